use crate::small_week::*;
use wijkopvang_solver::{Certificate, Rule, Slot};

fn first_aid(from: &str, until: Option<&str>) -> Certificate {
    let day = |text: &str| text.parse().unwrap();
    Certificate { code: "first-aid".to_owned(), valid_from: day(from), valid_until: until.map(day) }
}

fn needing(certificate: Certificate) -> wijkopvang_solver::Week {
    let mut c = person("c");
    c.certificates = vec![certificate];
    week(vec![c], vec![Slot { requires: vec!["first-aid".to_owned()], ..slot("a", 2, "9:00", "12:00") }])
}

#[test]
fn a_certificate_that_has_run_out_or_not_begun_does_not_count() {
    for certificate in [first_aid("2020-01-01", Some("2026-11-24")), first_aid("2026-11-26", None)] {
        binds(&needing(certificate), Rule::Certificates, &[], &["a c"], "a", "c");
    }
}

#[test]
fn the_first_and_the_last_day_count() {
    for certificate in [first_aid("2020-01-01", Some("2026-11-25")), first_aid("2026-11-25", None)] {
        assert_eq!(solved(&needing(certificate)).plan.assignments.len(), 1);
    }
}

#[test]
fn a_trainee_needs_none() {
    let mut m = mentor("m");
    m.certificates = vec![first_aid("2020-01-01", None)];
    let a = Slot { requires: vec!["first-aid".to_owned()], ..slot("a", 2, "9:00", "12:00") };
    let plan = solved(&week(vec![m, trainee("t")], vec![a]));
    assert_eq!(plan.plan.assignments[0].trainee.as_deref(), Some("t"));
}
