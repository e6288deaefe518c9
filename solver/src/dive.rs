//! Puts a plan together step by step: whoever keeps wanting the same slot while prices move gets it, and everyone
//! else plans on around that. Slower than [`crate::search::assemble`], and better.

use crate::ascent::Ascent;
use crate::draft::Draft;
use crate::market::{Desk, Limits, Market};
use crate::search::{Bench, Dice, assemble};

/// Steps of the search for prices between two decisions.
const STEPS: usize = 12;
/// The share those steps begin with, and how it shrinks.
const SHARE: f64 = 0.012;
const KEEP: f64 = 0.93;
/// Decisions made at once, as a part of what is wanted.
const BATCH: f64 = 0.12;

/// A plan that grows out of the best prices known. Different dice give different plans.
pub fn dive(
    market: &Market<'_>,
    root: &Ascent,
    dice: &mut Dice,
    desk: &mut Desk,
    bench: &mut Bench,
    stop: &dyn Fn() -> bool,
) -> Option<Draft> {
    let mut ascent = root.clone();
    let mut limits = Limits::none(market);
    ascent.enter(market, &limits, SHARE, desk).ok()?;
    loop {
        ascent.share = SHARE;
        let mut wanted: Vec<Vec<u16>> = market.reaches.iter().map(|reach| vec![0; reach.slots.len()]).collect();
        for _ in 0..STEPS {
            if stop() {
                return None;
            }
            ascent.step_within(market, KEEP, Some(&limits), desk).ok()?;
            for (person, week) in ascent.weeks.iter().enumerate() {
                week.stops.iter().for_each(|&stop| wanted[person][stop as usize] += 1);
            }
        }
        let mut open: Vec<(u16, u64, usize, usize)> = Vec::new();
        for (person, counts) in wanted.iter().enumerate() {
            for (place, &count) in counts.iter().enumerate() {
                if count > 0 && limits.undecided(person, place) {
                    open.push((count, dice.roll(), person, place));
                }
            }
        }
        if open.is_empty() {
            break;
        }
        open.sort_unstable_by(|one, other| other.cmp(one));
        let steady = open.iter().take_while(|wish| wish.0 as usize + 1 >= STEPS).count();
        let batch = ((open.len() as f64 * BATCH) as usize).clamp(1, steady.max(1));
        for &(_, _, person, place) in &open[..batch] {
            if limits.undecided(person, place) {
                limits.decide(market, person, place, true);
            }
        }
        // Later steps start from the prices reached, not from those with the least bound: that bound no longer holds
        // what has been decided.
        ascent.forget_best();
    }
    let mut order: Vec<usize> = (0..market.reaches.len()).collect();
    dice.shuffle(&mut order);
    order.sort_by_key(|&person| !market.reaches[person].must_work.contains(&true));
    let mut draft = Draft::idle(market);
    for trainees in [false, true] {
        for &person in order.iter().filter(|&&person| market.is_trainee(person) == trainees) {
            let week = &ascent.weeks[person];
            let led = |slot: usize| draft.server(slot).is_some_and(|mentor| market.problem.may_accompany(mentor, person));
            let slots = &market.reaches[person].slots;
            let led_all = !trainees || week.stops.iter().all(|&stop| led(slots[stop as usize] as usize));
            if led_all && draft.holds(market, person, week) {
                draft.give(market, person, week.clone());
            }
        }
    }
    let waiting: Vec<usize> = order.iter().copied().filter(|&person| draft.weeks[person].stops.is_empty()).collect();
    Some(assemble(market, &root.best, &root.weeks, Some(draft), &waiting, bench))
}
