//! Other times at which somebody could come: the nearest ones to what a family asked for, everything else in the plan
//! staying as it is.
//!
//! A time is another start, up to two hours earlier or later in steps of a quarter of an hour, on the day asked or at
//! the same hours of another day of the week; or fewer minutes, down to half of what was asked. Each is held against
//! the rules' own files, so a plan in which the slot is moved there and given to one of those named passes the checker.

use super::UnknownSlot;
use crate::format::Assignment;
use crate::problem::Instance;
use crate::problem::roster::{Roster, with};
use crate::problem::travel;
use crate::rules::{Duty, Rule};
use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::Serialize;
use std::fmt;
use times::{Time, times_around};

mod times;

/// Another time for a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Door {
    /// First instant, in the week's zone.
    pub start: DateTime<FixedOffset>,
    /// Last instant.
    pub end: DateTime<FixedOffset>,
    /// Days later than asked, negative for earlier.
    pub days_later: i64,
    /// Minutes later by the clock than asked, the day apart; negative for earlier.
    pub minutes_later: i64,
    /// Minutes less of care than asked.
    pub minutes_less: i64,
    /// How far it is from what was asked: minutes moved, minutes less, and [`A_DAY`] for each day.
    pub distance: i64,
    /// Who could come then and at no nearer time of the same day: those whom the household knows first, then by
    /// minutes on the road.
    pub visitors: Vec<Visitor>,
}

/// Somebody who could come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Visitor {
    /// Who.
    pub caregiver: String,
    /// Whether the household knows this caregiver.
    pub known: bool,
    /// Minutes from home to the household.
    pub travel_minutes: i64,
}

/// Minutes that another day counts for: more than the two hours by which a time of the same day may move.
pub const A_DAY: i64 = 240;

/// Why there is no door to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoDoor {
    /// The slot is not in the week file.
    Unknown(UnknownSlot),
    /// One of its alternatives is served, which is enough for the household.
    Instead {
        /// The slot asked about.
        slot: String,
        /// That alternative.
        other: String,
    },
}

impl fmt::Display for NoDoor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoDoor::Unknown(unknown) => unknown.fmt(out),
            NoDoor::Instead { slot, other } => {
                write!(out, "slot {slot} needs no other time: {other} is served in its place; ask about {other}")
            }
        }
    }
}

impl std::error::Error for NoDoor {}

impl Instance {
    /// The nearest other times for a slot at which somebody could come without breaking the plan, nearest first. Whoever
    /// serves the slot now makes way. Each caregiver is named once a day, at the nearest time of it; times at which
    /// the household has another slot are left out.
    ///
    /// # Errors
    /// The slot is not in the week file, or an alternative is served in its place.
    pub fn doors(&self, assignments: &[Assignment], slot: &str) -> Result<Vec<Door>, NoDoor> {
        let index = self.slot_of(slot).ok_or_else(|| NoDoor::Unknown(UnknownSlot(slot.to_owned())))?;
        let roster = Roster::read(self, assignments);
        if let Some(other) = roster.instead(self, index) {
            let other = self.slot_id(other).to_owned();
            return Err(NoDoor::Instead { slot: slot.to_owned(), other });
        }
        Ok(Search::new(self, &roster, index).doors())
    }
}

/// A caregiver who may come at some time: nothing that holds at any time is in the way.
struct Candidate {
    person: usize,
    /// Everything else this caregiver does.
    duty: Vec<usize>,
    known: bool,
    travel: i64,
    /// By day of the week: whether a nearer time was found already.
    found: [bool; 7],
}

/// The week with one slot that moves.
struct Search {
    /// The slot's start and end are those of the time looked at.
    moved: Instance,
    slot: usize,
    zone: chrono_tz::Tz,
    times: Vec<Time>,
    candidates: Vec<Candidate>,
    /// Start and end of the household's other slots that do not overlap the slot as it was asked.
    others: Vec<(i64, i64)>,
    /// Who must come, because the day left behind would be too short otherwise.
    only: Option<usize>,
}

impl Search {
    fn new(instance: &Instance, roster: &Roster, slot: usize) -> Self {
        let asked = &instance.slots[slot];
        let (start, end) = (asked.start, asked.end);
        let same = instance.slots.iter().enumerate().filter(|(other, _)| *other != slot);
        let others = same
            .filter(|(_, other)| other.household == asked.household && (other.end <= start || end <= other.start))
            .map(|(_, other)| (other.start, other.end))
            .collect();
        let duties = roster.duties(instance);
        let without = |person: usize| duties[person].iter().copied().filter(|&other| other != slot).collect();
        let only = roster.caregiver[slot].filter(|&holder| {
            let rest: Vec<usize> = without(holder);
            let alone = Duty { person: holder, slots: &rest, about: None, mentors: &[] };
            !Rule::ShortDay.breaches(instance, &alone).is_empty()
        });
        let may_come = |person: &usize| {
            let alone = Duty { person: *person, slots: &[slot], about: None, mentors: &[] };
            let ever = [Rule::OneCaregiver, Rule::Pinned, Rule::Blocked, Rule::TooFar];
            ever.iter().all(|rule| rule.breaches(instance, &alone).is_empty())
        };
        let people = (0..instance.people.len()).filter(|&person| only.is_none_or(|only| only == person));
        let candidates = people.filter(may_come).map(|person| Candidate {
            duty: without(person),
            known: asked.usual.contains(&person),
            travel: travel::minutes(instance, &instance.people[person], &instance.people[person].home, &asked.home),
            found: [false; 7],
            person,
        });
        let mut candidates: Vec<Candidate> = candidates.collect();
        candidates.sort_by_key(|candidate| (!candidate.known, candidate.travel, candidate.person));
        let mut moved = instance.working_copy();
        let times = times_around(&mut moved, slot);
        // Nothing else of its group is served, and it must not look like an alternative of itself.
        moved.slots[slot].either = None;
        Search { zone: moved.calendar().zone(), moved, slot, times, candidates, others, only }
    }

    fn doors(mut self) -> Vec<Door> {
        let times = std::mem::take(&mut self.times);
        times.into_iter().filter_map(|time| self.door(time)).collect()
    }

    /// The door at a time, if anybody could come for whom there is no nearer one on that day.
    fn door(&mut self, time: Time) -> Option<Door> {
        let slot = &mut self.moved.slots[self.slot];
        (slot.start, slot.end) = (time.from, time.to);
        (slot.day, slot.date, slot.month) = (time.day, time.date, time.month);
        if self.others.iter().any(|&(from, to)| from < time.to && time.from < to) {
            return None;
        }
        let (moved, slot, only) = (&self.moved, self.slot, self.only);
        let mut visitors = Vec::new();
        for candidate in self.candidates.iter_mut().filter(|candidate| !candidate.found[time.day]) {
            let windows = &moved.people[candidate.person].windows;
            let available = windows.iter().any(|&(from, to)| from <= time.from && time.to <= to);
            if !available || !fits(moved, candidate, slot, only.is_some()) {
                continue;
            }
            candidate.found[time.day] = true;
            visitors.push(Visitor {
                caregiver: moved.person_id(candidate.person).to_owned(),
                known: candidate.known,
                travel_minutes: candidate.travel,
            });
        }
        (!visitors.is_empty()).then_some(Door {
            start: time.start,
            end: (time.start + TimeDelta::minutes(time.to - time.from)).with_timezone(&self.zone).fixed_offset(),
            days_later: time.days_later,
            minutes_later: time.minutes_later,
            minutes_less: time.minutes_less,
            distance: time.distance(),
            visitors,
        })
    }
}

/// The rules that depend on the time, those that are asked in no time first; all others were asked once.
const OF_THE_TIME: [Rule; 9] = [
    Rule::Certificates,
    Rule::DayLimit,
    Rule::WeekLimit,
    Rule::MonthLimit,
    Rule::DaysLimit,
    Rule::ShortDay,
    Rule::DailyRest,
    Rule::WeeklyRest,
    Rule::NoOverlap,
];

/// Whether a caregiver's duty keeps every rule with the slot where it is now. `mends` asks it of every day, for the
/// slot may have left one too short.
fn fits(moved: &Instance, candidate: &Candidate, slot: usize, mends: bool) -> bool {
    let slots = with(moved, &candidate.duty, slot);
    let duty = Duty { person: candidate.person, slots: &slots, about: Some(slot), mentors: &[] };
    let days = Duty { about: None, ..duty };
    let kept = OF_THE_TIME.iter().all(|rule| rule.breaches(moved, &duty).is_empty());
    kept && (!mends || Rule::ShortDay.breaches(moved, &days).is_empty())
}

impl fmt::Display for Door {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.start.format("%a %Y-%m-%d %H:%M"), self.end.format("%H:%M"))?;
        let mut moved = Vec::new();
        match self.days_later {
            0 => {}
            days => moved.push(format!("{} {}", in_number(days.abs(), "day"), later(days))),
        }
        match self.minutes_later {
            0 => {}
            minutes => moved.push(format!("{} minutes {}", minutes.abs(), later(minutes))),
        }
        if self.minutes_less > 0 {
            moved.push(format!("{} minutes less", self.minutes_less));
        }
        let named = self.visitors.iter().map(|visitor| match visitor.known {
            true => format!("{} (known, {} min away)", visitor.caregiver, visitor.travel_minutes),
            false => format!("{} ({} min away)", visitor.caregiver, visitor.travel_minutes),
        });
        write!(out, " ({}): {}", moved.join(", "), named.collect::<Vec<_>>().join(", "))
    }
}

fn in_number(count: i64, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

fn later(count: i64) -> &'static str {
    if count > 0 { "later" } else { "earlier" }
}
