//! The changes that are looked at: for every caregiver each certificate that is asked for and not held, each end of each
//! day's hours and each cap; and somebody new where most was left open.

use super::base::Base;
use super::{Change, Profile, Shift};
use crate::format::{Caregiver, Home, Stage, Week};
use crate::problem::Spot;
use crate::problem::calendar::Calendar;
use crate::problem::travel::great_circle_km;
use crate::rules::Rule;
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// Minutes by which a window is longer, as for a remedy.
const LONGER: i64 = 60;
/// Minutes by which a day's cap is higher.
const MORE_A_DAY: i64 = 120;
/// Minutes by which the cap of a week or a month is higher.
const MORE_A_WEEK: i64 = 240;
/// Places where somebody new is thought of.
const PLACES: usize = 6;
/// Kilometres within which open slots count for a place.
const NEAR_KM: f64 = 5.0;

/// Everyone who serves in some week, once, with the last week that tells of this caregiver.
fn everyone(weeks: &[Week]) -> Vec<&Caregiver> {
    let mut seen = BTreeSet::new();
    let last_first = weeks.iter().rev().flat_map(|week| &week.caregivers);
    let mut out: Vec<&Caregiver> =
        last_first.filter(|one| one.stage != Stage::Trainee && seen.insert(one.id.as_str())).collect();
    out.sort_by(|one, other| one.id.cmp(&other.id));
    out
}

fn codes(weeks: &[Week]) -> BTreeSet<&str> {
    weeks.iter().flat_map(|week| &week.slots).flat_map(|slot| &slot.requires).map(String::as_str).collect()
}

/// The member in the middle; 0 for none.
fn median(mut figures: Vec<u32>) -> u32 {
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

/// Who could be new: a caregiver like most, with every certificate that is asked for, without hours yet.
pub(super) fn newcomer(weeks: &[Week]) -> Caregiver {
    let everyone = everyone(weeks);
    let of = |figure: fn(&Caregiver) -> u32| median(everyone.iter().map(|&one| figure(one)).collect());
    let ids: BTreeSet<&str> = weeks.iter().flat_map(|week| &week.caregivers).map(|one| one.id.as_str()).collect();
    let mut id = "newcomer".to_owned();
    while ids.contains(id.as_str()) {
        id.push('+');
    }
    let speeds = &weeks[0].rules.speed_kmh;
    let users = |transport: &&String| everyone.iter().filter(|one| one.transport == **transport).count();
    let known = |transport: &&String| weeks.iter().all(|week| week.rules.speed_kmh.contains_key(*transport));
    let transport = speeds.keys().filter(known).max_by_key(users).or_else(|| speeds.keys().next());
    let certificates = codes(weeks).into_iter().map(|code| crate::format::Certificate {
        code: code.to_owned(),
        valid_from: NaiveDate::MIN,
        valid_until: None,
    });
    Caregiver {
        id,
        home: everyone.first().map_or(Home { lat: 0.0, lon: 0.0, place: None }, |one| one.home),
        transport: transport.cloned().unwrap_or_default(),
        max_travel_minutes: of(|one| one.max_travel_minutes),
        stage: Stage::Qualified,
        certificates: certificates.collect(),
        languages: Vec::new(),
        availability: Vec::new(),
        max_minutes_per_day: of(|one| one.max_minutes_per_day),
        max_minutes_per_week: of(|one| one.max_minutes_per_week),
        remaining_minutes_per_month: Default::default(),
        max_days: of(|one| one.max_days),
        min_minutes_per_day: 0,
        target_minutes: 0,
        learning_minutes: 0,
        mentors: Vec::new(),
    }
}

/// Every change that is looked at.
pub(super) fn all(weeks: &[Week], bases: &[Base]) -> Vec<Change> {
    let mut out = Vec::new();
    for one in everyone(weeks) {
        let own: Vec<(&Week, &Caregiver)> = weeks
            .iter()
            .filter_map(|week| Some((week, week.caregivers.iter().find(|other| other.id == one.id)?)))
            .collect();
        certificates(weeks, &own, one, &mut out);
        windows(&own, one, &mut out);
        caps(&own, one, &mut out);
    }
    for home in places(bases) {
        out.extend(Shift::ALL.map(|shift| Change::Newcomer { home, shift }));
    }
    out
}

fn certificates(weeks: &[Week], own: &[(&Week, &Caregiver)], one: &Caregiver, out: &mut Vec<Change>) {
    for code in codes(weeks) {
        let all_week = |(week, one): &(&Week, &Caregiver)| {
            let Some(monday) = Calendar::monday_of(&week.week) else { return true };
            let sunday = monday + chrono::TimeDelta::days(6);
            one.certificates.iter().any(|held| {
                held.code == code && held.valid_from <= monday && held.valid_until.is_none_or(|until| until >= sunday)
            })
        };
        if !own.iter().all(all_week) {
            out.push(Change::Certificate { caregiver: one.id.clone(), certificate: code.to_owned() });
        }
    }
}

fn windows(own: &[(&Week, &Caregiver)], one: &Caregiver, out: &mut Vec<Change>) {
    let mut days = BTreeSet::new();
    for (week, one) in own {
        let zone: Option<chrono_tz::Tz> = week.time_zone.parse().ok();
        let starts = one.availability.iter().filter_map(|window| Some(window.start.with_timezone(&zone?)));
        days.extend(starts.map(|start| start.weekday().num_days_from_monday()));
    }
    for weekday in days.into_iter().filter_map(|day| Weekday::try_from(day as u8).ok()) {
        let caregiver = &one.id;
        out.extend([false, true].map(|later| Change::LongerWindow {
            caregiver: caregiver.clone(),
            weekday,
            minutes: LONGER,
            later,
        }));
    }
}

fn caps(own: &[(&Week, &Caregiver)], one: &Caregiver, out: &mut Vec<Change>) {
    let mut cap = |cap: Rule, by: i64| out.push(Change::HigherCap { caregiver: one.id.clone(), cap, by });
    cap(Rule::DayLimit, MORE_A_DAY);
    cap(Rule::WeekLimit, MORE_A_WEEK);
    if own.iter().any(|(_, one)| !one.remaining_minutes_per_month.is_empty()) {
        cap(Rule::MonthLimit, MORE_A_WEEK);
    }
    if own.iter().any(|(_, one)| one.max_days < 7) {
        cap(Rule::DaysLimit, 1);
    }
}

/// Homes around which the plans leave most minutes open, each further than near from those before.
fn places(bases: &[Base]) -> Vec<Home> {
    let open = bases.iter().flat_map(|base| {
        let slots = base.instance.slots.iter().zip(&base.instance.week.slots).zip(&base.roster.caregiver);
        slots.filter(|(_, who)| who.is_none()).map(|((slot, read), _)| (read.home, slot.minutes()))
    });
    let mut open: Vec<(Home, i64)> = open.collect();
    let near = |one: &Home, other: &Home| great_circle_km(&Spot::from(*one), &Spot::from(*other)) <= NEAR_KM;
    let mut out = Vec::new();
    while out.len() < PLACES {
        let around = |home: &Home| -> i64 {
            open.iter().filter(|(other, _)| near(home, other)).map(|(_, minutes)| minutes).sum()
        };
        let Some((_, at)) =
            (0..open.len()).map(|at| (around(&open[at].0), at)).max_by_key(|&(sum, at)| (sum, usize::MAX - at))
        else {
            break;
        };
        let home = open[at].0;
        out.push(home);
        open.retain(|(other, _)| !near(&home, other));
    }
    out
}

/// Whom a change is about.
pub(super) fn profile(weeks: &[Week], newcomer: &Caregiver, change: &Change) -> Profile {
    let known = weeks.iter().rev().flat_map(|week| &week.caregivers);
    let one = match change.caregiver() {
        Some(id) => known.into_iter().find(|one| one.id == id).unwrap_or(newcomer),
        None => newcomer,
    };
    let held: BTreeSet<&str> = one.certificates.iter().map(|held| held.code.as_str()).collect();
    Profile {
        stage: one.stage,
        transport: one.transport.clone(),
        home: if let Change::Newcomer { home, .. } = change { *home } else { one.home },
        max_travel_minutes: one.max_travel_minutes,
        max_minutes_per_week: one.max_minutes_per_week,
        max_minutes_per_day: one.max_minutes_per_day,
        max_days: one.max_days,
        certificates: held.into_iter().map(str::to_owned).collect(),
    }
}
