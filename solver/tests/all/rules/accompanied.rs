use crate::small_week::*;
use wijkopvang_solver::Rule;

#[test]
fn a_trainee_goes_along_with_a_mentor_alone() {
    let week = week(vec![person("c"), trainee("t")], vec![slot("a", 0, "9:00", "12:00")]);
    binds(&week, Rule::Accompanied, &["a c"], &["a c t"], "a", "t");
}

#[test]
fn the_mentor_is_allowed_to_the_trainee() {
    let mut t = trainee("t");
    t.mentors = vec!["other".to_owned()];
    let mut other = mentor("other");
    other.max_days = 0;
    let week = week(vec![mentor("m"), other, t], vec![slot("a", 0, "9:00", "12:00")]);
    binds(&week, Rule::Accompanied, &["a m"], &["a m t"], "a", "t");
}

#[test]
fn the_second_person_is_a_trainee() {
    let week = week(vec![mentor("m"), person("c")], vec![slot("a", 0, "9:00", "12:00")]);
    assert_eq!(broken(&week, &["a m c"])[0], (Rule::Accompanied, "a".to_owned(), "c".to_owned()));
}
