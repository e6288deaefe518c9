//! Finds plans: prices tell everyone what to leave to others, and what is left is mended.

use super::solution::Solution;
use crate::lagrangian::{Prices, Relaxation};
use crate::params::PARAMS;
use crate::pricing::{Column, Pricer, Query};

/// Room to work in.
#[derive(Debug, Default)]
pub struct Workspace {
    /// For a person's best week.
    pub pricer: Pricer,
    /// Weeks as they were before a move.
    pub undo: Vec<(usize, Column)>,
    pub(super) price: Vec<i64>,
    pub(super) closed: Vec<bool>,
    /// Units that a minute is worth, where minutes have a price.
    slope: i64,
    /// The shares of charges that are in the price, by place; empty for none.
    shares: Vec<i64>,
}

/// What each place costs a person when others keep what they hold. `price_share` is how much of the prices of free
/// slots
/// the person sees: 1 when others may still want them, 0 when what is free is free.
fn fill_prices(
    relaxation: &Relaxation<'_>,
    solution: &Solution,
    prices: &Prices,
    person: usize,
    price_share: f64,
    workspace: &mut Workspace,
) {
    let reach = &relaxation.reaches[person];
    workspace.price.clear();
    workspace.closed.clear();
    workspace.shares.clear();
    if relaxation.is_trainee(person) {
        for &slot in &reach.slots {
            let slot = slot as usize;
            let mentor = solution.server(slot).is_some_and(|mentor| relaxation.instance.may_accompany(mentor, person));
            let taken = solution.learner(slot).is_some_and(|learner| learner != person);
            workspace.closed.push(!mentor || taken);
            workspace.price.push(0);
        }
        return;
    }
    let share = (price_share * 256.0) as i64;
    for (place, &slot) in reach.slots.iter().enumerate() {
        let slot = slot as usize;
        let open = solution.open_to(relaxation, slot, person);
        workspace.closed.push(!open);
        if !open {
            workspace.price.push(0);
            continue;
        }
        let mut price = prices.slot[slot] / 256 * share;
        if share < 256 {
            let own = solution.server(slot) == Some(person);
            if solution.served_in(relaxation.instance.slots[slot].household) == u32::from(own) {
                price -= relaxation.first_served() / 256 * (256 - share);
            }
        }
        if let Some(trainee) = solution.learner(slot) {
            if relaxation.instance.may_accompany(person, trainee) {
                let at = relaxation.reaches[trainee].by_minutes;
                let minutes = relaxation.instance.slots[slot].minutes() as i32;
                price -= at.at(minutes) - at.at(0);
            }
        } else {
            price -= relaxation.companion(prices, person, place).map_or(0, |offer| offer.2);
        }
        workspace.price.push(price);
    }
    workspace.shares.extend_from_slice(&prices.faces[person]);
    workspace.price.iter_mut().zip(&workspace.shares).for_each(|(price, share)| *price += share);
}

/// A person's best week when others keep what they hold. `known` is a week that may still be possible; it spares work.
pub fn best_response(
    relaxation: &Relaxation<'_>,
    solution: &Solution,
    prices: &Prices,
    person: usize,
    price_share: f64,
    known: Option<&Column>,
    workspace: &mut Workspace,
) -> Option<Column> {
    fill_prices(relaxation, solution, prices, person, price_share, workspace);
    workspace.slope = prices.minutes[person];
    // A week that came of a bound may break a rule.
    let possible = |week: &&Column| {
        !week.stops.iter().any(|&stop| workspace.closed[stop as usize])
            && relaxation.reaches[person].keeps_rules(&week.stops)
    };
    let mut best = known.filter(possible).cloned();
    let mut found = price_apart(relaxation, person, best.as_ref(), workspace)?;
    let faces = &relaxation.reaches[person].faces;
    // Where minutes have a price, shares of charges are a guess. Where the week pays a charge only in part it is asked again with the charge
    // shared out
    // over what it takes, and the rest of the household for nothing more.
    let guesses = if relaxation.reaches[person].dense { PARAMS.charge_guesses } else { 0 };
    for _ in 0..guesses {
        let mut guessed = false;
        for group in faces.touched(&found.stops) {
            let taken: Vec<u32> =
                found.stops.iter().copied().filter(|&stop| faces.group_of(stop as usize) == Some(group)).collect();
            let paid: i64 = taken.iter().map(|&stop| workspace.shares[stop as usize]).sum();
            if paid < faces.charge - faces.charge / 16 {
                guessed = true;
                for &place in &faces.members[group] {
                    let share = if taken.contains(&place) { faces.charge / taken.len() as i64 } else { 0 };
                    workspace.price[place as usize] += share - workspace.shares[place as usize];
                    workspace.shares[place as usize] = share;
                }
            }
        }
        best = better(best, found, workspace);
        if !guessed {
            return best;
        }
        found = price_apart(relaxation, person, best.as_ref(), workspace)?;
    }
    better(best, found, workspace)
}

/// Of two columns the one that is truly worth more at the prices asked.
fn better(one: Option<Column>, other: Column, workspace: &Workspace) -> Option<Column> {
    let paid = |column: &Column| {
        let of_stop = |&stop: &u32| {
            let place = stop as usize;
            workspace.price[place] - workspace.shares.get(place).copied().unwrap_or(0)
        };
        column.stops.iter().map(of_stop).sum::<i64>()
    };
    let worth = |column: &Column| column.value - paid(column);
    match one {
        Some(one) if worth(&one) >= worth(&other) => Some(one),
        _ => Some(other),
    }
}

/// A person's best week at the prices in the workspace that takes no two alternatives.
fn price_apart(
    relaxation: &Relaxation<'_>,
    person: usize,
    known: Option<&Column>,
    workspace: &mut Workspace,
) -> Option<Column> {
    let reach = &relaxation.reaches[person];
    let idle = (!reach.must_work.contains(&true)).then(|| reach.by_minutes.at(0));
    let slope = workspace.slope;
    loop {
        let known = known.map(|week| week.true_worth_at(&workspace.price, &workspace.shares));
        let floor = known.max(idle).unwrap_or(i64::MIN / 4);
        let (price, closed, shares) = (&workspace.price[..], &workspace.closed[..], &workspace.shares[..]);
        let query = Query { price, closed, shares, slope, floor, bounding: false };
        let found = workspace.pricer.best(reach, &query);
        // A known week may stand only for a bound; then the floor was too high.
        let found = found.or_else(|| workspace.pricer.best(reach, &Query { floor: i64::MIN / 4, ..query }))?;
        let Some(stop) = relaxation.doubled(person, &found.stops) else { return Some(found) };
        let group = |stop: u32| relaxation.instance.slots[reach.slots[stop as usize] as usize].either;
        let worth = |stop: u32| reach.gain[stop as usize] - workspace.price[stop as usize];
        let two = found.stops.iter().copied().filter(|&other| group(other) == group(stop));
        let least = two.filter(|&other| !reach.pinned[other as usize]).min_by_key(|&other| (worth(other), other))?;
        workspace.closed[least as usize] = true;
    }
}

/// A person's best weeks when others keep what they hold: at most so many, and all that are within some distance of
/// the best; the best alone when there is no time to look for others.
#[allow(clippy::too_many_arguments)]
pub fn columns_around(
    relaxation: &Relaxation<'_>,
    solution: &Solution,
    prices: &Prices,
    person: usize,
    price_share: f64,
    most: usize,
    workspace: &mut Workspace,
    stop: &(dyn Fn() -> bool + Sync),
) -> Vec<Column> {
    fill_prices(relaxation, solution, prices, person, price_share, workspace);
    if relaxation.is_trainee(person) && price_share > 0.0 {
        // Mentors plan anew at the same time, so every slot without a lasting lesson is open, at its price.
        for (place, &slot) in relaxation.reaches[person].slots.iter().enumerate() {
            let slot = slot as usize;
            let lost = solution.server(slot).is_some_and(|mentor| !relaxation.instance.may_accompany(mentor, person));
            workspace.closed[place] = lost || solution.learner(slot).is_some_and(|learner| learner != person);
            workspace.price[place] = prices.along[person][place];
        }
    }
    let reach = &relaxation.reaches[person];
    let query = Query {
        price: &workspace.price,
        closed: &workspace.closed,
        shares: &[],
        slope: 0,
        floor: i64::MIN / 4,
        bounding: false,
    };
    let Some(best) = workspace.pricer.best(reach, &query) else { return Vec::new() };
    let mut distance = relaxation.units.up(PARAMS.column_distance);
    for _ in (0..24).take_while(|_| !stop()) {
        let query = Query { floor: best.worth - distance, ..query };
        if let Some(mut weeks) = workspace.pricer.all(reach, &query, most) {
            weeks.retain(|week| relaxation.doubled(person, &week.stops).is_none());
            return weeks;
        }
        distance = distance * 5 / 8;
    }
    vec![best].into_iter().filter(|week| relaxation.doubled(person, &week.stops).is_none()).collect()
}

/// Puts a plan together, one person after another, at these prices.
/// `wishes` are weeks that people would like at about these prices; `start` is what is already settled, nothing if left
/// out.
pub fn assemble(
    relaxation: &Relaxation<'_>,
    prices: &Prices,
    wishes: &[Column],
    start: Option<Solution>,
    order: &[usize],
    workspace: &mut Workspace,
) -> Solution {
    let mut solution = start.unwrap_or_else(|| Solution::idle(relaxation));
    for price_share in [1.0, 0.0] {
        for trainees in [false, true] {
            for &person in order.iter().filter(|&&person| relaxation.is_trainee(person) == trainees) {
                if price_share > 0.0 {
                    if let Some(week) = best_response(
                        relaxation,
                        &solution,
                        prices,
                        person,
                        price_share,
                        Some(&wishes[person]),
                        workspace,
                    ) {
                        solution.give(relaxation, person, week);
                    }
                } else {
                    reoptimise(relaxation, &mut solution, prices, person, workspace);
                }
            }
        }
    }
    solution
}

/// Lets one person plan anew around the others; keeps it only if the whole plan gains. True when it did.
pub fn reoptimise(
    relaxation: &Relaxation<'_>,
    solution: &mut Solution,
    prices: &Prices,
    person: usize,
    workspace: &mut Workspace,
) -> bool {
    let before = solution.score;
    let present = solution.weeks[person].clone();
    let Some(week) = best_response(relaxation, solution, prices, person, 0.0, Some(&present), workspace) else {
        return false;
    };
    if week.stops == solution.weeks[person].stops {
        return false;
    }
    let old = solution.weeks[person].clone();
    solution.give(relaxation, person, week);
    let mut undo = vec![(person, old)];
    if !relaxation.is_trainee(person) {
        let slots = &relaxation.reaches[person].slots;
        let left = undo[0].1.stops.iter().map(|&stop| slots[stop as usize] as usize);
        for trainee in solution.left_alone_in(relaxation, left) {
            undo.push((trainee, solution.weeks[trainee].clone()));
            solution.clear(relaxation, trainee);
        }
        for trainee in undo[1..].iter().map(|(trainee, _)| *trainee).collect::<Vec<_>>() {
            if let Some(week) = best_response(relaxation, solution, prices, trainee, 0.0, None, workspace) {
                solution.give(relaxation, trainee, week);
            }
        }
    }
    if solution.score > before {
        return true;
    }
    for (person, _) in &undo {
        solution.clear(relaxation, *person);
    }
    for (person, week) in undo {
        solution.give(relaxation, person, week);
    }
    false
}

/// Lets everyone plan anew in turn until nobody gains.
pub fn local_search(
    relaxation: &Relaxation<'_>,
    solution: &mut Solution,
    prices: &Prices,
    order: &[usize],
    workspace: &mut Workspace,
    stop: &dyn Fn() -> bool,
) {
    for _ in 0..20 {
        let mut gained = false;
        for &person in order {
            if stop() {
                return;
            }
            gained |= reoptimise(relaxation, solution, prices, person, workspace);
        }
        if !gained {
            return;
        }
    }
}
