use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn certificate(from: &str, until: Option<&str>) -> Certificate {
    Certificate {
        id: CertificateId::new(),
        caregiver_id: CaregiverId::new(),
        code: "care-0-3".to_owned(),
        valid_from: day(from),
        valid_until: until.map(day),
        seen_on: day(from),
        seen_by: "Leen".to_owned(),
    }
}

#[test]
fn the_first_and_the_last_day_both_count() {
    let held = certificate("2026-01-10", Some("2026-06-30"));
    assert!(!held.holds(day("2026-01-09")));
    assert!(held.holds(day("2026-01-10")));
    assert_eq!(held.validity(day("2026-06-30")), Validity::EndsIn(0));
    assert_eq!(held.validity(day("2026-07-01")), Validity::Over);
}

#[test]
fn fewer_than_sixty_days_are_worth_a_word() {
    let held = certificate("2026-01-10", Some("2026-06-30"));
    assert_eq!(held.validity(day("2026-05-01")), Validity::Holds);
    assert_eq!(held.validity(day("2026-05-02")), Validity::EndsIn(59));
}

#[test]
fn without_an_end_it_holds_on() {
    assert_eq!(certificate("2026-01-10", None).validity(day("2060-01-01")), Validity::Holds);
    assert_eq!(certificate("2026-01-10", None).validity(day("2026-01-09")), Validity::NotYet);
}

#[test]
fn a_kind_that_holds_so_long_gives_an_end_and_takes_no_later_one() {
    let mut kind = CertificateKind { code: "infant-first-aid".to_owned(), ..CertificateKind::default() };
    let of = |kind: &CertificateKind, until: Option<&str>| {
        NewCertificate::of(kind, day("2026-02-01"), until.map(day)).map(|new| new.valid_until)
    };
    assert_eq!(of(&kind, None), Ok(None));
    kind.valid_months = Some(36);
    assert_eq!(of(&kind, None), Ok(Some(day("2029-01-31"))));
    assert_eq!(of(&kind, Some("2027-01-01")), Ok(Some(day("2027-01-01"))));
    assert_eq!(of(&kind, Some("2029-02-01")), Err(day("2029-01-31")));
}
