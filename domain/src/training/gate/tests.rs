use super::*;
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, CertificateId, ExceptionId};
use crate::caregivers::tests::a_caregiver;
use crate::vouchers;

const WEDNESDAY: &str = "2026-11-25";
const THURSDAY: &str = "2026-11-26";
const ALL_TIME: (&str, &str) = ("2026-01-01", "2030-12-31");

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn held(certificates: &[(&str, (&str, &str))], signed: &[(&str, (&str, &str))]) -> Held {
    let certificate = |(code, (from, until)): &(&str, (&str, &str))| Certificate {
        id: CertificateId::new(),
        caregiver_id: CaregiverId::new(),
        code: (*code).to_owned(),
        valid_from: day(from),
        valid_until: Some(day(until)),
        seen_on: day(from),
        seen_by: "Leen".to_owned(),
    };
    let exception = |(code, (from, until)): &(&str, (&str, &str))| GateException {
        id: ExceptionId::new(),
        caregiver_id: CaregiverId::new(),
        requirement: (*code).to_owned(),
        reason: "uittreksel is aangevraagd".to_owned(),
        valid_from: day(from),
        valid_until: day(until),
        signed_by: "Leen".to_owned(),
    };
    Held {
        certificates: certificates.iter().map(certificate).collect(),
        exceptions: signed.iter().map(exception).collect(),
    }
}

fn missing(held: &Held, stage: Stage, bands: &[&str], on: &str) -> Vec<String> {
    let figures = vouchers::figures("wijk-werken", day(on)).expect("the scheme is there");
    let ladder = &figures.ladder;
    let bands: Vec<&AgeBand> = figures.age_bands.iter().filter(|band| bands.contains(&band.name.as_str())).collect();
    let mut caregiver = a_caregiver(stage);
    caregiver.admitted_at = Some(Instant::from_utc(chrono::DateTime::UNIX_EPOCH));
    let code = |missing: Missing| match missing {
        Missing::Certificate(code) => code,
        other => format!("{other:?}"),
    };
    gate(ladder, &caregiver, held, stage, &bands, day(on)).err().unwrap_or_default().into_iter().map(code).collect()
}

const EXTRACT: &str = "criminal-record-extract";
const FITNESS: &str = "medical-fitness";
const DUTCH: &str = "dutch-b1";

#[test]
fn each_stage_and_each_age_asks_its_own() {
    let nothing = held(&[], &[]);
    for (stage, bands, asked) in [
        (Stage::Trainee, &["baby"][..], &[EXTRACT, FITNESS][..]),
        (Stage::Qualified, &[], &[EXTRACT, FITNESS, DUTCH]),
        (Stage::Qualified, &["primary"], &[EXTRACT, FITNESS, DUTCH, "care-3-12"]),
        (Stage::Qualified, &["toddler"], &[EXTRACT, FITNESS, DUTCH, "infant-first-aid", "care-0-3"]),
        (Stage::Mentor, &["baby", "nursery"], &[EXTRACT, FITNESS, DUTCH, "infant-first-aid", "care-0-3", "care-3-12"]),
    ] {
        assert_eq!(missing(&nothing, stage, bands, WEDNESDAY), asked, "{stage:?} {bands:?}");
    }
    let shown = held(&[(EXTRACT, ALL_TIME), (FITNESS, ALL_TIME), (DUTCH, ALL_TIME), ("care-3-12", ALL_TIME)], &[]);
    assert_eq!(missing(&shown, Stage::Qualified, &["primary"], WEDNESDAY), Vec::<String>::new());
    assert_eq!(
        missing(&shown, Stage::Trainee, &["baby"], WEDNESDAY),
        Vec::<String>::new(),
        "whoever learns is not asked what she learns"
    );
    assert_eq!(missing(&shown, Stage::Qualified, &["baby"], WEDNESDAY), ["infant-first-aid", "care-0-3"]);
}

#[test]
fn a_certificate_that_ends_on_wednesday_blocks_thursday() {
    let shown = held(&[(EXTRACT, ("2026-01-01", WEDNESDAY)), (FITNESS, ALL_TIME)], &[]);
    assert_eq!(missing(&shown, Stage::Trainee, &[], WEDNESDAY), Vec::<String>::new());
    assert_eq!(missing(&shown, Stage::Trainee, &[], THURSDAY), [EXTRACT]);
}

#[test]
fn another_arrangement_counts_where_the_scheme_says_so() {
    let base = [(EXTRACT, ALL_TIME), (FITNESS, ALL_TIME)];
    let arranged = held(&[base[0], base[1], ("language-arrangement", ("2026-01-01", WEDNESDAY))], &[]);
    assert_eq!(missing(&arranged, Stage::Qualified, &[], WEDNESDAY), Vec::<String>::new());
    assert_eq!(missing(&arranged, Stage::Qualified, &[], THURSDAY), [DUTCH]);
    let ladder = &vouchers::figures("wijk-werken", day(WEDNESDAY)).expect("the scheme is there").ladder;
    let counted = arranged.as_asked(ladder);
    assert!(counted.contains(&(DUTCH.to_owned(), day("2026-01-01"), Some(day(WEDNESDAY)))), "{counted:?}");
}

#[test]
fn what_is_signed_for_stands_on_its_days_alone_and_only_where_it_is_needed() {
    let signed = held(&[(FITNESS, ALL_TIME)], &[(EXTRACT, (WEDNESDAY, WEDNESDAY))]);
    assert_eq!(missing(&signed, Stage::Trainee, &[], "2026-11-24"), [EXTRACT]);
    assert_eq!(missing(&signed, Stage::Trainee, &[], WEDNESDAY), Vec::<String>::new());
    assert_eq!(missing(&signed, Stage::Trainee, &[], THURSDAY), [EXTRACT]);
    let ladder = &vouchers::figures("wijk-werken", day(WEDNESDAY)).expect("the scheme is there").ladder;
    assert!(signed.excused(ladder, EXTRACT, day(WEDNESDAY)).is_some());
    let both = held(&[(EXTRACT, ALL_TIME)], &[(EXTRACT, ALL_TIME)]);
    assert_eq!(both.excused(ladder, EXTRACT, day(WEDNESDAY)), None, "she has shown it");
}

#[test]
fn whoever_was_not_admitted_does_not_pass() {
    let ladder = &vouchers::figures("wijk-werken", day(WEDNESDAY)).expect("the scheme is there").ladder;
    let shown = held(&[(EXTRACT, ALL_TIME), (FITNESS, ALL_TIME)], &[]);
    let stopped = gate(ladder, &a_caregiver(Stage::Trainee), &shown, Stage::Trainee, &[], day(WEDNESDAY));
    assert_eq!(stopped, Err(vec![Missing::Talk]));
}
