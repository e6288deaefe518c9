//! One day in the relaxation: which rounds there are by their minutes alone, with start, end and breaks left out.
//!
//! Minutes are counted in whole steps. Where every slot is a whole number of steps long nothing is lost; otherwise
//! each slot's minutes are rounded down and the rest is paid at the steepest slope of shortfall and learning. Those are
//! concave and never fall, so this pays at least what the minutes are worth, and branching only become relaxed: the
//! relaxed
//! instance is never worth less than the true one.

use crate::pricing::{Graph, Reach};

/// Stands for "cannot be done"; far from overflow when summed.
pub(super) const NOTHING: i64 = i64::MIN / 8;
/// What a slot costs that may not be taken.
pub(super) const CLOSED: i64 = i64::MAX / 64;

/// One person's day in the relaxation.
#[derive(Debug, Default)]
pub(super) struct RelaxedDay {
    /// By place and steps: the most that a way from this slot home is worth, the slot included, with so many steps.
    ahead: Vec<i64>,
    /// By place and steps up to and with this slot: the most that a week through here is worth, what lies before this
    /// slot on the day not counted.
    through: Vec<i64>,
    /// By steps: the most that a round is worth.
    pub most: Vec<i64>,
    /// By steps, where rounds are listed: the round that is worth most.
    listed: Vec<u32>,
}

/// Units that a slot is worth, the minutes lost in rounding included; none where it may not be taken.
fn worth_of(reach: &Reach, graph: &Graph, cost: &[i64], place: usize) -> Option<i64> {
    let stop = graph.from + place;
    (cost[stop] < CLOSED).then(|| reach.gain[stop] - cost[stop] + reach.lost(graph.minutes(place), graph.steps(place)))
}

impl RelaxedDay {
    /// Looks at a day at these costs by place in the person's slots.
    pub fn fill(&mut self, reach: &Reach, day: usize, cost: &[i64]) {
        let graph = &reach.days[day].graph;
        self.most.clear();
        self.most.resize(graph.states(), NOTHING);
        match &reach.days[day].listed {
            Some(_) => self.fill_listed(reach, day, cost),
            None => self.fill_ahead(reach, graph, cost),
        }
    }

    fn fill_listed(&mut self, reach: &Reach, day: usize, cost: &[i64]) {
        let Some(rounds) = &reach.days[day].listed else { return };
        self.listed.clear();
        self.listed.resize(self.most.len(), 0);
        for round in 0..rounds.len() {
            let Some(worth) = rounds.worth(round, cost) else { continue };
            let steps = (rounds.minutes[round] / reach.step) as usize;
            let worth = worth + reach.lost(rounds.minutes[round], steps);
            if worth > self.most[steps] {
                (self.most[steps], self.listed[steps]) = (worth, round as u32);
            }
        }
    }

    fn fill_ahead(&mut self, reach: &Reach, graph: &Graph, cost: &[i64]) {
        let states = graph.states();
        self.ahead.clear();
        self.ahead.resize(graph.len() * states, NOTHING);
        let enough = reach.enough_steps(graph.least);
        for place in (0..graph.len()).rev() {
            let steps = graph.steps(place);
            let Some(own) = worth_of(reach, graph, cost, place).filter(|_| steps < states) else { continue };
            let (here, later) = self.ahead[place * states..].split_at_mut(states);
            if graph.may_end(place) {
                here[steps] = own - graph.back[place];
            }
            for arc in graph.arcs(place) {
                // Only with so many steps does a way lead home from there.
                let Some((least, most)) = graph.steps_home(arc.to as usize) else { continue };
                let Some(count) = (most.min(states - 1 - steps) + 1).checked_sub(least) else { continue };
                let then = &later[(arc.to as usize - place - 1) * states + least..][..count];
                let add = own - arc.road;
                here[steps + least..].iter_mut().zip(then).for_each(|(here, then)| *here = (*here).max(*then + add));
            }
            if let Some((least, most)) = graph.steps_home(place).filter(|_| graph.may_begin(place)) {
                let whole = self.most.iter_mut().zip(here).take(most + 1).skip(enough.max(least));
                whole.for_each(|(most, here)| *most = (*most).max(*here - graph.out[place]));
            }
        }
    }

    /// The slots of a round worth most among those of so many steps.
    pub fn round(&self, reach: &Reach, day: usize, cost: &[i64], steps: usize, stops: &mut Vec<u32>) -> Option<()> {
        let graph = &reach.days[day].graph;
        if let Some(rounds) = &reach.days[day].listed {
            stops.extend_from_slice(rounds.stops(self.listed[steps]));
            return Some(());
        }
        let (states, mut left) = (graph.states(), steps);
        let most = self.most[steps];
        let first =
            |&place: &usize| graph.may_begin(place) && self.ahead[place * states + steps] - graph.out[place] == most;
        let mut place = (0..graph.len()).find(first)?;
        loop {
            stops.push((graph.from + place) as u32);
            let own = worth_of(reach, graph, cost, place)?;
            let here = self.ahead[place * states + left];
            left -= graph.steps(place);
            if left == 0 && graph.may_end(place) && here == own - graph.back[place] {
                return Some(());
            }
            let onward = graph
                .arcs(place)
                .iter()
                .find(|arc| self.ahead[arc.to as usize * states + left] + own - arc.road == here)?;
            place = onward.to as usize;
        }
    }

    /// Looks at a graph's day once more, each round now counted with the best week around it: `around` by steps.
    pub fn fill_through(&mut self, reach: &Reach, graph: &Graph, cost: &[i64], around: &[i64]) {
        let states = graph.states();
        self.through.clear();
        self.through.resize(graph.len() * states, NOTHING);
        let enough = reach.enough_steps(graph.least);
        for place in (0..graph.len()).rev() {
            let (here, later) = self.through[place * states..].split_at_mut(states);
            if graph.may_end(place) {
                let home = here.iter_mut().zip(around).skip(enough);
                home.for_each(|(here, around)| *here = *around - graph.back[place]);
            }
            for arc in graph.arcs(place) {
                let to = arc.to as usize;
                let steps = graph.steps(to);
                let Some(own) = worth_of(reach, graph, cost, to).filter(|_| steps < states) else { continue };
                let then = &later[(to - place - 1) * states + steps..][..states - steps];
                let add = own - arc.road;
                here.iter_mut().zip(then).for_each(|(here, then)| *here = (*here).max(*then + add));
            }
        }
    }

    /// The most that a week can be worth that has come to this slot with so many steps on the day, less what came
    /// before on the day.
    #[inline]
    pub fn hope(&self, states: usize, place: usize, steps: usize) -> i64 {
        self.through[place * states + steps]
    }
}
