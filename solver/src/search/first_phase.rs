//! The first search for prices, with a plan put together every few steps.

use super::assemble::{Workspace, assemble, local_search};
use super::improvement::{anneal_on_all_threads, improve};
use super::solution::Solution;
use super::solve::Run;
use crate::lagrangian::{Evidence, Infeasible, Pricers, Subgradient};
use crate::params::PARAMS;
use crate::pricing::{Pricer, Query};
use crate::problem::Instance;
use crate::questions::{Contradiction, Unsolved};
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

fn blame(instance: &Instance, infeasible: Infeasible) -> Unsolved {
    Unsolved::Contradictions(vec![Contradiction::of_person(instance, infeasible.person)])
}

/// Prices first, then better plans and better prices by turns; what proves the bound that was reached.
///
/// # Errors
/// Pins that contradict the rules, or for which no plan was found.
pub(super) fn search(
    run: &mut Run<'_>,
    kept: &[(usize, Vec<usize>)],
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Evidence, Unsolved> {
    let relaxation = run.relaxation;
    let threads = run.options.threads.max(1);
    let mut pricers = Pricers::new(relaxation.reaches.len(), threads);
    let blame = |infeasible| blame(run.instance, infeasible);
    let mut subgradient = Subgradient::new(relaxation, &mut pricers).map_err(blame)?;
    from_first_prices(run, kept, &mut subgradient, &mut pricers, report)?;
    let root = Evidence::of_root(&subgradient);
    Ok(root.or(run.tree.evidence(), relaxation).or(run.listed.take(), relaxation))
}

fn from_first_prices(
    run: &mut Run<'_>,
    kept: &[(usize, Vec<usize>)],
    subgradient: &mut Subgradient,
    pricers: &mut Pricers,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<(), Unsolved> {
    let relaxation = run.relaxation;
    let mut workspace = Workspace::default();
    let mut random = Random::new(run.options.seed);
    let mut order: Vec<usize> = (0..relaxation.reaches.len()).collect();
    run.bound = subgradient.bound;
    // What keeps the pins and serves nothing else is a plan, and insertions make something of it.
    let start = only_pins(run, kept, &mut workspace.pricer);
    start.clone().map(|start| run.offer(start));
    let blame = |infeasible| blame(relaxation.instance, infeasible);
    let (mut steps, mut keep) = pace(relaxation.reaches.len());
    if relaxation.is_dense() {
        (steps, keep) = (PARAMS.dense.steps, PARAMS.dense.keep);
        subgradient.step_size = PARAMS.dense.step_size;
    }
    for step in 0..steps {
        if run.done() || run.best.is_some() && run.out_of_time() {
            return Ok(());
        }
        subgradient.step(relaxation, keep, pricers).map_err(blame)?;
        run.bound = subgradient.bound;
        // At high shares plans are poor, and in large weeks they take as long as a few steps.
        let often = if run.is_large() { 40 } else { 10 };
        let dense = relaxation.is_dense();
        if run.best.is_none() && run.out_of_time() && step > 0 {
            break;
        }
        let last = if run.is_large() { 1 } else { 10 };
        if step % often == often - 1 || step == 0 || step + last >= steps {
            put_together(run, subgradient, start.as_ref(), &mut order, &mut random, &mut workspace);
        }
        // Where days hold very many slots somebody works on the plan from the first second.
        if dense && step % 10 == 9 {
            let best = run.best.clone().unwrap_or_else(|| Solution::idle(relaxation));
            let times = PARAMS.dense_rounds / 8;
            let better = anneal_on_all_threads(run, &best, subgradient, step / 5, times, &mut random);
            run.offer(better);
        }
        if step % 5 == 0 || step + 10 > steps {
            run.tell(Phase::Pricing, report);
        }
    }
    if run.best.is_none() {
        return Err(Unsolved::PinsNotKept);
    }
    improve(run, subgradient, pricers, &mut random, report).map_err(blame)
}

/// Puts a plan together at the present prices: those with pins first, everyone else in random order.
fn put_together(
    run: &mut Run<'_>,
    subgradient: &Subgradient,
    start: Option<&Solution>,
    order: &mut [usize],
    random: &mut Random,
    workspace: &mut Workspace,
) {
    let relaxation = run.relaxation;
    random.shuffle(order);
    order.sort_by_key(|&person| !relaxation.reaches[person].must_work.contains(&true));
    let mut solution = assemble(relaxation, &subgradient.now, &subgradient.weeks, None, order, workspace);
    if !run.keeps_pins(&solution) && start.is_some() {
        // Nobody's turn left room for all pins: those first, and everyone else around them.
        let pinned = |person: &usize| relaxation.reaches[*person].must_work.contains(&true);
        let others: Vec<usize> = order.iter().copied().filter(|person| !pinned(person)).collect();
        solution = assemble(relaxation, &subgradient.now, &subgradient.weeks, start.cloned(), &others, workspace);
    }
    if run.best.is_none() || solution.score > run.best.as_ref().map_or(0, |best| best.score - best.score.abs() / 200) {
        let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
        local_search(relaxation, &mut solution, &subgradient.now, order, workspace, &|| {
            stop() || elapsed() >= deadline
        });
    }
    run.offer(solution);
}

/// The weeks that keep all pins and nothing else; none where they were not found, or one of them is no week after all.
fn only_pins(run: &Run<'_>, kept: &[(usize, Vec<usize>)], pricer: &mut Pricer) -> Option<Solution> {
    let relaxation = run.relaxation;
    let mut solution = Solution::idle(relaxation);
    for (person, slots) in kept {
        let reach = &relaxation.reaches[*person];
        let closed: Vec<bool> = reach.slots.iter().map(|&slot| !slots.contains(&(slot as usize))).collect();
        let query = Query {
            price: &vec![0; closed.len()],
            closed: &closed,
            shares: &[],
            slope: 0,
            floor: i64::MIN / 4,
            bounding: false,
        };
        let column = pricer.best(reach, &query).filter(|column| column.stops.len() == slots.len())?;
        solution.give(relaxation, *person, column);
    }
    Some(solution)
}
