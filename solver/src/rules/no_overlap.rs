//! Of every two slots of one caregiver the later starts no earlier than the earlier's end, the travel between them
//! and the handover. Every pair counts, not only neighbours: measured travel times need not obey the triangle
//! inequality.

use super::{Breach, Duty, Instance, Rule};
use crate::problem::travel;

pub(super) const NAME: &str = "no-overlap";

pub(super) fn words(breach: &Breach, other: &str) -> String {
    format!("starts {} minutes after {other} ends, needs {}", breach.found, breach.limit)
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let person = &instance.people[duty.person];
    let mut out = Vec::new();
    for (earlier, later) in duty.pairs() {
        let found = instance.slots[later].start - instance.slots[earlier].end;
        let limit = travel::between(instance, person, earlier, later);
        if found < limit {
            let pair = Breach::figures(Rule::NoOverlap, duty.person, later, found, limit);
            out.push(Breach { other: Some(earlier), ..pair });
        }
    }
    out
}
