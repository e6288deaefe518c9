//! The first search for prices, with a plan put together every few steps.

use super::assemble::{Workspace, assemble, local_search};
use super::improvement::improve;
use super::pins_together::keep_all;
use super::solution::Solution;
use super::solve::Run;
use crate::lagrangian::Subgradient;
use crate::lagrangian::{Infeasible, Pricers};
use crate::params::PARAMS;
use crate::questions::Contradiction;
use crate::random::Random;
use crate::search::{Phase, Progress};
use std::ops::ControlFlow;

/// Steps of the first search for prices, and what is kept of the share at each, by the number of people: small weeks
/// can afford to go slowly and come out lower.
fn pace(people: usize) -> (usize, f64) {
    match people {
        0..=120 => (400, 0.985),
        121..=400 => (200, 0.97),
        _ => (140, 0.96),
    }
}

/// Prices first, then better plans and better prices by turns.
///
/// # Errors
/// The pins that cannot be kept.
pub(super) fn search(
    run: &mut Run<'_>,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<(), Vec<Contradiction>> {
    let relaxation = run.relaxation;
    let threads = run.options.threads.max(1);
    let mut pricers = Pricers::new(relaxation.reaches.len(), threads);
    let blame = |infeasible: Infeasible| vec![Contradiction::of_person(relaxation.instance, infeasible.person)];
    let mut subgradient = Subgradient::new(relaxation, &mut pricers).map_err(blame)?;
    let mut workspace = Workspace::default();
    let mut random = Random::new(run.options.seed);
    let mut order: Vec<usize> = (0..relaxation.reaches.len()).collect();
    run.bound = subgradient.bound;
    // Without pins doing nothing is a plan, and insertions make something of it.
    run.offer(Solution::idle(relaxation));
    let (steps, keep) = pace(relaxation.reaches.len());
    for step in 0..steps {
        if run.done() || run.best.is_some() && run.out_of_time() {
            return Ok(());
        }
        subgradient.step(relaxation, keep, &mut pricers).map_err(blame)?;
        run.bound = subgradient.bound;
        // At high shares plans are poor, and in large weeks they take as long as a few steps.
        let often = if relaxation.reaches.len() > PARAMS.large_week { 40 } else { 10 };
        if run.best.is_none() && run.out_of_time() && step > 0 {
            break;
        }
        let last = if relaxation.reaches.len() > PARAMS.large_week { 1 } else { 10 };
        if step % often == often - 1 || step == 0 || step + last >= steps {
            put_together(run, &subgradient, &mut order, &mut random, &mut workspace);
            if run.best.is_none() {
                keep_pins(run, &subgradient, &mut workspace)?;
            }
        }
        if step % 5 == 0 || step + 10 > steps {
            run.tell(Phase::Pricing, report);
        }
    }
    if run.best.is_none() {
        return Err(vec![Contradiction::unkept(relaxation.instance)]);
    }
    improve(run, &mut subgradient, &mut pricers, &mut random, report).map_err(blame)
}

/// Puts a plan together at the present prices: those with pins first, everyone else in random order.
fn put_together(
    run: &mut Run<'_>,
    subgradient: &Subgradient,
    order: &mut [usize],
    random: &mut Random,
    workspace: &mut Workspace,
) {
    let relaxation = run.relaxation;
    random.shuffle(order);
    order.sort_by_key(|&person| !relaxation.reaches[person].must_work.contains(&true));
    let mut solution = assemble(relaxation, &subgradient.now, &subgradient.weeks, None, order, workspace);
    if run.best.is_none() || solution.score > run.best.as_ref().map_or(0, |best| best.score - best.score.abs() / 200) {
        let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
        local_search(relaxation, &mut solution, &subgradient.now, order, workspace, &|| {
            stop() || elapsed() >= deadline
        });
    }
    run.offer(solution);
}

/// Where nobody's turn leaves room for all pins: weeks that keep them first, and everyone else around those.
fn keep_pins(
    run: &mut Run<'_>,
    subgradient: &Subgradient,
    workspace: &mut Workspace,
) -> Result<(), Vec<Contradiction>> {
    let relaxation = run.relaxation;
    let seconds = (run.deadline - run.seconds()).max(1.0);
    let start = keep_all(relaxation, seconds, (run.options.seed % 1000) as i32)?;
    let pinned = |person: &usize| relaxation.reaches[*person].must_work.contains(&true);
    let others: Vec<usize> = (0..relaxation.reaches.len()).filter(|person| !pinned(person)).collect();
    let only_pins = start.clone();
    let solution = assemble(relaxation, &subgradient.now, &subgradient.weeks, Some(start), &others, workspace);
    if !run.offer(solution) {
        run.offer(only_pins);
    }
    Ok(())
}
