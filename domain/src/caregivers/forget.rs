//! What is forgotten of caregivers.

use super::{State, rows};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, FamilyId};
use crate::store::Connection;

/// Caregivers who joined before a moment and stand here on their way in.
pub fn joined_before(connection: &mut Connection, before: Instant, state: State) -> anyhow::Result<Vec<CaregiverId>> {
    rows::forget::joined_before(connection, before, state)
}

/// Forgets exceptions to her hours on days before a moment, at most so many; how many.
pub fn forget_exceptions(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    rows::forget::delete_exceptions(connection, before.utc().date_naive(), most)
}

/// Forgets minutes by hand of months before the one that a moment lies in; how many.
pub fn forget_minutes_by_hand(connection: &mut Connection, before: Instant) -> anyhow::Result<usize> {
    rows::forget::delete_minutes(connection, &before.utc().format("%Y-%m").to_string())
}

/// Forgets new addresses that were given before a moment and never proved; how many.
pub fn forget_new_addresses(connection: &mut Connection, before: Instant) -> anyhow::Result<usize> {
    rows::forget::delete_new_addresses(connection, before)
}

/// Forgets who comes to a family and who never does.
pub fn forget_pairings_of_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    rows::forget::delete_pairings_of_family(connection, family)
}

/// Forgets a caregiver, once no offer, no plan and no certificate hangs on her.
pub fn forget(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::forget::delete(connection, caregiver)
}
