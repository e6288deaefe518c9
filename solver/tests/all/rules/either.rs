use crate::small_week::*;
use wijkopvang_solver::*;

#[test]
fn one_of_the_alternatives_is_enough() {
    let one_of = |slot: Slot| Slot { household: "h".to_owned(), either: Some("one is enough".to_owned()), ..slot };
    let week = week(
        vec![person("c"), person("d")],
        vec![one_of(slot("a", 0, "9:00", "12:00")), one_of(slot("b", 2, "9:00", "12:00"))],
    );
    // By two people, and by one.
    binds(&week, Rule::Either, &["a c"], &["a c", "b d"], "b", "d");
    binds(&week, Rule::Either, &["a c"], &["a c", "b c"], "b", "c");
    let solved = solved(&week);
    let open = &solved.plan.unserved[0];
    assert_eq!(open.instead.as_deref(), Some(solved.plan.assignments[0].slot.as_str()));
    assert!(open.reasons.is_empty() && open.remedy.is_none());
}
