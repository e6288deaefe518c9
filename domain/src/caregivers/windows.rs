//! From wall time to moments: the windows in which caregivers can work between two dates.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::{Absence, Caregiver, Hours, Pattern, Shade, absences, rows};
use crate::basics::Instant;
use crate::basics::ids::CaregiverId;
use crate::basics::local_time::{Moment, moment};
use crate::context::Context;

/// A stretch of time in which a caregiver can work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its start.
    pub start: Instant,
    /// Its end, later than its start.
    pub end: Instant,
    /// How gladly.
    pub shade: Shade,
}

/// Hours that are none: they came in past the doors, and nothing is planned by them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddHours {
    /// Whose.
    pub caregiver: CaregiverId,
    /// Of which date; none: of the weekly pattern.
    pub day: Option<NaiveDate>,
}

/// When each of these caregivers can work, on the local days from `from` up to and not with `until`. Everybody is
/// there, perhaps without windows, as who is away is; windows are in order and never overlap, those of neighbouring
/// days may touch at midnight. Hours that are none are left out and named.
pub fn windows(
    context: &mut Context,
    admitted: &[Caregiver],
    zone: Tz,
    from: NaiveDate,
    until: NaiveDate,
) -> anyhow::Result<(HashMap<CaregiverId, Vec<Window>>, Vec<OddHours>)> {
    let mut weeks: HashMap<CaregiverId, Week> = admitted.iter().map(|c| (c.id.clone(), Week::default())).collect();
    let (patterns, odd) = rows::availability::patterns(context, None)?;
    let mut odd: Vec<OddHours> = odd.into_iter().map(|caregiver| OddHours { caregiver, day: None }).collect();
    for row in patterns {
        if let Some(week) = weeks.get_mut(&row.caregiver) {
            week.pattern[row.weekday].push(row.hours);
        }
    }
    for (caregiver, absences) in absences(context)? {
        if let Some(week) = weeks.get_mut(&caregiver) {
            week.absences = absences;
        }
    }
    let (exceptions, odd_days) = rows::availability::exceptions(context, None, from, Some(until))?;
    odd.extend(odd_days.into_iter().map(|(caregiver, day)| OddHours { caregiver, day: Some(day) }));
    odd.retain(|odd| weeks.contains_key(&odd.caregiver));
    odd.dedup();
    for row in exceptions {
        if let Some(week) = weeks.get_mut(&row.caregiver) {
            week.exceptions.entry(row.day).or_default().extend(row.hours);
        }
    }
    Ok((weeks.into_iter().map(|(id, week)| (id, week.windows(zone, from, until))).collect(), odd))
}

/// What one caregiver has said.
#[derive(Default)]
struct Week {
    pattern: Pattern,
    exceptions: HashMap<NaiveDate, Vec<Hours>>,
    absences: Vec<Absence>,
}

impl Week {
    fn windows(&self, zone: Tz, from: NaiveDate, until: NaiveDate) -> Vec<Window> {
        let mut windows: Vec<Window> = from
            .iter_days()
            .take_while(|day| *day < until)
            .flat_map(|day| self.hours(day).iter().filter_map(move |hours| window(day, hours, zone)))
            .collect();
        windows.sort_by_key(|w| w.start);
        // Where the clock goes back, an hour may belong to two windows: the earlier one keeps it.
        for i in 1..windows.len() {
            windows[i].start = windows[i].start.max(windows[i - 1].end);
            windows[i].end = windows[i].end.max(windows[i].start);
        }
        windows.retain(|w| w.start < w.end);
        windows
    }

    fn hours(&self, day: NaiveDate) -> &[Hours] {
        if self.absences.iter().any(|absence| absence.covers(day)) {
            return &[];
        }
        let usual = &self.pattern[day.weekday().num_days_from_monday() as usize];
        self.exceptions.get(&day).unwrap_or(usual)
    }
}

/// The window that these hours are on this day; `None` where the clock jumps over all of it.
fn window(day: NaiveDate, hours: &Hours, zone: Tz) -> Option<Window> {
    let start = match moment(hours.from.on(day), zone) {
        Moment::One(at) | Moment::Twice(at, _) => at,
        Moment::Never => landing(hours.from.on(day), zone)?,
    };
    let end = match moment(hours.until.on(day), zone) {
        Moment::One(at) | Moment::Twice(_, at) => at,
        Moment::Never => landing(hours.until.on(day), zone)?,
    };
    (start < end).then_some(Window { start, end, shade: hours.shade })
}

/// The moment of the jump that leaves out the wall time `wall`: the first that a clock shows after it.
fn landing(wall: NaiveDateTime, zone: Tz) -> Option<Instant> {
    (1..=24 * 60).find_map(|minutes| moment(wall + chrono::Duration::minutes(minutes), zone).first())
}

#[cfg(test)]
mod tests;
