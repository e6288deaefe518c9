//! A published plan beside what came of it: each kind of end by name and date, counted, filtered, and as a file.

use super::harness::{Asked, Carer, Guest, Household, Kind, TestApp};

struct Week {
    app: TestApp,
    desk: Guest,
    family: Household,
    slots: Vec<String>,
    amina: Carer,
    bieke: Carer,
}

/// What is asked, and what comes of it in `goes_by`: as published, cancelled by the desk, Bieke, a no, another time,
/// cancelled by the family; and on Sunday there never was anybody.
const ASKED: [Asked; 7] = [
    (0, "09:00", "12:00"),
    (0, "13:00", "15:00"),
    (1, "09:00", "12:00"),
    (1, "13:00", "15:00"),
    (2, "09:00", "12:00"),
    (3, "09:00", "12:00"),
    (6, "09:00", "12:00"),
];

impl Week {
    /// Amina is published on all days but Sunday, on which nobody can; Bieke can come on Tuesday morning.
    async fn on(kind: Kind) -> Self {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &ASKED).await;
        let slots = app.slots_of(&family);
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3, 4], "08:00", "18:00").await;
        for slot in &slots[..6] {
            app.give(&mut desk, slot, &amina).await.ok().unwrap();
        }
        app.publish(&mut desk).await;
        let bieke = app.carer(&mut desk, "Bieke Baert", &[2], "08:00", "12:30").await;
        Week { app, desk, family, slots, amina, bieke }
    }

    async fn decide(&mut self, place: usize, fields: &[(&str, &str)], what: &str) {
        let slot = self.slots[place].clone();
        self.app.decide(&mut self.desk, &slot, fields, what).await.ok().unwrap();
    }

    fn path(&self) -> String {
        format!("/weeks/{}/outcome", self.app.week())
    }

    /// The family cancels a slot by its link.
    async fn cancels(&self, place: usize) {
        let path = format!("{}/cancel/{}", self.family.page, self.slots[place]);
        let mut she = self.app.guest();
        let page = she.open(&path).await;
        she.send(&page, "", &[]).await.ok().unwrap();
    }

    /// Everything that can come of a slot comes.
    async fn goes_by(&mut self) {
        self.decide(0, &[], "accept").await;
        self.decide(1, &[], "cancel").await;
        self.decide(2, &[], "decline").await;
        let bieke = self.bieke.id.clone();
        let asked = "SELECT count(*) AS value FROM offers WHERE state = 'offered' AND caregiver_id = ";
        if self.app.tables().number(&format!("{asked}'{bieke}'")) == 0 {
            self.decide(2, &[("caregiver", &bieke)], "offer").await;
        }
        self.decide(2, &[], "accept").await;
        self.decide(3, &[], "decline").await;
        self.cancels(4).await;
        let mut again = self.family.clone();
        self.app.ask(&again, &[(2, "14:00", "17:00")]).await;
        self.app.prove(&mut again).await;
        self.cancels(5).await;
    }
}

#[actix_web::test]
async fn each_slot_is_told_with_what_came_of_it() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = Week::on(kind).await;
        let words = at.desk.open(&at.path()).await.words();
        assert!(words.contains("Wacht op antwoord 6") && words.contains("Alles samen 7"), "{words}");
        at.goes_by().await;
        let page = at.desk.open(&at.path()).await;
        let words = page.words();
        for said in [
            "Zoals gepubliceerd 1",
            "Iemand anders 1",
            "Naar een ander uur van die dag 1",
            "Geannuleerd door het gezin 1",
            "Geannuleerd door het bureau 1",
            "Niemand: de opvanger zei nee of was afwezig 1",
            "Niemand, en ook niemand gepubliceerd 1",
            "maandag 23 november, 09:00 – 12:00 Fatma Yıldız Zoals gepubliceerd Amina Benali Amina Benali woensdag 18 november",
            "dinsdag 24 november, 09:00 – 12:00 Fatma Yıldız Iemand anders Amina Benali Bieke Baert",
            "Naar een ander uur van die dag: 14:00 – 17:00 Amina Benali",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(page.links().contains(&format!("/weeks/{}/slots/{}", at.app.week(), at.slots[0])));

        let one = at.desk.open(&format!("{}?publication=1&what=other", at.path())).await.words();
        assert!(
            one.contains("dinsdag 24 november, 09:00 – 12:00") && !one.contains("maandag 23 november, 09"),
            "{one}"
        );
        let file = at.desk.open(&format!("{}.csv?publication=1", at.path())).await.html;
        let lines: Vec<&str> = file.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines[0],
            "\"Dag\";\"Van\";\"Tot\";\"Gezin\";\"Wat ervan kwam\";\"Gepubliceerd\";\"Gekomen\";\"Beslist\""
        );
        assert_eq!(lines.len(), 9, "seven that were published, and one that was asked since: {file}");
        assert!(
            lines[1].starts_with("\"2026-11-23\";\"09:00\";\"12:00\";\"Fatma Yıldız\";\"Zoals gepubliceerd\""),
            "{file}"
        );

        // What was published first stays the measure; the last publication has a page too.
        at.app.publish(&mut at.desk).await;
        let again = at.desk.open(&at.path()).await;
        assert!(again.words().contains("Iemand anders 1"), "{}", again.words());
        let second = at.desk.open(&format!("{}?publication=2", at.path())).await.words();
        assert!(second.contains("Zoals gepubliceerd 2") && !second.contains("Iemand anders"), "{second}");
    }
}

#[actix_web::test]
async fn an_absence_is_hers_and_what_the_desk_takes_back_is_not() {
    let mut at = Week::on(Kind::Sqlite).await;
    at.decide(0, &[], "withdraw").await;
    // What she says at another moment is something else.
    at.app.pass(1).await;
    at.desk = at.app.desk().await;
    let monday = at.app.week().monday();
    let (from, until) = ((monday + chrono::Days::new(2)).to_string(), (monday + chrono::Days::new(3)).to_string());
    let page = at.desk.open(&format!("/caregivers/{}/absence", at.amina.id)).await;
    let fields = [("kind", "ill"), ("from", from.as_str()), ("until", until.as_str())];
    let asked = at.desk.send(&page, "/absence", &fields).await;
    at.desk.press(&asked, "/absence", ("sure", "yes")).await.ok().unwrap();
    let words = at.desk.open(&at.path()).await.words();
    assert!(words.contains("Niemand: van de opvanger weggenomen 1"), "{words}");
    assert!(words.contains("Niemand: de opvanger zei nee of was afwezig 2"), "{words}");
}

#[actix_web::test]
async fn what_is_not_kept_or_not_there_is_said() {
    let mut at = Week::on(Kind::Sqlite).await;
    at.app.tables().execute("UPDATE publications SET week_file = '', plan_file = ''");
    let words = at.desk.open(&at.path()).await.words();
    assert!(words.contains("niet meer bewaard"), "{words}");
    let next = format!("/weeks/{}", at.app.week().next());
    let page = at.desk.open(&format!("{next}/outcome")).await;
    assert_eq!(page.path, next, "a week that was never published has its own page alone");
    at.app.letters_may_wait();
}
