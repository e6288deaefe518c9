//! Better plans and better prices by turns, once there are both.

use super::{LARGE, Run};
use crate::ascent::Ascent;
use crate::dive::dive;
use crate::draft::Draft;
use crate::market::{Desk, NoWeek};
use crate::model::choose::Effort;
use crate::neighbourhood::{Reachout, renew, shake_often};
use crate::progress::{Phase, Progress};
use crate::proof::{Outcome, Proof};
use crate::search::{Bench, Dice, assemble, settle};
use crate::side_by_side::side_by_side;
use std::ops::ControlFlow;

/// Steps between two shakes.
const REFINING_STEPS: usize = 40;
/// Rounds of shaking without any gain after which the search ends.
const MOST_IDLE_ROUNDS: usize = 40;
/// Rounds of shaking before cases are told apart, and cases beyond which that is given up.
const PROOF_FROM: usize = 2;
const MOST_CASES: usize = 3000;
/// Every so many rounds a dive gives the shaking another start.
const DIVE_EVERY: usize = 2;
/// Points: how much a shaken plan may lose, at first, before it is put back.
const HEAT: f64 = 120.0;

/// Shakes and refines until the gap is small enough, nothing helps any more, or time is up.
pub(super) fn improve(
    run: &mut Run<'_>,
    ascent: &mut Ascent,
    desk: &mut Desk,
    dice: &mut Dice,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<(), NoWeek> {
    let market = run.market;
    let mut idle = 0;
    let mut proof = Proof::default();
    let mut bench = Bench::default();
    let mut share = 0.004;
    for round in 0_usize.. {
        if run.done() || run.out_of_time() || idle > MOST_IDLE_ROUNDS {
            return Ok(());
        }
        let Some(best) = run.best.clone() else { return Ok(()) };
        let mut start = best.clone();
        // In large weeks a dive does not end in time, so there all time goes to shaking; and cases are not told apart.
        let large = market.reaches.len() > LARGE;
        let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
        let late = || stop() || elapsed() >= deadline;
        let dived = (round.is_multiple_of(DIVE_EVERY) && !large).then(|| dive(market, ascent, dice, desk, &mut bench, &late));
        if let Some(mut draft) = dived.flatten() {
            let order: Vec<usize> = (0..market.reaches.len()).collect();
            settle(market, &mut draft, &ascent.best, &order, &mut bench, &late);
            run.offer(draft.clone());
            start = draft;
        }
        let draft = shake_on_all_threads(run, &start, ascent, round, dice);
        let mut gained = run.offer(draft);
        gained |= renew_some(run, ascent, dice);
        let before = run.bound;
        ascent.restart(share);
        for _ in 0..REFINING_STEPS {
            if run.out_of_time() {
                break;
            }
            ascent.step(market, 0.95, desk)?;
        }
        if ascent.bound >= before {
            share = (share * 0.7).max(1e-5);
        }
        run.bound = run.bound.min(ascent.bound);
        if round >= PROOF_FROM && !large && proof.open_cases() < MOST_CASES {
            let cases = (800 / market.reaches.len().max(1)).clamp(2, 60);
            for _ in 0..cases {
                if run.done() || run.out_of_time() {
                    break;
                }
                let score = run.best.as_ref().map_or(i64::MIN, |best| best.score);
                let mut plans = Vec::new();
                let outcome = proof.step(market, ascent, score, desk, &late, &mut |case| {
                    let order: Vec<usize> = (0..market.reaches.len()).collect();
                    plans.push(assemble(market, &case.best, &case.weeks, None, &order, &mut bench));
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
fn renew_some(run: &mut Run<'_>, ascent: &Ascent, dice: &mut Dice) -> bool {
    let market = run.market;
    let Some(mut draft) = run.best.clone().filter(|_| !run.done() && !run.out_of_time()) else { return false };
    let able = |slot: &usize| draft.server(*slot).is_none() && !market.servers[*slot].is_empty();
    let unserved: Vec<usize> = (0..market.problem.slots.len()).filter(able).collect();
    let threads = run.options.threads.max(1);
    let around: Vec<usize> = (0..threads).filter_map(|_| unserved.get(dice.below(unserved.len())).copied()).collect();
    let seconds = (run.deadline - run.seconds()).max(0.01);
    let seed = (dice.roll() % 1000) as i32;
    let effort = Effort { seconds, nodes: 20, gap: 1e-6, threads: 1, seed };
    let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
    let late = || stop() || elapsed() >= deadline;
    let gain = renew(market, &mut draft, &ascent.best, &around, &Reachout { people: 8, weeks: 40, effort }, dice, &late);
    gain > 0 && run.offer(draft)
}

/// Gives each thread its own people to shake, divided anew each round along another direction, and puts the outcomes
/// together. What one thread sees does not depend on the others, so the outcome does not depend on their pace.
fn shake_on_all_threads(run: &Run<'_>, best: &Draft, ascent: &Ascent, round: usize, dice: &mut Dice) -> Draft {
    let market = run.market;
    let problem = market.problem;
    let people = problem.people.len();
    let parts = if people < 24 { 1 } else { run.options.threads.max(1) };
    let times = 40 * people.clamp(25, 400) / parts;
    let heat = market.units.up(HEAT * if round.is_multiple_of(2) { 1.0 } else { 0.25 });
    let angle = dice.below(360) as f64;
    let (north, east) = (angle.to_radians().sin(), angle.to_radians().cos());
    let mut along: Vec<usize> = (0..people).collect();
    let height = |person: usize| problem.people[person].home.lat * north + problem.people[person].home.lon * east;
    along.sort_by(|&one, &other| height(one).total_cmp(&height(other)).then(one.cmp(&other)));
    let mut part_of = vec![0; people];
    for (place, &person) in along.iter().enumerate() {
        part_of[person] = place * parts / people.max(1);
    }
    let seeds: Vec<(usize, u64)> = (0..parts).map(|part| (part, dice.roll())).collect();
    let stop = || (run.watch.stop)() || (run.watch.elapsed)() >= run.deadline;
    let drafts = side_by_side(parts, &seeds, |&(part, seed)| {
        let allowed: Vec<bool> = part_of.iter().map(|&of| of == part).collect();
        let mut draft = best.clone();
        if parts > 1 {
            // An unserved slot belongs to the part with most people who could serve it.
            for slot in 0..problem.slots.len() {
                let mut count = vec![0; parts];
                market.servers[slot].iter().for_each(|server| count[part_of[server.0 as usize]] += 1);
                let owner = (0..parts).max_by_key(|&part| (count[part], part));
                if owner != Some(part) {
                    draft.fence_off(slot);
                }
            }
        }
        (part, shake_often(market, draft, &ascent.best, &allowed, times, heat, seed, &stop))
    });
    let mut together = best.clone();
    let changed: Vec<(usize, usize)> = (0..people)
        .map(|person| (person, part_of[person]))
        .filter(|&(person, part)| drafts[part].1.weeks[person].stops != best.weeks[person].stops)
        .collect();
    changed.iter().for_each(|&(person, _)| together.clear(market, person));
    for (person, part) in changed {
        let week = drafts[part].1.weeks[person].clone();
        if together.holds(market, person, &week) {
            together.give(market, person, week);
        }
    }
    if !together.left_alone(market).is_empty() {
        for trainee in together.left_alone(market) {
            together.clear(market, trainee);
        }
    }
    together
}
