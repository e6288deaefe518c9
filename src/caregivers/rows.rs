//! The tables `caregivers`, `minutes_by_hand` and `pairings`.

pub mod availability;
pub mod forget;

use diesel::prelude::*;

use super::{Caregiver, Newcomer, Profile, Tags, Terms};
use crate::basics::ids::{CaregiverId, FamilyId, OrganiserId};
use crate::basics::{EmailAddress, Instant};
use crate::on_either;
use crate::store::Connection;
use crate::store::schema::{caregivers, families, minutes_by_hand, pairings};

/// The id of the new row; `None` when this submission is there already. Who is admitted at once has a proved address too.
pub fn insert(
    connection: &mut Connection,
    now: Instant,
    organiser: &OrganiserId,
    newcomer: &Newcomer,
    terms: &Terms,
    admitted: Option<Instant>,
) -> anyhow::Result<Option<CaregiverId>> {
    let id = CaregiverId::new();
    let inserted = on_either!(connection, |c| diesel::insert_into(caregivers::table)
        .values((
            caregivers::id.eq(&id),
            caregivers::organiser_id.eq(organiser),
            caregivers::email.eq(&newcomer.email),
            &newcomer.profile,
            terms,
            caregivers::created_at.eq(now),
            caregivers::proved_at.eq(admitted),
            caregivers::admitted_at.eq(admitted),
            caregivers::submission.eq(&newcomer.submission),
        ))
        .on_conflict((caregivers::organiser_id, caregivers::submission))
        .do_nothing()
        .execute(c))?;
    Ok((inserted == 1).then_some(id))
}

pub fn get(connection: &mut Connection, organiser: &OrganiserId, id: &CaregiverId) -> anyhow::Result<Option<Caregiver>> {
    Ok(caregivers::table.filter(caregivers::organiser_id.eq(organiser)).filter(caregivers::id.eq(id)).first(connection).optional()?)
}

pub fn all(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<Vec<Caregiver>> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(organiser));
    Ok(mine.order((caregivers::name, caregivers::id)).load(connection)?)
}

pub fn proved_by_email(connection: &mut Connection, organiser: &OrganiserId, email: &EmailAddress) -> anyhow::Result<Option<Caregiver>> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(organiser));
    Ok(mine.filter(caregivers::email.eq(email)).filter(caregivers::proved_at.is_not_null()).first(connection).optional()?)
}

pub fn last_by_email(connection: &mut Connection, organiser: &OrganiserId, email: &EmailAddress) -> anyhow::Result<Option<Caregiver>> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(organiser)).filter(caregivers::email.eq(email));
    Ok(mine.order(caregivers::id.desc()).first(connection).optional()?)
}

/// Whether it was this call that proved the address.
pub fn prove(connection: &mut Connection, now: Instant, organiser: &OrganiserId, id: &CaregiverId) -> anyhow::Result<bool> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(organiser)).filter(caregivers::id.eq(id));
    let changed = diesel::update(mine.filter(caregivers::proved_at.is_null())).set(caregivers::proved_at.eq(now)).execute(connection)?;
    Ok(changed == 1)
}

/// Whether it was this call that admitted her.
pub fn admit(connection: &mut Connection, now: Instant, organiser: &OrganiserId, id: &CaregiverId) -> anyhow::Result<bool> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(organiser)).filter(caregivers::id.eq(id));
    let changed =
        diesel::update(mine.filter(caregivers::admitted_at.is_null())).set(caregivers::admitted_at.eq(now)).execute(connection)?;
    Ok(changed == 1)
}

/// Holds the row of a caregiver until the transaction ends, so that two changes of what hangs on it come one after the other.
/// A caregiver of another organiser is a surprise: whoever comes here has found her with this one.
pub fn hold(connection: &mut Connection, organiser: &OrganiserId, id: &CaregiverId) -> anyhow::Result<()> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(organiser)).filter(caregivers::id.eq(id));
    let held = diesel::update(mine).set(caregivers::submission.eq(caregivers::submission)).execute(connection)?;
    anyhow::ensure!(held == 1, "this organiser has no such caregiver");
    Ok(())
}

pub fn set_profile(connection: &mut Connection, organiser: &OrganiserId, id: &CaregiverId, profile: &Profile) -> anyhow::Result<()> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(organiser)).filter(caregivers::id.eq(id));
    diesel::update(mine).set(profile).execute(connection)?;
    Ok(())
}

pub fn set_terms(connection: &mut Connection, organiser: &OrganiserId, id: &CaregiverId, terms: &Terms) -> anyhow::Result<()> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(organiser)).filter(caregivers::id.eq(id));
    diesel::update(mine).set(terms).execute(connection)?;
    Ok(())
}

pub fn set_languages(
    connection: &mut Connection,
    organiser: &OrganiserId,
    id: &CaregiverId,
    language: &str,
    speaks: &Tags,
) -> anyhow::Result<()> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(organiser)).filter(caregivers::id.eq(id));
    diesel::update(mine).set((caregivers::language.eq(language), caregivers::spoken_languages.eq(speaks))).execute(connection)?;
    Ok(())
}

pub fn minutes_by_hand(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<Vec<(CaregiverId, String, i32)>> {
    Ok(minutes_by_hand::table
        .filter(minutes_by_hand::organiser_id.eq(organiser))
        .select((minutes_by_hand::caregiver_id, minutes_by_hand::month, minutes_by_hand::minutes))
        .load(connection)?)
}

pub fn set_minutes_by_hand(
    connection: &mut Connection,
    organiser: &OrganiserId,
    id: &CaregiverId,
    month: &str,
    minutes: i32,
) -> anyhow::Result<()> {
    hold(connection, organiser, id)?;
    let this = minutes_by_hand::table
        .filter(minutes_by_hand::organiser_id.eq(organiser))
        .filter(minutes_by_hand::caregiver_id.eq(id))
        .filter(minutes_by_hand::month.eq(month));
    diesel::delete(this).execute(connection)?;
    if minutes > 0 {
        diesel::insert_into(minutes_by_hand::table)
            .values((
                minutes_by_hand::organiser_id.eq(organiser),
                minutes_by_hand::caregiver_id.eq(id),
                minutes_by_hand::month.eq(month),
                minutes_by_hand::minutes.eq(minutes),
            ))
            .execute(connection)?;
    }
    Ok(())
}

pub fn pairings(connection: &mut Connection, organiser: &OrganiserId, kind: &str) -> anyhow::Result<Vec<(FamilyId, CaregiverId)>> {
    Ok(pairings::table
        .filter(pairings::organiser_id.eq(organiser))
        .filter(pairings::kind.eq(kind))
        .select((pairings::family_id, pairings::caregiver_id))
        .order((pairings::family_id, pairings::caregiver_id))
        .load(connection)?)
}

/// Whether both belong to this organiser.
pub fn both_here(connection: &mut Connection, organiser: &OrganiserId, family: &FamilyId, caregiver: &CaregiverId) -> anyhow::Result<bool> {
    let families: i64 =
        families::table.filter(families::organiser_id.eq(organiser)).filter(families::id.eq(family)).count().get_result(connection)?;
    Ok(families == 1 && get(connection, organiser, caregiver)?.is_some())
}

pub fn insert_pairing(
    connection: &mut Connection,
    organiser: &OrganiserId,
    family: &FamilyId,
    caregiver: &CaregiverId,
    kind: &str,
) -> anyhow::Result<()> {
    diesel::insert_into(pairings::table)
        .values((
            pairings::organiser_id.eq(organiser),
            pairings::family_id.eq(family),
            pairings::caregiver_id.eq(caregiver),
            pairings::kind.eq(kind),
        ))
        .execute(connection)?;
    Ok(())
}

pub fn delete_pairing(
    connection: &mut Connection,
    organiser: &OrganiserId,
    family: &FamilyId,
    caregiver: &CaregiverId,
) -> anyhow::Result<()> {
    let this = pairings::table
        .filter(pairings::organiser_id.eq(organiser))
        .filter(pairings::family_id.eq(family))
        .filter(pairings::caregiver_id.eq(caregiver));
    diesel::delete(this).execute(connection)?;
    Ok(())
}
