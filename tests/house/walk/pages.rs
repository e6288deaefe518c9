//! Every page of the coordinator in every state (`tests/browser/pages.mjs`). The pages are those of the route table: a new one is looked at
//! without anybody thinking of it, and a new word in braces asks what it stands for.

use std::collections::BTreeSet;

use serde_json::json;
use wijkopvang::app;

use crate::house::harness::{COORDINATOR, Carer, Guest, Household, TestApp, asked_form, drive, pairs};

/// What is fetched as a file, or is a part of a page.
const NO_PAGES: [&str; 4] =
    ["/journal.csv", "/import/{contents}/template", "/weeks/{week}/runs/{run}/{file}", "/weeks/{week}/run"];

/// Pages that show something else with these words behind their address.
const ALSO: [(&str, &[&str]); 12] = [
    (
        "/weeks/{week}/board",
        &["?by=day", "?by=caregiver", "?by=family", "?by=place", "?by=unfilled", "?by=day&day={day}"],
    ),
    ("/weeks/{week}/board", &["?by=caregiver&day={day}", "?by=caregiver&caregiver=zz", "?by=day&state=accepted"]),
    ("/weeks/{week}/slots/{slot}", &["?all=1"]),
    ("/weeks/{week}/slots/{slot}/assign", &["?caregiver={caregiver}", "?caregiver={other}"]),
    ("/weeks/{week}/runs", &["?before={run}&after={run}"]),
    ("/search", &["?q=a", "?q=zzzz"]),
    ("/caregivers", &["?state=waiting", "?stage=mentor"]),
    ("/families", &["?q=zzzz"]),
    ("/caregivers/{caregiver}/merge", &["?with={other}"]),
    ("/families/{family}/merge", &["?with={another}"]),
    ("/caregivers/{caregiver}/shifts", &["?month={month}"]),
    ("/journal", &["?caregiver={caregiver}", "?week=x"]),
];

/// Forms that are sent with nothing in them, and with nonsense: the page, and how the address ends to which they go.
const WRONG: [(&str, &str); 14] = [
    ("/families/new", "/families/new"),
    ("/caregivers/new", "/caregivers/new"),
    ("/settings", "/settings"),
    ("/settings/plan", "/settings/plan"),
    ("/coordinators", "/invite"),
    ("/import/families", "/look"),
    ("/families/{family}", "/address"),
    ("/families/{family}/facts", "/facts"),
    ("/families/{family}/contact", "/notes"),
    ("/caregivers/{caregiver}", "/profile"),
    ("/caregivers/{caregiver}/training", "/training"),
    ("/caregivers/{caregiver}/training", "/exceptions-signed"),
    ("/caregivers/{caregiver}/absence", "/absence"),
    ("/caregivers/{caregiver}/email", "/email"),
];

/// A name as long as one may be (its e-mail address is made from it), in two long words.
const LONG: &str = "Wolfeschlegelsteinhausenbergerdorff Vandenbroeckemeulenaere";

/// The desk through the week, and what the words in braces stand for by now.
struct Desk {
    app: TestApp,
    desk: Guest,
    /// What is known by now: a word in braces, and what stands there.
    known: Vec<(&'static str, String)>,
    visited: BTreeSet<&'static str>,
    carers: Vec<Carer>,
    families: Vec<Household>,
}

impl Desk {
    async fn empty() -> Self {
        let app = TestApp::start().await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let desk = app.desk().await;
        let known = vec![
            ("week", app.week().to_string()),
            ("day", app.week().days()[2].to_string()),
            ("month", app.week().monday().format("%Y-%m").to_string()),
            ("contents", "families".to_owned()),
            ("added", "letter-offer".to_owned()),
            ("language", "nl".to_owned()),
        ];
        Desk { app, desk, known, visited: BTreeSet::new(), carers: Vec::new(), families: Vec::new() }
    }

    fn one(&self, sql: &str) -> String {
        self.app.tables().texts(sql).into_iter().next().unwrap_or_else(|| panic!("nothing is found by {sql}"))
    }

    fn filled(&self, pattern: &str) -> Option<String> {
        let filled =
            self.known.iter().fold(pattern.to_owned(), |p, (word, text)| p.replace(&format!("{{{word}}}"), text));
        (!filled.contains('{')).then_some(filled)
    }

    /// The pages that there are by now, of those that a coordinator may look at.
    fn pages(&mut self) -> Vec<String> {
        let shown = app::routes().filter(|route| route.method == "get" && route.needs().is_some());
        let patterns: Vec<&'static str> =
            shown.map(|route| route.path).filter(|path| !NO_PAGES.contains(path)).collect();
        let mut pages = Vec::new();
        for pattern in patterns {
            let Some(page) = self.filled(pattern) else { continue };
            self.visited.insert(pattern);
            // A page that shows what would be done has nothing to show by itself.
            if pattern != "/weeks/{week}/slots/{slot}/assign" {
                pages.push(page);
            }
            let also = ALSO.iter().filter(|(of, _)| *of == pattern).flat_map(|(_, also)| *also);
            pages.extend(also.filter_map(|also| self.filled(&format!("{pattern}{also}"))));
        }
        pages
    }

    async fn state(&mut self, number: usize) -> Option<String> {
        // Whoever looks with the browser has ended this log-in.
        self.desk = self.app.desk().await;
        let name = match number {
            0 => "empty",
            1 => {
                self.people_come().await;
                "asked"
            }
            2 => {
                self.app.solve(&mut self.desk).await;
                self.known.push(("run", self.one("SELECT id AS value FROM plan_runs")));
                "solved"
            }
            3 => {
                self.app.publish(&mut self.desk).await;
                "published"
            }
            4 => {
                self.monday().await;
                "running"
            }
            5 => {
                self.app.wiring.clock.advance(12 * 24 * 3600);
                "past"
            }
            _ => return None,
        };
        let wrong = |(page, action): &(&str, &str)| Some(json!([self.filled(page)?, action, ""]));
        let forms: Vec<_> = if number == 1 { WRONG.iter().filter_map(wrong).collect() } else { Vec::new() };
        Some(
            json!({ "name": name, "pages": self.pages(), "forms": forms, "crossed": number == 1 || number == 4 })
                .to_string(),
        )
    }

    /// Of everything one, with long names, and things that wait.
    async fn people_come(&mut self) {
        let (app, desk) = (&self.app, &mut self.desk);
        let all = [1, 2, 3, 4, 5];
        for (name, days) in [(LONG, all.as_slice()), ("Bieke Baert", &[1, 3]), ("Olena Bondar", &[2, 3, 5])] {
            self.carers.push(app.carer(desk, name, days, "08:00", "18:00").await);
        }
        app.joins("Wacht Opgesprek").await;
        let mut learns = app.joins("Lerende Leerling").await;
        app.admit(desk, &mut learns, "trainee", &[]).await;
        let week = [(0, "09:00", "12:00"), (1, "14:00", "17:00"), (2, "09:00", "12:00"), (4, "13:00", "18:00")];
        let long = app.family(LONG, "Maximiliaan-Alexander", &week).await;
        let short = app.family("Fatma Yıldız", "Yara", &[(0, "10:00", "13:00"), (5, "21:00", "23:30")]).await;
        app.ask(&app.household("Greet Claeys", "Daan"), &[(3, "09:00", "12:00")]).await;
        // One that has no address: what it should hear is told on the telephone.
        let mut form = asked_form("", app.week().days()[3]);
        form.retain(|(name, _)| !["name", "phone", "street"].contains(&name.as_str()));
        let theirs = [("name", "Zonder Adres"), ("phone", "0470 00 00 77"), ("street", "Kerkstraat 12")];
        form.extend(theirs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let page = desk.open("/families/new").await;
        desk.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
        app.invites(desk, LONG, &format!("wacht{}@wijk.example", app.number), "planner").await;
        let (carer, other) = (self.carers[0].id.clone(), self.carers[1].id.clone());
        let page = desk.open(&format!("/caregivers/{carer}/contact")).await;
        desk.send(&page, "/notes", &[("kind", "note"), ("text", &"onafgebrokenwoordzonderspaties".repeat(5))]).await;
        desk.notes(&carer, "infant-first-aid", "2026-11-30").await;
        app.deliver().await;
        let slots = app.slots_of(&long);
        let tables = app.tables();
        let id = |sql: &str| tables.texts(sql).remove(0);
        let family = format!("SELECT id AS value FROM families WHERE email = '{}'", long.email);
        let another = format!("SELECT id AS value FROM families WHERE email = '{}'", short.email);
        let known = [
            ("slot", slots[0].clone()),
            ("caregiver", carer),
            ("other", other),
            ("family", id(&family)),
            ("another", id(&another)),
            ("enquiry", id("SELECT id AS value FROM enquiries WHERE family_id IS NULL")),
        ];
        self.known.extend(known);
        self.families.extend([long, short]);
        tables
            .execute("UPDATE outbox SET state = 'failed' WHERE letter = 'caregiver-link' OR letter = 'letter-counted'");
    }

    /// Monday, half past ten: some have said yes, one has said no, one is ill and others are asked, a visit is under way.
    async fn monday(&mut self) {
        let slots: Vec<String> = self.families.iter().flat_map(|family| self.app.slots_of(family)).collect();
        let accepted: Vec<&String> = slots.iter().filter(|slot| self.app.holder(slot).is_some()).collect();
        for slot in &accepted[..accepted.len() - 1] {
            self.app.decide(&mut self.desk, slot, &[], "accept").await.ok().unwrap();
        }
        let last = accepted[accepted.len() - 1];
        self.app.decide(&mut self.desk, last, &[], "decline").await.ok().unwrap();
        self.app.deliver().await;
        let monday = self.app.week().monday();
        self.app.pass_until(monday, "10:30").await;
        self.desk = self.app.desk().await;
        let path = format!("/caregivers/{}/absence", self.carers[0].id);
        let page = self.desk.open(&path).await;
        let until = monday.succ_opt().unwrap().to_string();
        let fields = [("kind", "ill"), ("from", &monday.to_string()), ("until", &until)];
        let page = self.desk.send(&page, "/absence", &fields).await;
        self.desk.try_send(&page, "/absence", &[], Some(("sure", "yes"))).await.ok().unwrap();
        self.app.deliver().await;
    }
}

#[actix_web::test]
#[ignore = "seventy pages in seven states take minutes, and only the first two were seen whole: run it by name"]
async fn every_page_in_every_state_is_for_everybody() {
    let mut at = Desk::empty().await;
    at.app.letters_may_wait();
    let (base_url, coordinator) = (at.app.base_url.clone(), at.app.coordinator("gent"));
    let pictures = std::env::var("PICTURES").unwrap_or_default();
    let environment = [
        ("BASE_URL", base_url.as_str()),
        ("COORDINATOR", coordinator.as_str()),
        ("PASSWORD", COORDINATOR.1),
        ("PICTURES", &pictures),
    ];
    let mut number = 0;
    let said = drive("pages.mjs", &environment, async |request| match request {
        ["state"] => {
            let state = at.state(number).await.unwrap_or_default();
            number += 1;
            state
        }
        other => panic!("the script asks for {other:?}"),
    });
    println!("{}", said.await);
    let shown = app::routes().filter(|route| route.method == "get" && route.needs().is_some());
    let forgotten: Vec<_> =
        shown.map(|route| route.path).filter(|path| !NO_PAGES.contains(path) && !at.visited.contains(path)).collect();
    assert!(forgotten.is_empty(), "say what the words in braces stand for: {forgotten:?}");
    let scripts = std::fs::read_dir("static").unwrap().map(|entry| entry.unwrap());
    let scripts = scripts.filter(|entry| entry.path().extension().is_some_and(|e| e == "js"));
    let bytes: u64 = scripts.map(|entry| entry.metadata().unwrap().len()).sum();
    assert!(bytes > 0 && bytes < 30_000, "{bytes} bytes of scripts");
}
