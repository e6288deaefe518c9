//! Advice in sentences.

use super::{Advice, Change, Interval, Served, Shift, Worth};
use crate::format::Stage;
use crate::questions::hours;
use crate::rules::Rule;
use std::fmt;

impl Interval {
    /// Whether it is known exactly.
    pub fn is_exact(&self) -> bool {
        self.least == self.most
    }

    fn told(&self, figure: impl Fn(i64) -> String) -> String {
        match self.is_exact() {
            true => figure(self.most),
            false => format!("{} ({} to {})", figure(self.found), figure(self.least), figure(self.most)),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::Certificate { caregiver, certificate } => {
                write!(out, "the certificate {certificate} for {caregiver}")
            }
            Change::Newcomer { home, shift } => {
                let hours = match shift {
                    Shift::Early => "6:00 to 14:00",
                    Shift::Day => "8:00 to 18:00",
                    Shift::Late => "14:00 to 22:00",
                };
                write!(out, "one more caregiver near {:.3}, {:.3}, Monday to Friday {hours}", home.lat, home.lon)
            }
            Change::LongerWindow { caregiver, weekday, minutes, later } => {
                let how = if *later { "later at the end" } else { "earlier at the start" };
                write!(out, "{minutes} minutes {how} of {caregiver}'s hours on {weekday}")
            }
            Change::HigherCap { caregiver, cap, by } => {
                let what = match cap {
                    Rule::DayLimit => "minutes a day",
                    Rule::WeekLimit => "minutes a week",
                    Rule::MonthLimit => "minutes in the month",
                    _ => "day a week",
                };
                write!(out, "{by} more {what} for {caregiver}")
            }
        }
    }
}

impl fmt::Display for Worth {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minutes, families) = (self.minutes.told(hours), self.families.told(|count| count.to_string()));
        write!(out, "hours {minutes}, families {families}: {}", self.change)?;
        let who = &self.whom;
        let stage = if who.stage == Stage::Mentor { "mentor" } else { "qualified" };
        let caps = (hours(who.max_minutes_per_day.into()), hours(who.max_minutes_per_week.into()));
        write!(out, "\n    {stage}, by {}, at most {} a day and {} a week", who.transport, caps.0, caps.1)?;
        match who.certificates.is_empty() {
            true => write!(out, ", no certificate"),
            false => write!(out, ", {}", who.certificates.join(" and ")),
        }
    }
}

impl fmt::Display for Served {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let up_to = |found: String, bound: String| match found == bound {
            true => found,
            false => format!("{found} to {bound}"),
        };
        let minutes = up_to(hours(self.minutes), hours(self.minutes_bound));
        let families = up_to(self.families.to_string(), self.families_bound.to_string());
        let asked = (hours(self.asked_minutes), self.asked_families);
        write!(out, "{}: at most {minutes} of {} hours and {families} of {} families", self.week, asked.0, asked.1)
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "What could have been served, if nothing but that had counted:")?;
        self.weeks.iter().try_for_each(|week| write!(out, "\n  {week}"))?;
        if self.changes.is_empty() {
            return write!(out, "\n\nNone of {} single changes would have served more.", self.looked_at);
        }
        write!(out, "\n\nWhat single changes would have served more, the best of {}", self.looked_at)?;
        match self.sure {
            true => write!(out, " (proved to be the best):")?,
            false => write!(out, " (as found; others may be better: allow more time):")?,
        }
        self.changes.iter().try_for_each(|worth| write!(out, "\n  {worth}"))
    }
}
