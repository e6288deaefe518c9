//! A rehearsal in sentences.

use super::{Absence, Rehearsal, Vacated};
use crate::questions::hours;
use std::fmt;

/// Families and absences told at most; all are in the value itself.
const TOLD: usize = 15;

impl fmt::Display for Vacated {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} of {} ({}): ", self.slot, self.household, hours(self.minutes))?;
        let Some(by) = &self.by else { return write!(out, "nobody can take it") };
        write!(out, "{}", by.caregiver)?;
        if let Some(other) = &by.instead {
            write!(out, ", who serves {other} in its place")?;
        }
        if let Some(after) = &by.after {
            write!(out, ", after handing {} to {}", after.slot, after.to)?;
        }
        match self.free.iter().filter(|who| **who != by.caregiver).count() {
            0 => Ok(()),
            others => write!(out, " (or {others} others)"),
        }
    }
}

impl fmt::Display for Absence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, lost) = (self.day.format("%a %Y-%m-%d"), hours(self.lost_minutes));
        write!(out, "{} away on {day}: {lost} of {} lost", self.caregiver, hours(self.minutes))?;
        if !self.sure {
            write!(out, " at most")?;
        }
        self.slots.iter().try_for_each(|slot| write!(out, "\n  {slot}"))
    }
}

impl fmt::Display for Rehearsal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let harmful = self.absences.iter().filter(|absence| absence.lost_minutes > 0).count();
        let unsure = self.absences.iter().filter(|absence| !absence.sure).count();
        write!(out, "{} of {} absences would lose care", harmful, self.absences.len())?;
        if unsure > 0 {
            write!(out, "; of {unsure} not every way to refill them was looked at")?;
        }
        write!(out, "\n\nThe most fragile days, hours lost if each caregiver in turn were away:")?;
        for day in &self.days {
            let (lost, all) = (hours(day.lost_minutes), hours(day.minutes));
            let name = day.day.format("%a %Y-%m-%d");
            write!(out, "\n  {name}: {lost} of {all}, by {} of {} absences", day.harmful, day.absences)?;
        }
        if !self.families.is_empty() {
            write!(out, "\n\nThe most fragile families:")?;
        }
        for family in self.families.iter().take(TOLD) {
            let (lost, all) = (hours(family.lost_minutes), hours(family.minutes));
            write!(out, "\n  {}: {lost} of {all}, {} of {} slots", family.household, family.lost_slots, family.slots)?;
        }
        tell_more(out, self.families.len(), "families")?;
        if harmful > 0 {
            write!(out, "\n\nThe absences that lose most:")?;
        }
        for absence in self.absences.iter().take(harmful.min(TOLD)) {
            write!(out, "\n{absence}")?;
        }
        tell_more(out, harmful, "absences")
    }
}

fn tell_more(out: &mut fmt::Formatter<'_>, count: usize, what: &str) -> fmt::Result {
    match count.saturating_sub(TOLD) {
        0 => Ok(()),
        more => write!(out, "\n  and {more} more {what}; --json tells all"),
    }
}
