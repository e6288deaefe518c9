//! The table `offers`: every change of state is a compare-and-set on the state before.

use diesel::prelude::*;

use super::{Offer, State, role_name};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, FamilyId, OfferId, OrganiserId, PublicationId, SlotId};
use crate::journal::Kind;
use crate::planning::{Role, Standing};
use crate::store::Connection;
use crate::store::schema::{events, offers, requests, slots};

const LIVING: [&str; 2] = ["offered", "accepted"];

/// A new offer.
pub struct NewOffer<'a> {
    pub organiser: &'a OrganiserId,
    pub publication: Option<&'a PublicationId>,
    pub slot: &'a SlotId,
    pub caregiver: &'a CaregiverId,
    pub role: Role,
    pub answer_by: Instant,
}

pub fn insert(connection: &mut Connection, now: Instant, new: &NewOffer<'_>) -> anyhow::Result<OfferId> {
    let id = OfferId::new();
    diesel::insert_into(offers::table)
        .values((
            offers::id.eq(&id),
            offers::organiser_id.eq(new.organiser),
            offers::publication_id.eq(new.publication),
            offers::slot_id.eq(new.slot),
            offers::caregiver_id.eq(new.caregiver),
            offers::role.eq(role_name(new.role)),
            offers::state.eq(State::Offered.as_str()),
            offers::answer_by.eq(new.answer_by),
            offers::made_at.eq(now),
        ))
        .execute(connection)?;
    Ok(id)
}

/// Changes the state, if it is still the one it was seen in.
pub fn change(connection: &mut Connection, id: &OfferId, from: State, to: State) -> anyhow::Result<bool> {
    let changed = diesel::update(offers::table.find(id).filter(offers::state.eq(from.as_str())))
        .set(offers::state.eq(to.as_str()))
        .execute(connection)?;
    Ok(changed == 1)
}

pub fn get(connection: &mut Connection, organiser: &OrganiserId, id: &OfferId) -> anyhow::Result<Option<Offer>> {
    Ok(offers::table.find(id).filter(offers::organiser_id.eq(organiser)).select(Offer::as_select()).first(connection).optional()?)
}

pub fn of_slots(connection: &mut Connection, organiser: &OrganiserId, ids: &[SlotId]) -> anyhow::Result<Vec<Offer>> {
    let found = offers::table.filter(offers::organiser_id.eq(organiser)).filter(offers::slot_id.eq_any(ids));
    Ok(found.order(offers::id).select(Offer::as_select()).load(connection)?)
}

/// The living offer of a slot in a part.
pub fn living(connection: &mut Connection, slot: &SlotId, role: Role) -> anyhow::Result<Option<Offer>> {
    let found =
        offers::table.filter(offers::slot_id.eq(slot)).filter(offers::role.eq(role_name(role))).filter(offers::state.eq_any(LIVING));
    Ok(found.select(Offer::as_select()).first(connection).optional()?)
}

pub fn of_caregiver(connection: &mut Connection, now: Instant, caregiver: &CaregiverId) -> anyhow::Result<Vec<Offer>> {
    let found = offers::table
        .inner_join(slots::table)
        .filter(offers::caregiver_id.eq(caregiver))
        .filter(offers::state.eq_any(LIVING))
        .filter(slots::ends_at.gt(now));
    Ok(found.order(slots::starts_at).select(Offer::as_select()).load(connection)?)
}

type StandingRow = (SlotId, FamilyId, CaregiverId, String, String, Instant, Instant);

pub fn standing(connection: &mut Connection, organiser: &OrganiserId, from: Instant, until: Instant) -> anyhow::Result<Vec<Standing>> {
    let rows: Vec<StandingRow> = offers::table
        .inner_join(slots::table)
        .filter(offers::organiser_id.eq(organiser))
        .filter(offers::state.eq_any(LIVING))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::starts_at.ge(from))
        .filter(slots::starts_at.lt(until))
        .order((slots::starts_at, offers::id))
        .select((slots::id, slots::family_id, offers::caregiver_id, offers::role, offers::state, slots::starts_at, slots::ends_at))
        .load(connection)?;
    let standing = |(slot, family, caregiver, role, state, starts_at, ends_at): StandingRow| Standing {
        slot,
        family,
        caregiver,
        role: if role == "trainee" { Role::Trainee } else { Role::Caregiver },
        accepted: state == "accepted",
        starts_at,
        ends_at,
    };
    Ok(rows.into_iter().map(standing).collect())
}

/// Offers that nobody answered in time.
pub fn overdue(connection: &mut Connection, now: Instant) -> anyhow::Result<Vec<Offer>> {
    let found = offers::table.filter(offers::state.eq("offered")).filter(offers::answer_by.le(now));
    Ok(found.select(Offer::as_select()).limit(200).load(connection)?)
}

/// Offers that wait for an answer and have not been reminded of.
pub fn waiting_unreminded(connection: &mut Connection) -> anyhow::Result<Vec<Offer>> {
    let reminded = events::table.filter(events::offer_id.eq(offers::id.nullable())).filter(events::kind.eq(Kind::AnswerAsked.as_str()));
    let found = offers::table.filter(offers::state.eq("offered")).filter(diesel::dsl::not(diesel::dsl::exists(reminded)));
    Ok(found.select(Offer::as_select()).load(connection)?)
}

/// Accepted offers whose slot starts before a moment, that were made before another, and that nobody has been reminded of.
pub fn soon_unreminded(connection: &mut Connection, now: Instant, before: Instant, made_before: Instant) -> anyhow::Result<Vec<Offer>> {
    let reminded = events::table.filter(events::offer_id.eq(offers::id.nullable())).filter(events::kind.eq(Kind::Reminded.as_str()));
    let found = offers::table
        .inner_join(slots::table)
        .filter(offers::state.eq("accepted"))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::starts_at.gt(now))
        .filter(slots::starts_at.le(before))
        .filter(offers::made_at.le(made_before))
        .filter(diesel::dsl::not(diesel::dsl::exists(reminded)));
    Ok(found.select(Offer::as_select()).limit(200).load(connection)?)
}

pub fn offered_since(connection: &mut Connection, ids: &[CaregiverId], since: Instant) -> anyhow::Result<Vec<CaregiverId>> {
    let found = offers::table.inner_join(slots::table).filter(offers::caregiver_id.eq_any(ids)).filter(slots::ends_at.ge(since));
    Ok(found.select(offers::caregiver_id).distinct().load(connection)?)
}

pub fn ids_of_slots(connection: &mut Connection, ids: &[SlotId]) -> anyhow::Result<Vec<OfferId>> {
    Ok(offers::table.filter(offers::slot_id.eq_any(ids)).select(offers::id).load(connection)?)
}

pub fn ids_of_caregiver(connection: &mut Connection, id: &CaregiverId) -> anyhow::Result<Vec<OfferId>> {
    Ok(offers::table.filter(offers::caregiver_id.eq(id)).select(offers::id).load(connection)?)
}

pub fn delete(connection: &mut Connection, ids: &[OfferId]) -> anyhow::Result<()> {
    diesel::delete(offers::table.filter(offers::id.eq_any(ids))).execute(connection)?;
    Ok(())
}

/// Slots that start before `tomorrow`, that nobody has or is asked for, and whose families have not been told so: asked before
/// `fresh`, or so late that they start before `last`.
pub fn soon_unserved(
    connection: &mut Connection,
    now: Instant,
    tomorrow: Instant,
    fresh: Instant,
    last: Instant,
) -> anyhow::Result<Vec<(OrganiserId, SlotId)>> {
    let told = events::table.filter(events::slot_id.eq(slots::id.nullable())).filter(events::kind.eq(Kind::NobodyFound.as_str()));
    let caregiver = role_name(Role::Caregiver);
    let living =
        offers::table.filter(offers::slot_id.eq(slots::id)).filter(offers::role.eq(caregiver)).filter(offers::state.eq_any(LIVING));
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
