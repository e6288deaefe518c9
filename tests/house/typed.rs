//! What people type or paste, all the way to the database; and two who may live under one roof.

use super::harness::{TestApp, asked_form, joined_form, pairs};

/// What comes along when a text is copied out of a message, a document or an address book.
const PASTED: [(&str, &str); 9] = [
    ("name", "\u{202a}Fatma\u{a0}Yıldız\u{202c}"),
    ("phone", "\u{202a}٠٤٧٠\u{a0}٠٠\u{2011}٠٠\u{2011}٠١\u{202c}"),
    ("street", "Vlas\u{ad}straat\u{a0}١٧"),
    ("place", "B-9050\u{a0}Ledeberg"),
    ("child_month-0", "juni 2021"),
    ("from-0", "۰۹:۰۰"),
    ("until-0", "12u00"),
    ("wishes", "Graag\tvoormiddag\u{2028}Niet laat"),
    ("needs", "\u{200b}"),
];

#[actix_web::test]
async fn what_is_pasted_is_taken_as_it_was_meant() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let email = format!("fatma{}@huis.example", app.number);
    let day = app.week().monday();
    let (typed_email, typed_day) = (format!("{email}\u{200b}\t"), day.format("%d/%m/%Y").to_string());
    let mut form = asked_form(&typed_email, day);
    form.retain(|(name, _)| name != "date-0" && !PASTED.iter().any(|(pasted, _)| pasted == name));
    let mut typed = pairs(&form);
    typed.extend(PASTED);
    typed.push(("date-0", &typed_day));
    let page = desk.open("/families/new").await;
    let page = desk.try_send(&page, "submission", &typed, Some(("do", "send"))).await.ok().unwrap();
    assert!(page.path.starts_with("/families/"), "{}", page.words());

    let family = "SELECT name || '|' || phone || '|' || street || '|' || postcode || ' ' || locality || '|' || email_heard || '|' || needs AS value";
    let kept = app.tables().texts(&format!("{family} FROM families"));
    assert_eq!(kept, [format!("Fatma Yıldız|0470 00-00-01|Vlasstraat 17|9050 Ledeberg|{email}|")]);
    assert_eq!(app.tables().texts("SELECT birth_month AS value FROM children"), ["2021-06"]);
    assert_eq!(app.tables().texts("SELECT wishes AS value FROM requests"), ["Graag voormiddag\nNiet laat"]);
    assert_eq!(
        app.tables().number(&format!(
            "SELECT count(*) AS value FROM slots WHERE wall_start = '{day}T09:00' AND wall_end = '{day}T12:00'"
        )),
        1
    );
}

#[actix_web::test]
async fn two_who_may_live_under_one_roof_are_asked_about() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let slot = app.slots_of(&family).remove(0);
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let lives = |street: &str| app.tables().execute(&format!("UPDATE caregivers SET street = '{street}'"));
    let week = format!("/weeks/{}", app.week());
    let asked = "Wonen Amina Benali en het gezin Fatma Yıldız onder hetzelfde dak?";

    // The family is at Vlasstraat 17.
    for (street, doubtful, fits) in [
        ("Vlasstraat 171", false, true),
        ("Vlasstr. 17", false, false),
        ("Vlasstraat 17 bus 2", true, false),
        ("Vlasstraat", true, false),
        ("Leiekaai 3", false, true),
    ] {
        lives(street);
        let page = desk.open(&week).await;
        assert_eq!(page.words().contains(asked), doubtful, "{street}: {}", page.words());
        let page = desk.open(&format!("{week}/slots/{slot}")).await;
        assert_eq!(page.html.contains("badge feasible"), fits, "{street}: {}", page.words());
    }

    // The coordinator knows better: then it is planned, and nothing is asked any more.
    lives("Vlasstraat 17 bus 2");
    let id = app.tables().texts("SELECT id AS value FROM families").remove(0);
    let page = desk.open(&format!("/families/{id}")).await;
    let nobody = desk.try_send(&page, "caregiver", &[("caregiver", "")], Some(("do", "never"))).await;
    assert_eq!(
        (nobody.status.as_u16(), app.tables().number("SELECT count(*) AS value FROM pairings")),
        (422, 0),
        "{}",
        nobody.words()
    );
    desk.try_send(&page, "caregiver", &[("caregiver", &amina.id)], Some(("do", "usual"))).await.ok().unwrap();
    assert!(!desk.open(&week).await.words().contains(asked));
    app.solve(&mut desk).await;
    assert_eq!(app.holder(&slot).as_deref(), Some("Amina Benali"));
}

#[actix_web::test]
async fn a_street_needs_a_number_or_the_word_that_there_is_none() {
    let app = TestApp::start().await;
    let mut she = app.guest();
    let page = she.open("/o/gent/join").await;
    for (street, status) in [("Leiekaai", 422), ("Leiekaai zonder nummer", 200)] {
        let mut form = joined_form("Amina Benali", &format!("amina{}@zorg.example", app.number));
        form.iter_mut().filter(|(name, _)| name == "street").for_each(|(_, value)| *value = street.to_owned());
        let answer = she.try_send(&page, "submission", &pairs(&form), None).await;
        assert_eq!(answer.status, status, "{street}: {}", answer.words());
    }
}
