//! Plans a few people anew who compete for the same slots, all at once, while everyone else keeps what they have.

use super::assemble::{Workspace, columns_around};
use super::local_search::people_around;
use super::restricted_master::{Effort, MasterColumns, solve_master};
use super::solution::Solution;
use crate::lagrangian::{Prices, Relaxation};
use crate::parallel::parallel;
use crate::pricing::Column;
use crate::random::Random;

/// How large a neighbourhood is and how long its model may take.
#[derive(Debug, Clone, Copy)]
pub struct Neighbourhood {
    /// People planned anew.
    pub people: usize,
    /// Weeks offered to each.
    pub weeks: usize,
    /// What the model may spend.
    pub effort: Effort,
}

/// New weeks for the people around a slot, if the model finds better ones.
fn plan_anew(
    relaxation: &Relaxation<'_>,
    solution: &Solution,
    prices: &Prices,
    people: &[usize],
    neighbourhood: &Neighbourhood,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<(usize, Column)>> {
    let mut workspace = Workspace::default();
    let mut open = solution.clone();
    for &person in people {
        open.clear(relaxation, person);
    }
    let mut menu = MasterColumns::default();
    for &person in people {
        if stop() {
            return None;
        }
        let mut weeks =
            columns_around(relaxation, &open, prices, person, 1.0, neighbourhood.weeks, &mut workspace, stop);
        if !weeks.iter().any(|week| week.stops == solution.weeks[person].stops) {
            weeks.push(solution.weeks[person].clone());
        }
        menu.people.push((person, weeks));
    }
    let picks = solve_master(relaxation, solution, &menu, &neighbourhood.effort)?;
    let chosen = menu.people.into_iter().zip(picks);
    Some(chosen.map(|((person, mut weeks), pick)| (person, weeks.swap_remove(pick))).collect())
}

/// Plans around each of these slots, side by side; keeps what makes the whole plan better. Answers the gain, units.
pub fn large_neighbourhoods(
    relaxation: &Relaxation<'_>,
    solution: &mut Solution,
    prices: &Prices,
    around: &[usize],
    neighbourhood: &Neighbourhood,
    random: &mut Random,
    stop: &(dyn Fn() -> bool + Sync),
) -> i64 {
    let before = solution.score;
    let groups: Vec<Vec<usize>> =
        around.iter().map(|&slot| people_around(relaxation, solution, slot, neighbourhood.people, random)).collect();
    let start = solution.clone();
    let found =
        parallel(around.len(), &groups, |people| plan_anew(relaxation, &start, prices, people, neighbourhood, stop));
    for weeks in found.into_iter().flatten() {
        let stale = |(person, _): &(usize, Column)| solution.weeks[*person].stops != start.weeks[*person].stops;
        if weeks.iter().any(stale) {
            continue;
        }
        let old = solution.clone();
        weeks.iter().for_each(|(person, _)| solution.clear(relaxation, *person));
        for (person, week) in weeks {
            if solution.holds(relaxation, person, &week) {
                solution.give(relaxation, person, week);
            }
        }
        if solution.score <= old.score || !solution.left_alone(relaxation).is_empty() {
            *solution = old;
        }
    }
    solution.score - before
}
