//! The hours that are left of the month and of the year.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Figures;

/// Minutes of care by month, as in `2026-11`.
pub type MinutesByMonth = HashMap<String, i64>;

/// How much of a cap is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// Minutes worked or planned.
    pub used: i64,
    /// The most minutes.
    pub most: i64,
}

impl Cap {
    /// Minutes that are left; none when the cap is passed.
    pub fn left(&self) -> i64 {
        (self.most - self.used).max(0)
    }

    /// From how many minutes on the meter warns: the last tenth.
    pub fn high(&self) -> i64 {
        self.most * 9 / 10
    }
}

/// The caps of the month and the year that a day lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Of this month.
    pub month: Cap,
    /// Of this calendar year.
    pub year: Cap,
}

impl Caps {
    /// The caps of a scheme, and what of them is used by the months given: planned here, or worked elsewhere.
    pub fn on(day: NaiveDate, figures: &Figures, worked: &[&MinutesByMonth]) -> Self {
        let sum = |wanted: &str| {
            worked.iter().flat_map(|months| months.iter()).filter(|(m, _)| m.starts_with(wanted)).map(|(_, n)| n).sum()
        };
        Caps {
            month: Cap { used: sum(&day.format("%Y-%m").to_string()), most: figures.month_cap_minutes },
            year: Cap { used: sum(&day.format("%Y-").to_string()), most: figures.year_cap_minutes },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vouchers;

    #[test]
    fn the_month_and_the_year_count_what_lies_in_them() {
        let day: NaiveDate = "2026-11-22".parse().expect("a date");
        let figures = vouchers::figures("wijk-werken", day).expect("a scheme");
        let planned = MinutesByMonth::from([
            ("2026-11".to_owned(), 600),
            ("2026-12".to_owned(), 300),
            ("2025-11".to_owned(), 9000),
        ]);
        let by_hand = MinutesByMonth::from([("2026-11".to_owned(), 60)]);
        let caps = Caps::on(day, figures, &[&planned, &by_hand]);
        assert_eq!((caps.month.used, caps.month.left()), (660, 60 * 60 - 660));
        assert_eq!((caps.year.used, caps.year.left()), (960, 630 * 60 - 960));
    }

    #[test]
    fn a_passed_cap_leaves_nothing() {
        assert_eq!(Cap { used: 70, most: 60 }.left(), 0);
    }
}
