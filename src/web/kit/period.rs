//! A week or a month of somebody's work, and the way to the one before and the one after.

use chrono::{Datelike, Months, NaiveDate};

use domain::basics::{Instant, IsoWeek, day, local_time};
use domain::words::Words;

use crate::web::kit::Fields;

/// What a page of somebody's work shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A week.
    Week(IsoWeek),
    /// A month: its first day.
    Month(NaiveDate),
}

impl Period {
    /// What a link asks for; the month of today where it asks for nothing that can be shown.
    pub fn read(query: &Fields, today: NaiveDate) -> Self {
        let week = IsoWeek::parse(query.get("week")).map(Period::Week);
        let month = day::parse_month(query.get("month")).map(Period::Month);
        week.or(month).unwrap_or(Period::Month(today.with_day(1).unwrap_or(today)))
    }

    /// From its first moment until the first after it.
    pub fn bounds(self, zone: chrono_tz::Tz) -> (Instant, Instant) {
        let (first, end) = match self {
            Period::Week(week) => (week.monday(), week.next().monday()),
            Period::Month(first) => (first, first.checked_add_months(Months::new(1)).unwrap_or(first)),
        };
        (local_time::start_of_day(first, zone), local_time::start_of_day(end, zone))
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        match self {
            Period::Week(week) => week.monday(),
            Period::Month(first) => first,
        }
    }

    /// Its name in words.
    pub fn name(self, words: &Words) -> String {
        match self {
            Period::Week(week) => words.week(week),
            Period::Month(first) => words.month(first),
        }
    }

    /// The field of a form that names it, and its value.
    pub fn field(self) -> (String, String) {
        match self {
            Period::Week(week) => ("week".to_owned(), week.to_string()),
            Period::Month(first) => ("month".to_owned(), day::month_key(first)),
        }
    }

    /// What a link to it ends in.
    pub fn query(self) -> String {
        let (name, value) = self.field();
        format!("?{name}={value}")
    }

    /// The ways on: before, after, and the other way of looking; each as a field, its value and its words. They are
    /// buttons and no links, for time has no end, and whatever follows links would not either.
    pub fn ways(self, words: &Words) -> [(String, String, String); 3] {
        let (before, after, other) = match self {
            Period::Week(week) => (
                Period::Week(week.previous()),
                Period::Week(week.next()),
                Period::Month(week.monday().with_day(1).unwrap_or(week.monday())),
            ),
            Period::Month(first) => (
                Period::Month(first.checked_sub_months(Months::new(1)).unwrap_or(first)),
                Period::Month(first.checked_add_months(Months::new(1)).unwrap_or(first)),
                Period::Week(IsoWeek::of(first)),
            ),
        };
        let key = if matches!(self, Period::Week(_)) { "period-by-month" } else { "period-by-week" };
        let way = |to: Period, text: String| {
            let (name, value) = to.field();
            (name, value, text)
        };
        [
            way(before, format!("← {}", before.name(words))),
            way(after, format!("{} →", after.name(words))),
            way(other, words.say(key)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_asks_for_nothing_shows_this_month() {
        let today: NaiveDate = "2026-12-01".parse().expect("a date");
        let read = |name: &str, value: &str| Period::read(&Fields::from_pairs([(name, value)]), today);
        assert_eq!(read("week", "2026-W49").query(), "?week=2026-W49");
        assert_eq!(read("month", "2025-02").query(), "?month=2025-02");
        for (name, value) in [("week", "2026-W60"), ("month", "2026-13"), ("week", "x"), ("other", "2026-W49")] {
            assert_eq!(read(name, value).query(), "?month=2026-12", "{name}={value}");
        }
    }
}
