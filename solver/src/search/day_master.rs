//! A restricted master for one day of a dense week: of the rounds that people's best weeks held lately, HiGHS chooses one
//! for each person so that no slot is held twice, everything on other days being kept. At good prices those rounds are
//! the columns that the best plan of the day is made of (Desrosiers, Lübbecke 2005).

use super::restricted_master::{Effort, MasterColumns, solve_master};
use super::solution::Solution;
use crate::lagrangian::{Relaxation, Subgradient};
use crate::params::PARAMS;
use crate::pricing::Column;

/// The rounds of a day that were chosen: by person, as places in the person's slots.
pub(super) type DayPlan = Vec<(usize, Vec<u32>)>;

/// A better day than the plan's own, if HiGHS finds one.
pub(super) fn plan_day(
    relaxation: &Relaxation<'_>,
    solution: &Solution,
    subgradient: &Subgradient,
    day: usize,
    effort: &Effort,
) -> Option<DayPlan> {
    let mut menu = MasterColumns::default();
    for reach in relaxation.reaches.iter().filter(|reach| !relaxation.is_trainee(reach.person)) {
        let present = &solution.weeks[reach.person];
        let mut columns = vec![present.clone()];
        let mut rounds: Vec<&[u32]> = vec![&[]];
        rounds.extend(subgradient.known(reach.person).iter().map(|known| of_day(relaxation, reach.person, known, day)));
        rounds.sort_unstable();
        rounds.dedup();
        for round in rounds {
            let stops = with_day(relaxation, reach.person, present, day, round);
            let apart = relaxation.doubled(reach.person, &stops).is_none();
            if apart && stops != present.stops && reach.keeps_rules(&stops) {
                columns.push(reach.column(stops, 0));
            }
        }
        // With a learner beside her she keeps what she has.
        let led = solution.slots_of(relaxation, reach.person).any(|slot| solution.learner(slot).is_some());
        if columns.len() > 1 && !led {
            menu.people.push((reach.person, columns));
        }
    }
    let picks = solve_master(relaxation, solution, &menu, effort)?;
    let chosen = menu.people.iter().zip(picks);
    Some(
        chosen
            .filter(|(_, pick)| *pick > 0)
            .map(|((person, columns), pick)| (*person, of_day(relaxation, *person, &columns[pick], day).to_vec()))
            .collect(),
    )
}

/// Puts a planned day into a solution; leaves it as it was where that gains nothing or breaks a rule. True when it gained.
pub(super) fn take_day(relaxation: &Relaxation<'_>, solution: &mut Solution, day: usize, plan: &DayPlan) -> bool {
    let mut fresh = solution.clone();
    for (person, _) in plan {
        let stops = with_day(relaxation, *person, &solution.weeks[*person], day, &[]);
        fresh.give(relaxation, *person, relaxation.reaches[*person].column(stops, 0));
    }
    for (person, round) in plan {
        let stops = with_day(relaxation, *person, &solution.weeks[*person], day, round);
        let free = round.iter().all(|&stop| {
            fresh.open_to(relaxation, relaxation.reaches[*person].slots[stop as usize] as usize, *person)
        });
        if !free || !relaxation.reaches[*person].keeps_rules(&stops) || relaxation.doubled(*person, &stops).is_some() {
            return false;
        }
        fresh.give(relaxation, *person, relaxation.reaches[*person].column(stops, 0));
    }
    let gained = fresh.score > solution.score;
    if gained {
        *solution = fresh;
    }
    gained
}

/// The stops of a week on one day.
fn of_day<'c>(relaxation: &Relaxation<'_>, person: usize, column: &'c Column, day: usize) -> &'c [u32] {
    let reach = &relaxation.reaches[person];
    let from = column.stops.partition_point(|&stop| reach.day_of(stop) < day);
    let to = column.stops.partition_point(|&stop| reach.day_of(stop) <= day);
    &column.stops[from..to]
}

/// The stops of a week with another round on one day.
fn with_day(relaxation: &Relaxation<'_>, person: usize, column: &Column, day: usize, round: &[u32]) -> Vec<u32> {
    let reach = &relaxation.reaches[person];
    let from = column.stops.partition_point(|&stop| reach.day_of(stop) < day);
    let to = column.stops.partition_point(|&stop| reach.day_of(stop) <= day);
    [&column.stops[..from], round, &column.stops[to..]].concat()
}

/// The effort for one of several days that are planned side by side.
pub(super) fn effort(seconds: f64, seed: i32) -> Effort {
    Effort { seconds: seconds.min(PARAMS.day_master_seconds), nodes: 50, gap: 1e-5, threads: 1, seed }
}
