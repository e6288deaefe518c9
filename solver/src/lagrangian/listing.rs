//! Lists of weeks: where bound and best plan are close, few weeks of a person can be in a better plan, and they can be
//! written down.
//!
//! # Why the list is complete
//! Let `B` be the bound at some prices, and let a person's week be worth `d` units less than the person's best one. A
//! plan with that week is worth at most `B − d`: everyone else's part is at most its maximum (elimination by reduced
//! cost; Baldacci, Christofides, Mingozzi, *An exact algorithm for the vehicle routing problem*, Math. Prog. 115,
//! 2008). So any plan that is worth more than `reached` consists of weeks with `d < B − reached`, and those are listed,
//! all of them. At other prices a list can be sieved again.
//!
//! # What lists make possible
//! Every prices give a bound over the list, as they do over all weeks, and two more kinds can be asked for, as a listed
//! week is looked at as a whole:
//! - a *visit* `r(h) ≥ 0`: each caregiver who serves any slot of household `h` earns it, and the household pays it
//!   once, if it is served. What is earned is at least what is paid.
//! - a *triple* `σ ≥ 0`: of three slots each is served once, so at most one week holds two of them. Each week that does
//!   pays `σ`, and `σ` is added (Jepsen, Petersen, Spoorendonk, Pisinger, *Subset-row inequalities*, Op. Res. 56,
//!   2008). A slot stands for its alternatives too.

use super::{Branching, Decision, DualValue, Pricers, Prices, Relaxation};
use crate::params::PARAMS;
use crate::pricing::{Column, Pricer, Query};
use std::sync::Arc;

/// Prices on what a week holds together.
#[derive(Debug, Clone, Default)]
pub struct Bundles {
    /// By household: what a visit earns, units, never negative. Empty for nothing.
    pub visits: Vec<i64>,
    /// Three slots, and what a week pays that holds two of them; units, never negative.
    pub triples: Vec<([u32; 3], i64)>,
}

/// What a list is made of: all weeks, or those of another list, that keep the decisions and are not too far from the
/// best at these prices.
#[derive(Debug)]
pub struct Sieve {
    /// The list that was sieved; none where it was all weeks.
    pub of: Option<Arc<Sieve>>,
    /// Decisions that the weeks keep.
    pub decisions: Vec<Decision>,
    /// Prices.
    pub prices: Arc<Prices>,
    /// Prices on bundles.
    pub bundles: Arc<Bundles>,
}

/// One person's weeks, end to end.
#[derive(Debug, Default)]
struct Weeks {
    /// Units, charges taken off.
    value: Vec<i64>,
    stops: Vec<u32>,
    /// By week, and one more: where its stops begin.
    from: Vec<u32>,
    /// The households served, each once. None for trainees.
    visited: Vec<u32>,
    visited_from: Vec<u32>,
}

/// Weeks of which any plan that is worth more than `reached` consists.
#[derive(Debug, Clone)]
pub struct Listing {
    /// What the list is made of.
    pub sieve: Arc<Sieve>,
    store: Arc<Vec<Weeks>>,
    /// By person: the weeks that are left, as places in the store, in order.
    pub left: Vec<Vec<u32>>,
}

/// What listed weeks are worth at some prices.
#[derive(Debug, Default)]
pub struct Asked {
    /// Units: no plan of these weeks is worth more.
    pub bound: i64,
    /// By person, in the order of those that are left.
    pub worth: Vec<Vec<i64>>,
    /// By person: the greatest of them.
    pub best: Vec<i64>,
}

impl Listing {
    /// All weeks that can be in a plan that keeps the decisions and is worth more than `reached`; where those are too
    /// many, more than it takes for the list to be short enough. With it what it took; none where there is no such
    /// list. `known` are possible weeks by person, which spare work.
    pub fn of_all(
        relaxation: &Relaxation<'_>,
        branching: &Branching,
        prices: &Arc<Prices>,
        known: &[Vec<Column>],
        reached: i64,
        pricers: &mut Pricers,
        stop: &dyn Fn() -> bool,
    ) -> Option<(Self, i64)> {
        let dual = relaxation.evaluate(prices, Some(known), Some(branching), pricers).ok()?;
        let slack = dual.bound - reached;
        if slack <= 0 || relaxation.reaches.iter().any(|reach| reach.dense) {
            return None;
        }
        let mut found: Option<(Vec<Weeks>, i64)> = None;
        for &share in PARAMS.listing_shares {
            let slack = (slack as f64 * share) as i64;
            let Some(weeks) = Listing::within(relaxation, branching, prices, &dual, slack, stop) else { break };
            let count = weeks.iter().map(|weeks| weeks.value.len()).sum::<usize>();
            found = Some((weeks, dual.bound - slack));
            if count > PARAMS.listed_weeks / 4 || stop() {
                break;
            }
        }
        let (store, reached) = found?;
        let sieve = Sieve {
            of: None,
            decisions: branching.decisions.clone(),
            prices: Arc::clone(prices),
            bundles: Arc::default(),
        };
        let left = store.iter().map(|weeks| (0..weeks.value.len() as u32).collect()).collect();
        Some((Listing { sieve: Arc::new(sieve), store: Arc::new(store), left }, reached))
    }

    /// By person all weeks that lose less than `slack`; none where there are too many.
    fn within(
        relaxation: &Relaxation<'_>,
        branching: &Branching,
        prices: &Prices,
        dual: &DualValue,
        slack: i64,
        stop: &dyn Fn() -> bool,
    ) -> Option<Vec<Weeks>> {
        let mut pricer = Pricer::default();
        let (mut store, mut count, mut list) = (Vec::with_capacity(dual.weeks.len()), 0, Vec::new());
        for (person, best) in dual.weeks.iter().enumerate() {
            if stop() {
                return None;
            }
            relaxation.price_list(prices, person, &mut list);
            let mut reward = 0;
            for &place in &branching.given[person] {
                list[place as usize] -= branching.reward;
                reward += branching.reward;
            }
            let floor = best.worth + reward - slack + 1;
            let (closed, shares) = (&branching.closed[person][..], &prices.faces[person][..]);
            let query = Query { price: &list, closed, shares, slope: 0, floor, bounding: false };
            let mut columns = pricer.all(&relaxation.reaches[person], &query, PARAMS.listed_weeks / 4)?;
            columns.retain(|week| {
                week.true_worth_at(&list, shares) >= floor && relaxation.doubled(person, &week.stops).is_none()
            });
            count += columns.len();
            if count > PARAMS.listed_weeks {
                return None;
            }
            store.push(Weeks::new(relaxation, person, &columns));
        }
        Some(store)
    }

    /// A listed week.
    pub fn week(&self, relaxation: &Relaxation<'_>, person: usize, number: u32) -> Column {
        let (value, stops) = (self.store[person].value[number as usize], self.stops(person, number).to_vec());
        Column { value, charges: relaxation.reaches[person].faces.charge_of(&stops), worth: value, stops }
    }

    /// The stops of a listed week.
    pub fn stops(&self, person: usize, number: u32) -> &[u32] {
        self.store[person].stops(number)
    }

    /// Whether a week is left.
    pub fn holds(&self, person: usize, number: u32) -> bool {
        self.left[person].binary_search(&number).is_ok()
    }

    /// How many weeks are left.
    pub fn count(&self) -> usize {
        self.left.iter().map(Vec::len).sum()
    }

    /// Those that keep the decisions.
    pub fn keeping(&self, branching: &Branching) -> Self {
        let left = self.left.iter().enumerate().map(|(person, left)| {
            let keeps = |&&number: &&u32| branching.keeps(person, self.stops(person, number));
            left.iter().filter(keeps).copied().collect()
        });
        Listing { left: left.collect(), ..self.clone() }
    }

    /// Asks what the weeks that are left are worth. Shares of charges play no part: each week knows its charges. None
    /// where somebody has no week left.
    pub fn ask(
        &self,
        relaxation: &Relaxation<'_>,
        prices: &Prices,
        bundles: &Bundles,
        asked: &mut Asked,
    ) -> Option<()> {
        let mut wanted = vec![false; relaxation.instance.slots.len()];
        let households = relaxation.households.iter().enumerate();
        let of_households: i64 = households
            .map(|(household, slots)| {
                let visit = bundles.visits.get(household).copied().unwrap_or(0);
                relaxation.household(slots, prices, relaxation.first_served() - visit, &mut wanted)
            })
            .sum();
        asked.bound = relaxation.constant + of_households + bundles.triples.iter().map(|triple| triple.1).sum::<i64>();
        asked.worth.resize_with(self.left.len(), Vec::new);
        asked.best.clear();
        let triples = OfSlots::new(relaxation, bundles);
        let mut list = Vec::new();
        for (person, left) in self.left.iter().enumerate() {
            relaxation.price_list(prices, person, &mut list);
            let (slots, weeks) = (&relaxation.reaches[person].slots, &self.store[person]);
            let triples = (!relaxation.is_trainee(person) && !bundles.triples.is_empty()).then_some(&triples);
            let worth = &mut asked.worth[person];
            worth.clear();
            for &number in left {
                let stops = weeks.stops(number);
                let mut own = weeks.value[number as usize] - stops.iter().map(|&stop| list[stop as usize]).sum::<i64>();
                if !bundles.visits.is_empty() {
                    own += weeks.visited(number).iter().map(|&h| bundles.visits[h as usize]).sum::<i64>();
                }
                own -= triples.map_or(0, |triples| triples.paid(stops, slots, bundles));
                worth.push(own);
            }
            let best = *worth.iter().max()?;
            asked.best.push(best);
            asked.bound += best;
        }
        Some(())
    }

    /// Those that can be in a plan of more than `reached` units, as these prices tell that were just asked.
    pub fn sieved(
        &self,
        decisions: &[Decision],
        prices: &Arc<Prices>,
        bundles: &Arc<Bundles>,
        asked: &Asked,
        reached: i64,
    ) -> Self {
        let slack = asked.bound - reached;
        let left = self.left.iter().zip(&asked.worth).zip(&asked.best).map(|((left, worth), best)| {
            let near = left.iter().zip(worth).filter(|(_, worth)| best - **worth < slack);
            near.map(|(number, _)| *number).collect()
        });
        let sieve = Sieve {
            of: Some(Arc::clone(&self.sieve)),
            decisions: decisions.to_vec(),
            prices: Arc::clone(prices),
            bundles: Arc::clone(bundles),
        };
        Listing { left: left.collect(), sieve: Arc::new(sieve), store: Arc::clone(&self.store) }
    }

    /// How many would be left.
    pub fn near(asked: &Asked, reached: i64) -> usize {
        let slack = asked.bound - reached;
        let near = |(worth, best): (&Vec<i64>, &i64)| worth.iter().filter(|worth| best - **worth < slack).count();
        asked.worth.iter().zip(&asked.best).map(near).sum()
    }
}

impl Weeks {
    fn new(relaxation: &Relaxation<'_>, person: usize, columns: &[Column]) -> Self {
        let reach = &relaxation.reaches[person];
        let household = |&stop: &u32| relaxation.instance.slots[reach.slots[stop as usize] as usize].household as u32;
        let mut weeks = Weeks { from: vec![0], visited_from: vec![0], ..Weeks::default() };
        for week in columns {
            weeks.value.push(week.value);
            weeks.stops.extend_from_slice(&week.stops);
            weeks.from.push(weeks.stops.len() as u32);
            if !relaxation.is_trainee(person) {
                let mut visited: Vec<u32> = week.stops.iter().map(household).collect();
                visited.sort_unstable();
                visited.dedup();
                weeks.visited.extend(visited);
            }
            weeks.visited_from.push(weeks.visited.len() as u32);
        }
        weeks
    }

    #[inline]
    fn stops(&self, number: u32) -> &[u32] {
        &self.stops[self.from[number as usize] as usize..self.from[number as usize + 1] as usize]
    }

    #[inline]
    fn visited(&self, number: u32) -> &[u32] {
        &self.visited[self.visited_from[number as usize] as usize..self.visited_from[number as usize + 1] as usize]
    }
}

/// By slot: the triples that it, or an alternative of its, is in, and as which bit.
struct OfSlots {
    triples: Vec<Vec<(u32, u8)>>,
}

impl OfSlots {
    fn new(relaxation: &Relaxation<'_>, bundles: &Bundles) -> Self {
        let mut triples = vec![Vec::new(); relaxation.instance.slots.len()];
        for (number, (slots, _)) in bundles.triples.iter().enumerate() {
            for (bit, &slot) in slots.iter().enumerate() {
                for alike in relaxation.instance.alternatives(slot as usize).chain([slot as usize]) {
                    triples[alike].push((number as u32, 1 << bit));
                }
            }
        }
        OfSlots { triples }
    }

    /// What a week pays for holding two slots of a triple.
    fn paid(&self, stops: &[u32], slots: &[u32], bundles: &Bundles) -> i64 {
        let mut paid = 0;
        for (at, &stop) in stops.iter().enumerate() {
            for &(triple, bit) in &self.triples[slots[stop as usize] as usize] {
                // It pays with the second slot of the three that it holds.
                let before = stops[..at].iter().flat_map(|&earlier| &self.triples[slots[earlier as usize] as usize]);
                let bits = before.filter(|of| of.0 == triple).fold(0, |bits, of| bits | of.1);
                if bits & bit == 0 && bits.count_ones() == 1 {
                    paid += bundles.triples[triple as usize].1;
                }
            }
        }
        paid
    }
}
