//! Of the slots that share an `either`, at most one is served. (That two people serve two of them is seen by `check`,
//! where the whole plan is known.)

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "either";

pub(super) fn words(other: &str) -> String {
    format!("{other} is served, and one of the two is enough for this household")
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    if instance.eithers.is_empty() {
        return Vec::new();
    }
    let alternatives = |one: usize, other: usize| {
        let group = instance.slots[one].either;
        group.is_some() && group == instance.slots[other].either
    };
    let pairs = duty.pairs().into_iter().filter(|&(earlier, later)| alternatives(earlier, later));
    pairs.map(|(earlier, later)| of_two(duty.person, later, earlier)).collect()
}

/// The breach of a person serving a slot while another of its alternatives is served.
pub fn of_two(person: usize, slot: usize, served: usize) -> Breach {
    Breach { other: Some(served), ..Breach::plain(Rule::Either, person, slot) }
}
