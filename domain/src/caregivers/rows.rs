//! The tables `caregivers`, `minutes_by_hand` and `pairings`; the others of this room have a file each.

pub mod absences;
pub mod addresses;
pub mod availability;
pub mod forget;

use diesel::prelude::*;

use super::pairings::Pairing;
use super::{Caregiver, Newcomer, Profile, Tags, Terms};
use crate::basics::ids::{CaregiverId, FamilyId};
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::store::schema::{caregivers, families, minutes_by_hand, pairings};
use crate::{on_either, store};

/// The id of the new row; `None` when this submission is there already. Who is admitted at once has a proved address
/// too.
pub fn insert(
    context: &mut Context,
    newcomer: &Newcomer,
    terms: &Terms,
    admitted: Option<Instant>,
) -> anyhow::Result<Option<CaregiverId>> {
    let id = CaregiverId::new();
    let inserted = on_either!(context.connection, |c| diesel::insert_into(caregivers::table)
        .values((
            caregivers::id.eq(&id),
            caregivers::organiser_id.eq(&context.organiser.id),
            caregivers::email.eq(&newcomer.email),
            &newcomer.profile,
            terms,
            caregivers::created_at.eq(context.now),
            caregivers::proved_at.eq(admitted),
            caregivers::admitted_at.eq(admitted),
            caregivers::submission.eq(&newcomer.submission),
        ))
        .on_conflict((caregivers::organiser_id, caregivers::submission))
        .do_nothing()
        .execute(c))?;
    Ok((inserted == 1).then_some(id))
}

pub fn get(context: &mut Context, id: &CaregiverId) -> anyhow::Result<Option<Caregiver>> {
    Ok(caregivers::table
        .filter(caregivers::organiser_id.eq(&context.organiser.id))
        .filter(caregivers::id.eq(id))
        .select(Caregiver::as_select())
        .first(context.connection)
        .optional()?)
}

pub fn all(context: &mut Context) -> anyhow::Result<Vec<Caregiver>> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id));
    Ok(mine.order((caregivers::name, caregivers::id)).select(Caregiver::as_select()).load(context.connection)?)
}

pub fn by_ids(context: &mut Context, ids: &[CaregiverId]) -> anyhow::Result<Vec<Caregiver>> {
    store::by_ids(ids, |ids| {
        let mine = caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id));
        mine.filter(caregivers::id.eq_any(ids)).select(Caregiver::as_select()).load(context.connection)
    })
}

pub fn admitted(context: &mut Context) -> anyhow::Result<Vec<Caregiver>> {
    let mine = caregivers::table
        .filter(caregivers::organiser_id.eq(&context.organiser.id))
        .filter(caregivers::admitted_at.is_not_null());
    Ok(mine.order((caregivers::name, caregivers::id)).select(Caregiver::as_select()).load(context.connection)?)
}

pub fn proved_by_email(context: &mut Context, email: &EmailAddress) -> anyhow::Result<Option<Caregiver>> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id));
    Ok(mine
        .filter(caregivers::email.eq(email))
        .filter(caregivers::proved_at.is_not_null())
        .select(Caregiver::as_select())
        .first(context.connection)
        .optional()?)
}

/// Whoever sent the form with this one-time value to this organiser, the latest first.
pub fn of_form(context: &mut Context, submission: &str) -> anyhow::Result<Vec<Caregiver>> {
    let of_others = format!("{submission}:%");
    let sent = caregivers::table
        .filter(caregivers::organiser_id.eq(&context.organiser.id))
        .filter(caregivers::submission.eq(submission).or(caregivers::submission.like(of_others)));
    Ok(sent.order(caregivers::id.desc()).limit(100).select(Caregiver::as_select()).load(context.connection)?)
}

pub fn last_by_email(context: &mut Context, email: &EmailAddress) -> anyhow::Result<Option<Caregiver>> {
    let mine = caregivers::table
        .filter(caregivers::organiser_id.eq(&context.organiser.id))
        .filter(caregivers::email.eq(email));
    Ok(mine.order(caregivers::id.desc()).select(Caregiver::as_select()).first(context.connection).optional()?)
}

/// Whether it was this call that proved the address.
pub fn prove(context: &mut Context, id: &CaregiverId) -> anyhow::Result<bool> {
    let mine =
        caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id)).filter(caregivers::id.eq(id));
    let changed = diesel::update(mine.filter(caregivers::proved_at.is_null()))
        .set(caregivers::proved_at.eq(context.now))
        .execute(context.connection)?;
    Ok(changed == 1)
}

/// Whether it was this call that admitted her.
pub fn admit(context: &mut Context, id: &CaregiverId) -> anyhow::Result<bool> {
    let mine =
        caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id)).filter(caregivers::id.eq(id));
    let changed = diesel::update(mine.filter(caregivers::admitted_at.is_null()))
        .set(caregivers::admitted_at.eq(context.now))
        .execute(context.connection)?;
    Ok(changed == 1)
}

/// Holds the row of a caregiver until the transaction ends, so that two changes of what hangs on it come one after the
/// other. A caregiver of another organiser is a surprise: whoever comes here has found her with this one.
pub fn hold(context: &mut Context, id: &CaregiverId) -> anyhow::Result<()> {
    let mine =
        caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id)).filter(caregivers::id.eq(id));
    let held =
        diesel::update(mine).set(caregivers::submission.eq(caregivers::submission)).execute(context.connection)?;
    anyhow::ensure!(held == 1, "this organiser has no such caregiver");
    Ok(())
}

pub fn set_profile(context: &mut Context, id: &CaregiverId, profile: &Profile) -> anyhow::Result<()> {
    let mine =
        caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id)).filter(caregivers::id.eq(id));
    diesel::update(mine).set(profile).execute(context.connection)?;
    Ok(())
}

pub fn set_terms(context: &mut Context, id: &CaregiverId, terms: &Terms) -> anyhow::Result<()> {
    let mine =
        caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id)).filter(caregivers::id.eq(id));
    diesel::update(mine).set(terms).execute(context.connection)?;
    Ok(())
}

pub fn set_languages(context: &mut Context, id: &CaregiverId, language: &str, speaks: &Tags) -> anyhow::Result<()> {
    let mine =
        caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id)).filter(caregivers::id.eq(id));
    diesel::update(mine)
        .set((caregivers::language.eq(language), caregivers::spoken_languages.eq(speaks)))
        .execute(context.connection)?;
    Ok(())
}

pub fn minutes_by_hand_of(context: &mut Context, id: &CaregiverId) -> anyhow::Result<Vec<(String, i32)>> {
    let hers = minutes_by_hand::table.filter(minutes_by_hand::organiser_id.eq(&context.organiser.id));
    let hers = hers.filter(minutes_by_hand::caregiver_id.eq(id));
    Ok(hers.select((minutes_by_hand::month, minutes_by_hand::minutes)).load(context.connection)?)
}

/// Months as in `2026-11`: such texts sort as the months do.
pub fn sums_by_hand(context: &mut Context, first: &str, last: &str) -> anyhow::Result<Vec<(CaregiverId, i64)>> {
    let sums: Vec<(CaregiverId, Option<i64>)> = minutes_by_hand::table
        .filter(minutes_by_hand::organiser_id.eq(&context.organiser.id))
        .filter(minutes_by_hand::month.between(first, last))
        .group_by(minutes_by_hand::caregiver_id)
        .select((minutes_by_hand::caregiver_id, diesel::dsl::sum(minutes_by_hand::minutes)))
        .load(context.connection)?;
    Ok(sums.into_iter().map(|(caregiver, sum)| (caregiver, sum.unwrap_or(0))).collect())
}

pub fn set_minutes_by_hand(context: &mut Context, id: &CaregiverId, month: &str, minutes: i32) -> anyhow::Result<()> {
    hold(context, id)?;
    let this = minutes_by_hand::table
        .filter(minutes_by_hand::organiser_id.eq(&context.organiser.id))
        .filter(minutes_by_hand::caregiver_id.eq(id))
        .filter(minutes_by_hand::month.eq(month));
    diesel::delete(this).execute(context.connection)?;
    if minutes > 0 {
        diesel::insert_into(minutes_by_hand::table)
            .values((
                minutes_by_hand::organiser_id.eq(&context.organiser.id),
                minutes_by_hand::caregiver_id.eq(id),
                minutes_by_hand::month.eq(month),
                minutes_by_hand::minutes.eq(minutes),
            ))
            .execute(context.connection)?;
    }
    Ok(())
}

pub fn pairings(context: &mut Context, families: &[FamilyId]) -> anyhow::Result<Vec<(FamilyId, CaregiverId, Pairing)>> {
    store::by_ids(families, |ids| {
        let mine = pairings::table
            .filter(pairings::organiser_id.eq(&context.organiser.id))
            .filter(pairings::family_id.eq_any(ids));
        let found = mine.select((pairings::family_id, pairings::caregiver_id, pairings::kind));
        found.order((pairings::family_id, pairings::caregiver_id)).load(context.connection)
    })
}

/// Whether both belong to this organiser.
pub fn both_here(context: &mut Context, family: &FamilyId, caregiver: &CaregiverId) -> anyhow::Result<bool> {
    let families: i64 = families::table
        .filter(families::organiser_id.eq(&context.organiser.id))
        .filter(families::id.eq(family))
        .count()
        .get_result(context.connection)?;
    Ok(families == 1 && get(context, caregiver)?.is_some())
}

pub fn insert_pairing(
    context: &mut Context,
    family: &FamilyId,
    caregiver: &CaregiverId,
    kind: Pairing,
) -> anyhow::Result<()> {
    diesel::insert_into(pairings::table)
        .values((
            pairings::organiser_id.eq(&context.organiser.id),
            pairings::family_id.eq(family),
            pairings::caregiver_id.eq(caregiver),
            pairings::kind.eq(kind),
        ))
        .execute(context.connection)?;
    Ok(())
}

pub fn delete_pairing(context: &mut Context, family: &FamilyId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let this = pairings::table
        .filter(pairings::organiser_id.eq(&context.organiser.id))
        .filter(pairings::family_id.eq(family))
        .filter(pairings::caregiver_id.eq(caregiver));
    diesel::delete(this).execute(context.connection)?;
    Ok(())
}
