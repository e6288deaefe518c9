//! Points as whole units, so that sums of points are exact and a bound can be rounded outward once and for all.

use crate::problem::Instance;

/// How many points a unit is. A power of two, so that halves, quarters and whole points convert exactly.
#[derive(Debug, Clone, Copy)]
pub struct Units {
    points: f64,
    /// The power of two that it is.
    exponent: i32,
    /// 0 where all weights are whole units, so that sums of points are exact; otherwise 1, which is more than a sum of
    /// points in floats can be wrong by.
    margin: i64,
}

/// Sums stay below this many units, far from the largest i64.
const LARGEST_SUM: f64 = (1u64 << 57) as f64;
/// The finest unit: 2⁻²⁸ points.
const FINEST: f64 = 1.0 / (1u64 << 28) as f64;
const FINEST_EXPONENT: i32 = -28;

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
            + instance.new_face
            + instance.idle_per_minute * instance.idle_until as f64
            + per_minute * 720.0;
        let targets: f64 = instance.people.iter().map(|person| person.target as f64 + 720.0).sum();
        let largest = per_slot * (instance.slots.len() as f64 + 1.0) + 2.0 * weights.shortfall_per_minute * targets;
        let (mut points, mut exponent) = (FINEST, FINEST_EXPONENT);
        while largest / points > LARGEST_SUM {
            points *= 2.0;
            exponent += 1;
        }
        let units = Units { points, exponent, margin: 0 };
        Units { margin: i64::from(units.common_divisor(instance).is_none()), ..units }
    }

    /// A unit is 2 to this power, in points.
    pub fn exponent(&self) -> i32 {
        self.exponent
    }

    /// The largest number of units that divides every plan's score, where all weights are whole units; 1 otherwise. A
    /// bound may then be rounded down to a multiple of it.
    pub fn grid(&self, instance: &Instance) -> i64 {
        self.common_divisor(instance).unwrap_or(1)
    }

    /// The largest number of units that divides every figure of the objective; none where one is no whole number.
    fn common_divisor(&self, instance: &Instance) -> Option<i64> {
        let weights = &instance.week.weights;
        let odd = instance.people.iter().any(|person| person.target % 2 == 1);
        let shortfall = weights.shortfall_per_minute / if odd { 2.0 } else { 1.0 };
        let served = instance.slots.iter().map(|slot| {
            let priority = weights.priority[usize::from(slot.priority) - 1];
            weights.served_per_slot + weights.served_per_minute * priority * slot.minutes() as f64
        });
        let single = [
            weights.household_first,
            weights.continuity,
            weights.language,
            weights.wanted_per_minute,
            weights.if_needed_per_minute,
            weights.travel_per_minute,
            shortfall,
            weights.learning_per_minute,
            weights.change,
            instance.idle_per_minute,
            instance.new_face,
        ];
        let mut grid = 0;
        for points in served.chain(single) {
            let units = points / self.points;
            if units.fract() != 0.0 || units.abs() > LARGEST_SUM {
                return None;
            }
            let mut other = units.abs() as i64;
            while other != 0 {
                (grid, other) = (other, grid % other);
            }
        }
        Some(grid.max(1))
    }

    /// The least whole units that are no fewer than these points.
    pub fn up(&self, points: f64) -> i64 {
        if points == 0.0 {
            return 0;
        }
        (points / self.points).ceil().clamp(-LARGEST_SUM, LARGEST_SUM) as i64 + self.margin
    }

    /// The most whole units that are no more than these points.
    pub fn down(&self, points: f64) -> i64 {
        let units = (points / self.points).floor().clamp(-LARGEST_SUM, LARGEST_SUM) as i64;
        // Nothing that is lost becomes a gain.
        if points >= 0.0 { (units - self.margin).max(0) } else { units - self.margin }
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
