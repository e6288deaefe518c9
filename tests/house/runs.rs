//! The runs of a week are kept: listed, compared, downloaded; and a plan that was made elsewhere is taken in when it keeps
//! every rule.

use super::harness::{Carer, Guest, Household, Kind, TestApp};

/// A week with two mornings, solved twice: before and after Amina gave up her Tuesday, and Bieke came.
struct Twice {
    app: TestApp,
    desk: Guest,
    family: Household,
    amina: Carer,
}

impl Twice {
    async fn on(kind: Kind) -> Self {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
        app.solve(&mut desk).await;
        app.can_work(&amina, &[(1, "", "", "ok"), (2, "08:00", "18:00", "ok")]).await;
        app.solve(&mut desk).await;
        Twice { app, desk, family, amina }
    }

    fn path(&self) -> String {
        format!("/weeks/{}/runs", self.app.week())
    }

    /// The ids of the runs, the oldest first.
    fn runs(&self) -> Vec<String> {
        self.app.tables().texts("SELECT id AS value FROM plan_runs ORDER BY id")
    }

    /// Uploads a plan, and gives back what the page says.
    async fn upload(&mut self, text: &str) -> town::visitor::Page {
        let page = self.desk.open(&self.path()).await;
        self.desk.send_file(&page, "/plan/upload", &[], Some(text.as_bytes())).await
    }
}

#[actix_web::test]
async fn two_runs_are_compared_by_name_and_reason() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = Twice::on(kind).await;
        let runs = at.runs();
        let path = format!("{}?before={}&after={}", at.path(), runs[0], runs[1]);
        let words = at.desk.open(&path).await.words();
        assert!(words.contains("Eén moment viel weg maandag 23 november, 09:00 – 12:00, Fatma Yıldız"), "{words}");
        assert!(words.contains("1 niet beschikbaar"), "the reason: {words}");
        assert!(words.contains("Amina Benali 6 uur 3 uur"), "{words}");
        let path = format!("{}?before={}&after={}", at.path(), runs[1], runs[0]);
        let words = at.desk.open(&path).await.words();
        assert!(words.contains("Eén moment kwam erbij maandag 23 november"), "{words}");
        // Nonsense in the address is no fault of the program.
        for pair in ["before=x&after=y", "before=&after=z"] {
            let words = at.desk.open(&format!("{}?{pair}", at.path())).await.words();
            assert!(words.contains("Kies twee berekeningen die een plan hebben."), "{words}");
        }
    }
}

#[actix_web::test]
async fn a_plan_goes_out_as_a_file_and_comes_back_as_the_draft() {
    let mut at = Twice::on(Kind::Sqlite).await;
    let runs = at.runs();
    let week = at.desk.open(&format!("{}/{}/week.json", at.path(), runs[1])).await.html;
    let plan = at.desk.open(&format!("{}/{}/plan.json", at.path(), runs[1])).await.html;
    let (read, solved) = (solver::read_week(&week).unwrap(), solver::read_plan(&plan).unwrap());
    assert_eq!((read.slots.len(), solved.plan.assignments.len()), (2, 1));
    // The draft is another meanwhile; the file brings it back.
    at.app.tables().execute("DELETE FROM draft_assignments");
    let page = at.upload(&plan).await;
    assert!(page.words().contains("Het plan is overgenomen en nagekeken."), "{}", page.words());
    let tuesday = at.app.slots_of(&at.family).remove(1);
    assert_eq!(at.app.holder(&tuesday).as_deref(), Some("Amina Benali"));
    let journal = at.desk.open("/journal").await.words();
    assert!(journal.contains("Plan van elders overgenomen"), "{journal}");
    // Another organiser's coordinator sees none of it.
    at.app.add_organiser("aalst", "Opvang Aalst", &["9300"]);
    let mut other = at.app.desk_of("aalst").await;
    assert_eq!(other.look(&format!("{}/{}/plan.json", at.path(), runs[1])).await.status, 404);
}

#[actix_web::test]
async fn a_plan_that_cannot_be_is_refused_and_changes_nothing() {
    let mut at = Twice::on(Kind::Sqlite).await;
    let runs = at.runs();
    let before = at.app.tables().counts();
    // The first run's plan gives Amina a Monday on which she does not work any more.
    let old = at.desk.open(&format!("{}/{}/plan.json", at.path(), runs[0])).await.html;
    let now = at.desk.open(&format!("{}/{}/plan.json", at.path(), runs[1])).await.html;
    let week = at.app.week().to_string();
    let strangers = now.replace(&at.amina.id, "019a0000-0000-7000-8000-000000000000");
    for (file, says) in [
        (old.clone(), "Dit plan gaat in tegen deze regels"),
        (now.replace(&week, "2026-W01"), "Dit is het plan van 2026-W01"),
        (strangers, "die niet in deze week is"),
        (String::new(), "Dit is geen planbestand"),
        ("PK\u{3}\u{4}".to_owned(), "Dit is geen planbestand"),
        (now.replace("\"score\"", "\"skore\""), "Dit is geen planbestand"),
    ] {
        let page = at.upload(&file).await;
        assert_eq!(page.status, 422, "{says}");
        assert!(page.words().contains(says), "{says}: {}", page.words());
        assert_eq!(at.app.tables().counts(), before, "{says}");
    }
    // Nor is a broken rule told without a name.
    let words = at.upload(&old).await.words();
    assert!(words.contains("Amina Benali") && words.contains("maandag 23 november"), "{words}");
}

#[actix_web::test]
async fn how_long_and_how_good_is_chosen_for_one_run() {
    let mut at = Twice::on(Kind::Sqlite).await;
    let path = format!("/weeks/{}", at.app.week());
    let page = at.desk.open(&path).await;
    let token = at.desk.token(&page);
    for (seconds, gap, says) in [
        ("0", "0,5", "Schrijf de seconden als een getal van 1 tot 3600."),
        ("abc", "0,5", "Schrijf de seconden"),
        ("10", "-1", "Schrijf het percentage als een getal van 0 tot 50"),
        ("10", "NaN", "Schrijf het percentage"),
        ("999999999999", "0", "Schrijf de seconden"),
    ] {
        let fields = [("form_token", token.as_str()), ("seconds", seconds), ("gap", gap)];
        let page = at.desk.post(&format!("{path}/solve"), &fields).await;
        assert_eq!(page.status, 422, "{seconds} {gap}");
        assert!(page.words().contains(says), "{seconds} {gap}: {}", page.words());
    }
    assert_eq!(at.runs().len(), 2, "nothing has begun");
    let fields = [("form_token", token.as_str()), ("seconds", "7"), ("gap", "2,5")];
    let mut page = at.desk.post(&format!("{path}/solve"), &fields).await;
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while page.html.contains("badge running") {
        assert!(std::time::Instant::now() < until, "the solve does not end");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        page = at.desk.open(&path).await;
    }
    let asked = "SELECT time_limit || ' ' || gap_asked AS value FROM plan_runs ORDER BY id DESC LIMIT 1";
    assert_eq!(at.app.tables().texts(asked), ["7 0.025"]);
    let words = page.words();
    assert!(
        words.contains("1 van 2 momenten zijn ingevuld.") && words.contains("Eén moment is niet ingevuld"),
        "{words}"
    );
    assert!(words.contains("bij één ervan kan niemand komen, welk plan er ook komt"), "{words}");
}

/// The week file of the last run, and of the last publication.
fn weights_of(at: &Twice, table: &str) -> solver::Weights {
    let file = format!("SELECT week_file AS value FROM {table} ORDER BY id DESC LIMIT 1");
    solver::read_week(&at.app.tables().texts(&file).remove(0)).unwrap().weights
}

#[actix_web::test]
async fn weights_are_chosen_for_one_run_and_hold_for_its_plan() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = Twice::on(kind).await;
        let usual = weights_of(&at, "plan_runs");
        let path = format!("/weeks/{}", at.app.week());
        let page = at.desk.open(&path).await;
        assert!(page.words().contains("Anders laten wegen, alleen voor deze keer"), "{}", page.words());
        for (field, typed, says) in [
            ("continuity", "1000000", "Bekend gezicht: Schrijf een getal van 0 tot 10000"),
            ("served-per-minute", "0", "Een ingevulde minuut: Schrijf een getal van 1 tot 100"),
            ("travel", "", "Minuut reizen: Schrijf een getal van 0 tot 100"),
            ("priority-3", "0,1", "Derde stap: Dit telt minstens zo veel als de stap eronder."),
        ] {
            let wrong = at.desk.try_send(&page, "continuity", &[(field, typed), ("seconds", "9")], None).await;
            assert_eq!(wrong.status, 422, "{field} {typed}");
            assert!(wrong.words().contains(says), "{says}: {}", wrong.words());
            assert!(
                wrong.html.contains(&format!("href=\"#{field}\"")) && wrong.html.contains("value=\"9\""),
                "{field}"
            );
        }
        assert_eq!(at.runs().len(), 2, "nothing has begun");

        at.app.solve_so(&mut at.desk, &[("travel", "0"), ("continuity", "77,5"), ("served-per-slot", "1234")]).await;
        let own = weights_of(&at, "plan_runs");
        assert_eq!((own.travel_per_minute, own.continuity, own.served_per_slot), (0.0, 77.5, 1234.0));
        assert_eq!((own.language, own.priority, own.change), (usual.language, usual.priority, usual.change));
        assert_eq!(at.app.tables().counts()["plan_figures"], 0, "the settings stay");
        // The week is looked at by the same weights: else its points would be others than the run's.
        let page = at.desk.open(&path).await;
        let words = page.words();
        assert!(words.contains("Afstand tot het beste"), "{words}");
        for said in [
            "Gemaakt met andere gewichten dan de instellingen: ",
            "Bekend gezicht 77,5 (instellingen: ",
            "Minuut reizen 0 (instellingen: ",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        at.app.publish(&mut at.desk).await;
        assert_eq!(weights_of(&at, "publications"), own);

        // A run for which nothing is chosen follows the settings, and the week with it.
        at.app.solve(&mut at.desk).await;
        assert_eq!(weights_of(&at, "plan_runs"), usual);
        let words = at.desk.open(&path).await.words();
        assert!(words.contains("Afstand tot het beste") && !words.contains("andere gewichten"), "{words}");
        let runs = at.runs();
        let words = at.desk.open(&at.path()).await.words();
        assert!(words.contains("Bekend gezicht 77,5 (instellingen: "), "{words}");
        let compared = format!("{}?before={}&after={}", at.path(), runs[2], runs[3]);
        let words = at.desk.open(&compared).await.words();
        assert!(words.contains("Waar de gewichten anders zijn"), "{words}");
        assert!(words.contains("Bekend gezicht 77,5 "), "{words}");
        assert!(!words.contains("Gemeenschappelijke taal"), "only what differs: {words}");
    }
}
