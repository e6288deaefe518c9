//! Single slots given to people, or kept from them: a part of all plans.

use super::Market;
use crate::weeks::PersonWeek;

/// What has been decided about single slots of single people, see [`crate::proof`] and [`crate::dive`].
#[derive(Debug, Clone)]
pub struct Limits {
    /// By person and place: may not be taken. Empty for a person about whom nothing is decided.
    pub(super) closed: Vec<Vec<bool>>,
    /// By person: places that must be taken.
    pub(super) given: Vec<Vec<u32>>,
    /// Units paid, and paid back, for taking a place that must be taken.
    pub(super) reward: i64,
}

impl Limits {
    /// Nothing is decided.
    pub fn none(market: &Market<'_>) -> Self {
        let people = market.reaches.len();
        let most = market.reaches.iter().flat_map(|reach| reach.gain.iter().map(|gain| gain.abs())).max();
        let reward = 4 * most.unwrap_or(0) + 8 * market.first_served;
        Limits { closed: vec![Vec::new(); people], given: vec![Vec::new(); people], reward }
    }

    fn close(&mut self, market: &Market<'_>, person: usize, place: usize) {
        let closed = &mut self.closed[person];
        closed.resize(market.reaches[person].slots.len(), false);
        closed[place] = true;
    }

    /// Gives a slot to a person, or keeps it from that person.
    pub fn decide(&mut self, market: &Market<'_>, person: usize, place: usize, given: bool) {
        if !given {
            self.close(market, person, place);
            return;
        }
        self.given[person].push(place as u32);
        let slot = market.reaches[person].slots[place] as usize;
        let rivals = if market.is_trainee(person) { &market.learners[slot] } else { &market.servers[slot] };
        for &(rival, at) in rivals.iter().filter(|rival| rival.0 as usize != person) {
            self.close(market, rival as usize, at as usize);
        }
    }

    /// Whether nothing has been decided about this place of a person yet.
    pub fn undecided(&self, person: usize, place: usize) -> bool {
        !self.closed[person].get(place).is_some_and(|closed| *closed) && !self.given[person].contains(&(place as u32))
    }

    /// Whether a week takes nothing that is closed.
    pub(super) fn allow(&self, person: usize, week: &PersonWeek) -> bool {
        let closed = &self.closed[person];
        closed.is_empty() || !week.stops.iter().any(|&stop| closed[stop as usize])
    }
}
