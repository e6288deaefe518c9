//! Advice against brute force: every change is made in the week file and the week is solved to the optimum again.

use crate::small_week::*;
use chrono::{Datelike, TimeDelta, TimeZone, Weekday};
use wijkopvang_solver::*;

/// The week in which only minutes of care count, or only families.
fn counting(week: &Week, families: bool) -> Week {
    let mut out = week.clone();
    let nothing = Weights {
        served_per_slot: 0.0,
        served_per_minute: if families { 0.0 } else { 1.0 },
        priority: [1.0; 5],
        household_first: if families { 1.0 } else { 0.0 },
        continuity: 0.0,
        language: 0.0,
        wanted_per_minute: 0.0,
        if_needed_per_minute: 0.0,
        travel_per_minute: 0.0,
        shortfall_per_minute: 0.0,
        learning_per_minute: 0.0,
        change: 0.0,
        idle_per_minute: week.weights.idle_per_minute.map(|_| 0.0),
        new_face: week.weights.new_face.map(|_| 0.0),
    };
    out.weights = nothing;
    out
}

/// The most that a plan serves; none where the solver does not prove it.
fn proved(week: &Week, families: bool) -> Option<i64> {
    let best = solved(&counting(week, families));
    (best.proof.status == Status::Optimal).then_some(best.plan.score.round() as i64)
}

/// Past weeks with what each could serve at most; none where that is not proved.
struct Past {
    weeks: Vec<Week>,
    minutes: Vec<Option<i64>>,
    families: Vec<Option<i64>>,
}

impl Past {
    fn new(weeks: Vec<Week>) -> Self {
        let most = |families| weeks.iter().map(|week| proved(week, families)).collect();
        Past { minutes: most(false), families: most(true), weeks }
    }

    /// What a change is worth by two proved optima of each week; none where one of them is not proved.
    fn worth(&self, change: &Change, whom: Option<&Profile>, families: bool) -> Option<i64> {
        let before = if families { &self.families } else { &self.minutes };
        let of_week = |(week, before): (&Week, &Option<i64>)| {
            let before = (*before)?;
            let changed = made(week, change, whom);
            Some(if changed == *week { 0 } else { proved(&changed, families)? - before })
        };
        self.weeks.iter().zip(before).map(of_week).sum()
    }
}

/// The change made in the week file.
fn made(week: &Week, change: &Change, whom: Option<&Profile>) -> Week {
    let mut out = week.clone();
    let zone = chrono_tz::Europe::Brussels;
    if let Change::Newcomer { home, shift } = change {
        let (whom, (from, to)) = (whom.unwrap(), shift.minutes());
        let monday = out.slots.iter().map(|slot| slot.start.with_timezone(&zone).date_naive()).min().unwrap();
        let monday = monday.week(Weekday::Mon).first_day();
        let at = |day: i64, minutes: i64| {
            let midnight = (monday + TimeDelta::days(day)).and_hms_opt(0, 0, 0).unwrap();
            zone.from_local_datetime(&(midnight + TimeDelta::minutes(minutes))).unwrap().fixed_offset()
        };
        let window = |day| Availability { start: at(day, from), end: at(day, to), preference: Preference::Ok };
        out.caregivers.push(Caregiver {
            home: *home,
            transport: whom.transport.clone(),
            max_travel_minutes: whom.max_travel_minutes,
            certificates: whom.certificates.iter().map(|code| held(code)).collect(),
            availability: (0..5).map(window).collect(),
            max_minutes_per_day: whom.max_minutes_per_day,
            max_minutes_per_week: whom.max_minutes_per_week,
            max_days: whom.max_days,
            ..person("somebody-new")
        });
        return out;
    }
    let Some(one) = out.caregivers.iter_mut().find(|one| Some(one.id.as_str()) == change.caregiver()) else {
        return out;
    };
    match change {
        Change::Certificate { certificate, .. } => one.certificates.push(held(certificate)),
        Change::LongerWindow { weekday, minutes, later, .. } => {
            let on_day = |window: &&mut Availability| window.start.with_timezone(&zone).weekday() == *weekday;
            let of_day = one.availability.iter_mut().filter(on_day);
            match later {
                true => of_day.max_by_key(|window| window.end).into_iter().for_each(|window| {
                    window.end += TimeDelta::minutes(*minutes);
                }),
                false => of_day.min_by_key(|window| window.start).into_iter().for_each(|window| {
                    window.start -= TimeDelta::minutes(*minutes);
                }),
            }
        }
        Change::HigherCap { cap, by, .. } => match cap {
            Rule::DayLimit => one.max_minutes_per_day += *by as u32,
            Rule::WeekLimit => one.max_minutes_per_week += *by as u32,
            Rule::DaysLimit => one.max_days += *by as u32,
            Rule::MonthLimit => one.remaining_minutes_per_month.values_mut().for_each(|cap| *cap += *by as u32),
            other => panic!("{other} is no cap"),
        },
        Change::Newcomer { .. } => unreachable!(),
    }
    out
}

fn held(code: &str) -> Certificate {
    Certificate { code: code.to_owned(), valid_from: "2000-01-01".parse().unwrap(), valid_until: None }
}

/// Every change of somebody who is there, as the verb's documentation lists them.
fn all_changes(weeks: &[Week]) -> Vec<Change> {
    let mut out = Vec::new();
    let week = &weeks[0];
    let mut codes: Vec<&String> = weeks.iter().flat_map(|week| &week.slots).flat_map(|slot| &slot.requires).collect();
    codes.sort();
    codes.dedup();
    for one in week.caregivers.iter().filter(|one| one.stage != Stage::Trainee) {
        let caregiver = &one.id;
        out.extend(
            codes.iter().map(|&code| Change::Certificate { caregiver: caregiver.clone(), certificate: code.clone() }),
        );
        for weekday in (0..7).map(|day| Weekday::try_from(day).unwrap()) {
            let window = |later| Change::LongerWindow { caregiver: caregiver.clone(), weekday, minutes: 60, later };
            out.extend([window(false), window(true)]);
        }
        for (cap, by) in [(Rule::DayLimit, 120), (Rule::WeekLimit, 240), (Rule::MonthLimit, 240), (Rule::DaysLimit, 1)]
        {
            out.push(Change::HigherCap { caregiver: caregiver.clone(), cap, by });
        }
    }
    out
}

/// Two weeks of the same few people: the second asks less.
fn two_weeks(caregivers: usize, slots: usize, seed: u64) -> Vec<Week> {
    let made = |iso: &str| {
        let wanted = Wanted { caregivers, slots, seed, week: iso.to_owned(), ..Wanted::default() };
        generate(&Wanted { format_1: seed.is_multiple_of(2), ..wanted }).unwrap()
    };
    let (one, mut other) = (made("2026-W47"), made("2026-W48"));
    other.slots = other.slots.into_iter().enumerate().filter(|(at, _)| at % 3 != 0).map(|(_, slot)| slot).collect();
    vec![one, other]
}

#[test]
fn the_ten_best_changes_are_those_of_solving_every_change_anew() {
    let (mut told_of_families, mut left_out) = (0, 0);
    for (caregivers, slots, seed, count) in [(5, 22, 4, 2), (7, 32, 11, 1)] {
        let mut weeks = two_weeks(caregivers, slots, seed);
        weeks.truncate(count);
        let past = Past::new(weeks);
        let advice = advise(&past.weeks, &asked(0.0), &Watch::idle()).unwrap();
        assert!(advice.sure && !advice.changes.is_empty(), "{advice}");
        for (at, told) in advice.changes.iter().enumerate() {
            let minutes = past.worth(&told.change, Some(&told.whom), false).expect("the weeks are small");
            let interval = told.minutes;
            assert_eq!((interval.least, interval.found, interval.most), (minutes, minutes, minutes), "{told}");
            // Of families the bound is weaker; where it is proved it must agree.
            let families = (at < 4).then(|| past.worth(&told.change, Some(&told.whom), true));
            if let Some(families) = families.flatten() {
                assert!((told.families.least..=told.families.most).contains(&families), "seed {seed}: {told}");
                told_of_families += usize::from(told.families.is_exact());
            }
        }
        for ((told, minutes), families) in advice.weeks.iter().zip(&past.minutes).zip(&past.families) {
            assert_eq!((Some(told.minutes), Some(told.minutes_bound)), (*minutes, *minutes));
            assert!(families.is_none_or(|most| (told.families..=told.families_bound).contains(&most)));
        }
        // Of somebody who is there already, the best ones are told, and none that is left out is worth more.
        let all = all_changes(&past.weeks).into_iter();
        let mut all: Vec<i64> = all.map(|change| past.worth(&change, None, false).expect("small weeks")).collect();
        all.sort_unstable_by_key(|worth| std::cmp::Reverse(*worth));
        let there = |told: &&Worth| told.change.caregiver().is_some();
        let told: Vec<i64> = advice.changes.iter().filter(there).map(|told| told.minutes.found).collect();
        assert_eq!(told, all[..told.len()], "seed {seed}");
        let least = advice.changes.last().map_or(0, |told| told.minutes.found);
        let left = all.get(told.len()).copied().unwrap_or_default();
        assert!(left <= if advice.changes.len() < 10 { 0 } else { least }, "seed {seed}: {left} is left out");
        left_out += all[told.len()..].iter().filter(|worth| **worth > 0).count();
    }
    println!("{told_of_families} proved of families, {left_out} changes that help are worth less than the ten told");
    assert!(told_of_families > 0 && left_out > 0);
}

#[test]
fn little_time_widens_the_bounds_and_never_makes_them_wrong() {
    let past = Past::new(two_weeks(7, 32, 3));
    let ticks = std::sync::atomic::AtomicU64::new(0);
    let elapsed = || ticks.fetch_add(1, std::sync::atomic::Ordering::Relaxed) as f64 / 1000.0;
    let watch = Watch { elapsed: &elapsed, stop: &|| false };
    let advice = advise(&past.weeks, &Options { time_limit: 0.2, ..asked(0.0) }, &watch).unwrap();
    assert!(!advice.changes.is_empty());
    for told in &advice.changes {
        let worth = past.worth(&told.change, Some(&told.whom), false).expect("the weeks are small");
        assert!((told.minutes.least..=told.minutes.most).contains(&worth), "{worth}: {told}");
        assert!(told.minutes.least <= told.minutes.found && told.minutes.found <= told.minutes.most);
    }
}

#[test]
fn weeks_that_do_not_belong_together_are_told_so() {
    let said = |weeks: &[Week]| advise(weeks, &asked(0.0), &Watch::idle()).unwrap_err().to_string();
    assert!(said(&[]).contains("no week"));
    let one = week(vec![person("c")], vec![slot("a", 0, "9:00", "12:00")]);
    assert!(said(&vec![one.clone(); 13]).contains("13 weeks are too many"));
    assert!(said(&[one.clone(), one.clone()]).contains("2026-W48 is given twice"));
    let mut other = one.clone();
    other.week = "2026-W49".to_owned();
    other.slots.clear();
    other.caregivers[0].id = "somebody-else".to_owned();
    assert!(said(&[one.clone(), other]).contains("2026-W49 has no caregiver in common"));
    let mut torn = one.clone();
    torn.slots[0].pinned = Some("c".to_owned());
    torn.slots[0].blocked = vec!["c".to_owned()];
    let said = said(&[torn]);
    assert!(said.contains("2026-W48") && said.contains("pin"), "{said}");
}

#[test]
fn where_all_is_served_no_change_serves_more() {
    let served = week(vec![person("c")], vec![slot("a", 0, "9:00", "12:00")]);
    let advice = advise(&[served], &asked(0.0), &Watch::idle()).unwrap();
    assert!(advice.changes.is_empty() && advice.sure && advice.looked_at > 0, "{advice}");
    assert_eq!((advice.weeks[0].minutes, advice.weeks[0].asked_minutes), (180, 180));
    let empty = week(vec![], vec![]);
    assert!(advise(&[empty], &asked(0.0), &Watch::idle()).unwrap().changes.is_empty());
}
