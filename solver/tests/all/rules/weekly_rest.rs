use crate::small_week::*;
use wijkopvang_solver::Rule;

#[test]
fn the_week_holds_one_long_free_stretch() {
    let days = ["a", "b", "c", "d", "e", "f", "g"];
    let slots = (0..7).map(|day| slot(days[day as usize], day, "10:00", "14:00")).collect();
    let mut week = week(vec![person("c")], slots);
    let all: Vec<String> = days.iter().map(|day| format!("{day} c")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    // Without Saturday there are 44 hours from Friday to Sunday; without Sunday only 34 to the week's end.
    let but_saturday: Vec<&str> = all.iter().copied().filter(|line| *line != "f c").collect();
    assert_eq!(broken(&week, &all[..6]).len(), 1);
    binds(&week, Rule::WeeklyRest, &but_saturday, &all, "g", "c");
    week.rules.weekly_rest_minutes = 20 * 60;
    assert_eq!(solved(&week).plan.assignments.len(), 7);
}
