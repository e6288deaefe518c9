//! Pins that contradict the rules, alone or together, and decisions' prices.

use crate::small_week::*;
use std::ops::ControlFlow;
use wijkopvang_solver::*;

fn pinned(to: &str, slot: Slot) -> Slot {
    Slot { pinned: Some(to.to_owned()), ..slot }
}

fn refused(week: &Week) -> Vec<Contradiction> {
    solve(&instance(week), &asked(0.0), &Watch::idle(), &mut |_| ControlFlow::Continue(())).unwrap_err()
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
