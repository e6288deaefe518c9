//! The table `events`.

use diesel::prelude::*;

use super::{Entry, Event, Kind};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, EventId, OfferId, SlotId};
use crate::store::Connection;
use crate::store::schema::events;

pub fn insert(connection: &mut Connection, now: Instant, entry: &Entry) -> anyhow::Result<()> {
    diesel::insert_into(events::table)
        .values((
            events::id.eq(EventId::new()),
            events::organiser_id.eq(&entry.organiser),
            events::at.eq(now),
            events::kind.eq(entry.kind.as_str()),
            events::actor_kind.eq(entry.actor.kind()),
            events::actor_id.eq(entry.actor.id()),
            events::family_id.eq(&entry.family),
            events::caregiver_id.eq(&entry.caregiver),
            events::slot_id.eq(&entry.slot),
            events::offer_id.eq(&entry.offer),
            events::week.eq(&entry.week),
            events::detail.eq(&entry.detail),
        ))
        .execute(connection)?;
    Ok(())
}

pub fn of_slot(connection: &mut Connection, slot: &SlotId) -> anyhow::Result<Vec<Event>> {
    let rows: Vec<(Instant, String, String, Option<CaregiverId>, String)> = events::table
        .filter(events::slot_id.eq(slot))
        .order(events::id)
        .select((events::at, events::kind, events::actor_kind, events::caregiver_id, events::detail))
        .load(connection)?;
    Ok(rows.into_iter().map(|(at, kind, actor, caregiver, detail)| Event { at, kind, actor, caregiver, detail }).collect())
}

pub fn has_happened_to_offer(connection: &mut Connection, offer: &OfferId, kind: Kind) -> anyhow::Result<bool> {
    let found: i64 =
        events::table.filter(events::offer_id.eq(offer)).filter(events::kind.eq(kind.as_str())).count().get_result(connection)?;
    Ok(found > 0)
}
