//! Prices at which what people want is in balance: the dual values of a linear relaxation over some weeks of each
//! person (the restricted master of column generation: Desrosiers, Lübbecke, *A primer in column generation*, 2005),
//! solved by HiGHS, which goes on from its last answer when weeks are added or closed.
//!
//! Nothing here is trusted: dual values are rounded to whole units and are prices like any others; what they prove is
//! asked of everyone anew, in whole numbers.

use crate::lagrangian::{Bundles, Prices, Relaxation};
use crate::pricing::Column;
use highs::{Col, HighsModelStatus, Model, Row, RowProblem, Sense};
use std::collections::HashMap;
use std::ops::{Bound, RangeBounds};

/// A week in the model.
#[derive(Debug)]
pub(super) struct Entry {
    pub person: usize,
    /// What it is known by to whoever added it.
    pub number: u32,
    pub stops: Vec<u32>,
    column: Col,
    open: bool,
}

/// A row of the model, and its number.
#[derive(Debug, Clone, Copy)]
struct Line(Row, usize);

fn line(model: &mut Model, bounds: impl RangeBounds<f64>, entries: Vec<(Col, f64)>) -> Option<Line> {
    let number = model.num_rows();
    Some(Line(model.try_add_row(bounds, entries).ok()?, number))
}

/// The model.
pub(super) struct Balance<'r> {
    relaxation: &'r Relaxation<'r>,
    model: Option<Model>,
    pub entries: Vec<Entry>,
    weeks: Vec<Line>,
    served: Vec<Option<Line>>,
    /// By household: a visit counts once for each week; none where visits are not told apart.
    visits: Vec<Option<Line>>,
    /// By trainee and place.
    lessons: HashMap<(usize, usize), Line>,
    /// By mentor and place.
    led: HashMap<(usize, usize), Line>,
    triples: Vec<([u32; 3], Line)>,
}

/// An answer of the model.
pub(super) struct Balanced {
    pub prices: Prices,
    pub bundles: Bundles,
    /// Points.
    pub value: f64,
    /// By entry: how much of it is chosen.
    pub share: Vec<f64>,
    /// By person: units that a week must be worth, at these prices, to be of use to the model.
    pub worth: Vec<i64>,
}

impl<'r> Balance<'r> {
    /// A model without weeks. With `visits`, of each week a household counts once.
    pub fn new(relaxation: &'r Relaxation<'r>, visits: bool) -> Option<Self> {
        let mut model = RowProblem::default().try_optimise(Sense::Maximise).ok()?;
        model.make_quiet();
        for (option, value) in [("parallel", "off"), ("solver", "simplex"), ("presolve", "off")] {
            model.try_set_option(option, value).ok()?;
        }
        model.try_set_option("threads", 1).ok()?;
        let mut fresh = |bounds: (Bound<f64>, Bound<f64>)| line(&mut model, bounds, Vec::new());
        let (free, at_most) = (Bound::Unbounded, Bound::Included);
        let (one, nothing) = ((at_most(1.0), at_most(1.0)), (at_most(0.0), at_most(0.0)));
        let weeks = relaxation.reaches.iter().map(|_| fresh(one)).collect::<Option<Vec<Line>>>()?;
        let mut served: Vec<Option<Line>> = Vec::with_capacity(relaxation.servers.len());
        for servers in &relaxation.servers {
            served.push(if servers.is_empty() { None } else { Some(fresh(nothing)?) });
        }
        // Where the weeks that are open do not go together somebody has none, at a price that nothing else comes near.
        let gains = relaxation.reaches.iter().flat_map(|reach| reach.gain.iter().map(|gain| gain.abs()));
        let lost = relaxation.units.points(64 * gains.max().unwrap_or(0) + relaxation.units.up(1e4));
        let no_week: Vec<f64> =
            (relaxation.reaches.iter()).map(|reach| relaxation.units.points(reach.by_minutes.at(0)) - lost).collect();
        let groups =
            relaxation.instance.eithers.iter().map(|_| fresh((free, at_most(1.0)))).collect::<Option<Vec<Line>>>()?;
        for (&line, value) in weeks.iter().zip(no_week) {
            model.try_add_column(value, 0.0.., [(line.0, 1.0)]).ok()?;
        }
        let mut of_visits = Vec::with_capacity(relaxation.households.len());
        let first = relaxation.units.points(relaxation.first_served());
        for slots in &relaxation.households {
            let any = line(&mut model, ..=0.0, Vec::new())?;
            let visit = if visits { Some(line(&mut model, ..=0.0, Vec::new())?) } else { None };
            let rows = std::iter::once((any.0, 1.0)).chain(visit.map(|visit| (visit.0, 1.0)));
            model.try_add_column(first, 0.0..=1.0, rows).ok()?;
            of_visits.push(visit);
            for &slot in slots {
                let of_slot = served[slot as usize].map(|row| (row.0, -1.0));
                let group = relaxation.instance.slots[slot as usize].either.map(|group| (groups[group].0, 1.0));
                let rows = of_slot.into_iter().chain(group).chain([(any.0, -1.0)]);
                model.try_add_column(0.0, 0.0..=1.0, rows).ok()?;
            }
        }
        Some(Balance {
            relaxation,
            model: Some(model),
            entries: Vec::new(),
            weeks,
            served,
            visits: of_visits,
            lessons: HashMap::new(),
            led: HashMap::new(),
            triples: Vec::new(),
        })
    }

    /// Adds a week.
    pub fn add(&mut self, person: usize, number: u32, week: &Column) -> Option<()> {
        let relaxation = self.relaxation;
        let reach = &relaxation.reaches[person];
        let slot = |stop: u32| reach.slots[stop as usize] as usize;
        let mut rows = vec![(self.weeks[person].0, 1.0)];
        if relaxation.is_trainee(person) {
            for &stop in &week.stops {
                rows.push((self.lesson(person, stop as usize)?.0, 1.0));
            }
        } else {
            rows.extend(week.stops.iter().filter_map(|&stop| Some((self.served[slot(stop)]?.0, 1.0))));
            rows.extend(week.stops.iter().filter_map(|&stop| Some((self.led.get(&(person, stop as usize))?.0, -1.0))));
            let mut households: Vec<usize> =
                week.stops.iter().map(|&stop| relaxation.instance.slots[slot(stop)].household).collect();
            households.sort_unstable();
            households.dedup();
            rows.extend(households.into_iter().filter_map(|household| Some((self.visits[household]?.0, -1.0))));
            let pays = |slots: &[u32; 3]| holds_two(relaxation, slots, &week.stops, person);
            rows.extend(self.triples.iter().filter(|(slots, _)| pays(slots)).map(|(_, row)| (row.0, 1.0)));
        }
        let value = relaxation.units.points(week.value);
        let column = self.model.as_mut()?.try_add_column(value, 0.0.., rows).ok()?;
        self.entries.push(Entry { person, number, stops: week.stops.clone(), column, open: true });
        Some(())
    }

    /// The row of a lesson: whoever learns there goes along with a mentor.
    fn lesson(&mut self, trainee: usize, place: usize) -> Option<Line> {
        if let Some(&row) = self.lessons.get(&(trainee, place)) {
            return Some(row);
        }
        let relaxation = self.relaxation;
        let row = line(self.model.as_mut()?, ..=0.0, Vec::new())?;
        self.lessons.insert((trainee, place), row);
        let slot = relaxation.reaches[trainee].slots[place] as usize;
        for &(mentor, at) in &relaxation.servers[slot] {
            let (mentor, at) = (mentor as usize, at as usize);
            if !relaxation.leads(mentor, at).any(|(other, _)| other as usize == trainee) {
                continue;
            }
            let led = match self.led.get(&(mentor, at)) {
                Some(&led) => led,
                None => {
                    let own = self.entries.iter();
                    let own = own.filter(|entry| entry.person == mentor && entry.stops.contains(&(at as u32)));
                    let leads: Vec<(Col, f64)> = own.map(|entry| (entry.column, -1.0)).collect();
                    let led = line(self.model.as_mut()?, ..=0.0, leads)?;
                    self.led.insert((mentor, at), led);
                    led
                }
            };
            self.model.as_mut()?.try_add_column(0.0, 0.0.., [(row.0, -1.0), (led.0, 1.0)]).ok()?;
        }
        Some(row)
    }

    /// Adds a triple: of its slots at most one week holds two.
    pub fn add_triple(&mut self, slots: [u32; 3]) -> Option<()> {
        let relaxation = self.relaxation;
        let servers = self.entries.iter().filter(|entry| !relaxation.is_trainee(entry.person));
        let pays = servers.filter(|entry| holds_two(relaxation, &slots, &entry.stops, entry.person));
        let pays: Vec<(Col, f64)> = pays.map(|entry| (entry.column, 1.0)).collect();
        let row = line(self.model.as_mut()?, ..=1.0, pays)?;
        self.triples.push((slots, row));
        Some(())
    }

    /// Leaves only these weeks to be chosen from.
    pub fn open(&mut self, may: impl Fn(&Entry) -> bool) -> Option<()> {
        let model = self.model.as_mut()?;
        for entry in &mut self.entries {
            let open = may(entry);
            if open != entry.open {
                let most = if open { f64::INFINITY } else { 0.0 };
                model.change_column_bounds(entry.column, 0.0..=most);
                entry.open = open;
            }
        }
        Some(())
    }

    /// Prices at which the open weeks are in balance; shares of charges and slopes as they were. None where the model
    /// has no answer.
    pub fn solve(&mut self, before: &Prices) -> Option<Balanced> {
        let solved = self.model.take()?.try_solve().ok()?;
        let (status, value, solution) = (solved.status(), solved.objective_value(), solved.get_solution());
        self.model = Some(solved.into());
        if status != HighsModelStatus::Optimal {
            return None;
        }
        let units = &self.relaxation.units;
        let dual = |row: &Line| (solution.dual_rows()[row.1] / units.points(1)) as i64;
        let mut prices = before.clone();
        for (price, row) in prices.slot.iter_mut().zip(&self.served) {
            *price = row.as_ref().map_or(0, dual);
        }
        prices.along.iter_mut().for_each(|list| list.fill(0));
        for (&(trainee, place), row) in &self.lessons {
            prices.along[trainee][place] = dual(row).max(0);
        }
        let visits = match self.visits.first() {
            Some(Some(_)) => self.visits.iter().map(|row| row.as_ref().map_or(0, |row| dual(row).max(0))).collect(),
            _ => Vec::new(),
        };
        let triples = self.triples.iter().map(|(slots, row)| (*slots, dual(row).max(0)));
        Some(Balanced {
            prices,
            bundles: Bundles { visits, triples: triples.filter(|triple| triple.1 > 0).collect() },
            value,
            share: self.entries.iter().map(|entry| solution.columns()[entry.column.index()]).collect(),
            worth: self.weeks.iter().map(dual).collect(),
        })
    }
}

/// Whether a week holds two of three slots, each standing for its alternatives.
fn holds_two(relaxation: &Relaxation<'_>, slots: &[u32; 3], stops: &[u32], person: usize) -> bool {
    let instance = relaxation.instance;
    let alike = |one: usize, other: usize| {
        one == other
            || instance.slots[one].either.is_some() && instance.slots[one].either == instance.slots[other].either
    };
    let own = &relaxation.reaches[person].slots;
    let held = |slot: &&u32| stops.iter().any(|&stop| alike(own[stop as usize] as usize, **slot as usize));
    slots.iter().filter(held).count() >= 2
}
