//! Why nobody serves a slot, counted as the contract says: each caregiver once, under the first rule that keeps
//! this caregiver away when the slot is added to the caregiver's own plan.

use crate::format::Reason;
use crate::problem::Instance;
use crate::problem::roster::with;
use crate::rules::{Breach, Duty, OF_A_DUTY, Rule, breaches};

/// The name under which caregivers are counted whom no rule keeps away.
pub const WORTH_LESS: &str = "worth-less";

/// The first rule that keeps a caregiver from adding a slot to a duty.
pub(crate) fn kept_away_by(instance: &Instance, person: usize, duty: &[usize], slot: usize) -> Option<Rule> {
    if instance.people[person].is_trainee() {
        return Some(Rule::OneCaregiver);
    }
    if instance.slots[slot].pinned.is_some_and(|pinned| pinned != person) {
        return Some(Rule::Pinned);
    }
    kept_away_though_unpinned(instance, person, duty, slot)
}

/// The same for a caregiver, as if the slot were pinned to nobody.
pub(crate) fn kept_away_though_unpinned(
    instance: &Instance,
    person: usize,
    duty: &[usize],
    slot: usize,
) -> Option<Rule> {
    instance.screening.first(instance, slot, person).or_else(|| {
        let slots = with(instance, duty, slot);
        let duty = Duty { person, slots: &slots, about: Some(slot), mentors: &[] };
        OF_A_DUTY.into_iter().find(|rule| !rule.breaches(instance, &duty).is_empty())
    })
}

/// Every breach that adding a slot to a duty brings.
pub(crate) fn breaches_of_adding(instance: &Instance, person: usize, duty: &[usize], slot: usize) -> Vec<Breach> {
    let slots = with(instance, duty, slot);
    breaches(instance, &Duty { person, slots: &slots, about: Some(slot), mentors: &[] })
}

/// The reasons of one unserved slot; the counts sum to all who are not trainees.
pub(crate) fn of_slot(instance: &Instance, duties: &[Vec<usize>], slot: usize) -> Vec<Reason> {
    let mut counts = [0; Rule::ALL.len() + 1];
    for (person, duty) in duties.iter().enumerate() {
        if !instance.people[person].is_trainee() {
            let place = kept_away_by(instance, person, duty, slot).map_or(Rule::ALL.len(), |rule| rule as usize);
            counts[place] += 1;
        }
    }
    let names = Rule::ALL.iter().map(|rule| rule.name()).chain([WORTH_LESS]);
    let counted = names.zip(counts).filter(|(_, caregivers)| *caregivers > 0);
    counted.map(|(rule, caregivers)| Reason { rule: rule.to_owned(), caregivers }).collect()
}
