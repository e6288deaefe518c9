//! What the office has not been told of yet.

use std::collections::{HashMap, HashSet};

use diesel::dsl::max;
use diesel::prelude::*;

use super::{MOST, open_slots};
use crate::basics::Instant;
use crate::basics::ids::{LetterId, SlotId};
use crate::context::Context;
use crate::journal::Kind;
use crate::offers::{Said, State as OfferState};
use crate::outbox::State;
use crate::requests::Slot;
use crate::store::schema::{arrivals, events, families, offers, outbox, requests, slots};

/// A slot that nobody has, where it is.
pub type Open = (Slot, String, String);

/// Slots that begin before a moment and that nobody has, of requests that were made before another; with postcode and
/// locality.
pub fn open(context: &mut Context, until: Instant, asked_before: Instant) -> anyhow::Result<Vec<Open>> {
    let joined = slots::table.inner_join(families::table).inner_join(requests::table);
    let open = open_slots!(joined, context, until).filter(requests::asked_at.le(asked_before));
    let columns = (Slot::as_select(), families::postcode, families::locality);
    Ok(open.order((slots::starts_at, slots::id)).limit(MOST).select(columns).load(context.connection)?)
}

/// Where nobody came to what still runs, says the family by its link, and the office has not heard since it said so.
pub fn missed(context: &mut Context) -> anyhow::Result<Vec<Open>> {
    let told = events::table
        .filter(events::slot_id.eq(slots::id.nullable()))
        .filter(events::kind.eq(Kind::OfficeAlerted))
        .filter(events::at.ge(arrivals::said_at));
    let missed = arrivals::table
        .inner_join(offers::table.inner_join(slots::table.inner_join(families::table)))
        .filter(arrivals::organiser_id.eq(&context.organiser.id))
        .filter(arrivals::said.eq(Said::NobodyCame))
        .filter(arrivals::said_by.eq("family"))
        .filter(offers::state.eq(OfferState::Accepted))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::ends_at.gt(context.now))
        .filter(diesel::dsl::not(diesel::dsl::exists(told)));
    let columns = (Slot::as_select(), families::postcode, families::locality);
    Ok(missed.order((slots::starts_at, slots::id)).limit(MOST).select(columns).load(context.connection)?)
}

/// When the office was last told of anything.
pub fn last_alert(context: &mut Context) -> anyhow::Result<Option<Instant>> {
    let told = events::table
        .filter(events::organiser_id.eq(&context.organiser.id))
        .filter(events::kind.eq(Kind::OfficeAlerted));
    Ok(told.order(events::at.desc()).select(events::at).first(context.connection).optional()?)
}

/// What was last written down about each of these slots: that it was offered, or that the office heard of it.
pub fn last_word(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<HashMap<SlotId, Kind>> {
    let told = events::table.filter(events::slot_id.eq_any(slots)).filter(events::kind.eq_any([
        Kind::OfficeAlerted,
        Kind::LateNo,
        Kind::Offered,
    ]));
    let columns = (events::slot_id.assume_not_null(), events::kind);
    let in_order: Vec<(SlotId, Kind)> =
        told.order((events::at, events::id)).select(columns).load(context.connection)?;
    Ok(in_order.into_iter().collect())
}

/// When the office last heard of each week that is not published.
pub fn last_of_weeks(context: &mut Context, weeks: &[String]) -> anyhow::Result<HashMap<String, Instant>> {
    let told = events::table
        .filter(events::organiser_id.eq(&context.organiser.id))
        .filter(events::kind.eq(Kind::OfficeAlerted))
        .filter(events::week.eq_any(weeks));
    let last: Vec<(Option<String>, Option<Instant>)> =
        told.group_by(events::week).select((events::week, max(events::at))).load(context.connection)?;
    Ok(last.into_iter().filter_map(|(week, at)| week.zip(at)).collect())
}

/// So often a letter was tried that is said not to leave.
const TRIED: i32 = 3;

/// Letters that were set aside or came back, or that were tried again and again and were written before a moment. What
/// goes to the office itself is left out: it would be told where it does not arrive.
pub fn letters(context: &mut Context, waits_since: Instant) -> anyhow::Result<Vec<LetterId>> {
    let waits =
        outbox::state.eq(State::Waiting).and(outbox::attempts.ge(TRIED)).and(outbox::written_at.lt(waits_since));
    let unread = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::state.eq_any([State::Failed, State::Bounced, State::Waiting]))
        .filter(outbox::state.ne(State::Waiting).or(waits))
        .filter(outbox::recipient.ne(&context.organiser.contact_email));
    Ok(unread.order(outbox::id.desc()).limit(MOST).select(outbox::id).load(context.connection)?)
}

/// Which letters the office has heard of since a moment, as the journal notes them.
pub fn letters_told(context: &mut Context, since: Instant) -> anyhow::Result<HashSet<String>> {
    let told = events::table
        .filter(events::organiser_id.eq(&context.organiser.id))
        .filter(events::kind.eq(Kind::OfficeAlerted))
        .filter(events::at.ge(since))
        .filter(events::slot_id.is_null());
    let details: Vec<String> = told.select(events::detail).load(context.connection)?;
    Ok(details.into_iter().collect())
}
