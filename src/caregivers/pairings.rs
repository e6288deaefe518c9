//! Pairings: whom a family knows, and who does not come to it (either side's wish, kinship, the same roof).

use super::rows;
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, FamilyId, OrganiserId};
use crate::journal::{self, Actor, Entry, Kind};
use crate::store::Connection;

/// What a caregiver is to a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// She never comes there.
    Never,
    /// The family knows her and would like her again.
    Usual,
}

impl Pairing {
    /// The pairing as the databases and the journal keep it.
    pub fn as_str(self) -> &'static str {
        match self {
            Pairing::Never => "never",
            Pairing::Usual => "usual",
        }
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

/// Who never comes to whom.
pub fn never(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<Vec<(FamilyId, CaregiverId)>> {
    rows::pairings(connection, organiser, Pairing::Never.as_str())
}

/// Who would be welcome again where.
pub fn usual(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<Vec<(FamilyId, CaregiverId)>> {
    rows::pairings(connection, organiser, Pairing::Usual.as_str())
}

/// Sets what a caregiver is to a family, in place of what she was.
pub fn pair(
    connection: &mut Connection,
    now: Instant,
    actor: &Actor,
    organiser: &OrganiserId,
    family: &FamilyId,
    caregiver: &CaregiverId,
    pairing: Pairing,
) -> anyhow::Result<Paired> {
    if !rows::both_here(connection, organiser, family, caregiver)? {
        return Ok(Paired::Unknown);
    }
    rows::delete_pairing(connection, organiser, family, caregiver)?;
    rows::insert_pairing(connection, organiser, family, caregiver, pairing.as_str())?;
    let entry = Entry::new(organiser, Kind::ProfileChanged, actor).family(family).caregiver(caregiver);
    journal::record(connection, now, &entry.detail(format!("pairing: {}", pairing.as_str())))?;
    Ok(Paired::Paired)
}

/// Takes a pairing back: the two are to each other as any others.
pub fn unpair(
    connection: &mut Connection,
    now: Instant,
    actor: &Actor,
    organiser: &OrganiserId,
    family: &FamilyId,
    caregiver: &CaregiverId,
) -> anyhow::Result<()> {
    if rows::both_here(connection, organiser, family, caregiver)? {
        rows::delete_pairing(connection, organiser, family, caregiver)?;
        let entry = Entry::new(organiser, Kind::ProfileChanged, actor).family(family).caregiver(caregiver);
        journal::record(connection, now, &entry.detail("pairing: none"))?;
    }
    Ok(())
}
