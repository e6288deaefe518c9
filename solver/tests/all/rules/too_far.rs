use crate::small_week::*;
use wijkopvang_solver::{Coordinates, Home, Rule, Slot, Travel};

#[test]
fn a_slot_is_within_the_longest_leg() {
    let mut c = person("c");
    c.max_travel_minutes = 24;
    let mut week = week(vec![c], vec![Slot { home: away(25.0), ..slot("a", 0, "9:00", "12:00") }]);
    binds(&week, Rule::TooFar, &[], &["a c"], "a", "c");
    week.caregivers[0].max_travel_minutes = 25;
    assert_eq!(solved(&week).plan.assignments.len(), 1);
}

#[test]
fn the_way_back_counts_by_itself() {
    let mut c = person("c");
    c.max_travel_minutes = 20;
    let there = Home { place: Some(1), ..away(5.0) };
    let mut week = week(vec![c], vec![slot("a", 0, "9:00", "12:00")]);
    week.caregivers[0].home = Home { place: Some(0), ..place() };
    week.slots[0].home = there;
    let places = vec![Coordinates { lat: 51.0, lon: 3.7 }; 2];
    week.travel = Some(Travel { places, minutes: [("bicycle".to_owned(), vec![vec![0, 5], vec![21, 0]])].into() });
    binds(&week, Rule::TooFar, &[], &["a c"], "a", "c");
}
