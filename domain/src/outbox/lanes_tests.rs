use std::convert::Infallible;

use super::*;

fn candidate(domain: &str, again: bool) -> Candidate {
    Candidate { id: LetterId::new(), domain: domain.to_owned(), again }
}

/// What the database would answer.
fn choose(lanes: &Lanes, room: usize, all: &[Candidate]) -> Vec<Candidate> {
    let fetch = |wanted: &Wanted| -> Result<Vec<Candidate>, Infallible> {
        let fits = |c: &&Candidate| !(wanted.without.contains(&c.domain) || wanted.fresh && c.again);
        Ok(all.iter().filter(fits).take(wanted.most).cloned().collect())
    };
    let Ok(choice) = lanes.choose(room, true, fetch);
    choice.chosen.iter().map(|id| all.iter().find(|c| c.id == *id).expect("one of them").clone()).collect()
}

fn now() -> Instant {
    Instant::from_utc(chrono::DateTime::UNIX_EPOCH)
}

#[test]
fn thousands_to_one_domain_leave_room_for_the_letter_behind_them() {
    let mut all: Vec<Candidate> = (0..5000).map(|_| candidate("big.example", false)).collect();
    all.push(candidate("small.example", false));
    let mut lanes = Lanes::new();
    let chosen = choose(&lanes, lanes.room(now(), 0, 0), &all);
    assert!(chosen.iter().any(|c| c.domain == "small.example"));
    assert_eq!(chosen.iter().filter(|c| c.domain == "big.example").count(), UNKNOWN);
    lanes.end(&LetterId::new(), "big.example", false, Some(false));
    let chosen = choose(&lanes, 16, &all);
    assert_eq!(
        chosen.iter().filter(|c| c.domain == "big.example").count(),
        KNOWN,
        "a domain that takes them gets more at a time"
    );
    lanes.end(&LetterId::new(), "big.example", false, Some(true));
    assert_eq!(choose(&lanes, 16, &all).len(), STALLED + 1, "one that stalled gets one");
}

#[test]
fn what_is_under_way_does_not_set_out_again() {
    let (all, mut lanes) = ([candidate("huis.example", true)], Lanes::new());
    lanes.begin(&all[0].id, "huis.example", false);
    assert!(choose(&lanes, 16, &all).is_empty());
    lanes.end(&all[0].id, "huis.example", false, None);
    assert_eq!(choose(&lanes, 16, &all).len(), 1);
}

#[test]
fn what_takes_long_no_longer_counts_up_to_a_limit() {
    let lanes = Lanes::new();
    assert_eq!(lanes.room(now(), MOST_BRISK, 0), 0);
    assert_eq!(lanes.room(now(), 0, MOST_BRISK), MOST_BRISK);
    assert_eq!(lanes.room(now(), 0, MOST), 0);
}

#[test]
fn what_was_tried_before_never_takes_all_lanes() {
    let all: Vec<Candidate> =
        (0..40).map(|n| candidate(&format!("{n}.example"), true)).chain([candidate("new.example", false)]).collect();
    let chosen = choose(&Lanes::new(), 16, &all);
    assert_eq!(chosen.iter().filter(|c| c.again).count(), 8);
    assert!(chosen.iter().any(|c| c.domain == "new.example"));
}

#[test]
fn a_server_that_refuses_us_is_tried_by_one_letter_after_a_while() {
    let mut lanes = Lanes::new();
    lanes.shut(now());
    lanes.shut(now());
    assert_eq!(lanes.room(now(), 0, 0), 0);
    let mut later = now().plus_seconds(3);
    for _ in 0..20 {
        assert_eq!(lanes.room(later, 0, 0), 1);
        lanes.shut(later);
        assert_eq!(lanes.room(later, 0, 0), 0);
        later = later.plus_seconds(LONGEST_HOLD + 9);
    }
    assert!(lanes.open_up(), "the refusal is over");
    assert!(!lanes.open_up());
    assert_eq!(lanes.room(later, 0, 0), 3);
    lanes.narrow();
    assert_eq!(lanes.room(later, 0, 0), 1);
}
