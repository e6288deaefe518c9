//! The first search for prices, with a plan put together every few steps.

use super::improving::improve;
use super::{LARGE, Run};
use crate::ascent::Ascent;
use crate::draft::Draft;
use crate::market::{Desk, NoWeek};
use crate::pins::{Contradiction, keep_all};
use crate::progress::{Phase, Progress};
use crate::search::{Bench, Dice, assemble, settle};
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
pub(super) fn search(run: &mut Run<'_>, report: &mut dyn FnMut(&Progress) -> ControlFlow<()>) -> Result<(), Vec<Contradiction>> {
    let market = run.market;
    let threads = run.options.threads.max(1);
    let mut desk = Desk::new(market.reaches.len(), threads);
    let blame = |no_week: NoWeek| vec![Contradiction::of_person(market.problem, no_week.person)];
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
        let last = if market.reaches.len() > LARGE { 1 } else { 10 };
        if step % often == often - 1 || step == 0 || step + last >= steps {
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
