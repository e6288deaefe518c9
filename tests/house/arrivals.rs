//! On the day: she says that she has arrived, a family says that nobody has come, and the office sees both.

use super::harness::{Carer, Guest, Household, Kind, TestApp};

const OFFICE: &str = "leen@wijk.example";

/// Monday, 9 to 12, at Fatma's; Amina has said yes, and Els could come too.
struct Day {
    app: TestApp,
    family: Household,
    amina: Carer,
    els: Carer,
    link: String,
    slot: String,
    monday: chrono::NaiveDate,
}

async fn day(kind: Kind) -> Day {
    let app = TestApp::start_on(kind).await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let els = app.carer(&mut desk, "Els Claeys", &[1], "08:00", "18:00").await;
    let slot = app.slots_of(&family).remove(0);
    app.give(&mut desk, &slot, &amina).await.ok().unwrap();
    app.publish(&mut desk).await;
    let link = app.offer_link(&amina, "09:00 – 12:00").await;
    let mut she = app.guest();
    let page = she.open(&link).await;
    she.press(&page, "answer", ("answer", "accept")).await;
    let monday = app.week().monday();
    Day { app, family, amina, els, link, slot, monday }
}

impl Day {
    async fn until(&self, time: &str) {
        self.app.pass_until(self.monday, time).await;
    }

    fn path(&self, link: &str) -> String {
        link.strip_prefix(&self.app.base_url).unwrap().to_owned()
    }

    fn said(&self) -> Vec<String> {
        self.app.tables().texts("SELECT said || ' ' || said_by AS value FROM arrivals ORDER BY said")
    }

    fn told(&self, kind: &str) -> i64 {
        self.app.tables().number(&format!("SELECT count(*) AS value FROM events WHERE kind = '{kind}'"))
    }

    async fn today(&self) -> String {
        self.app.desk().await.open("/today").await.words()
    }

    /// The office's letters that are about what cannot wait.
    async fn alerts(&self) -> Vec<String> {
        let mails = self.app.mails(OFFICE).await.into_iter();
        mails.filter(|mail| mail.subject.contains("kan niet wachten")).map(|mail| mail.text).collect()
    }

    async fn nobody_came(&self) -> town::visitor::Page {
        self.app.guest().post(&format!("{}/nobody-came/{}", self.path(&self.family.page), self.slot), &[]).await
    }
}

#[actix_web::test]
async fn she_says_that_she_has_arrived_and_takes_it_back() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let at = day(kind).await;
        let arrive = format!("{}/arrived", at.path(&at.link));
        let early = at.app.guest().post(&arrive, &[]).await.ok().unwrap();
        assert!(early.words().contains("nog te vroeg"), "{}", early.words());
        assert!(at.said().is_empty());
        at.until("08:40").await;
        let mut she = at.app.guest();
        for page in [she.open(&at.link).await, she.open(&at.amina.page).await] {
            assert!(page.html.contains("/arrived\"") && page.words().contains("Ik ben er"), "{}", page.words());
        }
        let page = she.open(&at.link).await;
        let done = she.send(&page, "/arrived", &[]).await;
        assert!(done.words().contains("Wij weten dat u er bent"), "{}", done.words());
        she.post(&arrive, &[]).await.ok().unwrap();
        assert_eq!(at.said(), ["arrived caregiver"], "pressed twice it is said once");
        assert_eq!(at.told("arrived"), 1);
        at.until("09:20").await;
        assert!(!at.today().await.contains("niet gemeld"), "she was seen");
        // From her own page she takes it back; then she has not been seen.
        let page = she.open(&at.amina.page).await;
        let done = she.send(&page, "/not-arrived", &[]).await;
        assert!(done.words().contains("Dat is teruggenomen"), "{}", done.words());
        assert!(at.said().is_empty());
        assert_eq!(at.told("arrival-taken-back"), 1);
        let today = at.today().await;
        for said in
            ["Eén opvanger heeft niet gemeld er te zijn", "Amina Benali zou komen", "0470 00 00 01", "0470 00 00 02"]
        {
            assert!(today.contains(said), "{said}: {today}");
        }
        let week = at.app.desk().await.open(&format!("/weeks/{}", domain::basics::IsoWeek::of(at.monday))).await;
        assert!(
            week.words().contains("Amina Benali, maandag 23 november, 09:00 – 12:00, bij Fatma"),
            "{}",
            week.words()
        );
        // At the desk it is one press too, and said to be by telephone.
        let mut desk = at.app.desk().await;
        let page = desk.open(&format!("/caregivers/{}/shifts", at.amina.id)).await;
        let done = desk.send(&page, "/arrived", &[]).await;
        assert!(done.path.ends_with("done=arrived"), "{}", done.path);
        assert_eq!(at.said(), ["arrived coordinator"]);
        at.until("12:00").await;
        let late = at.app.guest().post(&arrive, &[]).await.ok().unwrap();
        assert!(late.words().contains("Dat kan nu niet"), "{}", late.words());
        assert!(!at.app.guest().open(&at.amina.page).await.html.contains("/arrived\""), "it is over");
    }
}

#[actix_web::test]
async fn who_does_not_ask_it_sees_nobody_missing_but_hears_the_families() {
    let at = day(Kind::Sqlite).await;
    at.app.tables().execute("UPDATE organisers SET seen_minutes = 0");
    at.until("09:30").await;
    assert!(!at.app.guest().open(&at.link).await.html.contains("/arrived\""));
    at.app.guest().post(&format!("{}/arrived", at.path(&at.link)), &[]).await.ok().unwrap();
    assert!(at.said().is_empty());
    assert!(!at.today().await.contains("niet gemeld"));
    at.nobody_came().await.ok().unwrap();
    assert!(at.today().await.contains("er is niemand gekomen"));
}

#[actix_web::test]
async fn nobody_came_is_at_the_top_and_told_to_the_office() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let at = day(kind).await;
        let early = at.nobody_came().await.ok().unwrap();
        assert!(early.words().contains("nog niet begonnen"), "{}", early.words());
        assert!(!at.app.guest().open(&at.family.page).await.html.contains("/nobody-came/"));
        at.until("09:00").await;
        let mut she = at.app.guest();
        let page = she.open(&at.family.page).await;
        let done = she.send(&page, &format!("/nobody-came/{}", at.slot), &[]).await;
        assert!(done.words().contains("Leen") && done.words().contains("U kunt ook zelf bellen"), "{}", done.words());
        assert_eq!(at.said(), ["nobody-came family"]);
        let today = at.today().await;
        for said in ["Eén gezin zegt: er is niemand gekomen", "Gemeld door het gezin", "0470 00 00 01", "0470 00 00 02"]
        {
            assert!(today.contains(said), "{said}: {today}");
        }
        let (first, then) = (today.find("er is niemand gekomen").unwrap(), today.find("Week").unwrap());
        assert!(first < then, "{today}");
        assert!(today.contains("Els Claeys komt nu") && !today.contains("Amina Benali komt nu"), "{today}");
        at.until("09:01").await;
        let alerts = at.alerts().await;
        assert_eq!(alerts.len(), 1, "{alerts:?}");
        assert!(alerts[0].contains("Een gezin zegt dat er niemand is gekomen"), "{}", alerts[0]);
        assert!(
            alerts[0].contains("9000 Gent: er is niemand gekomen") && !alerts[0].contains("Fatma"),
            "{}",
            alerts[0]
        );
        at.until("09:40").await;
        assert_eq!(at.alerts().await.len(), 1, "once");
        // She comes through the door: taken back, and the office has nothing to do.
        let page = she.open(&at.family.page).await;
        she.send(&page, &format!("/came/{}", at.slot), &[]).await;
        assert!(at.said().is_empty());
        assert!(!at.today().await.contains("er is niemand gekomen"));
        assert_eq!((at.told("nobody-came"), at.told("nobody-came-taken-back")), (1, 1));
    }
}

#[actix_web::test]
async fn what_the_desk_notes_itself_is_not_written_to_it() {
    let at = day(Kind::Sqlite).await;
    at.until("09:05").await;
    let mut desk = at.app.desk().await;
    let family = at.app.tables().texts("SELECT id AS value FROM families").remove(0);
    let page = desk.open(&format!("/families/{family}")).await;
    let done = desk.send(&page, &format!("/nobody-came/{}", at.slot), &[]).await;
    assert!(done.words().contains("Genoteerd: er is niemand gekomen"), "{}", done.words());
    assert_eq!(at.said(), ["nobody-came coordinator"]);
    at.until("09:30").await;
    assert!(at.alerts().await.is_empty());
    assert!(at.today().await.contains("Genoteerd door het kantoor"));
}

#[actix_web::test]
async fn somebody_else_comes_now_in_one_press() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let at = day(kind).await;
        at.until("09:10").await;
        let mut desk = at.app.desk().await;
        let page = desk.open("/today").await;
        let token = desk.token(&page);
        let fields = [("form_token", token.as_str()), ("slot", &at.slot), ("caregiver", &at.els.id)];
        let refused = desk.post("/today/step-in", &fields).await;
        assert_eq!(refused.status, 422, "nobody says that she did not come");
        at.nobody_came().await.ok().unwrap();
        let page = desk.open("/today").await;
        let done = desk.try_send(&page, "/today/step-in", &[], Some(("caregiver", &at.els.id))).await.ok().unwrap();
        assert!(done.words().contains("Geef het adres door"), "{}", done.words());
        let offers = "SELECT c.name || ' ' || o.state AS value FROM offers o, caregivers c WHERE c.id = o.caregiver_id ORDER BY o.id";
        assert_eq!(at.app.tables().texts(offers), ["Amina Benali withdrawn", "Els Claeys accepted"]);
        assert_eq!(at.app.holder(&at.slot).as_deref(), Some("Els Claeys"));
        assert!(!done.words().contains("niemand gekomen"), "{}", done.words());
        assert!(!done.words().contains("niet gemeld"), "she was only just found");
        let mail = at.app.last_mail(&at.family.email).await;
        assert!(mail.text.contains("Els Claeys") && mail.calendar.is_some_and(|file| file.contains("SEQUENCE:2")));
        let again = desk.try_send(&page, "/today/step-in", &[], Some(("caregiver", &at.els.id))).await;
        assert_eq!(again.status, 422);
        at.until("09:30").await;
        assert!(at.today().await.contains("Els Claeys zou komen"), "she has not been seen either");
    }
}

#[actix_web::test]
async fn nobody_says_it_for_somebody_else() {
    let at = day(Kind::Sqlite).await;
    let other = at.app.family("Greet Claeys", "Daan", &[(2, "09:00", "12:00")]).await;
    at.until("09:10").await;
    let mut stranger: Guest = at.app.guest();
    let theirs = format!("{}/nobody-came/{}", at.path(&other.page), at.slot);
    assert_eq!(stranger.post(&theirs, &[]).await.status, 404);
    let offer = at.app.tables().texts("SELECT id AS value FROM offers").remove(0);
    let hers = format!("{}/offers/{offer}/arrived", at.path(&at.els.page));
    assert_eq!(stranger.post(&hers, &[]).await.status, 404);
    for looked in [at.link.clone(), at.family.page.clone(), at.amina.page.clone()] {
        stranger.open(&looked).await;
    }
    assert!(at.said().is_empty(), "looking says nothing");
}
