//! When a caregiver can work: a weekly pattern in wall time, and dates on which it is otherwise.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Caregiver, Shade, letters, rows};
use crate::basics::IsoWeek;
use crate::basics::ids::CaregiverId;
use crate::basics::local_time::DayTime;
use crate::basics::mark::{Saved, mark};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};

/// Asks her in a letter when she can work in a week.
pub fn ask_for_hours(context: &mut Context, caregiver: &Caregiver, week: IsoWeek) -> anyhow::Result<()> {
    journal::record(context, &Entry::new(Kind::HoursAsked).caregiver(&caregiver.id).week(week))?;
    letters::ask_hours(context, caregiver, week)
}

/// Some hours of a day, on the wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// From when.
    pub from: DayTime,
    /// Until when; later than `from`, at the latest 24:00.
    pub until: DayTime,
    /// How gladly.
    pub shade: Shade,
}

/// The hours of each weekday, Monday first.
pub type Pattern = [Vec<Hours>; 7];

/// A date on which the weekly pattern does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Which date.
    pub day: NaiveDate,
    /// Her hours on that date; none: she does not work then.
    pub hours: Vec<Hours>,
}

/// Why hours are no hours of a day. Carries the place in the list that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursFault {
    /// The end is not after the start.
    EndsBeforeStart(usize),
    /// They run through others that stand before them in the list.
    Overlap(usize),
}

/// The hours of one day in the order of the clock, if each ends after it starts and no two overlap; touching is fine.
pub fn in_order(hours: &[Hours]) -> Result<Vec<Hours>, HoursFault> {
    for (i, one) in hours.iter().enumerate() {
        if one.until <= one.from {
            return Err(HoursFault::EndsBeforeStart(i));
        }
        if hours[..i].iter().any(|other| other.from < one.until && one.from < other.until) {
            return Err(HoursFault::Overlap(i));
        }
    }
    let mut ordered = hours.to_vec();
    ordered.sort_by_key(|h| h.from);
    Ok(ordered)
}

/// Her weekly pattern.
pub fn pattern(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Pattern> {
    let mut pattern = Pattern::default();
    for row in rows::availability::patterns(context, Some(caregiver))?.0 {
        pattern[row.weekday].push(row.hours);
    }
    Ok(pattern)
}

/// Her exceptions from `first` on, by date.
pub fn exceptions(context: &mut Context, caregiver: &CaregiverId, first: NaiveDate) -> anyhow::Result<Vec<Exception>> {
    let mut found: Vec<Exception> = Vec::new();
    for row in rows::availability::exceptions(context, Some(caregiver), first, None)?.0 {
        if found.last().is_none_or(|last| last.day != row.day) {
            found.push(Exception { day: row.day, hours: Vec::new() });
        }
        if let Some(last) = found.last_mut() {
            last.hours.extend(row.hours);
        }
    }
    Ok(found)
}

/// The weekly patterns of all who have one.
pub fn patterns(context: &mut Context) -> anyhow::Result<HashMap<CaregiverId, Pattern>> {
    let mut patterns: HashMap<CaregiverId, Pattern> = HashMap::new();
    for row in rows::availability::patterns(context, None)?.0 {
        patterns.entry(row.caregiver).or_default()[row.weekday].push(row.hours);
    }
    Ok(patterns)
}

/// Everybody's exceptions from today on: her hours on each date, none where she does not work then.
pub fn all_exceptions(context: &mut Context) -> anyhow::Result<HashMap<CaregiverId, HashMap<NaiveDate, Vec<Hours>>>> {
    let mut dates: HashMap<CaregiverId, HashMap<NaiveDate, Vec<Hours>>> = HashMap::new();
    let today = context.today();
    for row in rows::availability::exceptions(context, None, today, None)?.0 {
        dates.entry(row.caregiver).or_default().entry(row.day).or_default().extend(row.hours);
    }
    Ok(dates)
}

/// Takes in hours that came by a file: a weekly pattern in place of the one she had, where there is one, and what holds
/// on some dates. All hours of a day have passed [`in_order`].
pub fn bring_in(
    context: &mut Context,
    caregiver: &CaregiverId,
    new: Option<&Pattern>,
    exceptions: &[Exception],
) -> anyhow::Result<()> {
    rows::hold(context, caregiver)?;
    if let Some(new) = new {
        rows::availability::delete_pattern(context, caregiver)?;
        rows::availability::insert_pattern(context, caregiver, new)?;
    }
    for exception in exceptions {
        rows::availability::delete_exception(context, caregiver, exception.day)?;
        rows::availability::insert_exception(context, caregiver, exception)?;
    }
    let detail =
        format!("pattern: {}, exceptions: {}", if new.is_some() { "new" } else { "as it was" }, exceptions.len());
    journal::record(context, &Entry::new(Kind::AvailabilityChanged).caregiver(caregiver).detail(detail).by_import())
}

/// Puts a weekly pattern in place of the one she had. Its days hold hours that [`in_order`] has let through. `opened`
/// marks the pattern that the form showed.
pub fn replace_pattern(
    context: &mut Context,
    caregiver: &CaregiverId,
    new: &Pattern,
    opened: &str,
) -> anyhow::Result<Saved> {
    rows::hold(context, caregiver)?;
    if mark(&pattern(context, caregiver)?) != opened {
        return Ok(Saved::ChangedMeanwhile);
    }
    rows::availability::delete_pattern(context, caregiver)?;
    rows::availability::insert_pattern(context, caregiver, new)?;
    let minutes: u32 = new.iter().flatten().map(|h| u32::from(h.until.minutes() - h.from.minutes())).sum();
    record(context, caregiver, format!("pattern: {minutes} minutes a week"))?;
    Ok(Saved::Saved)
}

/// Sets what holds on one date, in place of what held there. Its hours have passed [`in_order`]. `opened` marks the
/// exceptions from today on that the form showed.
pub fn set_exception(
    context: &mut Context,
    caregiver: &CaregiverId,
    exception: &Exception,
    opened: &str,
) -> anyhow::Result<Saved> {
    rows::hold(context, caregiver)?;
    let today = context.today();
    if mark(&exceptions(context, caregiver, today)?) != opened {
        return Ok(Saved::ChangedMeanwhile);
    }
    rows::availability::delete_exception(context, caregiver, exception.day)?;
    rows::availability::insert_exception(context, caregiver, exception)?;
    record(context, caregiver, format!("exception: {}", exception.day))?;
    Ok(Saved::Saved)
}

/// Lets the weekly pattern hold again on a date.
pub fn remove_exception(context: &mut Context, caregiver: &CaregiverId, day: NaiveDate) -> anyhow::Result<()> {
    if rows::availability::delete_exception(context, caregiver, day)? {
        record(context, caregiver, format!("exception removed: {day}"))?;
    }
    Ok(())
}

fn record(context: &mut Context, caregiver: &CaregiverId, detail: String) -> anyhow::Result<()> {
    journal::record(context, &Entry::new(Kind::AvailabilityChanged).caregiver(caregiver).detail(detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(from: &str, until: &str) -> Hours {
        let read = |text| DayTime::parse(text).expect("a time of day");
        Hours { from: read(from), until: read(until), shade: Shade::Ok }
    }

    #[test]
    fn hours_come_in_the_order_of_the_clock_and_may_touch() {
        let (morning, rest) = (hours("08:00", "12:00"), hours("12:00", "24:00"));
        assert_eq!(in_order(&[rest, morning]), Ok(vec![morning, rest]));
    }

    #[test]
    fn hours_that_end_before_they_start_are_refused() {
        assert_eq!(in_order(&[hours("08:00", "12:00"), hours("14:00", "14:00")]), Err(HoursFault::EndsBeforeStart(1)));
        assert_eq!(in_order(&[hours("22:00", "06:00")]), Err(HoursFault::EndsBeforeStart(0)));
    }

    #[test]
    fn hours_that_overlap_are_refused() {
        assert_eq!(in_order(&[hours("08:00", "12:00"), hours("11:59", "13:00")]), Err(HoursFault::Overlap(1)));
        assert_eq!(in_order(&[hours("08:00", "12:00"), hours("09:00", "10:00")]), Err(HoursFault::Overlap(1)));
    }
}
