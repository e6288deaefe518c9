use crate::small_week::*;
use wijkopvang_solver::Rule;

#[test]
fn a_day_with_care_has_enough_of_it() {
    let mut c = person("c");
    c.min_minutes_per_day = 181;
    let mut week = week(vec![c], vec![slot("a", 0, "9:00", "12:00")]);
    binds(&week, Rule::ShortDay, &[], &["a c"], "a", "c");
    week.caregivers[0].min_minutes_per_day = 180;
    assert_eq!(solved(&week).plan.assignments.len(), 1);
}

#[test]
fn it_does_not_hold_for_trainees() {
    let mut t = trainee("t");
    t.min_minutes_per_day = 600;
    let plan = solved(&week(vec![mentor("m"), t], vec![slot("a", 0, "9:00", "12:00")]));
    assert_eq!(plan.plan.assignments[0].trainee.as_deref(), Some("t"));
}
