//! Closes what is left between plan and bound where few weeks can be in a better plan: they are listed
//! ([`Listing`]), and cases fall apart until no list holds a better plan. The model ([`Balance`]) says prices and which
//! slot is in dispute; what is proved is asked of the lists in whole units.

use super::balance::{Balance, Balanced, Entry};
use super::solution::Solution;
use super::triples::broken;
use crate::lagrangian::{Asked, Branching, Bundles, Case, Listing, Pricers, Prices, Relaxation, Subgradient};
use crate::params::PARAMS;
use std::collections::HashMap;
use std::sync::Arc;

/// The bound of a case that holds no plan.
const NO_PLAN: i64 = i64::MIN / 4;

/// A case that is not closed.
struct Node {
    branching: Branching,
    listing: Listing,
    prices: Arc<Prices>,
    bundles: Arc<Bundles>,
    bound: i64,
}

impl Node {
    fn case(&self) -> Case {
        Case {
            decisions: self.branching.decisions().to_vec(),
            prices: Arc::clone(&self.prices),
            bundles: Arc::clone(&self.bundles),
            list: Some(Arc::clone(&self.listing.sieve)),
            bound: self.bound,
        }
    }
}

/// Cases over lists.
pub(super) struct Closing<'r> {
    relaxation: &'r Relaxation<'r>,
    balance: Balance<'r>,
    known: HashMap<(usize, u32), usize>,
    open: Vec<Node>,
    closed: Vec<Case>,
    /// Units that a plan must exceed to be in the lists.
    reached: i64,
    asked: Asked,
}

/// What one look at a case brought.
enum Looked {
    Closed,
    /// A plan chosen whole.
    Plan(Solution),
    /// A slot of a person that is chosen in part.
    Disputed(usize, usize),
    /// The model has no answer, or time is up.
    GivenUp,
}

impl<'r> Closing<'r> {
    /// Lists what can be in a plan of more than `reached` units; where that is too much, in a plan of more than it
    /// takes for the list to be short enough. None where there is no such list.
    pub fn begin(
        relaxation: &'r Relaxation<'r>,
        root: &Subgradient,
        best: &Solution,
        reached: i64,
        pricers: &mut Pricers,
        stop: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let branching = Branching::none(relaxation);
        let known = root.all_known();
        let (listing, reached) = Listing::of_all(relaxation, &branching, &root.best, known, reached, pricers, stop)?;
        let mut prices = Prices::clone(&root.best);
        // Each listed week knows its charges.
        prices.faces.iter_mut().for_each(Vec::clear);
        let (prices, bundles) = (Arc::new(prices), Arc::default());
        let mut closing = Closing {
            relaxation,
            balance: Balance::new(relaxation, true)?,
            known: HashMap::new(),
            open: Vec::new(),
            closed: Vec::new(),
            reached,
            asked: Asked::default(),
        };
        for (person, week) in best.weeks.iter().enumerate() {
            if let Some(&number) = listing.left[person].iter().find(|&&n| listing.stops(person, n) == week.stops) {
                closing.add(&listing, person, number)?;
            }
        }
        let node = Node { branching, listing, prices, bundles, bound: root.bound };
        closing.open.push(node);
        Some(closing)
    }

    fn add(&mut self, listing: &Listing, person: usize, number: u32) -> Option<()> {
        if !self.known.contains_key(&(person, number)) {
            self.known.insert((person, number), self.balance.entries.len());
            self.balance.add(person, number, &listing.week(self.relaxation, person, number))?;
        }
        Some(())
    }

    /// All cases, which cover every plan.
    pub fn cases(&self) -> Vec<Case> {
        let all = self.open.iter().map(Node::case).chain(self.closed.iter().cloned());
        // What is not in the lists may be worth so much.
        all.map(|case| Case { bound: case.bound.max(self.reached), ..case }).collect()
    }

    /// Whether no case is open.
    pub fn is_closed(&self) -> bool {
        self.open.is_empty()
    }

    /// A better plan is known: less can exceed it.
    pub fn raise(&mut self, reached: i64) {
        self.reached = self.reached.max(reached);
    }

    /// Units that a plan must exceed to be in the lists.
    pub fn reached(&self) -> i64 {
        self.reached
    }

    /// A better plan out of the weeks at which the model arrives over the whole list; it may be worth less than what
    /// the list was made for.
    pub fn prospect(&mut self, stop: &dyn Fn() -> bool) -> Option<Solution> {
        let node = self.open.pop()?;
        let found = self.prospected(&node, stop);
        self.open.push(node);
        found
    }

    fn prospected(&mut self, node: &Node, stop: &dyn Fn() -> bool) -> Option<Solution> {
        node.listing.ask(self.relaxation, &node.prices, &node.bundles, &mut self.asked)?;
        self.supply_first(&node.listing)?;
        let (mut branching, mut listing) = (node.branching.clone(), node.listing.clone());
        for _ in 0..PARAMS.plunges {
            let balanced = self.balanced(&listing, node, stop)?;
            if let Some(plan) = self.whole(&listing, &balanced) {
                return Some(plan);
            }
            let mut taken: Vec<((usize, u32), f64)> = self.taken(&branching, &balanced).into_iter().collect();
            taken.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            let sure = taken.iter().take_while(|taken| taken.1 > PARAMS.plunge_sure).count().max(1);
            for &((person, stop), _) in &taken[..sure.min(taken.len())] {
                if branching.undecided(person, stop as usize) {
                    branching.decide(self.relaxation, person, stop as usize, true);
                }
            }
            listing = listing.keeping(&branching);
        }
        None
    }

    /// The model's answer over a list, with all weeks of it that it would want.
    fn balanced(&mut self, listing: &Listing, node: &Node, stop: &dyn Fn() -> bool) -> Option<Balanced> {
        for _ in 0..PARAMS.balance_rounds {
            if stop() {
                return None;
            }
            self.balance.open(|entry| listing.holds(entry.person, entry.number))?;
            let balanced = self.balance.solve(&node.prices)?;
            listing.ask(self.relaxation, &balanced.prices, &balanced.bundles, &mut self.asked)?;
            if self.supply(listing, &balanced.worth, PARAMS.listed_at_once)? == 0 {
                return Some(balanced);
            }
        }
        None
    }

    /// Looks at the case with the greatest bound. Answers a plan that was met; none when given up.
    pub fn step(&mut self, stop: &dyn Fn() -> bool) -> Option<Option<Solution>> {
        let widest = (0..self.open.len()).max_by_key(|&place| (self.open[place].bound, place));
        let Some(widest) = widest else { return Some(None) };
        let mut node = self.open.swap_remove(widest);
        let looked = self.look(&mut node, stop);
        let (person, place) = match looked {
            Looked::Closed => {
                self.closed.push(node.case());
                return Some(None);
            }
            Looked::Plan(plan) => {
                self.open.push(node);
                return Some(Some(plan));
            }
            Looked::GivenUp => {
                self.open.push(node);
                return None;
            }
            Looked::Disputed(person, place) => (person, place),
        };
        for given in [true, false] {
            let mut branching = node.branching.clone();
            branching.decide(self.relaxation, person, place, given);
            let listing = node.listing.keeping(&branching);
            let (prices, bundles) = (Arc::clone(&node.prices), Arc::clone(&node.bundles));
            self.open.push(Node { branching, listing, prices, bundles, bound: node.bound });
        }
        Some(None)
    }

    fn look(&mut self, node: &mut Node, stop: &dyn Fn() -> bool) -> Looked {
        if self.judge(node, &Arc::clone(&node.prices), &Arc::clone(&node.bundles)) {
            return Looked::Closed;
        }
        if self.supply_first(&node.listing).is_none() {
            return Looked::GivenUp;
        }
        loop {
            if stop() {
                return Looked::GivenUp;
            }
            let may = |entry: &Entry| node.listing.holds(entry.person, entry.number);
            let opened = self.balance.open(may);
            let Some(balanced) = opened.and_then(|()| self.balance.solve(&node.prices)) else {
                return Looked::GivenUp;
            };
            let prices = Arc::new(balanced.prices.clone());
            let bundles = Arc::new(balanced.bundles.clone());
            if self.judge(node, &prices, &bundles) {
                return Looked::Closed;
            }
            let Some(added) = self.supply(&node.listing, &balanced.worth, PARAMS.listed_at_once) else {
                return Looked::GivenUp;
            };
            if added > 0 {
                continue;
            }
            if let Some(plan) = self.whole(&node.listing, &balanced) {
                return Looked::Plan(plan);
            }
            let triples = broken(self.relaxation, &self.balance, &balanced);
            for &triple in &triples {
                if self.balance.add_triple(triple).is_none() {
                    return Looked::GivenUp;
                }
            }
            if triples.is_empty() {
                let disputed = self.disputed(node, &balanced);
                return disputed.map_or(Looked::GivenUp, |(person, place)| Looked::Disputed(person, place));
            }
        }
    }

    /// Asks the node's list at some prices. True when nothing better is in it.
    fn judge(&mut self, node: &mut Node, prices: &Arc<Prices>, bundles: &Arc<Bundles>) -> bool {
        if node.listing.ask(self.relaxation, prices, bundles, &mut self.asked).is_none() {
            node.bound = NO_PLAN;
            return true;
        }
        if self.asked.bound < node.bound {
            node.bound = self.asked.bound;
            (node.prices, node.bundles) = (Arc::clone(prices), Arc::clone(bundles));
        }
        if self.asked.bound <= self.reached {
            return true;
        }
        if Listing::near(&self.asked, self.reached) * 4 < node.listing.count() * 3 {
            let decisions = node.branching.decisions();
            node.listing = node.listing.sieved(decisions, prices, bundles, &self.asked, self.reached);
            if node.listing.ask(self.relaxation, prices, bundles, &mut self.asked).is_none() {
                node.bound = NO_PLAN;
                return true;
            }
        }
        false
    }

    /// Gives the model the best weeks of each person, as just asked, where it has none yet.
    fn supply_first(&mut self, listing: &Listing) -> Option<()> {
        if self.balance.entries.len() < 2 * listing.left.len() {
            let reckoned = vec![i64::MIN / 2; listing.left.len()];
            self.supply(listing, &reckoned, PARAMS.listed_at_first)?;
        }
        Some(())
    }

    /// Gives the model the weeks of each person, as just asked, that are worth more than it reckons with. Answers how
    /// many.
    fn supply(&mut self, listing: &Listing, reckoned: &[i64], most: usize) -> Option<usize> {
        let mut wanted: Vec<(usize, u32)> = Vec::new();
        let tolerance = self.relaxation.units.up(1e-4);
        for (person, left) in listing.left.iter().enumerate() {
            let worth = &self.asked.worth[person];
            let least = reckoned[person] + tolerance;
            let fresh = |place: &usize| worth[*place] > least && !self.known.contains_key(&(person, left[*place]));
            let mut places: Vec<usize> = (0..left.len()).filter(fresh).collect();
            places.sort_by_key(|&place| (std::cmp::Reverse(worth[place]), place));
            wanted.extend(places.into_iter().take(most).map(|place| (person, left[place])));
        }
        for &(person, number) in &wanted {
            self.add(listing, person, number)?;
        }
        Some(wanted.len())
    }

    /// The plan, where each person's week is chosen whole.
    fn whole(&self, listing: &Listing, balanced: &Balanced) -> Option<Solution> {
        let mut solution = Solution::idle(self.relaxation);
        let chosen: Vec<&Entry> = (self.balance.entries.iter().zip(&balanced.share))
            .filter(|(_, share)| **share > 1e-6)
            .map(|(entry, share)| (*share > 1.0 - 1e-6).then_some(entry))
            .collect::<Option<_>>()?;
        for trainees in [false, true] {
            for entry in chosen.iter().filter(|entry| self.relaxation.is_trainee(entry.person) == trainees) {
                let week = listing.week(self.relaxation, entry.person, entry.number);
                if solution.holds(self.relaxation, entry.person, &week) {
                    solution.give(self.relaxation, entry.person, week);
                }
            }
        }
        solution.left_alone(self.relaxation).is_empty().then_some(solution)
    }

    /// How much of each slot of a person about which nothing is decided is chosen, where it is not nothing.
    fn taken(&self, branching: &Branching, balanced: &Balanced) -> HashMap<(usize, u32), f64> {
        let mut taken: HashMap<(usize, u32), f64> = HashMap::new();
        for (entry, share) in self.balance.entries.iter().zip(&balanced.share).filter(|(_, share)| **share > 1e-6) {
            let open = entry.stops.iter().filter(|&&stop| branching.undecided(entry.person, stop as usize));
            open.for_each(|&stop| *taken.entry((entry.person, stop)).or_default() += share);
        }
        taken
    }

    /// Of the slots of persons that are chosen in part the one whose decision costs most either way, as far as the
    /// model tells (strong branching: Achterberg, Koch, Martin, *Branching rules revisited*, 2005).
    fn disputed(&mut self, node: &Node, balanced: &Balanced) -> Option<(usize, usize)> {
        let taken = self.taken(&node.branching, balanced).into_iter();
        let in_part = taken.filter(|taken| taken.1 > 1e-6 && taken.1 < 1.0 - 1e-6);
        let mut candidates: Vec<(usize, u32, i64)> = in_part
            .map(|((person, stop), share)| {
                let gain = self.relaxation.reaches[person].gain[stop as usize].max(1);
                (person, stop, (share.min(1.0 - share) * 64.0).round() as i64 * gain)
            })
            .collect();
        candidates.sort_by_key(|&(person, stop, height)| (std::cmp::Reverse(height), person, stop));
        candidates.truncate(PARAMS.branching_candidates);
        let mut best: Option<(f64, (usize, usize))> = None;
        for (person, stop, _) in candidates {
            let mut lost = [0.0; 2];
            for (lost, given) in lost.iter_mut().zip([true, false]) {
                let mut branching = node.branching.clone();
                branching.decide(self.relaxation, person, stop as usize, given);
                let may = |entry: &Entry| {
                    node.listing.holds(entry.person, entry.number) && branching.keeps(entry.person, &entry.stops)
                };
                let opened = self.balance.open(may);
                let then = opened.and_then(|()| self.balance.solve(&node.prices))?;
                *lost = (balanced.value - then.value).max(1e-3);
            }
            let height = lost[0] * lost[1];
            if best.is_none_or(|(most, _)| height > most) {
                best = Some((height, (person, stop as usize)));
            }
        }
        best.map(|(_, disputed)| disputed)
    }
}
