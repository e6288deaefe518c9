//! What a change is worth at a glance: a bound from prices, another from what the change alone opens, and a plan in which
//! only the person concerned plans anew.

use super::base::{Base, Measure};
use super::{Change, person_in};
use crate::pricing::{Pricer, Query, Reach};
use crate::problem::Instance;
use crate::rules::{Duty, breaches};

/// A floor that every week reaches.
pub(super) const NO_FLOOR: i64 = i64::MIN / 4;

/// What is known of a changed week: a plan that serves so much, and a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub served: i64,
    pub bound: i64,
    /// The best plan serves at most so much more than the best one without the change.
    pub beyond: i64,
}

impl Known {
    /// At most so much more than without the change.
    pub fn most(&self, base: &Base) -> i64 {
        self.beyond.min(self.bound - base.served)
    }

    /// Whether a solve could say more.
    pub fn is_open(&self, base: &Base) -> bool {
        self.served - base.served < self.most(base)
    }
}

/// Room to work in.
pub(super) struct Room {
    pub(super) instance: Instance,
    pub(super) pricer: Pricer,
    every: Vec<u32>,
}

impl Room {
    /// For one week.
    pub fn new(base: &Base) -> Self {
        Room {
            instance: base.instance.working_copy(),
            pricer: Pricer::default(),
            every: (0..base.instance.slots.len() as u32).collect(),
        }
    }

    /// What is known of a week after a change.
    pub fn estimate(&mut self, base: &Base, change: &Change) -> Known {
        let unchanged = Known { served: base.served, bound: base.bound, beyond: 0 };
        let Some(at) = person_in(&base.instance, change) else { return unchanged };
        let Some(person) = change.made(&base.instance, at) else { return unchanged };
        let before = std::mem::replace(&mut self.instance.people[at], person);
        let reach = Reach::new(&self.instance, at, &self.every, &base.prices.units);
        let capped = matches!(change, Change::HigherCap { .. });
        let known = match capped || reach.slots != base.prices.slots[at] {
            true => self.of_reach(base, change, &reach, at),
            // The same slots under the same caps are the same weeks.
            false => unchanged,
        };
        self.instance.people[at] = before;
        known
    }

    fn of_reach(&mut self, base: &Base, change: &Change, reach: &Reach, at: usize) -> Known {
        let beyond = self.beyond(base, change, reach, at).unwrap_or(base.asked());
        if base.measure() == Measure::Families {
            // Slots that nobody could serve before count for their household too, so one person's prices are not all.
            return Known { served: base.served, bound: base.asked(), beyond };
        }
        let price: Vec<i64> = reach.slots.iter().map(|&slot| base.prices.slot[slot as usize]).collect();
        let query = Query {
            price: &price,
            closed: &[],
            shares: &[],
            slope: base.prices.minutes[at],
            floor: NO_FLOOR,
            bounding: true,
        };
        let bound = match self.pricer.best(reach, &query) {
            Some(week) => base.prices.whole(base.prices.bound - base.prices.worth[at] + week.worth),
            None => base.asked(),
        };
        let served = base.served + self.gained(base, reach, at).unwrap_or(0);
        Known { served, bound: bound.min(base.asked()).max(served), beyond }
    }

    /// Minutes more when this person alone plans anew and takes no slot from anybody.
    fn gained(&mut self, base: &Base, reach: &Reach, at: usize) -> Option<i64> {
        let instance = &self.instance;
        let holder = |slot: usize| base.roster.caregiver[slot].filter(|&holder| holder != at);
        let taken =
            |slot: usize| holder(slot).is_some() || instance.alternatives(slot).any(|other| holder(other).is_some());
        let closed: Vec<bool> = reach.slots.iter().map(|&slot| taken(slot as usize)).collect();
        let query = Query {
            price: &vec![0; closed.len()],
            closed: &closed,
            shares: &[],
            slope: base.prices.minutes[at],
            floor: NO_FLOOR,
            bounding: false,
        };
        let week = self.pricer.best(reach, &query)?;
        let slots: Vec<usize> = week.stops.iter().map(|&stop| reach.slots[stop as usize] as usize).collect();
        let minutes = |slot: usize| instance.slots[slot].minutes();
        let own = (0..instance.slots.len()).filter(|&slot| base.roster.caregiver[slot] == Some(at));
        let more = slots.iter().map(|&slot| minutes(slot)).sum::<i64>() - own.map(minutes).sum::<i64>();
        // The pricer knows nothing of alternatives, and the rules' own files have the last word.
        let duty = Duty { person: at, slots: &slots, about: None, mentors: &[] };
        (more > 0 && breaches(instance, &duty).is_empty()).then_some(more)
    }
}
