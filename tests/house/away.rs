//! Leave and goodbye, an address that ended, and the last to save.

use super::harness::{Carer, Guest, Household, Kind, TestApp, joined_form, pairs};

/// Somebody who has accepted to come on Monday of the planned week.
struct Place {
    app: TestApp,
    desk: Guest,
    family: Household,
    carer: Carer,
}

impl Place {
    async fn accepted() -> Self {
        Place::accepted_on(Kind::Sqlite).await
    }

    async fn accepted_on(kind: Kind) -> Self {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
        let slot = app.slots_of(&family).remove(0);
        app.give(&mut desk, &slot, &carer).await.ok().unwrap();
        app.publish(&mut desk).await;
        app.decide(&mut desk, &slot, &[], "accept").await.ok().unwrap();
        app.deliver().await;
        Place { app, desk, family, carer }
    }

    fn states(&self) -> Vec<String> {
        self.app.tables().texts("SELECT state AS value FROM offers ORDER BY id")
    }

    fn letters_to(&self, address: &str) -> i64 {
        self.app.tables().number(&format!("SELECT count(*) AS value FROM outbox WHERE recipient = '{address}'"))
    }
}

#[actix_web::test]
async fn whoever_is_away_is_not_planned_and_comes_back_in_one_press_on_sqlite() {
    away_and_back(Kind::Sqlite).await;
}

#[actix_web::test]
async fn whoever_is_away_is_not_planned_and_comes_back_in_one_press_on_postgresql() {
    away_and_back(Kind::Postgres).await;
}

async fn away_and_back(kind: Kind) {
    let mut place = Place::accepted_on(kind).await;
    let (mut she, week) = (place.app.guest(), place.app.week());
    let page = she.open(&format!("{}/absence", place.carer.page)).await;
    let fields = [("kind", "pause"), ("from", &*week.days()[0].to_string()), ("until", "2027-02-22")];
    let asked = she.send(&page, "/absence", &fields).await;
    assert!(asked.words().contains("Bent u zeker?") && asked.words().contains("09:00 – 12:00"), "{}", asked.words());
    assert_eq!(place.states(), ["accepted"], "a question changes nothing");
    let letters = place.letters_to(&place.carer.email);
    let page = she.press(&asked, "/absence", ("sure", "yes")).await;
    assert!(
        page.words().contains("Weg van maandag 23 november 2026 tot en met maandag 22 februari 2027"),
        "{}",
        page.words()
    );
    assert_eq!(place.states(), ["withdrawn"]);
    let told = place.app.last_mail(&place.family.email).await;
    assert!(told.text.contains("Amina"), "the family hears it: {}", told.text);
    assert_eq!(place.letters_to(&place.carer.email), letters, "nobody writes to her about what she said herself");
    // Not planned, by the solver or by hand.
    place.app.solve(&mut place.desk).await;
    let slot = place.app.slots_of(&place.family).remove(0);
    assert_eq!(place.app.holder(&slot), None);
    let pinned = place.app.decide(&mut place.desk, &slot, &[("caregiver", &place.carer.id)], "pin").await;
    assert!(pinned.status == 422 && pinned.words().contains("afwezig tot en met"), "{}", pinned.words());
    // The list knows her when she is away, and not before.
    assert!(place.desk.open("/caregivers?state=active").await.words().contains("Amina Benali"));
    place.app.pass(6 * 24).await;
    let mut desk = place.app.desk().await;
    assert!(desk.open("/caregivers?state=away").await.words().contains("Amina Benali"));
    assert!(!desk.open("/caregivers?state=active").await.words().contains("Amina Benali"));
    let page = she.open(&format!("{}/absence", place.carer.page)).await;
    let page = she.send(&page, "/back", &[]).await;
    assert!(page.words().contains("Welkom terug."), "{}", page.words());
    assert!(desk.open("/caregivers?state=active").await.words().contains("Amina Benali"));
    let kinds = "SELECT kind AS value FROM events WHERE kind IN ('absence-said', 'came-back') ORDER BY id";
    assert_eq!(place.app.tables().texts(kinds), ["absence-said", "came-back"]);
    let kept = "SELECT CAST(until_day AS TEXT) AS value FROM absences";
    assert_eq!(place.app.tables().texts(kept), ["2026-11-23"], "the time that she was away stays");
}

#[actix_web::test]
async fn goodbye_is_friendly_keeps_history_and_is_taken_back_by_who_said_it() {
    let mut place = Place::accepted().await;
    let path = format!("/caregivers/{}/absence", place.carer.id);
    let today = place.app.today().to_string();
    let page = place.desk.open(&path).await;
    let asked = place.desk.send(&page, "/absence", &[("kind", "goodbye"), ("from", &today)]).await;
    place.desk.press(&asked, "/absence", ("sure", "yes")).await;
    assert_eq!(place.states(), ["withdrawn"], "history stays");
    let mut she = place.app.guest();
    let hers = she.open(&place.carer.page).await;
    assert!(hers.words().contains("Dank u voor alles") && !hers.html.contains("/back\""), "{}", hers.words());
    assert!(!place.desk.open("/caregivers").await.words().contains("Amina Benali"));
    assert!(place.desk.open("/caregivers?state=left").await.words().contains("Amina Benali"));
    let page = place.desk.open(&path).await;
    place.desk.send(&page, "/back", &[]).await;
    assert!(!she.open(&place.carer.page).await.words().contains("Dank u voor alles"));
    // Said by herself, she takes it back herself.
    let page = she.open(&format!("{}/absence", place.carer.page)).await;
    let asked = she.send(&page, "/absence", &[("kind", "goodbye"), ("from", &today)]).await;
    she.press(&asked, "/absence", ("sure", "yes")).await;
    let page = she.open(&place.carer.page).await;
    she.send(&page, "/back", &[]).await;
    assert!(place.desk.open("/caregivers?state=active").await.words().contains("Amina Benali"));
    place.app.deliver().await;
}

#[actix_web::test]
async fn a_new_address_is_proved_and_then_the_old_mailbox_opens_nothing() {
    let place = Place::accepted_on(Kind::Postgres).await;
    let new = format!("amina.nieuw{}@zorg.example", place.app.number);
    let mut she = place.app.guest();
    let page = she.open(&format!("{}/email", place.carer.page)).await;
    let page = she.send(&page, "/email", &[("email", &new)]).await;
    assert!(page.words().contains(&format!("{new} is nog niet bevestigd")), "{}", page.words());
    let email = "SELECT email AS value FROM caregivers";
    assert_eq!(
        place.app.tables().texts(email),
        std::slice::from_ref(&place.carer.email),
        "until then the old one holds"
    );
    let offer = place
        .app
        .mails(&place.carer.email)
        .await
        .iter()
        .rev()
        .find_map(|m| m.links("/offer/").first().cloned())
        .unwrap();
    let link = place.app.link(&new, "/new-address/").await;
    let page = she.open(&link).await;
    assert_eq!(place.app.tables().texts(email), std::slice::from_ref(&place.carer.email), "looking changes nothing");
    let page = she.send(&page, "", &[]).await;
    assert!(
        page.path.starts_with("/caregiver/") && page.words().contains("Wij schrijven u nu op dit adres."),
        "{}",
        page.words()
    );
    assert_eq!(place.app.tables().texts(email), std::slice::from_ref(&new));
    for old in [&place.carer.page, &offer] {
        let page = she.look(old).await;
        assert!(!page.status.is_success() && !page.words().contains("Amina"), "{old} opens nothing: {}", page.words());
    }
    let note = place.app.last_mail(&place.carer.email).await;
    assert!(note.subject.contains("ander adres"), "{}", note.subject);
    assert!(
        !note.text.contains(&new) && note.links("/caregiver/").is_empty() && note.links("/offer/").is_empty(),
        "{}",
        note.text
    );
    let hers = place.app.link(&new, "/caregiver/").await;
    assert!(place.app.guest().open(&hers).await.words().contains("Amina"));
}

#[actix_web::test]
async fn the_last_to_save_is_told_and_sees_both() {
    let mut place = Place::accepted().await;
    let desk_path = format!("/caregivers/{}/availability", place.carer.id);
    let opened = place.desk.open(&desk_path).await;
    place.app.can_work(&place.carer, &[(2, "10:00", "14:00", "ok")]).await;
    let fields = [("from-3-0", "08:00"), ("until-3-0", "09:00"), ("shade-3-0", "ok")];
    let page = place.desk.try_send(&opened, "/availability", &fields, Some(("do", "save"))).await;
    assert_eq!(page.status, 422);
    assert!(
        page.words().contains("Iemand anders heeft dit intussen gewijzigd") && page.words().contains("10:00 – 14:00"),
        "{}",
        page.words()
    );
    assert!(page.html.contains("value=\"08:00\"") && page.html.contains("value=\"09:00\""), "what was typed stays");
    let hours = "SELECT from_time AS value FROM availability_patterns ORDER BY weekday, from_time";
    let before = place.app.tables().texts(hours);
    assert!(before.contains(&"10:00".to_owned()), "nothing was overwritten: {before:?}");
    // Sent once more, after reading, it counts.
    place.desk.try_send(&page, "/availability", &[], Some(("do", "save"))).await.ok().unwrap();
    assert!(place.app.tables().texts(hours).contains(&"08:00".to_owned()));
    // The same for the profile and the terms.
    let path = format!("/caregivers/{}", place.carer.id);
    for (form, field, first, second) in
        [("/profile", "street", "Leiekaai 5", "Leiekaai 7"), ("/terms", "target_hours", "9", "11")]
    {
        let (one, other) = (place.desk.open(&path).await, place.desk.open(&path).await);
        place.desk.send(&one, form, &[(field, first)]).await;
        let page = place.desk.try_send(&other, form, &[(field, second)], None).await;
        assert!(
            page.status == 422 && page.words().contains(first) && page.html.contains(second),
            "{form}: {}",
            page.words()
        );
        let page = place.desk.try_send(&page, form, &[], None).await;
        assert!(page.status.is_success() && page.html.contains(second), "{form}");
    }
}

#[actix_web::test]
async fn a_form_that_was_corrected_goes_to_the_corrected_address() {
    let app = TestApp::start().await;
    let (wrong, right) = (format!("amnia{}@zorg.example", app.number), format!("amina{}@zorg.example", app.number));
    let mut she = app.guest();
    let page = she.open("/o/gent/join").await;
    she.send(&page, "submission", &pairs(&joined_form("Amina Benali", &wrong))).await;
    let dead = app.link(&wrong, "/welcome/").await;
    she.send(&page, "submission", &pairs(&joined_form("Amina Benali", &right))).await;
    assert_eq!(app.tables().texts("SELECT email AS value FROM caregivers"), std::slice::from_ref(&right));
    assert!(!she.look(&dead).await.status.is_success(), "the link to the wrong address ends");
    let page = she.open(&app.link(&right, "/welcome/").await).await;
    let page = she.send(&page, "", &[]).await;
    assert!(
        page.path.starts_with("/caregiver/") && page.words().contains("Wij weten nu dat dit uw adres is."),
        "{}",
        page.words()
    );
    // Another who uses the same page is another.
    let page = she.open("/o/gent/join").await;
    for name in ["Bieke Baert", "Els Claeys"] {
        let email = format!("{}{}@zorg.example", &name[..3], app.number);
        she.send(&page, "submission", &pairs(&joined_form(name, &email))).await;
    }
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM caregivers"), 3);
    app.deliver().await;
}

#[actix_web::test]
async fn a_hidden_field_that_was_filled_in_asks_once_more() {
    let app = TestApp::start().await;
    let email = format!("amina{}@zorg.example", app.number);
    let mut fields = joined_form("Amina Benali", &email);
    fields.push(("website".to_owned(), "https://amina.example".to_owned()));
    let mut she = app.guest();
    let page = she.open("/o/gent/join").await;
    let page = she.try_send(&page, "submission", &pairs(&fields), None).await;
    assert!(page.status == 422 && page.words().contains("Druk nog een keer"), "{}", page.words());
    assert!(page.html.contains("Amina Benali") && !page.html.contains("name=\"website\""));
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM caregivers"), 0);
    let page = she.send(&page, "submission", &[]).await;
    assert_eq!(page.path, "/o/gent/joined");
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM caregivers"), 1);
    app.deliver().await;
}

#[actix_web::test]
async fn two_of_one_name_are_told_apart_in_every_list() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    for (i, phone) in ["0470 11 11 11", "0470 22 22 22"].iter().enumerate() {
        let carer = app.carer(&mut desk, ["Amina Benali", "Bieke Baert"][i], &[1], "08:00", "18:00").await;
        app.tables().execute(&format!(
            "UPDATE caregivers SET name = 'Amina Benali', phone = '{phone}' WHERE id = '{}'",
            carer.id
        ));
    }
    let slot = app.slots_of(&family).remove(0);
    for path in [
        "/caregivers".to_owned(),
        format!("/weeks/{}/slots/{slot}", app.week()),
        format!("/weeks/{}/board?by=caregiver", app.week()),
    ] {
        let words = desk.open(&path).await.words();
        assert!(
            words.contains("Amina Benali (Gent, …111)") && words.contains("Amina Benali (Gent, …222)"),
            "{path}: {words}"
        );
    }
}

#[actix_web::test]
async fn two_coordinators_in_the_settings_lose_nothing() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let (one, other) = (desk.open("/settings").await, desk.open("/settings").await);
    desk.send(&one, "price", &[("answer_hours", "31")]).await;
    let page = desk.try_send(&other, "price", &[("lead_hours", "51")], None).await;
    assert!(
        page.status == 422 && page.words().contains("31") && page.html.contains("value=\"51\""),
        "{}",
        page.words()
    );
    assert_eq!(app.tables().number("SELECT answer_hours AS value FROM organisers"), 31);
    desk.send(&page, "price", &[("answer_hours", "31")]).await;
    assert_eq!(app.tables().number("SELECT lead_hours AS value FROM organisers"), 51);
}
