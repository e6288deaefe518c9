//! Puts a plan together step by step: whoever keeps wanting the same slot while prices move gets it, and everyone
//! else plans on around that. Slower than [`crate::search::assemble`], and better.

use super::assemble::{Workspace, assemble};
use super::solution::Solution;
use crate::lagrangian::Subgradient;
use crate::lagrangian::{Branching, Pricers, Relaxation};
use crate::params::PARAMS;
use crate::random::Random;

/// A plan that grows out of the best prices known. Different random give different plans.
pub fn dive(
    relaxation: &Relaxation<'_>,
    root: &Subgradient,
    random: &mut Random,
    pricers: &mut Pricers,
    workspace: &mut Workspace,
    stop: &dyn Fn() -> bool,
) -> Option<Solution> {
    // In larger weeks wishes at shared charges are good enough for a plan, and found much sooner.
    pricers.whole_charges = relaxation.reaches.len() <= PARAMS.whole_charges;
    let found = dive_at_shares(relaxation, root, random, pricers, workspace, stop);
    pricers.whole_charges = true;
    found
}

fn dive_at_shares(
    relaxation: &Relaxation<'_>,
    root: &Subgradient,
    random: &mut Random,
    pricers: &mut Pricers,
    workspace: &mut Workspace,
    stop: &dyn Fn() -> bool,
) -> Option<Solution> {
    let mut subgradient = root.clone();
    let mut branching = Branching::none(relaxation);
    subgradient.enter(relaxation, &branching, PARAMS.dive.step_size, pricers).ok()?;
    loop {
        subgradient.step_size = PARAMS.dive.step_size;
        let mut wanted: Vec<Vec<u16>> = relaxation.reaches.iter().map(|reach| vec![0; reach.slots.len()]).collect();
        for _ in 0..PARAMS.dive.steps {
            if stop() {
                return None;
            }
            subgradient.step_within(relaxation, PARAMS.dive.keep, Some(&branching), pricers).ok()?;
            for (person, week) in subgradient.weeks.iter().enumerate() {
                week.stops.iter().for_each(|&stop| wanted[person][stop as usize] += 1);
            }
        }
        let mut open: Vec<(u16, u64, usize, usize)> = Vec::new();
        for (person, counts) in wanted.iter().enumerate() {
            for (place, &count) in counts.iter().enumerate() {
                if count > 0 && branching.undecided(person, place) {
                    open.push((count, random.roll(), person, place));
                }
            }
        }
        if open.is_empty() {
            break;
        }
        open.sort_unstable_by(|one, other| other.cmp(one));
        let steady = open.iter().take_while(|wish| wish.0 as usize + 1 >= PARAMS.dive.steps).count();
        // Where hardly any wish is steady some are decided all the same, or the dive would not end.
        let part = |share: f64| (open.len() as f64 * share) as usize;
        let batch = part(PARAMS.dive_batch).clamp(1, steady.max(part(PARAMS.dive_least)).max(1));
        for &(_, _, person, place) in &open[..batch] {
            if branching.undecided(person, place) {
                branching.decide(relaxation, person, place, true);
            }
        }
        // Later steps start from the prices reached, not from those with the least bound: that bound no longer holds
        // what has been decided.
        subgradient.forget_best();
    }
    let mut order: Vec<usize> = (0..relaxation.reaches.len()).collect();
    random.shuffle(&mut order);
    order.sort_by_key(|&person| !relaxation.reaches[person].must_work.contains(&true));
    let mut solution = Solution::idle(relaxation);
    for trainees in [false, true] {
        for &person in order.iter().filter(|&&person| relaxation.is_trainee(person) == trainees) {
            let week = &subgradient.weeks[person];
            let led = |slot: usize| {
                solution.server(slot).is_some_and(|mentor| relaxation.instance.may_accompany(mentor, person))
            };
            let slots = &relaxation.reaches[person].slots;
            let led_all = !trainees || week.stops.iter().all(|&stop| led(slots[stop as usize] as usize));
            // Where minutes have a price a wish may break a rule.
            let possible = !relaxation.reaches[person].dense || relaxation.reaches[person].keeps_rules(&week.stops);
            if led_all && possible && solution.holds(relaxation, person, week) {
                solution.give(relaxation, person, week.clone());
            }
        }
    }
    let waiting: Vec<usize> = order.iter().copied().filter(|&person| solution.weeks[person].stops.is_empty()).collect();
    Some(assemble(relaxation, &root.best, &root.weeks, Some(solution), &waiting, workspace))
}
