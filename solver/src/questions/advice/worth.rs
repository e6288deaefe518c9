//! Which changes are worth the most: estimates first, and then the most promising solved anew until the best are known.

use super::base::Base;
use super::estimate::{Known, Room};
use super::{Change, Interval, person_in};
use crate::parallel::in_chunks;
use crate::search::{Options, Watch};

/// Every change with what is known of each week after it.
pub(super) struct Ranking<'r> {
    bases: &'r [Base],
    changes: &'r [Change],
    /// By change, by week.
    known: Vec<Vec<Known>>,
    /// By change: solved anew already.
    resolved: Vec<bool>,
}

impl<'r> Ranking<'r> {
    /// Estimates every change in every week, as long as it is not late: what is not estimated may be worth anything.
    pub fn new(bases: &'r [Base], changes: &'r [Change], threads: usize, late: &(dyn Fn() -> bool + Sync)) -> Self {
        let mut known = vec![Vec::with_capacity(bases.len()); changes.len()];
        for base in bases {
            let mut rooms: Vec<Room> = (0..threads.max(1)).map(|_| Room::new(base)).collect();
            let anything = Known { served: base.served, bound: base.asked(), beyond: base.asked() - base.served };
            let found = in_chunks(&mut rooms, changes.len(), |at, room: &mut Room| match late() {
                true => anything,
                false => room.estimate(base, &changes[at]),
            });
            known.iter_mut().zip(found).for_each(|(known, found)| known.push(found));
        }
        Ranking { bases, resolved: vec![false; changes.len()], changes, known }
    }

    /// What a change is worth, over all weeks.
    pub fn interval(&self, at: usize) -> Interval {
        let mut out = Interval::default();
        for (base, known) in self.bases.iter().zip(&self.known[at]) {
            out.least += (known.served - base.bound).max(0);
            // Where more was found than the change can add, the plan without it was not the best one.
            out.found += (known.served - base.served).min(known.most(base));
            out.most += known.most(base);
        }
        out
    }

    /// The changes that serve the most, the best first; at most so many, and none that may serve nothing more.
    pub fn best(&self, most: usize) -> Vec<usize> {
        let mut order: Vec<(Interval, usize)> = (0..self.changes.len()).map(|at| (self.interval(at), at)).collect();
        order.retain(|(interval, _)| interval.most > 0);
        order.sort_by_key(|(worth, at)| (std::cmp::Reverse((worth.found, worth.least, worth.most)), *at));
        order.into_iter().take(most).map(|(_, at)| at).collect()
    }

    /// Solves changes anew, those that may be worth most first, until so many are known to be the best ones and what
    /// they are worth is known exactly, or it is late. True when the best are known.
    pub fn settle(&mut self, most: usize, options: &Options, watch: &Watch<'_>) -> bool {
        loop {
            let best = self.best(most);
            let bar = best.last().filter(|_| best.len() == most).map_or(Interval::default(), |&at| self.interval(at));
            let mut rivals: Vec<usize> = (0..self.changes.len()).filter(|at| !best.contains(at)).collect();
            rivals.retain(|&at| !self.is_beaten(at, bar));
            let promising = |at: &usize| (self.interval(*at).most, std::cmp::Reverse(*at));
            let rival = rivals.iter().copied().filter(|&at| self.is_open(at)).max_by_key(promising);
            let next = rival.or_else(|| best.iter().copied().find(|&at| self.is_open(at)));
            let known = rivals.is_empty();
            let Some(next) = next else { return known };
            let now = (watch.elapsed)();
            if (watch.stop)() || now >= options.time_limit {
                return known;
            }
            // Nothing is to be had from a change that takes all the time there is.
            let until = now + (options.time_limit - now) / (most as f64 / 2.0);
            self.resolve(next, &Options { time_limit: until, ..*options }, watch);
        }
    }

    /// Whether a solve could say more about a change.
    fn is_open(&self, at: usize) -> bool {
        let mut known = self.bases.iter().zip(&self.known[at]);
        !self.resolved[at] && known.any(|(base, known)| known.is_open(base))
    }

    /// Whether a change is proved to be worth no more than one with these bounds. The best plan after the one is at
    /// least what was found, that after the other at most its bound; or what the other adds is at most the least that
    /// the one does.
    fn is_beaten(&self, at: usize, bar: Interval) -> bool {
        let bound: i64 = self.bases.iter().zip(&self.known[at]).map(|(base, known)| known.bound - base.served).sum();
        bound <= bar.found || self.interval(at).most <= bar.least
    }

    /// Solves the weeks after a change anew.
    pub fn resolve(&mut self, at: usize, options: &Options, watch: &Watch<'_>) {
        self.resolved[at] = true;
        let start = (watch.elapsed)();
        let count = self.bases.len() as f64;
        for (number, base) in self.bases.iter().enumerate() {
            let known = self.known[at][number];
            let until = start + (options.time_limit - start).max(0.0) * (number + 1) as f64 / count;
            if !known.is_open(base) || (watch.elapsed)() >= until {
                continue;
            }
            self.known[at][number] =
                solved(base, &self.changes[at], known, &Options { time_limit: until, ..*options }, watch);
        }
    }
}

/// What a solve says of a week after a change, beside what was known.
fn solved(base: &Base, change: &Change, known: Known, options: &Options, watch: &Watch<'_>) -> Known {
    let Some(at) = person_in(&base.instance, change) else { return known };
    let Some(person) = change.made(&base.instance, at) else { return known };
    // Where the week as it was is proved, so may this one be; elsewhere a better plan says more.
    let proved = base.served == base.bound;
    let now = (watch.elapsed)();
    let part = if proved { 1.0 } else { 0.2 };
    let first = Options { time_limit: now + (options.time_limit - now) * part, ..*options };
    let Ok(found) = base.solved(Some((at, person)), &first, options, watch) else { return known };
    let served = known.served.max(found.served);
    Known { served, bound: known.bound.min(found.bound).max(served), ..known }
}
