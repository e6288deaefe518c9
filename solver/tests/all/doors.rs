//! Other times for a slot: each passes the checker, none that is nearer is missed.

use crate::brute_force::random_week;
use crate::small_week::*;
use chrono::TimeDelta;
use std::collections::BTreeMap;
use wijkopvang_solver::*;

/// The plan with a slot moved to a door and given to somebody, as the checker sees it.
fn passes(week: &Week, plan: &[Assignment], slot: &str, start: Moment, end: Moment, caregiver: &str) -> bool {
    let mut moved = week.clone();
    let asked = moved.slots.iter_mut().find(|asked| asked.id == slot).unwrap();
    (asked.start, asked.end) = (start, end);
    let mut after: Vec<Assignment> = plan.iter().filter(|one| one.slot != slot).cloned().collect();
    after.push(Assignment { slot: slot.to_owned(), caregiver: caregiver.to_owned(), trainee: None });
    instance(&moved).check_rules(&after).is_empty()
}

type Moment = chrono::DateTime<chrono::FixedOffset>;

/// By caregiver and day: the least distance at which the checker lets somebody come, by trying every time.
fn tried(week: &Week, plan: &[Assignment], slot: &str) -> BTreeMap<(String, i64), i64> {
    let asked = week.slots.iter().find(|asked| asked.id == slot).unwrap();
    let (monday, minutes) = (at(0, "0:00"), (asked.end - asked.start).num_minutes());
    let day_of = |start: Moment| (start - monday).num_minutes().div_euclid(1440);
    let mut nearest = BTreeMap::new();
    for days in -6..=6 {
        for later in (-120..=120).step_by(15) {
            for less in (0..=minutes / 2).step_by(15) {
                let start = asked.start + TimeDelta::days(days) + TimeDelta::minutes(later);
                let end = start + TimeDelta::minutes(minutes - less);
                let overlaps = |one: &Slot, start: Moment, end: Moment| one.start < end && start < one.end;
                let own = week.slots.iter().filter(|one| one.household == asked.household && one.id != slot);
                let doubled =
                    own.clone().any(|one| overlaps(one, start, end) && !overlaps(one, asked.start, asked.end));
                let distance = A_DAY * days.abs() + later.abs() + less;
                if !(0..7).contains(&day_of(start)) || doubled || distance == 0 || minutes - less < 15 {
                    continue;
                }
                for one in &week.caregivers {
                    let key = (one.id.clone(), day_of(start));
                    if nearest.get(&key).is_none_or(|found| *found > distance)
                        && passes(week, plan, slot, start, end, &one.id)
                    {
                        nearest.insert(key, distance);
                    }
                }
            }
        }
    }
    nearest
}

#[test]
fn doors_are_what_trying_every_time_with_the_checker_comes_to() {
    let (mut told, mut served) = (0, 0);
    for seed in 1..=14 {
        let week = random_week(seed);
        let mut quiet = |_: &Progress| std::ops::ControlFlow::Continue(());
        let Ok(plan) = solve(&instance(&week), &asked(0.0), &Watch::idle(), &mut quiet) else { continue };
        let plan = plan.plan.assignments;
        for slot in week.slots.iter().map(|slot| slot.id.as_str()) {
            let doors = instance(&week).doors(&plan, slot).unwrap();
            let mut found = BTreeMap::new();
            for door in &doors {
                let day = (door.start - at(0, "0:00")).num_minutes().div_euclid(1440);
                for visitor in &door.visitors {
                    assert!(passes(&week, &plan, slot, door.start, door.end, &visitor.caregiver), "{seed} {door}");
                    assert_eq!(found.insert((visitor.caregiver.clone(), day), door.distance), None);
                }
            }
            assert!(doors.windows(2).all(|two| two[0].distance <= two[1].distance));
            assert_eq!(found, tried(&week, &plan, slot), "seed {seed} slot {slot}");
            told += doors.len();
            served += usize::from(plan.iter().any(|one| one.slot == slot));
        }
    }
    println!("{told} doors, {served} slots served");
    assert!(told > 100 && served > 10);
}

#[test]
fn the_nearest_time_comes_first_and_says_how_it_differs() {
    let mut late = person("late");
    late.availability[0].start = at(0, "9:30");
    late.availability[0].end = at(0, "23:00");
    let tuesday = Availability { start: at(1, "8:00"), end: at(1, "13:00"), preference: Preference::Ok };
    let other = Caregiver { availability: vec![tuesday], ..person("other") };
    let mut a = slot("a", 0, "9:00", "12:00");
    a.usual = vec!["other".to_owned()];
    let doors = instance(&week(vec![late, other], vec![a])).doors(&[], "a").unwrap();
    let (first, second) = (&doors[0], &doors[1]);
    assert_eq!((first.days_later, first.minutes_later, first.minutes_less, first.distance), (0, 30, 0, 30));
    assert_eq!(first.to_string(), "Mon 2026-11-23 09:30-12:30 (30 minutes later): late (0 min away)");
    assert_eq!((second.days_later, second.minutes_later), (1, 0));
    assert_eq!(second.to_string(), "Tue 2026-11-24 09:00-12:00 (1 day later): other (known, 0 min away)");
    assert_eq!(doors.len(), 2, "each of them is told once a day, at the nearest time");
}

#[test]
fn the_hour_that_a_clock_change_skips_is_no_door() {
    let slots = vec![Slot {
        start: "2026-03-28T02:00:00+01:00".parse().unwrap(),
        end: "2026-03-28T03:00:00+01:00".parse().unwrap(),
        ..slot("a", 0, "9:00", "10:00")
    }];
    let mut night = week(vec![person("c")], vec![]);
    night.week = "2026-W13".to_owned();
    night.slots = slots;
    night.caregivers[0].availability[0] = Availability {
        start: "2026-03-29T00:00:00+01:00".parse().unwrap(),
        end: "2026-03-29T12:00:00+02:00".parse().unwrap(),
        preference: Preference::Ok,
    };
    let doors = instance(&night).doors(&[], "a").unwrap();
    let nearest = &doors[0];
    assert_eq!(nearest.start.to_rfc3339(), "2026-03-29T01:45:00+01:00", "02:00 does not exist on that Sunday");
    assert_eq!((nearest.end - nearest.start).num_minutes(), 60);
    assert_eq!(nearest.end.to_rfc3339(), "2026-03-29T03:45:00+02:00");
}

#[test]
fn an_unknown_slot_and_one_whose_alternative_is_served_have_no_doors() {
    let one_of = |slot: Slot| Slot { household: "h".to_owned(), either: Some("one".to_owned()), ..slot };
    let week =
        week(vec![person("c")], vec![one_of(slot("a", 0, "9:00", "12:00")), one_of(slot("b", 1, "9:00", "12:00"))]);
    let said = instance(&week).doors(&[], "nowhere").unwrap_err().to_string();
    assert!(said.contains("slot nowhere is not in the week file"), "{said}");
    let said = instance(&week).doors(&assignments(&["a c"]), "b").unwrap_err().to_string();
    assert!(said.contains("a is served in its place"), "{said}");
    let doors = instance(&week).doors(&assignments(&["a c"]), "a").unwrap();
    assert!(doors.iter().all(|door| door.days_later != 1 || door.minutes_later.abs() > 0 || door.minutes_less > 0));
}

#[test]
fn a_holder_whose_day_would_be_too_short_comes_or_nobody_does() {
    let holder = Caregiver { min_minutes_per_day: 300, ..person("holder") };
    let slots = vec![slot("a", 0, "9:00", "12:00"), slot("b", 0, "13:00", "15:30")];
    let week = week(vec![holder, person("other")], slots);
    let plan = assignments(&["a holder", "b holder"]);
    let doors = instance(&week).doors(&plan, "a").unwrap();
    assert!(!doors.is_empty());
    for door in &doors {
        assert_eq!(door.visitors.len(), 1, "{door}");
        assert_eq!((door.visitors[0].caregiver.as_str(), door.days_later), ("holder", 0));
    }
}
