//! A city with a past: its pages come in parts, each small, together everything. And a program that is told to end in
//! the middle of a solve of such a week.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::Utc;
use domain::basics::IsoWeek;
use domain::store::{Database, DatabaseUrl};
use town::history::{self, HistoryArgs};
use town::story;
use town::visitor::{Page, Visitor};

use super::harness::{Place, Serving, Tables};

/// No page is larger, in bytes.
const MOST_BYTES: usize = 300_000;

struct City {
    place: Place,
    week: IsoWeek,
}

impl City {
    async fn new(caregivers: usize, slots: usize) -> Self {
        let place = Place::new();
        let database = format!("sqlite:{}", place.database().display());
        let program = Some(env!("CARGO_BIN_EXE_wijkopvang").into());
        history::make(&HistoryArgs { database, caregivers, slots, weeks: 2, seed: 3, program }).await.unwrap();
        City { place, week: IsoWeek::of(Utc::now().date_naive()) }
    }

    async fn desk(&self) -> Visitor {
        let mut desk = Visitor::new(&self.place.base_url());
        story::log_in(&mut desk).await.unwrap();
        desk
    }

    fn database(&self) -> Database {
        Database::open(DatabaseUrl::Sqlite(self.place.database().display().to_string())).unwrap()
    }
}

async fn open(desk: &mut Visitor, path: &str) -> Page {
    let page = desk.open(path).await.unwrap().ok().unwrap();
    assert!(page.html.len() < MOST_BYTES, "{path} has {} bytes", page.html.len());
    page
}

/// Follows the links to the other parts of a list, and gathers what each part has behind links like this.
async fn all_parts(desk: &mut Visitor, first: &str, part: &str, like: &str) -> (usize, Vec<String>) {
    let page = open(desk, first).await;
    let mut parts: Vec<String> = page.links().into_iter().filter(|link| link.contains(part)).collect();
    parts.sort();
    parts.dedup();
    let mut found = Vec::new();
    for link in &parts {
        let page = open(desk, link).await;
        // The page of somebody or something itself: not what hangs on it, such as the way to a remedy.
        let own = |link: &String| link.contains(like) && link.rsplit('/').next().is_some_and(|id| id.len() == 36);
        found.extend(page.links().into_iter().filter(own));
    }
    (parts.len(), found)
}

#[actix_web::test]
async fn every_one_is_on_a_part_and_no_part_is_large() {
    let city = City::new(130, 420).await;
    let serving = city.place.serve(&[]);
    let (mut desk, database) = (city.desk().await, city.database());
    let tables = Tables(&database);
    let week = format!("/weeks/{}", city.week);

    let (parts, slots) = all_parts(&mut desk, &format!("{week}/board"), "by=day&day=", "/slots/").await;
    let asked = tables
        .number(&format!("SELECT count(*) AS value FROM slots WHERE week = '{}' AND cancelled_at IS NULL", city.week));
    assert_eq!((parts, slots.len() as i64), (7, asked), "a day a page");
    assert_eq!(slots.iter().collect::<BTreeSet<_>>().len(), slots.len(), "each slot once");

    let (parts, people) =
        all_parts(&mut desk, &format!("{week}/board?by=caregiver"), "board?by=caregiver&page=", "/caregivers/").await;
    let known: BTreeSet<_> = people.iter().collect();
    let admitted = tables.number("SELECT count(*) AS value FROM caregivers WHERE admitted_at IS NOT NULL");
    assert_eq!((parts, known.len() as i64), (3, admitted), "fifty a page");

    let coming = format!("/weeks/{}", city.week.next());
    let (parts, open_slots) = all_parts(&mut desk, &format!("{coming}/board?by=unfilled"), "&page=", "/slots/").await;
    assert!(parts > 5, "nothing of the coming week is planned yet: {parts}");
    let asked = tables.number(&format!(
        "SELECT count(*) AS value FROM slots WHERE week = '{}' AND cancelled_at IS NULL",
        city.week.next()
    ));
    assert_eq!(open_slots.iter().collect::<BTreeSet<_>>().len() as i64, asked);

    let (parts, families) = all_parts(&mut desk, "/families", "&page=", "/families/").await;
    let known = tables.number("SELECT count(*) AS value FROM families");
    assert!(parts > 1);
    assert_eq!(families.iter().collect::<BTreeSet<_>>().len() as i64, known);
    let rehearsal = format!("{week}/rehearsal");
    let page = open(&mut desk, &rehearsal).await;
    desk.send(&page, "/rehearse", &[], None).await.unwrap().ok().unwrap();
    let until = Instant::now() + Duration::from_secs(120);
    while open(&mut desk, &rehearsal).await.html.contains("badge running") {
        assert!(Instant::now() < until, "the rehearsal does not end");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let (parts, slots) =
        all_parts(&mut desk, &format!("{rehearsal}?by=caregiver"), "by=caregiver&page=", "/slots/").await;
    let planned = tables.texts(&format!("SELECT slot_id AS value FROM draft_assignments WHERE week = '{}'", city.week));
    let shown: BTreeSet<&str> = slots.iter().filter_map(|link| link.rsplit('/').next()).collect();
    let missing: Vec<&String> = planned.iter().filter(|slot| !shown.contains(slot.as_str())).collect();
    // What was accepted and is against a rule by now stays outside the plan that is rehearsed: the week's page names it.
    let named = open(&mut desk, &format!("{week}?show=conflicts")).await.html;
    let unexplained: Vec<_> = missing.iter().filter(|slot| !named.contains(slot.as_str())).collect();
    assert!(parts > 1 && unexplained.is_empty(), "{parts} parts; neither rehearsed nor named: {unexplained:?}");
    open(&mut desk, &format!("{rehearsal}?by=family")).await;
    open(&mut desk, &format!("{week}/outcome")).await;

    for page in [week, coming, "/families?q=gent".to_owned(), "/caregivers".to_owned(), "/letters".to_owned()] {
        open(&mut desk, &page).await;
    }
    serving.kill();
}

fn tell_to_end(program: &mut Serving) {
    let pid = rustix::process::Pid::from_raw(program.id() as i32).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert!(program.wait().success() || program.wait().code().is_some(), "it ends by itself");
}

/// The processes that solve for one.
fn solvers(program: &Serving) -> Vec<u32> {
    let children = format!("/proc/{0}/task/{0}/children", program.id());
    let of_process = std::fs::read_dir(format!("/proc/{}/task", program.id())).unwrap();
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let all = of_process.map(|task| read(&task.unwrap().path().join("children").display().to_string()));
    let all: String = all.chain([read(&children)]).collect::<Vec<_>>().join(" ");
    let mut found: Vec<u32> = all.split_whitespace().filter_map(|pid| pid.parse().ok()).collect();
    found.dedup();
    found
}

fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < until, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

impl City {
    /// The program is told to end while it solves; what is left of the run.
    fn ended(&self, program: &mut Serving) -> Vec<String> {
        let solver = wait_for("a solver is started", || solvers(program).first().copied());
        let database = self.database();
        let solving = "SELECT count(*) AS value FROM plan_runs WHERE state = 'running' AND progress <> '[]'";
        wait_for("it is in the middle of it", || (Tables(&database).number(solving) == 1).then_some(()));
        tell_to_end(program);
        assert!(!std::path::Path::new(&format!("/proc/{solver}")).exists(), "no solver is left");
        let names = std::fs::read_dir(self.place.path("")).unwrap();
        let left = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left: Vec<String> =
            left.filter(|name| name.starts_with("wijkopvang-") && !name.ends_with(".lock")).collect();
        assert!(left.is_empty(), "no file of the week is left: {left:?}");
        Tables(&database).texts("SELECT state || ' ' || coalesce(failure, '') AS value FROM plan_runs WHERE started_at > '2026' ORDER BY id")
    }
}

#[actix_web::test]
async fn a_program_told_to_end_in_the_middle_of_a_solve_leaves_no_run_and_no_file() {
    let city = City::new(150, 650).await;
    let coming = city.week.next().to_string();
    let before = Tables(&city.database()).number("SELECT count(*) AS value FROM plan_runs");

    let mut serving = city.place.serve(&[]);
    let mut desk = city.desk().await;
    let page = open(&mut desk, &format!("/weeks/{coming}")).await;
    desk.send(&page, "/solve", &[], None).await.unwrap().ok().unwrap();
    let runs = city.ended(&mut serving);
    assert_eq!((runs.len() as i64, runs.last().unwrap().as_str()), (before + 1, "failed interrupted"));

    let mut plan = city.place.start(&["plan", story::TOWN, &coming]);
    let runs = city.ended(&mut plan);
    assert_eq!((runs.len() as i64, runs.last().unwrap().as_str()), (before + 2, "failed interrupted"));
}
