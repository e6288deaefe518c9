//! Why nobody serves a slot, counted as the contract says: each caregiver once, under the first rule that keeps
//! this caregiver away when the slot is added to the caregiver's own plan.

use crate::format::Reason;
use crate::problem::Problem;
use crate::roster::with;
use crate::rules::{Breach, Duty, Rule, breaches, first_broken};

/// The name under which caregivers are counted whom no rule keeps away.
pub const WORTH_LESS: &str = "worth-less";

/// The first rule that keeps a caregiver from adding a slot to a duty.
pub(crate) fn kept_away_by(problem: &Problem<'_>, person: usize, duty: &[usize], slot: usize) -> Option<Rule> {
    let slots = with(problem, duty, slot);
    first_broken(problem, &Duty { person, slots: &slots, about: Some(slot), mentors: &[] })
}

/// Every breach that adding a slot to a duty brings.
pub(crate) fn breaches_of_adding(problem: &Problem<'_>, person: usize, duty: &[usize], slot: usize) -> Vec<Breach> {
    let slots = with(problem, duty, slot);
    breaches(problem, &Duty { person, slots: &slots, about: Some(slot), mentors: &[] })
}

/// The reasons of one unserved slot; the counts sum to all who are not trainees.
pub(crate) fn of_slot(problem: &Problem<'_>, duties: &[Vec<usize>], slot: usize) -> Vec<Reason> {
    let mut counts = [0; Rule::ALL.len() + 1];
    for (person, duty) in duties.iter().enumerate() {
        if !problem.people[person].is_trainee() {
            let place = kept_away_by(problem, person, duty, slot).map_or(Rule::ALL.len(), |rule| rule as usize);
            counts[place] += 1;
        }
    }
    let names = Rule::ALL.iter().map(|rule| rule.name()).chain([WORTH_LESS]);
    let counted = names.zip(counts).filter(|(_, caregivers)| *caregivers > 0);
    counted.map(|(rule, caregivers)| Reason { rule: rule.to_owned(), caregivers }).collect()
}
