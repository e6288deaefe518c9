//! Candidates who become free when one of their other slots goes to somebody else.

use super::{Broken, Candidate, Handover, best_first, index_of, shortened, without};
use crate::format::{Assignment, Parts, Week};
use crate::objective;
use crate::problem::Problem;
use crate::reach::could_be_in;
use crate::reasons::{breaches_of_adding, kept_away_by};
use crate::roster::{Roster, with};
use crate::rules::{Breach, Rule};
use std::collections::HashMap;

/// Caregivers who could take the slot after handing exactly one other slot to somebody else who can serve it; the
/// change in points counts both moves. Best first; those who can come without a move are left out.
pub fn candidates_after_a_handover(week: &Week, assignments: &[Assignment], slot: &str) -> Vec<Candidate> {
    let problem = Problem::new(week);
    let roster = Roster::read(&problem, assignments);
    let Some(slot) = index_of(&problem, slot) else { return Vec::new() };
    let duties = roster.duties(&problem);
    let served = objective::served_by_household(&problem, &roster);
    let holder = roster.caregiver[slot];
    let holder_breaches = holder.map_or_else(Vec::new, |holder| shortened(&problem, holder, &duties[holder], slot));
    let mut plan = Plan { problem: &problem, roster: &roster, duties: &duties, served: &served, holder_breaches, takers: HashMap::new() };
    let mut out = Vec::new();
    for person in (0..problem.people.len()).filter(|&person| !problem.people[person].is_trainee()) {
        if roster.caregiver[slot] == Some(person) {
            continue;
        }
        let found = breaches_of_adding(&problem, person, &duties[person], slot);
        let movable = found.iter().all(|breach| breach.rule >= Rule::NoOverlap && breach.rule <= Rule::ShortDay);
        if !found.is_empty() && movable {
            out.extend(plan.best_handover(person, slot));
        }
    }
    best_first(&mut out);
    out
}

/// The plan in which slots change hands.
struct Plan<'p> {
    problem: &'p Problem<'p>,
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
        let (problem, duties) = (self.problem, self.duties);
        self.takers.entry(given).or_insert_with(|| {
            let people = (0..problem.people.len()).filter(|&to| !problem.people[to].is_trainee());
            // The cheap question first; whom it turns away the rules turn away too.
            let able = people.filter(|&to| could_be_in(problem, to, given));
            able.filter(|&to| kept_away_by(problem, to, &duties[to], given).is_none()).collect()
        })
    }

    /// The best way for a person to hand one slot on and take another.
    fn best_handover(&mut self, person: usize, slot: usize) -> Option<Candidate> {
        let (problem, duties) = (self.problem, self.duties);
        let mut best: Option<Candidate> = None;
        for &given in &duties[person] {
            let rest = without(&duties[person], given);
            let shortened = !shortened(problem, person, &duties[person], given).is_empty();
            let same_day = problem.slots[given].day == problem.slots[slot].day;
            let stays = problem.slots[given].pinned.is_some() || shortened && !same_day;
            if stays || !breaches_of_adding(problem, person, &rest, slot).is_empty() {
                continue;
            }
            for to in self.takers(given).to_vec().into_iter().filter(|&to| to != person) {
                let parts = self.change(person, slot, given, to);
                if best.as_ref().is_some_and(|best| best.change >= parts.total()) {
                    continue;
                }
                let makes_way = self.roster.caregiver[slot].is_some_and(|holder| holder != to);
                let broken = self.holder_breaches.iter().filter(|_| makes_way);
                let road = |duty: &[usize]| objective::travel_minutes(problem, &problem.people[person], duty);
                best = Some(Candidate {
                    caregiver: problem.person_id(person).to_owned(),
                    broken: broken.map(|breach| Broken::new(problem, breach)).collect(),
                    change: parts.total(),
                    parts,
                    travel_minutes: road(&with(problem, &rest, slot)) - road(&duties[person]),
                    after: Some(Handover { slot: problem.slot_id(given).to_owned(), to: problem.person_id(to).to_owned() }),
                });
            }
        }
        best
    }

    /// What the plan gains when a person hands one slot to somebody and takes another: the two slots by themselves, and
    /// the weeks of everyone who is in either before or after.
    fn change(&self, person: usize, slot: usize, given: usize, to: usize) -> Parts {
        let (problem, roster) = (self.problem, self.roster);
        let mut parts = Parts::default();
        for (slot, after) in [(slot, person), (given, to)] {
            parts.add(&objective::of_slot(problem, slot, Some(after)), 1.0);
            parts.add(&objective::of_slot(problem, slot, roster.caregiver[slot]), -1.0);
        }
        // The slot given up stays served, so only the other one can be its household's first.
        if roster.caregiver[slot].is_none() && self.served[problem.slots[slot].household] == 0 {
            parts.household_first += problem.week.weights.household_first;
        }
        // Whoever learns in either slot goes on learning there where the new mentor may teach.
        let stays = |slot: usize, mentor: usize| roster.trainee[slot].filter(|&trainee| problem.may_accompany(mentor, trainee));
        let (with_person, with_taker) = (stays(slot, person), stays(given, to));
        let left = [roster.caregiver[slot], roster.trainee[slot], roster.trainee[given]];
        let mut touched: Vec<usize> = left.into_iter().flatten().chain([person, to]).collect();
        touched.sort_unstable();
        touched.dedup();
        for who in touched {
            let leaves = |other: usize| other == slot && with_person != Some(who) || other == given && with_taker != Some(who);
            let mut duty: Vec<usize> = self.duties[who].iter().copied().filter(|&other| !leaves(other)).collect();
            if who == person {
                duty = with(problem, &duty, slot);
            }
            if who == to {
                duty = with(problem, &duty, given);
            }
            parts.add(&objective::of_person(problem, who, &duty), 1.0);
            parts.add(&objective::of_person(problem, who, &self.duties[who]), -1.0);
        }
        parts
    }
}
