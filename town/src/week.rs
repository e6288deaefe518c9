//! A planning week, Monday to Sunday, as the pages name it.

use chrono::{Datelike, Days, NaiveDate};

/// An ISO week; written as in `2026-W48`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week(NaiveDate);

impl Week {
    /// The week in which a day falls.
    pub fn of(day: NaiveDate) -> Self {
        Week(day - Days::new(u64::from(day.weekday().num_days_from_monday())))
    }

    /// So many weeks later, or earlier where the number is below zero.
    pub fn plus(self, weeks: i64) -> Self {
        Week(self.0 + chrono::Duration::weeks(weeks))
    }

    /// Its days, from Monday on.
    pub fn days(self) -> [NaiveDate; 7] {
        std::array::from_fn(|i| self.0 + Days::new(i as u64))
    }
}

impl std::fmt::Display for Week {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let week = self.0.iso_week();
        write!(f, "{:04}-W{:02}", week.year(), week.week())
    }
}
