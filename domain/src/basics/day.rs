//! Dates and months as people write them, in years that can be meant.

use chrono::{Datelike, NaiveDate};

use crate::basics::{month_names, text};

/// The years that a date or month can be in. What lies outside is a slip of the finger, and no later sum overflows.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Reads a date: `2026-12-31`, `31/12/2026`, `31-12-2026`, `31.12.2026` or `31 december 2026`.
pub fn parse(typed: &str) -> Option<NaiveDate> {
    match *parts(typed)?.as_slice() {
        [Part::Year(year), Part::Small(month), Part::Small(day)]
        | [Part::Small(day), Part::Small(month) | Part::Month(month), Part::Year(year)] => date(year, month, day),
        _ => None,
    }
}

/// Reads a month, as its first day: `2024-03`, `2024/3`, `03/2024`, `3-2024` or `maart 2024`, with the month's name
/// in any language of `month_names`.
pub fn parse_month(typed: &str) -> Option<NaiveDate> {
    match *parts(typed)?.as_slice() {
        [Part::Year(year), Part::Small(month) | Part::Month(month)]
        | [Part::Small(month) | Part::Month(month), Part::Year(year)] => date(year, month, 1),
        _ => None,
    }
}

/// A month as it is kept: `2024-03`.
pub fn month_key(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

#[derive(Clone, Copy, Debug)]
enum Part {
    /// Four digits.
    Year(i32),
    /// One or two digits.
    Small(u32),
    /// A month's name.
    Month(u32),
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| YEARS.contains(&year))
}

/// What was typed, in its parts; none where a part is no figure and no month. A sign is never part of a figure.
fn parts(typed: &str) -> Option<Vec<Part>> {
    let typed = text::plain(typed);
    // More is no date, and needs no reading.
    if typed.len() > 80 || !typed.starts_with(char::is_alphanumeric) || typed.ends_with('-') {
        return None;
    }
    let mut parts = Vec::new();
    // A month's name may be of two words: those between two figures are one name.
    let mut name = String::new();
    for word in typed.split(|c: char| c.is_whitespace() || "-/.,".contains(c)).filter(|word| !word.is_empty()) {
        if !word.bytes().all(|b| b.is_ascii_digit()) {
            name = format!("{name} {word}");
            continue;
        }
        parts.extend(month(&std::mem::take(&mut name))?);
        parts.push(match word.len() {
            4 => Part::Year(word.parse().ok()?),
            1 | 2 => Part::Small(word.parse().ok()?),
            _ => return None,
        });
    }
    parts.extend(month(&name)?);
    Some(parts)
}

/// The month that the words between two figures name, none where there are none; `None` where they name no month.
/// Short words as in *31 de diciembre de 2026* or *2026 г.* say nothing.
fn month(name: &str) -> Option<Option<Part>> {
    match month_names::number(name) {
        Some(number) => Some(Some(Part::Month(number))),
        None => name.split_whitespace().all(|word| word.chars().count() <= 2).then_some(None),
    }
}

#[cfg(test)]
mod tests;
