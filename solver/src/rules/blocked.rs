//! Never a blocked caregiver, trainees among them.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "blocked";

pub(super) fn words() -> String {
    "is blocked for this slot".to_owned()
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let blocked = duty.looked_at().filter(|&slot| instance.slots[slot].blocked.contains(&duty.person));
    blocked.map(|slot| Breach::plain(Rule::Blocked, duty.person, slot)).collect()
}
