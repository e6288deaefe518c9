//! What is looked through, and what comes next for those who were found.

use diesel::prelude::*;

use super::{MOST_READ, begun, horizon};
use crate::basics::EmailAddress;
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::context::Context;
use crate::offers::State;
use crate::planning::Role;
use crate::requests::Slot;
use crate::store::schema::{caregivers, families, offers, slots};

/// So many slots are looked through for what comes next.
const MOST_SLOTS: i64 = 2_000;

/// Somebody who may be looked for.
pub struct Person<Id> {
    pub id: Id,
    pub name: String,
    pub phone: String,
    /// The proved address.
    pub email: Option<String>,
    /// An address that was only given.
    pub heard: Option<String>,
    /// Postcode and locality.
    pub place: String,
}

pub fn families(context: &mut Context) -> anyhow::Result<Vec<Person<FamilyId>>> {
    type Row = (FamilyId, String, String, Option<EmailAddress>, Option<EmailAddress>, String, String);
    let rows: Vec<Row> = families::table
        .filter(families::organiser_id.eq(&context.organiser.id))
        .limit(MOST_READ)
        .select((
            families::id,
            families::name,
            families::phone,
            families::email,
            families::email_heard,
            families::postcode,
            families::locality,
        ))
        .load(context.connection)?;
    let person = |(id, name, phone, email, heard, postcode, locality): Row| Person {
        id,
        name,
        phone,
        email: email.map(|email| email.to_string()),
        heard: heard.map(|email| email.to_string()),
        place: format!("{postcode} {locality}"),
    };
    Ok(rows.into_iter().map(person).collect())
}

pub fn caregivers(context: &mut Context) -> anyhow::Result<Vec<Person<CaregiverId>>> {
    type Row = (CaregiverId, String, String, EmailAddress, String, String);
    let rows: Vec<Row> = caregivers::table
        .filter(caregivers::organiser_id.eq(&context.organiser.id))
        .limit(MOST_READ)
        .select((
            caregivers::id,
            caregivers::name,
            caregivers::phone,
            caregivers::email,
            caregivers::postcode,
            caregivers::locality,
        ))
        .load(context.connection)?;
    let person = |(id, name, phone, email, postcode, locality): Row| Person {
        id,
        name,
        phone,
        email: Some(email.to_string()),
        heard: None,
        place: format!("{postcode} {locality}"),
    };
    Ok(rows.into_iter().map(person).collect())
}

/// Whose slot it is, the slot, the other side and how the offer stands.
pub type NextRow<Id> = (Id, Slot, Option<String>, Option<State>);

/// What is asked for these families from now on, by start, with whoever was asked to come.
pub fn next_of_families(context: &mut Context, ids: &[FamilyId]) -> anyhow::Result<Vec<NextRow<FamilyId>>> {
    let coming: Vec<Slot> = slots::table
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::family_id.eq_any(ids))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::ends_at.gt(context.now))
        .filter(slots::starts_at.between(begun(context), horizon(context)))
        .order((slots::starts_at, slots::id))
        .limit(MOST_SLOTS)
        .select(Slot::as_select())
        .load(context.connection)?;
    let mut first: Vec<Slot> = Vec::new();
    for slot in coming {
        if !first.iter().any(|known| known.family_id == slot.family_id) {
            first.push(slot);
        }
    }
    let wanted: Vec<SlotId> = first.iter().map(|slot| slot.id.clone()).collect();
    let coming: Vec<(SlotId, String, State)> = offers::table
        .inner_join(caregivers::table)
        .filter(offers::slot_id.eq_any(&wanted))
        .filter(offers::role.eq(Role::Caregiver))
        .filter(offers::state.eq_any(State::LIVING))
        .select((offers::slot_id, caregivers::name, offers::state))
        .load(context.connection)?;
    let who = |slot: &Slot| coming.iter().find(|(id, ..)| *id == slot.id);
    let row = |slot: Slot| {
        let (name, state) = who(&slot).map(|(_, name, state)| (name.clone(), *state)).unzip();
        (slot.family_id.clone(), slot, name, state)
    };
    Ok(first.into_iter().map(row).collect())
}

/// What these caregivers were offered and have not declined, from now on, by start, with the family.
pub fn next_of_caregivers(context: &mut Context, ids: &[CaregiverId]) -> anyhow::Result<Vec<NextRow<CaregiverId>>> {
    let rows: Vec<(Slot, CaregiverId, String, State)> = offers::table
        .inner_join(slots::table.inner_join(families::table))
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::caregiver_id.eq_any(ids))
        .filter(offers::starts_at.between(begun(context), horizon(context)))
        .filter(offers::state.eq_any(State::LIVING))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::ends_at.gt(context.now))
        .order((slots::starts_at, offers::id))
        .limit(MOST_SLOTS)
        .select((Slot::as_select(), offers::caregiver_id, families::name, offers::state))
        .load(context.connection)?;
    Ok(rows.into_iter().map(|(slot, who, family, state)| (who, slot, Some(family), Some(state))).collect())
}
