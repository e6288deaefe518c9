//! The hours in which nobody is written to, but for what cannot wait until the morning.

use chrono::{Days, NaiveDateTime, NaiveTime};

/// A time of day.
const fn at(hour: u32, minute: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, minute, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// From then on it is quiet…
const EVENING: NaiveTime = at(22, 0);
/// … until then.
const MORNING: NaiveTime = at(6, 30);
/// What begins before then is told at night too: in the morning it would be too late to find somebody.
const EARLY: NaiveTime = at(9, 0);

/// Whether the office may be written to at a wall time, when the first thing it has to hear of begins at another.
pub fn may_write(now: NaiveDateTime, first: Option<NaiveDateTime>) -> bool {
    let morning = match now.time() {
        time if time < MORNING => now.date(),
        time if time >= EVENING => now.date() + Days::new(1),
        _ => return true,
    };
    first.is_some_and(|begins| begins < morning.and_time(EARLY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a wall time")
    }

    #[test]
    fn the_night_is_quiet_but_for_what_begins_before_nine() {
        for (now, first, may) in [
            ("2026-11-23 21:59", None, true),
            ("2026-11-23 22:00", None, false),
            ("2026-11-24 06:29", None, false),
            ("2026-11-24 06:30", None, true),
            ("2026-11-23 23:00", Some("2026-11-24 08:59"), true),
            ("2026-11-23 23:00", Some("2026-11-24 09:00"), false),
            ("2026-11-24 05:00", Some("2026-11-24 08:00"), true),
            ("2026-11-24 05:00", Some("2026-11-24 10:00"), false),
            ("2026-11-24 12:00", Some("2026-11-25 11:00"), true),
        ] {
            assert_eq!(may_write(wall(now), first.map(wall)), may, "{now} {first:?}");
        }
    }
}
