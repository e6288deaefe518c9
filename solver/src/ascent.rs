//! Looks for good prices: those at which everyone's own wish comes as near as can be to a plan.
//!
//! Each step asks everyone (see [`crate::market`]), raises the price of slots that too many want and lowers that of
//! slots that nobody wants although their household does. Each slot's step is a share of what the slot is worth,
//! and shares shrink by the same factor each time. The bound of each step is a proof by itself; the least is kept.

use crate::market::{Demand, Desk, Limits, Market, NoWeek, Prices};
use crate::objective;
use crate::weeks::PersonWeek;

/// The first step, as a share of what a slot is worth.
const FIRST_SHARE: f64 = 0.2;
/// How much of the former direction is kept.
const MEMORY: f64 = 0.6;
/// More wishes than this for one slot count as this many.
const MOST_WISHES: f64 = 3.0;
/// Weeks remembered of each person.
const MOST_KNOWN: usize = 8;

/// The search for prices, step by step.
#[derive(Debug, Clone)]
pub struct Ascent {
    /// Prices with the least bound so far.
    pub best: Prices,
    /// Units: the least bound so far.
    pub bound: i64,
    /// The prices of the last step.
    pub now: Prices,
    /// What everyone did at the last step.
    pub weeks: Vec<PersonWeek>,
    /// Present share.
    pub share: f64,
    /// By person: the last different weeks, which spare work when they come back.
    known: Vec<Vec<PersonWeek>>,
    slot_worth: Vec<i64>,
    along_worth: Vec<Vec<i64>>,
    slot_heading: Vec<f64>,
    along_heading: Vec<Vec<f64>>,
}

/// Wishes less supply: by slot, and by trainee and place.
struct Excess {
    slot: Vec<f64>,
    along: Vec<Vec<f64>>,
}

fn excess(market: &Market<'_>, prices: &Prices, demand: &Demand) -> Excess {
    let mut slot: Vec<f64> = demand.wanted.iter().map(|&wanted| if wanted { -1.0 } else { 0.0 }).collect();
    let mut along: Vec<Vec<f64>> = prices.along.iter().map(|list| vec![0.0; list.len()]).collect();
    for (person, week) in demand.weeks.iter().enumerate() {
        for &stop in &week.stops {
            if market.is_trainee(person) {
                along[person][stop as usize] += 1.0;
                continue;
            }
            slot[market.reaches[person].slots[stop as usize] as usize] += 1.0;
            if let Some((trainee, place, _)) = market.companion(prices, person, stop as usize) {
                along[trainee as usize][place as usize] -= 1.0;
            }
        }
    }
    Excess { slot, along }
}

impl Ascent {
    /// Starts where each slot costs part of what it is worth.
    ///
    /// # Errors
    /// Names somebody whose pins leave no week.
    pub fn new(market: &Market<'_>, desk: &mut Desk) -> Result<Self, NoWeek> {
        let problem = market.problem;
        let slot_worth: Vec<i64> = (0..problem.slots.len())
            .map(|slot| {
                let server = market.servers[slot].first().map(|server| server.0 as usize);
                market.units.up(objective::of_slot(problem, slot, server).total().max(0.0))
            })
            .collect();
        let lesson = |slot: u32| {
            let minutes = problem.slots[slot as usize].minutes() as f64;
            market.units.up(problem.week.weights.learning_per_minute * minutes)
        };
        let along_worth = market.reaches.iter().map(|reach| match market.is_trainee(reach.person) {
            true => reach.slots.iter().map(|&slot| lesson(slot)).collect(),
            false => Vec::new(),
        });
        let along_worth: Vec<Vec<i64>> = along_worth.collect();
        let mut prices = market.free();
        for (slot, price) in prices.slot.iter_mut().enumerate() {
            *price = if market.servers[slot].len() > 1 { slot_worth[slot] / 2 } else { 0 };
        }
        let demand = market.demand(&prices, None, None, desk)?;
        let heading = excess(market, &prices, &demand);
        Ok(Ascent {
            best: prices.clone(),
            bound: demand.bound,
            now: prices,
            known: demand.weeks.iter().map(|week| vec![week.clone()]).collect(),
            weeks: demand.weeks,
            share: FIRST_SHARE,
            slot_worth,
            along_worth,
            slot_heading: heading.slot,
            along_heading: heading.along,
        })
    }

    /// One step. Afterwards the share shrinks to `keep` of what it was.
    ///
    /// # Errors
    /// Never in practice: weeks that were there before still are.
    pub fn step(&mut self, market: &Market<'_>, keep: f64, desk: &mut Desk) -> Result<(), NoWeek> {
        self.step_within(market, keep, None, desk)
    }

    /// One step for the plans that keep some limits.
    ///
    /// # Errors
    /// Names somebody whom the limits leave no week.
    pub fn step_within(&mut self, market: &Market<'_>, keep: f64, limits: Option<&Limits>, desk: &mut Desk) -> Result<(), NoWeek> {
        let part = |worth: i64, heading: f64| (self.share * worth as f64 * heading.clamp(-MOST_WISHES, MOST_WISHES)) as i64;
        for (slot, price) in self.now.slot.iter_mut().enumerate() {
            *price += part(self.slot_worth[slot], self.slot_heading[slot]);
        }
        for (person, list) in self.now.along.iter_mut().enumerate() {
            for (place, price) in list.iter_mut().enumerate() {
                let change = part(self.along_worth[person][place], self.along_heading[person][place]);
                *price = (*price + change).max(0);
            }
        }
        let demand = market.demand(&self.now, Some(&self.known), limits, desk)?;
        let fresh = excess(market, &self.now, &demand);
        let turn = |heading: &mut f64, fresh: f64| {
            *heading = MEMORY * *heading + (1.0 - MEMORY) * fresh;
        };
        self.slot_heading.iter_mut().zip(fresh.slot).for_each(|(heading, fresh)| turn(heading, fresh));
        for (heading, fresh) in self.along_heading.iter_mut().zip(fresh.along) {
            heading.iter_mut().zip(fresh).for_each(|(heading, fresh)| turn(heading, fresh));
        }
        self.remember(demand.weeks);
        if demand.bound < self.bound {
            self.bound = demand.bound;
            self.best = self.now.clone();
        }
        self.share *= keep;
        Ok(())
    }

    fn remember(&mut self, weeks: Vec<PersonWeek>) {
        for (known, week) in self.known.iter_mut().zip(&weeks) {
            match known.iter().position(|other| other.stops == week.stops) {
                Some(place) => known[place..].rotate_left(1),
                None => {
                    if known.len() == MOST_KNOWN {
                        known.remove(0);
                    }
                    known.push(week.clone());
                }
            }
        }
        self.weeks = weeks;
    }

    /// Takes the present prices for the best ones.
    pub fn forget_best(&mut self) {
        self.best = self.now.clone();
        self.bound = i64::MAX / 2;
    }

    /// Goes back to the best prices and starts again with this share.
    pub fn restart(&mut self, share: f64) {
        self.now = self.best.clone();
        self.share = share;
    }

    /// Goes over to the plans that keep some limits, from the best prices known.
    ///
    /// # Errors
    /// Names somebody whom the limits leave no week.
    pub fn enter(&mut self, market: &Market<'_>, limits: &Limits, share: f64, desk: &mut Desk) -> Result<(), NoWeek> {
        self.restart(share);
        let demand = market.demand(&self.now, Some(&self.known), Some(limits), desk)?;
        let heading = excess(market, &self.now, &demand);
        (self.slot_heading, self.along_heading) = (heading.slot, heading.along);
        self.remember(demand.weeks);
        // Fewer plans than before: the bound of those before holds too.
        self.bound = self.bound.min(demand.bound);
        Ok(())
    }

    /// A slot over which there is most dispute, with one of those who want it: person and place.
    pub fn disputed(&self, market: &Market<'_>, limits: &Limits) -> Option<(usize, usize)> {
        let mut found: Option<(f64, usize, usize)> = None;
        for (person, week) in self.weeks.iter().enumerate() {
            let slots = &market.reaches[person].slots;
            for &stop in &week.stops {
                let place = stop as usize;
                let slot = slots[place] as usize;
                let (heading, worth, rivals) = match market.is_trainee(person) {
                    true => (self.along_heading[person][place], self.along_worth[person][place], 2),
                    false => (self.slot_heading[slot], self.slot_worth[slot], market.servers[slot].len()),
                };
                if rivals < 2 && !market.is_trainee(person) || !limits.undecided(person, place) {
                    continue;
                }
                let weight = heading.abs() * worth as f64;
                if weight > 0.0 && found.is_none_or(|(most, _, _)| weight > most) {
                    found = Some((weight, person, place));
                }
            }
        }
        found.map(|(_, person, place)| (person, place))
    }
}
