//! The times around a slot, nearest first.

use super::A_DAY;
use crate::problem::Instance;
use crate::problem::calendar::minutes_of;
use chrono::{DateTime, Datelike, FixedOffset, TimeDelta, TimeZone};

/// Minutes between two starts, and between two lengths.
const STEP: i64 = 15;
/// Minutes by which a start moves at most.
const FURTHEST: i64 = 120;
/// Minutes of the shortest slot that a week file may hold.
const SHORTEST: i64 = 15;

/// A time that a slot could move to, as instants and as the integers of an instance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Time {
    pub start: DateTime<FixedOffset>,
    pub from: i64,
    pub to: i64,
    pub day: usize,
    pub date: i64,
    pub month: usize,
    pub days_later: i64,
    pub minutes_later: i64,
    pub minutes_less: i64,
}

impl Time {
    /// Minutes moved, minutes less, and so many for each day.
    pub fn distance(&self) -> i64 {
        A_DAY * self.days_later.abs() + self.minutes_later.abs() + self.minutes_less
    }
}

/// Every other time for a slot inside its week, nearest first; at the same distance those with more care first. Hours
/// that a clock change skips are left out. Months that no slot started in are added to the instance.
pub(super) fn times_around(instance: &mut Instance, slot: usize) -> Vec<Time> {
    let calendar = instance.calendar();
    let asked = &instance.week().slots[slot];
    let asked_start = asked.start.with_timezone(&calendar.zone());
    let minutes = (asked.end - asked.start).num_minutes();
    let first = calendar.day(asked.start);
    let mut out = Vec::new();
    for day in 0..7 {
        for minutes_later in (-FURTHEST..=FURTHEST).step_by(STEP as usize) {
            let local = calendar.date_of(day).and_time(asked_start.time()) + TimeDelta::minutes(minutes_later);
            let found = calendar.zone().from_local_datetime(&local).earliest();
            let Some(start) = found.map(|start| start.fixed_offset()).filter(|start| calendar.holds(*start)) else {
                continue;
            };
            let month = instance.month_number(&calendar.month(start));
            let less = (0..=minutes / 2).step_by(STEP as usize).filter(|less| minutes - less >= SHORTEST.min(minutes));
            for minutes_less in less {
                let from = minutes_of(start) - calendar.start;
                out.push(Time {
                    start,
                    from,
                    to: from + minutes - minutes_less,
                    day: calendar.day(start).clamp(0, 6) as usize,
                    date: i64::from(calendar.date(start).num_days_from_ce()),
                    month,
                    days_later: day - first,
                    minutes_later,
                    minutes_less,
                });
            }
        }
    }
    out.retain(|time| time.distance() > 0);
    out.sort_by_key(|time| (time.distance(), time.minutes_less, time.minutes_later.abs(), time.from));
    out
}
