use chrono_tz::Europe::Brussels;

use super::*;
use crate::basics::local_time::DayTime;

fn hours(text: &str) -> Hours {
    let (from, until) = text.split_once('-').expect("from and until");
    let read = |text| DayTime::parse(text).expect("a time of day");
    Hours { from: read(from), until: read(until), shade: Shade::Ok }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The same hours on every weekday.
fn every_day(texts: &[&str]) -> Week {
    let hours: Vec<Hours> = texts.iter().map(|t| hours(t)).collect();
    Week { pattern: std::array::from_fn(|_| hours.clone()), ..Week::default() }
}

/// Start and end of each window in UTC, as in `06:00-11:00`.
fn shown(windows: &[Window]) -> Vec<String> {
    windows.iter().map(|w| format!("{}-{}", w.start.utc().format("%H:%M"), w.end.utc().format("%H:%M"))).collect()
}

fn on(week: &Week, date: &str) -> Vec<String> {
    shown(&week.windows(Brussels, day(date), day(date) + chrono::Days::new(1)))
}

#[test]
fn an_ordinary_day_follows_the_pattern_of_its_weekday() {
    let mut week = Week::default();
    week.pattern[0] = vec![hours("08:00-12:00"), hours("13:00-24:00")];
    assert_eq!(on(&week, "2026-11-23"), ["07:00-11:00", "12:00-23:00"]);
    assert_eq!(on(&week, "2026-11-24"), [""; 0]);
}

#[test]
fn a_date_with_an_exception_follows_it_alone() {
    let mut week = every_day(&["08:00-12:00"]);
    week.exceptions.insert(day("2026-11-24"), vec![hours("18:00-20:00")]);
    week.exceptions.insert(day("2026-11-25"), Vec::new());
    let found = week.windows(Brussels, day("2026-11-23"), day("2026-11-27"));
    assert_eq!(shown(&found), ["07:00-11:00", "17:00-19:00", "07:00-11:00"]);
}

#[test]
fn windows_of_neighbouring_days_touch_at_midnight() {
    let found = every_day(&["00:00-24:00"]).windows(Brussels, day("2026-11-23"), day("2026-11-30"));
    assert_eq!(found.len(), 7);
    assert!(found.windows(2).all(|pair| pair[0].end == pair[1].start));
}

#[test]
fn an_edge_that_the_clock_jumps_over_is_trimmed() {
    // 29 March 2026: 02:00 becomes 03:00, at 01:00 UTC.
    assert_eq!(on(&every_day(&["02:30-06:00"]), "2026-03-29"), ["01:00-04:00"]);
    assert_eq!(on(&every_day(&["00:00-02:30"]), "2026-03-29"), ["23:00-01:00"]);
    assert_eq!(on(&every_day(&["02:10-02:50"]), "2026-03-29"), [""; 0]);
    assert_eq!(on(&every_day(&["01:00-04:00"]), "2026-03-29"), ["00:00-02:00"]);
}

#[test]
fn of_the_hour_that_comes_twice_a_start_is_the_first_and_an_end_the_second() {
    // 25 October 2026: 03:00 becomes 02:00, at 01:00 UTC.
    assert_eq!(on(&every_day(&["02:30-06:00"]), "2026-10-25"), ["00:30-05:00"]);
    assert_eq!(on(&every_day(&["00:00-02:30"]), "2026-10-25"), ["22:00-01:30"]);
    assert_eq!(on(&every_day(&["02:15-02:45"]), "2026-10-25"), ["00:15-01:45"]);
}

#[test]
fn windows_that_touch_in_the_hour_that_comes_twice_do_not_overlap() {
    assert_eq!(on(&every_day(&["00:00-02:30", "02:30-06:00"]), "2026-10-25"), ["22:00-01:30", "01:30-05:00"]);
    assert_eq!(
        on(&every_day(&["02:00-02:20", "02:20-02:40", "02:40-03:00"]), "2026-10-25"),
        ["00:00-01:20", "01:20-01:40", "01:40-02:00"]
    );
}

#[test]
fn on_every_day_of_many_years_and_zones_windows_are_in_order_and_whole_days_join_up() {
    let broken = every_day(&["00:00-02:30", "02:30-03:00", "03:00-24:00"]);
    for zone in [Brussels, chrono_tz::America::Havana, chrono_tz::Australia::Lord_Howe, chrono_tz::America::New_York] {
        let (from, until) = (day("2024-01-01"), day("2041-01-01"));
        let found = broken.windows(zone, from, until);
        assert!(found.iter().all(|w| w.start < w.end), "{zone}");
        assert!(found.windows(2).all(|pair| pair[0].end == pair[1].start), "{zone}");
        let all = (found.first().map(|w| w.start), found.last().map(|w| w.end));
        let start = |day| crate::basics::local_time::start_of_day(day, zone);
        assert_eq!(all, (Some(start(from)), Some(start(until))), "{zone}");
    }
}
