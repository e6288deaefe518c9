//! What came in between: everything is done or nothing, and it is said what happened and what to do.

use super::Week;
use crate::house::harness::Kind;

#[actix_web::test]
async fn a_slot_that_the_family_cancelled_meanwhile_is_named_and_nothing_is_half_done() {
    let mut week = Week::of_amina(Kind::Sqlite).await;
    let page = week.question().await;
    week.app.decide(&mut week.desk.clone(), &week.slots[2].clone(), &[], "cancel").await.ok().unwrap();
    let refused = week.desk.try_send(&page, "/absence", &[], Some(("sure", "yes"))).await;
    assert_eq!(refused.status, 422);
    let words = refused.words();
    assert!(words.contains("Er is niets veranderd en niemand gevraagd"), "{words}");
    assert!(
        words.contains("woensdag 25 november, 09:00 – 12:00: Het gezin heeft dit moment intussen afgezegd"),
        "{words}"
    );
    assert_eq!((week.count("accepted"), week.count("asked"), week.events("absence-said")), (4, 0, 0));
    // The same button once more: without that slot.
    let done = week.desk.press(&refused, "/absence", ("sure", "yes")).await;
    assert!(done.path.ends_with("said=asked"), "{}", done.words());
    assert_eq!((week.count("accepted"), week.count("asked")), (0, 12));
    week.app.deliver().await;
}

#[actix_web::test]
async fn whoever_went_away_meanwhile_is_named_and_nobody_is_asked() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut week = Week::of_amina(kind).await;
        let page = week.question().await;
        let bieke = &week.others[0];
        let mut she = week.app.guest();
        let hers = she.open(&format!("{}/absence", bieke.page)).await;
        let fields = [("kind", "leave"), ("from", &*week.app.week().days()[1].to_string()), ("until", "2026-12-04")];
        let asked = she.send(&hers, "/absence", &fields).await;
        she.press(&asked, "/absence", ("sure", "yes")).await;
        let refused = week.desk.try_send(&page, "/absence", &[], Some(("sure", "yes"))).await;
        assert_eq!(refused.status, 422);
        let words = refused.words();
        assert!(
            words.contains("dinsdag 24 november, 09:00 – 12:00, Bieke Baert: Nog nodig: afwezig tot en met"),
            "{words}"
        );
        assert!(!words.contains("maandag 23 november, 09:00 – 12:00, Bieke Baert"), "on Monday she can: {words}");
        assert_eq!((week.count("accepted"), week.count("asked")), (5, 0));
        let done = week.desk.press(&refused, "/absence", ("sure", "yes")).await;
        assert!(done.path.ends_with("said=asked"), "{}", done.words());
        assert_eq!(week.count("asked"), 11, "Bieke on Monday alone");
        week.app.deliver().await;
    }
}

#[actix_web::test]
async fn what_has_begun_stays_and_people_are_told_to_call() {
    let mut week = Week::of_amina(Kind::Sqlite).await;
    week.app.pass_until(week.app.week().monday(), "10:00").await;
    week.desk = week.app.desk().await;
    let page = week.desk.open(&week.path()).await;
    let today = week.app.today().to_string();
    let question = week.desk.send(&page, "/absence", &[("kind", "ill"), ("from", &today)]).await;
    assert!(question.words().contains("Dit is al begonnen en blijft staan"), "{}", question.words());
    assert!(question.words().contains("maandag 23 november 2026, 09:00 – 12:00"), "{}", question.words());
    week.desk.press(&question, "/absence", ("sure", "yes")).await;
    assert_eq!(week.states(&week.slots[0]), ["Amina Benali accepted"], "what runs stays hers");
    assert_eq!((week.count("withdrawn"), week.count("asked")), (4, 12));
    week.app.deliver().await;
}

#[actix_web::test]
async fn bad_input_at_each_door_changes_nothing() {
    let mut week = Week::with(Kind::Sqlite, &[0]).await;
    week.ill().await;
    let asked = week.count("asked");
    let path = format!("/caregivers/{}/replacements", week.amina.id);
    let page = week.desk.open(&path).await;
    let token = week.desk.token(&page);
    let slot = format!("ask-{}", week.slots[0]);
    let nobody = "00000000-0000-7000-8000-000000000000";
    for (fields, status) in [
        (vec![("form_token", token.as_str())], 422),
        (vec![("form_token", "x"), (&slot, nobody)], 403),
        (vec![("form_token", &token), (&slot, nobody)], 422),
        (vec![("form_token", &token), (&slot, "x"), ("ask-x", nobody)], 422),
        (vec![("form_token", &token), (&slot, nobody), ("within", "3")], 400),
    ] {
        let page = week.desk.post(&path, &fields).await;
        assert_eq!(page.status, status, "{fields:?}: {}", page.words());
    }
    // Whoever is asked already is not asked twice.
    let bieke = week.others[0].id.clone();
    week.desk.post(&path, &[("form_token", &token), (&slot, &bieke)]).await.ok().unwrap();
    assert_eq!(week.count("asked"), asked);
    // Another organiser's desk finds neither the page nor the slot.
    week.app.add_organiser("aalst", "Opvang Aalst", &["9300"]);
    let mut theirs = week.app.desk_of("aalst").await;
    assert_eq!(theirs.look(&path).await.status, 404);
    week.app.deliver().await;
}

#[actix_web::test]
async fn what_a_coordinator_decides_meanwhile_takes_the_questions_back() {
    let mut week = Week::with(Kind::Sqlite, &[0]).await;
    week.ill().await;
    let (slot, els) = (week.slots[0].clone(), week.others[1].clone());
    // Forbidden: hers alone is taken back.
    week.app.decide(&mut week.desk, &slot, &[("caregiver", &week.others[0].id)], "forbid").await.ok().unwrap();
    assert_eq!((week.count("asked"), week.count("withdrawn")), (2, 2));
    // Given by hand: the others are told, and at publication she is asked as the one who has it.
    week.app.give(&mut week.desk, &slot, &els).await.ok().unwrap();
    week.app.publish(&mut week.desk).await;
    assert_eq!(
        week.states(&slot),
        [
            "Amina Benali withdrawn",
            "Bieke Baert withdrawn",
            "Els Claeys withdrawn",
            "Els Claeys offered",
            "Nadia Haddad withdrawn"
        ]
    );
    // Her first e-mail is as good as the new one.
    let links = week.app.mails(&els.email).await;
    let first =
        links.iter().find(|mail| mail.subject.contains("Wij zoeken iemand")).unwrap().links("/offer/").remove(0);
    let page = week.answers(&first, "accept").await;
    assert!(page.words().contains("Dank u. Het gezin weet dat u komt."), "{}", page.words());
    // All at once taken back from the slot's page.
    let mut other = Week::with(Kind::Sqlite, &[0]).await;
    other.ill().await;
    let slot = other.slots[0].clone();
    other.app.decide(&mut other.desk, &slot, &[], "withdraw").await.ok().unwrap();
    assert_eq!((other.count("asked"), other.count("withdrawn")), (0, 4));
    other.app.deliver().await;
    week.app.deliver().await;
}
