//! Many letters at a time: whose server stalls holds up nobody else, thousands leave quickly, and what was sent leaves
//! no trace in the files.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::house::harness::{Kind, Nested, ScriptedServer, Sending, Step, Turn, patience, secret};

fn addresses(domain: &str, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("family{n}@{domain}")).collect()
}

/// So long that nothing of it ends within a test.
const FOREVER: Duration = Duration::from_secs(3600);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_server_stalls_holds_up_nobody_else() {
    let stalls = Turn::late(Step::Rcpt, usize::MAX, FOREVER).to("stalls.example");
    let server = ScriptedServer::start(vec![stalls], Nested::Refused, false);
    let mut sending = Sending::to(&server.route(), patience(20_000));
    let stalled: Vec<String> = (0..40).map(|n| format!("family@{n}.stalls.example")).collect();
    // Those that stall have waited longest: many at one domain, and many domains.
    sending.write(&addresses("stalls.example", 1000));
    sending.write(&stalled);
    sending.write(&addresses("huis.example", 30));
    sending.start();
    sending.until("the others are sent", |s| s.count("sent") == 30).await;
    assert_eq!(sending.count("waiting"), 1040);
    assert!(sending.stop().await < Duration::from_secs(10), "stalled sends do not keep it from stopping");
    assert_eq!(
        sending.tables().number("SELECT count(*) AS value FROM outbox WHERE lease IS NOT NULL"),
        0,
        "nothing is held"
    );
}

/// The time is measured with 21,000 waiting, as after a crash.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_takes_them_gets_a_hundred_a_second() {
    let server = ScriptedServer::start(Vec::new(), Nested::Refused, false);
    let mut sending = Sending::to(&server.route(), patience(20_000));
    sending.write(&addresses("huis.example", 21_000));
    let since = Instant::now();
    sending.start();
    while server.taken().len() < 1000 {
        assert!(since.elapsed() < Duration::from_secs(10), "{} letters in ten seconds", server.taken().len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    println!("{:.0} letters a second", 1000.0 / since.elapsed().as_secs_f64());
    sending.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn workers_side_by_side_on_postgres_send_each_letter_once() {
    let server = ScriptedServer::start(Vec::new(), Nested::Refused, false);
    let mut sending = Sending::on(Kind::Postgres, &server.route(), patience(20_000));
    let addresses = addresses("huis.example", 400);
    sending.write(&addresses);
    sending.start();
    sending.start();
    sending.until("all are sent", |s| s.count("sent") == 400).await;
    sending.stop().await;
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    server.taken().into_iter().for_each(|t| *times.entry(t.to[0].clone()).or_default() += 1);
    assert!(times.len() == 400 && times.values().all(|n| *n == 1), "{times:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_byte_of_a_link_is_left_in_the_files_soon_after_sending() {
    let refuses = Turn::refuses(Step::Rcpt, "550 5.1.1 nobody").to("family3@huis.example");
    let server = ScriptedServer::start(vec![refuses], Nested::Refused, false);
    let mut sending = Sending::to(&server.route(), patience(20_000));
    let addresses = addresses("huis.example", 20);
    sending.write(&addresses);
    let holds = |s: &Sending, text: &str| s.bytes().windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(&sending, &secret(&addresses[3])), "they are there before");
    sending.start();
    sending.until("all are settled", |s| s.count("sent") == 19 && s.count("failed") == 1).await;
    // Others write meanwhile, and are not held up.
    let slowest = |since: Instant| since.elapsed();
    let mut longest = Duration::ZERO;
    sending
        .until("nothing is left, neither of those sent nor of the one set aside", |s| {
            let since = Instant::now();
            s.tables().execute("UPDATE organisers SET price_cents = price_cents + 1");
            longest = longest.max(slowest(since));
            !holds(s, "secret-of-")
        })
        .await;
    assert!(longest < Duration::from_secs(2), "a write took {longest:?}");
    sending.stop().await;
}
