//! A person's best week when every slot has a price: one round or none for each day, under the rules that bind the
//! days together (daily and weekly rest, week and month limits, number of days) and the part of the objective that
//! looks at the whole week (shortfall, learning).
//!
//! # Three steps
//! 1. The relaxation (`relaxation`, `completion_bounds`) knows minutes alone. It is solved exactly in one sweep over
//!    slots and
//!    days; being relaxed, it is never worth less than the true one. Most often its answer keeps everything that was
//!    left out, and then it is the answer.
//! 2. Where it breaks a daily rest or works too many days, it falls into cases without that (`rest_branching`).
//! 3. Otherwise rounds are listed with which a week can come within some distance of the relaxed one (`day_labelling`,
//!    `dominance`), labels walk through the days under all rules (`labelling`), and the distance grows until a week
//!    is found.
//!
//! A label or round is dropped for another only when every way to go on from it is matched by the other, and for a
//! floor only when even the relaxation cannot lift it there. Both hold in whole units, so the answer is exact, or
//! where there are far too many rounds and a bound is asked for, no less than exact: that is what makes the bound in
//! [`crate::lagrangian`] a proof.

use super::completion_bounds::CompletionBounds;
use super::day_labelling::{self, DayLabelling, Path, Search};
use super::dominance::{PricedRound, listed, thin_out};
use super::labelling::{Label, Labelling};
use super::relaxation::{CLOSED, NOTHING, RelaxedDay};
use super::rest_branching::Cases;
use super::slope::Slope;
use super::{DAYS, Reach};

/// A week of one person: by day the round, and what the week is worth at the prices asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Units: value of the rounds, with shortfall and learning and less the charges of new faces, before prices.
    pub value: i64,
    /// Units: the charges of new faces that are in the value.
    pub charges: i64,
    /// Units: the value before charges, less the prices asked, shares of charges among them; or with the charges
    /// themselves where they were asked for. At least what the column is truly worth at the prices.
    pub worth: i64,
    /// The slots, as places in the person's slots, in order of time.
    pub stops: Vec<u32>,
}

impl Column {
    /// Units: what the week is worth at other prices, shares of charges among them.
    pub fn worth_at(&self, price: &[i64]) -> i64 {
        self.value + self.charges - self.stops.iter().map(|&stop| price[stop as usize]).sum::<i64>()
    }

    /// Units: what the week is truly worth at prices with these shares in them; without any as [`Self::worth_at`].
    pub fn true_worth_at(&self, price: &[i64], shares: &[i64]) -> i64 {
        match shares {
            [] => self.worth_at(price),
            _ => {
                self.worth_at(price) - self.charges + self.stops.iter().map(|&stop| shares[stop as usize]).sum::<i64>()
            }
        }
    }
}

/// Room to work in, kept between calls.
#[derive(Debug, Default)]
pub struct Pricer {
    pub(super) cost: Vec<i64>,
    pub(super) days: [RelaxedDay; DAYS],
    pub(super) spare: Vec<RelaxedDay>,
    pub(super) completion: CompletionBounds,
    priced: [Vec<PricedRound>; DAYS],
    paths: Vec<Path>,
    day_labelling: DayLabelling,
    walk: Labelling,
    slope: Slope,
}

/// What a pricer is asked.
#[derive(Debug, Clone, Copy)]
pub struct Query<'q> {
    /// Units that each slot costs, by place in the person's slots.
    pub price: &'q [i64],
    /// By place: slots that may not be taken. Empty for none.
    pub closed: &'q [bool],
    /// By place: the shares of charges of new faces that are in the price. The answer is then by the charges
    /// themselves; empty where it is by the shares alone.
    pub shares: &'q [i64],
    /// Units that a minute is worth, where minutes have a price instead of a state.
    pub slope: i64,
    /// Only weeks worth at least this many units are of interest.
    pub floor: i64,
    /// Whether the answer serves a bound. On days with far too many rounds it may then be better than any week; for a
    /// plan it may be worse than the best one instead.
    pub bounding: bool,
}

impl Pricer {
    /// The best round of one day, other days apart; for people whose days hold very many slots.
    pub fn best_day(&mut self, reach: &Reach, day: usize, query: &Query<'_>) -> Option<Vec<u32>> {
        self.slope.day(reach, day, query)
    }

    /// The best week, or none that is worth the floor. With pins there may be none at all.
    pub fn best(&mut self, reach: &Reach, query: &Query<'_>) -> Option<Column> {
        if reach.dense {
            return if query.bounding { self.slope.bound(reach, query) } else { self.slope.plan(reach, query) };
        }
        let hoped = self.loosen(reach, query)?;
        if hoped < query.floor {
            return None;
        }
        let mut cases = Cases::new();
        if self.look_at_case(reach, query, &mut cases) {
            return cases.best.map(|(worth, stops)| reach.column(stops, worth));
        }
        let known = cases.best.map(|(worth, stops)| reach.column(stops, worth));
        let floor = known.as_ref().map_or(query.floor, |known| known.worth.max(query.floor));
        self.completion.look(reach, &self.days);
        self.weigh(reach);
        let found = self.best_of_labels(reach, &Query { floor, ..*query }, hoped);
        // Labels that were cut short may bring less than what was known before.
        found.into_iter().chain(known).reduce(|found, known| if found.worth >= known.worth { found } else { known })
    }

    /// The best week that is worth the floor, by labels. `hoped` is the relaxed week's worth.
    fn best_of_labels(&mut self, reach: &Reach, query: &Query<'_>, hoped: i64) -> Option<Column> {
        // The relaxation's worth is seldom far off, and a floor near it spares most rounds; when nothing reaches
        // the floor it is lowered.
        let mut distance = (hoped.saturating_abs() >> 12).max(64);
        self.day_labelling.overflow = false;
        loop {
            let floor = hoped.saturating_sub(distance).max(query.floor);
            let found = self.best_above(reach, query, floor);
            if self.day_labelling.overflow {
                return self.too_many(reach, query, hoped, found);
            }
            if found.is_some() || floor == query.floor && self.walk.left_out == i64::MIN {
                return found;
            }
            if floor == query.floor {
                // All that was followed up came to nothing; what was left out still counts for a bound.
                let idle = reach.by_minutes.at(0);
                let worth = if query.bounding { self.walk.left_out.max(idle) } else { idle };
                return Some(Column { value: idle, worth, ..Column::default() });
            }
            distance = distance.saturating_mul(8);
        }
    }

    /// The answer where there are too many rounds to look at: for a bound what the relaxed week is worth, which no week
    /// exceeds; for a plan the best that was met.
    fn too_many(&self, reach: &Reach, query: &Query<'_>, hoped: i64, found: Option<Column>) -> Option<Column> {
        let idle = reach.by_minutes.at(0);
        let idle = Column { value: idle, worth: idle, ..Column::default() };
        if query.bounding {
            return Some(Column { worth: hoped, ..found.unwrap_or(idle) });
        }
        found.or_else(|| Some(idle).filter(|_| !reach.must_work.contains(&true)))
    }

    fn best_above(&mut self, reach: &Reach, query: &Query<'_>, floor: i64) -> Option<Column> {
        self.choose(reach, query, floor, true);
        self.walk.walk(reach, &self.completion, &mut self.priced, floor, true, usize::MAX, None);
        let best = self.walk.finals(reach).max_by_key(|label| (label.worth, std::cmp::Reverse(label.trail)))?;
        let week = (best.worth >= floor).then(|| self.week_of(reach, query, best))?;
        // For a bound the answer must not fall below what was left out, although no week may be worth that much.
        let worth = if query.bounding { week.worth.max(self.walk.left_out) } else { week.worth };
        Some(Column { worth, ..week })
    }

    /// Every week worth at least the floor, or none when there are more than `most`. With shares weeks whose charges
    /// bring them below it are left out on the way, as far as that is seen, and the others are worth what they are by
    /// the prices.
    pub fn all(&mut self, reach: &Reach, query: &Query<'_>, most: usize) -> Option<Vec<Column>> {
        if reach.dense {
            return Some(self.slope.plan(reach, query).into_iter().collect());
        }
        if self.loosen(reach, query).is_none_or(|hoped| hoped < query.floor) {
            return Some(Vec::new());
        }
        self.weigh(reach);
        self.day_labelling.overflow = false;
        self.choose(reach, query, query.floor, false);
        if self.day_labelling.overflow {
            return None;
        }
        let later = later_shares(reach, query);
        let paths = &self.paths;
        let unpaid = |day: usize, rounds: &[Option<u32>; DAYS]| left_unpaid(reach, paths, query, &later, day, rounds);
        let unpaid = (!later.is_empty()).then_some(&unpaid as &dyn Fn(usize, &[Option<u32>; DAYS]) -> i64);
        if !self.walk.walk(reach, &self.completion, &mut self.priced, query.floor, false, most, unpaid) {
            return None;
        }
        let found = self.walk.finals(reach).filter(|label| label.worth >= query.floor);
        Some(found.map(|label| self.week_of(reach, query, label)).collect())
    }

    /// Solves the relaxation; none when a day that must be worked cannot be.
    pub(super) fn loosen(&mut self, reach: &Reach, query: &Query<'_>) -> Option<i64> {
        self.cost.clear();
        self.cost.extend_from_slice(query.price);
        for (cost, _) in self.cost.iter_mut().zip(query.closed).filter(|(_, closed)| **closed) {
            *cost = CLOSED;
        }
        for (day, of_day) in self.days.iter_mut().enumerate() {
            of_day.fill(reach, day, &self.cost);
        }
        self.completion.look(reach, &self.days);
        Some(self.completion.whole_week()).filter(|&hoped| hoped > NOTHING / 2)
    }

    /// Finds for each day what the week around a round, and around a part of one, is worth at most.
    fn weigh(&mut self, reach: &Reach) {
        self.completion.weigh(reach, &self.days);
        for (day, of_day) in self.days.iter_mut().enumerate() {
            if reach.days[day].listed.is_none() {
                of_day.fill_through(reach, &reach.days[day].graph, &self.cost, self.completion.around(day));
            }
        }
    }

    /// Finds each day's rounds with which a week can be worth at least the floor.
    fn choose(&mut self, reach: &Reach, query: &Query<'_>, floor: i64, thin: bool) {
        self.paths.clear();
        for (day, priced) in self.priced.iter_mut().enumerate() {
            priced.clear();
            let around = self.completion.around(day);
            match &reach.days[day].listed {
                Some(rounds) => listed(reach, rounds, &self.cost, around, floor, priced),
                None => {
                    let graph = &reach.days[day].graph;
                    let search =
                        Search { reach, graph, relaxed: &self.days[day], cost: &self.cost, around, floor, thin };
                    self.day_labelling.priced(&search, query, priced, &mut self.paths);
                }
            }
            if thin && priced.len() > 1 {
                thin_out(reach, priced);
            }
        }
    }

    fn week_of(&self, reach: &Reach, query: &Query<'_>, label: &Label) -> Column {
        let mut stops = Vec::new();
        stops_of(reach, &self.paths, &self.walk.rounds(label), &mut stops);
        self.week(reach, query, label.worth, stops)
    }

    fn week(&self, reach: &Reach, query: &Query<'_>, worth: i64, stops: Vec<u32>) -> Column {
        let charges = reach.faces.charge_of(&stops);
        let value = worth + stops.iter().map(|&stop| query.price[stop as usize]).sum::<i64>() - charges;
        Column { value, charges, worth, stops }
    }
}

/// The slots of some rounds, by day.
fn stops_of(reach: &Reach, paths: &[Path], rounds: &[Option<u32>; DAYS], stops: &mut Vec<u32>) {
    for (day, round) in rounds.iter().enumerate().filter_map(|(day, round)| Some((day, (*round)?))) {
        match &reach.days[day].listed {
            Some(listed) => stops.extend_from_slice(listed.stops(round)),
            None => day_labelling::stops(paths, round, reach.days[day].graph.from, stops),
        }
    }
}

/// By group of a new face and day: the shares of that and later days. Empty where charges count by the prices alone.
fn later_shares(reach: &Reach, query: &Query<'_>) -> Vec<[i64; DAYS + 1]> {
    if query.shares.is_empty() {
        return Vec::new();
    }
    let of_group = |members: &Vec<u32>| {
        let mut later = [0; DAYS + 1];
        for &place in members {
            (0..=reach.day_of(place)).for_each(|day| later[day] += query.shares[place as usize]);
        }
        later
    };
    reach.faces.members.iter().map(of_group).collect()
}

/// What rounds up to a day leave unpaid of the charges that they owe, even if later days pay all that they could.
fn left_unpaid(
    reach: &Reach,
    paths: &[Path],
    query: &Query<'_>,
    later: &[[i64; DAYS + 1]],
    day: usize,
    rounds: &[Option<u32>; DAYS],
) -> i64 {
    let mut stops = Vec::with_capacity(16);
    stops_of(reach, paths, rounds, &mut stops);
    let mut paid: Vec<(usize, i64)> = Vec::with_capacity(8);
    for &stop in &stops {
        let Some(group) = reach.faces.group_of(stop as usize) else { continue };
        let share = query.shares[stop as usize];
        match paid.iter_mut().find(|(other, _)| *other == group) {
            Some((_, paid)) => *paid += share,
            None => paid.push((group, share)),
        }
    }
    paid.into_iter().map(|(group, paid)| (reach.faces.charge - paid - later[group][day + 1]).max(0)).sum()
}
