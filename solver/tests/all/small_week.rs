//! Small weeks to write tests in: everyone lives and is cared for at one place, so that travel is nothing unless a
//! test says otherwise. The week is 2026-W48 in Brussels; days count from Monday, 0.

use chrono::{DateTime, FixedOffset, TimeDelta};
use wijkopvang_solver::*;

pub fn at(day: i64, time: &str) -> DateTime<FixedOffset> {
    let (hours, minutes) = time.split_once(':').unwrap();
    let monday = DateTime::parse_from_rfc3339("2026-11-23T00:00:00+01:00").unwrap();
    monday
        + TimeDelta::days(day)
        + TimeDelta::hours(hours.parse().unwrap())
        + TimeDelta::minutes(minutes.parse().unwrap())
}

pub fn place() -> Home {
    Home { lat: 51.0, lon: 3.7, place: None }
}

/// A place so many minutes by bicycle from [`place`].
pub fn away(minutes: f64) -> Home {
    let road_km_per_degree = 6371.0088_f64.to_radians() * 1.3;
    Home { lat: 51.0 + (minutes - 0.5) / 60.0 * 15.0 / road_km_per_degree, lon: 3.7, place: None }
}

pub fn person(id: &str) -> Caregiver {
    Caregiver {
        id: id.to_owned(),
        home: place(),
        transport: "bicycle".to_owned(),
        max_travel_minutes: 60,
        stage: Stage::Qualified,
        certificates: Vec::new(),
        languages: Vec::new(),
        availability: vec![Availability { start: at(-1, "0:00"), end: at(15, "0:00"), preference: Preference::Ok }],
        max_minutes_per_day: 1440,
        max_minutes_per_week: 10_000,
        remaining_minutes_per_month: Default::default(),
        max_days: 7,
        min_minutes_per_day: 0,
        target_minutes: 0,
        learning_minutes: 0,
        mentors: Vec::new(),
    }
}

pub fn mentor(id: &str) -> Caregiver {
    Caregiver { stage: Stage::Mentor, ..person(id) }
}

pub fn trainee(id: &str) -> Caregiver {
    Caregiver { stage: Stage::Trainee, learning_minutes: 6000, ..person(id) }
}

pub fn slot(id: &str, day: i64, from: &str, to: &str) -> Slot {
    Slot {
        id: id.to_owned(),
        household: format!("h-{id}"),
        home: place(),
        start: at(day, from),
        end: at(day, to),
        requires: Vec::new(),
        languages: Vec::new(),
        priority: 1,
        usual: Vec::new(),
        blocked: Vec::new(),
        pinned: None,
        published: None,
        either: None,
    }
}

pub fn week(caregivers: Vec<Caregiver>, slots: Vec<Slot>) -> Week {
    let week = Week {
        format: WEEK_FORMAT.to_owned(),
        week: "2026-W48".to_owned(),
        time_zone: "Europe/Brussels".to_owned(),
        rules: Rules::default(),
        weights: Weights::default(),
        travel: None,
        caregivers,
        slots,
    };
    assert_eq!(faults_of_week(&week), Vec::new());
    week
}

/// `"s1 c1"`, or with a trainee `"s1 c1 t1"`.
pub fn assignments(written: &[&str]) -> Vec<Assignment> {
    let read = |line: &&str| {
        let mut words = line.split(' ').map(str::to_owned);
        Assignment { slot: words.next().unwrap(), caregiver: words.next().unwrap(), trainee: words.next() }
    };
    written.iter().map(read).collect()
}

/// The week, prepared for questions.
pub fn instance(week: &Week) -> Instance {
    Instance::new(week.clone())
}

/// The rules that a plan breaks, as `check` sees it, with slot and caregiver.
pub fn broken(week: &Week, written: &[&str]) -> Vec<(Rule, String, String)> {
    let instance = instance(week);
    let differences = instance.check_plan(&instance.plan_of(&assignments(written)));
    let named = |difference: Difference| {
        let text = difference.to_string();
        let rule = difference.rule.unwrap_or_else(|| panic!("{text}"));
        assert!(text.contains(rule.name()), "{text}");
        (rule, difference.slot.unwrap_or_default(), difference.caregiver.unwrap_or_default())
    };
    differences.into_iter().map(named).collect()
}

pub fn asked(gap: f64) -> Options {
    Options { gap, threads: 1, seed: 1, time_limit: f64::MAX }
}

/// Solves to the end; the plan has passed the checker.
pub fn solved(week: &Week) -> Solved {
    let mut quiet = |_: &Progress| std::ops::ControlFlow::Continue(());
    let plan = solve(&instance(week), &asked(0.0), &Watch::idle(), &mut quiet).unwrap();
    let differences: Vec<String> = instance(week).check(&plan).iter().map(ToString::to_string).collect();
    assert_eq!(differences, Vec::<String>::new());
    plan
}

/// A rule binds: `kept` keeps every rule, `spoiled` breaks this one alone (in the named slot, by the named
/// caregiver), the
/// same assignment by hand is told so, and a solver that could break it would score as many points as `spoiled`.
pub fn binds(week: &Week, rule: Rule, kept: &[&str], spoiled: &[&str], slot: &str, caregiver: &str) {
    assert_eq!(broken(week, kept), Vec::new());
    assert_eq!(broken(week, spoiled), vec![(rule, slot.to_owned(), caregiver.to_owned())]);
    let best = solved(week);
    assert_eq!(best.proof.status, Status::Optimal);
    assert!(best.plan.score >= instance(week).score(&assignments(kept)).0 - 1e-6, "the solver misses a plan");
    assert!(best.plan.score < instance(week).score(&assignments(spoiled)).0 - 1e-6, "the test's week does not bind");
    if rule != Rule::ShortDay {
        let line = spoiled.iter().find(|line| line.starts_with(&format!("{slot} "))).unwrap();
        let words: Vec<&str> = line.split(' ').collect();
        let rest: Vec<&str> = spoiled.iter().copied().filter(|other| other != line).collect();
        let found = instance(week).broken_by(&assignments(&rest), slot, words[1], words.get(2).copied());
        assert_eq!(found.iter().map(|broken| broken.rule).collect::<Vec<_>>(), vec![rule]);
    }
}
