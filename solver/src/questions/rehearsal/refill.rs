//! Refills the slots of one absence: a search through all sequences of moves, ever more handovers being allowed until
//! everything is refilled or there are no more to try.

use super::Away;
use crate::params::PARAMS;
use crate::problem::Instance;
use crate::problem::roster::with;
use crate::questions::reasons::{kept_away_by, kept_away_though_unpinned};
use crate::questions::remedies::fits;
use std::collections::HashSet;
use std::sync::OnceLock;

/// One slot refilled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Move {
    /// The slot that was left open.
    pub open: usize,
    /// That slot, or one of its alternatives.
    pub taken: usize,
    /// Who takes it.
    pub person: usize,
    /// A slot handed on first, and to whom.
    pub given: Option<(usize, usize)>,
}

/// A plan whose absences are rehearsed.
pub(super) struct Refilling<'p> {
    instance: &'p Instance,
    duties: &'p [Vec<usize>],
    /// By slot, when it is first asked: caregivers whom no rule about the single slot keeps away, pins apart.
    able: Vec<OnceLock<Vec<usize>>>,
}

/// Slots refilled, minutes of care in them, and handovers saved.
type Height = (usize, i64);

/// A search under way.
struct Search<'s> {
    refilling: &'s Refilling<'s>,
    away: Away,
    open: &'s [usize],
    /// What is refilled when all is that anybody is able to do.
    most: Height,
    best: Height,
    found: Vec<Move>,
    seen: HashSet<Vec<Move>>,
    /// Moves that may still be looked at.
    left: usize,
}

impl<'p> Refilling<'p> {
    /// For a plan, given as everyone's duty.
    pub fn new(instance: &'p Instance, duties: &'p [Vec<usize>]) -> Self {
        Refilling { instance, duties, able: (0..instance.slots.len()).map(|_| OnceLock::new()).collect() }
    }

    fn able(&self, slot: usize) -> &[usize] {
        let instance = self.instance;
        let able = |person: &usize| {
            !instance.people[*person].is_trainee() && instance.screening.passes(instance, slot, *person)
        };
        self.able[slot].get_or_init(|| (0..instance.people.len()).filter(able).collect())
    }

    /// Caregivers who may be in a slot in spite of an absence.
    fn present(&self, away: Away, slot: usize) -> impl Iterator<Item = usize> + '_ {
        let gone = self.instance.slots[slot].day == away.day;
        self.able(slot).iter().copied().filter(move |&person| !gone || person != away.person)
    }

    /// A slot and those that would do in its place.
    fn alternatives(&self, slot: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(slot).chain(self.instance.alternatives(slot))
    }

    /// Who could take a slot as things stand.
    pub fn free(&self, away: Away, open: &[usize], slot: usize) -> impl Iterator<Item = usize> + '_ {
        let own: Vec<usize> = left(&self.duties[away.person], open);
        self.present(away, slot).filter(move |&person| {
            let duty = if person == away.person { &own } else { &self.duties[person] };
            kept_away_though_unpinned(self.instance, person, duty, slot).is_none()
        })
    }

    /// The moves that refill most, and whether all were looked at.
    pub fn most(&self, away: Away, open: &[usize]) -> (Vec<Move>, bool) {
        let could = |slot: &&usize| self.alternatives(**slot).any(|slot| self.present(away, slot).next().is_some());
        let could: Vec<usize> = open.iter().filter(could).copied().collect();
        let minutes = could.iter().map(|&slot| self.instance.slots[slot].minutes()).sum();
        let mut search = Search {
            refilling: self,
            away,
            open: &could,
            most: (could.len(), minutes),
            best: (0, 0),
            found: Vec::new(),
            seen: HashSet::new(),
            left: PARAMS.refill_moves,
        };
        for handovers in 0..=could.len() {
            search.seen.clear();
            let mut duties =
                Changed { base: self.duties, now: vec![(away.person, left(&self.duties[away.person], open))] };
            search.go_on(&mut duties, &mut Vec::new(), handovers);
            if search.best == search.most || search.left == 0 {
                break;
            }
        }
        let sure = search.best == search.most || search.left > 0;
        (search.found, sure)
    }
}

fn left(duty: &[usize], open: &[usize]) -> Vec<usize> {
    duty.iter().copied().filter(|slot| !open.contains(slot)).collect()
}

/// Everyone's duty, with those of a few people changed.
#[derive(Clone)]
struct Changed<'p> {
    base: &'p [Vec<usize>],
    now: Vec<(usize, Vec<usize>)>,
}

impl Changed<'_> {
    fn of(&self, person: usize) -> &[usize] {
        self.now.iter().find(|(who, _)| *who == person).map_or(&self.base[person], |(_, duty)| duty)
    }

    fn set(&mut self, person: usize, duty: Vec<usize>) {
        match self.now.iter_mut().find(|(who, _)| *who == person) {
            Some(own) => own.1 = duty,
            None => self.now.push((person, duty)),
        }
    }

    fn after(&self, instance: &Instance, made: &Move) -> Self {
        let mut next = self.clone();
        let mut own = self.of(made.person).to_vec();
        if let Some((given, to)) = made.given {
            own.retain(|&slot| slot != given);
            next.set(to, with(instance, self.of(to), given));
        }
        next.set(made.person, with(instance, &own, made.taken));
        next
    }
}

impl Search<'_> {
    /// Refills what is still open, in every order, with so many more handovers.
    fn go_on(&mut self, duties: &Changed<'_>, made: &mut Vec<Move>, handovers: usize) {
        let minutes = made.iter().map(|made| self.refilling.instance.slots[made.open].minutes()).sum();
        if (made.len(), minutes) > self.best {
            (self.best, self.found) = ((made.len(), minutes), made.clone());
        }
        let mut key = made.clone();
        key.sort_unstable();
        if !self.seen.insert(key) {
            return;
        }
        let open: Vec<usize> = self.open.iter().copied().filter(|slot| !made.iter().any(|m| m.open == *slot)).collect();
        for slot in open {
            for next in self.moves(duties, made, slot, handovers > 0) {
                if self.best == self.most || self.left == 0 {
                    return;
                }
                self.left -= 1;
                let after = duties.after(self.refilling.instance, &next);
                made.push(next);
                self.go_on(&after, made, handovers - usize::from(next.given.is_some()));
                made.pop();
            }
        }
    }

    /// The ways to refill a slot now: those without a handover first.
    fn moves(&self, duties: &Changed<'_>, made: &[Move], open: usize, handovers: bool) -> Vec<Move> {
        let (refilling, instance) = (self.refilling, self.refilling.instance);
        let (mut out, mut handed) = (Vec::new(), Vec::new());
        for taken in refilling.alternatives(open) {
            for person in refilling.present(self.away, taken) {
                let duty = duties.of(person);
                if kept_away_though_unpinned(instance, person, duty, taken).is_none() {
                    out.push(Move { open, taken, person, given: None });
                }
                if handovers {
                    self.handovers(duties, made, Move { open, taken, person, given: None }, &mut handed);
                }
            }
        }
        out.append(&mut handed);
        out
    }

    /// The same move after each handover that makes it possible, or leaves it so.
    fn handovers(&self, duties: &Changed<'_>, made: &[Move], plain: Move, out: &mut Vec<Move>) {
        let (refilling, instance) = (self.refilling, self.refilling.instance);
        let duty = duties.of(plain.person);
        let moved = |slot: usize| made.iter().any(|m| m.taken == slot || m.given.is_some_and(|given| given.0 == slot));
        let stays = |slot: usize| instance.slots[slot].pinned.is_some() || moved(slot);
        for &given in duty.iter().filter(|&&slot| !stays(slot)) {
            let rest: Vec<usize> = duty.iter().copied().filter(|&slot| slot != given).collect();
            if !fits(instance, plain.person, &rest, plain.taken) {
                continue;
            }
            let takers = refilling.present(self.away, given).filter(|&to| to != plain.person);
            let free = takers.filter(|&to| kept_away_by(instance, to, duties.of(to), given).is_none());
            out.extend(free.map(|to| Move { given: Some((given, to)), ..plain }));
        }
    }
}
