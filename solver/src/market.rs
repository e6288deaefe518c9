//! The week taken apart: people are coupled only by the slots, so a price on each slot lets everyone plan alone.
//!
//! # Why any prices give a bound
//! Let `x(c,s)` say that caregiver `c` serves slot `s`, `z(t,s)` that trainee `t` goes along, `u(m,t,s)` that mentor
//! `m` takes `t` along, and `v(s)` that the slot is served. Every plan fulfils `Σ x(c,s) = v(s)`,
//! `z(t,s) ≤ Σ u(m,t,s)` and `Σ u(m,t,s) ≤ x(m,s)` (sums over `c`, `m` and `t`). Give each slot a price `p(s)` of any
//! sign and each trainee and slot a price `q(t,s) ≥ 0`. Adding `p(s)·(v(s) − Σ x(c,s))`, which is 0 for every plan, and
//! `q(t,s)·(Σ u(m,t,s) − z(t,s))`, which is never negative for a plan, to the score gives a sum that falls apart into
//! - a part for each caregiver, who pays `p(s)` and as a mentor earns the best `q(t,s)` of the trainees allowed,
//! - a part for each trainee, who pays `q(t,s)`,
//! - a part for each household, which earns `p(s)` for each slot served and `household_first` once.
//!
//! Each part is maximised by itself, over at least everything that a plan could hold there. The sum of the maxima is
//! therefore at least the score of every plan: a bound, whatever the prices (Lagrangian duality). Values are rounded up
//! to whole [`Units`] and prices are whole units, so sums are exact. No outcome of HiGHS enters the bound.

use crate::problem::Problem;
use crate::reach::Reach;
use crate::units::Units;
use crate::weeks::{PersonWeek, Planner, Question};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Everything that can be bought and by whom.
#[derive(Debug)]
pub struct Market<'p> {
    /// The week.
    pub problem: &'p Problem<'p>,
    /// Points as whole units.
    pub units: Units,
    /// By person.
    pub reaches: Vec<Reach>,
    /// By slot: caregivers within reach, with the slot's place in their reach.
    pub servers: Vec<Vec<(u32, u32)>>,
    /// By slot: trainees within reach, with the slot's place in their reach.
    pub learners: Vec<Vec<(u32, u32)>>,
    /// By mentor and place: the trainees, and their places, whom this mentor may take along.
    along: Vec<Vec<Vec<(u32, u32)>>>,
    /// By household: slots that somebody could serve.
    pub households: Vec<Vec<u32>>,
    /// Units that every plan has: changes of published slots, undone in the gain of those who keep them.
    pub constant: i64,
    first_served: i64,
}

/// A price for each slot, and for each trainee and slot; units.
#[derive(Debug, Clone)]
pub struct Prices {
    /// By slot, any sign.
    pub slot: Vec<i64>,
    /// By person and place, never negative; empty for those who are no trainees.
    pub along: Vec<Vec<i64>>,
}

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

/// What has been decided about single slots of single people, see [`crate::proof`].
#[derive(Debug, Clone)]
pub struct Limits {
    /// By person and place: may not be taken. Empty for a person about whom nothing is decided.
    closed: Vec<Vec<bool>>,
    /// By person: places that must be taken.
    given: Vec<Vec<u32>>,
    /// Units paid, and paid back, for taking a place that must be taken.
    reward: i64,
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

    fn allow(&self, person: usize, week: &PersonWeek) -> bool {
        let closed = &self.closed[person];
        closed.is_empty() || !week.stops.iter().any(|&stop| closed[stop as usize])
    }
}

/// Somebody has no week that keeps all pins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoWeek {
    /// Who.
    pub person: usize,
}

impl<'p> Market<'p> {
    /// Finds everyone's reach and rounds, on this many threads.
    pub fn new(problem: &'p Problem<'p>, threads: usize) -> Self {
        let units = Units::of(problem);
        let every: Vec<u32> = (0..problem.slots.len() as u32).collect();
        let is_trainee = |person: usize| problem.people[person].is_trainee();
        let with_mentor = |trainee: usize, reaches: &[Reach]| {
            let mut within = vec![false; problem.slots.len()];
            for reach in reaches.iter().filter(|reach| problem.may_accompany(reach.person, trainee)) {
                reach.slots.iter().for_each(|&slot| within[slot as usize] = true);
            }
            every.iter().copied().filter(|&slot| within[slot as usize]).collect::<Vec<u32>>()
        };
        let caregivers: Vec<usize> = (0..problem.people.len()).filter(|&person| !is_trainee(person)).collect();
        let trainees: Vec<usize> = (0..problem.people.len()).filter(|&person| is_trainee(person)).collect();
        let mut serving = side_by_side(threads, &caregivers, |&person| Reach::new(problem, person, &every, &units));
        let learning = side_by_side(threads, &trainees, |&person| Reach::new(problem, person, &with_mentor(person, &serving), &units));
        serving.extend(learning);
        serving.sort_by_key(|reach| reach.person);
        Market::of(problem, units, serving)
    }

    fn of(problem: &'p Problem<'p>, units: Units, reaches: Vec<Reach>) -> Self {
        let slots = problem.slots.len();
        let (mut servers, mut learners) = (vec![Vec::new(); slots], vec![Vec::new(); slots]);
        for (person, reach) in reaches.iter().enumerate() {
            let list = if problem.people[person].is_trainee() { &mut learners } else { &mut servers };
            for (place, &slot) in reach.slots.iter().enumerate() {
                list[slot as usize].push((person as u32, place as u32));
            }
        }
        let along = reaches.iter().map(|reach| {
            let allowed = |slot: &u32| {
                let all = learners[*slot as usize].iter().copied();
                all.filter(|&(trainee, _)| problem.may_accompany(reach.person, trainee as usize)).collect()
            };
            match problem.people[reach.person].stage {
                crate::format::Stage::Mentor => reach.slots.iter().map(allowed).collect(),
                _ => Vec::new(),
            }
        });
        let along = along.collect();
        let mut households = vec![Vec::new(); problem.households];
        for (slot, asked) in problem.slots.iter().enumerate() {
            if !servers[slot].is_empty() {
                households[asked.household].push(slot as u32);
            }
        }
        let published = problem.slots.iter().filter(|slot| slot.published.is_some()).count() as i64;
        Market {
            problem,
            constant: -published * units.down(problem.week.weights.change),
            first_served: units.up(problem.week.weights.household_first),
            units,
            reaches,
            servers,
            learners,
            along,
            households,
        }
    }

    /// Units for a household with at least one served slot.
    pub fn first_served(&self) -> i64 {
        self.first_served
    }

    /// Prices of nothing.
    pub fn free(&self) -> Prices {
        let along = self.reaches.iter().map(|reach| match self.problem.people[reach.person].is_trainee() {
            true => vec![0; reach.slots.len()],
            false => Vec::new(),
        });
        Prices { slot: vec![0; self.problem.slots.len()], along: along.collect() }
    }

    /// Whether this person learns.
    pub fn is_trainee(&self, person: usize) -> bool {
        self.problem.people[person].is_trainee()
    }

    /// The trainee (and the slot's place in the trainee's reach) who offers most to go along with a mentor.
    pub fn companion(&self, prices: &Prices, person: usize, place: usize) -> Option<(u32, u32, i64)> {
        let along = self.along[person].get(place)?;
        let offers = along.iter().map(|&(trainee, at)| (trainee, at, prices.along[trainee as usize][at as usize]));
        offers.filter(|offer| offer.2 > 0).max_by_key(|offer| (offer.2, std::cmp::Reverse(offer.0)))
    }

    /// What each place costs a person.
    pub fn price_list(&self, prices: &Prices, person: usize, list: &mut Vec<i64>) {
        list.clear();
        if self.is_trainee(person) {
            list.extend_from_slice(&prices.along[person]);
            return;
        }
        let reach = &self.reaches[person];
        list.extend(reach.slots.iter().enumerate().map(|(place, &slot)| {
            let earned = self.companion(prices, person, place).map_or(0, |offer| offer.2);
            prices.slot[slot as usize] - earned
        }));
    }

    /// The household's part: what it earns at most, and which slots it wants served for that.
    fn household(&self, slots: &[u32], prices: &Prices, wanted: &mut [bool]) -> i64 {
        let mut earned = 0;
        let mut any = false;
        for &slot in slots {
            let price = prices.slot[slot as usize];
            if price >= 0 {
                earned += price;
                any = true;
                wanted[slot as usize] = price > 0;
            }
        }
        if any {
            let shown = slots.iter().any(|&slot| wanted[slot as usize]);
            if let Some(&slot) = slots.iter().find(|&&slot| prices.slot[slot as usize] == 0).filter(|_| !shown) {
                wanted[slot as usize] = true;
            }
            return earned + self.first_served;
        }
        match slots.iter().copied().max_by_key(|&slot| (prices.slot[slot as usize], std::cmp::Reverse(slot))) {
            Some(best) if self.first_served + prices.slot[best as usize] > 0 => {
                wanted[best as usize] = true;
                self.first_served + prices.slot[best as usize]
            }
            _ => 0,
        }
    }

    /// What everyone does at these prices, and the bound that follows. `before` holds weeks by person that
    /// are known to be possible (earlier answers); they spare work and do not change the outcome. Under `limits` the bound is one
    /// of the plans that keep them.
    ///
    /// # Errors
    /// Names somebody whose pins leave no week.
    pub fn demand(
        &self,
        prices: &Prices,
        before: Option<&[Vec<PersonWeek>]>,
        limits: Option<&Limits>,
        desk: &mut [Planner],
    ) -> Result<Demand, NoWeek> {
        let ask = |person: usize, planner: &mut Planner, list: &mut Vec<i64>| {
            self.price_list(prices, person, list);
            let (mut closed, mut reward): (&[bool], i64) = (&[], 0);
            if let Some(limits) = limits {
                closed = &limits.closed[person];
                for &place in &limits.given[person] {
                    list[place as usize] -= limits.reward;
                    reward += limits.reward;
                }
            }
            let allowed = |week: &&PersonWeek| limits.is_none_or(|limits| limits.allow(person, week));
            let known = before.map_or(&[][..], |before| &before[person]).iter().filter(allowed);
            let floor = known.map(|week| week.worth_at(list)).max().unwrap_or(i64::MIN / 4);
            let question = Question { price: list, closed, floor, bounding: true };
            let found = planner.best(&self.reaches[person], &question);
            let mut anew = || planner.best(&self.reaches[person], &Question { floor: i64::MIN / 4, ..question });
            let found = if found.is_none() && floor > i64::MIN / 4 { anew() } else { found };
            let week = found.ok_or(NoWeek { person })?;
            Ok(PersonWeek { worth: week.worth - reward, ..week })
        };
        let count = self.reaches.len();
        let mut weeks: Vec<Option<Result<PersonWeek, NoWeek>>> = vec![None; count];
        if desk.len() < 2 || count < 40 {
            let mut list = Vec::new();
            for (person, week) in weeks.iter_mut().enumerate() {
                *week = Some(ask(person, &mut desk[0], &mut list));
            }
        } else {
            let next = AtomicUsize::new(0);
            std::thread::scope(|scope| {
                let (next, ask) = (&next, &ask);
                let work = |planner: &mut Planner| {
                    let (mut list, mut done) = (Vec::new(), Vec::new());
                    loop {
                        let from = next.fetch_add(8, Ordering::Relaxed);
                        if from >= count {
                            return done;
                        }
                        for person in from..(from + 8).min(count) {
                            done.push((person, ask(person, planner, &mut list)));
                        }
                    }
                };
                let handles: Vec<_> = desk.iter_mut().map(|planner| scope.spawn(move || work(planner))).collect();
                for handle in handles {
                    for (person, week) in handle.join().unwrap_or_default() {
                        weeks[person] = Some(week);
                    }
                }
            });
        }
        let weeks: Vec<PersonWeek> =
            weeks.into_iter().enumerate().map(|(person, week)| week.unwrap_or(Err(NoWeek { person }))).collect::<Result<_, _>>()?;
        let mut wanted = vec![false; self.problem.slots.len()];
        let of_households: i64 = self.households.iter().map(|slots| self.household(slots, prices, &mut wanted)).sum();
        let bound = self.constant + of_households + weeks.iter().map(|week| week.worth).sum::<i64>();
        Ok(Demand { bound, weeks, wanted })
    }
}

/// Does the same to every member, on several threads; the outcome is in the members' order.
pub fn side_by_side<T: Sync, R: Send>(threads: usize, members: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if threads < 2 || members.len() < 2 {
        return members.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let (next, work) = (&next, &work);
        let one = move || {
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                match members.get(index) {
                    Some(member) => done.push((index, work(member))),
                    None => return done,
                }
            }
        };
        let handles: Vec<_> = (0..threads.min(members.len())).map(|_| scope.spawn(one)).collect();
        handles.into_iter().flat_map(|handle| handle.join().unwrap_or_default()).collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}
