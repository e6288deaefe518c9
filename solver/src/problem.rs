//! The week as plain integers: people, slots, places and times, with names left behind at the edge.
//!
//! Times are minutes since the week's Monday 00:00 local (negative before it); durations and rests are elapsed
//! minutes. Indices are those of the week file, so that names can be looked up again.

use crate::format::{Home, Preference, Stage, Week};
use calendar::{Calendar, minutes_of};
use chrono::{Datelike, NaiveDate};
use screening::Screening;
use std::collections::HashMap;
use std::sync::Arc;

pub mod calendar;
pub mod roster;
mod screening;
pub mod travel;
pub mod units;

/// A place with what the distance needs computed once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Row and column of the measured travel times.
    pub place: Option<usize>,
}

impl From<Home> for Spot {
    fn from(home: Home) -> Self {
        Spot { lat: home.lat, lon: home.lon, place: home.place }
    }
}

/// A certificate: code, first day and last day (days of the common era).
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// Number of the code.
    pub code: usize,
    /// First valid day.
    pub from: i64,
    /// Last valid day.
    pub until: i64,
}

/// A caregiver or trainee.
#[derive(Debug, Clone)]
pub struct Person {
    /// Where each round starts and ends.
    pub home: Spot,
    /// Kilometres an hour.
    pub speed: f64,
    /// Key into the measured travel times, where there is a matrix for the means of transport.
    pub transport: String,
    /// Longest leg between home and a slot, minutes.
    pub max_travel: i64,
    /// Trainee, qualified or mentor.
    pub stage: Stage,
    /// Availability with touching windows joined, in order.
    pub windows: Vec<(i64, i64)>,
    /// The wanted windows.
    pub wanted: Vec<(i64, i64)>,
    /// The if-needed windows.
    pub if_needed: Vec<(i64, i64)>,
    /// What is certified.
    pub certificates: Vec<Held>,
    /// Numbers of the languages spoken.
    pub languages: Vec<usize>,
    /// Most minutes in a local day.
    pub day_limit: i64,
    /// Most minutes in the week.
    pub week_limit: i64,
    /// Most minutes by month of the instance; none for no limit.
    pub month_limit: Vec<Option<i64>>,
    /// Most local days with care.
    pub days_limit: i64,
    /// Least minutes of a day with care; 0 for trainees.
    pub short_day: i64,
    /// Minutes wished for.
    pub target: i64,
    /// Minutes of accompanied care to be done; 0 unless a trainee.
    pub learning: i64,
    /// Trainees: the mentors allowed; empty for any.
    pub mentors: Vec<usize>,
}

impl Person {
    /// Whether this is a trainee.
    pub fn is_trainee(&self) -> bool {
        self.stage == Stage::Trainee
    }
}

/// A stretch of care asked for.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Start, minutes.
    pub start: i64,
    /// End, minutes.
    pub end: i64,
    /// Local day of the start, 0 to 6.
    pub day: usize,
    /// Local date of the start, days of the common era.
    pub date: i64,
    /// Local month of the start, index into [`Instance::months`].
    pub month: usize,
    /// Where.
    pub home: Spot,
    /// Number of the household.
    pub household: usize,
    /// Numbers of the certificate codes needed.
    pub requires: Vec<usize>,
    /// Numbers of the languages spoken.
    pub languages: Vec<usize>,
    /// 1 to 5.
    pub priority: u8,
    /// Who is known there.
    pub usual: Vec<usize>,
    /// Who may not come.
    pub blocked: Vec<usize>,
    /// Who must serve.
    pub pinned: Option<usize>,
    /// Who was published.
    pub published: Option<usize>,
    /// Number of the group of alternatives it is one of.
    pub either: Option<usize>,
    /// Whether an alternative is pinned, so that this slot cannot be served.
    pub overruled: bool,
}

impl Slot {
    /// Minutes of care.
    pub fn minutes(&self) -> i64 {
        self.end - self.start
    }
}

/// A week as integers, prepared once: every question about the week and its plans is asked of this one value, and
/// what the rules say of one person in one slot is remembered in it.
#[derive(Debug)]
pub struct Instance {
    pub(crate) week: Arc<Week>,
    /// The next Monday 00:00 local, minutes since the week's start.
    pub(crate) end: i64,
    /// Caregivers and trainees, as in the file.
    pub(crate) people: Vec<Person>,
    /// Slots, as in the file.
    pub(crate) slots: Vec<Slot>,
    /// Number of households.
    pub(crate) households: usize,
    /// Local months that the slots start in, in order.
    pub(crate) months: Vec<String>,
    /// By group of alternatives: its slots.
    pub(crate) eithers: Vec<Vec<usize>>,
    /// Most minutes of a wait that count as idle.
    pub(crate) idle_until: i64,
    /// Points against an idle minute.
    pub(crate) idle_per_minute: f64,
    /// Points against a caregiver new to a household.
    pub(crate) new_face: f64,
    /// What the rules about a single slot say, by slot and person.
    pub(crate) screening: Screening,
    slot_index: HashMap<String, usize>,
    person_index: HashMap<String, usize>,
}

/// Numbers names as they come.
#[derive(Default)]
struct Numbering<'t>(HashMap<&'t str, usize>);

impl<'t> Numbering<'t> {
    fn of(&mut self, name: &'t str) -> usize {
        let next = self.0.len();
        *self.0.entry(name).or_insert(next)
    }

    fn all(&mut self, names: &'t [String]) -> Vec<usize> {
        names.iter().map(|name| self.of(name)).collect()
    }
}

fn days(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

impl Instance {
    /// Turns a well-formed week into integers.
    ///
    /// # Panics
    /// On a week that [`crate::faults_of_week`] finds fault with.
    pub fn new(week: impl Into<Arc<Week>>) -> Self {
        let shared: Arc<Week> = week.into();
        let week = &*shared;
        let calendar = calendar_of(week);
        let ids: HashMap<&str, usize> =
            week.caregivers.iter().enumerate().map(|(index, person)| (person.id.as_str(), index)).collect();
        let index_of = |id: &String| ids[id.as_str()];
        let mut months: Vec<String> = week.slots.iter().map(|slot| calendar.month(slot.start)).collect();
        months.sort();
        months.dedup();
        let (mut codes, mut languages) = (Numbering::default(), Numbering::default());
        let mut households = Numbering::default();
        let mut groups = Numbering::default();
        let at = |instant| minutes_of(instant) - calendar.start;
        let people = week.caregivers.iter().map(|person| {
            let shade = |wanted: Preference| {
                let windows = person.availability.iter().filter(|window| window.preference == wanted);
                windows.map(|window| (at(window.start), at(window.end))).collect::<Vec<_>>()
            };
            let trainee = person.stage == Stage::Trainee;
            let certificates = person.certificates.iter().map(|held| Held {
                code: codes.of(&held.code),
                from: days(held.valid_from),
                until: held.valid_until.map_or(i64::MAX, days),
            });
            Person {
                home: person.home.into(),
                speed: week.rules.speed_kmh[&person.transport],
                transport: person.transport.clone(),
                max_travel: person.max_travel_minutes.into(),
                stage: person.stage,
                windows: joined(person.availability.iter().map(|w| (at(w.start), at(w.end))).collect()),
                wanted: shade(Preference::Wanted),
                if_needed: shade(Preference::IfNeeded),
                certificates: certificates.collect(),
                languages: languages.all(&person.languages),
                day_limit: person.max_minutes_per_day.into(),
                week_limit: person.max_minutes_per_week.into(),
                month_limit: months
                    .iter()
                    .map(|month| person.remaining_minutes_per_month.get(month).map(|&cap| cap.into()))
                    .collect(),
                days_limit: person.max_days.into(),
                short_day: if trainee { 0 } else { person.min_minutes_per_day.into() },
                target: person.target_minutes.into(),
                learning: if trainee { person.learning_minutes.into() } else { 0 },
                mentors: if trainee { person.mentors.iter().map(index_of).collect() } else { Vec::new() },
            }
        });
        let people = people.collect();
        let slots = week.slots.iter().map(|slot| Slot {
            start: at(slot.start),
            end: at(slot.end),
            day: calendar.day(slot.start).clamp(0, 6) as usize,
            date: days(calendar.date(slot.start)),
            month: months.binary_search(&calendar.month(slot.start)).unwrap_or(0),
            home: slot.home.into(),
            household: households.of(&slot.household),
            requires: codes.all(&slot.requires),
            languages: languages.all(&slot.languages),
            priority: slot.priority,
            usual: slot.usual.iter().map(index_of).collect(),
            blocked: slot.blocked.iter().map(index_of).collect(),
            pinned: slot.pinned.as_ref().map(index_of),
            published: slot.published.as_ref().map(index_of),
            either: slot.either.as_deref().map(|either| groups.of(either)),
            overruled: false,
        });
        let mut slots: Vec<Slot> = slots.collect();
        let mut eithers = vec![Vec::new(); groups.0.len()];
        for (slot, asked) in slots.iter().enumerate() {
            asked.either.into_iter().for_each(|group| eithers[group].push(slot));
        }
        for group in &eithers {
            let pinned = group.iter().copied().find(|&slot| slots[slot].pinned.is_some());
            let others = group.iter().filter(|&&slot| pinned.is_some_and(|pinned| pinned != slot));
            others.for_each(|&slot| slots[slot].overruled = true);
        }
        let households = households.0.len();
        let numbered =
            |ids: &mut dyn Iterator<Item = &String>| ids.cloned().zip(0..).collect::<HashMap<String, usize>>();
        Instance {
            end: calendar.end - calendar.start,
            people,
            households,
            months,
            eithers,
            idle_until: week.rules.idle_until_minutes.unwrap_or(0).into(),
            idle_per_minute: week.weights.idle_per_minute.unwrap_or(0.0),
            new_face: week.weights.new_face.unwrap_or(0.0),
            screening: Screening::new(slots.len()),
            slot_index: numbered(&mut week.slots.iter().map(|slot| &slot.id)),
            person_index: numbered(&mut week.caregivers.iter().map(|person| &person.id)),
            slots,
            week: Arc::clone(&shared),
        }
    }

    /// A copy whose people and slots may be changed for a question of "what if"; what the rules said about single slots
    /// is forgotten in it. Names, weights and travel times are those of the week as it was read.
    pub(crate) fn working_copy(&self) -> Instance {
        Instance {
            week: Arc::clone(&self.week),
            end: self.end,
            people: self.people.clone(),
            slots: self.slots.clone(),
            households: self.households,
            months: self.months.clone(),
            eithers: self.eithers.clone(),
            idle_until: self.idle_until,
            idle_per_minute: self.idle_per_minute,
            new_face: self.new_face,
            screening: Screening::new(self.slots.len()),
            slot_index: self.slot_index.clone(),
            person_index: self.person_index.clone(),
        }
    }

    /// The number of a local month; one in which no slot of the week starts is added, with everyone's cap.
    pub(crate) fn month_number(&mut self, month: &str) -> usize {
        if let Some(known) = self.months.iter().position(|known| known == month) {
            return known;
        }
        for (person, read) in self.people.iter_mut().zip(&self.week.caregivers) {
            person.month_limit.push(read.remaining_minutes_per_month.get(month).map(|&cap| cap.into()));
        }
        self.months.push(month.to_owned());
        self.months.len() - 1
    }

    /// The ISO week in its zone.
    pub(crate) fn calendar(&self) -> Calendar {
        calendar_of(&self.week)
    }

    /// The week as it was read.
    pub fn week(&self) -> &Week {
        &self.week
    }

    /// A number that all alternatives share and no other slot has.
    pub(crate) fn either_key(&self, slot: usize) -> usize {
        self.slots[slot].either.map_or(slot, |group| self.slots.len() + group)
    }

    /// One more than the largest of these numbers.
    pub(crate) fn either_keys(&self) -> usize {
        self.slots.len() + self.eithers.len()
    }

    /// The other slots of which at most one is served, together with this one.
    pub(crate) fn alternatives(&self, slot: usize) -> impl Iterator<Item = usize> {
        let group = self.slots[slot].either.map_or(&[][..], |group| &self.eithers[group]);
        group.iter().copied().filter(move |&other| other != slot)
    }

    /// The slot of this name.
    pub(crate) fn slot_of(&self, id: &str) -> Option<usize> {
        self.slot_index.get(id).copied()
    }

    /// The person of this name.
    pub(crate) fn person_of(&self, id: &str) -> Option<usize> {
        self.person_index.get(id).copied()
    }

    /// A slot's name.
    pub(crate) fn slot_id(&self, slot: usize) -> &str {
        &self.week.slots[slot].id
    }

    /// A caregiver's name.
    pub(crate) fn person_id(&self, person: usize) -> &str {
        &self.week.caregivers[person].id
    }

    /// Whether this mentor may take that trainee along.
    pub(crate) fn may_accompany(&self, mentor: usize, trainee: usize) -> bool {
        let allowed = &self.people[trainee].mentors;
        self.people[mentor].stage == Stage::Mentor && (allowed.is_empty() || allowed.contains(&mentor))
    }
}

#[allow(clippy::expect_used)]
fn calendar_of(week: &Week) -> Calendar {
    let monday = Calendar::monday_of(&week.week).expect("a well-formed week has an ISO week");
    Calendar::new(monday, week.time_zone.parse().expect("a well-formed week has a zone"))
}

/// Windows that touch become one.
pub(crate) fn joined(mut windows: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    windows.sort_unstable();
    let mut out: Vec<(i64, i64)> = Vec::with_capacity(windows.len());
    for (start, end) in windows {
        match out.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => out.push((start, end)),
        }
    }
    out
}
