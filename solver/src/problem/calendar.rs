//! The ISO week in its time zone: where it begins and ends, and which local day and month an instant is in.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone, Weekday};
use chrono_tz::Tz;

/// One ISO week in one time zone. Instants are minutes since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy)]
pub struct Calendar {
    monday: NaiveDate,
    zone: Tz,
    /// Monday 00:00 local, minutes.
    pub start: i64,
    /// The next Monday 00:00 local, minutes.
    pub end: i64,
}

/// Minutes since 1970-01-01T00:00Z.
pub fn minutes_of(instant: DateTime<FixedOffset>) -> i64 {
    instant.timestamp().div_euclid(60)
}

impl Calendar {
    /// The Monday of an ISO week written `2026-W48`.
    pub fn monday_of(week: &str) -> Option<NaiveDate> {
        let (year, number) = week.split_once("-W")?;
        let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(number, 2) {
            return None;
        }
        let year: i32 = year.parse().ok().filter(|year| (1..9999).contains(year))?;
        NaiveDate::from_isoywd_opt(year, number.parse().ok()?, Weekday::Mon)
    }

    /// The week that begins on this Monday.
    pub fn new(monday: NaiveDate, zone: Tz) -> Self {
        let midnight = |date: NaiveDate| first_instant(date, zone);
        Calendar { monday, zone, start: midnight(monday), end: midnight(monday + TimeDelta::days(7)) }
    }

    /// The zone that local days are told in.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The date of a day of the week, counted from Monday, 0; also before and after the week.
    pub fn date_of(&self, day: i64) -> NaiveDate {
        self.monday + TimeDelta::days(day)
    }

    /// Whether the instant is inside the week.
    pub fn holds(&self, instant: DateTime<FixedOffset>) -> bool {
        (self.start..self.end).contains(&minutes_of(instant))
    }

    /// The local date of an instant.
    pub fn date(&self, instant: DateTime<FixedOffset>) -> NaiveDate {
        instant.with_timezone(&self.zone).date_naive()
    }

    /// The local day of an instant, 0 for the week's Monday.
    pub fn day(&self, instant: DateTime<FixedOffset>) -> i64 {
        (self.date(instant) - self.monday).num_days()
    }

    /// The local month of an instant, `2026-11`.
    pub fn month(&self, instant: DateTime<FixedOffset>) -> String {
        let date = self.date(instant);
        format!("{:04}-{:02}", date.year(), date.month())
    }
}

/// Local midnight, or where the clock jumps over it the first instant after.
fn first_instant(date: NaiveDate, zone: Tz) -> i64 {
    let midnight = date.and_time(NaiveTime::MIN);
    let found = (0..=24 * 4)
        .find_map(|quarter| zone.from_local_datetime(&(midnight + TimeDelta::minutes(15 * quarter))).earliest());
    // Zones that skip a whole day exist only far from any planning week; noon UTC stands in for them.
    found.map_or_else(|| midnight.and_utc().timestamp(), |instant| instant.timestamp()).div_euclid(60)
}
