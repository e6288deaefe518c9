//! What is forgotten of requests, and which families have asked for nothing lately.

use super::rows::forget as old;
use crate::basics::Instant;
use crate::basics::ids::{FamilyId, SlotId};
use crate::store::Connection;

/// Those of these families that have no slot that ends at this moment or later (not even a cancelled one) and have
/// asked for nothing since.
pub fn quiet(connection: &mut Connection, families: Vec<FamilyId>, since: Instant) -> anyhow::Result<Vec<FamilyId>> {
    let busy = old::families_since(connection, &families, since)?;
    Ok(families.into_iter().filter(|id| !busy.contains(id)).collect())
}

/// The ids of all slots of a family, whosever it is.
pub fn slot_ids_of_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<Vec<SlotId>> {
    old::slots_of(connection, family)
}

/// Forgets what these families wished for beside care; how many requests had such a wish.
pub fn forget_wishes(connection: &mut Connection, families: &[FamilyId]) -> anyhow::Result<usize> {
    old::empty_wishes(connection, families)
}

/// Forgets everything that a family has asked, once no offer and no plan hangs on its slots any more.
pub fn forget_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    old::delete_slots(connection, family)?;
    old::delete_requests(connection, family)
}
