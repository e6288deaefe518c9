//! Pins that contradict the rules, alone or together, and decisions' prices.

use crate::small_week::*;
use std::ops::ControlFlow;
use wijkopvang_solver::*;

fn pinned(to: &str, slot: Slot) -> Slot {
    Slot { pinned: Some(to.to_owned()), ..slot }
}

fn refused(week: &Week) -> Vec<Contradiction> {
    match solve(&instance(week), &asked(0.0), &Watch::idle(), &mut |_| ControlFlow::Continue(())).unwrap_err() {
        Unsolved::Contradictions(found) => found,
        Unsolved::PinsNotKept => panic!("nothing was proved"),
    }
}

#[test]
fn every_contradiction_is_named_with_the_pins_involved() {
    let mut c = person("c");
    c.availability.truncate(1);
    c.availability[0].end = at(3, "0:00");
    let slots = vec![
        pinned("c", slot("overlapping", 0, "9:00", "12:00")),
        pinned("c", slot("other", 0, "11:00", "13:00")),
        pinned("c", slot("away", 4, "9:00", "12:00")),
        slot("free", 1, "9:00", "12:00"),
    ];
    let week = week(vec![c], slots);
    let found = refused(&week);
    assert_eq!(found, instance(&week).pin_conflicts());
    let named: Vec<(Option<Rule>, Vec<&str>)> =
        found.iter().map(|one| (one.rule(), one.slots.iter().map(String::as_str).collect())).collect();
    assert_eq!(
        named,
        vec![(Some(Rule::Available), vec!["away"]), (Some(Rule::NoOverlap), vec!["overlapping", "other"])]
    );
    assert!(found[1].to_string().contains("lift one of these pins"));
}

#[test]
fn a_short_day_may_be_filled_with_other_slots_but_not_from_nothing() {
    let mut c = person("c");
    c.min_minutes_per_day = 240;
    let filled =
        week(vec![c.clone()], vec![pinned("c", slot("a", 0, "9:00", "12:00")), slot("b", 0, "13:00", "15:00")]);
    assert_eq!(solved(&filled).plan.assignments.len(), 2);
    let alone = week(vec![c], vec![pinned("c", slot("a", 0, "9:00", "12:00"))]);
    let found = refused(&alone);
    assert_eq!((found[0].slots.clone(), found[0].caregivers.clone()), (vec!["a".to_owned()], vec!["c".to_owned()]));
}

#[test]
fn two_who_need_the_same_slot_to_fill_their_day_contradict_each_other() {
    let needy = |id: &str| Caregiver { min_minutes_per_day: 240, ..person(id) };
    let slots = |second_filler: bool| {
        let mut slots = vec![
            pinned("c", slot("a", 0, "9:00", "12:00")),
            pinned("d", slot("b", 0, "9:00", "12:00")),
            slot("filler", 0, "13:00", "15:00"),
            pinned("e", slot("far", 2, "9:00", "12:00")),
        ];
        if second_filler {
            slots.push(slot("filler-2", 0, "13:00", "15:00"));
        }
        slots
    };
    let people = || vec![needy("c"), needy("d"), person("e")];
    assert_eq!(solved(&week(people(), slots(true))).plan.assignments.len(), 5);
    let found = refused(&week(people(), slots(false)));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].slots, vec!["a", "b"], "the pin of e has no part in it");
}

#[test]
fn the_price_of_a_pin_and_of_a_block() {
    let mut near = person("near");
    near.languages = vec!["nl".to_owned()];
    let speaking = |slot: Slot| Slot { languages: vec!["nl".to_owned()], ..slot };
    let a = pinned("far", speaking(slot("a", 0, "9:00", "12:00")));
    let b = Slot { blocked: vec!["near".to_owned()], ..speaking(slot("b", 1, "9:00", "12:00")) };
    let week = week(vec![person("far"), near], vec![a, b]);
    let plan = solved(&week);
    let price =
        |decision: Decision| decision_cost(&instance(&week), &plan, &decision, &asked(0.0), &Watch::idle()).unwrap();
    let pin = price(Decision::Pin { slot: "a".to_owned() });
    let block = price(Decision::Block { slot: "b".to_owned(), caregiver: "near".to_owned() });
    assert!(pin.is_exact() && block.is_exact());
    assert!((pin.most - 60.0).abs() < 0.01 && (block.most - 60.0).abs() < 0.01, "{} {}", pin.most, block.most);
}

/// So many people pinned from 9 to 11 who need four hours, and so many fillers of two hours on that day.
fn needy(people: usize, fillers: usize, days: i64) -> Week {
    let everyone = (0..people).map(|at| Caregiver { min_minutes_per_day: 240, ..person(&format!("c{at}")) }).collect();
    let mut slots = Vec::new();
    for day in 0..days {
        let of_people =
            (0..people).map(|at| pinned(&format!("c{at}"), slot(&format!("p{day}-{at}"), day, "9:00", "11:00")));
        slots.extend(of_people);
        slots.extend((0..fillers).map(|at| slot(&format!("f{day}-{at}"), day, "13:00", "15:00")));
    }
    week(everyone, slots)
}

#[test]
fn pins_of_many_that_contradict_are_told_within_the_limit_and_without_a_wall_of_names() {
    let start = std::time::Instant::now();
    let found = refused(&needy(120, 119, 1));
    assert!(start.elapsed().as_secs_f64() < 10.0, "{:?}", start.elapsed());
    assert_eq!((found.len(), found[0].slots.len()), (1, 120), "no smaller set of them contradicts");
    assert!(found[0].message.contains("and 112 more") && found[0].message.len() < 400, "{}", found[0].message);
}

#[test]
fn the_smallest_set_is_told_and_the_others_are_counted() {
    // Monday: three people for two fillers; Tuesday: the same three for one, so that any two contradict.
    let mut week = needy(3, 2, 2);
    week.slots.retain(|slot| slot.id != "f1-1");
    let found = refused(&week);
    assert_eq!(found[0].slots.len(), 2, "{:?}", found[0]);
    assert!(found[0].more > 0 && found[0].message.contains("besides this one"), "{}", found[0].message);
}

#[test]
fn pins_that_need_many_fillers_are_kept() {
    // Seven fillers of an hour a day, five days, three people who need two of them each.
    let mut roomy = needy(3, 7, 5);
    for slot in roomy.slots.iter_mut().filter(|slot| slot.id.starts_with('f')) {
        let at: i64 = slot.id.split('-').next_back().unwrap().parse().unwrap();
        slot.start += chrono::TimeDelta::minutes(30 * at);
        slot.end = slot.start + chrono::TimeDelta::minutes(60);
    }
    let plan = solve(&instance(&roomy), &asked(1.0), &Watch::idle(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(instance(&roomy).check(&plan), Vec::new());
}
