//! How finely minutes are counted in the relaxation of [`crate::pricing`].

use super::DAYS;
use crate::params::PARAMS;
use crate::problem::{Instance, Person};

/// Minutes are counted in steps of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Steps {
    /// Minutes.
    pub step: i32,
    /// Whether every slot is a whole number of steps long.
    pub whole: bool,
}

fn common(mut one: i64, mut other: i64) -> i64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

impl Steps {
    /// The finest steps that a day with these slots can afford.
    pub fn of(instance: &Instance, who: &Person, slots: &[u32]) -> Self {
        let (mut minutes, mut count) = ([0; DAYS], [0i64; DAYS]);
        let mut finest = 0;
        for slot in slots.iter().map(|&slot| &instance.slots[slot as usize]) {
            minutes[slot.day] += slot.minutes();
            count[slot.day] += 1;
            finest = common(finest, slot.minutes());
        }
        let finest = finest.max(1);
        // No two slots of a day overlap, so a round has at most a day's minutes and one slot beyond.
        let longest = minutes.into_iter().max().unwrap_or(0).min(who.day_limit.min(who.week_limit)).min(25 * 60 + 720);
        let ways = count.into_iter().map(|count| count * count / 2).max().unwrap_or(0);
        let mut step = finest;
        while longest / step > PARAMS.minute_states || ways * (longest / step) > PARAMS.minute_work && step < 60 {
            step += finest;
        }
        Steps { step: step as i32, whole: step == finest }
    }
}
