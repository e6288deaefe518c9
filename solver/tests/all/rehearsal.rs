//! Rehearsed absences against replans: every sequence of moves, tried with the checker alone; and the solver's proved
//! replan with the least change.

use crate::brute_force::random_week;
use crate::small_week::*;
use std::collections::HashSet;
use wijkopvang_solver::*;

/// The week in which a caregiver is away on a day, counted from Monday: without hours then, and without pins there.
fn away_on(week: &Week, caregiver: &str, day: i64) -> Week {
    let mut away = week.clone();
    let (from, to) = (at(day, "0:00"), at(day + 1, "0:00"));
    let of_day = |slot: &Slot| from <= slot.start && slot.start < to;
    for slot in away.slots.iter_mut().filter(|slot| of_day(slot)) {
        slot.pinned = slot.pinned.take().filter(|who| who != caregiver);
        slot.blocked.push(caregiver.to_owned());
    }
    away
}

/// A plan as pairs of slot and caregiver, in order: trainees stay at home.
type Pairs = Vec<(String, String)>;

fn keeps_rules(instance: &Instance, pairs: &Pairs) -> bool {
    let given: Vec<Assignment> = pairs
        .iter()
        .map(|(slot, caregiver)| Assignment { slot: slot.clone(), caregiver: caregiver.clone(), trainee: None })
        .collect();
    instance.check_rules(&given).is_empty()
}

/// The most slots that any sequence of moves refills, then the most minutes, then the fewest handovers.
fn most_refilled(week: &Week, plan: &[Assignment], caregiver: &str, day: i64) -> (usize, i64, i64) {
    let away = away_on(week, caregiver, day);
    let instance = instance(&away);
    let own = |slot: &str| week.slots.iter().find(|other| other.id == slot).unwrap();
    let gone = |one: &&Assignment| {
        let start = own(&one.slot).start;
        one.caregiver == caregiver && at(day, "0:00") <= start && start < at(day + 1, "0:00")
    };
    let open: Vec<String> = plan.iter().filter(gone).map(|one| one.slot.clone()).collect();
    let mut start: Pairs = plan.iter().map(|one| (one.slot.clone(), one.caregiver.clone())).collect();
    start.retain(|(slot, _)| !open.contains(slot));
    start.sort();
    let who: Vec<String> =
        week.caregivers.iter().filter(|one| one.stage != Stage::Trainee).map(|one| one.id.clone()).collect();
    let mut best = (0, 0, 0);
    let mut seen = HashSet::new();
    // The plan, what is still open, the slots that have changed hands, minutes refilled, handovers.
    let mut ahead = vec![(start, open, Vec::<String>::new(), 0_i64, 0_i64, 0_usize)];
    while let Some((pairs, open, moved, minutes, handovers, refilled)) = ahead.pop() {
        best = best.max((refilled, minutes, -handovers));
        if !seen.insert((pairs.clone(), open.clone(), moved.clone())) {
            continue;
        }
        for slot in &open {
            let group = own(slot).either.as_ref();
            let instead = week
                .slots
                .iter()
                .filter(|other| other.id != *slot && group.is_some() && other.either.as_ref() == group);
            for taken in instead.map(|other| &other.id).chain([slot]) {
                for taker in &who {
                    let mut plain = pairs.clone();
                    plain.push((taken.clone(), taker.clone()));
                    plain.sort();
                    let mut next = vec![(plain.clone(), None)];
                    for (given, _) in pairs.iter().filter(|(given, holder)| holder == taker && !moved.contains(given)) {
                        if own(given).pinned.is_some() {
                            continue;
                        }
                        for to in who.iter().filter(|to| *to != taker) {
                            let mut handed = plain.clone();
                            handed.retain(|(slot, _)| slot != given);
                            handed.push((given.clone(), to.clone()));
                            handed.sort();
                            next.push((handed, Some(given.clone())));
                        }
                    }
                    for (pairs, given) in next.into_iter().filter(|(pairs, _)| keeps_rules(&instance, pairs)) {
                        let open = open.iter().filter(|other| *other != slot).cloned().collect();
                        let mut moved = moved.clone();
                        moved.push(taken.clone());
                        moved.extend(given.clone());
                        moved.sort();
                        let minutes = minutes + (own(slot).end - own(slot).start).num_minutes();
                        ahead.push((pairs, open, moved, minutes, handovers + i64::from(given.is_some()), refilled + 1));
                    }
                }
            }
        }
    }
    best
}

fn day_of(absence: &Absence) -> i64 {
    let monday: chrono::NaiveDate = "2026-11-23".parse().unwrap();
    (absence.day - monday).num_days()
}

fn told(absence: &Absence) -> (usize, i64, i64) {
    let by: Vec<&Refill> = absence.slots.iter().filter_map(|slot| slot.by.as_ref()).collect();
    let handovers = by.iter().filter(|by| by.after.is_some()).count() as i64;
    (by.len(), absence.minutes - absence.lost_minutes, -handovers)
}

/// What the rehearsal says is done, and the checker looks.
fn refilled(week: &Week, plan: &[Assignment], absence: &Absence) {
    let away = away_on(week, &absence.caregiver, day_of(absence));
    let mut pairs: Pairs = plan.iter().map(|one| (one.slot.clone(), one.caregiver.clone())).collect();
    pairs.retain(|(slot, _)| !absence.slots.iter().any(|open| open.slot == *slot));
    for slot in &absence.slots {
        let Some(by) = &slot.by else { continue };
        if let Some(after) = &by.after {
            let given = pairs.iter_mut().find(|(slot, _)| *slot == after.slot).unwrap();
            assert_eq!(given.1, by.caregiver, "{absence}");
            given.1 = after.to.clone();
        }
        pairs.push((by.instead.clone().unwrap_or_else(|| slot.slot.clone()), by.caregiver.clone()));
    }
    assert!(keeps_rules(&instance(&away), &pairs), "{absence}");
}

/// Weeks like those of the brute force, with more people, alternatives in some.
fn busy_week(seed: u64) -> Week {
    let mut week = random_week(seed);
    let mut more = random_week(seed + 1000);
    for one in &mut more.caregivers {
        one.id = format!("d{}", one.id);
        one.mentors.clear();
        one.home.place = None;
    }
    week.caregivers.extend(more.caregivers);
    if seed.is_multiple_of(3) {
        week.slots[0].household = week.slots[1].household.clone();
        week.slots[0].either = Some("one".to_owned());
        week.slots[1].either = Some("one".to_owned());
        week.slots.iter_mut().for_each(|slot| slot.pinned = None);
    }
    week
}

#[test]
fn a_rehearsal_is_what_trying_every_sequence_of_moves_comes_to() {
    let (mut absences, mut lost, mut handed, mut instead, mut several) = (0, 0, 0, 0, 0);
    for seed in 1..=60 {
        let week = busy_week(seed);
        let mut quiet = |_: &Progress| std::ops::ControlFlow::Continue(());
        let Ok(plan) = solve(&instance(&week), &asked(0.0), &Watch::idle(), &mut quiet) else { continue };
        let plan = plan.plan.assignments;
        for absence in instance(&week).rehearse(&plan, 1).absences {
            assert!(absence.sure);
            let real = most_refilled(&week, &plan, &absence.caregiver, day_of(&absence));
            assert_eq!(told(&absence), real, "seed {seed}: {absence}");
            refilled(&week, &plan, &absence);
            absences += 1;
            lost += usize::from(absence.lost_minutes > 0);
            several += usize::from(absence.slots.len() > 1);
            let by = absence.slots.iter().filter_map(|slot| slot.by.as_ref());
            handed += by.clone().filter(|by| by.after.is_some()).count();
            instead += by.filter(|by| by.instead.is_some()).count();
        }
    }
    println!(
        "{absences} absences, {lost} lose care, {handed} handovers, {instead} alternatives, {several} of several slots"
    );
    assert!(absences > 100 && lost > 20 && handed > 5 && instead > 0 && several > 10);
}

/// The solver's replan with the least change: as many slots as before are worth the most, and each slot that changes
/// hands costs two thirds of one, so that one handover pays for a refilled slot and two do not.
fn replanned(week: &Week, plan: &[Assignment], absence: &Absence) -> (bool, bool) {
    let mut replan = away_on(week, &absence.caregiver, day_of(absence));
    replan.weights = Weights { served_per_slot: 1500.0, change: 1000.0, ..nothing() };
    let holder = |slot: &str| plan.iter().find(|one| one.slot == slot).map(|one| one.caregiver.clone());
    replan.slots.retain(|slot| holder(&slot.id).is_some());
    for slot in &mut replan.slots {
        slot.published = holder(&slot.id).filter(|_| slot.id != absence.slots[0].slot);
    }
    let best = solved(&replan);
    assert_eq!(best.proof.status, Status::Optimal);
    let lost = replan.slots.len() - best.plan.assignments.len();
    let moved = -best.plan.parts.change / 1000.0;
    (lost == 0, moved > 0.5)
}

fn nothing() -> Weights {
    Weights {
        served_per_slot: 0.0,
        served_per_minute: 0.0,
        priority: [1.0; 5],
        household_first: 0.0,
        continuity: 0.0,
        language: 0.0,
        wanted_per_minute: 0.0,
        if_needed_per_minute: 0.0,
        travel_per_minute: 0.0,
        shortfall_per_minute: 0.0,
        learning_per_minute: 0.0,
        change: 0.0,
        idle_per_minute: Some(0.0),
        new_face: Some(0.0),
    }
}

#[test]
fn a_rehearsal_of_one_slot_is_what_the_solver_replans_with_the_least_change() {
    let (mut compared, mut handed, mut lost) = (0, 0, 0);
    for seed in 200..=260 {
        let mut week = busy_week(seed);
        for one in &mut week.caregivers {
            one.min_minutes_per_day = 0;
        }
        week.slots.iter_mut().for_each(|slot| (slot.pinned, slot.either) = (None, None));
        let plan = solved(&week).plan.assignments;
        for absence in instance(&week).rehearse(&plan, 2).absences.iter().filter(|absence| absence.slots.len() == 1) {
            let by = absence.slots[0].by.as_ref();
            let told = (by.is_some(), by.is_some_and(|by| by.after.is_some()));
            assert_eq!(told, replanned(&week, &plan, absence), "seed {seed}: {absence}");
            compared += 1;
            handed += usize::from(told.1);
            lost += usize::from(!told.0);
        }
    }
    println!("{compared} absences of one slot, {handed} with a handover, {lost} lost");
    assert!(compared > 60 && handed > 3 && lost > 10);
}

#[test]
fn families_and_days_are_counted_from_the_absences() {
    let a = slot("a", 0, "9:00", "12:00");
    let b = Slot { requires: vec!["care".to_owned()], household: "h-a".to_owned(), ..slot("b", 1, "9:00", "13:00") };
    let mut skilled = person("c");
    let code = "care".to_owned();
    skilled.certificates = vec![Certificate { code, valid_from: "2026-01-01".parse().unwrap(), valid_until: None }];
    let week = week(vec![skilled, person("d")], vec![a, b]);
    let rehearsal = instance(&week).rehearse(&assignments(&["a c", "b c"]), 1);
    assert_eq!(rehearsal.absences.len(), 2);
    let worst = &rehearsal.absences[0];
    assert_eq!((worst.day.to_string().as_str(), worst.lost_minutes), ("2026-11-24", 240));
    assert_eq!(rehearsal.absences[1].slots[0].free, vec!["d".to_owned()]);
    let family = &rehearsal.families[0];
    assert_eq!((family.household.as_str(), family.minutes, family.lost_minutes), ("h-a", 420, 240));
    let days: Vec<i64> = rehearsal.days.iter().map(|day| day.lost_minutes).collect();
    assert_eq!(days, vec![240, 0]);
    assert!(rehearsal.to_string().contains("1 of 2 absences would lose care"), "{rehearsal}");
}

#[test]
fn a_mentor_may_take_over_and_nobody_rehearses_without_a_plan() {
    let rehearsal = instance(&week(vec![person("c")], vec![slot("a", 0, "9:00", "12:00")])).rehearse(&[], 2);
    assert_eq!((rehearsal.absences.len(), rehearsal.families.len(), rehearsal.days.len()), (0, 0, 0));
    let taught = week(vec![mentor("m"), mentor("n"), trainee("t")], vec![slot("a", 0, "9:00", "12:00")]);
    let rehearsal = instance(&taught).rehearse(&assignments(&["a m t"]), 2);
    assert_eq!(rehearsal.absences.len(), 1, "a trainee's absence leaves no slot open");
    assert_eq!(rehearsal.absences[0].slots[0].by.as_ref().unwrap().caregiver, "n");
}
