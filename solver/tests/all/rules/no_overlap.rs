use crate::small_week::*;
use wijkopvang_solver::{Coordinates, Rule, Slot, Travel};

#[test]
fn between_two_slots_there_is_the_way_and_the_handover() {
    let b = |from: &str| Slot { home: away(10.0), ..slot("b", 0, from, "15:00") };
    let tight = week(vec![person("c")], vec![slot("a", 0, "9:00", "12:00"), b("12:14")]);
    binds(&tight, Rule::NoOverlap, &["a c"], &["a c", "b c"], "b", "c");
    let loose = week(vec![person("c")], vec![slot("a", 0, "9:00", "12:00"), b("12:15")]);
    assert_eq!(solved(&loose).plan.assignments.len(), 2);
}

#[test]
fn one_household_at_one_address_needs_no_handover() {
    let slots = || vec![slot("a", 0, "9:00", "12:00"), slot("b", 0, "12:00", "15:00")];
    let mut same = week(vec![person("c")], slots());
    binds(&same, Rule::NoOverlap, &["a c"], &["a c", "b c"], "b", "c");
    same.slots[1].household = same.slots[0].household.clone();
    assert_eq!(solved(&same).plan.assignments.len(), 2);
}

#[test]
fn slots_that_are_no_neighbours_count_too() {
    // From the first place to the third it takes far longer than over the second.
    let stop = |id: &str, minutes: f64, from: &str, to: &str| Slot { home: away(minutes), ..slot(id, 0, from, to) };
    let slots =
        vec![stop("a", 1.0, "9:00", "10:00"), stop("b", 2.0, "10:10", "10:25"), stop("d", 3.0, "10:35", "12:00")];
    let mut week = week(vec![person("c")], slots);
    week.caregivers[0].home.place = Some(0);
    week.slots.iter_mut().enumerate().for_each(|(place, slot)| slot.home.place = Some(place));
    let rows = vec![vec![0, 1, 60], vec![1, 0, 1], vec![1, 1, 0]];
    let places = vec![Coordinates { lat: 51.0, lon: 3.7 }; 3];
    week.travel = Some(Travel { places, minutes: [("bicycle".to_owned(), rows)].into() });
    binds(&week, Rule::NoOverlap, &["b c", "d c"], &["a c", "b c", "d c"], "d", "c");
}

#[test]
fn midnight_is_no_excuse() {
    let mut week = week(vec![person("c")], vec![slot("a", 0, "20:00", "24:00"), slot("b", 1, "0:00", "3:00")]);
    week.rules.daily_rest_minutes = 0;
    binds(&week, Rule::NoOverlap, &["a c"], &["a c", "b c"], "b", "c");
}
