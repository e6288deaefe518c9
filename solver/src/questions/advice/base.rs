//! A past week as it was: the most that any plan of it could have served, and the prices that say so.

use crate::format::{Caregiver, Week, Weights};
use crate::lagrangian::{Pricers, Relaxation, Subgradient};
use crate::problem::roster::Roster;
use crate::problem::units::Units;
use crate::problem::{Instance, Person};
use crate::questions::Unsolved;
use crate::search::{Options, Progress, Watch, solve};
use std::ops::ControlFlow;

/// Steps of the search for prices, and what is kept of the step size at each.
const STEPS: usize = 300;
const KEEP: f64 = 0.98;
/// The parts of the time after which prices, and then the solve for the measure alone, end.
const FOR_PRICES: f64 = 0.3;
const FOR_PROOF: f64 = 0.55;
/// What a minute on the road and a minute below somebody's wish cost where a plan is looked for, as parts of a point:
/// plans that are otherwise alike are hard to search among. Chosen on made-up cities of 300 × 1300, where plans found so
/// serve 3 % more minutes after 12 s.
const LEANING: (f64, f64) = (0.2, 0.02);
/// The same where a family counts a point, and not a minute.
const LEANING_OF_FAMILIES: (f64, f64) = (0.001, 0.0001);

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
    /// The same week with a little regard for the road and for wishes: for finding plans, never for a bound.
    leaning: Instance,
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

/// What a solve found.
pub(super) struct Found {
    /// The plan.
    pub roster: Roster,
    /// What it serves.
    pub served: i64,
    /// No plan serves more.
    pub bound: i64,
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
        let measured = measured(week, newcomer, measure);
        let instance = Instance::new(measured.clone());
        let leaning = Instance::new(leaning(measured, measure));
        let (start, limit) = ((watch.elapsed)(), options.time_limit);
        let until = |part: f64| Options { time_limit: start + (limit - start).max(0.0) * part, ..*options };
        let prices = priced(&instance, &until(FOR_PRICES), watch)?;
        let mut base = Base {
            roster: Roster::empty(&instance),
            served: 0,
            bound: prices.whole(prices.bound),
            prices,
            measure,
            leaning,
            instance,
        };
        let found = base.solved(None, &until(FOR_PROOF), options, watch)?;
        (base.roster, base.served, base.bound) = (found.roster, found.served, base.bound.min(found.bound));
        Ok(base)
    }

    /// Solves the week, with one person changed where one is given: for the measure alone until the first limit, and
    /// where that is not proved to be the best, for a better plan until the second.
    ///
    /// # Errors
    /// No plan keeps the pins.
    pub fn solved(
        &self,
        changed: Option<(usize, Person)>,
        first: &Options,
        second: &Options,
        watch: &Watch<'_>,
    ) -> Result<Found, Unsolved> {
        let quiet = &mut |_: &Progress| ControlFlow::Continue(());
        let with = |instance: &Instance| {
            let mut copy = instance.working_copy();
            if let Some((at, person)) = &changed {
                copy.people[*at] = person.clone();
            }
            copy
        };
        let instance = with(&self.instance);
        let solved = solve(&instance, first, watch, quiet)?;
        // What is counted is whole, whatever the last digit of a float says.
        let bound = (solved.proof.bound + 1e-6).floor() as i64;
        let mut found = Found { roster: Roster::read(&instance, &solved.plan.assignments), served: 0, bound };
        found.served = self.worth(&instance, &found.roster);
        if found.served < bound && second.time_limit > (watch.elapsed)() {
            let leaning = with(&self.leaning);
            if let Ok(other) = solve(&leaning, second, watch, quiet) {
                let roster = Roster::read(&leaning, &other.plan.assignments);
                let served = self.worth(&instance, &roster);
                if served > found.served {
                    (found.roster, found.served) = (roster, served);
                }
            }
        }
        Ok(found)
    }

    /// What a plan serves.
    fn worth(&self, instance: &Instance, roster: &Roster) -> i64 {
        match self.measure {
            Measure::Minutes => {
                let slots = instance.slots.iter().zip(&roster.caregiver);
                slots.filter(|(_, who)| who.is_some()).map(|(slot, _)| slot.minutes()).sum()
            }
            Measure::Families => {
                let served = crate::objective::served_by_household(instance, roster);
                served.iter().filter(|served| **served > 0).count() as i64
            }
        }
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

    /// What is counted.
    pub fn measure(&self) -> Measure {
        self.measure
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

/// A measured week in which plans that serve as much are told apart.
fn leaning(mut measured: Week, measure: Measure) -> Week {
    let (road, shortfall) = match measure {
        Measure::Minutes => LEANING,
        Measure::Families => LEANING_OF_FAMILIES,
    };
    (measured.weights.travel_per_minute, measured.weights.shortfall_per_minute) = (road, shortfall);
    measured
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
