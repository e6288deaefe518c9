//! Nobody is left standing: each page and letter names the contact person and the way on, in the reader's language.

use super::harness::{Kind, TestApp, pairs};

#[actix_web::test]
async fn a_page_that_cannot_be_shown_names_the_contact_person() {
    let app = TestApp::start().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let cut = &family.page[..family.page.len() - 1];
    for path in ["/nowhere", cut, "/o/gent/nowhere", "/offer/abc"] {
        let page = app.guest().look(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.html.contains("Leen Peeters") && page.html.contains("tel:"), "{path}: {}", page.words());
    }
    for path in [cut, "/offer/abc"] {
        let page = app.guest().look(path).await;
        assert!(page.html.contains("href=\"/o/gent/link\""), "{path} leads to a new link: {}", page.words());
        // Choosing a language there leads to a page that exists.
        assert_eq!(app.guest().choose_language(&page, "en").await.status, 200);
    }

    // Of several organisers, it is the one whose link it is; where that cannot be told, all are named on the first
    // page.
    app.add_organiser("aalst", "Opvang Aalst", &["9300"]);
    app.tables().execute("UPDATE organisers SET contact_name = 'Jan Claes' WHERE slug = 'aalst'");
    let page = app.guest().look("/o/aalst/nowhere").await;
    assert!(page.html.contains("Jan Claes"), "{}", page.words());
    app.tables().execute("UPDATE links SET expires_at = issued_at");
    let page = app.guest().look(&family.page).await;
    assert_eq!(page.status, 410);
    assert!(page.html.contains("Leen Peeters") && page.html.contains("/o/gent/link"), "{}", page.words());
    let page = app.guest().look("/nowhere").await;
    assert!(!page.html.contains("Leen Peeters") && page.html.contains("href=\"/\""), "{}", page.words());
}

#[actix_web::test]
async fn a_language_chosen_beside_a_form_keeps_what_was_typed() {
    let app = TestApp::start().await;
    for (path, value) in [("/o/gent/ask", "Lange Violettestraat 12"), ("/o/gent/join", "Nieuwstraat 7")] {
        let mut she = app.guest();
        let page = she.open(path).await;
        assert!(page.html.contains("name=\"switch\" value=\"en\""), "{path} has the buttons");
        let before = app.tables().counts();
        let typed = [("street", value), ("name", "Fatma Yıldız"), ("speaks", "tr"), ("speaks", "ar"), ("switch", "en")];
        let page = she.post(path, &typed).await;
        assert_eq!(page.status, 200, "{path}: no faults are shown, for nothing was sent");
        assert!(page.html.contains("lang=\"en\"") && !page.html.contains("class=\"error\""), "{}", page.words());
        assert!(page.html.contains(value) && page.html.contains("Fatma Yıldız"), "{path} keeps what was typed");
        assert_eq!(app.tables().counts(), before);
        assert!(she.open("/").await.html.contains("lang=\"en\""), "the choice stays");
    }
}

#[actix_web::test]
async fn a_family_hears_the_day_before_that_nobody_was_found() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[2], "08:00", "18:00").await;
        app.give(&mut desk, &app.slots_of(&family)[1], &amina).await;
        app.publish(&mut desk).await;
        let nobody = |mails: &[town::mail::Mail]| mails.iter().filter(|m| m.subject.contains("Nog niemand")).count();
        assert_eq!(nobody(&app.mails(&family.email).await), 0, "there is time yet");
        app.pass_until(app.week().monday().pred_opt().unwrap(), "10:00").await;
        app.pass(1).await;
        let mails = app.mails(&family.email).await;
        assert_eq!(nobody(&mails), 1, "once, and not for the time that somebody is asked for");
        let letter = mails.iter().find(|m| m.subject.contains("Nog niemand")).unwrap();
        assert!(letter.text.contains("maandag") && letter.text.contains("Leen Peeters"), "{}", letter.text);
    }
}

#[actix_web::test]
async fn who_asks_for_tomorrow_is_told_whom_to_call() {
    let app = TestApp::start_at(Kind::Sqlite, "2026-11-21T08:00:00Z").await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let mail = app.mails(&family.email).await.into_iter().find(|m| m.text.contains("al heel gauw"));
    assert!(
        mail.is_some_and(|m| m.text.contains("Leen Peeters")),
        "Monday is within the three days that should be kept"
    );
}

#[actix_web::test]
async fn a_lost_link_is_sent_anew_before_the_address_is_proved_too() {
    let app = TestApp::start().await;
    let email = format!("nadia{}@opvang.example", app.number);
    let mut she = app.guest();
    let page = she.open("/o/gent/join").await;
    she.send(&page, "submission", &pairs(&super::harness::joined_form("Nadia Haddad", &email))).await;
    let first = app.link(&email, "/welcome/").await;
    let page = she.open("/o/gent/link").await;
    she.send(&page, "email", &[("email", &email)]).await;
    let second = app.link(&email, "/welcome/").await;
    assert_ne!(first, second);
    assert_eq!(app.guest().open(&second).await.status, 200);
}

#[actix_web::test]
async fn price_and_area_are_set_at_the_desk() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let page = desk.open("/settings").await;
    for (field, value, says) in [
        ("price", "7,4", "Schrijf een bedrag"),
        ("price", "70", "Schrijf een bedrag"),
        ("postcodes", "9000 1", "geen Belgische postcodes: 1"),
    ] {
        let answer = desk.try_send(&page, "run_time", &[(field, value)], None).await;
        assert!(answer.status == 422 && answer.words().contains(says), "{field} {value}: {}", answer.words());
    }
    desk.send(&page, "run_time", &[("price", "7,10"), ("postcodes", "9000, 9040\n9050")]).await;
    let form = app.guest().open("/o/gent/ask").await;
    assert!(form.html.contains("9040") && !form.html.contains("9030 "), "the places to choose from follow");
    let page = desk.open("/settings").await;
    assert!(page.html.contains("value=\"7,10\"") && page.html.contains("9000 9040 9050"), "{}", page.html);
}
