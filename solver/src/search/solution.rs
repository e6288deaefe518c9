//! A plan in the making: everyone's week, and who holds which slot.

use crate::lagrangian::Relaxation;
use crate::pricing::Column;
use crate::problem::roster::Roster;

/// Nobody.
const NONE: u32 = u32::MAX;
/// Nobody, nor may anybody.
const FENCED: u32 = u32::MAX - 1;

/// Everyone's week, with slots held at most once. Keeps every rule that a person's week can keep.
#[derive(Debug, Clone)]
pub struct Solution {
    /// By person.
    pub weeks: Vec<Column>,
    server: Vec<u32>,
    learner: Vec<u32>,
    served: Vec<u32>,
    /// By group of alternatives: who serves one of them.
    either: Vec<u32>,
    /// Units of all weeks and of households with a served slot.
    pub score: i64,
}

impl Solution {
    /// Nobody does anything (pins are not kept yet).
    pub fn idle(relaxation: &Relaxation<'_>) -> Self {
        let slots = relaxation.instance.slots.len();
        let weeks: Vec<Column> = relaxation.reaches.iter().map(|reach| idle_week(reach.by_minutes.at(0))).collect();
        Solution {
            score: relaxation.constant + weeks.iter().map(|week| week.value).sum::<i64>(),
            weeks,
            server: vec![NONE; slots],
            learner: vec![NONE; slots],
            served: vec![0; relaxation.instance.households],
            either: vec![NONE; relaxation.instance.eithers.len()],
        }
    }

    /// Who serves a slot.
    pub fn server(&self, slot: usize) -> Option<usize> {
        Some(self.server[slot] as usize).filter(|_| self.server[slot] < FENCED)
    }

    /// Who learns in a slot.
    pub fn learner(&self, slot: usize) -> Option<usize> {
        Some(self.learner[slot] as usize).filter(|_| self.learner[slot] != NONE)
    }

    /// How many slots of a household are served.
    pub fn served_in(&self, household: usize) -> u32 {
        self.served[household]
    }

    /// The slots of a person, by index.
    pub fn slots_of<'a>(&'a self, relaxation: &'a Relaxation<'_>, person: usize) -> impl Iterator<Item = usize> + 'a {
        self.weeks[person].stops.iter().map(move |&stop| relaxation.reaches[person].slots[stop as usize] as usize)
    }

    /// Gives a person another week; what that week holds must be free or this person's own.
    pub fn give(&mut self, relaxation: &Relaxation<'_>, person: usize, week: Column) {
        let first = relaxation.first_served();
        let old = std::mem::take(&mut self.weeks[person]);
        self.score -= old.value;
        let slots = &relaxation.reaches[person].slots;
        let trainee = relaxation.is_trainee(person);
        for &stop in &old.stops {
            let slot = slots[stop as usize] as usize;
            if trainee {
                self.learner[slot] = NONE;
                continue;
            }
            self.server[slot] = NONE;
            relaxation.instance.slots[slot].either.into_iter().for_each(|group| self.either[group] = NONE);
            let household = relaxation.instance.slots[slot].household;
            self.served[household] -= 1;
            self.score -= if self.served[household] == 0 { first } else { 0 };
        }
        for &stop in &week.stops {
            let slot = slots[stop as usize] as usize;
            if trainee {
                debug_assert!(self.learner[slot] == NONE);
                self.learner[slot] = person as u32;
                continue;
            }
            debug_assert!(self.server[slot] == NONE);
            self.server[slot] = person as u32;
            relaxation.instance.slots[slot].either.into_iter().for_each(|group| self.either[group] = person as u32);
            let household = relaxation.instance.slots[slot].household;
            self.score += if self.served[household] == 0 { first } else { 0 };
            self.served[household] += 1;
        }
        self.score += week.value;
        self.weeks[person] = week;
    }

    /// Whether a person holds all slots pinned to this person.
    pub fn keeps_pins(&self, relaxation: &Relaxation<'_>, person: usize) -> bool {
        let reach = &relaxation.reaches[person];
        let pinned = reach.pinned.iter().filter(|pinned| **pinned).count();
        pinned == self.weeks[person].stops.iter().filter(|&&stop| reach.pinned[stop as usize]).count()
    }

    /// Keeps a slot that nobody serves out of everyone's hands.
    pub fn fence_off(&mut self, slot: usize) {
        if self.server[slot] == NONE {
            self.server[slot] = FENCED;
        }
    }

    /// Whether a slot and all its alternatives are free, or this person's own.
    pub fn open_to(&self, relaxation: &Relaxation<'_>, slot: usize, person: usize) -> bool {
        let free = |holder: u32| holder == NONE || holder == person as u32;
        free(self.server[slot]) && relaxation.instance.slots[slot].either.is_none_or(|group| free(self.either[group]))
    }

    /// Whether all of a week is free for this person, who has nothing at present.
    pub fn holds(&self, relaxation: &Relaxation<'_>, person: usize, week: &Column) -> bool {
        let slots = &relaxation.reaches[person].slots;
        if relaxation.is_trainee(person) {
            return week.stops.iter().all(|&stop| self.learner[slots[stop as usize] as usize] == NONE);
        }
        week.stops.iter().all(|&stop| self.open_to(relaxation, slots[stop as usize] as usize, person))
            && relaxation.doubled(person, &week.stops).is_none()
    }

    /// Takes a person's week away.
    pub fn clear(&mut self, relaxation: &Relaxation<'_>, person: usize) {
        self.give(relaxation, person, idle_week(relaxation.reaches[person].by_minutes.at(0)));
    }

    /// Trainees in slots that have lost their mentor.
    pub fn left_alone(&self, relaxation: &Relaxation<'_>) -> Vec<usize> {
        self.left_alone_in(relaxation, 0..self.learner.len())
    }

    /// The same, looking at some slots only.
    pub fn left_alone_in(&self, relaxation: &Relaxation<'_>, slots: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut alone: Vec<usize> = slots
            .filter_map(|slot| {
                let trainee = self.learner(slot)?;
                let with = self.server(slot).is_some_and(|mentor| relaxation.instance.may_accompany(mentor, trainee));
                (!with).then_some(trainee)
            })
            .collect();
        alone.sort_unstable();
        alone.dedup();
        alone
    }

    /// The plan as it stands.
    pub fn roster(&self, relaxation: &Relaxation<'_>) -> Roster {
        let mut roster = Roster::empty(relaxation.instance);
        for slot in 0..self.server.len() {
            roster.caregiver[slot] = self.server(slot);
            roster.trainee[slot] = self.learner(slot).filter(|_| self.server(slot).is_some());
        }
        roster
    }
}

/// A week without slots.
pub fn idle_week(value: i64) -> Column {
    Column { value, worth: value, ..Column::default() }
}
