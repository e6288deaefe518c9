use super::*;
use crate::basics::EmailAddress;
use crate::basics::ids::LetterId;
use crate::outbox::mailer::Fault;

fn now() -> Instant {
    Instant::from_utc(chrono::DateTime::UNIX_EPOCH)
}

fn letter(attempts: i32, useless_after: Option<Instant>) -> Claimed {
    Claimed {
        id: LetterId::new(),
        recipient: EmailAddress::parse("fatma@huis.example").expect("an address"),
        domain: "huis.example".to_owned(),
        from_name: String::new(),
        reply_to: None,
        matter: None,
        subject: String::new(),
        text: String::new(),
        html: String::new(),
        calendar: None,
        message_id: String::new(),
        attempts,
        useless_after,
        written_at: now(),
    }
}

fn outcome(letter: &Claimed, attempt: Attempt) -> Outcome {
    judge(letter, "lease", attempt, now()).outcome
}

#[test]
fn each_wait_is_longer_counted_from_the_end_of_the_attempt() {
    for tries in 1..MOST_ATTEMPTS {
        let Outcome::Later(due, _) = outcome(&letter(tries, None), Attempt::Later("busy".into())) else {
            panic!("it goes again")
        };
        let wait = (due.utc() - now().utc()).num_seconds();
        let shortest = i64::from(tries).pow(4);
        assert!((shortest..=shortest + i64::from(tries)).contains(&wait), "{tries}: {wait}");
    }
    let last = outcome(&letter(MOST_ATTEMPTS, None), Attempt::Later("busy".into()));
    assert_eq!(last, Outcome::Aside(State::Failed, "busy".into()), "twelve attempts, and no more");
}

#[test]
fn no_wait_goes_past_the_moment_of_the_letter() {
    let due =
        |tries, end: i64| match outcome(&letter(tries, Some(now().plus_seconds(end))), Attempt::Later("busy".into())) {
            Outcome::Later(due, _) => (due.utc() - now().utc()).num_seconds(),
            other => panic!("{other:?}"),
        };
    assert_eq!(due(8, 3600), 3600 - LAST_TRY, "a last try before it");
    assert_eq!(due(8, 60), 60, "no time for one: it is dropped then");
    assert!(due(1, 3600) <= 2);
}

#[test]
fn what_is_the_installations_fault_costs_no_attempt() {
    let fault = Fault { step: "AUTH", reason: "AUTH: 535".into() };
    assert_eq!(outcome(&letter(MOST_ATTEMPTS, None), Attempt::Unfit(fault)), Outcome::Unfit(now(), "AUTH: 535".into()));
    assert_eq!(outcome(&letter(1, None), Attempt::Never("550".into())), Outcome::Aside(State::Failed, "550".into()));
}

#[test]
fn what_is_claimed_too_late_or_too_often_is_not_sent() {
    assert_eq!(unsendable(&letter(1, Some(now().plus_seconds(1))), now(), false), None);
    let dropped = unsendable(&letter(1, Some(now())), now(), false);
    assert_eq!(dropped, Some(Outcome::Aside(State::Dropped, PAST.into())));
    assert!(matches!(
        unsendable(&letter(MOST_ATTEMPTS + 1, None), now(), false),
        Some(Outcome::Aside(State::Failed, _))
    ));
    assert!(matches!(unsendable(&letter(1, None), now(), true), Some(Outcome::Aside(State::Replaced, _))));
}
