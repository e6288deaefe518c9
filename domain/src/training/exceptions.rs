//! Exceptions that a coordinator signs by name: for whom, for which requirement, until when, and why.

use std::collections::HashMap;

use anyhow::Context as _;
use chrono::{Days, NaiveDate};
use diesel::Queryable;

use super::{ladder, rows};
use crate::basics::ids::{CaregiverId, ExceptionId};
use crate::caregivers;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::vouchers;

/// What a coordinator has signed for.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct GateException {
    /// Its id.
    pub id: ExceptionId,
    /// For whom.
    pub caregiver_id: CaregiverId,
    /// The certificate code that is asked and missing.
    pub requirement: String,
    /// Why, in the coordinator's words.
    pub reason: String,
    /// The first day on which it stands.
    pub valid_from: NaiveDate,
    /// The last day on which it stands.
    pub valid_until: NaiveDate,
    /// The name of the coordinator who signed.
    pub signed_by: String,
}

impl GateException {
    /// Whether it stands on a day; both its first and its last day count.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.valid_from..=self.valid_until).contains(&day)
    }
}

/// What a coordinator wants to sign, from today on.
#[derive(Clone, Debug, PartialEq)]
pub struct NewException {
    /// The certificate code that is missing.
    pub requirement: String,
    /// The last day.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
}

/// What came of signing.
#[derive(Clone, Debug, PartialEq)]
pub enum Signed {
    /// It stands.
    Signed(ExceptionId),
    /// Its end must lie between these two days.
    OutOfBounds(NaiveDate, NaiveDate),
    /// Nothing asks this here.
    NotAsked,
    /// There is no such caregiver with this organiser.
    NobodyThere,
}

/// Signs for what a caregiver misses, in the name of the coordinator who acts. What was signed before for the same ends
/// with it.
pub fn sign(context: &mut Context, caregiver: &CaregiverId, new: &NewException) -> anyhow::Result<Signed> {
    let today = context.today();
    let figures = vouchers::figures(&context.organiser.scheme, today)?;
    let last = today.checked_add_days(Days::new(figures.exception_days)).context("the calendar ends")?;
    if !(today..=last).contains(&new.until) {
        return Ok(Signed::OutOfBounds(today, last));
    }
    if !ladder(&context.organiser, today)?.requirements().contains(&new.requirement.as_str()) {
        return Ok(Signed::NotAsked);
    }
    if caregivers::get(context, caregiver)?.is_none() {
        return Ok(Signed::NobodyThere);
    }
    let coordinator = context.actor.coordinator().context("an exception is signed by a coordinator")?.clone();
    for before in exceptions_of(context, caregiver)?.into_iter().filter(|e| e.requirement == new.requirement) {
        rows::exceptions::end(context, &before.id, &coordinator)?;
    }
    let id = rows::exceptions::insert(context, &coordinator, caregiver, new)?;
    let detail = format!("{} until {}", new.requirement, new.until);
    journal::record(context, &Entry::new(Kind::ExceptionSigned).caregiver(caregiver).detail(detail))?;
    Ok(Signed::Signed(id))
}

/// Ends what was signed for a caregiver before its last day. A second time is no fault.
pub fn end_exception(context: &mut Context, caregiver: &CaregiverId, id: &ExceptionId) -> anyhow::Result<()> {
    let Some(signed) = exceptions_of(context, caregiver)?.into_iter().find(|e| e.id == *id) else { return Ok(()) };
    let coordinator = context.actor.coordinator().context("an exception is ended by a coordinator")?.clone();
    rows::exceptions::end(context, id, &coordinator)?;
    journal::record(context, &Entry::new(Kind::ExceptionEnded).caregiver(caregiver).detail(signed.requirement))
}

/// What was signed for one caregiver and stands today or later.
pub fn exceptions_of(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Vec<GateException>> {
    let today = context.today();
    rows::exceptions::standing(context, Some(caregiver), today)
}

/// Whatever stands by a coordinator's name on a day or later, by caregiver: shown wherever she is planned.
pub fn exceptions_in_force(
    context: &mut Context,
    day: NaiveDate,
) -> anyhow::Result<HashMap<CaregiverId, Vec<GateException>>> {
    let mut all: HashMap<CaregiverId, Vec<GateException>> = HashMap::new();
    for exception in rows::exceptions::standing(context, None, day)? {
        all.entry(exception.caregiver_id.clone()).or_default().push(exception);
    }
    Ok(all)
}
