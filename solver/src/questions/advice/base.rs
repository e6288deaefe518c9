//! A past week as it was: the most that any plan of it could have served, and the prices that say so.

use crate::format::{Caregiver, Week, Weights};
use crate::lagrangian::{Pricers, Relaxation, Subgradient};
use crate::problem::Instance;
use crate::problem::roster::Roster;
use crate::problem::units::Units;
use crate::questions::Unsolved;
use crate::search::{Options, Progress, Watch, solve};
use std::ops::ControlFlow;

/// Steps of the search for prices, and what is kept of the step size at each.
const STEPS: usize = 300;
const KEEP: f64 = 0.98;
/// The part of the time that prices may take beside the solve.
const FOR_PRICES: f64 = 0.3;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Minutes of care.
    Minutes,
    /// Families with at least one slot served.
    Families,
}

/// A week without any change.
pub(super) struct Base {
    /// The week in which nothing counts but the measure: without trainees, and with somebody new, as the last person,
    /// who has no hours.
    pub instance: Instance,
    measure: Measure,
    /// The best plan found.
    pub roster: Roster,
    /// What it serves.
    pub served: i64,
    /// No plan serves more.
    pub bound: i64,
    /// What is known of the relaxation, for the bound of a change.
    pub prices: Priced,
}

/// The relaxation at its best prices.
pub(super) struct Priced {
    pub units: Units,
    /// Units that every plan's score is a multiple of.
    pub grid: i64,
    /// Units: the bound at these prices.
    pub bound: i64,
    /// By slot: units.
    pub slot: Vec<i64>,
    /// By person: units that a minute is worth.
    pub minutes: Vec<i64>,
    /// By person: units of the best week at these prices.
    pub worth: Vec<i64>,
    /// By person: the slots within reach.
    pub slots: Vec<Vec<u32>>,
}

impl Base {
    /// Solves a week as it was. `newcomer` is who could be new, without hours.
    pub fn new(
        week: &Week,
        newcomer: &Caregiver,
        measure: Measure,
        options: &Options,
        watch: &Watch<'_>,
    ) -> Result<Self, Unsolved> {
        let instance = Instance::new(measured(week, newcomer, measure));
        let now = (watch.elapsed)();
        let left = (options.time_limit - now).max(0.0);
        let solving = Options { time_limit: now + left * (1.0 - FOR_PRICES), ..*options };
        let solved = solve(&instance, &solving, watch, &mut |_: &Progress| ControlFlow::Continue(()))?;
        let prices = priced(&instance, options, watch)?;
        // Both are proved; the one of the solve has branch and bound behind it.
        let bound = (solved.proof.bound + 1e-6).floor() as i64;
        Ok(Base {
            roster: Roster::read(&instance, &solved.plan.assignments),
            served: solved.plan.score.round() as i64,
            bound: bound.min(prices.whole(prices.bound)),
            prices,
            measure,
            instance,
        })
    }

    /// The ISO week.
    pub fn week(&self) -> &str {
        &self.instance.week.week
    }

    /// All that is asked for, in the measure.
    pub fn asked(&self) -> i64 {
        match self.measure {
            Measure::Minutes => self.instance.slots.iter().map(|slot| slot.minutes()).sum(),
            Measure::Families => self.instance.households as i64,
        }
    }

    /// Whether prices of one person say everything about a change: with families the slots that a change opens count
    /// for their household as well.
    pub fn is_priced(&self) -> bool {
        self.measure == Measure::Minutes
    }
}

impl Priced {
    /// A bound in units, rounded down to what plans are worth, in the measure.
    pub fn whole(&self, units: i64) -> i64 {
        let units = units.div_euclid(self.grid) * self.grid;
        (self.units.points_up(units) + 1e-6).floor() as i64
    }
}

/// The week in which nothing counts but the measure.
fn measured(week: &Week, newcomer: &Caregiver, measure: Measure) -> Week {
    let mut out = week.clone();
    let nothing = Weights {
        served_per_slot: 0.0,
        served_per_minute: 0.0,
        priority: [1.0; 5],
        household_first: 0.0,
        continuity: 0.0,
        language: 0.0,
        wanted_per_minute: 0.0,
        if_needed_per_minute: 0.0,
        travel_per_minute: 0.0,
        shortfall_per_minute: 0.0,
        learning_per_minute: 0.0,
        change: 0.0,
        idle_per_minute: week.weights.idle_per_minute.map(|_| 0.0),
        new_face: week.weights.new_face.map(|_| 0.0),
    };
    out.weights = match measure {
        Measure::Minutes => Weights { served_per_minute: 1.0, ..nothing },
        Measure::Families => Weights { household_first: 1.0, ..nothing },
    };
    // Trainees serve nothing, and whatever they do leaves everybody else's rules as they are.
    let trainee =
        |id: &String| week.caregivers.iter().any(|one| one.id == *id && one.stage == crate::format::Stage::Trainee);
    out.caregivers.retain(|one| one.stage != crate::format::Stage::Trainee);
    for slot in &mut out.slots {
        slot.usual.clear();
        slot.published = None;
        slot.blocked.retain(|id| !trainee(id));
    }
    out.caregivers.push(newcomer.clone());
    out
}

/// Looks for prices, and keeps what everyone's best week is worth at the best of them.
fn priced(instance: &Instance, options: &Options, watch: &Watch<'_>) -> Result<Priced, Unsolved> {
    let threads = options.threads.max(1);
    let relaxation = Relaxation::new(instance, threads);
    let mut pricers = Pricers::new(relaxation.reaches.len(), threads);
    let blame = |found: crate::lagrangian::Infeasible| {
        Unsolved::Contradictions(vec![crate::questions::Contradiction::of_person(instance, found.person)])
    };
    let mut subgradient = Subgradient::new(&relaxation, &mut pricers).map_err(blame)?;
    for _ in 0..STEPS {
        if (watch.stop)() || (watch.elapsed)() >= options.time_limit {
            break;
        }
        subgradient.step(&relaxation, KEEP, &mut pricers).map_err(blame)?;
    }
    let at_best = relaxation.evaluate(&subgradient.best, None, None, &mut pricers).map_err(blame)?;
    Ok(Priced {
        units: relaxation.units,
        grid: relaxation.grid,
        bound: at_best.bound,
        slot: subgradient.best.slot.clone(),
        minutes: subgradient.best.minutes.clone(),
        worth: at_best.weeks.iter().map(|week| week.worth).collect(),
        slots: relaxation.reaches.iter().map(|reach| reach.slots.clone()).collect(),
    })
}
