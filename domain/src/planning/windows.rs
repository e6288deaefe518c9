//! Stretches of time in which somebody can work, as the solver knows them.

use solver::Preference;

use crate::basics::Instant;
use crate::caregivers::Shade;

/// How the solver calls a shade of availability.
pub fn preference(shade: Shade) -> Preference {
    match shade {
        Shade::Wanted => Preference::Wanted,
        Shade::Ok => Preference::Ok,
        Shade::IfNeeded => Preference::IfNeeded,
    }
}

/// Adds what is missing of a stretch, so that sorted windows that do not overlap still do not.
pub fn cover(windows: &mut Vec<(Instant, Instant, Preference)>, start: Instant, end: Instant) {
    let mut missing = Vec::new();
    let mut at = start;
    for (from, until, _) in windows.iter() {
        if *until <= at || *from >= end {
            continue;
        }
        if *from > at {
            missing.push((at, *from, Preference::Ok));
        }
        at = at.max(*until);
    }
    if at < end {
        missing.push((at, end, Preference::Ok));
    }
    windows.extend(missing);
    windows.sort_by_key(|(from, ..)| *from);
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn at(minutes: i64) -> Instant {
        Instant::from_utc(DateTime::UNIX_EPOCH).plus_minutes(minutes)
    }

    fn covered(windows: &[(i64, i64)], start: i64, end: i64) -> Vec<(i64, i64)> {
        let mut all: Vec<_> = windows.iter().map(|(a, b)| (at(*a), at(*b), Preference::Wanted)).collect();
        cover(&mut all, at(start), at(end));
        all.iter().map(|(a, b, _)| (a.minutes_since(at(0)), b.minutes_since(at(0)))).collect()
    }

    #[test]
    fn a_settled_slot_is_always_inside_the_availability() {
        assert_eq!(covered(&[], 10, 20), [(10, 20)]);
        assert_eq!(covered(&[(0, 30)], 10, 20), [(0, 30)]);
        assert_eq!(covered(&[(12, 14), (16, 30)], 10, 20), [(10, 12), (12, 14), (14, 16), (16, 30)]);
        assert_eq!(covered(&[(0, 12)], 10, 20), [(0, 12), (12, 20)]);
        assert_eq!(covered(&[(30, 40)], 10, 20), [(10, 20), (30, 40)]);
    }
}
