//! A pinned slot is served by the caregiver it is pinned to.
//! (That a pinned slot is served at all is seen by `check`.)

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "pinned";

pub(super) fn words(instance: &Instance, slot: usize) -> String {
    let pinned = instance.slots[slot].pinned.map_or("nobody", |person| instance.person_id(person));
    format!("the slot is pinned to {pinned}; only {pinned} can serve it while the pin stands")
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let elsewhere = |slot: usize| instance.slots[slot].pinned.is_some_and(|pinned| pinned != duty.person);
    let places = (0..duty.slots.len()).filter(|&place| !duty.learns(place)).map(|place| duty.slots[place]);
    let asked = places.filter(|&slot| elsewhere(slot) && duty.concerns([slot].into_iter()));
    asked.map(|slot| Breach::plain(Rule::Pinned, duty.person, slot)).collect()
}
