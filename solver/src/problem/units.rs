//! Points as whole units, so that sums of points are exact and a bound can be rounded outward once and for all.

use crate::problem::Instance;

/// How many points a unit is. A power of two, so that halves, quarters and whole points convert exactly.
#[derive(Debug, Clone, Copy)]
pub struct Units {
    points: f64,
}

/// Sums stay below this many units, far from the largest i64.
const LARGEST_SUM: f64 = (1u64 << 57) as f64;
/// The finest unit: 2⁻²⁸ points.
const FINEST: f64 = 1.0 / (1u64 << 28) as f64;

impl Units {
    /// The finest unit in which no sum of this week's points can overflow.
    pub fn of(instance: &Instance) -> Self {
        let weights = &instance.week.weights;
        let priority = weights.priority.iter().copied().fold(0.0, f64::max);
        let per_minute = weights.served_per_minute * priority
            + weights.wanted_per_minute
            + weights.if_needed_per_minute
            + weights.learning_per_minute;
        let per_slot = weights.served_per_slot
            + weights.household_first
            + weights.continuity
            + weights.language
            + weights.change
            + 4.0 * weights.travel_per_minute * 1000.0
            + per_minute * 720.0;
        let targets: f64 = instance.people.iter().map(|person| person.target as f64 + 720.0).sum();
        let largest = per_slot * (instance.slots.len() as f64 + 1.0) + 2.0 * weights.shortfall_per_minute * targets;
        let mut points = FINEST;
        while largest / points > LARGEST_SUM {
            points *= 2.0;
        }
        Units { points }
    }

    /// The least whole units that are no fewer than these points.
    pub fn up(&self, points: f64) -> i64 {
        (points / self.points).ceil().clamp(-LARGEST_SUM, LARGEST_SUM) as i64
    }

    /// The most whole units that are no more than these points.
    pub fn down(&self, points: f64) -> i64 {
        (points / self.points).floor().clamp(-LARGEST_SUM, LARGEST_SUM) as i64
    }

    /// Back to points; exact as long as the units fit 53 bits.
    pub fn points(&self, units: i64) -> f64 {
        units as f64 * self.points
    }

    /// Back to points, never fewer.
    pub fn points_up(&self, units: i64) -> f64 {
        let points = self.points(units);
        match points.abs() < (1u64 << 52) as f64 * self.points {
            true => points,
            false => points.next_up(),
        }
    }
}
