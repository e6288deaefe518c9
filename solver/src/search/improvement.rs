//! Better plans and better prices by turns, once there are both.

use super::assemble::{Workspace, assemble, local_search};
use super::close::close;
use super::converge::converge;
use super::day_search::anneal_days;
use super::dive::dive;
use super::large_neighbourhood::{Neighbourhood, large_neighbourhoods};
use super::local_search::anneal;
use super::restricted_master::Effort;
use super::solution::Solution;
use super::solve::Run;
use crate::lagrangian::Outcome;
use crate::lagrangian::Subgradient;
use crate::lagrangian::{Infeasible, Pricers};
use crate::parallel::parallel;
use crate::params::PARAMS;
use crate::random::Random;
use crate::search::{Phase, Progress};
use std::ops::ControlFlow;

/// Shakes and refines until the gap is small enough, nothing helps any more, or time is up.
pub(super) fn improve(
    run: &mut Run<'_>,
    subgradient: &mut Subgradient,
    pricers: &mut Pricers,
    random: &mut Random,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<(), Infeasible> {
    let relaxation = run.relaxation;
    let mut idle = 0;
    let mut workspace = Workspace::default();
    let mut step_size = PARAMS.refining.step_size;
    let times = match relaxation.is_dense() {
        true => PARAMS.dense_rounds,
        false => 40 * relaxation.reaches.len().clamp(25, 400),
    };
    if !run.done() {
        let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
        converge(run, subgradient, pricers, &|| stop() || elapsed() >= deadline)?;
        run.bound = run.bound.min(subgradient.bound);
        run.tell(Phase::Pricing, report);
    }
    for round in 0_usize.. {
        if run.done() || run.out_of_time() || idle > PARAMS.idle_rounds {
            return Ok(());
        }
        let Some(best) = run.best.clone() else { return Ok(()) };
        let mut start = best.clone();
        let large = run.is_large();
        let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
        let late = || stop() || elapsed() >= deadline;
        let dived = (round.is_multiple_of(PARAMS.dive_every) && !relaxation.is_dense())
            .then(|| dive(relaxation, subgradient, random, pricers, &mut workspace, &late));
        if let Some(mut solution) = dived.flatten() {
            let order: Vec<usize> = (0..relaxation.reaches.len()).collect();
            local_search(relaxation, &mut solution, &subgradient.best, &order, &mut workspace, &late);
            run.offer(solution.clone());
            start = solution;
        }
        let solution = anneal_on_all_threads(run, &start, subgradient, round, times, random);
        let mut gained = run.offer(solution);
        // A restricted master needs many columns of a person; where days are dense there is only one.
        gained |= !relaxation.is_dense() && reoptimise_neighbourhoods(run, subgradient, random);
        let before = run.bound;
        subgradient.restart(step_size);
        for _ in 0..PARAMS.refining.steps {
            if run.out_of_time() {
                break;
            }
            subgradient.step(relaxation, PARAMS.refining.keep, pricers)?;
        }
        if subgradient.bound >= before {
            step_size = (step_size * 0.7).max(1e-5);
        }
        run.bound = run.bound.min(subgradient.bound);
        if close(run, subgradient, pricers, report) {
            return Ok(());
        }
        if round >= PARAMS.branch_from_round && !large && run.tree.open_nodes() < PARAMS.open_nodes {
            let cases = (800 / relaxation.reaches.len().max(1)).clamp(2, 60);
            for _ in 0..cases {
                if run.done() || run.out_of_time() {
                    break;
                }
                let score = run.best.as_ref().map_or(i64::MIN, |best| best.score);
                // A better plan is better by a whole step of the grid.
                let reached = score.saturating_add(relaxation.grid - 1);
                let mut plans = Vec::new();
                let outcome = run.tree.step(relaxation, subgradient, reached, pricers, &late, &mut |case| {
                    let order: Vec<usize> = (0..relaxation.reaches.len()).collect();
                    plans.push(assemble(relaxation, &case.best, &case.weeks, None, &order, &mut workspace));
                })?;
                plans.into_iter().for_each(|plan| _ = run.offer(plan));
                run.bound = match outcome {
                    Outcome::Closed => run.bound.min(score),
                    Outcome::Open(bound) => run.bound.min(bound.max(score)),
                };
            }
        }
        idle = if gained || before - run.bound > before.abs() / 10_000_000 { 0 } else { idle + 1 };
        run.tell(Phase::Improving, report);
    }
    Ok(())
}

/// Lets the model plan a few people anew around slots that nobody serves.
fn reoptimise_neighbourhoods(run: &mut Run<'_>, subgradient: &Subgradient, random: &mut Random) -> bool {
    let relaxation = run.relaxation;
    let Some(mut solution) = run.best.clone().filter(|_| !run.done() && !run.out_of_time()) else { return false };
    let able = |slot: &usize| solution.server(*slot).is_none() && !relaxation.servers[*slot].is_empty();
    let unserved: Vec<usize> = (0..relaxation.instance.slots.len()).filter(able).collect();
    let threads = run.options.threads.max(1);
    let around: Vec<usize> = (0..threads).filter_map(|_| unserved.get(random.below(unserved.len())).copied()).collect();
    let seconds = (run.deadline - run.seconds()).max(0.01);
    let seed = (random.roll() % 1000) as i32;
    let effort = Effort { seconds, nodes: 20, gap: 1e-6, threads: 1, seed };
    let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
    let late = || stop() || elapsed() >= deadline;
    let gain = large_neighbourhoods(
        relaxation,
        &mut solution,
        &subgradient.best,
        &around,
        &Neighbourhood { people: 8, weeks: 40, effort },
        random,
        &late,
    );
    gain > 0 && run.offer(solution)
}

/// Gives each thread its own people to plan anew, divided anew each round along another direction, and puts the
/// outcomes
/// together. What one thread sees does not depend on the others, so the outcome does not depend on their pace.
pub(super) fn anneal_on_all_threads(
    run: &Run<'_>,
    best: &Solution,
    subgradient: &Subgradient,
    round: usize,
    times: usize,
    random: &mut Random,
) -> Solution {
    let relaxation = run.relaxation;
    let instance = relaxation.instance;
    let people = instance.people.len();
    let parts = if people < 24 { 1 } else { run.options.threads.max(1) };
    let times = times / parts;
    let temperature = relaxation.units.up(PARAMS.temperature * if round.is_multiple_of(2) { 1.0 } else { 0.25 });
    let angle = random.below(360) as f64;
    let (north, east) = (angle.to_radians().sin(), angle.to_radians().cos());
    let mut along: Vec<usize> = (0..people).collect();
    let height = |person: usize| instance.people[person].home.lat * north + instance.people[person].home.lon * east;
    // Where all live at one place, at random.
    let lot: Vec<u64> = (0..people).map(|_| random.roll()).collect();
    along.sort_by(|&one, &other| height(one).total_cmp(&height(other)).then(lot[one].cmp(&lot[other])));
    let mut part_of = vec![0; people];
    for (place, &person) in along.iter().enumerate() {
        part_of[person] = place * parts / people.max(1);
    }
    let seeds: Vec<(usize, u64)> = (0..parts).map(|part| (part, random.roll())).collect();
    let stop = || (run.watch.stop)() || (run.watch.elapsed)() >= run.deadline;
    let solutions = parallel(parts, &seeds, |&(part, seed)| {
        let allowed: Vec<bool> = part_of.iter().map(|&of| of == part).collect();
        let mut solution = best.clone();
        if parts > 1 {
            // An unserved slot belongs to the part with most people who could serve it.
            for slot in 0..instance.slots.len() {
                let mut count = vec![0; parts];
                // Alternatives belong together, or two parts might each serve one.
                for alike in instance.alternatives(slot).chain([slot]) {
                    relaxation.servers[alike].iter().for_each(|server| count[part_of[server.0 as usize]] += 1);
                }
                let owner = (0..parts).max_by_key(|&part| (count[part], part));
                if owner != Some(part) {
                    solution.fence_off(slot);
                }
            }
        }
        let anneal = if relaxation.is_dense() { anneal_days } else { anneal };
        (part, anneal(relaxation, solution, &subgradient.best, &allowed, times, temperature, seed, &stop))
    });
    let mut together = best.clone();
    let changed: Vec<(usize, usize)> = (0..people)
        .map(|person| (person, part_of[person]))
        .filter(|&(person, part)| solutions[part].1.weeks[person].stops != best.weeks[person].stops)
        .collect();
    changed.iter().for_each(|&(person, _)| together.clear(relaxation, person));
    for (person, part) in changed {
        let week = solutions[part].1.weeks[person].clone();
        if together.holds(relaxation, person, &week) {
            together.give(relaxation, person, week);
        }
    }
    if !together.left_alone(relaxation).is_empty() {
        for trainee in together.left_alone(relaxation) {
            together.clear(relaxation, trainee);
        }
    }
    together
}
