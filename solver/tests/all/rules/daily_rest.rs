use crate::small_week::*;
use wijkopvang_solver::Rule;

#[test]
fn days_are_apart_by_the_daily_rest() {
    let mut week = week(vec![person("c")], vec![slot("a", 0, "18:00", "22:00"), slot("b", 1, "8:59", "12:00")]);
    binds(&week, Rule::DailyRest, &["a c"], &["a c", "b c"], "b", "c");
    week.slots[1].start = at(1, "9:00");
    assert_eq!(solved(&week).plan.assignments.len(), 2);
}

#[test]
fn a_slot_belongs_to_the_day_it_starts_on() {
    let week = week(vec![person("c")], vec![slot("a", 0, "22:00", "26:00"), slot("b", 1, "12:00", "15:00")]);
    binds(&week, Rule::DailyRest, &["a c"], &["a c", "b c"], "b", "c");
}
