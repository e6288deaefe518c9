//! What a set of assignments leaves open, by the rules alone: for plans that people change by hand.

use crate::format::{Assignment, Unserved, Week};
use crate::problem::Problem;
use crate::reasons;
use crate::roster::Roster;

/// Every slot that these assignments leave open, with the reasons in the contract's counting and without remedies.
pub fn unserved(week: &Week, assignments: &[Assignment]) -> Vec<Unserved> {
    let problem = Problem::new(week);
    let duties = Roster::read(&problem, assignments).duties(&problem);
    let open = |slot: &usize| !assignments.iter().any(|a| a.slot == week.slots[*slot].id);
    let why =
        |slot: usize| Unserved { slot: week.slots[slot].id.clone(), reasons: reasons::of_slot(&problem, &duties, slot), remedy: None };
    (0..week.slots.len()).filter(open).map(why).collect()
}
