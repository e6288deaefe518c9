//! The rehearsal of absences: made with every plan, shown with names, and it says when the plan is another by now.

use std::time::{Duration, Instant};

use town::visitor::Page;

use super::harness::{Carer, Guest, Household, Kind, TestApp};

struct Rehearsal {
    app: TestApp,
    desk: Guest,
}

impl Rehearsal {
    async fn on(kind: Kind) -> Self {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let desk = app.desk().await;
        Rehearsal { app, desk }
    }

    fn path(&self) -> String {
        format!("/weeks/{}/rehearsal", self.app.week())
    }

    /// The page, once nothing is computed any more.
    async fn page(&mut self) -> Page {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let page = self.desk.open(&self.path()).await;
            if !page.html.contains("badge running") {
                return page;
            }
            assert!(Instant::now() < until, "the rehearsal does not end");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What a family wishes of a caregiver.
    fn wishes(&self, family: &Household, carer: &Carer, kind: &str) {
        self.app.tables().execute(&format!(
            "INSERT INTO pairings (organiser_id, family_id, caregiver_id, kind)
             SELECT organiser_id, id, '{}', '{kind}' FROM families WHERE email = '{}'",
            carer.id, family.email
        ));
    }

    fn count(&self, condition: &str) -> i64 {
        self.app.tables().number(&format!("SELECT count(*) AS value FROM rehearsals WHERE {condition}"))
    }
}

#[actix_web::test]
async fn whose_illness_leaves_whom_alone_is_told_with_names_and_links() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = Rehearsal::on(kind).await;
        let page = at.page().await;
        assert!(page.words().contains("Er is nog geen plan."), "{}", page.words());
        assert!(!page.html.contains("/rehearse\""), "nothing can be rehearsed");
        let slots = [(0, "09:00", "12:00"), (1, "09:00", "12:00")];
        let fatma = at.app.family("Fatma Yıldız", "Yara", &slots).await;
        let amina = at.app.carer(&mut at.desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
        at.app.solve(&mut at.desk).await;
        let bieke = at.app.carer(&mut at.desk, "Bieke Baert", &[2], "08:00", "18:00").await;
        at.wishes(&fatma, &amina, "usual");
        at.app.solve(&mut at.desk).await;

        let page = at.page().await;
        let words = page.words();
        for said in [
            "Van de 2 keer dat iemand op een dag werkt, is er één keer waarbij een gezin alleen blijft",
            "Eén gezin kan alleen blijven.",
            "Komt Amina Benali niet op maandag 23 november? Dan kan voor één moment niemand anders komen.",
            "maandag 23 november, 09:00 – 12:00, Fatma Yıldız : niemand anders kan komen",
            "dinsdag 24 november, 09:00 – 12:00, Fatma Yıldız : Bieke Baert kan komen",
            "dinsdag 24 november: alles kan opgevangen worden",
            "Dit gaat over het plan van woensdag 18 november",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(!words.contains("veranderd"), "it is of this plan: {words}");
        let monday = at.app.slots_of(&fatma).remove(0);
        let links = page.links();
        for link in [format!("/weeks/{}/slots/{monday}", at.app.week()), format!("/caregivers/{}", amina.id)] {
            assert!(links.contains(&link), "{link} is among {links:?}");
        }
        // The worst comes first.
        let (first, second) = (words.find("voor 1 van 1 kan niemand anders komen"), words.find("alles kan opgevangen"));
        assert!(first < second, "{words}");

        let day = at.desk.open(&format!("{}?by=caregiver&day=2026-11-24", at.path())).await.words();
        assert!(day.contains("Bieke Baert kan komen") && !day.contains("niemand anders kan komen"), "{day}");
        let page = at.desk.open(&format!("{}?by=family", at.path())).await;
        assert!(
            page.words().contains("Fatma Yıldız bij 1 van 2 momenten kan niemand anders komen"),
            "{}",
            page.words()
        );
        assert!(page.words().contains("niemand, als Amina Benali niet komt"), "{}", page.words());
        assert!(!page.words().contains(bieke.name), "{}", page.words());

        // Before publishing it is said in short, and the week is that far.
        let page = at.desk.open(&format!("/weeks/{}/publish", at.app.week())).await;
        assert!(page.words().contains("Komt Amina Benali niet op maandag 23 november?"), "{}", page.words());
        assert!(page.links().contains(&at.path()));
        let page = at.desk.open(&format!("/weeks/{}", at.app.week())).await;
        assert!(page.html.contains("aria-current=\"step\">Ziekte geoefend"), "{}", page.html);
    }
}

#[actix_web::test]
async fn another_takes_over_when_she_hands_one_on() {
    let mut at = Rehearsal::on(Kind::Sqlite).await;
    let fatma = at.app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let greet = at.app.family("Greet Claeys", "Daan", &[(0, "09:00", "12:00")]).await;
    let amina = at.app.carer(&mut at.desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let bieke = at.app.carer(&mut at.desk, "Bieke Baert", &[1], "08:00", "18:00").await;
    let cheng = at.app.carer(&mut at.desk, "Cheng Li", &[1], "08:00", "18:00").await;
    at.wishes(&fatma, &amina, "usual");
    at.wishes(&greet, &bieke, "usual");
    at.wishes(&fatma, &cheng, "never");
    at.app.solve(&mut at.desk).await;
    let words = at.page().await.words();
    assert!(words.contains("Alles kan opgevangen worden: wie er ook één dag niet komt"), "{words}");
    assert!(
        words.contains(
            "Fatma Yıldız : Bieke Baert kan komen, als Cheng Li dit overneemt: maandag 23 november, 09:00 – 12:00, Greet Claeys"
        ),
        "{words}"
    );
    assert!(words.contains("Greet Claeys : Cheng Li kan komen"), "{words}");
    let families = at.desk.open(&format!("{}?by=family", at.path())).await.words();
    assert!(families.contains("Bij elk gezin kan iemand anders komen."), "{families}");
    let publish = at.desk.open(&format!("/weeks/{}/publish", at.app.week())).await.words();
    assert!(publish.contains("Alles kan opgevangen worden"), "{publish}");
}

#[actix_web::test]
async fn it_says_when_the_plan_is_another_and_is_made_again() {
    let mut at = Rehearsal::on(Kind::Sqlite).await;
    let family = at.app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00")]).await;
    let amina = at.app.carer(&mut at.desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
    at.app.solve(&mut at.desk).await;
    assert!(!at.page().await.html.contains("/rehearse\""), "it is of this plan");

    // Somebody new can come: the plan is the same, and what is known is not.
    let bieke = at.app.carer(&mut at.desk, "Bieke Baert", &[1], "08:00", "18:00").await;
    let words = at.page().await.words();
    assert!(
        words.contains("Het plan is hetzelfde, maar daarna is een antwoord, een uur of een vraag veranderd."),
        "{words}"
    );
    assert!(words.contains("maandag 23 november, 09:00 – 12:00, Fatma Yıldız : niemand anders"), "{words}");
    let monday = at.app.slots_of(&family).remove(0);
    at.app.give(&mut at.desk, &monday, &bieke).await.ok().unwrap();
    let page = at.page().await;
    assert!(page.words().contains("Het plan is daarna veranderd."), "{}", page.words());
    let publish = at.desk.open(&format!("/weeks/{}/publish", at.app.week())).await.words();
    assert!(publish.contains("Oefen opnieuw om te weten wie alleen kan blijven."), "{publish}");
    let overview = at.desk.open(&format!("/weeks/{}", at.app.week())).await;
    assert!(overview.html.contains("aria-current=\"step\">Opgelost"), "{}", overview.html);

    at.desk.send(&page, "/rehearse", &[]).await.ok().unwrap();
    let words = at.page().await.words();
    assert!(words.contains("Fatma Yıldız : Amina Benali kan komen") && !words.contains("veranderd"), "{words}");
    assert_eq!(at.count("found IS NOT NULL"), 1, "of each week one");

    // Whoever goes is named in none.
    let page = at.desk.open(&format!("/caregivers/{}/merge", amina.id)).await;
    assert_eq!(page.status, 200);
    assert_eq!(at.count(&format!("found LIKE '%{}%'", bieke.id)), 1);
    let database = &at.app.wiring.database;
    let id = domain::basics::ids::CaregiverId::parse(&bieke.id).unwrap();
    database.write_now(move |c| domain::planning::forget_caregiver(c, &id)).unwrap();
    assert_eq!(at.count(&format!("found LIKE '%{}%'", bieke.id)), 0);
}

#[actix_web::test]
async fn while_it_is_computed_the_page_says_so_and_one_that_was_lost_is_made_again() {
    let mut at = Rehearsal::on(Kind::Sqlite).await;
    at.app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    at.app.carer(&mut at.desk, "Amina Benali", &[1], "08:00", "18:00").await;
    at.app.solve(&mut at.desk).await;
    at.page().await;
    at.app.tables().execute("UPDATE rehearsals SET ended_at = NULL");
    let page = at.desk.open(&at.path()).await;
    assert!(
        page.words().contains("Dit duurt enkele seconden.") && page.words().contains("Fatma Yıldız"),
        "{}",
        page.words()
    );
    assert!(page.html.contains("http-equiv=\"refresh\"") && !page.html.contains("/rehearse\""));
    let part = at.desk.open(&format!("{}/state", at.path())).await;
    assert!(part.html.contains("data-figures"), "{}", part.html);
    // Pressed meanwhile in another window, it is the same one.
    let token = at.desk.token(&page);
    let again = at.desk.post(&format!("/weeks/{}/rehearse", at.app.week()), &[("form_token", &token)]).await;
    assert!(again.html.contains("badge running"), "{}", again.words());

    at.app.tables().execute("UPDATE rehearsals SET begun_at = '2026-11-18 07:00:00'");
    let page = at.desk.open(&at.path()).await;
    assert!(page.words().contains("Het is onderbroken"), "{}", page.words());
    let part = at.desk.open(&format!("{}/state", at.path())).await;
    assert!(!part.html.contains("data-figures") && part.links().contains(&at.path()), "{}", part.html);
    at.desk.send(&page, "/rehearse", &[]).await.ok().unwrap();
    assert!(!at.page().await.words().contains("onderbroken"));

    // What breaks a rule is mended first.
    at.app.tables().execute("UPDATE availability_patterns SET from_time = '11:00'");
    let page = at.page().await;
    at.desk.send(&page, "/rehearse", &[]).await.ok().unwrap();
    let words = at.page().await.words();
    assert!(words.contains("Dit plan gaat in tegen een regel."), "{words}");
}
