//! A bound on what a change adds that needs no bound of the whole week: whatever a plan after the change holds only
//! because of it can be taken out, and what is left is a plan without the change. So the best plan gains no more than
//! the most that can be taken out of one person's week.
//!
//! Taking slots out breaks no rule but the least minutes of a day; where the person has such a least, whole days are
//! taken out, and nothing is said where a pin is in the way.

use super::Change;
use super::base::{Base, Measure};
use super::estimate::{NO_FLOOR, Room};
use crate::pricing::{DAYS, Query, Reach};
use crate::rules::Rule;

impl Room {
    /// The most that the change adds, in the measure; none where nothing is known.
    pub(super) fn beyond(&mut self, base: &Base, change: &Change, reach: &Reach, at: usize) -> Option<i64> {
        match change {
            Change::HigherCap { cap, by, .. } => self.above_a_cap(base, reach, at, *cap, *by),
            _ => self.only_opened(base, reach, at),
        }
    }

    /// The most of one week that lies in slots which were out of reach.
    fn only_opened(&mut self, base: &Base, reach: &Reach, at: usize) -> Option<i64> {
        let before = &base.prices.slots[at];
        let mut opened: Vec<bool> = reach.slots.iter().map(|slot| !before.contains(slot)).collect();
        if self.instance.people[at].short_day > 0 {
            let day = |place: usize| self.instance.slots[reach.slots[place] as usize].day;
            let mut days = [false; DAYS];
            (0..opened.len()).filter(|&place| opened[place]).for_each(|place| days[day(place)] = true);
            (0..opened.len()).for_each(|place| opened[place] = days[day(place)]);
            if (0..opened.len()).any(|place| opened[place] && reach.pinned[place]) {
                return None;
            }
        }
        // Slots that were there before are worth nothing at a price of what they bring.
        let unit = base.prices.units.up(1.0);
        let worth = |place: usize| match base.measure() {
            Measure::Minutes => reach.gain[place],
            Measure::Families => unit,
        };
        let price: Vec<i64> =
            (0..opened.len()).map(|place| reach.gain[place] - if opened[place] { worth(place) } else { 0 }).collect();
        let query = Query { price: &price, closed: &[], shares: &[], slope: 0, floor: NO_FLOOR, bounding: true };
        let most = base.prices.units.points_up(self.pricer.best(reach, &query)?.worth);
        Some((most + 1e-6).floor() as i64)
    }

    /// The most that is taken out until a cap holds that was raised by so much: the last slot taken out may be longer
    /// than what is still too much.
    fn above_a_cap(&self, base: &Base, reach: &Reach, at: usize, cap: Rule, by: i64) -> Option<i64> {
        let person = &self.instance.people[at];
        if person.short_day > 0 {
            return None;
        }
        let minutes = |place: usize| self.instance.slots[reach.slots[place] as usize].minutes();
        let day = |place: usize| self.instance.slots[reach.slots[place] as usize].day;
        let taken = |places: Vec<usize>, much: i64| -> i64 {
            let free = places.iter().copied().filter(|&place| !reach.pinned[place]).map(minutes);
            match base.measure() {
                Measure::Minutes => free.max().map_or(0, |longest| much + longest - 1),
                Measure::Families => free.min().map_or(0, |shortest| (much + shortest - 1) / shortest),
            }
        };
        let all = || (0..reach.slots.len()).collect::<Vec<usize>>();
        let of_day = |of: usize| (0..reach.slots.len()).filter(|&place| day(place) == of).collect::<Vec<usize>>();
        let asked = |places: &[usize]| places.iter().map(|&place| minutes(place)).sum::<i64>();
        Some(match cap {
            Rule::WeekLimit => taken(all(), by),
            Rule::MonthLimit => taken(all(), by) * person.month_limit.iter().flatten().count() as i64,
            Rule::DayLimit => {
                let full = (0..DAYS).map(of_day).filter(|places| asked(places) > person.day_limit - by);
                full.map(|places| taken(places, by)).sum()
            }
            _ => {
                // Whole days are taken out.
                let most = (0..DAYS).map(of_day).map(|places| match base.measure() {
                    Measure::Minutes => asked(&places).min(person.day_limit),
                    Measure::Families => places.len() as i64,
                });
                by * most.max().unwrap_or(0)
            }
        })
    }
}
