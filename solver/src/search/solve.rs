//! From a week to a checked plan with its bound.
//!
//! 1. Everyone's reach is found and pins are looked through.
//! 2. Prices are looked for; each step gives a bound, and every few steps a plan is put together at the prices.
//! 3. The best plan is shaken, on all threads, each with its own people; between shakes the prices are refined.
//! 4. Single insertions, reasons and remedies finish it, and the checker has the last word.

use super::answer::answer;
use super::certificate::certificate;
use super::first_phase;
use super::solution::Solution;
use crate::check::breaches_of_roster;
use crate::format::{BoundCertificate, Proof, Solved};
use crate::lagrangian::{BranchAndBound, Evidence, Relaxation};
use crate::params::PARAMS;
use crate::problem::Instance;
use crate::questions::{Contradiction, Together, Unsolved, keep_all_pins, pin_conflicts_of};
use crate::search::{Options, Phase, Progress, Watch};
use std::ops::ControlFlow;

/// A solve under way.
pub(super) struct Run<'r> {
    pub instance: &'r Instance,
    pub relaxation: &'r Relaxation<'r>,
    pub options: Options,
    pub watch: Watch<'r>,
    /// Seconds at which the search must end to leave time for reasons and remedies.
    pub deadline: f64,
    pub best: Option<Solution>,
    pub bound: i64,
    pub tree: BranchAndBound,
    /// What cases over lists prove.
    pub listed: Option<Evidence>,
    /// What was wanted of lists last, and the bound then: asked the same, they say the same.
    pub tried: Option<(i64, i64)>,
    pub stopped: bool,
}

impl Run<'_> {
    pub fn seconds(&self) -> f64 {
        (self.watch.elapsed)()
    }

    pub fn out_of_time(&self) -> bool {
        self.stopped || (self.watch.stop)() || self.seconds() >= self.deadline
    }

    /// Whether branch and bound would not come far in the time there is.
    pub fn is_large(&self) -> bool {
        self.instance.people.len() > PARAMS.large_week || self.relaxation.is_dense()
    }

    /// The bound, rounded down to what scores are multiples of.
    pub fn proven(&self) -> i64 {
        self.relaxation.on_grid(self.bound)
    }

    pub fn gap(&self) -> f64 {
        let score = self.best.as_ref().map_or(f64::MIN, |solution| self.relaxation.units.points(solution.score));
        Proof::gap_of(self.relaxation.units.points_up(self.proven()), score)
    }

    pub fn done(&self) -> bool {
        self.best.is_some() && self.gap() <= self.options.gap.max(Proof::OPTIMAL / 2.0)
    }

    pub fn keeps_pins(&self, solution: &Solution) -> bool {
        (0..self.instance.people.len()).all(|person| solution.keeps_pins(self.relaxation, person))
    }

    pub fn offer(&mut self, solution: Solution) -> bool {
        let better = self.best.as_ref().is_none_or(|best| solution.score > best.score);
        let good = self.keeps_pins(&solution)
            && better
            && breaches_of_roster(self.instance, &solution.roster(self.relaxation)).is_empty();
        if good {
            self.best = Some(solution);
        }
        good
    }

    pub fn tell(&mut self, phase: Phase, report: &mut dyn FnMut(&Progress) -> ControlFlow<()>) {
        let units = &self.relaxation.units;
        let progress = Progress {
            seconds: self.seconds(),
            phase,
            score: self.best.as_ref().map(|solution| units.points(solution.score)),
            bound: Some(units.points_up(self.proven())),
            gap: self.best.as_ref().map(|_| self.gap()),
        };
        self.stopped |= report(&progress).is_break();
    }
}

/// Finds the best plan it can within the limits, and proves how good it is.
///
/// # Errors
/// Pins that contradict the rules, alone or together, or for which no plan was found.
pub fn solve(
    instance: &Instance,
    options: &Options,
    watch: &Watch<'_>,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Solved, Unsolved> {
    search(instance, options, watch, false, report).map(|(solved, _)| solved)
}

/// [`solve`], with what the bound rests on, for others to check.
///
/// # Errors
/// As [`solve`].
pub fn solve_with_certificate(
    instance: &Instance,
    options: &Options,
    watch: &Watch<'_>,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<(Solved, BoundCertificate), Unsolved> {
    search(instance, options, watch, true, report)
}

fn search(
    instance: &Instance,
    options: &Options,
    watch: &Watch<'_>,
    keeps: bool,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<(Solved, BoundCertificate), Unsolved> {
    let first = Progress { seconds: (watch.elapsed)(), phase: Phase::Preparing, score: None, bound: None, gap: None };
    let stopped = report(&first).is_break();
    let conflicts = pin_conflicts_of(instance);
    if !conflicts.is_empty() {
        return Err(Unsolved::Contradictions(conflicts));
    }
    let (stop, elapsed) = (watch.stop, watch.elapsed);
    // Half of the time at most: what is not decided by then the search may still find.
    let late = || stop() || elapsed() >= options.time_limit / 2.0;
    let kept = match keep_all_pins(instance, &late) {
        Together::Kept(kept) => kept,
        Together::Contradict(sets) => {
            return Err(Unsolved::Contradictions(vec![Contradiction::together(instance, &sets)]));
        }
        Together::NotFound => Vec::new(),
    };
    let threads = options.threads.max(1);
    let relaxation = Relaxation::new(instance, threads);
    let size = instance.people.len() as f64 * instance.slots.len() as f64;
    let mut run = Run {
        instance,
        relaxation: &relaxation,
        options: *options,
        watch: *watch,
        deadline: options.time_limit - (0.02 * options.time_limit + 3e-7 * size).min(options.time_limit / 3.0),
        best: None,
        bound: i64::MAX / 2,
        tree: BranchAndBound::new(keeps),
        listed: None,
        tried: None,
        stopped,
    };
    let evidence = first_phase::search(&mut run, &kept, report)?;
    run.tell(Phase::Explaining, report);
    Ok((answer(&run), certificate(&relaxation, &evidence)))
}
