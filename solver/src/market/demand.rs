//! Asks everyone for the best week at some prices.

use super::{Limits, Market, Prices};
use crate::side_by_side::in_chunks;
use crate::weeks::{PersonWeek, Planner, Question};
use std::sync::Mutex;

/// What everyone would do at some prices.
#[derive(Debug, Clone)]
pub struct Demand {
    /// Units: no plan is worth more.
    pub bound: i64,
    /// By person.
    pub weeks: Vec<PersonWeek>,
    /// By slot: whether its household wants it served.
    pub wanted: Vec<bool>,
}

/// Somebody has no week that keeps all pins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoWeek {
    /// Who.
    pub person: usize,
}

/// What a person was asked last, and the answer: asked the same again, the answer is the same.
#[derive(Debug, Default)]
struct Memory {
    price: Vec<i64>,
    closed: Vec<bool>,
    answer: Option<PersonWeek>,
}

/// Where everyone is asked: a planner for each thread, and what was answered last.
#[derive(Debug)]
pub struct Desk {
    planners: Vec<Planner>,
    memories: Vec<Mutex<Memory>>,
}

impl Desk {
    /// A desk for so many people on so many threads.
    pub fn new(people: usize, threads: usize) -> Self {
        let planners = if people < 40 { 1 } else { threads.max(1) };
        Desk { planners: (0..planners).map(|_| Planner::default()).collect(), memories: (0..people).map(|_| Mutex::default()).collect() }
    }
}

/// A floor that every week reaches.
const NO_FLOOR: i64 = i64::MIN / 4;

impl Market<'_> {
    /// What everyone does at these prices, and the bound that follows. `before` holds weeks by person that
    /// are known to be possible (earlier answers); they spare work and do not change the outcome. Under `limits` the
    /// bound is one of the plans that keep them.
    ///
    /// # Errors
    /// Names somebody whose pins leave no week.
    pub fn demand(
        &self,
        prices: &Prices,
        before: Option<&[Vec<PersonWeek>]>,
        limits: Option<&Limits>,
        desk: &mut Desk,
    ) -> Result<Demand, NoWeek> {
        let memories = &desk.memories;
        let ask = |person: usize, (planner, list): &mut (&mut Planner, Vec<i64>)| {
            self.price_list(prices, person, list);
            let (mut closed, mut reward): (&[bool], i64) = (&[], 0);
            if let Some(limits) = limits {
                closed = &limits.closed[person];
                for &place in &limits.given[person] {
                    list[place as usize] -= limits.reward;
                    reward += limits.reward;
                }
            }
            // Nobody else asks about this person meanwhile, so the lock is free; it only tells the compiler so.
            let mut memory = memories[person].lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            if memory.price != *list || memory.closed != closed || memory.answer.is_none() {
                let known = before.map_or(&[][..], |before| &before[person]).iter();
                let known = known.filter(|week| limits.is_none_or(|limits| limits.allow(person, week)));
                let floor = known.map(|week| week.worth_at(list)).max().unwrap_or(NO_FLOOR);
                memory.answer = self.answer(person, &Question { price: list, closed, floor, bounding: true }, planner);
                memory.price.clone_from(list);
                memory.closed.clear();
                memory.closed.extend_from_slice(closed);
            }
            let week = memory.answer.clone().ok_or(NoWeek { person })?;
            Ok(PersonWeek { worth: week.worth - reward, ..week })
        };
        let mut rooms: Vec<(&mut Planner, Vec<i64>)> = desk.planners.iter_mut().map(|planner| (planner, Vec::new())).collect();
        let weeks: Vec<PersonWeek> = in_chunks(&mut rooms, self.reaches.len(), ask).into_iter().collect::<Result<_, _>>()?;
        let mut wanted = vec![false; self.problem.slots.len()];
        let of_households: i64 = self.households.iter().map(|slots| self.household(slots, prices, &mut wanted)).sum();
        let bound = self.constant + of_households + weeks.iter().map(|week| week.worth).sum::<i64>();
        Ok(Demand { bound, weeks, wanted })
    }

    /// A person's best week; asked without a floor where the floor came of a week that cannot be had.
    fn answer(&self, person: usize, question: &Question<'_>, planner: &mut Planner) -> Option<PersonWeek> {
        let found = planner.best(&self.reaches[person], question);
        match found {
            None if question.floor > NO_FLOOR => planner.best(&self.reaches[person], &Question { floor: NO_FLOOR, ..*question }),
            found => found,
        }
    }
}
