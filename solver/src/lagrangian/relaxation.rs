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
//! - a part for each household, which earns `p(s)` for each slot served, of alternatives for one at most, and
//!   `household_first` once.
//!
//! Each part is maximised by itself, over at least everything that a plan could hold there. The sum of the maxima is
//! therefore at least the score of every plan: a bound, whatever the prices (Lagrangian duality). Values are rounded up
//! to whole [`Units`] and prices are whole units, so sums are exact. No outcome of HiGHS enters the bound.

use crate::parallel::parallel;
use crate::params::PARAMS;
use crate::pricing::Reach;
use crate::problem::Instance;
use crate::problem::units::Units;

/// Everything that can be bought and by whom.
#[derive(Debug)]
pub struct Relaxation<'p> {
    /// The week.
    pub instance: &'p Instance,
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
    /// Units that every plan's score is a multiple of; 1 where there is no such figure.
    pub grid: i64,
}

/// A price for each slot, and for each trainee and slot; units.
#[derive(Debug, Clone)]
pub struct Prices {
    /// By slot, any sign.
    pub slot: Vec<i64>,
    /// By person and place, never negative; empty for those who are no trainees.
    pub along: Vec<Vec<i64>>,
    /// By person and place: a share of the charge of a new face; the shares of a household sum to the charge at most.
    /// Empty for those who are nowhere new.
    pub faces: Vec<Vec<i64>>,
    /// By person, where minutes have a price instead of a state: units that a minute is worth.
    pub minutes: Vec<i64>,
}

impl<'p> Relaxation<'p> {
    /// Finds everyone's reach and rounds, on this many threads.
    pub fn new(instance: &'p Instance, threads: usize) -> Self {
        let units = Units::of(instance);
        let every: Vec<u32> = (0..instance.slots.len() as u32).collect();
        let is_trainee = |person: usize| instance.people[person].is_trainee();
        let with_mentor = |trainee: usize, reaches: &[Reach]| {
            let mut within = vec![false; instance.slots.len()];
            for reach in reaches.iter().filter(|reach| instance.may_accompany(reach.person, trainee)) {
                reach.slots.iter().for_each(|&slot| within[slot as usize] = true);
            }
            every.iter().copied().filter(|&slot| within[slot as usize]).collect::<Vec<u32>>()
        };
        let caregivers: Vec<usize> = (0..instance.people.len()).filter(|&person| !is_trainee(person)).collect();
        let trainees: Vec<usize> = (0..instance.people.len()).filter(|&person| is_trainee(person)).collect();
        let mut serving = parallel(threads, &caregivers, |&person| Reach::new(instance, person, &every, &units));
        let learning = parallel(threads, &trainees, |&person| {
            Reach::new(instance, person, &with_mentor(person, &serving), &units)
        });
        serving.extend(learning);
        serving.sort_by_key(|reach| reach.person);
        let is_dense = |reach: &Reach| reach.work() > PARAMS.dense_work;
        if 2 * serving.iter().filter(|reach| is_dense(reach)).count() > serving.len() {
            serving.iter_mut().for_each(|reach| reach.dense = is_dense(reach));
        }
        Relaxation::of(instance, units, serving)
    }

    fn of(instance: &'p Instance, units: Units, reaches: Vec<Reach>) -> Self {
        let slots = instance.slots.len();
        let (mut servers, mut learners) = (vec![Vec::new(); slots], vec![Vec::new(); slots]);
        for (person, reach) in reaches.iter().enumerate() {
            let list = if instance.people[person].is_trainee() { &mut learners } else { &mut servers };
            for (place, &slot) in reach.slots.iter().enumerate() {
                list[slot as usize].push((person as u32, place as u32));
            }
        }
        let along = reaches.iter().map(|reach| {
            let allowed = |slot: &u32| {
                let all = learners[*slot as usize].iter().copied();
                all.filter(|&(trainee, _)| instance.may_accompany(reach.person, trainee as usize)).collect()
            };
            match instance.people[reach.person].stage {
                crate::format::Stage::Mentor => reach.slots.iter().map(allowed).collect(),
                _ => Vec::new(),
            }
        });
        let along = along.collect();
        let mut households = vec![Vec::new(); instance.households];
        for (slot, asked) in instance.slots.iter().enumerate() {
            if !servers[slot].is_empty() {
                households[asked.household].push(slot as u32);
            }
        }
        let published = instance.slots.iter().filter(|slot| slot.published.is_some()).count() as i64;
        Relaxation {
            instance,
            constant: -published * units.down(instance.week.weights.change),
            grid: units.grid(instance),
            first_served: units.up(instance.week.weights.household_first),
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

    /// Rounded down to what every plan's score is a multiple of.
    pub fn on_grid(&self, units: i64) -> i64 {
        units.div_euclid(self.grid) * self.grid
    }

    /// Whether most people have days with very many slots.
    pub fn is_dense(&self) -> bool {
        2 * self.reaches.iter().filter(|reach| reach.dense).count() > self.reaches.len()
    }

    /// Prices of nothing.
    pub fn free(&self) -> Prices {
        let along = self.reaches.iter().map(|reach| match self.instance.people[reach.person].is_trainee() {
            true => vec![0; reach.slots.len()],
            false => Vec::new(),
        });
        let faces = self.reaches.iter().map(|reach| reach.faces.even());
        Prices {
            slot: vec![0; self.instance.slots.len()],
            along: along.collect(),
            faces: faces.collect(),
            minutes: vec![0; self.reaches.len()],
        }
    }

    /// Whether this person learns.
    pub fn is_trainee(&self, person: usize) -> bool {
        self.instance.people[person].is_trainee()
    }

    /// The trainee (and the slot's place in the trainee's reach) who offers most to go along with a mentor.
    pub fn companion(&self, prices: &Prices, person: usize, place: usize) -> Option<(u32, u32, i64)> {
        let along = self.along[person].get(place)?;
        let offers = along.iter().map(|&(trainee, at)| (trainee, at, prices.along[trainee as usize][at as usize]));
        offers.filter(|offer| offer.2 > 0).max_by_key(|offer| (offer.2, std::cmp::Reverse(offer.0)))
    }

    /// The trainees, and their places, whom a mentor may take along in a place.
    pub fn leads(&self, person: usize, place: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.along[person].get(place).into_iter().flatten().copied()
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
        list.iter_mut().zip(&prices.faces[person]).for_each(|(price, share)| *price += share);
    }

    /// The first slot of a week that is an alternative of another one in it, as a place.
    pub fn doubled(&self, person: usize, stops: &[u32]) -> Option<u32> {
        if self.instance.eithers.is_empty() {
            return None;
        }
        let slots = &self.reaches[person].slots;
        let group = |stop: u32| self.instance.slots[slots[stop as usize] as usize].either;
        let again = |at: &usize| {
            group(stops[*at]).is_some() && stops[..*at].iter().any(|&stop| group(stop) == group(stops[*at]))
        };
        (0..stops.len()).find(again).map(|at| stops[at])
    }

    /// The household's part where some of its slots are alternatives: of each group only the dearest counts. `first` is
    /// what it is worth to be served at all.
    pub(super) fn household(&self, slots: &[u32], prices: &Prices, first: i64, wanted: &mut [bool]) -> i64 {
        let group = |slot: u32| self.instance.slots[slot as usize].either;
        if self.instance.eithers.is_empty() || slots.iter().all(|&slot| group(slot).is_none()) {
            return self.all_apart(slots, prices, first, wanted);
        }
        let height = |slot: u32| (prices.slot[slot as usize], std::cmp::Reverse(slot));
        let outdone = |&slot: &u32| {
            slots.iter().any(|&other| {
                other != slot && group(slot).is_some() && group(other) == group(slot) && height(other) > height(slot)
            })
        };
        let apart: Vec<u32> = slots.iter().copied().filter(|slot| !outdone(slot)).collect();
        self.all_apart(&apart, prices, first, wanted)
    }

    /// The household's part: what it earns at most, and which slots it wants served for that.
    fn all_apart(&self, slots: &[u32], prices: &Prices, first: i64, wanted: &mut [bool]) -> i64 {
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
            return (earned + first).max(0);
        }
        match slots.iter().copied().max_by_key(|&slot| (prices.slot[slot as usize], std::cmp::Reverse(slot))) {
            Some(best) if first + prices.slot[best as usize] > 0 => {
                wanted[best as usize] = true;
                first + prices.slot[best as usize]
            }
            _ => 0,
        }
    }
}
