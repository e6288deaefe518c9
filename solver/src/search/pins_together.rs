//! Pins of several people who need the same other slots, for instance to fill a short day. Asks the model for weeks
//! that keep all pins at once; where there are none, finds people whose pins cannot be kept together although those of
//! any fewer of them can.

use super::restricted_master::{Effort, MasterColumns, solve_master};
use super::solution::Solution;
use crate::lagrangian::Relaxation;
use crate::params::PARAMS;
use crate::pricing::{Pricer, Query};
use crate::questions::Contradiction;

/// Weeks that keep all pins, with nothing on days without any; or the pins that cannot be kept together.
pub(crate) fn keep_all(relaxation: &Relaxation<'_>, seconds: f64, seed: i32) -> Result<Solution, Vec<Contradiction>> {
    let idle = Solution::idle(relaxation);
    let effort = Effort { seconds, nodes: 100_000, gap: 1.0, threads: 1, seed };
    let mut menu = weeks_with_pins(relaxation);
    let Some(picks) = solve_master(relaxation, &idle, &menu, &effort) else {
        let mut place = 0;
        while place < menu.people.len() && menu.people.len() > 1 {
            let left_out = menu.people.remove(place);
            if solve_master(relaxation, &idle, &menu, &effort).is_some() {
                menu.people.insert(place, left_out);
                place += 1;
            }
        }
        let people: Vec<usize> = menu.people.iter().map(|(person, _)| *person).collect();
        return Err(vec![Contradiction::together(relaxation.instance, &people)]);
    };
    let mut solution = idle;
    for ((person, mut weeks), pick) in menu.people.into_iter().zip(picks) {
        solution.give(relaxation, person, weeks.swap_remove(pick));
    }
    Ok(solution)
}

fn weeks_with_pins(relaxation: &Relaxation<'_>) -> MasterColumns {
    let mut pricer = Pricer::default();
    let mut menu = MasterColumns::default();
    for reach in relaxation.reaches.iter().filter(|reach| reach.must_work.contains(&true)) {
        let day_of = |slot: &u32| relaxation.instance.slots[*slot as usize].day;
        let closed: Vec<bool> = reach.slots.iter().map(|slot| !reach.must_work[day_of(slot)]).collect();
        let price = vec![0; reach.slots.len()];
        let query = Query { price: &price, closed: &closed, floor: i64::MIN / 4, bounding: false };
        let weeks = pricer.all(reach, &query, PARAMS.pinned_columns);
        let weeks = weeks.unwrap_or_else(|| pricer.best(reach, &query).into_iter().collect());
        menu.people.push((reach.person, weeks));
    }
    menu
}
