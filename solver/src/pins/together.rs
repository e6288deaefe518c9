//! Pins of several people who need the same other slots, for instance to fill a short day. Asks the model for weeks
//! that keep all pins at once; where there are none, finds people whose pins cannot be kept together although those of
//! any fewer of them can.

use super::Contradiction;
use crate::draft::Draft;
use crate::market::Market;
use crate::model::choose::{Effort, Menu, choose};
use crate::weeks::{Planner, Question};

/// Weeks of one person to choose from; only days with pins are looked at.
const MOST_WEEKS: usize = 3000;

/// Weeks that keep all pins, with nothing on days without any; or the pins that cannot be kept together.
pub(crate) fn keep_all(market: &Market<'_>, seconds: f64, seed: i32) -> Result<Draft, Vec<Contradiction>> {
    let idle = Draft::idle(market);
    let effort = Effort { seconds, nodes: 100_000, gap: 1.0, threads: 1, seed };
    let mut menu = weeks_with_pins(market);
    let Some(picks) = choose(market, &idle, &menu, &effort) else {
        let mut place = 0;
        while place < menu.people.len() && menu.people.len() > 1 {
            let left_out = menu.people.remove(place);
            if choose(market, &idle, &menu, &effort).is_some() {
                menu.people.insert(place, left_out);
                place += 1;
            }
        }
        let people: Vec<usize> = menu.people.iter().map(|(person, _)| *person).collect();
        return Err(vec![Contradiction::together(market.problem, &people)]);
    };
    let mut draft = idle;
    for ((person, mut weeks), pick) in menu.people.into_iter().zip(picks) {
        draft.give(market, person, weeks.swap_remove(pick));
    }
    Ok(draft)
}

fn weeks_with_pins(market: &Market<'_>) -> Menu {
    let mut planner = Planner::default();
    let mut menu = Menu::default();
    for reach in market.reaches.iter().filter(|reach| reach.must_work.contains(&true)) {
        let day_of = |slot: &u32| market.problem.slots[*slot as usize].day;
        let closed: Vec<bool> = reach.slots.iter().map(|slot| !reach.must_work[day_of(slot)]).collect();
        let price = vec![0; reach.slots.len()];
        let question = Question { price: &price, closed: &closed, floor: i64::MIN / 4, bounding: false };
        let weeks = planner.all(reach, &question, MOST_WEEKS);
        let weeks = weeks.unwrap_or_else(|| planner.best(reach, &question).into_iter().collect());
        menu.people.push((reach.person, weeks));
    }
    menu
}
