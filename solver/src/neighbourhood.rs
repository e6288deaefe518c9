//! Plans a few people anew who compete for the same slots, all at once, while everyone else keeps what they have.

use crate::draft::Draft;
use crate::market::{Market, Prices};
use crate::model::choose::{Effort, Menu, choose};
use crate::search::{Bench, Dice, respond, weeks_around};
use crate::side_by_side::side_by_side;
use crate::weeks::PersonWeek;

/// How large a neighbourhood is and how long its model may take.
#[derive(Debug, Clone, Copy)]
pub struct Reachout {
    /// People planned anew.
    pub people: usize,
    /// Weeks offered to each.
    pub weeks: usize,
    /// What the model may spend.
    pub effort: Effort,
}

/// People around a slot: those who could serve it, then those who compete with them, trainees with their mentors.
fn people_around(market: &Market<'_>, draft: &Draft, slot: usize, count: usize, dice: &mut Dice) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut queue = vec![slot];
    let mut seen = vec![false; market.problem.slots.len()];
    seen[slot] = true;
    let mut at = 0;
    while at < queue.len() && chosen.len() < count {
        let mut near: Vec<usize> = market.servers[queue[at]].iter().map(|server| server.0 as usize).collect();
        dice.shuffle(&mut near);
        near.extend(draft.learner(queue[at]));
        near.extend(draft.server(queue[at]));
        at += 1;
        for person in near {
            if chosen.len() >= count || chosen.contains(&person) {
                continue;
            }
            chosen.push(person);
            let mut own: Vec<usize> = draft.slots_of(market, person).collect();
            own.extend(own.iter().filter_map(|&slot| draft.learner(slot)).flat_map(|t| draft.slots_of(market, t)).collect::<Vec<_>>());
            let reach = &market.reaches[person].slots;
            own.extend((0..3).filter_map(|_| reach.get(dice.below(reach.len()))).map(|&slot| slot as usize));
            dice.shuffle(&mut own);
            for slot in own.into_iter().filter(|&slot| !std::mem::replace(&mut seen[slot], true)) {
                queue.push(slot);
            }
        }
    }
    // Whoever learns with one of them takes part, or could not follow.
    let learners: Vec<usize> =
        chosen.iter().flat_map(|&person| draft.slots_of(market, person)).filter_map(|slot| draft.learner(slot)).collect();
    chosen.extend(learners);
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// New weeks for the people around a slot, if the model finds better ones.
fn plan_anew(
    market: &Market<'_>,
    draft: &Draft,
    prices: &Prices,
    people: &[usize],
    reachout: &Reachout,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<(usize, PersonWeek)>> {
    let mut bench = Bench::default();
    let mut open = draft.clone();
    for &person in people {
        open.clear(market, person);
    }
    let mut menu = Menu::default();
    for &person in people {
        if stop() {
            return None;
        }
        let mut weeks = weeks_around(market, &open, prices, person, 1.0, reachout.weeks, &mut bench, stop);
        if !weeks.iter().any(|week| week.stops == draft.weeks[person].stops) {
            weeks.push(draft.weeks[person].clone());
        }
        menu.people.push((person, weeks));
    }
    let picks = choose(market, draft, &menu, &reachout.effort)?;
    let chosen = menu.people.into_iter().zip(picks);
    Some(chosen.map(|((person, mut weeks), pick)| (person, weeks.swap_remove(pick))).collect())
}

/// Plans around each of these slots, side by side; keeps what makes the whole plan better. Answers the gain, units.
pub fn renew(
    market: &Market<'_>,
    draft: &mut Draft,
    prices: &Prices,
    around: &[usize],
    reachout: &Reachout,
    dice: &mut Dice,
    stop: &(dyn Fn() -> bool + Sync),
) -> i64 {
    let before = draft.score;
    let groups: Vec<Vec<usize>> = around.iter().map(|&slot| people_around(market, draft, slot, reachout.people, dice)).collect();
    let start = draft.clone();
    let found = side_by_side(around.len(), &groups, |people| plan_anew(market, &start, prices, people, reachout, stop));
    for weeks in found.into_iter().flatten() {
        let stale = |(person, _): &(usize, PersonWeek)| draft.weeks[*person].stops != start.weeks[*person].stops;
        if weeks.iter().any(stale) {
            continue;
        }
        let old = draft.clone();
        weeks.iter().for_each(|(person, _)| draft.clear(market, *person));
        for (person, week) in weeks {
            if draft.holds(market, person, &week) {
                draft.give(market, person, week);
            }
        }
        if draft.score <= old.score || !draft.left_alone(market).is_empty() {
            *draft = old;
        }
    }
    draft.score - before
}

/// Takes the weeks of a few competing people away and lets them plan again, in another order and with another regard
/// for each other. Kept unless the plan loses more than `patience` units. True when kept.
pub fn shake(
    market: &Market<'_>,
    draft: &mut Draft,
    prices: &Prices,
    people: &[usize],
    patience: i64,
    dice: &mut Dice,
    bench: &mut Bench,
) -> bool {
    let before = draft.score;
    bench.undo.clear();
    let mut undo = std::mem::take(&mut bench.undo);
    for &person in people {
        undo.push((person, draft.weeks[person].clone()));
        draft.clear(market, person);
    }
    let mut servers: Vec<usize> = people.iter().copied().filter(|&person| !market.is_trainee(person)).collect();
    let mut learners: Vec<usize> = people.iter().copied().filter(|&person| market.is_trainee(person)).collect();
    dice.shuffle(&mut servers);
    dice.shuffle(&mut learners);
    let known = |person: usize| undo.iter().find(|(other, _)| *other == person).map(|(_, week)| week);
    let regard = [1.0, 0.9, 0.75, 0.5, 0.0][dice.below(5)];
    for &person in &servers {
        if let Some(week) = respond(market, draft, prices, person, regard, known(person), bench) {
            draft.give(market, person, week);
        }
    }
    if regard > 0.0 {
        for &person in &servers {
            let present = draft.weeks[person].clone();
            if let Some(week) = respond(market, draft, prices, person, 0.0, Some(&present), bench) {
                draft.give(market, person, week);
            }
        }
    }
    for &person in &learners {
        if let Some(week) = respond(market, draft, prices, person, 0.0, known(person), bench) {
            draft.give(market, person, week);
        }
    }
    let kept = draft.score + patience >= before && people.iter().all(|&person| draft.keeps_pins(market, person));
    if !kept {
        people.iter().for_each(|&person| draft.clear(market, person));
        undo.drain(..).for_each(|(person, week)| draft.give(market, person, week));
    }
    bench.undo = undo;
    kept
}

/// Shakes a draft many times around random slots, preferring those that nobody serves; answers the best draft met.
#[allow(clippy::too_many_arguments)]
pub fn shake_often(
    market: &Market<'_>,
    start: Draft,
    prices: &Prices,
    allowed: &[bool],
    times: usize,
    heat: i64,
    seed: u64,
    stop: &(dyn Fn() -> bool + Sync),
) -> Draft {
    let mut dice = Dice::new(seed);
    let mut bench = Bench::default();
    let slots: Vec<usize> =
        (0..market.problem.slots.len()).filter(|&slot| market.servers[slot].iter().any(|server| allowed[server.0 as usize])).collect();
    let (mut draft, mut best) = (start.clone(), start);
    if slots.is_empty() {
        return best;
    }
    for time in 0..times {
        if stop() {
            break;
        }
        let mut slot = slots[dice.below(slots.len())];
        for _ in 0..4 {
            if draft.server(slot).is_none() {
                break;
            }
            slot = slots[dice.below(slots.len())];
        }
        let count = 2 + dice.below(7);
        let mut people = people_around(market, &draft, slot, count, &mut dice);
        // A mentor whose trainee is not to be touched keeps what she has.
        let free = |&person: &usize| {
            allowed[person]
                && (market.is_trainee(person)
                    || draft.slots_of(market, person).all(|slot| draft.learner(slot).is_none_or(|learner| allowed[learner])))
        };
        people.retain(free);
        if people.is_empty() {
            continue;
        }
        let cooled = (heat as f64 * (1.0 - time as f64 / times as f64)) as i64;
        let patience = if cooled > 0 { (dice.roll() % cooled as u64) as i64 } else { 0 };
        if shake(market, &mut draft, prices, &people, patience, &mut dice, &mut bench) && draft.score > best.score {
            best = draft.clone();
        }
    }
    best
}
