//! The table `offers`: every change of state is a compare-and-set on the state before.

pub mod arrivals;
pub mod chasing;
pub mod open;

use std::collections::HashMap;

use diesel::prelude::*;

use super::{Offer, State};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, FamilyId, OfferId, OrganiserId, PublicationId, SlotId};
use crate::context::Context;
use crate::journal::Kind;
use crate::planning::{Role, Standing};
use crate::requests::Slot;
use crate::store::Connection;
use crate::store::schema::{caregivers, events, families, offers, requests, slots};

/// A new offer.
pub struct NewOffer<'a> {
    pub publication: Option<&'a PublicationId>,
    pub caregiver: &'a CaregiverId,
    pub role: Role,
    /// Whether she is asked alone or among others.
    pub state: State,
    pub answer_by: Instant,
}

pub fn insert(context: &mut Context, slot_id: &SlotId, new: &NewOffer<'_>) -> anyhow::Result<OfferId> {
    let id = OfferId::new();
    let slot = slots::table.find(slot_id).select((slots::family_id, slots::starts_at, slots::ends_at));
    let (family, starts_at, ends_at): (FamilyId, Instant, Instant) = slot.first(context.connection)?;
    diesel::insert_into(offers::table)
        .values((
            offers::id.eq(&id),
            offers::organiser_id.eq(&context.organiser.id),
            offers::family_id.eq(family),
            offers::starts_at.eq(starts_at),
            offers::minutes.eq(i32::try_from(ends_at.minutes_since(starts_at))?),
            offers::publication_id.eq(new.publication),
            offers::slot_id.eq(slot_id),
            offers::caregiver_id.eq(new.caregiver),
            offers::role.eq(new.role),
            offers::state.eq(new.state),
            offers::answer_by.eq(new.answer_by),
            offers::made_at.eq(context.now),
        ))
        .execute(context.connection)?;
    Ok(id)
}

/// Changes the state, if it is still the one it was seen in.
pub fn change(context: &mut Context, id: &OfferId, from: State, to: State) -> anyhow::Result<bool> {
    let changed = diesel::update(offers::table.find(id).filter(offers::state.eq(from)))
        .set(offers::state.eq(to))
        .execute(context.connection)?;
    Ok(changed == 1)
}

pub fn get(context: &mut Context, id: &OfferId) -> anyhow::Result<Option<Offer>> {
    Ok(offers::table
        .find(id)
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .select(Offer::as_select())
        .first(context.connection)
        .optional()?)
}

pub fn of_slots(context: &mut Context, ids: &[SlotId]) -> anyhow::Result<Vec<Offer>> {
    let found =
        offers::table.filter(offers::organiser_id.eq(&context.organiser.id)).filter(offers::slot_id.eq_any(ids));
    Ok(found.order(offers::id).select(Offer::as_select()).load(context.connection)?)
}

/// The living offer of a slot in a part.
pub fn living(context: &mut Context, slot: &SlotId, role: Role) -> anyhow::Result<Option<Offer>> {
    let found = offers::table
        .filter(offers::slot_id.eq(slot))
        .filter(offers::role.eq(role))
        .filter(offers::state.eq_any(State::LIVING));
    Ok(found.select(Offer::as_select()).first(context.connection).optional()?)
}

/// Who was asked for these slots among others and has not answered, the first asked first.
pub fn asked(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<Vec<Offer>> {
    let found = offers::table
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::slot_id.eq_any(slots))
        .filter(offers::state.eq(State::Asked));
    Ok(found.order(offers::id).select(Offer::as_select()).load(context.connection)?)
}

/// What one person was offered or asked of a slot in a part, and may still come to.
pub fn standing_of(
    context: &mut Context,
    slot: &SlotId,
    role: Role,
    caregiver: &CaregiverId,
) -> anyhow::Result<Option<Offer>> {
    let found = offers::table
        .filter(offers::slot_id.eq(slot))
        .filter(offers::role.eq(role))
        .filter(offers::caregiver_id.eq(caregiver))
        .filter(offers::state.eq_any(State::STANDING));
    Ok(found.select(Offer::as_select()).first(context.connection).optional()?)
}

pub fn of_caregiver(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Vec<Offer>> {
    let found = offers::table
        .inner_join(slots::table)
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::caregiver_id.eq(caregiver))
        .filter(offers::state.eq_any(State::STANDING))
        .filter(slots::ends_at.gt(context.now));
    Ok(found.order(slots::starts_at).select(Offer::as_select()).load(context.connection)?)
}

/// Everything that a caregiver was offered or asked between two moments, by start, with the slot and the family's name.
pub fn between(
    context: &mut Context,
    caregiver: &CaregiverId,
    from: Instant,
    until: Instant,
) -> anyhow::Result<Vec<(Offer, Slot, String)>> {
    let hers = offers::table
        .inner_join(slots::table.inner_join(families::table))
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::caregiver_id.eq(caregiver))
        .filter(offers::starts_at.ge(from))
        .filter(offers::starts_at.lt(until));
    let columns = (Offer::as_select(), Slot::as_select(), families::name);
    Ok(hers.order((offers::starts_at, offers::id)).select(columns).load(context.connection)?)
}

type StandingRow = (SlotId, FamilyId, CaregiverId, Role, State, Instant, Instant);

/// Who comes where between two moments.
pub fn standing(context: &mut Context, from: Instant, until: Instant) -> anyhow::Result<Vec<Standing>> {
    let rows: Vec<StandingRow> = offers::table
        .inner_join(slots::table)
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::state.eq_any(State::LIVING))
        .filter(slots::cancelled_at.is_null())
        .filter(offers::starts_at.ge(from))
        .filter(offers::starts_at.lt(until))
        .order((offers::starts_at, offers::id))
        .select((
            slots::id,
            slots::family_id,
            offers::caregiver_id,
            offers::role,
            offers::state,
            slots::starts_at,
            slots::ends_at,
        ))
        .load(context.connection)?;
    let standing = |(slot, family, caregiver, role, state, starts_at, ends_at): StandingRow| Standing {
        slot,
        family,
        caregiver,
        role,
        accepted: state == State::Accepted,
        starts_at,
        ends_at,
    };
    Ok(rows.into_iter().map(standing).collect())
}

/// Minutes of each caregiver in offers of these states for what starts between two moments.
pub fn minutes(
    context: &mut Context,
    states: &[State],
    from: Instant,
    until: Instant,
) -> anyhow::Result<HashMap<CaregiverId, i64>> {
    // Caregiver by caregiver: so each sum is a stretch of one index, and nothing is sorted.
    let hers = offers::table
        .filter(offers::caregiver_id.eq(caregivers::id))
        .filter(offers::starts_at.ge(from))
        .filter(offers::starts_at.lt(until))
        .filter(offers::state.eq_any(states.to_vec()))
        .select(diesel::dsl::sum(offers::minutes))
        .single_value();
    let sums: Vec<(CaregiverId, Option<i64>)> = caregivers::table
        .filter(caregivers::organiser_id.eq(&context.organiser.id))
        .select((caregivers::id, hers))
        .load(context.connection)?;
    Ok(sums.into_iter().filter_map(|(caregiver, sum)| Some((caregiver, sum?))).collect())
}

/// What stands for one caregiver between two moments: when each starts, and its minutes.
pub fn minutes_of(
    context: &mut Context,
    caregiver: &CaregiverId,
    from: Instant,
    until: Instant,
) -> anyhow::Result<Vec<(Instant, i32)>> {
    let hers =
        offers::table.filter(offers::organiser_id.eq(&context.organiser.id)).filter(offers::caregiver_id.eq(caregiver));
    let hers = hers
        .filter(offers::state.eq_any(State::LIVING))
        .filter(offers::starts_at.ge(from))
        .filter(offers::starts_at.lt(until));
    Ok(hers.select((offers::starts_at, offers::minutes)).load(context.connection)?)
}

/// Who came, as caregiver, to the families that have a slot in a week, between two moments.
pub fn came(
    context: &mut Context,
    week: &str,
    from: Instant,
    until: Instant,
) -> anyhow::Result<Vec<(FamilyId, CaregiverId)>> {
    let of_week = slots::table
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.eq(week))
        .filter(slots::cancelled_at.is_null())
        .select(slots::family_id);
    let came = offers::table
        .filter(offers::family_id.eq_any(of_week))
        .filter(offers::state.eq(State::Accepted))
        .filter(offers::role.eq(Role::Caregiver))
        .filter(offers::starts_at.ge(from))
        .filter(offers::starts_at.lt(until));
    Ok(came.select((offers::family_id, offers::caregiver_id)).distinct().load(context.connection)?)
}

/// Offers that nobody answered in time.
pub fn overdue(connection: &mut Connection, now: Instant) -> anyhow::Result<Vec<Offer>> {
    let found = offers::table.filter(offers::state.eq_any(State::AWAITED)).filter(offers::answer_by.le(now));
    Ok(found.select(Offer::as_select()).limit(200).load(connection)?)
}

/// Accepted offers whose slot starts before a moment, that were made before another, and that nobody has been reminded
/// of.
pub fn soon_unreminded(
    connection: &mut Connection,
    now: Instant,
    before: Instant,
    made_before: Instant,
) -> anyhow::Result<Vec<Offer>> {
    let reminded =
        events::table.filter(events::offer_id.eq(offers::id.nullable())).filter(events::kind.eq(Kind::Reminded));
    let found = offers::table
        .inner_join(slots::table)
        .filter(offers::state.eq(State::Accepted))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::starts_at.gt(now))
        .filter(slots::starts_at.le(before))
        .filter(offers::made_at.le(made_before))
        .filter(diesel::dsl::not(diesel::dsl::exists(reminded)));
    Ok(found.select(Offer::as_select()).limit(200).load(connection)?)
}

pub fn offered_since(
    connection: &mut Connection,
    ids: &[CaregiverId],
    since: Instant,
) -> anyhow::Result<Vec<CaregiverId>> {
    let found = offers::table
        .inner_join(slots::table)
        .filter(offers::caregiver_id.eq_any(ids))
        .filter(slots::ends_at.ge(since));
    Ok(found.select(offers::caregiver_id).distinct().load(connection)?)
}

pub fn ids_of_slots(connection: &mut Connection, ids: &[SlotId]) -> anyhow::Result<Vec<OfferId>> {
    Ok(offers::table.filter(offers::slot_id.eq_any(ids)).select(offers::id).load(connection)?)
}

pub fn ids_of_caregiver(connection: &mut Connection, id: &CaregiverId) -> anyhow::Result<Vec<OfferId>> {
    Ok(offers::table.filter(offers::caregiver_id.eq(id)).select(offers::id).load(connection)?)
}

pub fn delete(connection: &mut Connection, ids: &[OfferId]) -> anyhow::Result<()> {
    arrivals::delete_of_offers(connection, ids)?;
    diesel::delete(offers::table.filter(offers::id.eq_any(ids))).execute(connection)?;
    Ok(())
}

/// Slots that start before `tomorrow`, that nobody has or is asked for, and whose families have not been told so: asked
/// before `fresh`, or so late that they start before `last`.
pub fn soon_unserved(
    connection: &mut Connection,
    now: Instant,
    tomorrow: Instant,
    fresh: Instant,
    last: Instant,
) -> anyhow::Result<Vec<(OrganiserId, SlotId)>> {
    let told =
        events::table.filter(events::slot_id.eq(slots::id.nullable())).filter(events::kind.eq(Kind::NobodyFound));
    let caregiver = Role::Caregiver;
    let living = offers::table
        .filter(offers::slot_id.eq(slots::id))
        .filter(offers::role.eq(caregiver))
        .filter(offers::state.eq_any(State::STANDING));
    let found = slots::table
        .inner_join(requests::table)
        .filter(slots::cancelled_at.is_null())
        .filter(slots::starts_at.gt(now))
        .filter(slots::starts_at.le(tomorrow))
        .filter(requests::asked_at.le(fresh).or(slots::starts_at.le(last)))
        .filter(diesel::dsl::not(diesel::dsl::exists(told)))
        .filter(diesel::dsl::not(diesel::dsl::exists(living)));
    Ok(found.order(slots::starts_at).select((slots::organiser_id, slots::id)).limit(200).load(connection)?)
}
