//! The slot lies inside the union of the caregiver's windows.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "available";

pub(super) fn words() -> String {
    "is not available for the whole of it".to_owned()
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let windows = &instance.people[duty.person].windows;
    let inside = |slot: usize| {
        let slot = &instance.slots[slot];
        windows.iter().any(|&(from, to)| from <= slot.start && slot.end <= to)
    };
    let outside = duty.looked_at().filter(|&slot| !inside(slot));
    outside.map(|slot| Breach::plain(Rule::Available, duty.person, slot)).collect()
}
