//! The planning week: an ISO week, Monday to Sunday.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::read_from_text;

/// An ISO week such as `2026-W48`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, diesel::deserialize::FromSqlRow)]
pub struct IsoWeek {
    monday: NaiveDate,
}

impl IsoWeek {
    /// The week in which `day` falls.
    pub fn of(day: NaiveDate) -> Self {
        let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
        IsoWeek { monday }
    }

    /// The week that `text` names, as in `2026-W48`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, week) = text.split_once("-W")?;
        if year.len() != 4 || week.len() != 2 {
            return None;
        }
        let year: i32 = year.parse().ok().filter(|y| (1970..=2200).contains(y))?;
        let monday = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)?;
        Some(IsoWeek { monday })
    }

    /// Its Monday.
    pub fn monday(self) -> NaiveDate {
        self.monday
    }

    /// Its seven days, from Monday on.
    pub fn days(self) -> [NaiveDate; 7] {
        std::array::from_fn(|i| self.monday + Days::new(i as u64))
    }

    /// The week after this one.
    pub fn next(self) -> Self {
        IsoWeek { monday: self.monday + Days::new(7) }
    }

    /// The week before this one.
    pub fn previous(self) -> Self {
        IsoWeek { monday: self.monday - Days::new(7) }
    }

    /// The number of the week in its year, 1 to 53.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }
}

read_from_text!(IsoWeek);

impl std::fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let week = self.monday.iso_week();
        write!(f, "{:04}-W{:02}", week.year(), week.week())
    }
}

#[cfg(test)]
mod tests {
    use super::IsoWeek;

    #[test]
    fn weeks_read_and_write_the_same_text() {
        for text in ["2026-W01", "2026-W48", "2026-W53", "2024-W52"] {
            assert_eq!(IsoWeek::parse(text).map(|w| w.to_string()), Some(text.to_owned()));
        }
        assert_eq!(IsoWeek::parse("2025-W53"), None);
        assert_eq!(IsoWeek::parse("2026-48"), None);
    }

    #[test]
    fn a_year_may_end_inside_a_week() {
        let last = IsoWeek::parse("2026-W53").expect("2026 has 53 weeks");
        assert_eq!(last.next().to_string(), "2027-W01");
        assert_eq!(last.monday().to_string(), "2026-12-28");
    }
}
