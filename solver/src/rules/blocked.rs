//! Never a blocked caregiver, trainees among them.

use super::{Breach, Duty, Problem, Rule};

pub(super) const NAME: &str = "blocked";

pub(super) fn words() -> String {
    "is blocked for this slot".to_owned()
}

pub(super) fn breaches(problem: &Problem<'_>, duty: &Duty<'_>) -> Vec<Breach> {
    let blocked = duty.looked_at().filter(|&slot| problem.slots[slot].blocked.contains(&duty.person));
    blocked.map(|slot| Breach::plain(Rule::Blocked, duty.person, slot)).collect()
}
