//! What the rules about a single slot say of each person, asked of the rules' own files once and remembered: most
//! people are kept from most slots by their windows or certificates, whatever the plan.

use super::Instance;
use crate::rules::{Duty, Rule};
use std::sync::OnceLock;

/// The rules looked at, in the order in which they count; each has a bit.
const LOOKED_AT: [Rule; 3] = [Rule::Blocked, Rule::Available, Rule::Certificates];
const TOO_FAR: u8 = 1 << LOOKED_AT.len();

/// By slot, when it is first asked about: by person the rules in the way.
#[derive(Debug)]
pub(crate) struct Screening {
    broken: Vec<OnceLock<Box<[u8]>>>,
}

impl Screening {
    /// For so many slots; nothing is looked at yet.
    pub fn new(slots: usize) -> Self {
        Screening { broken: (0..slots).map(|_| OnceLock::new()).collect() }
    }

    fn of(&self, instance: &Instance, slot: usize, person: usize) -> u8 {
        self.broken[slot]
            .get_or_init(|| (0..instance.people.len()).map(|person| broken(instance, slot, person)).collect())[person]
    }

    /// The first of the rules about this single slot that the person breaks. Pins are not looked at.
    pub fn first(&self, instance: &Instance, slot: usize, person: usize) -> Option<Rule> {
        let broken = self.of(instance, slot, person);
        let named = LOOKED_AT.into_iter().chain([Rule::TooFar]).enumerate();
        named.into_iter().find(|(bit, _)| broken >> bit & 1 == 1).map(|(_, rule)| rule)
    }

    /// Whether the person breaks none of them.
    pub fn passes(&self, instance: &Instance, slot: usize, person: usize) -> bool {
        self.of(instance, slot, person) == 0
    }

    /// How many of block, windows and certificates are in the way. That it is too far is seen only where none is.
    pub fn changeable(&self, instance: &Instance, slot: usize, person: usize) -> u32 {
        (self.of(instance, slot, person) & !TOO_FAR).count_ones()
    }
}

fn broken(instance: &Instance, slot: usize, person: usize) -> u8 {
    let alone = Duty { person, slots: &[slot], about: None, mentors: &[] };
    let breaks = |rule: Rule| !rule.breaches(instance, &alone).is_empty();
    let bits = LOOKED_AT.into_iter().enumerate().map(|(bit, rule)| u8::from(breaks(rule)) << bit);
    match bits.sum() {
        0 if breaks(Rule::TooFar) => TOO_FAR,
        bits => bits,
    }
}
