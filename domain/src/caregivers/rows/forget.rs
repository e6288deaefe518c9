//! What goes from the tables of this room.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basics::Instant;
use crate::basics::ids::{AvailabilityId, CaregiverId, FamilyId};
use crate::caregivers::State;
use crate::store::Connection;
use crate::store::schema::{
    absences, availability_exceptions, availability_patterns, caregivers, minutes_by_hand, new_addresses, pairings,
};

pub fn joined_before(connection: &mut Connection, before: Instant, state: State) -> anyhow::Result<Vec<CaregiverId>> {
    let old = caregivers::table.filter(caregivers::created_at.lt(before)).order(caregivers::id).select(caregivers::id);
    let (admitted, proved) = (caregivers::admitted_at.is_not_null(), caregivers::proved_at.is_not_null());
    Ok(match state {
        State::Active | State::Away | State::Left => old.filter(admitted).load(connection)?,
        State::Waiting => old.filter(caregivers::admitted_at.is_null()).filter(proved).load(connection)?,
        State::Unproved => {
            old.filter(caregivers::admitted_at.is_null()).filter(caregivers::proved_at.is_null()).load(connection)?
        }
    })
}

pub fn delete_exceptions(connection: &mut Connection, before: NaiveDate, most: i64) -> anyhow::Result<usize> {
    let old: Vec<AvailabilityId> = availability_exceptions::table
        .filter(availability_exceptions::day.lt(before))
        .limit(most)
        .select(availability_exceptions::id)
        .load(connection)?;
    let gone = availability_exceptions::table.filter(availability_exceptions::id.eq_any(old));
    Ok(diesel::delete(gone).execute(connection)?)
}

/// `month` as in `2026-11`: such texts sort as the months do.
pub fn delete_minutes(connection: &mut Connection, month: &str) -> anyhow::Result<usize> {
    Ok(diesel::delete(minutes_by_hand::table.filter(minutes_by_hand::month.lt(month))).execute(connection)?)
}

pub fn delete_new_addresses(connection: &mut Connection, before: Instant) -> anyhow::Result<usize> {
    Ok(diesel::delete(new_addresses::table.filter(new_addresses::given_at.lt(before))).execute(connection)?)
}

pub fn delete_pairings_of_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    diesel::delete(pairings::table.filter(pairings::family_id.eq(family))).execute(connection)?;
    Ok(())
}

pub fn delete(connection: &mut Connection, id: &CaregiverId) -> anyhow::Result<()> {
    diesel::delete(availability_patterns::table.filter(availability_patterns::caregiver_id.eq(id)))
        .execute(connection)?;
    diesel::delete(availability_exceptions::table.filter(availability_exceptions::caregiver_id.eq(id)))
        .execute(connection)?;
    diesel::delete(minutes_by_hand::table.filter(minutes_by_hand::caregiver_id.eq(id))).execute(connection)?;
    diesel::delete(pairings::table.filter(pairings::caregiver_id.eq(id))).execute(connection)?;
    diesel::delete(absences::table.filter(absences::caregiver_id.eq(id))).execute(connection)?;
    diesel::delete(new_addresses::table.filter(new_addresses::caregiver_id.eq(id))).execute(connection)?;
    diesel::delete(caregivers::table.find(id)).execute(connection)?;
    Ok(())
}
