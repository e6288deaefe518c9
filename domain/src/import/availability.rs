//! Hours of caregivers from a file: those of the weekdays take the place of the weekly pattern, those of a date hold on
//! that date.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};

use super::file::{Row, Sheet};
use super::{Contents, Fault, Known, Outcome, Report, Run, Whom, carry_out, figures, names};
use crate::basics::EmailAddress;
use crate::basics::ids::CaregiverId;
use crate::caregivers::availability::{self, HoursFault, in_order};
use crate::caregivers::{Caregiver, Exception, Hours, KnownCaregivers, Pattern};
use crate::context::Context;
use crate::words::Message;

/// How far ahead a date can be, in days.
const FARTHEST_DAYS: u64 = 400;

/// A day that a line is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Which {
    /// A day of every week, 0 for Monday.
    Weekday(usize),
    /// A date.
    Date(NaiveDate),
}

/// Hours with the line that they stand in; none on a date without work.
type Told = BTreeMap<Which, Vec<(u64, Option<Hours>)>>;

/// What one caregiver gets.
struct Brought {
    line: u64,
    caregiver: Caregiver,
    pattern: Option<Pattern>,
    exceptions: Vec<Exception>,
}

pub fn import(context: &mut Context, sheet: &Sheet, run: Run) -> anyhow::Result<Outcome> {
    let here = KnownCaregivers::read(context)?;
    let today = context.today();
    let (mut told, mut faults): (Vec<(CaregiverId, Told)>, Vec<Fault>) = (Vec::new(), Vec::new());
    for row in &sheet.rows {
        match line(sheet, row, &here, today, &context.organiser.language) {
            Ok((caregiver, which, hours)) => {
                let place = told.iter().position(|(id, _)| *id == caregiver.id).unwrap_or_else(|| {
                    told.push((caregiver.id.clone(), Told::new()));
                    told.len() - 1
                });
                told[place].1.entry(which).or_default().push((row.line, hours));
            }
            Err(wrong) => faults.extend(wrong),
        }
    }
    let mut brought = Vec::new();
    for (id, days) in &told {
        let Some(caregiver) = here.get(id) else { continue };
        brought.extend(one(sheet, caregiver, days).map_err(|wrong| faults.extend(wrong)).ok());
    }
    if !faults.is_empty() {
        return Ok(Outcome::Refused(faults));
    }
    let (fresh, report) = compared(context, brought)?;
    carry_out(context, Contents::Availability, (fresh, report), run, |context, one: &Brought| {
        availability::bring_in(context, &one.caregiver.id, one.pattern.as_ref(), &one.exceptions)
    })
}

/// Reads a line.
fn line<'k>(
    sheet: &Sheet,
    row: &Row,
    here: &'k KnownCaregivers,
    today: NaiveDate,
    language: &str,
) -> Result<(&'k Caregiver, Which, Option<Hours>), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut wrong =
        |field: &str, message: &'static str| faults.push(sheet.fault(row.line, field, Message::new(message)));
    let caregiver = match EmailAddress::parse(row.get("email")) {
        None => {
            wrong("email", "fault-email");
            None
        }
        Some(email) => {
            let found = here.at(&email);
            found.is_none().then(|| wrong("email", "import-fault-nobody"));
            found
        }
    };
    let day = row.get("day");
    let date = figures::date(day).filter(|date| (today..=today + Days::new(FARTHEST_DAYS)).contains(date));
    let which = date.map(Which::Date).or_else(|| names::weekday(day, language).map(Which::Weekday));
    which.is_none().then(|| wrong("day", "import-fault-day"));
    let is_off = matches!(which, Some(Which::Date(_))) && row.get("from").is_empty() && row.get("until").is_empty();
    let hours = if is_off { Some(None) } else { hours(row, &mut wrong).map(Some) };
    match (caregiver, which, hours) {
        (Some(caregiver), Some(which), Some(hours)) => Ok((caregiver, which, hours)),
        _ => Err(faults),
    }
}

fn hours(row: &Row, wrong: &mut impl FnMut(&str, &'static str)) -> Option<Hours> {
    let (from, until) = (figures::time(row.get("from")), figures::time(row.get("until")));
    let shade = names::shade(row.get("shade"));
    from.is_none().then(|| wrong("from", "availability-fault-time"));
    until.is_none().then(|| wrong("until", "availability-fault-time"));
    shade.is_none().then(|| wrong("shade", "import-fault-shade"));
    Some(Hours { from: from?, until: until?.as_end(), shade: shade? })
}

/// Puts the days of one caregiver together.
fn one(sheet: &Sheet, caregiver: &Caregiver, days: &Told) -> Result<Brought, Vec<Fault>> {
    let mut brought = Brought { line: u64::MAX, caregiver: caregiver.clone(), pattern: None, exceptions: Vec::new() };
    let mut faults = Vec::new();
    for (which, lines) in days {
        brought.line = lines.iter().map(|(line, _)| *line).fold(brought.line, u64::min);
        let some: Vec<Hours> = lines.iter().filter_map(|(_, hours)| *hours).collect();
        let at: Vec<u64> = lines.iter().filter(|(_, hours)| hours.is_some()).map(|(line, _)| *line).collect();
        let hours = match in_order(&some) {
            Ok(_) if !some.is_empty() && some.len() < lines.len() => {
                faults.push(sheet.fault(lines[0].0, "day", Message::new("import-fault-off-and-on")));
                continue;
            }
            Ok(hours) => hours,
            Err(HoursFault::EndsBeforeStart(i)) => {
                faults.push(sheet.fault(at[i], "until", Message::new("availability-fault-end")));
                continue;
            }
            Err(HoursFault::Overlap(i)) => {
                faults.push(sheet.fault(at[i], "from", Message::new("availability-fault-overlap")));
                continue;
            }
        };
        match which {
            Which::Weekday(weekday) => brought.pattern.get_or_insert_with(Pattern::default)[*weekday] = hours,
            Which::Date(day) => brought.exceptions.push(Exception { day: *day, hours }),
        }
    }
    if faults.is_empty() { Ok(brought) } else { Err(faults) }
}

/// What is new, and what stands already or makes place.
fn compared(context: &mut Context, brought: Vec<Brought>) -> anyhow::Result<(Vec<Brought>, Report)> {
    let (patterns, exceptions) = (availability::patterns(context)?, availability::all_exceptions(context)?);
    let none: HashMap<NaiveDate, Vec<Hours>> = HashMap::new();
    let (mut fresh, mut report) = (Vec::new(), Report::default());
    for one in brought {
        let (had, dates) = (patterns.get(&one.caregiver.id), exceptions.get(&one.caregiver.id).unwrap_or(&none));
        let same_week = one.pattern.as_ref().is_none_or(|pattern| had == Some(pattern));
        let same_dates = one.exceptions.iter().all(|e| dates.get(&e.day) == Some(&e.hours));
        let other_dates = one.exceptions.iter().any(|e| dates.get(&e.day).is_some_and(|hours| *hours != e.hours));
        let name = one.caregiver.profile.name.clone();
        let known = Known { line: one.line, name, whom: Whom::Caregiver(one.caregiver.id.clone()) };
        if same_week && same_dates {
            report.known.push(known);
            continue;
        }
        if other_dates || (!same_week && had.is_some()) {
            report.replaced.push(known);
        }
        fresh.push(one);
    }
    report.fresh = fresh.len();
    Ok((fresh, report))
}
