//! From a week to a checked plan with its bound.
//!
//! 1. Everyone's reach is found and pins are looked through.
//! 2. Prices are looked for; each step gives a bound, and every few steps a plan is put together at the prices.
//! 3. The best plan is shaken, on all threads, each with its own people; between shakes the prices are refined.
//! 4. Single insertions, reasons and remedies finish it, and the checker has the last word.

use crate::ascent::Ascent;
use crate::check::{breaches_of_roster, gap as gap_of};
use crate::dive::dive;
use crate::draft::Draft;
use crate::format::{PLAN_FORMAT, Plan, Status, Unserved, Week};
use crate::insertion::insert_all;
use crate::market::{Market, side_by_side};
use crate::model::choose::Effort;
use crate::neighbourhood::{Reachout, renew, shake_often};
use crate::objective;
use crate::pins::{Contradiction, keep_all, pin_conflicts_of};
use crate::problem::Problem;
use crate::progress::{Options, Phase, Progress, Watch};
use crate::proof::{Outcome, Proof};
use crate::reach::could_be_in;
use crate::reasons;
use crate::roster::Roster;
use crate::search::{Bench, Dice, assemble, settle};
use crate::weeks::Planner;
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

/// Steps between two shakes.
const REFINING_STEPS: usize = 40;
/// Rounds of shaking without any gain after which the search ends.
const MOST_IDLE_ROUNDS: usize = 40;
/// Rounds of shaking before cases are told apart, and cases beyond which that is given up.
const PROOF_FROM: usize = 2;
const MOST_CASES: usize = 3000;
/// People above which a week counts as large.
const LARGE: usize = 400;
/// Every so many rounds a dive gives the shaking another start.
const DIVE_EVERY: usize = 2;
/// Points: how much a shaken plan may lose, at first, before it is put back.
const HEAT: f64 = 120.0;
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
    search(&mut run, report)?;
    run.tell(Phase::Explaining, report);
    Ok(plan_of(&run))
}

fn search(run: &mut Run<'_>, report: &mut dyn FnMut(&Progress) -> ControlFlow<()>) -> Result<(), Vec<Contradiction>> {
    let market = run.market;
    let threads = run.options.threads.max(1);
    let mut desk: Vec<Planner> = (0..threads).map(|_| Planner::default()).collect();
    let blame = |no_week: crate::market::NoWeek| vec![Contradiction::of_person(market.problem, no_week.person)];
    let mut ascent = Ascent::new(market, &mut desk).map_err(blame)?;
    let mut bench = Bench::default();
    let mut dice = Dice::new(run.options.seed);
    let mut order: Vec<usize> = (0..market.reaches.len()).collect();
    run.bound = ascent.bound;
    // Without pins doing nothing is a plan, and insertions make something of it.
    run.offer(Draft::idle(market));
    let (steps, keep) = pace(market.reaches.len());
    for step in 0..steps {
        if run.done() || run.best.is_some() && run.out_of_time() {
            return Ok(());
        }
        ascent.step(market, keep, &mut desk).map_err(blame)?;
        run.bound = ascent.bound;
        // At high shares plans are poor, and in large weeks they take as long as a few steps.
        let often = if market.reaches.len() > LARGE { 40 } else { 10 };
        if run.best.is_none() && run.out_of_time() && step > 0 {
            break;
        }
        if step % often == often - 1 || step == 0 || step + 10 > steps {
            put_together(run, &ascent, &mut order, &mut dice, &mut bench);
            if run.best.is_none() {
                keep_pins(run, &ascent, &mut bench)?;
            }
        }
        if step % 5 == 0 || step + 10 > steps {
            run.tell(Phase::Pricing, report);
        }
    }
    if run.best.is_none() {
        return Err(vec![Contradiction::unkept(market.problem)]);
    }
    improve(run, &mut ascent, &mut desk, &mut dice, report).map_err(blame)
}

/// Puts a plan together at the present prices: those with pins first, everyone else in random order.
fn put_together(run: &mut Run<'_>, ascent: &Ascent, order: &mut [usize], dice: &mut Dice, bench: &mut Bench) {
    let market = run.market;
    dice.shuffle(order);
    order.sort_by_key(|&person| !market.reaches[person].must_work.contains(&true));
    let mut draft = assemble(market, &ascent.now, &ascent.weeks, None, order, bench);
    if run.best.is_none() || draft.score > run.best.as_ref().map_or(0, |best| best.score - best.score.abs() / 200) {
        let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
        settle(market, &mut draft, &ascent.now, order, bench, &|| stop() || elapsed() >= deadline);
    }
    run.offer(draft);
}

/// Where nobody's turn leaves room for all pins: weeks that keep them first, and everyone else around those.
fn keep_pins(run: &mut Run<'_>, ascent: &Ascent, bench: &mut Bench) -> Result<(), Vec<Contradiction>> {
    let market = run.market;
    let seconds = (run.deadline - run.seconds()).max(1.0);
    let start = keep_all(market, seconds, (run.options.seed % 1000) as i32)?;
    let pinned = |person: &usize| market.reaches[*person].must_work.contains(&true);
    let others: Vec<usize> = (0..market.reaches.len()).filter(|person| !pinned(person)).collect();
    let only_pins = start.clone();
    let draft = assemble(market, &ascent.now, &ascent.weeks, Some(start), &others, bench);
    if !run.offer(draft) {
        run.offer(only_pins);
    }
    Ok(())
}

/// Shakes and refines until the gap is small enough, nothing helps any more, or time is up.
fn improve(
    run: &mut Run<'_>,
    ascent: &mut Ascent,
    desk: &mut [Planner],
    dice: &mut Dice,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<(), crate::market::NoWeek> {
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
        // In large weeks a dive takes minutes; shaking comes first there, and cases are not told apart.
        let large = market.reaches.len() > LARGE;
        if round.is_multiple_of(DIVE_EVERY) && (!large || round >= 8) {
            let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
            let late = || stop() || elapsed() >= deadline;
            if let Some(mut draft) = dive(market, ascent, dice, desk, &mut bench, &late) {
                let order: Vec<usize> = (0..market.reaches.len()).collect();
                settle(market, &mut draft, &ascent.best, &order, &mut bench, &late);
                run.offer(draft.clone());
                start = draft;
            }
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
                let outcome = proof.step(market, ascent, score, desk, &mut |case| {
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
    let gain = renew(market, &mut draft, &ascent.best, &around, &Reachout { people: 8, weeks: 40, effort }, dice);
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

/// The plan file of the best draft.
fn plan_of(run: &Run<'_>) -> Plan {
    let problem = run.problem;
    let mut roster = run.best.as_ref().map_or_else(|| Roster::empty(problem), |best| best.roster(run.market));
    let servers = |slot: usize| {
        let people = 0..problem.people.len();
        people.filter(|&person| !problem.people[person].is_trainee() && could_be_in(problem, person, slot)).collect()
    };
    insert_all(problem, &mut roster, servers);
    let parts = objective::of_roster(problem, &roster);
    let score = parts.total();
    // Values were rounded up by less than a unit each; the bound never falls below a plan that exists.
    let bound = run.market.units.points_up(run.bound).max(score);
    let gap = gap_of(bound, score);
    let status = match gap {
        gap if gap <= OPTIMAL => Status::Optimal,
        gap if gap <= run.options.gap => Status::WithinGap,
        _ => Status::TimeLimit,
    };
    let duties = roster.duties(problem);
    let unserved: Vec<usize> = (0..problem.slots.len()).filter(|&slot| roster.caregiver[slot].is_none()).collect();
    let unserved = side_by_side(run.options.threads.max(1), &unserved, |&slot| Unserved {
        slot: problem.slot_id(slot).to_owned(),
        reasons: reasons::of_slot(problem, &duties, slot),
        remedy: crate::remedy::remedy(problem, &roster, &duties, slot).map(|remedy| remedy.to_string()),
    });
    Plan {
        format: PLAN_FORMAT.to_owned(),
        week: problem.week.week.clone(),
        status,
        score,
        parts,
        bound,
        gap,
        seconds: run.seconds(),
        assignments: roster.assignments(problem),
        unserved,
    }
}
