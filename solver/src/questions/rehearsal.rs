//! A rehearsal of absences: for each caregiver and day, what happens to the plan when this caregiver does not come that
//! day.
//!
//! The slots of the day are *refilled* one after another, in whatever order suits: somebody else takes a slot, or an
//! alternative that is enough for the household, as things stand or after handing one other slot on (a *handover*), and
//! every other slot stays where it is. A slot changes hands once at most, and the plan keeps every rule after each move.
//! Of all such sequences the one with the most slots refilled is told, then with the most minutes, then with the
//! fewest handovers. Pins on slots of the absent caregiver are void that day; other pinned slots are not handed on.

use crate::format::Assignment;
use crate::parallel::parallel;
use crate::problem::Instance;
use crate::problem::roster::Roster;
use crate::questions::Handover;
use chrono::NaiveDate;
use refill::Refilling;
use serde::{Deserialize, Serialize};

mod fragility;
mod refill;
mod words;

pub use fragility::{FragileDay, FragileFamily};

/// What absences would do to a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rehearsal {
    /// Each caregiver and local day with care: those that lose the most minutes first.
    pub absences: Vec<Absence>,
    /// Households that would lose care in some absence: those that lose the most minutes first.
    pub families: Vec<FragileFamily>,
    /// Local days with care: those that lose the largest part of their minutes first.
    pub days: Vec<FragileDay>,
}

/// One caregiver away on one local day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Absence {
    /// Who.
    pub caregiver: String,
    /// When.
    pub day: NaiveDate,
    /// Minutes of care that this caregiver gives on that day.
    pub minutes: i64,
    /// Minutes of it that nobody takes over.
    pub lost_minutes: i64,
    /// The slots of that day, in order of time.
    pub slots: Vec<Vacated>,
    /// Whether every sequence of moves was looked at; otherwise more might be refilled than is told.
    pub sure: bool,
}

/// A slot that an absence leaves open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Vacated {
    /// The slot.
    pub slot: String,
    /// Whose.
    pub household: String,
    /// Minutes of care.
    pub minutes: i64,
    /// Everyone who could take it as things stand, the absence's other slots apart.
    pub free: Vec<String>,
    /// Who takes it when as many slots of the day as possible are taken over; none where it stays open.
    pub by: Option<Refill>,
}

/// How a slot is refilled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refill {
    /// Who comes.
    pub caregiver: String,
    /// The alternative that is served in its place, where it is one.
    pub instead: Option<String>,
    /// The other slot that this caregiver hands on first.
    pub after: Option<Handover>,
}

/// An absence as indices.
#[derive(Debug, Clone, Copy)]
struct Away {
    person: usize,
    day: usize,
}

impl Instance {
    /// What each single absence would do to these assignments, on so many threads. The assignments are expected to keep
    /// every rule; unknown names are passed over.
    pub fn rehearse(&self, assignments: &[Assignment], threads: usize) -> Rehearsal {
        let roster = Roster::read(self, assignments);
        let duties = roster.duties(self);
        let mut all = Vec::new();
        for person in (0..self.people.len()).filter(|&person| !self.people[person].is_trainee()) {
            let works = |&day: &usize| duties[person].iter().any(|&slot| self.slots[slot].day == day);
            all.extend((0..7).filter(works).map(|day| Away { person, day }));
        }
        let refilling = Refilling::new(self, &duties);
        let mut absences = parallel(threads, &all, |&away| absence(self, &refilling, &duties, away));
        let families = fragility::families(&absences);
        let days = fragility::days(&absences);
        absences.sort_by(|one, other| {
            let name = (&one.caregiver, one.day).cmp(&(&other.caregiver, other.day));
            other.lost_minutes.cmp(&one.lost_minutes).then(other.minutes.cmp(&one.minutes)).then(name)
        });
        Rehearsal { absences, families, days }
    }
}

fn absence(instance: &Instance, refilling: &Refilling<'_>, duties: &[Vec<usize>], away: Away) -> Absence {
    let of_day = |slot: &usize| instance.slots[*slot].day == away.day;
    let open: Vec<usize> = duties[away.person].iter().copied().filter(of_day).collect();
    let (moves, sure) = refilling.most(away, &open);
    let named = |slot: usize| instance.slot_id(slot).to_owned();
    let vacated = |&slot: &usize| Vacated {
        slot: named(slot),
        household: instance.week.slots[slot].household.clone(),
        minutes: instance.slots[slot].minutes(),
        free: refilling.free(away, &open, slot).map(|person| instance.person_id(person).to_owned()).collect(),
        by: moves.iter().find(|found| found.open == slot).map(|found| Refill {
            caregiver: instance.person_id(found.person).to_owned(),
            instead: (found.taken != slot).then(|| named(found.taken)),
            after: found
                .given
                .map(|(given, to)| Handover { slot: named(given), to: instance.person_id(to).to_owned() }),
        }),
    };
    let slots: Vec<Vacated> = open.iter().map(vacated).collect();
    Absence {
        caregiver: instance.person_id(away.person).to_owned(),
        day: instance.calendar().date_of(away.day as i64),
        minutes: slots.iter().map(|slot| slot.minutes).sum(),
        lost_minutes: slots.iter().filter(|slot| slot.by.is_none()).map(|slot| slot.minutes).sum(),
        slots,
        sure,
    }
}
