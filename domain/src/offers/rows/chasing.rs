//! Offers with when whoever has them was last reminded to answer.

use std::collections::HashMap;

use diesel::dsl::max;
use diesel::prelude::*;

use crate::basics::Instant;
use crate::basics::ids::{OfferId, SlotId};
use crate::context::Context;
use crate::journal::Kind;
use crate::offers::{Offer, Sent, State};
use crate::requests::Slot;
use crate::store::Connection;
use crate::store::schema::{caregivers, events, families, offers, slots};

/// All offers that wait for an answer.
pub fn awaited(connection: &mut Connection) -> anyhow::Result<Vec<Offer>> {
    let found = offers::table.filter(offers::state.eq_any(State::AWAITED));
    Ok(found.order(offers::id).select(Offer::as_select()).load(connection)?)
}

/// When whoever has an offer that waits was last reminded of it, as far as she was.
pub fn last_reminders(connection: &mut Connection) -> anyhow::Result<HashMap<OfferId, Instant>> {
    let reminded = events::table
        .inner_join(offers::table)
        .filter(events::kind.eq(Kind::AnswerAsked))
        .filter(offers::state.eq_any(State::AWAITED));
    let last: Vec<(OfferId, Option<Instant>)> =
        reminded.group_by(offers::id).select((offers::id, max(events::at))).load(connection)?;
    Ok(last.into_iter().filter_map(|(offer, at)| Some((offer, at?))).collect())
}

/// Everything that was offered of a week, or of one slot of it, by start and the last first, with the names of both.
pub fn of_week(context: &mut Context, week: &str, slot: Option<&SlotId>) -> anyhow::Result<Vec<Sent>> {
    let mut found = offers::table
        .inner_join(caregivers::table)
        .inner_join(slots::table.inner_join(families::table))
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.eq(week))
        .into_boxed();
    if let Some(slot) = slot {
        found = found.filter(slots::id.eq(slot));
    }
    let rows: Vec<(Offer, Slot, String, String)> = found
        .order((offers::starts_at, offers::slot_id, offers::id.desc()))
        .select((Offer::as_select(), Slot::as_select(), caregivers::name, families::name))
        .load(context.connection)?;
    let reminded = events::table
        .inner_join(offers::table)
        .inner_join(slots::table)
        .filter(events::organiser_id.eq(&context.organiser.id))
        .filter(events::kind.eq(Kind::AnswerAsked))
        .filter(slots::week.eq(week));
    let reminded: Vec<(OfferId, Option<Instant>)> =
        reminded.group_by(offers::id).select((offers::id, max(events::at))).load(context.connection)?;
    let reminded: HashMap<OfferId, Option<Instant>> = reminded.into_iter().collect();
    let sent = |(offer, slot, caregiver, family): (Offer, Slot, String, String)| {
        let reminded_at = reminded.get(&offer.id).copied().flatten();
        Sent { offer, slot, caregiver, family, reminded_at, reminds_at: None }
    };
    Ok(rows.into_iter().map(sent).collect())
}
