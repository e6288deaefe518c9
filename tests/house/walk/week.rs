//! The week of a new coordinator (`tests/browser/week.mjs`), by the help of the screen alone: to the first published week, then from
//! Monday to Friday.

use chrono::NaiveDate;
use town::mail::Letter;

use crate::house::harness::{COORDINATOR, Kind, SmtpServer, TestApp, drive};

/// The newest link with such a path in what an address was sent.
fn link(server: &SmtpServer, to: &str, prefix: &str) -> Option<String> {
    let hers = server.taken().into_iter().filter(|taken| taken.to.iter().any(|address| address == to));
    let letters = hers.map(|taken| Letter::parse("letter", taken.raw.as_bytes()).unwrap());
    letters.rev().find_map(|letter| letter.mail.links(prefix).into_iter().next())
}

#[actix_web::test]
#[ignore = "it takes minutes, and has not been seen to end well since the last pages came: run it by name"]
async fn a_new_coordinator_walks_the_week() {
    let mut server = SmtpServer::start();
    let mut app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("mail", &server.route())]).await;
    app.letters_may_wait();
    let (coordinator, week) = (app.coordinator("gent"), app.week().to_string());
    let number = app.number.to_string();
    let environment = [
        ("BASE_URL", app.base_url.as_str()),
        ("COORDINATOR", &coordinator),
        ("PASSWORD", COORDINATOR.1),
        ("WEEK", &week),
        ("NUMBER", &number),
    ];
    let said = drive("week.mjs", &environment, async |request| match request {
        ["clock", day, time] => {
            app.pass_until(day.parse::<NaiveDate>().unwrap(), time).await;
            String::new()
        }
        ["mail", "off"] => {
            server.switch_off();
            String::new()
        }
        ["mail", "on"] => {
            server.switch_on();
            String::new()
        }
        // Letters that wait for a newer one to take their place, and those that failed for now, are due at once; a server that
        // failed is tried again after a while.
        ["deliver"] => {
            app.wiring.clock.advance(20);
            app.tables().execute("UPDATE outbox SET due_at = written_at WHERE state = 'waiting'");
            String::new()
        }
        ["waiting"] => app.waiting().to_string(),
        ["link", to, prefix] => link(&server, to, prefix).unwrap_or_default(),
        ["subjects", to] => {
            let hers = server.taken().into_iter().filter(|taken| taken.to.iter().any(|address| address == to));
            let letters = hers.map(|taken| Letter::parse("letter", taken.raw.as_bytes()).unwrap().mail.subject);
            letters.collect::<Vec<_>>().join(" | ")
        }
        other => panic!("the script asks for {other:?}"),
    });
    println!("{}", said.await);
}
