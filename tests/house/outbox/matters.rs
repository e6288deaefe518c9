//! Letters about one matter settle before they go: the last word counts.

use super::until;
use crate::house::harness::TestApp;

fn whether(app: &TestApp) -> Vec<String> {
    let of = "WHERE letter IN ('letter-confirmed', 'letter-called-off') ORDER BY id";
    app.tables().texts(&format!("SELECT letter || ' ' || state AS value FROM outbox {of}"))
}

#[actix_web::test]
async fn who_accepts_and_declines_in_turn_sends_the_family_one_letter() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    app.solve(&mut desk).await;
    app.publish(&mut desk).await;
    let offer = app.link(&carer.email, "/offer/").await;
    let mut amina = app.guest();
    for answer in ["accept", "decline", "accept", "decline", "accept"] {
        let page = amina.open(&offer).await;
        amina.press(&page, "answer", ("answer", answer)).await;
    }
    let states = whether(&app);
    // She is not told that somebody does not come of whom she never read.
    assert_eq!(
        states,
        ["letter-confirmed replaced", "letter-confirmed replaced", "letter-confirmed waiting"],
        "one word stands"
    );
    let before = app.mails(&family.email).await.len();
    until("the last one goes", || app.waiting() == 0).await;
    let mails = app.mails(&family.email).await;
    assert_eq!(
        mails.iter().filter(|m| m.calendar.is_some()).count(),
        1,
        "one confirmation, and nothing else about it: {mails:?}"
    );
    assert!(mails.len() >= before);
    assert_eq!(
        app.tables().number("SELECT count(*) AS value FROM letter_bodies"),
        0,
        "what was replaced keeps no link"
    );

    // Each that goes makes the next wait longer.
    let called_off =
        "SELECT due_at || '' AS value FROM outbox WHERE state = 'waiting' AND letter = 'letter-called-off'";
    let page = amina.open(&offer).await;
    amina.press(&page, "answer", ("answer", "decline")).await;
    let (now, due) = (app.wiring.clock.now().plus_seconds(15), app.tables().texts(called_off));
    assert!(due.len() == 1 && due.iter().all(|d| *d > now.utc().format("%Y-%m-%d %H:%M:%S").to_string()), "{due:?}");
    app.wiring.clock.advance(30);
    until("it goes", || app.waiting() == 0).await;
    assert_eq!(whether(&app).last().unwrap(), "letter-called-off sent");
}

#[actix_web::test]
async fn a_yes_and_a_no_before_anything_was_said_are_no_letter() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    app.solve(&mut desk).await;
    app.publish(&mut desk).await;
    let offer = app.link(&carer.email, "/offer/").await;
    let before = app.mails(&family.email).await.len();
    let mut amina = app.guest();
    for answer in ["accept", "decline"] {
        let page = amina.open(&offer).await;
        amina.press(&page, "answer", ("answer", answer)).await;
    }
    assert_eq!(app.mails(&family.email).await.len(), before);
    assert_eq!(whether(&app), ["letter-confirmed replaced"]);
}
