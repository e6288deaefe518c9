//! From home to the slot and from the slot back home, each within the caregiver's longest leg.

use super::{Breach, Duty, Instance, Rule};
use crate::problem::travel;

pub(super) const NAME: &str = "too-far";

pub(super) fn words(breach: &Breach) -> String {
    format!("{} minutes from home or back, {} allowed", breach.found, breach.limit)
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let person = &instance.people[duty.person];
    let leg = |slot: usize| {
        let there = &instance.slots[slot].home;
        let out = travel::minutes(instance, person, &person.home, there);
        out.max(travel::minutes(instance, person, there, &person.home))
    };
    let legs = duty.looked_at().map(|slot| (slot, leg(slot)));
    let far = legs.filter(|(_, minutes)| *minutes > person.max_travel);
    far.map(|(slot, minutes)| Breach::figures(Rule::TooFar, duty.person, slot, minutes, person.max_travel)).collect()
}
