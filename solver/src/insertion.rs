//! Puts single unserved slots into the plan as long as that makes it better. Works on the rules themselves, so that
//! what a plan promises (no simple insertion would help) holds whatever the search did.

use crate::objective;
use crate::problem::Problem;
use crate::reasons::kept_away_by;
use crate::roster::{Roster, with};

/// A gain smaller than this is none: sums of points are rounded.
const GAIN: f64 = 1e-6;

/// Points gained when a caregiver adds an unserved slot.
fn gain(problem: &Problem<'_>, duty: &[usize], served: usize, slot: usize, person: usize) -> f64 {
    let after = with(problem, duty, slot);
    let own = objective::of_person(problem, person, &after).total() - objective::of_person(problem, person, duty).total();
    let of_slot = objective::of_slot(problem, slot, Some(person)).total() - objective::of_slot(problem, slot, None).total();
    let first = if served == 0 { problem.week.weights.household_first } else { 0.0 };
    own + of_slot + first
}

/// Inserts until nothing helps. `servers` are the caregivers to try for a slot. Answers how many were inserted.
pub fn insert_all(problem: &Problem<'_>, roster: &mut Roster, servers: impl Fn(usize) -> Vec<usize>) -> usize {
    let mut duties = roster.duties(problem);
    let mut served = objective::served_by_household(problem, roster);
    let mut inserted = 0;
    loop {
        let mut found = 0;
        for slot in 0..problem.slots.len() {
            if roster.caregiver[slot].is_some() {
                continue;
            }
            let household = problem.slots[slot].household;
            let best = servers(slot)
                .into_iter()
                .map(|person| (gain(problem, &duties[person], served[household], slot, person), person))
                .filter(|(gain, person)| *gain > GAIN && kept_away_by(problem, *person, &duties[*person], slot).is_none())
                .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
            if let Some((_, person)) = best {
                duties[person] = with(problem, &duties[person], slot);
                roster.caregiver[slot] = Some(person);
                served[household] += 1;
                found += 1;
            }
        }
        inserted += found;
        if found == 0 {
            return inserted;
        }
    }
}
