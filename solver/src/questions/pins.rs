//! Pins that contradict the rules, alone or together.

use crate::problem::Instance;
use crate::questions::Broken;
use crate::rules::{Breach, Duty, Rule, breaches, either_of_two};
use std::fmt;

mod together;

pub(crate) use together::{PinnedDay, Together};

/// Pins that no plan can keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The pinned slots involved.
    pub slots: Vec<String>,
    /// The caregivers they are pinned to.
    pub caregivers: Vec<String>,
    /// The breach with its figures, where a single one can be named.
    pub broken: Option<Broken>,
    /// How many more sets of pins contradict, besides the ones that are told.
    pub more: usize,
    /// What is wrong and what would help.
    pub message: String,
}

/// Why a solve ended without a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsolved {
    /// It is proved that no plan keeps these pins.
    Contradictions(Vec<Contradiction>),
    /// No plan that keeps all pins was found within the limits. That proves nothing.
    PinsNotKept,
}

impl fmt::Display for Unsolved {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unsolved::Contradictions(found) => {
                let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
                out.write_str(&lines.join("\n"))
            }
            Unsolved::PinsNotKept => out.write_str(
                "no plan that keeps all pins was found in the time there was; that does not prove that there is none: \
                 allow more time, or lift a pin",
            ),
        }
    }
}

impl std::error::Error for Unsolved {}

/// Names, the first few of many.
fn listed(names: &[String]) -> String {
    const TOLD: usize = 8;
    match names.len() {
        ..=TOLD => names.join(", "),
        count => format!("{} and {} more", names[..TOLD].join(", "), count - TOLD),
    }
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
            listed(&slots),
            listed(&caregivers)
        );
        Contradiction {
            slots,
            caregivers,
            broken: breach.map(|breach| Broken::new(instance, breach)),
            more: 0,
            message,
        }
    }

    fn of_breach(instance: &Instance, breach: &Breach, pinned: &[usize]) -> Self {
        let slots = match breach.rule {
            Rule::Blocked | Rule::Available | Rule::Certificates | Rule::TooFar | Rule::OneCaregiver => {
                vec![breach.slot]
            }
            Rule::Either | Rule::NoOverlap | Rule::DailyRest => breach.other.into_iter().chain([breach.slot]).collect(),
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

    /// Sets of days whose pins cannot be kept together; the first is told, the others are counted.
    pub(crate) fn together(instance: &Instance, sets: &[Vec<PinnedDay>]) -> Self {
        let slots: Vec<usize> = sets[0].iter().flat_map(|day| day.pins.iter().copied()).collect();
        let alone = sets[0].iter().all(|day| day.person == sets[0][0].person);
        let cause = match alone {
            true => "with these pins the caregiver has no week that keeps every rule, whatever else is added",
            false => "each can be kept alone, but together they need the same other slots",
        };
        let mut found = Contradiction::new(instance, &slots, None, cause);
        found.more = sets.len() - 1;
        if found.more > 0 {
            let word = if found.more == 1 { "set of pins contradicts" } else { "sets of pins contradict" };
            found.message.push_str(&format!("; besides this one {} more {word} the rules", found.more));
        }
        found
    }
}

fn same(pinned: &[usize], as_slot: usize, key: impl Fn(usize) -> usize) -> Vec<usize> {
    pinned.iter().copied().filter(|&slot| key(slot) == key(as_slot)).collect()
}

/// Looks for a way to keep all pins until it is late.
pub(crate) fn keep_all_pins(instance: &Instance, late: &dyn Fn() -> bool) -> Together {
    together::keep_all(instance, &pinned_to(instance), late)
}

/// Every contradiction that one caregiver's pins show by themselves. Short days are left out: another slot may yet
/// fill the day.
pub(crate) fn pin_conflicts_of(instance: &Instance) -> Vec<Contradiction> {
    let mut out = Vec::new();
    for group in &instance.eithers {
        let pinned: Vec<usize> = group.iter().copied().filter(|&slot| instance.slots[slot].pinned.is_some()).collect();
        if let [first, other, ..] = pinned[..] {
            let person = instance.slots[other].pinned.unwrap_or_default();
            // Two of one person show among that person's own pins.
            if instance.slots[first].pinned != Some(person) {
                let breach = either_of_two(person, other, first);
                out.push(Contradiction::new(instance, &pinned, Some(&breach), &breach.words(instance)));
            }
        }
    }
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
