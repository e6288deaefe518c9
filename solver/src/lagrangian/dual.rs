//! Asks everyone for the best week at some prices.

use super::{Branching, Prices, Relaxation};
use crate::parallel::in_chunks;
use crate::pricing::{Column, Pricer, Query};
use std::sync::Mutex;

/// What everyone would do at some prices.
#[derive(Debug, Clone)]
pub struct DualValue {
    /// Units: no plan is worth more.
    pub bound: i64,
    /// By person.
    pub weeks: Vec<Column>,
    /// By slot: whether its household wants it served.
    pub wanted: Vec<bool>,
}

/// Somebody has no week that keeps all pins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Infeasible {
    /// Who.
    pub person: usize,
}

/// What a person was asked last, and the answer: asked the same again, the answer is the same.
#[derive(Debug, Default)]
struct Memory {
    slope: i64,
    price: Vec<i64>,
    shares: Vec<i64>,
    closed: Vec<bool>,
    answer: Option<Column>,
}

/// Where everyone is asked: a pricer for each thread, and what was answered last.
#[derive(Debug)]
pub struct Pricers {
    pricers: Vec<Pricer>,
    memories: Vec<Mutex<Memory>>,
    /// Whether charges of new faces count whole, which takes longer, or by their shares alone.
    pub whole_charges: bool,
}

impl Pricers {
    /// For so many people, on so many threads.
    pub fn new(people: usize, threads: usize) -> Self {
        let pricers = if people < 40 { 1 } else { threads.max(1) };
        Pricers {
            pricers: (0..pricers).map(|_| Pricer::default()).collect(),
            memories: (0..people).map(|_| Mutex::default()).collect(),
            whole_charges: true,
        }
    }
}

/// A floor that every week reaches.
const NO_FLOOR: i64 = i64::MIN / 4;

impl Relaxation<'_> {
    /// What everyone does at these prices, and the bound that follows. `before` holds weeks by person that
    /// are known to be possible (earlier answers); they spare work and do not change the outcome. Under `branching` the
    /// bound is one of the plans that keep them.
    ///
    /// # Errors
    /// Names somebody whose pins leave no week.
    pub fn evaluate(
        &self,
        prices: &Prices,
        before: Option<&[Vec<Column>]>,
        branching: Option<&Branching>,
        pricers: &mut Pricers,
    ) -> Result<DualValue, Infeasible> {
        let (memories, whole_charges) = (&pricers.memories, pricers.whole_charges);
        let ask = |person: usize, (pricer, list): &mut (&mut Pricer, Vec<i64>)| {
            self.price_list(prices, person, list);
            let (mut closed, mut reward): (&[bool], i64) = (&[], 0);
            if let Some(branching) = branching {
                closed = &branching.closed[person];
                for &place in &branching.given[person] {
                    list[place as usize] -= branching.reward;
                    reward += branching.reward;
                }
            }
            // Nobody else asks about this person meanwhile, so the lock is free; it only tells the compiler so.
            let slope = prices.minutes[person];
            let mut memory = memories[person].lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let shares = if whole_charges { &prices.faces[person][..] } else { &[] };
            let same = memory.slope == slope && memory.price == *list && memory.shares == shares;
            if !same || memory.closed != closed || memory.answer.is_none() {
                let known = before.map_or(&[][..], |before| &before[person]).iter();
                let known = known.filter(|week| branching.is_none_or(|branching| branching.allow(person, week)));
                let floor = known.map(|week| week.true_worth_at(list, shares)).max().unwrap_or(NO_FLOOR);
                memory.answer =
                    self.answer(person, &Query { price: list, closed, shares, slope, floor, bounding: true }, pricer);
                memory.slope = slope;
                memory.price.clone_from(list);
                memory.shares.clear();
                memory.shares.extend_from_slice(shares);
                memory.closed.clear();
                memory.closed.extend_from_slice(closed);
            }
            let week = memory.answer.clone().ok_or(Infeasible { person })?;
            Ok(Column { worth: week.worth - reward, ..week })
        };
        let mut rooms: Vec<(&mut Pricer, Vec<i64>)> =
            pricers.pricers.iter_mut().map(|pricer| (pricer, Vec::new())).collect();
        let weeks: Vec<Column> =
            in_chunks(&mut rooms, self.reaches.len(), ask).into_iter().collect::<Result<_, _>>()?;
        let mut wanted = vec![false; self.instance.slots.len()];
        let first = self.first_served();
        let of_households: i64 =
            self.households.iter().map(|slots| self.household(slots, prices, first, &mut wanted)).sum();
        let bound = self.constant + of_households + weeks.iter().map(|week| week.worth).sum::<i64>();
        Ok(DualValue { bound, weeks, wanted })
    }

    /// A person's best week; asked without a floor where the floor came of a week that cannot be had.
    fn answer(&self, person: usize, query: &Query<'_>, pricer: &mut Pricer) -> Option<Column> {
        let found = pricer.best(&self.reaches[person], query);
        match found {
            None if query.floor > NO_FLOOR => pricer.best(&self.reaches[person], &Query { floor: NO_FLOOR, ..*query }),
            found => found,
        }
    }
}
