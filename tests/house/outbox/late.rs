//! A mail server that answers a step late, or refuses at it: nobody gets what is not theirs, nothing counts as sent
//! that was not taken, and the others go on.

use std::collections::BTreeMap;
use std::time::Duration;

use mail_parser::MessageParser;

use crate::house::harness::{Nested, ScriptedServer, Sending, Step, Turn, patience, secret};

const STEPS: [Step; 8] =
    [Step::Greeting, Step::Ehlo, Step::Auth, Step::Mail, Step::Rcpt, Step::Data, Step::Body, Step::Quit];
/// Longer than the server may take over anything, with time-outs that follow from [`COMMAND`].
const LATE: Duration = Duration::from_millis(1100);
const COMMAND: u64 = 250;

fn addresses(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("family{n}@huis{}.example", n % 3)).collect()
}

/// Each letter that was taken has one recipient and says what is for her alone; those that came twice are the same to
/// the byte.
fn look_through(server: &ScriptedServer, addresses: &[String]) -> BTreeMap<String, usize> {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for taken in server.taken() {
        let [to] = taken.to.as_slice() else { panic!("a letter for one went to {:?}", taken.to) };
        let message = MessageParser::default().parse(&taken.raw).unwrap();
        assert_eq!(message.to().unwrap().first().unwrap().address(), Some(to.as_str()));
        for other in addresses {
            assert_eq!(
                message.body_text(0).unwrap().contains(&secret(other)),
                other == to,
                "{to} reads what is for {other}"
            );
        }
        assert_eq!(
            first.entry(to.clone()).or_insert_with(|| taken.raw.clone()),
            &taken.raw,
            "the same letter, byte for byte"
        );
        *times.entry(to.clone()).or_default() += 1;
    }
    times
}

async fn late_at(step: Step, nested: Nested) {
    let what = format!("{step:?} late, nested MAIL {nested:?}");
    let server = ScriptedServer::start(vec![Turn::late(step, 4, LATE)], nested, true);
    let mut sending = Sending::to(&server.route(), patience(COMMAND));
    let addresses = addresses(9);
    sending.write(&addresses);
    sending.start();
    sending.until(&what, |s| s.count("sent") == 9).await;
    // What is answered late is answered by now.
    tokio::time::sleep(LATE).await;
    sending.stop().await;
    let times = look_through(&server, &addresses);
    assert_eq!(times.len(), 9, "{what}: what counts as sent was taken");
    let most = if step == Step::Body { 5 } else { 1 };
    assert!(times.values().all(|n| *n <= most), "{what}: {times:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn late_answers_are_never_read_for_another_letter() {
    for nested in [Nested::Refused, Nested::Anew, Nested::KeepsRecipients] {
        // Side by side, for they mostly wait.
        futures_all(STEPS.map(|step| late_at(step, nested))).await;
    }
}

async fn futures_all<F: Future<Output = ()>>(all: [F; 8]) {
    let mut pinned = all.map(Box::pin);
    let mut done = [false; 8];
    std::future::poll_fn(|context| {
        for (future, done) in pinned.iter_mut().zip(&mut done) {
            *done = *done || future.as_mut().poll(context).is_ready();
        }
        if done.iter().all(|d| *d) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}

/// What a server has against the installation: all wait, none is to blame, all leave after the repair.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_of_the_sender_or_the_account_waits_for_all() {
    for (step, answer) in [
        (Step::Greeting, "554 5.7.1 no service for you"),
        (Step::Ehlo, "550 5.7.1 who are you"),
        (Step::Auth, "535 5.7.8 wrong password"),
        (Step::Mail, "550 5.7.1 not your sender"),
        (Step::Mail, "451 4.3.0 not now"),
        (Step::Rcpt, "530 5.7.0 authentication required"),
        (Step::Rcpt, "554 5.7.1 Client host rejected: Access denied"),
        (Step::Rcpt, "553 5.7.1 Sender address rejected: not owned by user wijk"),
        (Step::Data, "550 5.4.5 Daily user sending limit exceeded"),
        (Step::Body, "550 5.7.26 the sender is unauthenticated"),
    ] {
        let server = ScriptedServer::start(vec![Turn::refuses(step, answer)], Nested::Refused, true);
        let mut sending = Sending::to(&server.route(), patience(COMMAND));
        sending.write(&addresses(20));
        sending.start();
        let fault = "SELECT count(*) AS value FROM mail_faults";
        sending.until("the fault is noted", |s| s.tables().number(fault) == 1).await;
        sending.clock.advance(300);
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(
            sending.states().values().all(|s| s == "waiting 0" || s == "waiting 1"),
            "{step:?}: {:?}",
            sending.states()
        );
        let reason = sending.tables().texts("SELECT reason AS value FROM mail_faults").remove(0);
        assert!(reason.contains(&answer[..3]), "what it said is kept: {reason}");
        server.mend();
        sending.until("all leave after the repair", |s| s.count("sent") == 20).await;
        sending.until("and the fault is over", |s| s.tables().number(fault) == 0).await;
        sending.stop().await;
        assert_eq!(look_through(&server, &addresses(20)).len(), 20);
        assert!(
            sending.states().values().all(|s| s == "sent 1"),
            "{step:?} cost nobody an attempt: {:?}",
            sending.states()
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_of_one_recipient_or_letter_is_final_for_that_one_alone() {
    for step in [Step::Rcpt, Step::Data, Step::Body] {
        let refuses = Turn::refuses(step, "550 5.1.1 nobody of that name").to("huis1.example");
        let server = ScriptedServer::start(vec![refuses], Nested::Refused, false);
        let mut sending = Sending::to(&server.route(), patience(COMMAND));
        sending.write(&addresses(12));
        sending.start();
        sending.until("all are settled", |s| s.count("waiting") == 0).await;
        sending.stop().await;
        let states = sending.states();
        assert!(states.iter().all(|(a, s)| (s == "failed 1") == a.ends_with("huis1.example")), "{step:?}: {states:?}");
        let times = look_through(&server, &addresses(12));
        assert!(times.len() == 8 && times.keys().all(|a| !a.ends_with("huis1.example")), "{step:?}: {times:?}");
        let kept = sending.tables().number("SELECT count(*) AS value FROM letter_bodies");
        assert_eq!(kept, 0, "{step:?}: what is set aside keeps no link");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_for_now_comes_again() {
    for step in [Step::Rcpt, Step::Data, Step::Body] {
        let busy = Turn { times: 2, ..Turn::refuses(step, "451 4.3.0 later") };
        let server = ScriptedServer::start(vec![busy], Nested::Refused, false);
        let mut sending = Sending::to(&server.route(), patience(COMMAND));
        sending.write(&addresses(3));
        sending.start();
        sending.until("all are sent", |s| s.count("sent") == 3).await;
        sending.stop().await;
        assert_eq!(look_through(&server, &addresses(3)).values().sum::<usize>(), 3, "{step:?}: each once");
    }
}
