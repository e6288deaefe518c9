//! The gate: nobody is admitted, planned, given, offered or confirmed without what the organiser's ladder asks, unless
//! a coordinator has signed for it by name.

use super::harness::{Carer, Guest, Household, Kind, TestApp};

const EXTRACT: &str = "criminal-record-extract";
const EXTRACT_IN_WORDS: &str = "Uittreksel uit het strafregister";

/// A family that asks on Wednesday and on Thursday, and somebody whose extract ends on that Wednesday.
struct Place {
    app: TestApp,
    desk: Guest,
    family: Household,
    carer: Carer,
    wednesday: String,
    thursday: String,
}

impl Place {
    async fn new() -> Self {
        Place::on(Kind::Sqlite).await
    }

    async fn on(kind: Kind) -> Self {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(2, "09:00", "12:00"), (3, "09:00", "12:00")]).await;
        let mut carer = app.joins("Amina Benali").await;
        for code in ["medical-fitness", "dutch-b1", "care-3-12"] {
            desk.notes(&carer.id, code, "").await;
        }
        desk.notes(&carer.id, EXTRACT, &app.week().days()[2].to_string()).await;
        let path = format!("/caregivers/{}", carer.id);
        let page = desk.open(&path).await;
        desk.send(&page, "/terms", &[("stage", "qualified")]).await;
        let page = desk.open(&path).await;
        desk.send(&page, "/admit", &[("talked", "yes")]).await;
        carer.page = app.link(&carer.email, "/caregiver/").await;
        app.can_work(&carer, &[(3, "08:00", "18:00", "ok"), (4, "08:00", "18:00", "ok")]).await;
        let [wednesday, thursday] = app.slots_of(&family).try_into().unwrap();
        Place { app, desk, family, carer, wednesday, thursday }
    }

    /// The coordinator signs for what she misses, until a day of the planned week.
    async fn sign(&mut self, day: usize) -> town::visitor::Page {
        let until = self.app.week().days()[day].to_string();
        let page = self.desk.open(&format!("/caregivers/{}/training", self.carer.id)).await;
        let fields = [
            ("requirement", EXTRACT),
            ("until", &until),
            ("reason", "aangevraagd op 12 november"),
            ("answer_for_it", "yes"),
        ];
        self.desk.try_send(&page, "/exceptions-signed", &fields, None).await
    }

    async fn remove_extract(&mut self) {
        let id = self
            .app
            .tables()
            .texts(&format!("SELECT id AS value FROM certificates WHERE code = '{EXTRACT}'"))
            .remove(0);
        let page = self.desk.open(&format!("/caregivers/{}/training", self.carer.id)).await;
        self.desk.send(&page, &format!("{id}/remove"), &[]).await;
    }

    fn slot_page(&self, slot: &str) -> String {
        format!("/weeks/{}/slots/{slot}", self.app.week())
    }
}

#[actix_web::test]
async fn a_certificate_that_ends_on_wednesday_blocks_thursday_everywhere() {
    let mut place = Place::new().await;
    let (wednesday, thursday) = (place.wednesday.clone(), place.thursday.clone());
    place.app.solve(&mut place.desk).await;
    assert_eq!(place.app.holder(&wednesday).as_deref(), Some("Amina Benali"));
    assert_eq!(place.app.holder(&thursday), None, "the planner does not plan her");
    for what in ["give", "pin", "offer"] {
        let fields = [("caregiver", place.carer.id.as_str())];
        let page = place.app.decide(&mut place.desk, &thursday, &fields, what).await;
        assert_eq!(page.status, 422, "{what}");
        assert!(page.words().contains(&format!("Nog nodig: {EXTRACT_IN_WORDS}")), "{what}: {}", page.words());
    }
    assert_eq!(place.app.tables().number("SELECT count(*) AS value FROM decisions"), 0, "nothing was decided");
    let words = place.desk.open(&place.slot_page(&thursday)).await.words();
    assert!(words.contains(&format!("Nog nodig: {EXTRACT_IN_WORDS}")), "the ranking names it: {words}");
}

#[actix_web::test]
async fn an_exception_is_signed_by_name_and_shown_wherever_she_is_planned() {
    let mut place = Place::on(Kind::Postgres).await;
    let thursday = place.thursday.clone();
    place.sign(3).await.ok().unwrap();
    place.app.solve(&mut place.desk).await;
    assert_eq!(place.app.holder(&thursday).as_deref(), Some("Amina Benali"));
    let week = place.app.week();
    let line = "uitzondering tot en met donderdag";
    for (path, shown) in [
        (place.slot_page(&thursday), line),
        (format!("/weeks/{week}/publish"), line),
        (format!("/weeks/{week}/board?by=day"), "met uitzondering"),
        (format!("/weeks/{week}/board?by=caregiver"), "met uitzondering"),
        (format!("/caregivers/{}/training", place.carer.id), line),
    ] {
        let words = place.desk.open(&path).await.words();
        assert!(words.contains(shown), "{path}: {words}");
    }
    let words = place.desk.open(&place.slot_page(&place.wednesday)).await.words();
    assert!(!words.contains("uitzondering"), "on Wednesday she needs none: {words}");
    let hers = place.app.guest().open(&place.carer.page).await.words();
    assert!(
        hers.contains(line) && !hers.contains("aangevraagd op"),
        "she sees that, not the coordinator's reason: {hers}"
    );
    let signed =
        "SELECT c.name || ': ' || e.reason AS value FROM gate_exceptions e, coordinators c WHERE c.id = e.signed_by";
    assert_eq!(place.app.tables().texts(signed).len(), 1);
    // Ended by hand, it stands no more.
    let page = place.desk.open(&format!("/caregivers/{}/training", place.carer.id)).await;
    let page = place.desk.send(&page, "/end", &[]).await;
    assert!(page.words().contains("De uitzondering is beëindigd."), "{}", page.words());
    let fields = [("caregiver", place.carer.id.as_str())];
    let page = place.app.decide(&mut place.desk, &thursday, &fields, "pin").await;
    assert_eq!(page.status, 422);
    let page = place.desk.open(&format!("/weeks/{week}/publish")).await;
    let words = page.words();
    assert!(
        words.contains("Er is niets gepubliceerd") && words.contains(EXTRACT_IN_WORDS),
        "a plan that leaned on it: {words}"
    );
    let kinds = "SELECT kind AS value FROM events WHERE kind LIKE 'exception%' ORDER BY id";
    assert_eq!(place.app.tables().texts(kinds), ["exception-signed", "exception-ended"]);
}

#[actix_web::test]
async fn an_exception_is_bounded_and_has_a_reason() {
    let mut place = Place::new().await;
    let path = format!("/caregivers/{}/training", place.carer.id);
    for (until, reason, answer, field) in [
        ("2027-03-01", "op komst", "yes", "until"),
        ("2026-11-17", "op komst", "yes", "until"),
        ("2026-11-26", " ", "yes", "reason"),
        ("2026-11-26", "op komst", "", "answer_for_it"),
    ] {
        let page = place.desk.open(&path).await;
        let fields = [("requirement", EXTRACT), ("until", until), ("reason", reason), ("answer_for_it", answer)];
        let page = place.desk.try_send(&page, "/exceptions-signed", &fields, None).await;
        assert_eq!(page.status, 422, "{field}");
        assert!(page.html.contains(&format!("href=\"#{field}\"")), "{field}: {}", page.words());
        assert!(page.html.contains(reason.trim()), "what was typed stays");
    }
    assert_eq!(place.app.tables().number("SELECT count(*) AS value FROM gate_exceptions"), 0);
}

#[actix_web::test]
async fn what_was_accepted_stays_and_the_coordinator_is_shown_the_conflict() {
    let mut place = Place::new().await;
    let (app, wednesday, thursday) = (&place.app, place.wednesday.clone(), place.thursday.clone());
    app.solve(&mut place.desk).await;
    app.publish(&mut place.desk).await;
    app.decide(&mut place.desk, &wednesday, &[], "accept").await.ok().unwrap();
    place.remove_extract().await;
    let week = place.app.week();
    let conflict = format!("Amina Benali nam dit aan, en nu ontbreekt: {EXTRACT_IN_WORDS}");
    for path in [format!("/weeks/{week}"), place.slot_page(&wednesday)] {
        let words = place.desk.open(&path).await.words();
        assert!(words.contains(&conflict), "{path}: {words}");
    }
    // The running week is solved and published as before.
    place.app.solve(&mut place.desk).await;
    assert_eq!(place.app.holder(&wednesday).as_deref(), Some("Amina Benali"));
    assert_eq!(place.app.holder(&thursday), None);
    let states = place.app.tables().texts("SELECT state AS value FROM offers");
    assert_eq!(states, ["accepted"], "{} asked", place.family.name);
    place.app.deliver().await;
}

#[actix_web::test]
async fn an_offer_cannot_be_accepted_once_something_is_missing() {
    let mut place = Place::new().await;
    place.app.solve(&mut place.desk).await;
    place.app.publish(&mut place.desk).await;
    let link = place.app.offer_link(&place.carer, "09:00 – 12:00").await;
    place.remove_extract().await;
    let page = place.app.guest().open(&link).await;
    let words = place.app.guest().press(&page, "answer", ("answer", "accept")).await.words();
    assert!(words.contains("er ontbreekt nog een attest"), "{words}");
    let page = place.app.decide(&mut place.desk, &place.wednesday, &[], "accept").await;
    assert!(page.status == 422 && page.words().contains(EXTRACT_IN_WORDS), "{}", page.words());
    assert_eq!(place.app.tables().texts("SELECT state AS value FROM offers"), ["offered"]);
}

#[actix_web::test]
async fn nobody_is_admitted_or_set_higher_without_what_the_stage_asks() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.joins("Bieke Baert").await;
    let path = format!("/caregivers/{}", carer.id);
    let page = desk.open(&path).await;
    let page = desk.try_send(&page, "/admit", &[("talked", "yes")], None).await;
    assert!(page.status == 422 && page.words().contains(EXTRACT_IN_WORDS), "{}", page.words());
    desk.notes_all(&carer.id, "trainee", &[]).await;
    let page = desk.open(&path).await;
    desk.send(&page, "/admit", &[("talked", "yes")]).await;
    let page = desk.open(&path).await;
    let page = desk.try_send(&page, "/terms", &[("stage", "qualified"), ("target_hours", "7")], None).await;
    assert!(page.status == 422 && page.words().contains("Nederlands, niveau B1"), "{}", page.words());
    assert!(page.html.contains("value=\"7\""), "what was typed stays");
    // Another arrangement counts as the scheme says.
    desk.notes(&carer.id, "language-arrangement", "").await;
    let page = desk.open(&path).await;
    desk.send(&page, "/terms", &[("stage", "qualified")]).await;
    let stage = "SELECT stage AS value FROM caregivers WHERE admitted_at IS NOT NULL";
    assert_eq!(app.tables().texts(stage), ["qualified"]);
}

#[actix_web::test]
async fn a_trainee_goes_along_only_on_days_on_which_the_gate_lets_her() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(2, "09:00", "12:00"), (3, "09:00", "12:00")]).await;
    let mut mentor = app.joins("Amina Benali").await;
    app.admit(&mut desk, &mut mentor, "mentor", &["care-3-12"]).await;
    let mut trainee = app.joins("Bieke Baert").await;
    desk.notes(&trainee.id, "medical-fitness", "").await;
    desk.notes(&trainee.id, EXTRACT, &app.week().days()[2].to_string()).await;
    let page = desk.open(&format!("/caregivers/{}", trainee.id)).await;
    desk.send(&page, "/admit", &[("talked", "yes")]).await;
    trainee.page = app.link(&trainee.email, "/caregiver/").await;
    for carer in [&mentor, &trainee] {
        app.can_work(carer, &[(3, "08:00", "18:00", "ok"), (4, "08:00", "18:00", "ok")]).await;
    }
    app.solve(&mut desk).await;
    let along = "SELECT slot_id AS value FROM draft_assignments WHERE trainee_id IS NOT NULL";
    assert_eq!(app.tables().texts(along), [app.slots_of(&family)[0].clone()], "on Wednesday and not on Thursday");
}
