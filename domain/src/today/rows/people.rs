//! Who waits for a talk, and whose certificates end.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::{MOST, PersonRow};
use crate::basics::Instant;
use crate::basics::ids::CaregiverId;
use crate::caregivers::AbsenceKind;
use crate::context::Context;
use crate::store::schema::{absences, caregivers, certificates};
use crate::today::{Ending, Talk};

/// The organiser's caregivers who have not said goodbye.
macro_rules! who_stay {
    ($from:expr, $context:expr) => {{
        let today = $context.today();
        let gone = absences::table
            .filter(absences::caregiver_id.eq(caregivers::id))
            .filter(absences::kind.eq(AbsenceKind::Goodbye))
            .filter(absences::from_day.le(today))
            .filter(absences::until_day.is_null().or(absences::until_day.ge(today)));
        $from.filter(caregivers::organiser_id.eq($context.organiser.id.clone())).filter(not(exists(gone)))
    }};
}

pub fn talks(context: &mut Context) -> anyhow::Result<Vec<Talk>> {
    let rows: Vec<(PersonRow<CaregiverId>, Instant)> = who_stay!(caregivers::table, context)
        .filter(caregivers::admitted_at.is_null())
        .filter(caregivers::proved_at.is_not_null())
        .order((caregivers::proved_at, caregivers::id))
        .limit(MOST)
        .select(((caregivers::id, caregivers::name, caregivers::phone), caregivers::proved_at.assume_not_null()))
        .load(context.connection)?;
    Ok(rows.into_iter().map(|(caregiver, since)| Talk { caregiver: caregiver.into(), since }).collect())
}

pub fn count_talks(context: &mut Context) -> anyhow::Result<i64> {
    let waiting = who_stay!(caregivers::table, context)
        .filter(caregivers::admitted_at.is_null())
        .filter(caregivers::proved_at.is_not_null());
    Ok(waiting.count().get_result(context.connection)?)
}

diesel::alias!(certificates as others: Others);

/// Certificates of admitted caregivers whose last day lies between two days, and that no other of the same kind outlasts.
pub fn ending(context: &mut Context, from: NaiveDate, until: NaiveDate) -> anyhow::Result<Vec<Ending>> {
    let outlasts = others
        .filter(others.field(certificates::caregiver_id).eq(certificates::caregiver_id))
        .filter(others.field(certificates::code).eq(certificates::code))
        .filter(
            others
                .field(certificates::valid_until)
                .is_null()
                .or(others.field(certificates::valid_until).gt(certificates::valid_until)),
        );
    let rows: Vec<(PersonRow<CaregiverId>, String, NaiveDate)> =
        who_stay!(certificates::table.inner_join(caregivers::table), context)
            .filter(caregivers::admitted_at.is_not_null())
            .filter(certificates::valid_until.between(from, until))
            .filter(not(exists(outlasts)))
            .order((certificates::valid_until, caregivers::name, certificates::id))
            .limit(MOST)
            .select((
                (caregivers::id, caregivers::name, caregivers::phone),
                certificates::code,
                certificates::valid_until.assume_not_null(),
            ))
            .load(context.connection)?;
    let ending = |(caregiver, code, until): (PersonRow<CaregiverId>, String, NaiveDate)| Ending {
        caregiver: caregiver.into(),
        code,
        until,
    };
    Ok(rows.into_iter().map(ending).collect())
}
