//! Dates, months, times and telephone numbers as spreadsheets write them: a day as the number of days since the end of
//! 1899, a time as a part of a day, a number without the nought before it.

use chrono::{Datelike, Days, NaiveDate};

use crate::basics::local_time::DayTime;
use crate::basics::{day, text};

/// The days that a number can mean: from 1927 to 2173. Smaller numbers are no dates that anybody means.
const SERIALS: std::ops::RangeInclusive<u64> = 10_000..=99_999;

/// Reads a date: as people write it, with a time that says nothing (`1/12/2026 0:00`), or as a number (`46357`).
pub fn date(typed: &str) -> Option<NaiveDate> {
    let typed = text::plain(typed);
    let typed = typed.split_once([' ', 'T']).filter(|(_, time)| is_midnight(time)).map_or(&*typed, |(day, _)| day);
    serial(typed).or_else(|| day::parse(typed))
}

/// Whether a time beside a date says nothing more: `00:00`, `0:00:00`, `00:00:00.000Z`.
fn is_midnight(time: &str) -> bool {
    time.contains(':') && time.bytes().all(|b| b"0:.Z".contains(&b))
}

fn serial(typed: &str) -> Option<NaiveDate> {
    let whole = typed.strip_suffix(".0").or_else(|| typed.strip_suffix(",0")).unwrap_or(typed);
    let days = whole.parse().ok().filter(|days| SERIALS.contains(days) && whole.bytes().all(|b| b.is_ascii_digit()))?;
    // Excel takes 1900 for a leap year, so that its first day that is right is 1 March.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// Reads the month of a birth as its first day: a month as people write it, as Excel shortens it (`mrt/24`, `Mar-24`),
/// or any date in it.
pub fn month(typed: &str) -> Option<NaiveDate> {
    let first = |date: NaiveDate| date.with_day(1);
    day::parse_month(typed).or_else(|| date(typed).and_then(first)).or_else(|| short_month(&text::plain(typed)))
}

/// A month's name and two figures of this century.
fn short_month(typed: &str) -> Option<NaiveDate> {
    let (name, year) = typed.rsplit_once([' ', '-', '/', '\''])?;
    let is_name = name.chars().any(char::is_alphabetic) && !name.chars().any(|c| c.is_ascii_digit());
    let is_year = year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit());
    if is_name && is_year { day::parse_month(&format!("{name} 20{year}")) } else { None }
}

/// Reads a time of day: as people write it, with seconds that are none (`08:30:00`), or as a part of a day (`0,354`).
pub fn time(typed: &str) -> Option<DayTime> {
    let typed = text::plain(typed);
    let whole = typed.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(&typed);
    DayTime::parse(whole).or_else(|| part_of_day(&typed))
}

fn part_of_day(typed: &str) -> Option<DayTime> {
    let is_part = |text: &str| text == "1" || text.starts_with("0,") || text.starts_with("0.");
    let part: f64 = typed.replace(',', ".").parse().ok().filter(|part| is_part(typed) && (0.0..=1.0).contains(part))?;
    let minutes = (part * 24.0 * 60.0).round() as u32;
    DayTime::parse(&format!("{:02}:{:02}", minutes / 60, minutes % 60))
}

/// A telephone number with the nought that a spreadsheet has taken for nothing: `470123456` is `0470123456`.
pub fn phone(typed: &str) -> String {
    let plain = text::plain(typed);
    let figures = plain.bytes().all(|b| b.is_ascii_digit() || b == b' ');
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    if figures && !plain.starts_with('0') && (8..=9).contains(&digits) { format!("0{plain}") } else { typed.to_owned() }
}
