//! Wall time: what people write, and which moment it is.

use chrono::{LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike};
use chrono_tz::Tz;

use crate::basics::{Instant, text};
use crate::read_from_text;

/// Which moment a wall time is: usually one, on two days a year none or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The one moment that it is.
    One(Instant),
    /// The clock goes back over it: it comes twice.
    Twice(Instant, Instant),
    /// The clock jumps over it.
    Never,
}

impl Moment {
    /// The moment, the first of two; none where the clock jumps over it.
    pub fn first(self) -> Option<Instant> {
        match self {
            Moment::One(at) | Moment::Twice(at, _) => Some(at),
            Moment::Never => None,
        }
    }
}

/// Which moment the wall time `wall` is in `zone`.
pub fn moment(wall: NaiveDateTime, zone: Tz) -> Moment {
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(at) => Moment::One(Instant::from_utc(at.to_utc())),
        LocalResult::Ambiguous(a, b) => Moment::Twice(Instant::from_utc(a.to_utc()), Instant::from_utc(b.to_utc())),
        LocalResult::None => Moment::Never,
    }
}

/// The first moment of a local day. Where midnight is jumped over, the day begins when the clock lands.
pub fn start_of_day(day: NaiveDate, zone: Tz) -> Instant {
    let midnight = day.and_time(NaiveTime::MIN);
    (0..=180)
        .find_map(|minutes| moment(midnight + chrono::Duration::minutes(minutes), zone).first())
        .unwrap_or_else(|| Instant::from_utc(midnight.and_utc()))
}

/// A time of day such as `07:30`, or `24:00` for the end of the day; seconds are not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, diesel::deserialize::FromSqlRow)]
pub struct DayTime {
    minutes: u16,
}

impl DayTime {
    /// Reads `7:30`, `07:30` or `24:00`, and as people write it: `7u30`, `7h30`, `7.30`, `7u`, `7:30 PM`, `7 a.m.`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text::plain(text).to_lowercase();
        match half_of_day(&text) {
            Some((twelve, afternoon)) => {
                let whole =
                    if twelve.contains([':', '.', 'h', 'u']) { twelve.to_owned() } else { format!("{twelve}:00") };
                let minutes = Self::of_clock(&whole)?.minutes;
                let noon = if afternoon { 12 * 60 } else { 0 };
                (60..13 * 60).contains(&minutes).then_some(DayTime { minutes: minutes % (12 * 60) + noon })
            }
            None => Self::of_clock(&text),
        }
    }

    fn of_clock(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(|c: char| ":.uh".contains(c))?;
        let (hours, minutes) = match (hours.trim_end(), minutes.trim_start()) {
            (hours, "") if text.ends_with(['u', 'h']) => (hours, "00"),
            both => both,
        };
        let figures = |figures: &str| figures.bytes().all(|b| b.is_ascii_digit());
        if hours.is_empty() || hours.len() > 2 || minutes.len() != 2 || !figures(hours) || !figures(minutes) {
            return None;
        }
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        let total = hours * 60 + minutes;
        (minutes < 60 && total <= 24 * 60).then_some(DayTime { minutes: total })
    }

    /// Minutes after midnight on the wall clock, 0 to 1440.
    pub fn minutes(self) -> u16 {
        self.minutes
    }

    /// The same time as the end of something: midnight is that of the day that ends, `24:00`.
    pub fn as_end(self) -> Self {
        if self.minutes == 0 { DayTime { minutes: 24 * 60 } } else { self }
    }

    /// The wall time that this is on `day`; `24:00` is midnight of the next.
    pub fn on(self, day: NaiveDate) -> NaiveDateTime {
        day.and_time(NaiveTime::MIN) + chrono::Duration::minutes(i64::from(self.minutes))
    }
}

/// A time on a clock of twelve hours without its `AM` or `PM`, and whether it is after noon.
fn half_of_day(text: &str) -> Option<(&str, bool)> {
    let halves = [("am", false), ("a.m.", false), ("a.m", false), ("pm", true), ("p.m.", true), ("p.m", true)];
    halves.into_iter().find_map(|(half, afternoon)| Some((text.strip_suffix(half)?.trim_end(), afternoon)))
}

read_from_text!(DayTime);

impl From<NaiveTime> for DayTime {
    fn from(time: NaiveTime) -> Self {
        DayTime { minutes: (time.hour() * 60 + time.minute()) as u16 }
    }
}

impl std::fmt::Display for DayTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// How wall times are kept in the database: `2026-11-23T07:30`.
pub const WALL_FORMAT: &str = "%Y-%m-%dT%H:%M";

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, WALL_FORMAT).expect("a wall time")
    }

    #[test]
    fn a_time_that_the_clock_jumps_over_never_is() {
        assert_eq!(moment(wall("2026-03-29T02:30"), chrono_tz::Europe::Brussels), Moment::Never);
    }

    #[test]
    fn a_time_that_comes_twice_is_an_hour_apart() {
        let Moment::Twice(a, b) = moment(wall("2026-10-25T02:30"), chrono_tz::Europe::Brussels) else {
            panic!("02:30 comes twice on 25 October 2026");
        };
        assert_eq!(b.minutes_since(a), 60);
    }

    #[test]
    fn every_day_has_a_start_and_lasts_23_to_25_hours() {
        let mut day = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date");
        while day < NaiveDate::from_ymd_opt(2041, 1, 1).expect("a date") {
            let next = day.succ_opt().expect("a next day");
            let minutes = start_of_day(next, chrono_tz::Europe::Brussels)
                .minutes_since(start_of_day(day, chrono_tz::Europe::Brussels));
            assert!([1380, 1440, 1500].contains(&minutes), "{day}: {minutes}");
            day = next;
        }
    }

    #[test]
    fn times_of_day_are_strict() {
        assert_eq!(DayTime::parse("7:05").map(|t| t.to_string()), Some("07:05".into()));
        assert_eq!(DayTime::parse("24:00").map(DayTime::minutes), Some(1440));
        for typed in
            ["07:30", "7u30", "7h30", "7.30", "7 u 30", "٧:٣٠", "۰۷:۳۰", "\u{202a}7:30\u{202c}", "07:30\t", "7H30"]
        {
            assert_eq!(DayTime::parse(typed).map(|t| t.to_string()), Some("07:30".into()), "{typed}");
        }
        for (typed, read) in [
            ("9:00 AM", "09:00"),
            ("9:30pm", "21:30"),
            ("12:15 p.m.", "12:15"),
            ("12:00 am", "00:00"),
            ("9 PM", "21:00"),
            ("9u30", "09:30"),
        ] {
            assert_eq!(DayTime::parse(typed).map(|t| t.to_string()), Some(read.into()), "{typed}");
        }
        for bad in ["13:00 PM", "0:30 am", "am", "24:00 pm"] {
            assert_eq!(DayTime::parse(bad), None, "{bad}");
        }
        assert_eq!(DayTime::parse("8u").map(|t| t.to_string()), Some("08:00".into()));
        for bad in
            ["", "7", "24:01", "25:00", "07:60", "07:5", "-1:30", "07:30:00", "+7:30", "7:+3", "u30", "7.", "noen"]
        {
            assert_eq!(DayTime::parse(bad), None, "{bad}");
        }
    }
}
