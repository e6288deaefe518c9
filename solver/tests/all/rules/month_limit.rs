use crate::small_week::*;
use wijkopvang_solver::{Rule, Week};

/// 2026-W49: Monday is 30 November, Tuesday 1 December.
fn over_two_months(november: u32, december: u32) -> Week {
    let mut c = person("c");
    c.remaining_minutes_per_month = [("2026-11".to_owned(), november), ("2026-12".to_owned(), december)].into();
    let mut week = week(vec![c], Vec::new());
    week.week = "2026-W49".to_owned();
    week.slots = vec![slot("a", 7, "9:00", "12:00"), slot("b", 8, "13:00", "16:00"), slot("d", 10, "9:00", "12:00")];
    week
}

#[test]
fn each_month_has_its_own_minutes() {
    let tight = over_two_months(180, 359);
    binds(&tight, Rule::MonthLimit, &["a c", "d c"], &["a c", "b c", "d c"], "d", "c");
    assert_eq!(solved(&over_two_months(180, 360)).plan.assignments.len(), 3);
}

#[test]
fn a_month_without_a_slot_is_not_tested() {
    assert_eq!(solved(&over_two_months(0, 360)).plan.assignments.len(), 2);
}
