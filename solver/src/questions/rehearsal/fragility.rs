//! Where a plan is fragile: the families and the days that absences take most from.

use super::Absence;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A household that some absence would leave without care. Each of its served slots belongs to one absence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FragileFamily {
    /// The household.
    pub household: String,
    /// Its served slots.
    pub slots: usize,
    /// Minutes of them.
    pub minutes: i64,
    /// Those that nobody would take over.
    pub lost_slots: usize,
    /// Minutes of those.
    pub lost_minutes: i64,
}

/// A local day, with what its absences would take from it, one at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FragileDay {
    /// The day.
    pub day: NaiveDate,
    /// Caregivers at work, each of whom could be absent.
    pub absences: usize,
    /// Absences that lose care.
    pub harmful: usize,
    /// Served slots.
    pub slots: usize,
    /// Minutes of them.
    pub minutes: i64,
    /// Slots that nobody would take over.
    pub lost_slots: usize,
    /// Minutes of those.
    pub lost_minutes: i64,
}

/// The households that lose care, those that lose the most minutes first.
pub(super) fn families(absences: &[Absence]) -> Vec<FragileFamily> {
    let mut found: BTreeMap<&str, FragileFamily> = BTreeMap::new();
    for slot in absences.iter().flat_map(|absence| &absence.slots) {
        let family = found.entry(&slot.household).or_insert_with(|| FragileFamily {
            household: slot.household.clone(),
            slots: 0,
            minutes: 0,
            lost_slots: 0,
            lost_minutes: 0,
        });
        let lost = slot.by.is_none();
        family.slots += 1;
        family.minutes += slot.minutes;
        family.lost_slots += usize::from(lost);
        family.lost_minutes += if lost { slot.minutes } else { 0 };
    }
    let mut families: Vec<FragileFamily> = found.into_values().filter(|family| family.lost_slots > 0).collect();
    families.sort_by_key(|family| std::cmp::Reverse(family.lost_minutes));
    families
}

/// The days with care, those that lose the largest part of their minutes first.
pub(super) fn days(absences: &[Absence]) -> Vec<FragileDay> {
    let mut found: BTreeMap<NaiveDate, FragileDay> = BTreeMap::new();
    for absence in absences {
        let day = found.entry(absence.day).or_insert(FragileDay {
            day: absence.day,
            absences: 0,
            harmful: 0,
            slots: 0,
            minutes: 0,
            lost_slots: 0,
            lost_minutes: 0,
        });
        day.absences += 1;
        day.harmful += usize::from(absence.lost_minutes > 0);
        day.slots += absence.slots.len();
        day.minutes += absence.minutes;
        day.lost_slots += absence.slots.iter().filter(|slot| slot.by.is_none()).count();
        day.lost_minutes += absence.lost_minutes;
    }
    let mut days: Vec<FragileDay> = found.into_values().collect();
    let share = |day: &FragileDay| day.lost_minutes as f64 / day.minutes as f64;
    days.sort_by(|one, other| share(other).total_cmp(&share(one)).then(one.day.cmp(&other.day)));
    days
}
