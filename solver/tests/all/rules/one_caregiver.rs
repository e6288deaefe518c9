use crate::small_week::*;
use wijkopvang_solver::Rule;

#[test]
fn a_trainee_never_serves_alone() {
    let week = week(vec![trainee("t")], vec![slot("a", 0, "9:00", "12:00")]);
    binds(&week, Rule::OneCaregiver, &[], &["a t"], "a", "t");
}

#[test]
fn a_slot_named_twice_is_seen() {
    let week = week(vec![person("c"), person("d")], vec![slot("a", 0, "9:00", "12:00")]);
    assert_eq!(broken(&week, &["a c", "a d"])[0].0, Rule::OneCaregiver);
}
