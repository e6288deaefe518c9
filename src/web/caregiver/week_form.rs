//! The form of a weekly pattern: for each day some rows of from, until and shade; the same rows for a single date.
//!
//! Field names end in the day and the row: `from-1-0` is the start of Monday's first row. Days are numbered 1 to 7, a
//! single date is 0; `rows-1` says how many rows Monday has.

use chrono::{Days, NaiveDate};

use domain::basics::local_time::DayTime;
use domain::basics::{IsoWeek, day};
use domain::caregivers::availability::{HoursFault, in_order};
use domain::caregivers::{Exception, Hours, Pattern, Shade};
use domain::words::{Message, Words};

use crate::web::kit::{Faults, Fields};

/// The most rows of a day.
pub const MOST_ROWS: usize = 6;
/// The number that stands for a single date, where 1 to 7 are weekdays.
const SINGLE: usize = 0;
/// How far ahead an exception can be, in days.
const FARTHEST_DAYS: u64 = 400;

/// One row of from, until and shade.
#[derive(Clone, Debug)]
pub struct Row {
    /// What its field names end in.
    pub id: String,
    /// What was typed for its start.
    pub from: String,
    /// What was typed for its end.
    pub until: String,
    /// The shade that is chosen.
    pub shade: String,
}

/// The rows of a day.
#[derive(Clone, Debug)]
pub struct DayRows {
    /// 1 to 7, from Monday on; 0 for a single date.
    pub number: usize,
    /// The name of the weekday.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether there is room for one more.
    pub room: bool,
}

impl Row {
    /// What is wrong with its field `name`.
    pub fn fault(&self, faults: &Faults, words: &Words, name: &str) -> Option<String> {
        faults.of(&format!("{name}-{}", self.id), words)
    }
}

/// The names of the weekdays, from Monday on.
pub fn weekdays(words: &Words) -> Vec<String> {
    IsoWeek::of(NaiveDate::default()).days().into_iter().map(|day| words.weekday(day)).collect()
}

/// The days of the week with their rows, as they were typed.
pub fn week(words: &Words, fields: &Fields) -> Vec<DayRows> {
    (1..).zip(weekdays(words)).map(|(number, name)| day(fields, number, name)).collect()
}

/// The rows of a single date, as they were typed.
pub fn single(fields: &Fields) -> DayRows {
    day(fields, SINGLE, String::new())
}

fn day(fields: &Fields, number: usize, name: String) -> DayRows {
    let count = rows(fields, number);
    DayRows { number, name, rows: (0..count).map(|i| row(fields, number, i)).collect(), room: count < MOST_ROWS }
}

fn row(fields: &Fields, day: usize, index: usize) -> Row {
    let id = format!("{day}-{index}");
    let value = |name: &str| fields.get(&format!("{name}-{id}")).to_owned();
    let shade = Shade::parse(&value("shade")).unwrap_or(Shade::Ok);
    Row { from: value("from"), until: value("until"), shade: shade.as_str().to_owned(), id }
}

fn rows(fields: &Fields, day: usize) -> usize {
    fields.get(&format!("rows-{day}")).parse().unwrap_or(1).clamp(1, MOST_ROWS)
}

/// Whether "add a row" was pressed: then the day has one more.
pub fn one_more_row(fields: &mut Fields) -> bool {
    let Some(day) = fields.get("do").strip_prefix("add-").and_then(|d| d.parse().ok()).filter(|d| *d <= 7) else {
        return false;
    };
    let more = (rows(fields, day) + 1).min(MOST_ROWS);
    fields.set(&format!("rows-{day}"), more.to_string());
    true
}

/// The form filled with a pattern.
pub fn fields_of(pattern: &Pattern) -> Fields {
    let mut fields = Fields::default();
    for (day, hours) in (1..).zip(pattern) {
        fields.set(&format!("rows-{day}"), hours.len().to_string());
        for (i, one) in hours.iter().enumerate() {
            fields.set(&format!("from-{day}-{i}"), one.from.to_string());
            fields.set(&format!("until-{day}-{i}"), as_typed(one.until));
            fields.set(&format!("shade-{day}-{i}"), one.shade.as_str());
        }
    }
    fields
}

/// A time field knows no 24:00: the end of the day is written as 00:00 there.
fn as_typed(until: DayTime) -> String {
    if until.minutes() == 24 * 60 { "00:00".to_owned() } else { until.to_string() }
}

/// Reads a weekly pattern.
pub fn pattern(fields: &Fields) -> Result<Pattern, Faults> {
    let mut faults = Faults::default();
    let pattern = std::array::from_fn(|i| hours(fields, i + 1, &mut faults));
    if faults.none() { Ok(pattern) } else { Err(faults) }
}

/// Reads what holds on a single date, not before `today`: `kind` says `off` or `hours`.
pub fn exception(fields: &Fields, today: NaiveDate) -> Result<Exception, Faults> {
    let mut faults = Faults::default();
    let fault = || Message::new("availability-fault-day");
    let in_reach = |day: &NaiveDate| (today..=today + Days::new(FARTHEST_DAYS)).contains(day);
    let day = faults.keep("day", day::parse(fields.get("day")).filter(in_reach).ok_or_else(fault));
    let off =
        faults.choice("kind", fields.get("kind"), |kind| ["off", "hours"].contains(&kind).then_some(kind == "off"));
    let hours = if off == Some(false) { hours(fields, SINGLE, &mut faults) } else { Vec::new() };
    if off == Some(false) && hours.is_empty() {
        faults.note("from-0-0", Message::new("availability-fault-time"));
    }
    match day.filter(|_| faults.none()) {
        Some(day) => Ok(Exception { day, hours }),
        None => Err(faults),
    }
}

/// Reads the rows of a day; a row without times is as if it were not there.
fn hours(fields: &Fields, day: usize, faults: &mut Faults) -> Vec<Hours> {
    let mut ids = Vec::new();
    let mut hours = Vec::new();
    for row in
        (0..rows(fields, day)).map(|i| row(fields, day, i)).filter(|row| !row.from.is_empty() || !row.until.is_empty())
    {
        let time = |text: &str| DayTime::parse(text).ok_or_else(|| Message::new("availability-fault-time"));
        let from = faults.keep(&format!("from-{}", row.id), time(&row.from));
        let until = faults.keep(&format!("until-{}", row.id), time(&row.until).map(DayTime::as_end));
        if let (Some(from), Some(until), Some(shade)) = (from, until, Shade::parse(&row.shade)) {
            hours.push(Hours { from, until, shade });
            ids.push(row.id);
        }
    }
    match in_order(&hours) {
        Ok(ordered) => return ordered,
        Err(HoursFault::EndsBeforeStart(i)) => {
            faults.note(&format!("until-{}", ids[i]), Message::new("availability-fault-end"))
        }
        Err(HoursFault::Overlap(i)) => {
            faults.note(&format!("from-{}", ids[i]), Message::new("availability-fault-overlap"))
        }
    }
    hours
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(pairs: &[(&str, &str)]) -> Vec<String> {
        let faults = pattern(&Fields::from_pairs(pairs.iter().copied())).expect_err("a fault");
        faults.all(&Words::of("en")).into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn a_pattern_survives_the_way_through_the_form() {
        let time = |text| DayTime::parse(text).expect("a time of day");
        let hours = |from, until, shade| Hours { from: time(from), until: time(until), shade };
        let mut before = Pattern::default();
        before[0] = vec![hours("08:00", "12:00", Shade::Wanted), hours("18:00", "24:00", Shade::IfNeeded)];
        before[6] = vec![hours("00:00", "24:00", Shade::Ok)];
        assert_eq!(pattern(&fields_of(&before)).ok(), Some(before));
    }

    #[test]
    fn rows_without_times_are_left_out() {
        let fields = Fields::from_pairs([("rows-1", "2"), ("from-1-0", ""), ("until-1-0", ""), ("shade-1-0", "ok")]);
        assert_eq!(pattern(&fields).ok(), Some(Pattern::default()));
    }

    #[test]
    fn faults_stand_beside_their_row() {
        assert_eq!(faults(&[("from-2-0", "8:00"), ("until-2-0", "")]), ["until-2-0"]);
        assert_eq!(faults(&[("from-2-0", "12:00"), ("until-2-0", "08:00")]), ["until-2-0"]);
        let overlap = [
            ("rows-3", "3"),
            ("from-3-0", "08:00"),
            ("until-3-0", "12:00"),
            ("from-3-2", "11:00"),
            ("until-3-2", "13:00"),
        ];
        assert_eq!(faults(&overlap), ["from-3-2"]);
    }

    #[test]
    fn an_exception_is_a_day_off_or_other_hours() {
        let today = "2026-11-22".parse().expect("a date");
        let read = |pairs: &[(&str, &str)]| exception(&Fields::from_pairs(pairs.iter().copied()), today);
        let off = read(&[("day", "2026-11-25"), ("kind", "off"), ("from-0-0", "08:00"), ("until-0-0", "12:00")]);
        assert_eq!(off.map(|e| e.hours.len()).ok(), Some(0));
        let other = read(&[("day", "2026-11-22"), ("kind", "hours"), ("from-0-0", "08:00"), ("until-0-0", "12:00")]);
        assert_eq!(other.map(|e| e.hours.len()).ok(), Some(1));
        assert!(read(&[("day", "2026-11-21"), ("kind", "off")]).is_err(), "yesterday is over");
        assert!(read(&[("day", "2026-11-25"), ("kind", "hours")]).is_err(), "which hours?");
        assert!(read(&[("day", "2026-11-25")]).is_err(), "off or hours?");
    }

    #[test]
    fn one_more_row_stops_at_the_most() {
        let mut fields = Fields::from_pairs([("do", "add-4"), ("rows-4", "5")]);
        assert!(one_more_row(&mut fields) && one_more_row(&mut fields));
        assert_eq!(fields.get("rows-4"), MOST_ROWS.to_string());
        assert!(!one_more_row(&mut Fields::from_pairs([("do", "add-9")])));
    }
}
