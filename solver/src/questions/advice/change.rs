//! The changes that advice is about, and what each does to the person it concerns.

use crate::format::{Home, Stage};
use crate::problem::{Held, Instance, Person, joined};
use crate::rules::Rule;
use chrono::Weekday;
use serde::Serialize;

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Change {
    /// A certificate held in every week.
    Certificate {
        /// By whom.
        caregiver: String,
        /// Which.
        certificate: String,
    },
    /// Somebody new.
    Newcomer {
        /// Who lives here.
        home: Home,
        /// And can come at these hours from Monday to Friday.
        shift: Shift,
    },
    /// The last window of a weekday ends later, or the first starts earlier.
    LongerWindow {
        /// Whose.
        caregiver: String,
        /// On which day of every week.
        weekday: Weekday,
        /// By how many minutes.
        minutes: i64,
        /// Whether it ends later.
        later: bool,
    },
    /// A cap raised in every week.
    HigherCap {
        /// Whose.
        caregiver: String,
        /// `day-limit`, `week-limit`, `month-limit` (minutes) or `days-limit` (days).
        #[serde(serialize_with = "name_of_rule")]
        cap: Rule,
        /// By how many minutes, or days.
        by: i64,
    },
}

fn name_of_rule<S: serde::Serializer>(rule: &Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.name())
}

/// Hours of a newcomer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shift {
    /// 6:00 to 14:00.
    Early,
    /// 8:00 to 18:00.
    Day,
    /// 14:00 to 22:00.
    Late,
}

impl Shift {
    /// Every one.
    pub const ALL: [Shift; 3] = [Shift::Early, Shift::Day, Shift::Late];

    /// First and last minute of the local day.
    pub fn minutes(self) -> (i64, i64) {
        match self {
            Shift::Early => (360, 840),
            Shift::Day => (480, 1080),
            Shift::Late => (840, 1320),
        }
    }
}

/// Whom a change is about: what kind of caregiver.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Profile {
    /// Qualified or mentor.
    pub stage: Stage,
    /// How this caregiver travels.
    pub transport: String,
    /// Where from.
    pub home: Home,
    /// The longest leg, minutes.
    pub max_travel_minutes: u32,
    /// Most minutes of care in a week.
    pub max_minutes_per_week: u32,
    /// Most minutes of care in a day.
    pub max_minutes_per_day: u32,
    /// Most days with care.
    pub max_days: u32,
    /// Codes of the certificates held in some week, in order.
    pub certificates: Vec<String>,
}

/// Minutes of a local day.
const DAY: i64 = 24 * 60;

impl Change {
    /// Whose, unless it is somebody new.
    pub fn caregiver(&self) -> Option<&str> {
        match self {
            Change::Newcomer { .. } => None,
            Change::Certificate { caregiver, .. }
            | Change::LongerWindow { caregiver, .. }
            | Change::HigherCap { caregiver, .. } => Some(caregiver),
        }
    }

    /// The person after the change; none where it changes nothing in this week.
    pub(super) fn made(&self, instance: &Instance, at: usize) -> Option<Person> {
        let mut person = instance.people[at].clone();
        match self {
            Change::Certificate { certificate, .. } => {
                person.certificates.push(Held {
                    code: code_of(instance, certificate)?,
                    from: i64::MIN,
                    until: i64::MAX,
                });
            }
            Change::Newcomer { home, shift } => {
                person.home = (*home).into();
                person.windows = windows(instance, *shift);
            }
            Change::LongerWindow { weekday, minutes, later, .. } => {
                let window = stretched(instance, at, weekday.num_days_from_monday().into(), *minutes, *later)?;
                person.windows.push(window);
                person.windows = joined(person.windows);
            }
            Change::HigherCap { cap, by, .. } => match cap {
                Rule::DayLimit => person.day_limit += by,
                Rule::WeekLimit => person.week_limit += by,
                Rule::DaysLimit => person.days_limit += by,
                _ => person.month_limit.iter_mut().flatten().for_each(|limit| *limit += by),
            },
        }
        Some(person)
    }
}

/// The number of a certificate that some slot requires.
fn code_of(instance: &Instance, certificate: &str) -> Option<usize> {
    instance.week.slots.iter().zip(&instance.slots).find_map(|(read, slot)| {
        let place = read.requires.iter().position(|code| code == certificate)?;
        Some(slot.requires[place])
    })
}

/// What a window of a day is longer by. A window belongs to the local day that it starts on.
fn stretched(instance: &Instance, at: usize, day: i64, minutes: i64, later: bool) -> Option<(i64, i64)> {
    let calendar = instance.calendar();
    let minute = |instant| crate::problem::calendar::minutes_of(instant) - calendar.start;
    let windows = instance.week.caregivers[at].availability.iter();
    let of_day = windows.filter(|window| calendar.day(window.start) == day);
    match later {
        true => of_day.map(|window| minute(window.end)).max().map(|end| (end, end + minutes)),
        false => of_day.map(|window| minute(window.start)).min().map(|start| (start - minutes, start)),
    }
}

/// A shift's hours from Monday to Friday. On the day of a clock change they are counted from midnight.
fn windows(instance: &Instance, shift: Shift) -> Vec<(i64, i64)> {
    let (from, to) = shift.minutes();
    let length = instance.end;
    // A clock change is on a Sunday night almost everywhere; else its days are an hour off, for a made-up person.
    (0..5).map(|day| (day * DAY + from, (day * DAY + to).min(length))).collect()
}
