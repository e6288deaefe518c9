//! Before and after a week is planned, whoever has not said anything is asked by one button.

use super::harness::{Guest, Kind, TestApp};

/// The coordinator presses the one button of a form on the week's page.
async fn presses(app: &TestApp, desk: &mut Guest, form: &str) -> String {
    let page = desk.open(&format!("/weeks/{}", app.week())).await;
    desk.send(&page, form, &[]).await.words()
}

#[actix_web::test]
async fn whoever_has_given_no_hours_is_asked_for_them() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
        let mut bieke = app.joins("Bieke Baert").await;
        app.admit(&mut desk, &mut bieke, "qualified", &["care-3-12"]).await;
        let page = desk.open(&format!("/weeks/{}", app.week())).await.words();
        assert!(page.contains("Eén opvanger heeft geen uren opgegeven voor deze week"), "{page}");
        let before = app.raw_mails().await.len();
        let page = presses(&app, &mut desk, "/ask-hours").await;
        assert!(page.contains("Eén opvanger krijgt een e-mail met de vraag naar uren."), "{page}");
        let letter = app.last_mail(&bieke.email).await;
        assert!(letter.subject.starts_with("Wanneer kunt u werken in week 48"), "{}", letter.subject);
        assert_eq!(app.raw_mails().await.len(), before + 1, "nobody else is asked");
        // The link leads to where hours are given.
        let link = app.link(&bieke.email, "/caregiver/").await;
        let page = app.guest().open(link.strip_prefix(&app.base_url).unwrap()).await;
        assert!(page.path.ends_with("/availability"), "{}", page.path);
        // Pressed again, she is left in peace; the day after she is not.
        let page = presses(&app, &mut desk, "/ask-hours").await;
        assert!(page.contains("Iedereen zonder uren kreeg vandaag al een e-mail."), "{page}");
        assert_eq!(app.raw_mails().await.len(), before + 1);
        app.pass(21).await;
        let mut desk = app.desk().await;
        presses(&app, &mut desk, "/ask-hours").await;
        assert_eq!(app.raw_mails().await.len(), before + 2);
        // Once she has, nobody is asked.
        app.can_work(&bieke, &[(2, "08:00", "18:00", "ok")]).await;
        let page = desk.open(&format!("/weeks/{}", app.week())).await;
        assert!(!page.html.contains("/ask-hours"), "{}", page.words());
    }
}

#[actix_web::test]
async fn whoever_is_away_all_week_is_not_asked() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let mut bieke = app.joins("Bieke Baert").await;
    app.admit(&mut desk, &mut bieke, "qualified", &["care-3-12"]).await;
    let [monday, .., sunday] = app.week().days().map(|day| day.to_string());
    let page = desk.open(&format!("/caregivers/{}/absence", bieke.id)).await;
    let asked = desk.send(&page, "/absence", &[("kind", "pause"), ("from", &monday), ("until", &sunday)]).await;
    if asked.html.contains("name=\"sure\"") {
        desk.press(&asked, "/absence", ("sure", "yes")).await;
    }
    let page = desk.open(&format!("/weeks/{}", app.week())).await;
    assert!(!page.html.contains("/ask-hours"), "{}", page.words());
}

#[actix_web::test]
async fn whoever_has_not_answered_is_reminded_in_one_letter() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00"), (2, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3], "08:00", "18:00").await;
    app.solve(&mut desk).await;
    app.publish(&mut desk).await;
    let first = app.offer_link(&amina, "maandag").await;
    app.guest().post(first.strip_prefix(&app.base_url).unwrap(), &[("answer", "accept")]).await.ok().unwrap();
    let before = app.mails(&amina.email).await.len();
    let page = presses(&app, &mut desk, "/remind").await;
    assert!(page.contains("Eén opvanger krijgt een herinnering."), "{page}");
    let letter = app.last_mail(&amina.email).await;
    assert_eq!(app.mails(&amina.email).await.len(), before + 1);
    assert!(letter.subject.starts_with("Kunt u 2 keer komen, de eerste keer op dinsdag"), "{}", letter.subject);
    assert_eq!(letter.links("/offer/").len(), 2);
    // Pressed again at once, nobody hears anything; and time brings no second reminder of the same.
    let page = presses(&app, &mut desk, "/remind").await;
    assert!(page.contains("kreeg net al een herinnering"), "{page}");
    app.pass(13).await;
    assert_eq!(app.mails(&amina.email).await.len(), before + 1);
    // Of what was answered nobody is reminded.
    for when in ["dinsdag", "woensdag"] {
        let link = app.offer_link(&amina, when).await;
        app.guest().post(link.strip_prefix(&app.base_url).unwrap(), &[("answer", "accept")]).await.ok().unwrap();
    }
    let mut desk = app.desk().await;
    let page = desk.open(&format!("/weeks/{}", app.week())).await;
    assert!(!page.html.contains("/remind"), "{}", page.words());
    app.deliver().await;
}

#[actix_web::test]
async fn time_reminds_of_all_that_waits_in_one_letter() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
    app.solve(&mut desk).await;
    app.publish(&mut desk).await;
    let before = app.mails(&amina.email).await.len();
    app.pass(11).await;
    assert_eq!(app.mails(&amina.email).await.len(), before + 1);
    assert!(app.last_mail(&amina.email).await.subject.starts_with("Kunt u 2 keer komen"));
}

/// What the office has received about runs, by subject.
async fn told(app: &TestApp) -> Vec<String> {
    let mails = app.mails("leen@wijk.example").await;
    mails.into_iter().map(|mail| mail.subject).filter(|subject| subject.contains("week 48")).collect()
}

#[actix_web::test]
async fn the_office_hears_before_and_after_a_run_by_itself() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        app.tables().execute("UPDATE organisers SET run_weekday = 4, run_time = '08:30'");
        app.pass(0).await;
        assert_eq!(told(&app).await, [""; 0], "nobody has asked for anything yet");
        // One visit that anybody could serve, and one at which nobody works.
        app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (2, "09:00", "12:00")]).await;
        app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
        app.pass(0).await;
        app.pass(1).await;
        let before = told(&app).await;
        assert_eq!(before.len(), 1, "once: {before:?}");
        assert!(before[0].ends_with("op donderdag 19 november 2026, 08:30"), "{before:?}");
        let letter = app.last_mail("leen@wijk.example").await;
        assert!(letter.text.contains("Momenten die niemand kan invullen, welk plan er ook komt: 1"), "{}", letter.text);
        app.pass(23).await;
        app.planned_by_itself().await;
        let after = told(&app).await;
        assert_eq!(after.len(), 2, "{after:?}");
        assert!(after[1].ends_with("ligt klaar: één moment is nog niet ingevuld"), "{after:?}");
        // A run by the button tells nobody: whoever pressed it looks on.
        let mut desk = app.desk().await;
        app.solve(&mut desk).await;
        assert_eq!(told(&app).await.len(), 2);
    }
}
