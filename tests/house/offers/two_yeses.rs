//! Nobody is ever confirmed to two families at one time, in whatever order she says yes.

use super::{Offered, offered, offered_on};
use crate::house::harness::{Kind, TestApp};

/// Another slot, and the link with which Amina answers the offer of it.
async fn also_offered(at: &mut Offered, hours: (&'static str, &'static str), when: &str) -> (String, String) {
    let greet = at.app.family("Greet Claeys", "Daan", &[(0, hours.0, hours.1)]).await;
    let other = at.app.slots_of(&greet).remove(0);
    at.app.decide(&mut at.desk, &other, &[("caregiver", &at.amina.id)], "offer").await.ok().unwrap();
    let link = at.app.offer_link(&at.amina, when).await;
    (other, link)
}

fn confirmed(app: &TestApp) -> i64 {
    app.tables().number("SELECT count(*) AS value FROM offers WHERE state = 'accepted'")
}

#[actix_web::test]
async fn the_old_link_of_a_slot_that_went_to_somebody_else() {
    let mut at = offered().await;
    at.app.give(&mut at.desk, &at.slot, &at.bieke).await.ok().unwrap();
    let (_, link) = also_offered(&mut at, ("10:00", "13:00"), "10:00 – 13:00").await;
    at.answer(&link, "accept").await;
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("Dit aanbod is ingetrokken."), "{}", page.words());
    assert_eq!(confirmed(&at.app), 1);
    assert_eq!(at.calendars().await, []);
}

#[actix_web::test]
async fn a_second_thought_about_a_time_that_is_taken_says_what_is_in_the_way() {
    let mut at = offered().await;
    at.answer(&at.link, "decline").await;
    let (_, link) = also_offered(&mut at, ("11:45", "14:00"), "11:45 – 14:00").await;
    at.answer(&link, "accept").await;
    let page = at.answer(&at.link, "accept").await;
    assert_eq!(page.status, 422);
    for said in ["Dit gaat nu niet.", "ander moment", "maandag 23 november 2026, 11:45 – 14:00"] {
        assert!(page.words().contains(said), "{said}: {}", page.words());
    }
    assert_eq!(at.states(), ["declined"]);
    // When the other falls away, her yes counts.
    at.answer(&link, "decline").await;
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("Dank u."), "{}", page.words());
    at.app.deliver().await;
}

#[actix_web::test]
async fn the_way_between_two_families_counts() {
    let mut at = offered().await;
    at.answer(&at.link, "decline").await;
    // It begins when the other ends: two addresses of one locality, with no time for the way and the hand-over.
    let (_, link) = also_offered(&mut at, ("12:00", "14:00"), "12:00 – 14:00").await;
    at.answer(&link, "accept").await;
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("tussen twee momenten"), "{}", page.words());
    assert_eq!(confirmed(&at.app), 1);
    at.app.deliver().await;
}

#[actix_web::test]
async fn a_cap_that_has_sunk_meanwhile_counts() {
    let mut at = offered().await;
    let (_, link) = also_offered(&mut at, ("14:00", "17:00"), "14:00 – 17:00").await;
    at.answer(&link, "accept").await;
    at.app.tables().execute(&format!("UPDATE caregivers SET max_minutes_per_day = 240 WHERE id = '{}'", at.amina.id));
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("op die dag. Het maximum is"), "{}", page.words());
    assert_eq!(at.states(), ["offered"], "the offer waits, and can still be declined");
    at.app.deliver().await;
}

#[actix_web::test]
async fn two_yeses_at_once_are_one_on_sqlite() {
    two_yeses_at_once(Kind::Sqlite).await;
}

#[actix_web::test]
async fn two_yeses_at_once_are_one_on_postgresql() {
    two_yeses_at_once(Kind::Postgres).await;
}

async fn two_yeses_at_once(kind: Kind) {
    let mut at = offered_on(kind).await;
    at.answer(&at.link, "decline").await;
    let (_, link) = also_offered(&mut at, ("10:00", "13:00"), "10:00 – 13:00").await;
    let post = |link: &str| {
        let (mut she, path) = (at.app.guest(), link.strip_prefix(&at.app.base_url).unwrap().to_owned());
        actix_web::rt::spawn(async move { she.post(&path, &[("answer", "accept")]).await.words() })
    };
    let running: Vec<_> =
        [&at.link, &link, &at.link, &link, &at.link, &link].into_iter().map(|link| post(link)).collect();
    for one in running {
        one.await.unwrap();
    }
    assert_eq!(confirmed(&at.app), 1, "one family counts on her");
    let told = at.app.raw_mails().await.iter().filter(|mail| mail.contains("method=REQUEST")).count();
    assert_eq!(told, 1, "and one was told so");
}
