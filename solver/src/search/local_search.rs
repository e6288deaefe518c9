//! Local search by ruin and recreate: the weeks of a few people who compete for the same slots are taken away and
//! planned again one by one, and what is worse is kept with a chance that falls as it cools.

use super::assemble::{Workspace, best_response};
use super::solution::Solution;
use crate::lagrangian::{Prices, Relaxation};
use crate::random::Random;

/// People around a slot: those who could serve it, then those who compete with them, trainees with their mentors.
pub fn people_around(
    relaxation: &Relaxation<'_>,
    solution: &Solution,
    slot: usize,
    count: usize,
    random: &mut Random,
) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut queue = vec![slot];
    let mut seen = vec![false; relaxation.instance.slots.len()];
    seen[slot] = true;
    let mut at = 0;
    while at < queue.len() && chosen.len() < count {
        let mut near: Vec<usize> = relaxation.servers[queue[at]].iter().map(|server| server.0 as usize).collect();
        random.shuffle(&mut near);
        near.extend(solution.learner(queue[at]));
        near.extend(solution.server(queue[at]));
        at += 1;
        for person in near {
            if chosen.len() >= count || chosen.contains(&person) {
                continue;
            }
            chosen.push(person);
            let mut own: Vec<usize> = solution.slots_of(relaxation, person).collect();
            own.extend(
                own.iter()
                    .filter_map(|&slot| solution.learner(slot))
                    .flat_map(|t| solution.slots_of(relaxation, t))
                    .collect::<Vec<_>>(),
            );
            let reach = &relaxation.reaches[person].slots;
            own.extend((0..3).filter_map(|_| reach.get(random.below(reach.len()))).map(|&slot| slot as usize));
            random.shuffle(&mut own);
            for slot in own.into_iter().filter(|&slot| !std::mem::replace(&mut seen[slot], true)) {
                queue.push(slot);
            }
        }
    }
    // Whoever learns with one of them takes part, or could not follow.
    let learners: Vec<usize> = chosen
        .iter()
        .flat_map(|&person| solution.slots_of(relaxation, person))
        .filter_map(|slot| solution.learner(slot))
        .collect();
    chosen.extend(learners);
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// Takes the weeks of a few competing people away and lets them plan again, in another order and with another regard
/// for each other. Kept unless the plan loses more than `threshold` units. True when kept.
pub fn ruin_and_recreate(
    relaxation: &Relaxation<'_>,
    solution: &mut Solution,
    prices: &Prices,
    people: &[usize],
    threshold: i64,
    random: &mut Random,
    workspace: &mut Workspace,
) -> bool {
    let before = solution.score;
    workspace.undo.clear();
    let mut undo = std::mem::take(&mut workspace.undo);
    for &person in people {
        undo.push((person, solution.weeks[person].clone()));
        solution.clear(relaxation, person);
    }
    let mut servers: Vec<usize> = people.iter().copied().filter(|&person| !relaxation.is_trainee(person)).collect();
    let mut learners: Vec<usize> = people.iter().copied().filter(|&person| relaxation.is_trainee(person)).collect();
    random.shuffle(&mut servers);
    random.shuffle(&mut learners);
    let known = |person: usize| undo.iter().find(|(other, _)| *other == person).map(|(_, week)| week);
    let price_share = [1.0, 0.9, 0.75, 0.5, 0.0][random.below(5)];
    for &person in &servers {
        if let Some(week) = best_response(relaxation, solution, prices, person, price_share, known(person), workspace) {
            solution.give(relaxation, person, week);
        }
    }
    if price_share > 0.0 {
        for &person in &servers {
            let present = solution.weeks[person].clone();
            if let Some(week) = best_response(relaxation, solution, prices, person, 0.0, Some(&present), workspace) {
                solution.give(relaxation, person, week);
            }
        }
    }
    for &person in &learners {
        if let Some(week) = best_response(relaxation, solution, prices, person, 0.0, known(person), workspace) {
            solution.give(relaxation, person, week);
        }
    }
    let kept =
        solution.score + threshold >= before && people.iter().all(|&person| solution.keeps_pins(relaxation, person));
    if !kept {
        people.iter().for_each(|&person| solution.clear(relaxation, person));
        undo.drain(..).for_each(|(person, week)| solution.give(relaxation, person, week));
    }
    workspace.undo = undo;
    kept
}

/// Shakes a solution many times around random slots, preferring those that nobody serves; answers the best solution
/// met.
#[allow(clippy::too_many_arguments)]
pub fn anneal(
    relaxation: &Relaxation<'_>,
    start: Solution,
    prices: &Prices,
    allowed: &[bool],
    times: usize,
    temperature: i64,
    seed: u64,
    stop: &(dyn Fn() -> bool + Sync),
) -> Solution {
    let mut random = Random::new(seed);
    let mut workspace = Workspace::default();
    let slots: Vec<usize> = (0..relaxation.instance.slots.len())
        .filter(|&slot| relaxation.servers[slot].iter().any(|server| allowed[server.0 as usize]))
        .collect();
    let (mut solution, mut best) = (start.clone(), start);
    if slots.is_empty() {
        return best;
    }
    for time in 0..times {
        if stop() {
            break;
        }
        let mut slot = slots[random.below(slots.len())];
        for _ in 0..4 {
            if solution.server(slot).is_none() {
                break;
            }
            slot = slots[random.below(slots.len())];
        }
        let count = 2 + random.below(7);
        let mut people = people_around(relaxation, &solution, slot, count, &mut random);
        // A mentor whose trainee is not to be touched keeps what she has.
        let free = |&person: &usize| {
            allowed[person]
                && (relaxation.is_trainee(person)
                    || solution
                        .slots_of(relaxation, person)
                        .all(|slot| solution.learner(slot).is_none_or(|learner| allowed[learner])))
        };
        people.retain(free);
        if people.is_empty() {
            continue;
        }
        let cooled = (temperature as f64 * (1.0 - time as f64 / times as f64)) as i64;
        let threshold = if cooled > 0 { (random.roll() % cooled as u64) as i64 } else { 0 };
        if ruin_and_recreate(relaxation, &mut solution, prices, &people, threshold, &mut random, &mut workspace)
            && solution.score > best.score
        {
            best = solution.clone();
        }
    }
    best
}
