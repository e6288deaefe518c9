//! From a week to a checked plan with its bound.
//!
//! 1. Everyone's reach is found and pins are looked through.
//! 2. Prices are looked for; each step gives a bound, and every few steps a plan is put together at the prices.
//! 3. The best plan is shaken, on all threads, each with its own people; between shakes the prices are refined.
//! 4. Single insertions, reasons and remedies finish it, and the checker has the last word.

use crate::check::{breaches_of_roster, gap as gap_of};
use crate::draft::Draft;
use crate::format::{Plan, Week};
use crate::market::Market;
use crate::pins::{Contradiction, pin_conflicts_of};
use crate::problem::Problem;
use crate::progress::{Options, Phase, Progress, Watch};
use std::ops::ControlFlow;

mod answer;
mod improving;
mod pricing;

/// People above which a week counts as large.
const LARGE: usize = 400;
/// The gap of a plan that is called optimal.
const OPTIMAL: f64 = 1e-6;

/// A solve under way.
struct Run<'r> {
    problem: &'r Problem<'r>,
    market: &'r Market<'r>,
    options: Options,
    watch: Watch<'r>,
    /// Seconds at which the search must end to leave time for reasons and remedies.
    deadline: f64,
    best: Option<Draft>,
    bound: i64,
    stopped: bool,
}

impl Run<'_> {
    fn seconds(&self) -> f64 {
        (self.watch.elapsed)()
    }

    fn out_of_time(&self) -> bool {
        self.stopped || (self.watch.stop)() || self.seconds() >= self.deadline
    }

    fn gap(&self) -> f64 {
        let score = self.best.as_ref().map_or(f64::MIN, |draft| self.market.units.points(draft.score));
        gap_of(self.market.units.points_up(self.bound), score)
    }

    fn done(&self) -> bool {
        self.best.is_some() && self.gap() <= self.options.gap.max(OPTIMAL / 2.0)
    }

    fn offer(&mut self, draft: Draft) -> bool {
        let kept = (0..self.problem.people.len()).all(|person| draft.keeps_pins(self.market, person));
        let better = self.best.as_ref().is_none_or(|best| draft.score > best.score);
        let good = kept && better && breaches_of_roster(self.problem, &draft.roster(self.market)).is_empty();
        if good {
            self.best = Some(draft);
        }
        good
    }

    fn tell(&mut self, phase: Phase, report: &mut dyn FnMut(&Progress) -> ControlFlow<()>) {
        let units = &self.market.units;
        let progress = Progress {
            seconds: self.seconds(),
            phase,
            score: self.best.as_ref().map(|draft| units.points(draft.score)),
            bound: Some(units.points_up(self.bound)),
            gap: self.best.as_ref().map(|_| self.gap()),
        };
        self.stopped |= report(&progress).is_break();
    }
}

/// Finds the best plan it can within the limits, and proves how good it is.
///
/// # Errors
/// The pins that contradict the rules, alone or together.
pub fn solve(
    week: &Week,
    options: &Options,
    watch: &Watch<'_>,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Plan, Vec<Contradiction>> {
    let problem = Problem::new(week);
    let first = Progress { seconds: (watch.elapsed)(), phase: Phase::Preparing, score: None, bound: None, gap: None };
    let stopped = report(&first).is_break();
    let conflicts = pin_conflicts_of(&problem);
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    let threads = options.threads.max(1);
    let market = Market::new(&problem, threads);
    let size = problem.people.len() as f64 * problem.slots.len() as f64;
    let mut run = Run {
        problem: &problem,
        market: &market,
        options: *options,
        watch: *watch,
        deadline: options.time_limit - (0.02 * options.time_limit + 3e-7 * size).min(options.time_limit / 3.0),
        best: None,
        bound: i64::MAX / 2,
        stopped,
    };
    pricing::search(&mut run, report)?;
    run.tell(Phase::Explaining, report);
    Ok(answer::plan_of(&run))
}
