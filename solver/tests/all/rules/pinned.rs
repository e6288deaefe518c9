use crate::small_week::*;
use wijkopvang_solver::{Rule, Slot};

#[test]
fn a_pinned_slot_is_served_by_that_caregiver_alone() {
    let mut nearer = person("near");
    nearer.languages = vec!["nl".to_owned()];
    let a = Slot { pinned: Some("far".to_owned()), languages: vec!["nl".to_owned()], ..slot("a", 0, "9:00", "12:00") };
    let week = week(vec![person("far"), nearer], vec![a]);
    binds(&week, Rule::Pinned, &["a far"], &["a near"], "a", "near");
}

#[test]
fn a_pinned_slot_is_served_even_at_a_loss() {
    let mut far = person("far");
    far.home = away(50.0);
    let a = Slot { pinned: Some("far".to_owned()), ..slot("a", 0, "9:00", "9:15") };
    let mut week = week(vec![far], vec![a]);
    week.weights.household_first = 0.0;
    week.weights.travel_per_minute = 50.0;
    assert_eq!(solved(&week).plan.assignments.len(), 1);
    assert_eq!(broken(&week, &[]), vec![(Rule::Pinned, "a".to_owned(), String::new())]);
}
