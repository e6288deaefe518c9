//! Power cuts: what was acknowledged is kept, its e-mails go out after the next start, and a solve that is killed takes
//! nothing with it.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use domain::basics::IsoWeek;

use super::harness::{Guest, Kind, Place, Serving, TestApp, asked_form, joined_form, pairs};

const FAMILY: &str = "fatma@huis.example";
const CARER: &str = "amina@zorg.example";

/// A town in a process of its own that is killed again and again.
struct Town {
    place: Place,
    serving: Option<Serving>,
    week: IsoWeek,
}

impl Town {
    fn new() -> Self {
        let place = Place::new();
        place.add_organiser();
        let week = IsoWeek::of(chrono::Utc::now().date_naive()).next().next();
        let mut town = Town { place, serving: None, week };
        town.start();
        town
    }

    fn start(&mut self) {
        self.serving = Some(self.place.serve(&[]));
    }

    /// The power goes, right now, and comes back.
    fn power_cut(&mut self) {
        self.serving.take().expect("it is running").kill();
        self.start();
    }

    /// The coordinator, logged in.
    async fn desk(&self) -> Guest {
        let mut desk = self.place.guest();
        let page = desk.open("/login").await;
        desk.send(&page, "password", &[("email", "leen@wijk.example"), ("password", "samen-in-de-wijk")]).await;
        desk
    }

    /// A caregiver joins and is admitted, with certificate and hours; her id.
    async fn carer(&self, desk: &mut Guest) -> String {
        let mut she = self.place.guest();
        let page = she.open("/o/gent/join").await;
        she.send(&page, "submission", &pairs(&joined_form("Amina Benali", CARER))).await;
        let page = she.open(&self.place.link(CARER, "/welcome/").await).await;
        she.send(&page, "", &[]).await;
        let list = desk.open("/caregivers").await;
        let path = list
            .links()
            .into_iter()
            .find(|l| l.starts_with("/caregivers/") && l.len() > 40)
            .expect("she is on the list");
        desk.notes_all(path.trim_start_matches("/caregivers/"), "qualified", &["care-3-12"]).await;
        let page = desk.open(&path).await;
        let page = desk.send(&page, "/terms", &[("stage", "qualified")]).await;
        desk.send(&page, "/admit", &[("talked", "yes")]).await;
        let page = desk.open(&format!("{path}/availability")).await;
        let hours = [("from-1-0", "08:00"), ("until-1-0", "18:00"), ("shade-1-0", "ok")];
        desk.try_send(&page, "/availability", &hours, Some(("do", "save"))).await.ok().unwrap();
        path.trim_start_matches("/caregivers/").to_owned()
    }
}

#[actix_web::test]
async fn nothing_acknowledged_is_lost() {
    let mut town = Town::new();
    let mut she = town.place.guest();
    let page = she.open("/o/gent/ask").await;
    let form = asked_form(FAMILY, town.week.monday());
    let page = she.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await;
    assert_eq!(page.path, "/o/gent/asked");
    town.power_cut();

    let link = town.place.link(FAMILY, "/prove/").await;
    let mut she = town.place.guest();
    let page = she.open(&link).await;
    she.send(&page, "", &[]).await;
    town.power_cut();
    let family = town.place.link(FAMILY, "/family/").await;
    let page = town.place.guest().open(&family).await;
    assert!(page.words().contains("09:00 – 12:00"), "{}", page.words());

    let mut desk = town.desk().await;
    let carer = town.carer(&mut desk).await;
    let board = desk.open(&format!("/weeks/{}/board", town.week)).await;
    let slot = board.links().into_iter().find(|l| l.contains("/slots/")).expect("the slot is on the board");
    let token = desk.token(&board);
    desk.post(&format!("{slot}/give"), &[("form_token", &token), ("caregiver", &carer)]).await.ok().unwrap();
    let page = desk.open(&format!("/weeks/{}/publish", town.week)).await;
    let page = desk.send(&page, "", &[]).await;
    assert!(page.path.ends_with("said=published"), "{}", page.words());
    town.power_cut();

    let offer = town.place.link(CARER, "/offer/").await;
    let mut amina = town.place.guest();
    let page = amina.open(&offer).await;
    let page = amina.press(&page, "answer", ("answer", "accept")).await;
    assert!(page.html.contains("badge accepted"), "{}", page.words());
    town.power_cut();

    let until = Instant::now() + Duration::from_secs(20);
    while !town.place.mails(FAMILY).iter().any(|m| m.calendar.is_some()) {
        assert!(Instant::now() < until, "the confirmation goes out after the start");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let page = town.place.guest().open(&family).await;
    assert!(page.words().contains("Amina Benali"), "{}", page.words());
    let subjects: Vec<String> = town.place.mails(FAMILY).into_iter().map(|m| m.subject).collect();
    assert_eq!(subjects.len(), 3, "proof, receipt, confirmation, each once: {subjects:?}");
    assert!(town.desk().await.open("/letters").await.html.contains("class=\"empty\""), "no letter is left");
}

/// What a solve may change only when it ends well.
fn planned(app: &TestApp) -> BTreeMap<String, Vec<String>> {
    let mut all = app.tables().everything();
    all.retain(|table, _| {
        ["draft_assignments", "publications", "offers", "slots", "decisions"].contains(&table.as_str())
    });
    all
}

/// A solver that hangs as long as a file is there; otherwise the real one.
fn hanging(folder: &std::path::Path) -> String {
    let (script, here) = (folder.join("solver.sh"), folder.display());
    let real = env!("CARGO_BIN_EXE_wijkopvang");
    let text = format!(
        "#!/bin/sh\nif [ -e {here}/hang ]; then echo $$ > {here}/pid.new; mv {here}/pid.new {here}/pid; exec sleep 600; fi\nexec {real} \"$@\"\n"
    );
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    script.display().to_string()
}

#[actix_web::test]
async fn a_killed_solve_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("program", &hanging(folder.path()))]).await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (2, "13:00", "16:30")]).await;
    app.carer(&mut desk, "Amina Benali", &[1, 3], "08:00", "18:00").await;
    app.solve(&mut desk).await;
    app.publish(&mut desk).await;
    app.deliver().await;
    let before = planned(&app);

    std::fs::write(folder.path().join("hang"), "").unwrap();
    let path = format!("/weeks/{}", app.week());
    let page = desk.open(&path).await;
    let page = desk.send(&page, "/solve", &[]).await;
    assert!(page.html.contains("badge running"), "{}", page.words());
    let token = desk.token(&page);
    let second = desk.post(&format!("{path}/solve"), &[("form_token", &token)]).await;
    assert_eq!(second.status, 409, "one solve of a week at a time");

    let pid = folder.path().join("pid");
    let until = Instant::now() + Duration::from_secs(20);
    while !pid.exists() {
        assert!(Instant::now() < until, "the solver is started");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let pid = rustix::process::Pid::from_raw(std::fs::read_to_string(pid).unwrap().trim().parse().unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
    let mut page = desk.open(&path).await;
    while page.html.contains("badge running") {
        assert!(Instant::now() < until, "the end of the solver is noticed");
        tokio::time::sleep(Duration::from_millis(20)).await;
        page = desk.open(&path).await;
    }
    assert!(page.html.contains("badge failed"), "{}", page.words());
    assert_eq!(planned(&app), before);

    std::fs::remove_file(folder.path().join("hang")).unwrap();
    app.solve(&mut desk).await;
    assert_eq!(
        planned(&app)["publications"],
        before["publications"],
        "what is published stays until somebody publishes again"
    );
}

/// The whole machine went down in the middle of a solve: nobody carries it on, and a new one can start.
#[actix_web::test]
async fn a_solve_that_nobody_carries_on_does_not_stand_in_the_way() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    app.solve(&mut desk).await;
    let before = planned(&app);
    app.tables().execute(
        "UPDATE plan_runs SET state = 'running', finished_at = NULL, plan_file = NULL, beat_at = '2026-11-18 07:00:00'",
    );
    app.pass(0).await;
    let page = desk.open(&format!("/weeks/{}", app.week())).await;
    assert!(page.html.contains("badge failed") && page.html.contains("/solve\""), "{}", page.words());
    assert_eq!(planned(&app), before);
    app.solve(&mut desk).await;
    assert_eq!(
        app.tables().texts("SELECT state AS value FROM plan_runs ORDER BY id").last().map(String::as_str),
        Some("finished")
    );
}
