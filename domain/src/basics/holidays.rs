//! Public holidays in Belgium: the ten of the law of 4 January 1974 and the royal decree of 18 April 1974, article 1.

use chrono::{Datelike, Days, NaiveDate};

/// Those that are on the same day every year, as month and day.
const FIXED: [(u32, u32); 7] = [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)];
/// Those that follow Easter, as days after it: Easter Monday, Ascension, Whit Monday.
const AFTER_EASTER: [u64; 3] = [1, 39, 50];

/// Whether a day is a public holiday.
pub fn is_public(day: NaiveDate) -> bool {
    let follows =
        |easter: NaiveDate| AFTER_EASTER.iter().any(|days| easter.checked_add_days(Days::new(*days)) == Some(day));
    FIXED.contains(&(day.month(), day.day())) || easter(day.year()).is_some_and(follows)
}

/// Easter Sunday, by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let corrected = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - corrected + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published lists of the ten, with Easter and Whit Sunday, which are Sundays and no holidays of the law.
    const PUBLISHED: &str = include_str!("../../tests/public_holidays.csv");

    #[test]
    fn the_rules_name_the_published_days_and_no_others() {
        let listed: Vec<(NaiveDate, &str)> = PUBLISHED
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(','))
            .map(|(date, name)| (date.parse().expect("a date"), name))
            .filter(|(_, name)| !["Easter Sunday", "Pentecost"].contains(name))
            .collect();
        let first = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date");
        let found: Vec<NaiveDate> =
            first.iter_days().take_while(|day| day.year() <= 2030).filter(|day| is_public(*day)).collect();
        assert_eq!(found, listed.iter().map(|(day, _)| *day).collect::<Vec<_>>());
        assert_eq!(found.len(), 70);
    }

    #[test]
    fn easter_is_where_the_church_has_it() {
        let days = [(1999, 4, 4), (2000, 4, 23), (2027, 3, 28), (2028, 4, 16), (2038, 4, 25), (2285, 3, 22)];
        for (year, month, day) in days {
            assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day), "{year}");
        }
    }
}
