//! E-mails against a real SMTP server: each arrives once and whole, comes again when the server could not take it, and
//! is set aside, where the coordinator sees it, when it never will.

mod bounces;
mod crowd;
mod late;
mod matters;
mod process;
mod secret;

use std::time::{Duration, Instant};

use mail_parser::{Message, MessageParser, MimeHeaders};

use super::harness::{Kind, Place, SmtpServer, TestApp, asked_form, pairs};

async fn app_with(server: &SmtpServer) -> TestApp {
    TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("mail", &server.route())]).await
}

async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let patience = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < patience, "{what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A family at an address asks in the open form; then a letter to it waits.
async fn asks(app: &TestApp, email: &str) {
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    let fields = asked_form(email, app.week().monday());
    she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await.ok().unwrap();
}

fn state(app: &TestApp, email: &str) -> String {
    app.tables()
        .texts(&format!("SELECT state || ' ' || attempts AS value FROM outbox WHERE recipient = '{email}'"))
        .remove(0)
}

fn link(text: &str, prefix: &str) -> String {
    let word = text.split_whitespace().find(|w| w.starts_with("http") && w.contains(prefix));
    word.unwrap_or_else(|| panic!("no link to {prefix}: {text}")).to_owned()
}

fn header(message: &Message<'_>, name: &str) -> String {
    message.header_raw(name).unwrap_or_default().trim().to_owned()
}

#[actix_web::test]
async fn a_letter_arrives_once_and_whole() {
    let server = SmtpServer::start();
    let app = app_with(&server).await;
    let email = format!("fatma{}@huis.example", app.number);
    asks(&app, &email).await;
    until("the letter arrives", || server.taken().len() == 1).await;
    until("and is settled", || state(&app, &email) == "sent 1").await;

    let taken = server.taken().remove(0);
    assert_eq!((taken.from.as_str(), taken.to.as_slice()), ("wijkopvang@gent.example", [email.clone()].as_slice()));
    let message = MessageParser::default().parse(&taken.raw).unwrap();
    let from = message.from().unwrap().first().unwrap();
    assert_eq!((from.name(), from.address()), (Some("Wijkopvang Gent"), Some("wijkopvang@gent.example")));
    assert_eq!(header(&message, "To"), email);
    assert!(message.subject().unwrap().contains("opvang"), "{:?}", message.subject());
    assert_eq!(header(&message, "Auto-Submitted"), "auto-generated");
    let id = app.tables().texts("SELECT message_id AS value FROM outbox").remove(0);
    assert_eq!(header(&message, "Message-ID"), format!("<{id}@gent.example>"));
    assert!(header(&message, "Content-Type").starts_with("multipart/alternative"));
    assert!(header(&message, "Date").contains("18 Nov 2026"), "{}", header(&message, "Date"));
    let (text, html) = (message.body_text(0).unwrap(), message.body_html(0).unwrap());
    let link = link(&text, "/prove/");
    assert!(link.starts_with(&app.base_url), "the link begins with what is configured: {link}");
    assert!(html.contains(&link) && html.contains("lang=\"nl\""), "text and HTML say the same");
}

#[actix_web::test]
async fn a_calendar_file_comes_with_the_method_that_it_says() {
    let server = SmtpServer::start();
    let app = app_with(&server).await;
    let (family, carer) = (format!("fatma{}@huis.example", app.number), format!("amina{}@zorg.example", app.number));
    let mut desk = app.desk().await;
    asks(&app, &family).await;
    until("the letter arrives", || !server.taken().is_empty()).await;
    let read = |raw: &str| MessageParser::default().parse(raw).unwrap().body_text(0).unwrap().into_owned();
    let mut she = app.guest();
    let page = she.open(&link(&read(&server.taken()[0].raw), "/prove/")).await;
    she.send(&page, "", &[]).await;
    let page = she.open("/o/gent/join").await;
    she.send(&page, "submission", &pairs(&super::harness::joined_form("Amina Benali", &carer))).await;
    let id = app.tables().texts("SELECT id AS value FROM caregivers").remove(0);
    let page = desk.open(&format!("/caregivers/{id}")).await;
    let page = desk.send(&page, "/terms", &[("stage", "qualified")]).await;
    desk.send(&page, "/admit", &[("talked", "yes"), ("address_checked", "yes")]).await;
    let page = desk.open(&format!("/caregivers/{id}/training")).await;
    desk.send(&page, "code", &[("code", "care-3-12"), ("valid_from", "2025-01-01"), ("seen", "yes")]).await;
    let page = desk.open(&format!("/caregivers/{id}/availability")).await;
    let hours = [("from-1-0", "08:00"), ("until-1-0", "18:00"), ("shade-1-0", "ok")];
    desk.try_send(&page, "/availability", &hours, Some(("do", "save"))).await.ok().unwrap();
    let slot = app.tables().texts("SELECT id AS value FROM slots").remove(0);
    app.decide(&mut desk, &slot, &[("caregiver", &id)], "give").await.ok().unwrap();
    app.publish(&mut desk).await;
    app.decide(&mut desk, &slot, &[], "accept").await.ok().unwrap();

    let confirmed = || server.taken().into_iter().find(|t| t.raw.contains("text/calendar"));
    until("the confirmation arrives", || confirmed().is_some()).await;
    let taken = confirmed().unwrap();
    assert_eq!(taken.to, [family]);
    let message = MessageParser::default().parse(&taken.raw).unwrap();
    let calendars: Vec<_> =
        message.parts.iter().filter(|p| p.content_type().is_some_and(|t| t.subtype() == Some("calendar"))).collect();
    assert_eq!(calendars.len(), 2, "one that calendars find by themselves, and one to open");
    for part in calendars {
        let text = part.text_contents().unwrap();
        let kind = part.content_type().unwrap();
        assert_eq!(kind.attribute("method"), Some("REQUEST"));
        assert!(text.contains("METHOD:REQUEST"), "{text}");
        assert_eq!(kind.attribute("charset"), Some("utf-8"));
    }
    until("everything is sent", || app.waiting() == 0).await;
}

#[actix_web::test]
async fn what_is_refused_for_now_comes_again() {
    let server = SmtpServer::start();
    let app = app_with(&server).await;
    let email = format!("later-2.fatma{}@huis.example", app.number);
    asks(&app, &email).await;
    for tries in 1..=2 {
        until("it is tried", || state(&app, &email) == format!("waiting {tries}")).await;
        assert!(server.taken().is_empty());
        // The second wait is sixteen seconds, each with a little more by chance.
        app.wiring.clock.advance(20);
    }
    until("it is taken", || state(&app, &email) == "sent 3").await;
    assert_eq!(server.taken().len(), 1);
}

#[actix_web::test]
async fn what_is_refused_for_good_is_set_aside_and_a_new_link_can_be_sent() {
    let server = SmtpServer::start();
    let mut app = app_with(&server).await;
    app.letters_may_wait();
    let email = format!("never.fatma{}@huis.example", app.number);
    let mut desk = app.desk().await;
    asks(&app, &email).await;
    until("it is set aside", || state(&app, &email) == "failed 1").await;
    let page = desk.open("/letters").await;
    let page = desk.choose_language(&page, "en").await;
    assert!(page.words().contains(&email) && page.words().contains("set aside"), "{}", page.words());
    assert!(page.words().contains("there is nobody of that name"), "what the server said is shown: {}", page.words());
    let kept = "SELECT count(*) AS value FROM letter_bodies";
    assert_eq!(app.tables().number(kept), 0, "what is set aside keeps no readable link");
    // Who was meant is told by nobody else: another organiser's coordinator sees nothing of it.
    app.add_organiser("brugge", "Wijkopvang Brugge", &["8000"]);
    assert!(!app.desk_of("brugge").await.open("/letters").await.words().contains(&email));
    let page = desk.open("/letters").await;
    let id = app.tables().texts("SELECT id AS value FROM outbox WHERE state = 'failed'").remove(0);
    let again = page.clone();
    let page = desk.press(&page, "letter", ("letter", &id)).await;
    assert_eq!(page.path, "/letters");
    let states = "SELECT state AS value FROM outbox ORDER BY id";
    until("a letter with a new link was tried", || app.tables().texts(states) == ["replaced", "failed"]).await;
    desk.press(&again, "letter", ("letter", &id)).await;
    assert_eq!(app.tables().texts(states), ["replaced", "failed"], "pressed twice, it sends once");
}

fn stuck(app: &TestApp) -> bool {
    app.tables().number("SELECT count(*) AS value FROM mail_faults") == 1
}

#[actix_web::test]
async fn a_server_that_was_away_gets_everything_once() {
    let mut server = SmtpServer::start();
    let app = app_with(&server).await;
    server.switch_off();
    let emails: Vec<String> = (0..5).map(|i| format!("fatma{i}.{}@huis.example", app.number)).collect();
    for email in &emails {
        asks(&app, email).await;
    }
    until("the fault is noted", || stuck(&app)).await;
    let mut desk = app.desk().await;
    let page = desk.open("/letters").await;
    let page = desk.choose_language(&page, "en").await;
    assert!(
        page.words().contains("No e-mail has left since") && page.html.contains("E-mails (not leaving)"),
        "{}",
        page.html
    );
    server.switch_on();
    until("all are sent, and it cost none an attempt", || {
        app.wiring.clock.advance(1);
        emails.iter().all(|e| state(&app, e) == "sent 1")
    })
    .await;
    let mut to: Vec<String> = server.taken().into_iter().flat_map(|t| t.to).collect();
    to.sort();
    assert_eq!(to, emails);
    until("the fault is over", || !stuck(&app)).await;
}

#[actix_web::test]
async fn a_letter_whose_moment_is_past_is_dropped_and_says_so() {
    let mut server = SmtpServer::start();
    let mut app = app_with(&server).await;
    app.letters_may_wait();
    server.switch_off();
    let email = format!("fatma{}@huis.example", app.number);
    asks(&app, &email).await;
    until("it was tried", || stuck(&app)).await;
    // The link in it holds for three days.
    app.pass(73).await;
    until("it is dropped", || state(&app, &email).starts_with("dropped")).await;
    let mut desk = app.desk().await;
    let page = desk.open("/letters").await;
    let page = desk.choose_language(&page, "en").await;
    assert!(page.words().contains("dropped: its moment is past"), "{}", page.words());
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM letter_bodies"), 0, "and keeps no body");
}

/// Mail servers name the address that they refuse; the log does not.
#[actix_web::test]
async fn the_log_does_not_repeat_whom_a_server_refuses() {
    let server = SmtpServer::start();
    let place = Place::new();
    place.add_organiser();
    let serving = place.serve(&[("RUST_LOG", "debug"), ("WIJKOPVANG_MAIL", &server.route())]);
    let mut she = place.guest();
    let page = she.open("/o/gent/ask").await;
    let day = domain::basics::IsoWeek::of(chrono::Utc::now().date_naive()).next().next().monday();
    for email in ["never.fatma@huis.example", "later-9.fatma@huis.example"] {
        let page = if email.starts_with("never") { page.clone() } else { she.open("/o/gent/ask").await };
        she.try_send(&page, "submission", &pairs(&asked_form(email, day)), Some(("do", "send"))).await.ok().unwrap();
    }
    until("both were tried", || place.log().matches("a letter was not sent").count() >= 2).await;
    drop(serving);
    assert!(!place.log().contains("huis.example"), "{}", place.log());
}
