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
    /// Times that the rules may still be asked.
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
            left: 0,
        };
        let mut sure = true;
        for handovers in 0..=could.len() {
            search.seen.clear();
            // Each number of handovers has its share, so that a long search without any leaves time for one.
            search.left = PARAMS.refill_checks / (could.len() + 1);
            let duties = Changed { base: self.duties, now: vec![(away.person, left(&self.duties[away.person], open))] };
            search.go_on(&duties, &mut Vec::new(), handovers);
            if search.best == search.most {
                return (search.found, true);
            }
            sure &= search.left > 0;
        }
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
        let minutes_of = |slot: usize| self.refilling.instance.slots[slot].minutes();
        let minutes: i64 = made.iter().map(|made| minutes_of(made.open)).sum();
        let open: Vec<usize> = self.open.iter().copied().filter(|slot| !made.iter().any(|m| m.open == *slot)).collect();
        if (made.len(), minutes) > self.best {
            (self.best, self.found) = ((made.len(), minutes), made.clone());
        }
        let mut key = made.clone();
        key.sort_unstable();
        if !self.seen.insert(key) {
            return;
        }
        let refilling = self.refilling;
        let ways = |slot: usize| refilling.alternatives(slot).map(move |taken| (slot, taken));
        let ways: Vec<(usize, usize)> = open.iter().flat_map(|&slot| ways(slot)).collect();
        for given in [false, true].into_iter().take(1 + usize::from(handovers > 0)) {
            for &(open, taken) in &ways {
                for person in refilling.present(self.away, taken) {
                    let plain = Move { open, taken, person, given: None };
                    let moves = if given { self.handed(duties, made, plain) } else { self.plain(duties, plain) };
                    for next in moves {
                        let after = duties.after(refilling.instance, &next);
                        made.push(next);
                        self.go_on(&after, made, handovers - usize::from(given));
                        made.pop();
                    }
                    if self.best == self.most || self.left == 0 {
                        return;
                    }
                }
            }
        }
    }

    /// Whether a caregiver may take a slot, asked of the rules' own files, and counted.
    fn asked(&mut self, answer: bool) -> bool {
        self.left = self.left.saturating_sub(1);
        answer
    }

    /// The move as things stand, if it can be made.
    fn plain(&mut self, duties: &Changed<'_>, plain: Move) -> Vec<Move> {
        let duty = duties.of(plain.person);
        let free = kept_away_though_unpinned(self.refilling.instance, plain.person, duty, plain.taken).is_none();
        if self.asked(free) { vec![plain] } else { Vec::new() }
    }

    /// The same move after each handover that makes it possible, or leaves it so.
    fn handed(&mut self, duties: &Changed<'_>, made: &[Move], plain: Move) -> Vec<Move> {
        let (refilling, instance) = (self.refilling, self.refilling.instance);
        let duty = duties.of(plain.person);
        let moved = |slot: usize| made.iter().any(|m| m.taken == slot || m.given.is_some_and(|given| given.0 == slot));
        let stays = |slot: usize| instance.slots[slot].pinned.is_some() || moved(slot);
        let mut out = Vec::new();
        for &given in duty.iter().filter(|&&slot| !stays(slot)) {
            let rest: Vec<usize> = duty.iter().copied().filter(|&slot| slot != given).collect();
            if self.left == 0 || !self.asked(fits(instance, plain.person, &rest, plain.taken)) {
                continue;
            }
            for to in refilling.present(self.away, given).filter(|&to| to != plain.person) {
                if self.asked(kept_away_by(instance, to, duties.of(to), given).is_none()) {
                    out.push(Move { given: Some((given, to)), ..plain });
                }
            }
        }
        out
    }
}
