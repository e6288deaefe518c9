//! Many answers at the same moment end one way, and everybody is told the same.

use super::{Offered, offered_on};
use crate::house::harness::Kind;

#[actix_web::test]
async fn fifty_answers_at_once_are_one_on_sqlite() {
    fifty_answers_at_once(Kind::Sqlite).await;
}

#[actix_web::test]
async fn fifty_answers_at_once_are_one_on_postgresql() {
    fifty_answers_at_once(Kind::Postgres).await;
}

async fn fifty_answers_at_once(kind: Kind) {
    let at = offered_on(kind).await;
    for page in all_at_once(&at, &["accept"; 50]).await {
        assert!(page.contains("Dank u. Het gezin weet dat u komt."), "{page}");
    }
    assert_eq!(at.states(), ["accepted"]);
    assert_eq!(at.events("offer-accepted"), 1, "one transition");
    assert_eq!(at.calendars().await.len(), 1, "one e-mail");

    // Later on the same: a replay shows the same page and sends nothing.
    let replay = at.answer(&at.link, "accept").await;
    assert!(replay.words().contains("Dank u. Het gezin weet dat u komt."), "{}", replay.words());
    assert_eq!(at.events("offer-accepted"), 1);
    assert_eq!(at.calendars().await.len(), 1);
}

#[actix_web::test]
async fn yes_racing_no_ends_one_way_on_sqlite() {
    yes_racing_no(Kind::Sqlite).await;
}

#[actix_web::test]
async fn yes_racing_no_ends_one_way_on_postgresql() {
    yes_racing_no(Kind::Postgres).await;
}

async fn yes_racing_no(kind: Kind) {
    let at = offered_on(kind).await;
    all_at_once(&at, &["accept", "decline"].repeat(10)).await;
    let state = at.states().remove(0);
    let page = at.app.guest().open(&at.link).await;
    let calendars = at.calendars().await;
    assert!(calendars.len() <= 1, "the family gets the last word alone: {calendars:?}");
    match (state.as_str(), calendars.last().map(|c| c.method.as_str())) {
        ("accepted", Some("REQUEST")) => {
            assert_eq!(at.app.holder(&at.slot).as_deref(), Some(at.amina.name));
            assert!(page.words().contains("U komt"), "{}", page.words());
        }
        ("declined", None | Some("CANCEL")) => {
            assert_eq!(at.app.holder(&at.slot), None);
            assert!(page.words().contains("geweigerd"), "{}", page.words());
        }
        other => panic!("the end is not one end: {other:?}"),
    }
}

/// Posts answers to the offer all at once; what the pages say.
async fn all_at_once(at: &Offered, answers: &[&str]) -> Vec<String> {
    let path = at.link.strip_prefix(&at.app.base_url).unwrap().to_owned();
    let post = |answer: &str| {
        let (mut she, path, answer) = (at.app.guest(), path.clone(), answer.to_owned());
        actix_web::rt::spawn(async move { she.post(&path, &[("answer", &answer)]).await.ok().unwrap().words() })
    };
    let running: Vec<_> = answers.iter().map(|answer| post(answer)).collect();
    let mut pages = Vec::new();
    for one in running {
        pages.push(one.await.unwrap());
    }
    pages
}
