//! Looks for good prices: those at which everyone's own wish comes as near as can be to a plan.
//!
//! Each step asks everyone (see [`crate::lagrangian`]), raises the price of slots that too many want and lowers that of
//! slots that nobody wants although their household does. Each slot's step is a share of what the slot is worth,
//! and step sizes shrink by the same factor each time. The bound of each step is a proof by itself; the least is kept.

use super::face_shares;
use crate::lagrangian::{Branching, DualValue, Infeasible, Pricers, Prices, Relaxation};
use crate::objective;
use crate::params::PARAMS;
use crate::pricing::Column;
use std::sync::Arc;

/// The search for prices, step by step.
#[derive(Debug, Clone)]
pub struct Subgradient {
    /// Prices with the least bound so far.
    pub best: Arc<Prices>,
    /// Units: the least bound so far.
    pub bound: i64,
    /// The prices of the last step.
    pub now: Prices,
    /// What everyone did at the last step.
    pub weeks: Vec<Column>,
    /// Present share.
    pub step_size: f64,
    /// By person: the last different weeks, which spare work when they come back.
    known: Vec<Vec<Column>>,
    slot_worth: Vec<i64>,
    mean_worth: i64,
    minute_worth: i64,
    along_worth: Vec<Vec<i64>>,
    slot_direction: Vec<f64>,
    along_direction: Vec<Vec<f64>>,
}

/// Wishes less supply: by slot, and by trainee and place.
struct Excess {
    slot: Vec<f64>,
    along: Vec<Vec<f64>>,
}

fn excess(relaxation: &Relaxation<'_>, prices: &Prices, dual: &DualValue) -> Excess {
    let mut slot: Vec<f64> = dual.wanted.iter().map(|&wanted| if wanted { -1.0 } else { 0.0 }).collect();
    let mut along: Vec<Vec<f64>> = prices.along.iter().map(|list| vec![0.0; list.len()]).collect();
    for (person, week) in dual.weeks.iter().enumerate() {
        for &stop in &week.stops {
            if relaxation.is_trainee(person) {
                along[person][stop as usize] += 1.0;
                continue;
            }
            slot[relaxation.reaches[person].slots[stop as usize] as usize] += 1.0;
            if let Some((trainee, place, _)) = relaxation.companion(prices, person, stop as usize) {
                along[trainee as usize][place as usize] -= 1.0;
            }
        }
    }
    Excess { slot, along }
}

impl Subgradient {
    /// Starts where each slot costs part of what it is worth.
    ///
    /// # Errors
    /// Names somebody whose pins leave no week.
    pub fn new(relaxation: &Relaxation<'_>, pricers: &mut Pricers) -> Result<Self, Infeasible> {
        let instance = relaxation.instance;
        let slot_worth: Vec<i64> = (0..instance.slots.len())
            .map(|slot| {
                let server = relaxation.servers[slot].first().map(|server| server.0 as usize);
                relaxation.units.up(objective::of_slot(instance, slot, server).total().max(0.0))
            })
            .collect();
        let all_minutes = instance.slots.iter().map(|slot| slot.minutes()).sum::<i64>().max(1);
        let lesson = |slot: u32| {
            let minutes = instance.slots[slot as usize].minutes() as f64;
            relaxation.units.up(instance.week.weights.learning_per_minute * minutes)
        };
        let along_worth = relaxation.reaches.iter().map(|reach| match relaxation.is_trainee(reach.person) {
            true => reach.slots.iter().map(|&slot| lesson(slot)).collect(),
            false => Vec::new(),
        });
        let along_worth: Vec<Vec<i64>> = along_worth.collect();
        let mut prices = relaxation.free();
        for (slot, price) in prices.slot.iter_mut().enumerate() {
            *price = if relaxation.servers[slot].len() > 1 { slot_worth[slot] / 2 } else { 0 };
        }
        let dual = relaxation.evaluate(&prices, None, None, pricers)?;
        let direction = excess(relaxation, &prices, &dual);
        Ok(Subgradient {
            best: Arc::new(prices.clone()),
            bound: dual.bound,
            now: prices,
            known: dual.weeks.iter().map(|week| vec![week.clone()]).collect(),
            weeks: dual.weeks,
            step_size: PARAMS.first_step_size,
            mean_worth: slot_worth.iter().sum::<i64>() / slot_worth.len().max(1) as i64,
            minute_worth: slot_worth.iter().sum::<i64>() / all_minutes,
            slot_worth,
            along_worth,
            slot_direction: direction.slot,
            along_direction: direction.along,
        })
    }

    /// One step. Afterwards the share shrinks to `keep` of what it was.
    ///
    /// # Errors
    /// Never in practice: weeks that were there before still are.
    pub fn step(&mut self, relaxation: &Relaxation<'_>, keep: f64, pricers: &mut Pricers) -> Result<(), Infeasible> {
        self.step_within(relaxation, keep, None, pricers)
    }

    /// One step for the plans that keep some decisions.
    ///
    /// # Errors
    /// Names somebody whom the decisions leave no week.
    pub fn step_within(
        &mut self,
        relaxation: &Relaxation<'_>,
        keep: f64,
        branching: Option<&Branching>,
        pricers: &mut Pricers,
    ) -> Result<(), Infeasible> {
        let part = |worth: i64, direction: f64| {
            (self.step_size * worth as f64 * direction.clamp(-PARAMS.most_wishes, PARAMS.most_wishes)) as i64
        };
        for (slot, price) in self.now.slot.iter_mut().enumerate() {
            *price += part(self.slot_worth[slot], self.slot_direction[slot]);
        }
        for (person, list) in self.now.along.iter_mut().enumerate() {
            for (place, price) in list.iter_mut().enumerate() {
                let change = part(self.along_worth[person][place], self.along_direction[person][place]);
                *price = (*price + change).max(0);
            }
        }
        for (person, column) in self.weeks.iter().enumerate() {
            let reach = &relaxation.reaches[person];
            if reach.dense {
                // Towards the slope at which the minutes worked are those that the slope stands for.
                let slope = &mut self.now.minutes[person];
                let (least, most) = reach.minutes_at(*slope);
                let worked = reach.minutes(&column.stops);
                let over = f64::from(worked - worked.clamp(least, most)) / PARAMS.slope_minutes;
                *slope -= (self.step_size * self.minute_worth as f64 * over.clamp(-1.0, 1.0)) as i64;
            }
        }
        // A share of a charge moves as far as the price of a slot of its household would.
        let step = (self.step_size * self.mean_worth as f64) as i64;
        face_shares::follow(relaxation, &self.weeks, &mut self.now.faces, branching, step);
        let dual = relaxation.evaluate(&self.now, Some(&self.known), branching, pricers)?;
        let fresh = excess(relaxation, &self.now, &dual);
        let turn = |direction: &mut f64, fresh: f64| {
            *direction = PARAMS.deflection * *direction + (1.0 - PARAMS.deflection) * fresh;
        };
        self.slot_direction.iter_mut().zip(fresh.slot).for_each(|(direction, fresh)| turn(direction, fresh));
        for (direction, fresh) in self.along_direction.iter_mut().zip(fresh.along) {
            direction.iter_mut().zip(fresh).for_each(|(direction, fresh)| turn(direction, fresh));
        }
        self.remember(dual.weeks);
        if dual.bound < self.bound {
            self.bound = dual.bound;
            self.best = Arc::new(self.now.clone());
        }
        self.step_size *= keep;
        Ok(())
    }

    fn remember(&mut self, weeks: Vec<Column>) {
        for (known, week) in self.known.iter_mut().zip(&weeks) {
            match known.iter().position(|other| other.stops == week.stops) {
                Some(place) => known[place..].rotate_left(1),
                None => {
                    if known.len() == PARAMS.known_columns {
                        known.remove(0);
                    }
                    known.push(week.clone());
                }
            }
        }
        self.weeks = weeks;
    }

    /// Weeks that a person would have liked at earlier prices.
    pub fn known(&self, person: usize) -> &[Column] {
        &self.known[person]
    }

    /// The same by person.
    pub fn all_known(&self) -> &[Vec<Column>] {
        &self.known
    }

    /// What everyone does at other prices; kept where the bound is lower than before.
    ///
    /// # Errors
    /// Never in practice: weeks that were there before still are.
    pub fn look(
        &mut self,
        relaxation: &Relaxation<'_>,
        prices: Prices,
        pricers: &mut Pricers,
    ) -> Result<DualValue, Infeasible> {
        let dual = relaxation.evaluate(&prices, Some(&self.known), None, pricers)?;
        if dual.bound < self.bound {
            self.bound = dual.bound;
            self.best = Arc::new(prices);
        }
        Ok(dual)
    }

    /// Takes the present prices for the best ones.
    pub fn forget_best(&mut self) {
        self.best = Arc::new(self.now.clone());
        self.bound = i64::MAX / 2;
    }

    /// Goes back to the best prices and starts again with this step size.
    pub fn restart(&mut self, step_size: f64) {
        self.now = Prices::clone(&self.best);
        self.step_size = step_size;
    }

    /// Goes over to the plans that keep some decisions, from the best prices known.
    ///
    /// # Errors
    /// Names somebody whom the decisions leave no week.
    pub fn enter(
        &mut self,
        relaxation: &Relaxation<'_>,
        branching: &Branching,
        step_size: f64,
        pricers: &mut Pricers,
    ) -> Result<(), Infeasible> {
        self.restart(step_size);
        for (person, shares) in self.now.faces.iter_mut().enumerate() {
            if !shares.is_empty() && branching.concerns(person) {
                face_shares::settle(relaxation, person, branching, shares);
            }
        }
        let dual = relaxation.evaluate(&self.now, Some(&self.known), Some(branching), pricers)?;
        let direction = excess(relaxation, &self.now, &dual);
        (self.slot_direction, self.along_direction) = (direction.slot, direction.along);
        self.remember(dual.weeks);
        // Fewer plans than before: the bound of those before holds too, and at the prices that it came of.
        if dual.bound < self.bound {
            self.bound = dual.bound;
            self.best = Arc::new(self.now.clone());
        }
        Ok(())
    }

    /// Where prices leave nobody anything to wish for: the dearest slot of earlier wishes about which nothing is decided.
    fn wished_before(&self, relaxation: &Relaxation<'_>, branching: &Branching) -> Option<(usize, usize)> {
        let stops = self.known.iter().enumerate().flat_map(|(person, weeks)| {
            weeks.iter().flat_map(move |week| week.stops.iter().map(move |&stop| (person, stop as usize)))
        });
        let open = stops.filter(|&(person, place)| branching.undecided(person, place));
        let worth = |&(person, place): &(usize, usize)| match relaxation.is_trainee(person) {
            true => self.along_worth[person][place],
            false => self.slot_worth[relaxation.reaches[person].slots[place] as usize],
        };
        open.max_by_key(|wish| (worth(wish), std::cmp::Reverse(*wish)))
    }

    /// A slot over which there is most dispute, with one of those who want it: person and place.
    pub fn disputed(&self, relaxation: &Relaxation<'_>, branching: &Branching) -> Option<(usize, usize)> {
        let mut found: Option<(f64, usize, usize)> = None;
        for (person, week) in self.weeks.iter().enumerate() {
            let slots = &relaxation.reaches[person].slots;
            for &stop in &week.stops {
                let place = stop as usize;
                let slot = slots[place] as usize;
                let (direction, worth, rivals) = match relaxation.is_trainee(person) {
                    true => (self.along_direction[person][place], self.along_worth[person][place], 2),
                    false => (self.slot_direction[slot], self.slot_worth[slot], relaxation.servers[slot].len()),
                };
                if rivals < 2 && !relaxation.is_trainee(person) || !branching.undecided(person, place) {
                    continue;
                }
                let weight = direction.abs() * worth as f64;
                if weight > 0.0 && found.is_none_or(|(most, _, _)| weight > most) {
                    found = Some((weight, person, place));
                }
            }
        }
        // A charge of a new face that a dense week pays only in part: given or closed, one of its slots pays it whole.
        let dense = self.weeks.iter().enumerate().filter(|(person, _)| relaxation.reaches[*person].dense);
        for (person, column) in dense {
            let faces = &relaxation.reaches[person].faces;
            for group in faces.touched(&column.stops) {
                let unpaid = faces.charge - face_shares::paid_in(faces, group, column, &self.now.faces[person]);
                let of_group = |stop: &&u32| faces.group_of(**stop as usize) == Some(group);
                let open =
                    column.stops.iter().filter(of_group).find(|&&stop| branching.undecided(person, stop as usize));
                let Some(&stop) = open else { continue };
                if unpaid > faces.charge / 64 && found.is_none_or(|(most, _, _)| unpaid as f64 > most) {
                    found = Some((unpaid as f64, person, stop as usize));
                }
            }
        }
        found.map(|(_, person, place)| (person, place)).or_else(|| self.wished_before(relaxation, branching))
    }
}
