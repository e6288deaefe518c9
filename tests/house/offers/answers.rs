//! Yes, no, too late, and whoever is asked next.

use super::offered;

#[actix_web::test]
async fn an_offer_that_nobody_answers_runs_out() {
    let mut at = offered().await;
    at.app.pass(13).await;
    let asked_again = at.app.last_mail(&at.amina.email).await;
    assert_eq!(asked_again.links("/offer/").len(), 1, "she is asked once more: {}", asked_again.subject);
    at.app.pass(12).await;
    assert_eq!(at.states(), ["expired"]);
    let page = at.app.guest().open(&at.link).await;
    assert!(
        page.words().contains("niet op tijd beantwoord") && !page.html.contains("value=\"accept\""),
        "{}",
        page.words()
    );
    let page = at.answer(&at.link, "accept").await;
    assert!(
        page.words().contains("De tijd om te antwoorden is voorbij. Kunt u toch komen? Bel ons dan."),
        "{}",
        page.words()
    );
    assert_eq!(at.states(), ["expired"]);
    assert_eq!(at.calendars().await, []);
    assert_eq!(at.app.holder(&at.slot), None);
    at.desk = at.app.desk().await;
    let board = at.board().await;
    assert!(board.contains("09:00 – 12:00"), "the slot is on the coordinator's list again: {board}");
}

#[actix_web::test]
async fn an_offer_is_over_at_its_time_even_before_anybody_has_noticed() {
    let mut at = offered().await;
    at.app.letters_may_wait();
    at.app.wiring.clock.advance(24 * 3600 + 1);
    let page = at.answer(&at.link, "accept").await;
    assert!(
        page.words().contains("De tijd om te antwoorden is voorbij. Kunt u toch komen? Bel ons dan."),
        "{}",
        page.words()
    );
    assert!(at.states()[0] == "offered" || at.states()[0] == "expired");
    assert_eq!(at.events("offer-accepted"), 0);
}

#[actix_web::test]
async fn an_answer_can_be_changed_until_it_begins() {
    let at = offered().await;
    let mut she = at.app.guest();
    let page = she.open(&at.link).await;
    assert!(page.words().contains("Kunt u komen?"), "{}", page.words());
    let page = she.press(&page, "answer", ("answer", "accept")).await;
    at.calendars().await;
    let page = she.press(&page, "answer", ("answer", "decline")).await;
    assert!(page.words().contains("Bedankt dat u het laat weten."), "{}", page.words());
    assert_eq!(at.app.holder(&at.slot), None);
    at.calendars().await;
    let page = she.press(&page, "answer", ("answer", "accept")).await;
    assert!(page.words().contains("Dank u. Het gezin weet dat u komt."), "{}", page.words());
    assert_eq!(at.app.holder(&at.slot).as_deref(), Some(at.amina.name));

    // One entry in the calendar for all of it, where each letter had time to go.
    let calendars = at.calendars().await;
    let methods: Vec<(&str, &str)> = calendars.iter().map(|c| (c.method.as_str(), c.status.as_str())).collect();
    assert_eq!(methods, [("REQUEST", "CONFIRMED"), ("CANCEL", "CANCELLED"), ("REQUEST", "CONFIRMED")]);
    assert!(
        calendars.windows(2).all(|two| two[0].uid == two[1].uid && two[0].sequence < two[1].sequence),
        "{calendars:?}"
    );

    // Once it has begun, nothing can be changed.
    at.app.pass_until(at.app.week().monday(), "09:00").await;
    let page = she.open(&at.link).await;
    assert!(!page.html.contains("value=\"decline\""), "{}", page.words());
    at.answer(&at.link, "decline").await;
    assert_eq!(at.states(), ["accepted"]);
    assert_eq!(at.calendars().await.len(), 3);
}

#[actix_web::test]
async fn after_a_no_the_coordinator_asks_the_next_best() {
    let mut at = offered().await;
    assert!(!at.board().await.contains("09:00 – 12:00"));
    at.answer(&at.link, "decline").await;
    assert_eq!(at.calendars().await, [], "the family never heard of it");
    assert!(at.board().await.contains("09:00 – 12:00"), "the slot is back on the list");

    let page = at.desk.open(&format!("/weeks/{}/slots/{}", at.app.week(), at.slot)).await;
    assert!(
        page.words().contains("geweigerd")
            && page.words().contains(at.bieke.name)
            && page.words().contains("Aanbieden"),
        "{}",
        page.words()
    );
    let page = at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.bieke.id)], "offer").await;
    assert!(page.words().contains("Het aanbod is onderweg."), "{}", page.words());
    let page = at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.amina.id)], "offer").await;
    assert!(page.words().contains("Iemand heeft al een aanbod voor dit moment."), "{}", page.words());
    let link = at.app.offer_link(&at.bieke, "09:00 – 12:00").await;
    at.answer(&link, "accept").await;
    assert_eq!(at.states(), ["declined", "accepted"]);
    let mail = at.app.last_mail(&at.family.email).await;
    assert!(mail.text.contains(at.bieke.name) && mail.calendar.is_some(), "{}", mail.text);

    // Amina changes her mind too late.
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("Er komt al iemand anders."), "{}", page.words());
    assert_eq!(at.states(), ["declined", "accepted"]);
    assert_eq!(at.calendars().await.len(), 1);
}

#[actix_web::test]
async fn a_yes_after_a_no_keeps_to_the_rules() {
    let mut at = offered().await;
    at.answer(&at.link, "decline").await;
    // Meanwhile she takes another family's time that overlaps.
    let greet = at.app.family("Greet Claeys", "Daan", &[(0, "10:00", "13:00")]).await;
    let other = at.app.slots_of(&greet).remove(0);
    at.app.decide(&mut at.desk, &other, &[("caregiver", &at.amina.id)], "offer").await.ok().unwrap();
    let link = at.app.offer_link(&at.amina, "10:00 – 13:00").await;
    at.answer(&link, "accept").await;

    let page = at.answer(&at.link, "accept").await;
    assert!(!page.words().contains("Dank u. Het gezin weet dat u komt."), "{}", page.words());
    assert_eq!(at.states(), ["declined"], "nobody is in two places");
    assert_eq!(at.calendars().await, []);
    assert_eq!(at.app.holder(&at.slot), None);
}

#[actix_web::test]
async fn a_cancelled_slot_takes_the_offer_and_the_calendar_entry_along() {
    let mut at = offered().await;
    at.answer(&at.link, "accept").await;
    assert_eq!(at.calendars().await.len(), 1);
    let mut fatma = at.app.guest();
    let page = fatma.open(&at.family.page).await;
    let cancel =
        page.links().into_iter().find(|l| l.ends_with(&format!("/cancel/{}", at.slot))).expect("a way to cancel");
    let page = fatma.open(&cancel).await;
    assert_eq!(at.states(), ["accepted"], "looking cancels nothing");
    let done = fatma.send(&page, "", &[]).await;
    assert!(done.path.contains("said=cancelled"), "{}", done.path);
    assert!(
        done.words().contains("De opvang is afgezegd. Amina Benali weet het. U krijgt een e-mail."),
        "{}",
        done.words()
    );
    assert_eq!(at.states(), ["withdrawn"]);

    let calendars = at.calendars().await;
    assert_eq!(calendars.len(), 2);
    assert_eq!((calendars[0].method.as_str(), calendars[1].method.as_str()), ("REQUEST", "CANCEL"));
    assert_eq!(calendars[1].status, "CANCELLED");
    assert_eq!(calendars[0].uid, calendars[1].uid);
    assert!(calendars[0].sequence < calendars[1].sequence, "{calendars:?}");
    let mail = at.app.last_mail(&at.amina.email).await;
    assert!(mail.text.contains("09:00 – 12:00") && mail.links("/offer/").is_empty(), "{}", mail.text);
    assert!(mail.text.contains("Het gezin heeft afgezegd."), "{}", mail.text);

    // Her link says so, and takes no answer any more; the slot is on no list.
    let page = at.app.guest().open(&at.link).await;
    assert!(page.words().contains("ingetrokken") && !page.html.contains("name=\"answer\""), "{}", page.words());
    let page = at.answer(&at.link, "accept").await;
    assert!(page.words().contains("Het gezin heeft dit moment intussen afgezegd."), "{}", page.words());
    assert!(!at.board().await.contains("09:00 – 12:00"));

    // Once more is the same as once.
    let again = fatma.post(&cancel, &[]).await;
    assert_eq!(again.path, done.path);
    assert_eq!(at.calendars().await.len(), 2);
    assert_eq!(at.events("slot-cancelled"), 1);
}
