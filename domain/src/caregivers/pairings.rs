//! Pairings: whom a family knows, and who does not come to it (either side's wish, kinship, the same roof).

use super::rows;
use crate::basics::ids::{CaregiverId, FamilyId};
use crate::choices;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};

choices! {
    /// What a caregiver is to a family.
    Pairing {
        /// She never comes there.
        Never => "never",
        /// The family knows her and would like her again.
        Usual => "usual",
    }
}

/// What came of setting a pairing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paired {
    /// It is so now.
    Paired,
    /// One of the two is not with this organiser.
    Unknown,
}

/// What caregivers are to these families, as far as something was said.
pub fn of_families(
    context: &mut Context,
    families: &[FamilyId],
) -> anyhow::Result<Vec<(FamilyId, CaregiverId, Pairing)>> {
    rows::pairings(context, families)
}

/// Sets what a caregiver is to a family, in place of what she was.
pub fn pair(
    context: &mut Context,
    family: &FamilyId,
    caregiver: &CaregiverId,
    pairing: Pairing,
) -> anyhow::Result<Paired> {
    if !rows::both_here(context, family, caregiver)? {
        return Ok(Paired::Unknown);
    }
    rows::delete_pairing(context, family, caregiver)?;
    rows::insert_pairing(context, family, caregiver, pairing)?;
    let entry = Entry::new(Kind::ProfileChanged).family(family).caregiver(caregiver);
    journal::record(context, &entry.detail(format!("pairing: {}", pairing.as_str())))?;
    Ok(Paired::Paired)
}

/// Takes a pairing back: the two are to each other as any others.
pub fn unpair(context: &mut Context, family: &FamilyId, caregiver: &CaregiverId) -> anyhow::Result<Paired> {
    if !rows::both_here(context, family, caregiver)? {
        return Ok(Paired::Unknown);
    }
    rows::delete_pairing(context, family, caregiver)?;
    let entry = Entry::new(Kind::ProfileChanged).family(family).caregiver(caregiver);
    journal::record(context, &entry.detail("pairing: none"))?;
    Ok(Paired::Paired)
}
