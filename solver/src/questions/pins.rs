//! Pins that contradict the rules, alone or together.

use crate::problem::Instance;
use crate::questions::Broken;
use crate::rules::{Breach, Duty, Rule, breaches};
use std::fmt;

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
fn pinned_to(instance: &Instance) -> Vec<Vec<usize>> {
    let mut pinned = vec![Vec::new(); instance.people.len()];
    for (slot, asked) in instance.slots.iter().enumerate() {
        if let Some(person) = asked.pinned {
            pinned[person].push(slot);
        }
    }
    pinned.iter_mut().for_each(|slots| slots.sort_by_key(|&slot| (instance.slots[slot].start, slot)));
    pinned
}

impl Contradiction {
    /// The rule that they break, where a single one can be named.
    pub fn rule(&self) -> Option<Rule> {
        self.broken.as_ref().map(|broken| broken.rule)
    }

    fn new(instance: &Instance, slots: &[usize], breach: Option<&Breach>, cause: &str) -> Self {
        let mut caregivers: Vec<usize> = slots.iter().filter_map(|&slot| instance.slots[slot].pinned).collect();
        caregivers.sort_unstable();
        caregivers.dedup();
        let named = |slot: &usize| instance.slot_id(*slot).to_owned();
        let slots: Vec<String> = slots.iter().map(named).collect();
        let caregivers: Vec<String> = caregivers.iter().map(|&person| instance.person_id(person).to_owned()).collect();
        let message = format!(
            "pins of slots {} to {} cannot all be kept: {cause}; lift one of these pins",
            slots.join(", "),
            caregivers.join(", ")
        );
        Contradiction { slots, caregivers, broken: breach.map(|breach| Broken::new(instance, breach)), message }
    }

    fn of_breach(instance: &Instance, breach: &Breach, pinned: &[usize]) -> Self {
        let slots = match breach.rule {
            Rule::Blocked | Rule::Available | Rule::Certificates | Rule::TooFar | Rule::OneCaregiver => {
                vec![breach.slot]
            }
            Rule::NoOverlap | Rule::DailyRest => breach.other.into_iter().chain([breach.slot]).collect(),
            Rule::DayLimit | Rule::ShortDay => same(pinned, breach.slot, |slot| instance.slots[slot].day),
            Rule::MonthLimit => same(pinned, breach.slot, |slot| instance.slots[slot].month),
            _ => pinned.to_vec(),
        };
        Contradiction::new(instance, &slots, Some(breach), &breach.words(instance))
    }

    /// A person whose pins leave no week at all, other slots filled in as needed.
    pub(crate) fn of_person(instance: &Instance, person: usize) -> Self {
        let slots = &pinned_to(instance)[person];
        let cause = "with these pins the caregiver has no week that keeps every rule, whatever else is added";
        Contradiction::new(instance, slots, None, cause)
    }

    /// Pins for which no plan was found within the limits.
    pub(crate) fn unkept(instance: &Instance) -> Self {
        let slots: Vec<usize> = pinned_to(instance).into_iter().flatten().collect();
        let cause = "no plan that keeps all of them was found within the limits; allow more time";
        Contradiction::new(instance, &slots, None, cause)
    }

    /// Pins of several people who need the same other slots.
    pub(crate) fn together(instance: &Instance, people: &[usize]) -> Self {
        let pinned = pinned_to(instance);
        let slots: Vec<usize> = people.iter().flat_map(|&person| pinned[person].iter().copied()).collect();
        let cause = "each can be kept alone, but together they need the same other slots";
        Contradiction::new(instance, &slots, None, cause)
    }
}

fn same(pinned: &[usize], as_slot: usize, key: impl Fn(usize) -> usize) -> Vec<usize> {
    pinned.iter().copied().filter(|&slot| key(slot) == key(as_slot)).collect()
}

/// Every contradiction that one caregiver's pins show by themselves. Short days are left out: another slot may yet
/// fill the day.
pub(crate) fn pin_conflicts_of(instance: &Instance) -> Vec<Contradiction> {
    let mut out = Vec::new();
    for (person, slots) in pinned_to(instance).iter().enumerate() {
        let found = breaches(instance, &Duty { person, slots, about: None, mentors: &[] });
        let hard = found.iter().filter(|breach| breach.rule != Rule::ShortDay);
        out.extend(hard.map(|breach| Contradiction::of_breach(instance, breach, slots)));
    }
    out
}

impl Instance {
    /// Every contradiction among the pins that shows without solving.
    pub fn pin_conflicts(&self) -> Vec<Contradiction> {
        pin_conflicts_of(self)
    }
}
