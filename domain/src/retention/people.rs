//! People who go with all that hangs on them, each in one transaction, in the order that foreign keys allow.

use super::write;
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, CoordinatorId, FamilyId};
use crate::notes::About;
use crate::store::{Connection, Database};
use crate::{
    caregivers, enquiries, families, journal, links, notes, offers, organisers, outbox, planning, requests, training,
};

/// Families that are looked at together.
const TOGETHER: usize = 200;

/// Forgets families whose last slot lies before a moment; how many.
pub fn families(database: &Database, before: Instant) -> anyhow::Result<usize> {
    let quiet = database.read_now(|c| {
        let known = families::made_before(c, before)?;
        quiet_families(c, known, before)
    })?;
    each(database, &quiet, |c, id| {
        // It may have asked again since it was looked for.
        if requests::quiet(c, vec![id.clone()], before)?.is_empty() { Ok(false) } else { family(c, id).map(|()| true) }
    })
}

/// Forgets what only whoever comes to the house needs to know, where the last slot lies before a moment; how much.
pub fn details_of_families(database: &Database, before: Instant) -> anyhow::Result<usize> {
    let known = database.read_now(|c| families::made_before(c, before))?;
    let mut gone = 0;
    for some in known.chunks(TOGETHER) {
        gone += write(database, |c| {
            let quiet = requests::quiet(c, some.to_vec(), before)?;
            Ok(families::forget_details(c, &quiet)? + requests::forget_wishes(c, &quiet)?)
        })?;
    }
    Ok(gone)
}

/// Forgets caregivers who stand here on their way in and with whom nothing has happened since a moment; how many.
pub fn caregivers(database: &Database, before: Instant, state: caregivers::State) -> anyhow::Result<usize> {
    let quiet = database.read_now(|c| {
        let known = caregivers::joined_before(c, before, state)?;
        quiet_caregivers(c, known, before)
    })?;
    each(database, &quiet, |c, id| {
        if quiet_caregivers(c, vec![id.clone()], before)?.is_empty() {
            Ok(false)
        } else {
            caregiver(c, id).map(|()| true)
        }
    })
}

/// Forgets coordinators who have done nothing since a moment; how many.
pub fn coordinators(database: &Database, before: Instant) -> anyhow::Result<usize> {
    let quiet = |c: &mut Connection| {
        let known = organisers::coordinators_before(c, before)?;
        journal::quiet_coordinators(c, known, before)
    };
    let found: Vec<CoordinatorId> = database.read_now(quiet)?;
    each(database, &found, |c, id| {
        if quiet(c)?.contains(id) { organisers::forget_coordinator(c, id).map(|()| true) } else { Ok(false) }
    })
}

/// Does one after the other, each in a transaction; how many were done. One that fails does not keep the others.
fn each<T>(
    database: &Database,
    ids: &[T],
    mut forget: impl FnMut(&mut Connection, &T) -> anyhow::Result<bool>,
) -> anyhow::Result<usize> {
    let (mut gone, mut failed) = (0, None);
    for id in ids {
        match write(database, |c| forget(c, id)) {
            Ok(done) => gone += usize::from(done),
            Err(error) => failed = Some(error),
        }
    }
    failed.map_or(Ok(gone), Err)
}

fn quiet_families(connection: &mut Connection, known: Vec<FamilyId>, since: Instant) -> anyhow::Result<Vec<FamilyId>> {
    let mut quiet = Vec::new();
    for some in known.chunks(TOGETHER) {
        quiet.extend(requests::quiet(connection, some.to_vec(), since)?);
    }
    Ok(quiet)
}

fn quiet_caregivers(
    connection: &mut Connection,
    known: Vec<CaregiverId>,
    since: Instant,
) -> anyhow::Result<Vec<CaregiverId>> {
    let mut quiet = Vec::new();
    for some in known.chunks(TOGETHER) {
        let without_slots = offers::quiet_caregivers(connection, some.to_vec(), since)?;
        quiet.extend(journal::quiet_caregivers(connection, without_slots, since)?);
    }
    Ok(quiet)
}

fn family(connection: &mut Connection, id: &FamilyId) -> anyhow::Result<()> {
    let slots: Vec<_> = requests::slot_ids_of_family(connection, id)?;
    let offered = offers::ids_of_slots(connection, &slots)?;
    journal::forget_family(connection, id, &slots, &offered)?;
    notes::forget_about(connection, &About::Family(id.clone()))?;
    outbox::forget_family(connection, id)?;
    links::forget_family(connection, id)?;
    offers::forget(connection, &offered)?;
    planning::forget_slots(connection, &slots)?;
    caregivers::forget_pairings_of_family(connection, id)?;
    enquiries::forget_family(connection, id)?;
    requests::forget_family(connection, id)?;
    families::forget(connection, id)
}

fn caregiver(connection: &mut Connection, id: &CaregiverId) -> anyhow::Result<()> {
    let offered = offers::ids_of_caregiver(connection, id)?;
    journal::forget_caregiver(connection, id, &offered)?;
    notes::forget_about(connection, &About::Caregiver(id.clone()))?;
    outbox::forget_caregiver(connection, id)?;
    links::forget_caregiver(connection, id)?;
    offers::forget(connection, &offered)?;
    planning::forget_caregiver(connection, id)?;
    training::forget_caregiver(connection, id)?;
    caregivers::forget(connection, id)
}
