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
fn every_certificate_that_a_scheme_asks_is_one_that_can_be_noted() {
    for scheme in crate::vouchers::names() {
        let figures = crate::vouchers::figures(scheme, day("2026-11-23")).expect("the scheme is there");
        assert!(figures.requirements().len() > 3, "{scheme} asks something");
        assert!(
            figures.requirements().into_iter().all(|asked| code(asked).is_some()),
            "{scheme}: {:?}",
            figures.requirements()
        );
        assert!(
            CODES.into_iter().all(|known| figures.requirements().into_iter().any(|asked| figures.meets(asked, known))),
            "{scheme}"
        );
        let opened = figures.ladder.iter().flat_map(|rung| figures.bands_of(rung)).count();
        assert_eq!(opened, figures.age_bands.len(), "{scheme}: each age band is opened by one rung");
    }
}
