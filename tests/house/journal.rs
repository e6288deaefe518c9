//! Who did what: in words with names, newest first, in parts; and the same as a file.

use domain::basics::ids::CaregiverId;

use super::harness::{Carer, Guest, Household, Kind, TestApp};

struct Told {
    app: TestApp,
    desk: Guest,
    family: Household,
    amina: Carer,
    slot: String,
}

/// Amina says yes by her link, and on the telephone that she cannot.
async fn told(kind: Kind, name: &'static str) -> Told {
    let app = TestApp::start_on(kind).await;
    let mut desk = app.desk().await;
    let family = app.family(name, "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let slot = app.slots_of(&family).remove(0);
    app.give(&mut desk, &slot, &amina).await.ok().unwrap();
    app.publish(&mut desk).await;
    let link = app.offer_link(&amina, "09:00 – 12:00").await;
    let mut she = app.guest();
    let page = she.open(&link).await;
    she.press(&page, "answer", ("answer", "accept")).await;
    app.decide(&mut desk, &slot, &[], "decline").await.ok().unwrap();
    app.deliver().await;
    Told { app, desk, family, amina, slot }
}

#[actix_web::test]
async fn it_says_who_did_what_and_how() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = told(kind, "Fatma Yıldız").await;
        let words = at.desk.open("/journal").await.words();
        let yes =
            "Aanvaard Fatma Yıldız Amina Benali maandag 23 november 2026, 09:00 – 12:00 door Amina Benali, via de link";
        let no = "Geweigerd Fatma Yıldız Amina Benali maandag 23 november 2026, 09:00 – 12:00 door Leen Peeters, aan de telefoon";
        let (yes, no) = (words.find(yes).unwrap_or_else(|| panic!("{words}")), words.find(no).unwrap());
        assert!(no < yes, "the newest first");
        assert!(words.contains("Attest gezien Amina Benali door Leen Peeters"), "{words}");

        let family = at.app.tables().texts("SELECT id AS value FROM families").remove(0);
        for (query, there, not) in [
            (format!("slot={}", at.slot), "Aanvaard", "Attest gezien"),
            (format!("family={family}"), "Aanvaard", "Attest gezien"),
            (format!("caregiver={}", at.amina.id), "Attest gezien", "Opvang gevraagd"),
            ("kind=offer-accepted".to_owned(), "via de link", "aan de telefoon"),
            ("by=caregiver".to_owned(), "via de link", "aan de telefoon"),
            (format!("week={}", at.app.week()), "Aanvaard", "Attest gezien"),
            ("from_day=2026-11-18&until_day=2026-11-18".to_owned(), "Aanvaard", "Hierover staat niets"),
        ] {
            let page = at.desk.open(&format!("/journal?{query}")).await;
            let table = page.words().split("Tot en met").nth(1).unwrap().to_owned();
            assert!(table.contains(there) && !table.contains(not), "{query}: {table}");
        }
        let page = at.desk.open("/journal?until_day=2026-11-17").await;
        assert!(page.words().contains("Hierover staat niets"), "{}", page.words());
        let coordinator = at.app.tables().texts("SELECT id AS value FROM coordinators").remove(0);
        let words = at.desk.open(&format!("/journal?by={coordinator}&kind=offer-declined")).await.words();
        assert!(words.contains("door Leen Peeters, aan de telefoon"), "{words}");
        for page in [format!("/families/{family}"), format!("/caregivers/{}", at.amina.id)] {
            assert!(at.desk.open(&page).await.html.contains("/journal?"), "{page} leads there");
        }
    }
}

#[actix_web::test]
async fn another_organisers_journal_is_its_own() {
    let at = told(Kind::Sqlite, "Fatma Yıldız").await;
    at.app.add_organiser("aalst", "Opvang Aalst", &["9300"]);
    let mut theirs = at.app.desk_of("aalst").await;
    let event = at.app.tables().texts("SELECT id AS value FROM events ORDER BY id").remove(0);
    let family = at.app.tables().texts("SELECT id AS value FROM families").remove(0);
    for query in [
        String::new(),
        format!("slot={}", at.slot),
        format!("family={family}"),
        format!("caregiver={}", at.amina.id),
        format!("week={}", at.app.week()),
        format!("after={event}"),
        format!("before={event}"),
    ] {
        for path in ["/journal", "/journal.csv"] {
            let page = theirs.open(&format!("{path}?{query}")).await;
            let names = [at.family.name, at.amina.name, "Leen Peeters, aan"];
            assert!(names.iter().all(|name| !page.html.contains(name)), "{path}?{query}: {}", page.html);
        }
    }
}

#[actix_web::test]
async fn whoever_was_forgotten_stays_so() {
    let mut at = told(Kind::Sqlite, "Fatma Yıldız").await;
    let id = CaregiverId::parse(&at.amina.id).unwrap();
    at.app.wiring.database.write_now(|c| domain::journal::forget_caregiver(c, &id, &[])).unwrap();
    let words = at.desk.open("/journal?kind=offer-accepted").await.words();
    let said = "Aanvaard Fatma Yıldız iemand die vergeten is";
    assert!(words.contains(said) && words.contains("door iemand die vergeten is, via de link"), "{words}");
    assert!(!at.desk.open("/journal").await.words().contains("Amina"));
}

#[actix_web::test]
async fn it_is_turned_page_by_page() {
    let mut at = told(Kind::Sqlite, "Fatma Yıldız").await;
    let columns = at.app.tables().columns().remove("events").unwrap();
    for i in 0..120 {
        // Many in the same second: none is left out and none is shown twice.
        let copied = columns.iter().map(|column| match column.as_str() {
            "id" => format!("'01935f2e-7c1a-7000-8000-000000000{i:03}'"),
            "kind" => "'solve-started'".to_owned(),
            "week" => format!("'w{i:03}'"),
            "slot_id" | "caregiver_id" | "family_id" | "offer_id" => "NULL".to_owned(),
            other => other.to_owned(),
        });
        let sql = format!(
            "INSERT INTO events ({}) SELECT {} FROM events WHERE kind = 'offer-accepted' LIMIT 1",
            columns.join(", "),
            copied.collect::<Vec<_>>().join(", ")
        );
        at.app.tables().execute(&sql);
    }
    let weeks = |page: &town::visitor::Page| -> Vec<String> {
        let links = page.links().into_iter();
        links.filter_map(|link| Some(link.strip_prefix("/weeks/w")?.to_owned())).collect()
    };
    let turn = |page: &town::visitor::Page, to: &str| page.links().into_iter().find(|link| link.contains(to));
    let first = at.desk.open("/journal?kind=solve-started").await;
    assert_eq!(turn(&first, "after="), None);
    let second = at.desk.open(&turn(&first, "before=").unwrap()).await;
    let third = at.desk.open(&turn(&second, "before=").unwrap()).await;
    assert_eq!(turn(&third, "before="), None, "there is no more");
    let all: Vec<String> = [weeks(&first), weeks(&second), weeks(&third)].concat();
    let expected: Vec<String> = (0..120).rev().map(|i| format!("{i:03}")).collect();
    assert_eq!(all, expected);
    let back = at.desk.open(&turn(&third, "after=").unwrap()).await;
    assert_eq!(weeks(&back), weeks(&second));
    let start = at.desk.open(&turn(&back, "after=").unwrap()).await;
    assert_eq!((weeks(&start), turn(&start, "after=")), (weeks(&first), None));
    let file = at.desk.open("/journal.csv?kind=solve-started").await.html;
    assert_eq!(file.lines().count(), 121, "the file holds all of them, and a heading");
}

#[actix_web::test]
async fn a_file_reckons_nothing() {
    let mut at = told(Kind::Sqlite, "=1+1 \"Yıldız\"").await;
    let file = at.desk.open("/journal.csv").await.html;
    assert!(file.contains("\"'=1+1 \"\"Yıldız\"\"\""), "{file}");
    assert!(!file.contains(";=") && !file.contains("\"="), "{file}");
    assert!(file.starts_with("\u{feff}\"Wanneer\";\"Wat\""), "{file}");
    assert!(file.contains("door Leen Peeters, aan de telefoon"), "{file}");
}

#[actix_web::test]
async fn what_cannot_be_read_is_told() {
    let mut at = told(Kind::Sqlite, "Fatma Yıldız").await;
    let long = "x".repeat(300);
    for query in
        ["week=48", "kind=nothing", "by=nobody", "from_day=gisteren", &format!("week={long}"), "until_day=2026-02-30"]
    {
        let page = at.desk.look(&format!("/journal?{query}")).await;
        assert_eq!(page.status, 422, "{query}");
        assert!(page.html.contains("class=\"error\""), "{query}: {}", page.words());
    }
    for query in ["slot=x&family=%27&caregiver=%25", "before=x", "after=01935f2e-7c1a-7000-8000-000000000999", "page=9"]
    {
        assert_eq!(at.desk.look(&format!("/journal?{query}")).await.status, 200, "{query}");
    }
}
