use crate::small_week::*;
use wijkopvang_solver::Rule;

#[test]
fn the_week_has_so_many_days_with_care() {
    let mut c = person("c");
    c.max_days = 1;
    let slots = vec![slot("a", 0, "9:00", "12:00"), slot("b", 0, "13:00", "16:00"), slot("d", 2, "9:00", "12:00")];
    let week = week(vec![c], slots);
    binds(&week, Rule::DaysLimit, &["a c", "b c"], &["a c", "b c", "d c"], "d", "c");
    assert_eq!(solved(&week).plan.assignments.len(), 2);
}
