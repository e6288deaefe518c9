//! A date that somebody wrote: at every door the same bounds, so that no odd year reaches a calculation.

use chrono::{Datelike, NaiveDate};

/// Reads a date such as `2026-11-25` in the years 1900 to 2200.
pub fn parse(text: &str) -> Option<NaiveDate> {
    let day: NaiveDate = text.trim().parse().ok()?;
    (1900..=2200).contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_years_are_no_dates() {
        assert_eq!(parse(" 2026-11-25 "), NaiveDate::from_ymd_opt(2026, 11, 25));
        for text in ["", "+262142-12-31", "-262143-01-01", "0001-01-01", "1899-12-31", "2201-01-01", "2026-02-30", "25/11/2026"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
