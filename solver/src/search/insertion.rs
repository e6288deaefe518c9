//! Puts single unserved slots into the plan as long as that makes it better. Works on the rules themselves, so that
//! what a plan promises (no simple insertion would help) holds whatever the search did.

use crate::objective;
use crate::problem::Instance;
use crate::problem::roster::{Roster, with};
use crate::questions::reasons::kept_away_by;

/// A gain smaller than this is none: sums of points are rounded.
const GAIN: f64 = 1e-6;

/// Points gained when a caregiver adds an unserved slot.
fn gain(instance: &Instance, duty: &[usize], served: usize, slot: usize, person: usize) -> f64 {
    let after = with(instance, duty, slot);
    let own =
        objective::of_person(instance, person, &after).total() - objective::of_person(instance, person, duty).total();
    let of_slot =
        objective::of_slot(instance, slot, Some(person)).total() - objective::of_slot(instance, slot, None).total();
    let first = if served == 0 { instance.week.weights.household_first } else { 0.0 };
    own + of_slot + first
}

/// Inserts until nothing helps. `servers` are the caregivers to try for a slot. Answers how many were inserted.
pub fn insert_all(instance: &Instance, roster: &mut Roster, servers: impl Fn(usize) -> Vec<usize>) -> usize {
    let mut duties = roster.duties(instance);
    let mut served = objective::served_by_household(instance, roster);
    let mut inserted = 0;
    loop {
        let mut found = 0;
        for slot in 0..instance.slots.len() {
            if roster.caregiver[slot].is_some() || roster.instead(instance, slot).is_some() {
                continue;
            }
            let household = instance.slots[slot].household;
            let best = servers(slot)
                .into_iter()
                .map(|person| (gain(instance, &duties[person], served[household], slot, person), person))
                .filter(|(gain, person)| {
                    *gain > GAIN && kept_away_by(instance, *person, &duties[*person], slot).is_none()
                })
                .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
            if let Some((_, person)) = best {
                duties[person] = with(instance, &duties[person], slot);
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
