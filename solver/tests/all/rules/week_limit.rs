use crate::small_week::*;
use wijkopvang_solver::Rule;

#[test]
fn the_week_has_so_many_minutes_of_care() {
    let mut c = person("c");
    c.max_minutes_per_week = 359;
    let mut week = week(vec![c], vec![slot("a", 0, "9:00", "12:00"), slot("b", 2, "13:00", "16:00")]);
    binds(&week, Rule::WeekLimit, &["a c"], &["a c", "b c"], "b", "c");
    week.caregivers[0].max_minutes_per_week = 360;
    assert_eq!(solved(&week).plan.assignments.len(), 2);
}
