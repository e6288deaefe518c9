use crate::small_week::*;
use wijkopvang_solver::{Rule, Slot};

#[test]
fn a_blocked_caregiver_never_comes() {
    let a = Slot { blocked: vec!["c".to_owned()], ..slot("a", 0, "9:00", "12:00") };
    let week = week(vec![person("c")], vec![a]);
    binds(&week, Rule::Blocked, &[], &["a c"], "a", "c");
}

#[test]
fn a_blocked_trainee_does_not_come_along() {
    let a = Slot { blocked: vec!["t".to_owned()], ..slot("a", 0, "9:00", "12:00") };
    let week = week(vec![mentor("m"), trainee("t")], vec![a]);
    binds(&week, Rule::Blocked, &["a m"], &["a m t"], "a", "t");
}
