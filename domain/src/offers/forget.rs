//! What is forgotten of offers, with the links to them.

use super::rows;
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, OfferId, SlotId};
use crate::links;
use crate::store::Connection;

/// Those of these caregivers who were offered no slot that ends at this moment or later.
pub fn quiet_caregivers(
    connection: &mut Connection,
    ids: Vec<CaregiverId>,
    since: Instant,
) -> anyhow::Result<Vec<CaregiverId>> {
    let busy = rows::offered_since(connection, &ids, since)?;
    Ok(ids.into_iter().filter(|id| !busy.contains(id)).collect())
}

/// The offers of these slots.
pub fn ids_of_slots(connection: &mut Connection, slots: &[SlotId]) -> anyhow::Result<Vec<OfferId>> {
    rows::ids_of_slots(connection, slots)
}

/// Everything that a caregiver was ever offered.
pub fn ids_of_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<Vec<OfferId>> {
    rows::ids_of_caregiver(connection, caregiver)
}

/// Forgets offers and the links to them, once the journal no longer names them.
pub fn forget(connection: &mut Connection, offers: &[OfferId]) -> anyhow::Result<()> {
    links::forget_offers(connection, offers)?;
    rows::delete(connection, offers)
}
