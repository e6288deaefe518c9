//! The ladder that an organiser sets itself: looked at before it holds, asked everywhere once it does, never below the
//! floor.

use town::visitor::Page;

use super::harness::{Guest, Kind, TestApp};

const NAMES: [(&str, &str); 3] =
    [("name_nl", "Voorlezen"), ("name_fr", "Lecture à voix haute"), ("name_en", "Reading aloud")];

/// Looks at a change, and makes it.
async fn changes(desk: &mut Guest, path: &str, values: &[(&str, &str)]) -> (Page, Page) {
    let page = desk.open(path).await;
    let look = desk.try_send(&page, "/look", values, None).await;
    assert!(look.status.is_success(), "{path}: {}", look.words());
    let saved = desk.send(&look, "seen", &[]).await;
    assert!(saved.path.ends_with("/settings/ladder?said=saved"), "{path}: {}", saved.words());
    (look, saved)
}

#[actix_web::test]
async fn what_an_organiser_asks_is_asked_everywhere_and_it_sees_before_whom_that_touches() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        app.add_organiser("brugge", "Wijkopvang Brugge", &["8000"]);
        let mut desk = app.desk().await;
        let carer = app.carer(&mut desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00")]).await;
        let slots = app.slots_of(&family);
        app.give(&mut desk, &slots[0], &carer).await.ok().unwrap();
        app.publish(&mut desk).await;
        let offer = app.offer_link(&carer, "09:00 – 12:00").await;
        let page = desk.open("/settings/ladder").await;
        for told in
            ["Dit is de ladder van uw stelsel", "Iedereen die bij kinderen komt: Uittreksel uit het strafregister"]
        {
            assert!(page.words().contains(told), "{told}: {}", page.words());
        }

        let (look, _) = changes(&mut desk, "/settings/ladder/certificate/new", &NAMES).await;
        assert!(look.words().contains("Dit verandert vandaag voor niemand iets."), "{}", look.words());

        // Her child is in nursery school.
        let asks = [("certificates", "care-3-12"), ("certificates", "reading-aloud")];
        let page = desk.open("/settings/ladder/age/nursery").await;
        let look = desk.send(&page, "/look", &asks).await;
        for told in [
            "Eén opvanger wordt niet meer gepland bij deze leeftijden",
            "Amina Benali: kleuter (2½ tot 6 jaar)",
            "Eén aanbod dat wacht, kan niet meer aanvaard worden",
            "09:00 – 12:00. Nog nodig: Voorlezen",
            "Dit is nog niet bewaard.",
        ] {
            assert!(look.words().contains(told), "{told}: {}", look.words());
        }
        let said = "SELECT detail AS value FROM events WHERE kind = 'ladder-changed' ORDER BY id";
        assert_eq!(app.tables().texts(said), ["certificate reading-aloud"], "a look changes nothing");
        desk.send(&look, "seen", &[]).await.ok().unwrap();
        assert_eq!(app.tables().texts(said)[1], "age nursery asks [care-3-12 reading-aloud]");
        let who = "SELECT c.name AS value FROM events e, coordinators c \
                   WHERE e.actor_id = c.id AND e.kind = 'ladder-changed'";
        assert_eq!(app.tables().texts(who).len(), 2, "with who did it");

        let mut she = app.guest();
        let page = she.open(&offer).await;
        let seen = she.press(&page, "answer", ("answer", "accept")).await;
        assert!(seen.words().contains("er ontbreekt nog een attest"), "{}", seen.words());
        let fields = [("caregiver", carer.id.as_str())];
        let seen = app.decide(&mut desk, &slots[1], &fields, "pin").await;
        assert!(seen.status == 422 && seen.words().contains("Nog nodig: Voorlezen"), "{}", seen.words());
        // What was given by hand is against what is asked now, and a week that contradicts itself is not solved.
        let week = desk.open(&format!("/weeks/{}", app.week())).await;
        let seen = desk.try_send(&week, "/solve", &[], None).await;
        assert!(seen.status == 422 && seen.words().contains("Er ontbreekt een vereist attest"), "{}", seen.words());
        let hers = app.guest().open(&carer.page).await.words();
        assert!(hers.contains("Nog nodig: Voorlezen"), "{hers}");

        desk.notes(&carer.id, "reading-aloud", "").await;
        app.solve(&mut desk).await;
        let file = app.tables().texts("SELECT week_file AS value FROM plan_runs").remove(0);
        let file: serde_json::Value = serde_json::from_str(&file).unwrap();
        let required = file["slots"][0]["requires"].as_array().unwrap().clone();
        assert!(required.iter().any(|code| code == "reading-aloud"), "{required:?}");
        let page = desk.open(&format!("/caregivers/{}/training", carer.id)).await;
        assert!(page.words().contains("Voorlezen"), "{}", page.words());
        app.decide(&mut desk, &slots[1], &fields, "pin").await.ok().unwrap();

        let mut theirs = app.desk_of("brugge").await;
        assert!(theirs.open("/settings/ladder").await.words().contains("Dit is de ladder van uw stelsel"));
        assert!(theirs.look("/settings/ladder/certificate/reading-aloud").await.status == 404);
        assert_eq!(app.tables().number("SELECT count(*) AS value FROM organisers WHERE ladder IS NOT NULL"), 1);
    }
}

#[actix_web::test]
async fn nobody_sets_what_the_floor_forbids_or_what_nobody_can_climb() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let extract = "Uittreksel uit het strafregister, model 596.2";
    for (path, values, told) in [
        (
            "stage/accompanied",
            &[("certificates", "medical-fitness")][..],
            format!("{extract} blijft gevraagd van iedereen die bij kinderen komt"),
        ),
        (
            "age/baby",
            &[("certificates", "care-0-3")],
            "Levensreddend handelen bij baby’s en peuters blijft gevraagd".into(),
        ),
        ("stage/youngest", &[("stage", "mentor")], "opent een leeftijd, maar is geen stap waarop iemand alleen".into()),
        ("stage/mentor", &[("above", "")], "Niemand kan op “Ingeschreven” komen".into()),
        (
            "certificate/medical-fitness",
            &[("retired", "yes")],
            "Niemand kan nog voldoen aan “Mee met een mentor”".into(),
        ),
        (
            "certificate/dutch-b1",
            &[("instead_of", "language-arrangement")],
            "tellen in een kring in de plaats van elkaar".into(),
        ),
        (
            "certificate/language-arrangement",
            &[("instead_of", "criminal-record-extract")],
            format!("Niets kan tellen in de plaats van: {extract}."),
        ),
        ("stage/new", &[("name_nl", "Mentor"), ("name_fr", "Mentor"), ("name_en", "Mentor")], "met deze naam".into()),
        ("stage/new", &[("name_nl", "Iets")], "Naam in het Frans: Vul dit in".into()),
        ("certificate/medical-fitness", &[("valid_months", "-3")], "Hoogstens zoveel maanden geldig: ".into()),
    ] {
        let page = desk.open(&format!("/settings/ladder/{path}")).await;
        let seen = desk.try_send(&page, "/look", values, None).await;
        assert!(seen.status == 422 && seen.words().contains(&told), "{path} {told}: {}", seen.words());
        // Who leaves the look out gets no further.
        let token = desk.token(&page);
        let fields: Vec<(&str, &str)> =
            [("form_token", token.as_str())].into_iter().chain(values.iter().copied()).collect();
        let seen = desk.post(&format!("/settings/ladder/{path}"), &fields).await;
        assert_eq!(seen.status, 422, "{path}");
    }
    for nowhere in ["stage/never-heard-of", "age/adult", "age/new", "house/new", "age/baby/remove"] {
        assert_eq!(desk.look(&format!("/settings/ladder/{nowhere}")).await.status, 404, "{nowhere}");
    }
    let gone = desk.open("/settings/ladder/stage/school-age/remove").await.words();
    assert!(gone.contains("Geen enkele stap opent deze leeftijd: kleuter"), "{gone}");
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM organisers WHERE ladder IS NOT NULL"), 0);
}

#[actix_web::test]
async fn a_certificate_that_somebody_has_is_retired_and_not_removed() {
    let app = TestApp::start_on(Kind::Postgres).await;
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    desk.notes(&carer.id, "language-arrangement", "").await;
    let seen = desk.open("/settings/ladder/certificate/language-arrangement/remove").await;
    let told = "Eén opvanger heeft dit attest (Andere afspraak over Nederlands): Amina Benali.";
    assert!(seen.words().contains(told) && !seen.html.contains("name=\"seen\""), "{}", seen.words());
    changes(&mut desk, "/settings/ladder/certificate/language-arrangement", &[("retired", "yes")]).await;
    let page = desk.open(&format!("/caregivers/{}/training", carer.id)).await;
    let fields = [("code", "language-arrangement"), ("valid_from", "2025-01-01"), ("seen", "yes")];
    let seen = desk.try_send(&page, "code", &fields, None).await;
    assert_eq!(seen.status, 422, "no new ones are noted");
    assert_eq!(
        app.tables().number("SELECT count(*) AS value FROM certificates WHERE code = 'language-arrangement'"),
        1
    );

    changes(&mut desk, "/settings/ladder/certificate/infant-first-aid", &[("valid_months", "36")]).await;
    desk.notes(&carer.id, "infant-first-aid", "").await;
    let until = "SELECT CAST(valid_until AS TEXT) AS value FROM certificates WHERE code = 'infant-first-aid'";
    assert_eq!(app.tables().texts(until), ["2027-12-31"]);
    let page = desk.open(&format!("/caregivers/{}/training", carer.id)).await;
    let fields =
        [("code", "infant-first-aid"), ("valid_from", "2026-01-01"), ("valid_until", "2030-01-01"), ("seen", "yes")];
    let seen = desk.try_send(&page, "code", &fields, None).await;
    assert!(
        seen.status == 422 && seen.words().contains("hoogstens tot en met zondag 31 december 2028"),
        "{}",
        seen.words()
    );
}

#[actix_web::test]
async fn two_who_change_the_ladder_at_once_and_a_look_that_is_old_by_now() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let stale = desk.open("/settings/ladder/age/primary").await;
    changes(&mut desk, "/settings/ladder/certificate/new", &NAMES).await;
    let asks = [("certificates", "care-3-12"), ("certificates", "medical-fitness")];
    let seen = desk.try_send(&stale, "/look", &asks, None).await;
    assert!(seen.status == 422 && seen.words().contains("Iemand anders heeft de ladder intussen"), "{}", seen.words());
    let look = desk.send(&seen, "/look", &[]).await;
    assert!(look.words().contains("Dit verandert vandaag voor niemand iets."), "{}", look.words());

    // Meanwhile somebody is admitted whom it touches.
    let page = desk.open("/settings/ladder/age/primary").await;
    let asks = [("certificates", "care-3-12"), ("certificates", "reading-aloud")];
    let look = desk.send(&page, "/look", &asks).await;
    app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let seen = desk.try_send(&look, "seen", &[], None).await;
    assert!(seen.status == 422 && seen.words().contains("Het is intussen anders dan u zag"), "{}", seen.words());
    assert!(seen.words().contains("Amina Benali: kind in de lagere school"), "{}", seen.words());
    desk.send(&seen, "seen", &[]).await.ok().unwrap();

    // Back to what the scheme asks, with a look before.
    let page = desk.open("/settings/ladder/start").await;
    assert!(page.words().contains("Eén opvanger kan meer doen"), "{}", page.words());
    let page = desk.send(&page, "seen", &[]).await;
    assert!(page.words().contains("Dit is de ladder van uw stelsel"), "{}", page.words());
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM organisers WHERE ladder IS NOT NULL"), 0);
    let said = "SELECT detail AS value FROM events WHERE kind = 'ladder-changed' ORDER BY id";
    let told = app.tables().texts(said);
    let last = told.last().unwrap();
    assert!(last.starts_with("as the scheme") && last.ends_with("certificate reading-aloud gone"), "{told:?}");
}

#[actix_web::test]
async fn a_stage_of_ones_own_stands_on_the_ladder_in_each_language() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let stage = [
        ("name_nl", "Alleen bij peuters"),
        ("name_fr", "Avec des tout-petits"),
        ("name_en", "With toddlers"),
        ("stage", "qualified"),
        ("above", "school-age"),
        ("age_bands", "toddler"),
    ];
    changes(&mut desk, "/settings/ladder/stage/new", &stage).await;
    let page = desk.open("/settings/ladder").await;
    let places = ["Alleen bij grotere kinderen", "Alleen bij peuters", "Ook bij baby’s en peuters"]
        .map(|name| page.words().find(name));
    assert!(places[0] < places[1] && places[1] < places[2], "{}", page.words());
    let mut she = app.guest();
    let page = she.open(&carer.page).await;
    assert!(page.words().contains("Alleen bij peuters"), "{}", page.words());
    let page = she.choose_language(&page, "fr").await;
    assert!(page.words().contains("Avec des tout-petits"), "{}", page.words());
    let removed = desk.open("/settings/ladder/stage/with-toddlers/remove").await;
    assert!(removed.words().contains("Geen enkele stap opent deze leeftijd: peuter"), "{}", removed.words());
}
