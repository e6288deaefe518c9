//! What is kept goes when its time has come: looked for in every table, and on SQLite in the bytes of the files too.

use chrono::NaiveDate;
use domain::privacy::{self, Period};
use wijkopvang::app;

use super::harness::{Carer, Guest, Household, Kind, TestApp, joined_form, pairs};

/// Two families and some caregivers in the last week of November 2026. Fatma never asks again; Greet still has a slot
/// in 2033, which Bieke was offered.
struct Years {
    app: TestApp,
    kind: Kind,
    fatma: Household,
    greet: Household,
    amina: Carer,
    bieke: Carer,
    /// The ids of all that hangs on Fatma.
    hers: Vec<String>,
}

const STREET: &str = "Kanariestraat 7";
const CHILD: &str = "Yarakanarie";
const NEEDS: &str = "Pollenkanarie";
const WISHES: &str = "Wenskanarie";
const REASON: &str = "Redenkanarie";

impl Years {
    async fn pass(kind: Kind) -> Self {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let mut fatma = app.household("Fatma Yıldız", CHILD);
        fatma.street = STREET;
        app.ask(&fatma, &[(0, "09:00", "12:00"), (2, "13:00", "16:00")]).await;
        app.prove(&mut fatma).await;
        let greet = app.family("Greet Claeys", "Daan", &[(1, "09:00", "12:00"), (3, "09:00", "12:00")]).await;
        app.tables().execute(&format!("UPDATE families SET needs = '{NEEDS}' WHERE email = '{}'", fatma.email));
        app.tables().execute(&format!("UPDATE families SET needs = 'Poes' WHERE email = '{}'", greet.email));
        let of_fatma = format!("family_id = (SELECT id FROM families WHERE email = '{}')", fatma.email);
        app.tables().execute(&format!("UPDATE requests SET wishes = '{WISHES}' WHERE {of_fatma}"));
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3, 4], "08:00", "18:00").await;
        let bieke = app.carer(&mut desk, "Bieke Baert", &[1, 2, 3, 4], "08:00", "18:00").await;
        let mut years = Years { app, kind, fatma, greet, amina, bieke, hers: Vec::new() };
        years.everything_that_leaves_a_trace(&mut desk).await;
        let ids = [
            format!("SELECT id AS value FROM families WHERE email = '{}'", years.fatma.email),
            format!("SELECT id AS value FROM children WHERE {of_fatma}"),
            format!("SELECT id AS value FROM requests WHERE {of_fatma}"),
            format!("SELECT id AS value FROM slots WHERE {of_fatma}"),
            format!("SELECT id AS value FROM offers WHERE slot_id IN (SELECT id FROM slots WHERE {of_fatma})"),
        ];
        years.hers = ids.iter().flat_map(|sql| years.app.tables().texts(sql)).collect();
        assert!(years.hers.len() >= 6, "{:?}", years.hers);
        years
    }

    /// Wishes, papers, exceptions, decisions, a solve, offers and answers; and somebody each who never proved her
    /// address and who never came to the talk.
    async fn everything_that_leaves_a_trace(&self, desk: &mut Guest) {
        let (app, week) = (&self.app, self.app.week());
        let [monday, wednesday] = app.slots_of(&self.fatma).try_into().unwrap();
        let [tuesday, thursday] = app.slots_of(&self.greet).try_into().unwrap();
        let family = app
            .tables()
            .texts(&format!("SELECT id AS value FROM families WHERE email = '{}'", self.fatma.email))
            .remove(0);
        let page = desk.open(&format!("/families/{family}")).await;
        desk.try_send(&page, "/wishes", &[("caregiver", &self.amina.id)], Some(("do", "usual"))).await.ok().unwrap();
        let hers = format!("/caregivers/{}", self.amina.id);
        for page in [hers.clone(), format!("/caregivers/{}", self.bieke.id)] {
            let page = desk.open(&page).await;
            desk.send(&page, "/minutes", &[("month", "2026-10"), ("hours", "8")]).await;
        }
        let page = desk.open(&format!("{hers}/availability")).await;
        let day = [("day", "2026-11-30"), ("kind", "hours"), ("from-0-0", "09:00"), ("until-0-0", "12:00")];
        desk.try_send(&page, "/exceptions", &day, Some(("do", "save"))).await.ok().unwrap();
        app.decide(desk, &wednesday, &[("caregiver", &self.bieke.id)], "forbid").await.ok().unwrap();
        app.solve(desk).await;
        for (slot, carer) in [(&wednesday, &self.amina), (&tuesday, &self.bieke), (&thursday, &self.bieke)] {
            app.give(desk, slot, carer).await.ok().unwrap();
        }
        // On Monday she comes for less than was agreed, for a reason.
        app.tables()
            .execute(&format!("UPDATE caregivers SET min_minutes_per_day = 300 WHERE id = '{}'", self.amina.id));
        let page = desk.open(&format!("/weeks/{week}/slots/{monday}/assign?caregiver={}", self.amina.id)).await;
        desk.send(&page, "caregiver", &[("reason", REASON)]).await;
        app.publish(desk).await;
        // A step that could be taken back is left.
        app.decide(desk, &thursday, &[("caregiver", &self.amina.id)], "forbid").await.ok().unwrap();
        let offer = app.offer_link(&self.amina, "maandag").await;
        let page = app.guest().open(&offer).await;
        app.guest().press(&page, "answer", ("answer", "accept")).await;

        app.joins("Olena Bondar").await;
        let page = app.guest().open("/o/gent/join").await;
        app.guest().send(&page, "submission", &pairs(&joined_form("Rania Haddad", "rania@zorg.example"))).await;
        let mut nobody = app.household("Noor Peeters", "Tuur");
        nobody.street = "Nergensstraat 1";
        app.ask(&nobody, &[(4, "09:00", "12:00")]).await;
        app.deliver().await;
        // Greet's last slot lies years ahead.
        let later =
            "starts_at = '2033-03-03 08:00:00', ends_at = '2033-03-03 11:00:00', wall_start = '2033-03-03 09:00',
                     wall_end = '2033-03-03 12:00', week = '2033-W09'";
        app.tables().execute(&format!("UPDATE slots SET {later} WHERE id = '{thursday}'"));
        assert_eq!(week.to_string(), "2026-W48");
    }

    async fn until(&self, year: i32, month: u32, day: u32) {
        self.app.pass_until(NaiveDate::from_ymd_opt(year, month, day).unwrap(), "12:00").await;
        self.app.deliver().await;
    }

    /// The rows in which a text stands, and on SQLite the files whose bytes hold it.
    fn found(&self, text: &str) -> Vec<String> {
        let rows = self
            .app
            .tables()
            .everything()
            .into_iter()
            .flat_map(|(table, rows)| rows.into_iter().map(move |r| format!("{table}: {r}")));
        let mut found: Vec<String> = rows.filter(|row| row.contains(text)).collect();
        if self.kind == Kind::Sqlite
            && self.app.database_bytes().windows(text.len()).any(|window| window == text.as_bytes())
        {
            found.push("the bytes of the files".to_owned());
        }
        found
    }

    fn stays(&self, texts: &[&str]) {
        for text in texts {
            assert!(!self.found(text).is_empty(), "{text} is gone");
        }
    }

    fn gone(&self, texts: &[&str]) {
        for text in texts {
            assert!(self.found(text).is_empty(), "{text} is still in {:#?}", self.found(text));
        }
    }

    /// What is known of Greet and what she has asked.
    fn greets(&self) -> Vec<String> {
        let id = self
            .app
            .tables()
            .texts(&format!("SELECT id AS value FROM families WHERE email = '{}'", self.greet.email))
            .remove(0);
        let tables = ["families", "children", "enquiries", "requests", "slots"];
        let all = self.app.tables().everything();
        let rows = tables.iter().flat_map(|table| all[*table].iter());
        rows.filter(|row| row.contains(&id)).cloned().collect()
    }

    fn count(&self, table: &str) -> i64 {
        self.app.tables().counts()[table]
    }
}

#[actix_web::test]
async fn what_must_go_goes_and_what_must_stay_stays_on_sqlite() {
    years_pass(Kind::Sqlite).await;
}

#[actix_web::test]
async fn what_must_go_goes_and_what_must_stay_stays_on_postgresql() {
    years_pass(Kind::Postgres).await;
}

async fn years_pass(kind: Kind) {
    let at = Years::pass(kind).await;
    let (fatma, amina, bieke) = (at.fatma.email.clone(), at.amina.email.clone(), at.bieke.email.clone());
    let greets = at.greets();
    assert!(greets.len() >= 6, "{greets:?}");
    at.stays(&[STREET, CHILD, NEEDS, WISHES, "Nergensstraat", "olenabondar", "rania@"]);

    // Two days, two weeks, four months: log-ins, enquiries and addresses that nobody proved.
    at.until(2026, 11, 20).await;
    assert_eq!(at.count("sessions"), 0);
    at.until(2026, 12, 1).await;
    at.stays(&["Nergensstraat"]);
    at.until(2026, 12, 3).await;
    at.gone(&["Nergensstraat", "Noor Peeters"]);
    at.stays(&["rania@"]);
    at.until(2027, 3, 20).await;
    at.gone(&["rania@", "Rania Haddad"]);
    at.stays(&["olenabondar"]);

    // A year after the last slot, the family's last slot being on 25 November.
    let events = at.count("events");
    at.until(2027, 11, 17).await;
    at.stays(&[STREET, CHILD, NEEDS, WISHES, "olenabondar"]);
    at.until(2027, 12, 25).await;
    at.gone(&[STREET, CHILD, NEEDS, WISHES, "olenabondar", "Olena Bondar"]);
    at.stays(&[&fatma, "Fatma Yıldız", "2021-06", &amina, "Amina Benali", "Daan", "Vlasstraat"]);
    assert_eq!((at.count("outbox"), at.count("links")), (0, 0), "letters of a year ago, and links that are long over");
    pages_bear_it(&at).await;

    // Two years: what was planned on the way.
    at.stays(&["2026-11-30"]);
    assert!(at.count("plan_runs") > 0 && at.count("decisions") > 0 && at.count("draft_assignments") > 0);
    assert_eq!((at.count("waivers"), at.count("hand_steps")), (1, 1));
    at.stays(&[REASON]);
    at.until(2028, 12, 25).await;
    assert_eq!((at.count("plan_runs"), at.count("availability_exceptions")), (0, 0));
    assert_eq!((at.count("waivers"), at.count("hand_steps")), (0, 0));
    at.gone(&[REASON]);
    let of_fatma = at.app.slots_of(&at.fatma).join("', '");
    for table in ["decisions", "draft_assignments"] {
        let left = format!("SELECT count(*) AS value FROM {table} WHERE slot_id IN ('{of_fatma}')");
        assert_eq!(at.app.tables().number(&left), 0, "{table}");
    }
    assert_eq!(at.app.tables().number("SELECT count(*) AS value FROM publications WHERE week_file <> ''"), 1);

    // Five years: minutes for the caps, the family, whoever came to it, and the coordinator who has done nothing since.
    at.until(2031, 10, 17).await;
    assert_eq!(at.count("minutes_by_hand"), 2);
    at.until(2031, 11, 17).await;
    assert_eq!(at.count("minutes_by_hand"), 0);
    at.stays(&[&fatma, "Fatma Yıldız", &amina, "leen"]);
    let hers: Vec<&str> = at.hers.iter().map(String::as_str).collect();
    at.stays(&hers);
    // She last looked at something on 25 December 2027.
    at.until(2033, 1, 10).await;
    at.gone(&[&fatma, "Fatma Yıldız", &amina, "Amina Benali", &at.amina.id, &at.app.coordinator("gent")]);
    at.gone(&hers);
    at.stays(&[&bieke, "Bieke Baert"]);
    assert_eq!(at.greets(), greets, "a family with a coming slot keeps everything");
    assert_eq!((at.count("families"), at.count("caregivers"), at.count("offers")), (1, 1, 2));
    let kinds =
        "SELECT count(*) AS value FROM events WHERE kind IN ('offer-accepted', 'care-asked') AND family_id IS NULL";
    assert!(at.app.tables().number(kinds) >= 2, "the journal says what happened, and no longer to whom");
    assert_eq!(at.count("events"), events + 1, "nothing of the journal is lost, and that she read an address is in it");

    // Everybody: no column of the register holds anything that has a period.
    at.until(2050, 1, 3).await;
    for (table, entry) in privacy::register() {
        for (column, personal) in &entry.personal {
            let nobodys = match (table.as_str(), column.as_str()) {
                ("coordinators", "email") => format!("{column} LIKE '%@forgotten.invalid'"),
                ("coordinators", "name") => format!("{column} = '–'"),
                _ => format!("CAST({column} AS TEXT) = ''"),
            };
            let left = at.app.tables().number(&format!("SELECT count(*) AS value FROM {table} WHERE NOT ({nobodys})"));
            assert!(left == 0 || personal.kept.0 == [Period::InUse], "{table}.{column} still holds {left}");
        }
    }
    at.app.guest().open("/o/gent/ask").await;
}

/// The coordinator sees the family and the week it had, without what is forgotten, and can write it down again.
async fn pages_bear_it(at: &Years) {
    let mut desk = at.app.desk().await;
    let family = &at.hers[0];
    let page = desk.open(&format!("/families/{family}")).await;
    assert!(page.words().contains("Fatma Yıldız"), "{}", page.words());
    desk.open(&format!("/families/{family}/ask")).await;
    desk.open("/families").await;
    desk.open("/weeks/2026-W48").await;
    desk.open(&format!("/weeks/2026-W48/slots/{}", at.app.slots_of(&at.fatma)[0])).await;
    desk.open(&format!("/caregivers/{}", at.amina.id)).await;
}

#[actix_web::test]
async fn whoever_still_does_something_stays() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    app.add_organiser("aalst", "Wijkopvang Aalst", &["9300"]);
    let mut desk = app.desk().await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let bieke = app.carer(&mut desk, "Bieke Baert", &[1], "08:00", "18:00").await;
    // Years later the one coordinator notes a certificate of Bieke's.
    app.pass_until(NaiveDate::from_ymd_opt(2030, 5, 1).unwrap(), "12:00").await;
    let mut desk = app.desk().await;
    let page = desk.open(&format!("/caregivers/{}/training", bieke.id)).await;
    desk.send(&page, "code", &[("code", "care-0-3"), ("valid_from", "2030-01-01"), ("seen", "yes")]).await;
    app.pass_until(NaiveDate::from_ymd_opt(2032, 5, 1).unwrap(), "12:00").await;
    let left = app.tables().texts("SELECT name AS value FROM caregivers");
    assert_eq!(left, ["Bieke Baert"]);
    let mut desk = app.desk().await;
    let page = desk.open(&format!("/caregivers/{}/training", bieke.id)).await;
    assert!(page.words().contains("Leen Peeters"), "who saw the certificate is still told: {}", page.words());
    assert_eq!(desk.look(&format!("/caregivers/{}", amina.id)).await.status, 404);

    let mut other = app.guest();
    let page = other.open("/login").await;
    let address = app.coordinator("aalst");
    let page = other.try_send(&page, "password", &[("email", &address), ("password", "samen-in-de-wijk")], None).await;
    assert_eq!(page.status, 422, "the other one is forgotten, and nobody logs in as her");
}

#[actix_web::test]
async fn a_link_says_that_it_is_over_for_thirty_days_and_then_is_unknown() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let status = async |hours: i64| {
        app.pass(hours).await;
        app.guest().look(&family.page).await.status.as_u16()
    };
    assert_eq!(status(90 * 24 - 1).await, 200);
    assert_eq!(status(2).await, 410);
    assert_eq!(status(29 * 24).await, 410);
    assert_eq!(status(2 * 24).await, 404);
}

#[actix_web::test]
async fn a_family_that_comes_back_is_known_again() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    app.pass_until(NaiveDate::from_ymd_opt(2028, 5, 1).unwrap(), "12:00").await;
    let known = || app.tables().texts("SELECT f.street || '|' || c.first_name AS value FROM families f, children c");
    assert_eq!(known(), ["|"]);
    app.ask(&family, &[(0, "09:00", "12:00")]).await;
    app.prove(&mut family).await;
    assert_eq!(known(), ["Vlasstraat 17|Yara"], "the same child, once");
    assert_eq!(app.tables().counts()["slots"], 2);
}

#[actix_web::test]
async fn a_family_that_cannot_go_keeps_no_other_from_going_and_is_tried_again() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    for (name, child) in [("Fatma Yıldız", "Yara"), ("Greet Claeys", "Daan"), ("Noor Peeters", "Tuur")] {
        app.family(name, child, &[(0, "09:00", "12:00")]).await;
    }
    let stuck = "BEFORE DELETE ON families WHEN OLD.name = 'Greet Claeys' BEGIN SELECT RAISE(ABORT, 'stuck'); END";
    app.tables().execute(&format!("CREATE TRIGGER stuck {stuck}"));
    app.wiring.clock.advance(6 * 366 * 24 * 3600);
    // Whether it is this call that finds it stuck, or the worker's own: whoever is first.
    app::do_jobs(&app.wiring).await.ok();
    let counts = app.tables().counts();
    assert_eq!(
        (counts["families"], counts["requests"], counts["slots"], counts["children"]),
        (1, 1, 1, 1),
        "all of one, nothing of the others"
    );
    app.tables().execute("DROP TRIGGER stuck");
    app.pass(1).await;
    assert_eq!(app.tables().counts()["families"], 0);
}
