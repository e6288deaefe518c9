//! A round that could be taken on a day, and when one outdoes another.

use super::relaxation::CLOSED;
use crate::pricing::{Reach, Rounds};

/// A round that could be taken on a day, at the prices asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct PricedRound {
    /// Place in the list, or end of the path, that it stands for.
    pub round: u32,
    /// Units, prices taken off.
    pub worth: i64,
    pub minutes: i32,
    pub start: i32,
    pub end: i32,
    pub hole: i32,
    pub clashes: (u128, u128),
    /// Units that a week with this round can be worth at most.
    pub via: i64,
}

impl Rounds {
    /// Units that a round is worth at these costs; none where one of its slots is closed.
    #[inline]
    pub(super) fn worth(&self, round: usize, cost: &[i64]) -> Option<i64> {
        let mut worth = self.value[round];
        for &stop in self.stops(round as u32) {
            let cost = cost[stop as usize];
            if cost >= CLOSED {
                return None;
            }
            worth -= cost;
        }
        Some(worth)
    }
}

/// Those of a day's listed rounds with which a week can be worth at least the floor. `around` is what the week around
/// a round of so many steps is worth at most.
pub(super) fn listed(
    reach: &Reach,
    rounds: &Rounds,
    cost: &[i64],
    around: &[i64],
    floor: i64,
    priced: &mut Vec<PricedRound>,
) {
    for round in 0..rounds.len() {
        let Some(worth) = rounds.worth(round, cost) else { continue };
        let minutes = rounds.minutes[round];
        let steps = (minutes / reach.step) as usize;
        let via = around[steps] + worth + reach.lost(minutes, steps);
        if via >= floor {
            priced.push(PricedRound {
                round: round as u32,
                worth,
                minutes,
                start: rounds.start[round],
                end: rounds.end[round],
                hole: rounds.hole[round],
                clashes: reach.clashes_of(rounds.stops(round as u32)),
                via,
            });
        }
    }
}

/// Drops each round for which another of the same day is at least as good in every way: no more minutes, no earlier
/// start, no later end, no smaller hole, no more clashes, and worth as much even where its minutes count most.
pub(super) fn thin_out(reach: &Reach, priced: &mut Vec<PricedRound>) {
    let height = |round: &PricedRound| round.worth + reach.by_minutes.at(round.minutes);
    priced.sort_by_key(|round| (-height(round), round.minutes, round.round));
    let mut kept = 0;
    for index in 0..priced.len() {
        let round = priced[index];
        let covered = priced[..kept].iter().any(|other| {
            other.minutes <= round.minutes
                && other.start >= round.start
                && other.end <= round.end
                && leaves_as_much(reach, (other.hole, other.clashes), (round.hole, round.clashes))
        });
        if !covered {
            priced[kept] = round;
            kept += 1;
        }
    }
    priced.truncate(kept);
}

/// Whether one part of a week leaves at least as much to the rest as another: by the longest free stretch in it,
/// minutes, as far as
/// that counts for the weekly rest, and by the slots that clash with it.
pub(super) fn leaves_as_much(reach: &Reach, one: (i32, (u128, u128)), other: (i32, (u128, u128))) -> bool {
    let ((hole, clashes), (other_hole, others)) = (one, other);
    (hole >= other_hole || other_hole < reach.weekly_rest) && clashes.0 & !others.0 == 0 && clashes.1 & !others.1 == 0
}
