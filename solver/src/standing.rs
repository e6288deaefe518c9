//! How a set of assignments stands, by the rules alone: its score, what it leaves open and why. For plans that people change by hand.

use crate::format::{Assignment, Parts, Unserved, Week};
use crate::problem::Problem;
use crate::roster::Roster;
use crate::{objective, reasons};

/// The score of these assignments and its parts, in points.
pub fn score(week: &Week, assignments: &[Assignment]) -> (f64, Parts) {
    let problem = Problem::new(week);
    let parts = objective::of_roster(&problem, &Roster::read(&problem, assignments));
    (parts.total(), parts)
}

/// Every slot that these assignments leave open, with the reasons in the contract's counting and without remedies.
pub fn unserved(week: &Week, assignments: &[Assignment]) -> Vec<Unserved> {
    let problem = Problem::new(week);
    let duties = Roster::read(&problem, assignments).duties(&problem);
    let open = |slot: &usize| !assignments.iter().any(|a| a.slot == week.slots[*slot].id);
    let why = |slot: usize| Unserved { slot: week.slots[slot].id.clone(), reasons: reasons::of_slot(&problem, &duties, slot), remedy: None };
    (0..week.slots.len()).filter(open).map(why).collect()
}

/// Slots that nobody could serve even if nothing else were planned, with the reasons.
pub fn hopeless(week: &Week) -> Vec<Unserved> {
    let nobody_is_free = |unserved: &Unserved| unserved.reasons.iter().all(|reason| reason.rule != reasons::WORTH_LESS);
    self::unserved(week, &[]).into_iter().filter(nobody_is_free).collect()
}
