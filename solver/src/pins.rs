//! Pins that contradict the rules, alone or together.

use crate::candidates::Broken;
use crate::format::Week;
use crate::problem::Problem;
use crate::rules::{Breach, Duty, Rule, breaches};
use std::fmt;

mod together;

pub(crate) use together::keep_all;

/// Pins that no plan can keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The pinned slots involved.
    pub slots: Vec<String>,
    /// The caregivers they are pinned to.
    pub caregivers: Vec<String>,
    /// The breach with its figures, where a single one can be named.
    pub broken: Option<Broken>,
    /// What is wrong and what would help.
    pub message: String,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

/// The slots pinned to each person, in order of time.
fn pinned_to(problem: &Problem<'_>) -> Vec<Vec<usize>> {
    let mut pinned = vec![Vec::new(); problem.people.len()];
    for (slot, asked) in problem.slots.iter().enumerate() {
        if let Some(person) = asked.pinned {
            pinned[person].push(slot);
        }
    }
    pinned.iter_mut().for_each(|slots| slots.sort_by_key(|&slot| (problem.slots[slot].start, slot)));
    pinned
}

impl Contradiction {
    /// The rule that they break, where a single one can be named.
    pub fn rule(&self) -> Option<Rule> {
        self.broken.as_ref().map(|broken| broken.rule)
    }

    fn new(problem: &Problem<'_>, slots: &[usize], breach: Option<&Breach>, cause: &str) -> Self {
        let mut caregivers: Vec<usize> = slots.iter().filter_map(|&slot| problem.slots[slot].pinned).collect();
        caregivers.sort_unstable();
        caregivers.dedup();
        let named = |slot: &usize| problem.slot_id(*slot).to_owned();
        let slots: Vec<String> = slots.iter().map(named).collect();
        let caregivers: Vec<String> = caregivers.iter().map(|&person| problem.person_id(person).to_owned()).collect();
        let message =
            format!("pins of slots {} to {} cannot all be kept: {cause}; lift one of these pins", slots.join(", "), caregivers.join(", "));
        Contradiction { slots, caregivers, broken: breach.map(|breach| Broken::new(problem, breach)), message }
    }

    fn of_breach(problem: &Problem<'_>, breach: &Breach, pinned: &[usize]) -> Self {
        let slots = match breach.rule {
            Rule::Blocked | Rule::Available | Rule::Certificates | Rule::TooFar | Rule::OneCaregiver => vec![breach.slot],
            Rule::NoOverlap | Rule::DailyRest => breach.other.into_iter().chain([breach.slot]).collect(),
            Rule::DayLimit | Rule::ShortDay => same(pinned, breach.slot, |slot| problem.slots[slot].day),
            Rule::MonthLimit => same(pinned, breach.slot, |slot| problem.slots[slot].month),
            _ => pinned.to_vec(),
        };
        Contradiction::new(problem, &slots, Some(breach), &breach.words(problem))
    }

    /// A person whose pins leave no week at all, other slots filled in as needed.
    pub(crate) fn of_person(problem: &Problem<'_>, person: usize) -> Self {
        let slots = &pinned_to(problem)[person];
        let cause = "with these pins the caregiver has no week that keeps every rule, whatever else is added";
        Contradiction::new(problem, slots, None, cause)
    }

    /// Pins for which no plan was found within the limits.
    pub(crate) fn unkept(problem: &Problem<'_>) -> Self {
        let slots: Vec<usize> = pinned_to(problem).into_iter().flatten().collect();
        let cause = "no plan that keeps all of them was found within the limits; allow more time";
        Contradiction::new(problem, &slots, None, cause)
    }

    /// Pins of several people who need the same other slots.
    fn together(problem: &Problem<'_>, people: &[usize]) -> Self {
        let pinned = pinned_to(problem);
        let slots: Vec<usize> = people.iter().flat_map(|&person| pinned[person].iter().copied()).collect();
        let cause = "each can be kept alone, but together they need the same other slots";
        Contradiction::new(problem, &slots, None, cause)
    }
}

fn same(pinned: &[usize], as_slot: usize, key: impl Fn(usize) -> usize) -> Vec<usize> {
    pinned.iter().copied().filter(|&slot| key(slot) == key(as_slot)).collect()
}

/// Every contradiction that one caregiver's pins show by themselves. Short days are left out: another slot may yet
/// fill the day.
pub(crate) fn pin_conflicts_of(problem: &Problem<'_>) -> Vec<Contradiction> {
    let mut out = Vec::new();
    for (person, slots) in pinned_to(problem).iter().enumerate() {
        let found = breaches(problem, &Duty { person, slots, about: None, mentors: &[] });
        let hard = found.iter().filter(|breach| breach.rule != Rule::ShortDay);
        out.extend(hard.map(|breach| Contradiction::of_breach(problem, breach, slots)));
    }
    out
}

/// Every contradiction among the pins that shows without solving.
pub fn pin_conflicts(week: &Week) -> Vec<Contradiction> {
    pin_conflicts_of(&Problem::new(week))
}
