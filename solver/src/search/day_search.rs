//! Local search for dense weeks: a few people's rounds of one day are taken away and planned again one after another,
//! everything else being kept. Where days hold hundreds of short slots this is where plans differ, and one round is
//! found in microseconds.

use super::assemble::Workspace;
use super::solution::Solution;
use crate::lagrangian::{Prices, Relaxation};
use crate::params::PARAMS;
use crate::pricing::{Column, Query};
use crate::random::Random;

/// One person's week without a day, to be completed.
struct Rest<'r> {
    person: usize,
    day: usize,
    before: &'r [u32],
    after: &'r [u32],
}

/// What the places of a day cost a person, shares of the charges of new faces among them.
fn fill_day(
    relaxation: &Relaxation<'_>,
    solution: &Solution,
    prices: &Prices,
    rest: &Rest<'_>,
    price_share: f64,
    workspace: &mut Workspace,
) {
    let reach = &relaxation.reaches[rest.person];
    let graph = &reach.days[rest.day].graph;
    workspace.price.resize(reach.slots.len(), 0);
    workspace.closed.clear();
    workspace.closed.resize(reach.slots.len(), true);
    let share = (price_share * 256.0) as i64;
    let known = |group: usize| {
        let same = |&stop: &u32| reach.faces.group_of(stop as usize) == Some(group);
        rest.before.iter().chain(rest.after).any(same)
    };
    for place in graph.from..graph.from + graph.len() {
        let slot = reach.slots[place] as usize;
        let open = solution.open_to(relaxation, slot, rest.person);
        workspace.closed[place] = !open;
        if !open {
            continue;
        }
        let mut price = prices.slot[slot] / 256 * share;
        if share < 256 && solution.served_in(relaxation.instance.slots[slot].household) == 0 {
            price -= relaxation.first_served() / 256 * (256 - share);
        }
        if let Some(group) = reach.faces.group_of(place).filter(|&group| !known(group)) {
            // On this day the charge is due once, however many of the household's slots are taken.
            let today = |&&member: &&u32| (graph.from..graph.from + graph.len()).contains(&(member as usize));
            price += reach.faces.charge / reach.faces.members[group].iter().filter(today).count().max(1) as i64;
        }
        workspace.price[place] = price;
    }
}

/// Gives a person the best round of a day that others leave open; nothing on that day where none is worth it.
fn complete(
    relaxation: &Relaxation<'_>,
    solution: &mut Solution,
    prices: &Prices,
    rest: &Rest<'_>,
    price_share: f64,
    workspace: &mut Workspace,
) {
    fill_day(relaxation, solution, prices, rest, price_share, workspace);
    let reach = &relaxation.reaches[rest.person];
    let without = [rest.before, rest.after].concat();
    let minutes = reach.minutes(&without);
    // What the next minutes are worth where the rest of the week leaves off.
    let slope = (reach.by_minutes.at(minutes + 60) - reach.by_minutes.at(minutes)) / 60;
    let query = Query {
        price: &workspace.price,
        closed: &workspace.closed,
        shares: &[],
        slope,
        floor: i64::MIN / 4,
        bounding: false,
    };
    let Some(round) = workspace.pricer.best_day(reach, rest.day, &query) else { return };
    let stops = [rest.before, &round, rest.after].concat();
    if relaxation.doubled(rest.person, &stops).is_none() && reach.keeps_rules(&stops) {
        solution.give(relaxation, rest.person, reach.column(stops, 0));
    }
}

/// Takes the rounds of some people on one day away and plans them again. Kept unless the plan loses more than
/// `threshold` units. True when kept.
fn replan_day(
    relaxation: &Relaxation<'_>,
    solution: &mut Solution,
    prices: &Prices,
    (people, day): (&[usize], usize),
    threshold: i64,
    random: &mut Random,
    workspace: &mut Workspace,
) -> bool {
    let before = solution.score;
    let old: Vec<(usize, Column)> = people.iter().map(|&person| (person, solution.weeks[person].clone())).collect();
    let mut rests: Vec<Rest<'_>> = Vec::with_capacity(old.len());
    for (person, column) in &old {
        let reach = &relaxation.reaches[*person];
        let from = column.stops.partition_point(|&stop| reach.day_of(stop) < day);
        let to = column.stops.partition_point(|&stop| reach.day_of(stop) <= day);
        let rest = Rest { person: *person, day, before: &column.stops[..from], after: &column.stops[to..] };
        solution.give(relaxation, *person, reach.column([rest.before, rest.after].concat(), 0));
        rests.push(rest);
    }
    random.shuffle(&mut rests);
    let price_share = [1.0, 0.9, 0.75, 0.5, 0.0][random.below(5)];
    for rest in &rests {
        complete(relaxation, solution, prices, rest, price_share, workspace);
    }
    if price_share > 0.0 {
        // Once more, what is free being free.
        for rest in &rests {
            complete(relaxation, solution, prices, rest, 0.0, workspace);
        }
    }
    let kept =
        solution.score + threshold >= before && people.iter().all(|&person| solution.keeps_pins(relaxation, person));
    if !kept {
        people.iter().for_each(|&person| solution.clear(relaxation, person));
        old.into_iter().for_each(|(person, column)| solution.give(relaxation, person, column));
    }
    kept
}

/// Plans days anew many times around random slots, those that nobody serves first; answers the best solution met.
#[allow(clippy::too_many_arguments)]
pub fn anneal_days(
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
        for _ in 0..3 {
            if solution.server(slot).is_none() {
                break;
            }
            slot = slots[random.below(slots.len())];
        }
        let mut people: Vec<usize> = solution.server(slot).into_iter().filter(|&person| allowed[person]).collect();
        let able = &relaxation.servers[slot];
        let count = 2 + random.below(PARAMS.people_of_a_day);
        for _ in 0..3 * count {
            let person = able[random.below(able.len())].0 as usize;
            if people.len() < count && allowed[person] && !people.contains(&person) {
                people.push(person);
            }
        }
        if people.is_empty() {
            continue;
        }
        let cooled = (temperature as f64 * (1.0 - time as f64 / times as f64)) as i64;
        let threshold = if cooled > 0 { (random.roll() % cooled as u64) as i64 } else { 0 };
        let day = relaxation.instance.slots[slot].day;
        let changed = (&people[..], day);
        if replan_day(relaxation, &mut solution, prices, changed, threshold, &mut random, &mut workspace)
            && solution.score > best.score
        {
            best = solution.clone();
        }
    }
    best
}
