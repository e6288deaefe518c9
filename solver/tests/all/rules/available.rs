use crate::small_week::*;
use wijkopvang_solver::{Availability, Preference, Rule};

fn window(from: &str, to: &str) -> Availability {
    Availability { start: at(0, from), end: at(0, to), preference: Preference::Ok }
}

#[test]
fn a_slot_lies_inside_the_windows() {
    let mut c = person("c");
    c.availability = vec![window("9:00", "11:59"), window("13:00", "15:00")];
    let week = week(vec![c], vec![slot("a", 0, "9:00", "12:00")]);
    binds(&week, Rule::Available, &[], &["a c"], "a", "c");
}

#[test]
fn windows_that_touch_join_up() {
    let mut c = person("c");
    c.availability = vec![window("10:30", "12:00"), window("9:00", "10:30")];
    let week = week(vec![c], vec![slot("a", 0, "9:00", "12:00")]);
    assert_eq!(broken(&week, &["a c"]), Vec::new());
    assert_eq!(solved(&week).plan.assignments.len(), 1);
    assert!(Rule::Available.name() == "available");
}
