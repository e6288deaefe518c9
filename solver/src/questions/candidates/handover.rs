//! Candidates who become free when one of their other slots goes to somebody else.

use super::{Broken, Candidate, Handover, best_first, shortened, without};
use crate::format::{Assignment, Parts};
use crate::objective;
use crate::problem::Instance;
use crate::problem::roster::{Roster, with};
use crate::questions::reasons::{breaches_of_adding, kept_away_by};
use crate::rules::{Breach, Rule};
use std::collections::HashMap;

impl Instance {
    /// Caregivers who could take the slot after handing exactly one other slot to somebody else who can serve it; the
    /// change in points counts both moves. Best first; those who can come without a move are left out.
    pub fn candidates_after_a_handover(&self, assignments: &[Assignment], slot: &str) -> Vec<Candidate> {
        let Some(slot) = self.slot_of(slot) else { return Vec::new() };
        let roster = Roster::read(self, assignments);
        if roster.instead(self, slot).is_some() {
            return Vec::new();
        }
        let duties = roster.duties(self);
        let served = objective::served_by_household(self, &roster);
        let holder = roster.caregiver[slot];
        let holder_breaches = holder.map_or_else(Vec::new, |holder| shortened(self, holder, &duties[holder], slot));
        let mut plan = Plan {
            instance: self,
            roster: &roster,
            duties: &duties,
            served: &served,
            holder_breaches,
            takers: HashMap::new(),
        };
        let mut out = Vec::new();
        for person in (0..self.people.len()).filter(|&person| !self.people[person].is_trainee()) {
            if roster.caregiver[slot] == Some(person) || !self.screening.passes(self, slot, person) {
                continue;
            }
            let found = breaches_of_adding(self, person, &duties[person], slot);
            let movable = found.iter().all(|breach| breach.rule >= Rule::NoOverlap && breach.rule <= Rule::ShortDay);
            if !found.is_empty() && movable {
                out.extend(plan.best_handover(person, slot));
            }
        }
        best_first(&mut out);
        out
    }
}

/// The plan in which slots change hands.
struct Plan<'p> {
    instance: &'p Instance,
    roster: &'p Roster,
    duties: &'p [Vec<usize>],
    served: &'p [usize],
    /// What breaks when the slot's holder makes way.
    holder_breaches: Vec<Breach>,
    /// By slot given up: everyone who could take it, the plan being otherwise as it is.
    takers: HashMap<usize, Vec<usize>>,
}

impl Plan<'_> {
    fn takers(&mut self, given: usize) -> &[usize] {
        let (instance, duties) = (self.instance, self.duties);
        self.takers.entry(given).or_insert_with(|| {
            let people = (0..instance.people.len()).filter(|&to| !instance.people[to].is_trainee());
            people.filter(|&to| kept_away_by(instance, to, &duties[to], given).is_none()).collect()
        })
    }

    /// The best way for a person to hand one slot on and take another.
    fn best_handover(&mut self, person: usize, slot: usize) -> Option<Candidate> {
        let (instance, duties) = (self.instance, self.duties);
        let mut best: Option<Candidate> = None;
        for &given in &duties[person] {
            let rest = without(&duties[person], given);
            let shortened = !shortened(instance, person, &duties[person], given).is_empty();
            let same_day = instance.slots[given].day == instance.slots[slot].day;
            let stays = instance.slots[given].pinned.is_some() || shortened && !same_day;
            if stays || !breaches_of_adding(instance, person, &rest, slot).is_empty() {
                continue;
            }
            for to in self.takers(given).to_vec().into_iter().filter(|&to| to != person) {
                let parts = self.change(person, slot, given, to);
                if best.as_ref().is_some_and(|best| best.change >= parts.total()) {
                    continue;
                }
                let makes_way = self.roster.caregiver[slot].is_some_and(|holder| holder != to);
                let broken = self.holder_breaches.iter().filter(|_| makes_way);
                let road = |duty: &[usize]| objective::travel_minutes(instance, &instance.people[person], duty);
                best = Some(Candidate {
                    caregiver: instance.person_id(person).to_owned(),
                    broken: broken.map(|breach| Broken::new(instance, breach)).collect(),
                    change: parts.total(),
                    parts,
                    travel_minutes: road(&with(instance, &rest, slot)) - road(&duties[person]),
                    after: Some(Handover {
                        slot: instance.slot_id(given).to_owned(),
                        to: instance.person_id(to).to_owned(),
                    }),
                });
            }
        }
        best
    }

    /// What the plan gains when a person hands one slot to somebody and takes another: the two slots by themselves, and
    /// the weeks of everyone who is in either before or after.
    fn change(&self, person: usize, slot: usize, given: usize, to: usize) -> Parts {
        let (instance, roster) = (self.instance, self.roster);
        let mut parts = Parts::default();
        for (slot, after) in [(slot, person), (given, to)] {
            parts.add(&objective::of_slot(instance, slot, Some(after)), 1.0);
            parts.add(&objective::of_slot(instance, slot, roster.caregiver[slot]), -1.0);
        }
        // The slot given up stays served, so only the other one can be its household's first.
        if roster.caregiver[slot].is_none() && self.served[instance.slots[slot].household] == 0 {
            parts.household_first += instance.week.weights.household_first;
        }
        // Whoever learns in either slot goes on learning there where the new mentor may teach.
        let stays = |slot: usize, mentor: usize| {
            roster.trainee[slot].filter(|&trainee| instance.may_accompany(mentor, trainee))
        };
        let (with_person, with_taker) = (stays(slot, person), stays(given, to));
        let left = [roster.caregiver[slot], roster.trainee[slot], roster.trainee[given]];
        let mut touched: Vec<usize> = left.into_iter().flatten().chain([person, to]).collect();
        touched.sort_unstable();
        touched.dedup();
        for who in touched {
            let leaves =
                |other: usize| other == slot && with_person != Some(who) || other == given && with_taker != Some(who);
            let mut duty: Vec<usize> = self.duties[who].iter().copied().filter(|&other| !leaves(other)).collect();
            if who == person {
                duty = with(instance, &duty, slot);
            }
            if who == to {
                duty = with(instance, &duty, given);
            }
            parts.add(&objective::of_person(instance, who, &duty), 1.0);
            parts.add(&objective::of_person(instance, who, &self.duties[who]), -1.0);
        }
        parts
    }
}
