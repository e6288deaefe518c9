//! The program as a process of its own: one alone sends from a SQLite file, it stops in time, and a power cut sends
//! little twice.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::{Duration, Instant};

use domain::store::{Database, DatabaseUrl};

use super::until;
use crate::house::harness::{Nested, Place, ScriptedServer, Step, Tables, Turn, asked_form, pairs, write_letters};

pub fn database(place: &Place) -> Database {
    Database::open(DatabaseUrl::Sqlite(place.database().display().to_string())).unwrap()
}

pub async fn asks(place: &Place, email: &str) {
    let day = domain::basics::IsoWeek::of(chrono::Utc::now().date_naive()).next().next().monday();
    let mut she = place.guest();
    let page = she.open("/o/gent/ask").await;
    she.try_send(&page, "submission", &pairs(&asked_form(email, day)), Some(("do", "send"))).await.ok().unwrap();
}

#[actix_web::test]
async fn of_one_sqlite_file_one_process_sends() {
    let place = Place::new();
    place.add_organiser();
    let serving = place.serve(&[]);
    let other = place.run(&["worker"], &[], "");
    let words = String::from_utf8_lossy(&other.stderr).into_owned();
    assert!(!other.status.success() && words.contains("another process already sends the e-mails of"), "{words}");
    // By another path it is the same file.
    std::os::unix::fs::symlink(place.database(), place.path("link.db")).unwrap();
    let link = format!("sqlite:{}", place.path("link.db").display());
    let other = place.run(&["worker"], &[("WIJKOPVANG_DATABASE", &link)], "");
    assert!(String::from_utf8_lossy(&other.stderr).contains("another process already sends"), "{other:?}");
    // After a power cut nothing has to be cleared away.
    serving.kill();
    let serving = place.serve(&[]);
    asks(&place, "fatma@huis.example").await;
    place.link("fatma@huis.example", "/prove/").await;
    drop(serving);
}

#[actix_web::test]
async fn a_stalled_send_does_not_keep_it_from_stopping() {
    let server = ScriptedServer::start(
        vec![Turn::late(Step::Rcpt, usize::MAX, Duration::from_secs(3600))],
        Nested::Refused,
        false,
    );
    let place = Place::new();
    place.add_organiser();
    let mut serving = place.serve(&[("WIJKOPVANG_MAIL", &server.route())]);
    asks(&place, "fatma@huis.example").await;
    let held = "SELECT count(*) AS value FROM outbox WHERE lease IS NOT NULL";
    let database = database(&place);
    until("it is being sent", || Tables(&database).number(held) == 1).await;
    let since = Instant::now();
    assert!(Command::new("kill").args(["-TERM", &serving.id().to_string()]).status().unwrap().success());
    assert!(serving.wait().success(), "it ends well");
    assert!(since.elapsed() < Duration::from_secs(30), "it took {:?}", since.elapsed());
    assert_eq!(Tables(&database).number(held), 0, "the letter is free again");
}

#[actix_web::test]
async fn after_a_power_cut_no_more_comes_twice_than_was_under_way() {
    let server = ScriptedServer::start(
        vec![Turn::late(Step::Body, usize::MAX, Duration::from_millis(5))],
        Nested::Refused,
        false,
    );
    let place = Place::new();
    place.add_organiser();
    place.serve(&[("WIJKOPVANG_WORKER", "false")]).kill();
    let database = database(&place);
    write_letters(&Tables(&database), &(0..900).map(|n| format!("f{n}@huis.example")).collect::<Vec<_>>());
    let environment = [("WIJKOPVANG_MAIL", &*server.route())];
    for cut in [100, 400] {
        let serving = place.serve(&environment);
        until("some are sent", || server.taken().len() >= cut).await;
        serving.kill();
    }
    let serving = place.serve(&environment);
    until("all are sent", || {
        Tables(&database).number("SELECT count(*) AS value FROM outbox WHERE state = 'sent'") == 900
    })
    .await;
    drop(serving);
    let mut letters: BTreeMap<String, Vec<String>> = BTreeMap::new();
    server.taken().into_iter().for_each(|t| letters.entry(t.to[0].clone()).or_default().push(t.raw));
    assert_eq!(letters.len(), 900, "none is lost");
    assert!(
        letters.values().all(|all| all.iter().all(|raw| raw == &all[0])),
        "what comes twice is the same, byte for byte"
    );
    let twice = letters.values().filter(|all| all.len() > 1).count();
    assert!(twice <= 2 * 16, "{twice} came twice after two cuts with 16 under way");
}
