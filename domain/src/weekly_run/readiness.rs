//! Before a week is planned: who has not said yet when she can work, and asking them all at once.

use std::collections::{HashMap, HashSet};

use crate::basics::IsoWeek;
use crate::basics::ids::CaregiverId;
use crate::caregivers::{self, Absence, Caregiver};
use crate::context::Context;
use crate::journal::{self, Kind};
use crate::offers;
use crate::planning::View;

/// Whoever was asked within so many hours is not asked again.
const ASKED_HOURS: i64 = 20;
/// More people are not asked in so few hours.
const MOST_ASKED: i64 = 10_000;

/// How ready a week is to be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// Slots that are asked.
    pub slots: usize,
    /// Slots that nobody could serve in any plan.
    pub hopeless: usize,
    /// Pins that no plan can keep together.
    pub contradictions: usize,
    /// People who have given no hours.
    pub without_hours: usize,
    /// Rows that nothing can be planned by.
    pub left_out: usize,
}

impl Readiness {
    /// How ready a week is, as it is looked at.
    pub fn of(view: &View, week: IsoWeek, absences: &HashMap<CaregiverId, Vec<Absence>>) -> Self {
        Readiness {
            slots: view.slots.len(),
            hopeless: view.hopeless().len(),
            contradictions: view.contradictions.len(),
            without_hours: without_hours(view, week, absences).len(),
            left_out: view.left_out.len(),
        }
    }
}

/// Whom the plan could count on, who is not away all week, and who has given no hours for it: by name.
pub fn without_hours<'v>(
    view: &'v View,
    week: IsoWeek,
    absences: &HashMap<CaregiverId, Vec<Absence>>,
) -> Vec<&'v Caregiver> {
    let silent: HashSet<&str> =
        view.week.caregivers.iter().filter(|c| c.availability.is_empty()).map(|c| c.id.as_str()).collect();
    let away = |id: &CaregiverId| {
        let hers = absences.get(id).map_or(&[][..], Vec::as_slice);
        week.days().iter().all(|day| hers.iter().any(|absence| absence.covers(*day)))
    };
    let asked = |c: &&Caregiver| silent.contains(c.id.as_str()) && !away(&c.id);
    let mut found: Vec<&Caregiver> = view.caregivers.values().filter(asked).collect();
    found.sort_by(|a, b| (&a.profile.name, &a.id).cmp(&(&b.profile.name, &b.id)));
    found
}

/// Asks whoever has given no hours for a week when she can work, each in a letter; how many were asked now. Who was asked
/// shortly before is left in peace.
pub fn ask_for_hours(context: &mut Context, week: IsoWeek) -> anyhow::Result<usize> {
    let view = offers::view_week(context, week)?;
    let absences = caregivers::absences(context)?;
    let since = context.now.plus_hours(-ASKED_HOURS);
    let asked = journal::since(context, &[Kind::HoursAsked], since, MOST_ASKED)?;
    let asked: HashSet<CaregiverId> = asked.into_iter().filter_map(|event| event.caregiver).collect();
    let silent: Vec<&Caregiver> =
        without_hours(&view, week, &absences).into_iter().filter(|c| !asked.contains(&c.id)).collect();
    for caregiver in &silent {
        caregivers::ask_for_hours(context, caregiver, week)?;
    }
    Ok(silent.len())
}
