//! Single slots given to people, or kept from them: a part of all plans.

use super::Relaxation;
use crate::pricing::Column;

/// A slot given to a person, or kept from that person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Who.
    pub person: usize,
    /// Which of the person's slots.
    pub place: usize,
    /// Given, or else kept from the person.
    pub given: bool,
}

/// What has been decided about single slots of single people, see [`crate::lagrangian`] and [`crate::search`].
#[derive(Debug, Clone)]
pub struct Branching {
    /// By person and place: may not be taken. Empty for a person about whom nothing is decided.
    pub(super) closed: Vec<Vec<bool>>,
    /// By person: places that must be taken.
    pub(super) given: Vec<Vec<u32>>,
    /// Units paid, and paid back, for taking a place that must be taken.
    pub(super) reward: i64,
    /// What was decided, in order.
    pub(super) decisions: Vec<Decision>,
}

impl Branching {
    /// Nothing is decided.
    pub fn none(relaxation: &Relaxation<'_>) -> Self {
        let people = relaxation.reaches.len();
        let most = relaxation.reaches.iter().flat_map(|reach| reach.gain.iter().map(|gain| gain.abs())).max();
        let reward = 4 * most.unwrap_or(0) + 8 * relaxation.first_served();
        Branching { closed: vec![Vec::new(); people], given: vec![Vec::new(); people], reward, decisions: Vec::new() }
    }

    fn close(&mut self, relaxation: &Relaxation<'_>, person: usize, place: usize) {
        let closed = &mut self.closed[person];
        closed.resize(relaxation.reaches[person].slots.len(), false);
        closed[place] = true;
    }

    /// Gives a slot to a person, or keeps it from that person.
    pub fn decide(&mut self, relaxation: &Relaxation<'_>, person: usize, place: usize, given: bool) {
        self.decisions.push(Decision { person, place, given });
        if !given {
            self.close(relaxation, person, place);
            return;
        }
        self.given[person].push(place as u32);
        let slot = relaxation.reaches[person].slots[place] as usize;
        let rivals = if relaxation.is_trainee(person) { &relaxation.learners[slot] } else { &relaxation.servers[slot] };
        for &(rival, at) in rivals.iter().filter(|rival| rival.0 as usize != person) {
            self.close(relaxation, rival as usize, at as usize);
        }
        // A plan that serves the slot serves none of its alternatives.
        for other in relaxation.instance.alternatives(slot) {
            for &(rival, at) in relaxation.servers[other].iter().chain(&relaxation.learners[other]) {
                self.close(relaxation, rival as usize, at as usize);
            }
        }
    }

    /// What was decided, in order.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// Whether nothing has been decided about this place of a person yet.
    pub fn undecided(&self, person: usize, place: usize) -> bool {
        !self.closed[person].get(place).is_some_and(|closed| *closed) && !self.given[person].contains(&(place as u32))
    }

    /// Whether a week, by its places, keeps what was decided about a person.
    pub fn keeps(&self, person: usize, stops: &[u32]) -> bool {
        !stops.iter().any(|&stop| self.closed(person, stop))
            && self.given[person].iter().all(|place| stops.binary_search(place).is_ok())
    }

    /// Whether this place of a person is given.
    pub(super) fn given(&self, person: usize, place: u32) -> bool {
        self.given[person].contains(&place)
    }

    /// Whether this place of a person is closed.
    pub(super) fn closed(&self, person: usize, place: u32) -> bool {
        self.closed[person].get(place as usize).is_some_and(|closed| *closed)
    }

    /// Whether anything was decided about a person.
    pub(super) fn concerns(&self, person: usize) -> bool {
        !self.closed[person].is_empty() || !self.given[person].is_empty()
    }

    /// Whether a week takes nothing that is closed.
    pub(super) fn allow(&self, person: usize, week: &Column) -> bool {
        let closed = &self.closed[person];
        closed.is_empty() || !week.stops.iter().any(|&stop| closed[stop as usize])
    }
}
