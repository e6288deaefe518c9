//! The table `events`: appended to; changed only where somebody is forgotten.

pub mod reading;

use diesel::prelude::*;

use super::{Entry, Event, Happened, Kind, OfSlot};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, CoordinatorId, EventId, FamilyId, OfferId, SlotId};
use crate::context::Context;
use crate::store::schema::events;
use crate::store::{self, Connection};

pub fn insert(context: &mut Context, entry: &Entry) -> anyhow::Result<()> {
    diesel::insert_into(events::table)
        .values((
            events::id.eq(EventId::new()),
            events::organiser_id.eq(&context.organiser.id),
            events::at.eq(context.now),
            events::kind.eq(entry.kind),
            events::actor_kind.eq(context.actor.kind()),
            events::actor_id.eq(context.actor.id()),
            events::family_id.eq(&entry.family),
            events::caregiver_id.eq(&entry.caregiver),
            events::slot_id.eq(&entry.slot),
            events::offer_id.eq(&entry.offer),
            events::week.eq(&entry.week),
            events::detail.eq(&entry.detail),
        ))
        .execute(context.connection)?;
    Ok(())
}

pub fn of_slot(context: &mut Context, slot: &SlotId) -> anyhow::Result<Vec<Event>> {
    let rows: Vec<(Instant, Kind, String, Option<CaregiverId>, String)> = events::table
        .filter(events::slot_id.eq(slot))
        .order(events::id)
        .select((events::at, events::kind, events::actor_kind, events::caregiver_id, events::detail))
        .load(context.connection)?;
    Ok(rows
        .into_iter()
        .map(|(at, kind, actor, caregiver, detail)| Event { at, kind, actor, caregiver, detail })
        .collect())
}

pub fn of_slots(context: &mut Context, slots: &[SlotId], kinds: &[Kind]) -> anyhow::Result<Vec<OfSlot>> {
    let columns =
        (events::slot_id.assume_not_null(), events::at, events::kind, events::actor_kind, events::caregiver_id);
    store::by_ids(slots, |slots| {
        let found = events::table
            .filter(events::organiser_id.eq(&context.organiser.id))
            .filter(events::slot_id.assume_not_null().eq_any(slots))
            .filter(events::kind.eq_any(kinds));
        found.order(events::id).select(columns).load(context.connection)
    })
}

pub fn happened_to(context: &mut Context, slots: &[SlotId], kinds: &[Kind]) -> anyhow::Result<Vec<SlotId>> {
    let found = events::table
        .filter(events::organiser_id.eq(&context.organiser.id))
        .filter(events::slot_id.assume_not_null().eq_any(slots))
        .filter(events::kind.eq_any(kinds));
    Ok(found.select(events::slot_id.assume_not_null()).distinct().load(context.connection)?)
}

pub fn happened_in_week(context: &mut Context, week: &str, kind: Kind) -> anyhow::Result<bool> {
    let found = events::table
        .filter(events::organiser_id.eq(&context.organiser.id))
        .filter(events::week.eq(week))
        .filter(events::kind.eq(kind));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(context.connection)?)
}

pub fn since(context: &mut Context, kinds: &[Kind], since: Instant, most: i64) -> anyhow::Result<Vec<Happened>> {
    let found = events::table
        .filter(events::organiser_id.eq(&context.organiser.id))
        .filter(events::kind.eq_any(kinds))
        .filter(events::at.ge(since))
        .order((events::at.desc(), events::id.desc()))
        .limit(most)
        .select((events::at, events::kind, events::slot_id, events::family_id, events::caregiver_id));
    Ok(found.load(context.connection)?)
}

pub fn last_of_offer(context: &mut Context, offer: &OfferId, kind: Kind) -> anyhow::Result<Option<Instant>> {
    let found = events::table.filter(events::offer_id.eq(offer)).filter(events::kind.eq(kind)).order(events::at.desc());
    Ok(found.select(events::at).first(context.connection).optional()?)
}

pub fn has_happened_to_offer(context: &mut Context, offer: &OfferId, kind: Kind) -> anyhow::Result<bool> {
    let found: i64 = events::table
        .filter(events::offer_id.eq(offer))
        .filter(events::kind.eq(kind))
        .count()
        .get_result(context.connection)?;
    Ok(found > 0)
}

pub fn caregivers_since(
    connection: &mut Connection,
    ids: &[CaregiverId],
    since: Instant,
) -> anyhow::Result<Vec<CaregiverId>> {
    let found = events::table.filter(events::caregiver_id.eq_any(ids)).filter(events::at.ge(since));
    Ok(found.select(events::caregiver_id.assume_not_null()).distinct().load(connection)?)
}

pub fn coordinators_since(
    connection: &mut Connection,
    ids: &[CoordinatorId],
    since: Instant,
) -> anyhow::Result<Vec<CoordinatorId>> {
    let found = events::table.filter(events::actor_id.eq_any(ids)).filter(events::at.ge(since));
    Ok(found.select(events::actor_id.assume_not_null()).distinct().load(connection)?)
}

pub fn take_out_actor(connection: &mut Connection, id: &str) -> anyhow::Result<()> {
    diesel::update(events::table.filter(events::actor_id.eq(id)))
        .set(events::actor_id.eq(None::<String>))
        .execute(connection)?;
    Ok(())
}

pub fn take_out_family(connection: &mut Connection, id: &FamilyId) -> anyhow::Result<()> {
    diesel::update(events::table.filter(events::family_id.eq(id)))
        .set(events::family_id.eq(None::<FamilyId>))
        .execute(connection)?;
    Ok(())
}

pub fn take_out_caregiver(connection: &mut Connection, id: &CaregiverId) -> anyhow::Result<()> {
    let hers = events::table.filter(events::caregiver_id.eq(id));
    diesel::update(hers).set(events::caregiver_id.eq(None::<CaregiverId>)).execute(connection)?;
    Ok(())
}

pub fn take_out_slots(connection: &mut Connection, ids: &[SlotId]) -> anyhow::Result<()> {
    diesel::update(events::table.filter(events::slot_id.eq_any(ids)))
        .set(events::slot_id.eq(None::<SlotId>))
        .execute(connection)?;
    Ok(())
}

pub fn take_out_offers(connection: &mut Connection, ids: &[OfferId]) -> anyhow::Result<()> {
    diesel::update(events::table.filter(events::offer_id.eq_any(ids)))
        .set(events::offer_id.eq(None::<OfferId>))
        .execute(connection)?;
    Ok(())
}

/// Deletes entries of before a moment, all or those of some kinds.
pub fn delete_before(
    connection: &mut Connection,
    kinds: Option<&'static [Kind]>,
    before: Instant,
    most: i64,
) -> anyhow::Result<usize> {
    let mut old = events::table.filter(events::at.lt(before)).into_boxed();
    if let Some(kinds) = kinds {
        old = old.filter(events::kind.eq_any(kinds));
    }
    let old: Vec<EventId> = old.order(events::id).limit(most).select(events::id).load(connection)?;
    Ok(diesel::delete(events::table.filter(events::id.eq_any(old))).execute(connection)?)
}
