//! Bad input: every fault stands beside its field in the user's language, what was typed is kept, nothing is saved.

use std::collections::BTreeMap;

use scraper::{Html, Selector};
use wijkopvang::demo::visitor::Page;

use super::harness::{Guest, Kind, TestApp, asked_form, joined_form, pairs};

/// One thing typed wrongly into a form that is in order otherwise: the fields, where the fault stands, what it says.
type Wrong<'a> = (&'a [(&'a str, &'a str)], &'a str, [&'a str; 2]);

const EMPTY: [&str; 2] = ["Vul dit in, alstublieft.", "Please fill this in."];
const EMAIL: [&str; 2] =
    ["Schrijf het hele e-mailadres, zoals naam@voorbeeld.be.", "Write the whole e-mail address, such as name@example.be."];
const PHONE: [&str; 2] =
    ["Schrijf het hele telefoonnummer, zoals 0470 12 34 56.", "Write the whole telephone number, such as 0470 12 34 56."];
const CONTROL: [&str; 2] =
    ["Schrijf dit op één regel, zonder speciale tekens.", "Please write this on one line, without special characters."];
const CHOICE: [&str; 2] = ["Kies een van de antwoorden.", "Choose one of the answers."];
const PLACE: [&str; 2] = [
    "Wij kennen deze postcode en gemeente niet. Schrijf bijvoorbeeld: 9032 Wondelgem.",
    "We do not know this postcode and place. Write them as in: 9032 Wondelgem.",
];
const LONG_NAME: [&str; 2] = ["Dit is te lang. Gebruik hoogstens 80 tekens.", "This is too long: use at most 80 characters."];
const TIME: [&str; 2] = ["Schrijf een uur, zoals 07:30.", "Write a time such as 07:30."];
const DATE: [&str; 2] = ["Kies een dag.", "Choose a day."];
const FAR: [&str; 2] = ["Kies een dag binnen de zes maanden.", "Choose a day within the next six months."];
const HER_TIME: [&str; 2] = ["Schrijf een uur, zoals 08:30.", "Write a time, such as 08:30."];
const HER_DAY: [&str; 2] = ["Kies een dag vanaf vandaag, binnen het jaar.", "Choose a day from today on, within a year."];
const A_DATE: [&str; 2] = ["Schrijf een datum, zoals 2026-11-23.", "Write a date, such as 2026-11-23."];

/// What the database holds, but for sessions, which come with looking.
fn saved(app: &TestApp) -> BTreeMap<String, Vec<String>> {
    let mut all = app.tables().everything();
    all.remove("sessions");
    // That a coordinator reads an address, filled in in a form, is written down as soon as she opens it.
    all.values_mut().for_each(|rows| rows.retain(|row| !row.contains("address-read")));
    all
}

/// The text of the fault beside a field.
fn beside(page: &Page, field: &str) -> Option<String> {
    let html = Html::parse_document(&page.html);
    let fault = Selector::parse(&format!("[id='{field}-error']")).unwrap();
    html.select(&fault).next().map(|p| p.text().collect::<String>())
}

/// Where the summary at the top leads.
fn summary(page: &Page) -> Vec<String> {
    let html = Html::parse_document(&page.html);
    let links = Selector::parse("#errors a").unwrap();
    html.select(&links).map(|a| a.value().attr("href").unwrap_or_default().trim_start_matches('#').to_owned()).collect()
}

/// What the field of a page holds.
fn held(page: &Page, field: &str) -> Vec<String> {
    let html = Html::parse_document(&page.html);
    let controls = Selector::parse(&format!("[name='{field}']")).unwrap();
    let chosen = Selector::parse("option[selected]").unwrap();
    let value = |e: scraper::ElementRef<'_>| match (e.value().name(), e.value().attr("type")) {
        ("select", _) => e.select(&chosen).next().and_then(|o| o.value().attr("value")).map(str::to_owned),
        ("textarea", _) => Some(e.text().collect()),
        ("button", _) => None,
        ("input", Some("checkbox" | "radio")) => e.value().attr("checked").and_then(|_| e.value().attr("value")).map(str::to_owned),
        _ => e.value().attr("value").map(str::to_owned),
    };
    html.select(&controls).filter_map(value).collect()
}

/// Sends a form with each of the wrong things in it, in both languages.
async fn refused(
    app: &TestApp,
    guest: &mut Guest,
    (path, form, button): (&str, &str, Option<(&str, &str)>),
    good: &[(&str, &str)],
    wrongs: &[Wrong<'_>],
) {
    let before = saved(app);
    for (language, code) in ["nl", "en"].into_iter().enumerate() {
        let page = guest.open(path).await;
        let page = guest.choose_language(&page, code).await;
        for (changes, field, says) in wrongs {
            let mut typed: Vec<(&str, &str)> = good.iter().filter(|(n, _)| !changes.iter().any(|(c, _)| c == n)).copied().collect();
            typed.extend(changes.iter());
            let answer = guest.try_send(&page, form, &typed, button).await;
            assert_eq!(answer.status, 422, "{path} with {changes:?}: {}", answer.words());
            assert_eq!(
                beside(&answer, field).as_deref(),
                Some(says[language]),
                "{path} with {changes:?}, beside {field}: {}",
                answer.words()
            );
            assert!(
                summary(&answer).iter().any(|f| f == field),
                "{path} with {changes:?}: {field} is not named at the top: {:?}",
                summary(&answer)
            );
            for (name, value) in &typed {
                // Kept as it was typed, as far as a page can show it.
                let shown = value.replace("\r\n", "\n").replace('\r', "\n");
                let kept = held(&answer, name).iter().any(|v| v.trim_start_matches('\n') == shown.trim_start_matches('\n'));
                assert!(
                    kept || CHANGES_SHAPE.contains(field),
                    "{path} with {changes:?}: {name} was {value:?}, the page has {:?}",
                    held(&answer, name)
                );
            }
        }
    }
    for (table, rows) in saved(app) {
        assert_eq!(rows, before[&table], "{path}: nothing is saved in {table}");
    }
}

/// A choice that is none of those on the page cannot be shown again.
const CHANGES_SHAPE: [&str; 5] = ["reason", "language", "stage", "transport", "code"];

fn wrong_contacts<'a>() -> Vec<Wrong<'a>> {
    vec![
        (&[("name", "")], "name", EMPTY),
        (&[("name", "   ")], "name", EMPTY),
        (&[("name", "Fatma\nBcc: iemand@elders.example")], "name", CONTROL),
        (&[("name", "Fat\u{7}ma")], "name", CONTROL),
        (&[("name", LONG)], "name", LONG_NAME),
        (&[("phone", "")], "phone", PHONE),
        (&[("phone", "bel mij")], "phone", PHONE),
        (&[("phone", "12")], "phone", PHONE),
        (&[("street", "")], "street", EMPTY),
        (&[("street", "Vlas\rstraat")], "street", CONTROL),
        (&[("place", "")], "place", PLACE),
        (&[("place", "0000 Nergens")], "place", PLACE),
        (&[("place", "9032 Parijs")], "place", PLACE),
        (&[("language", "xx")], "language", CHOICE),
    ]
}

fn wrong_emails<'a>() -> Vec<Wrong<'a>> {
    vec![
        (&[("email", "")], "email", EMAIL),
        (&[("email", "fatma")], "email", EMAIL),
        (&[("email", "fatma@huis")], "email", EMAIL),
        (&[("email", "fatma@huis.example\nBcc: iemand@elders.example")], "email", EMAIL),
        (&[("email", "fatma@huis.example\r\n")], "email", EMAIL),
        (&[("email", "fatma,greet@huis.example")], "email", EMAIL),
    ]
}

const LONG: &str = "Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma";

/// The wrong times, on Wednesday 14 October 2026: the clock goes back on 25 October and forward on 28 March.
fn wrong_times<'a>() -> Vec<Wrong<'a>> {
    let end = [
        "Het einde is vroeger dan het begin. Eindigt het de volgende dag? Duid dat dan aan.",
        "The end is before the start. Does it end the next day? Then tick that.",
    ];
    let past = ["Dit moment is voorbij. Kies een later moment.", "This time is past. Choose a later one."];
    let long = ["Vraag hoogstens 12 uur na elkaar.", "Ask at most 12 hours at a time."];
    let short = ["Vraag minstens 15 minuten.", "Ask at least 15 minutes."];
    vec![
        (&[("date-0", "")], "date-0", DATE),
        (&[("date-0", "gisteren")], "date-0", DATE),
        (&[("date-0", "2026-02-30")], "date-0", DATE),
        (&[("date-0", "2029-10-20")], "date-0", FAR),
        (&[("date-0", "99999-01-01")], "date-0", DATE),
        (&[("from-0", "")], "from-0", TIME),
        (&[("from-0", "25:00")], "from-0", TIME),
        (&[("until-0", "noen")], "until-0", TIME),
        (&[("from-0", "12:00"), ("until-0", "09:00")], "until-0", end),
        (&[("from-0", "09:00"), ("until-0", "09:00")], "until-0", end),
        (&[("from-0", "07:00"), ("until-0", "19:30")], "until-0", long),
        (&[("from-0", "09:00"), ("until-0", "09:10")], "until-0", short),
        // A week in the past.
        (&[("date-0", "2026-10-06")], "date-0", past),
        (&[("date-0", "2026-10-14"), ("from-0", "08:00")], "date-0", past),
        (
            &[("date-0", "2026-10-25"), ("from-0", "02:30"), ("until-0", "06:00")],
            "which_start-0",
            [
                "Die nacht gaat de klok achteruit: 02:30 komt twee keer. Kies welk uur u bedoelt.",
                "The clock goes back that night, so 02:30 comes twice. Choose which one you mean.",
            ],
        ),
        (
            &[("date-0", "2027-03-28"), ("from-0", "02:30"), ("until-0", "06:00")],
            "from-0",
            [
                "Die nacht springt de klok vooruit: 02:30 bestaat niet. Kies een ander uur.",
                "The clock jumps forward that night, so 02:30 does not exist. Choose another time.",
            ],
        ),
    ]
}

fn wrong_children<'a>() -> Vec<Wrong<'a>> {
    let month = [
        "Schrijf eerst het jaar en dan de maand van geboorte, zoals 2024-03.",
        "Write the month of birth as year and month, such as 2024-03.",
    ];
    vec![
        (&[("child_name-0", "")], "child_name-0", ["Schrijf een voornaam of een eerste letter.", "Write a first name or an initial."]),
        (&[("child_month-0", "")], "child_month-0", month),
        (&[("child_month-0", "2024-13")], "child_month-0", month),
        (
            &[("child_month-0", "2026-11")],
            "child_month-0",
            [
                "Deze maand moet nog komen. Wij kunnen helpen als het kind geboren is.",
                "This month is still to come. We can help once the child is born.",
            ],
        ),
        (&[("child_month-0", "1990-01")], "child_month-0", ["Wij passen op kinderen tot 12 jaar.", "We mind children up to 12 years old."]),
        (&[("reason", "zomaar")], "reason", CHOICE),
    ]
}

/// A form for care that is in order on 14 October 2026.
fn good(app: &TestApp) -> Vec<(String, String)> {
    let mut fields = asked_form(&format!("fatma{}@huis.example", app.number), app.today());
    fields.iter_mut().filter(|(n, _)| n == "date-0").for_each(|(_, v)| *v = "2026-10-20".to_owned());
    fields
}

const OCTOBER: &str = "2026-10-14T08:00:00Z";

const OUT_OF_AREA: Wrong<'_> = (
    &[("place", "1000 Brussel")],
    "place",
    [
        "Wijkopvang Gent werkt niet in deze plaats. Vraag het aan uw eigen gemeente.",
        "Wijkopvang Gent does not come to this place. Ask your own municipality.",
    ],
);

#[actix_web::test]
async fn asking_for_care() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut she = app.guest();
    let wrongs = [wrong_contacts(), wrong_emails(), wrong_times(), wrong_children(), vec![OUT_OF_AREA]].concat();
    let (form, good) = (("/o/gent/ask", "submission", Some(("do", "send"))), good(&app));
    refused(&app, &mut she, form, &pairs(&good), &wrongs).await;
    assert!(app.raw_mails().await.is_empty(), "nobody is written to");
}

#[actix_web::test]
async fn asking_on_the_telephone() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut desk = app.desk().await;
    let mut wrongs = [wrong_contacts(), wrong_emails(), wrong_times(), wrong_children(), vec![OUT_OF_AREA]].concat();
    // A family may have no address at all.
    wrongs.retain(|(changes, ..)| *changes != [("email", "")].as_slice());
    let (form, good) = (("/families/new", "submission", Some(("do", "send"))), good(&app));
    refused(&app, &mut desk, form, &pairs(&good), &wrongs).await;
}

#[actix_web::test]
async fn asking_again() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let id = app.tables().texts("SELECT id AS value FROM families").remove(0);
    let good = good(&app);
    let good: Vec<(&str, &str)> = pairs(&good).into_iter().filter(|(n, _)| *n != "email").collect();
    let wrongs = [wrong_contacts(), wrong_times(), wrong_children(), vec![OUT_OF_AREA]].concat();
    let page = format!("{}/ask", family.page.strip_prefix(&app.base_url).unwrap_or(&family.page));
    refused(&app, &mut app.guest(), (&page, "submission", Some(("do", "send"))), &good, &wrongs).await;
    let page = format!("/families/{id}/ask");
    refused(&app, &mut desk, (&page, "submission", Some(("do", "send"))), &good, &wrongs).await;

    // A time that runs through one that stands already.
    let monday = app.week().monday().to_string();
    let standing = [
        "U vraagt al een ander moment dat hiermee samenvalt. Zeg dat eerst af.",
        "You ask another time that overlaps with this one already. Cancel that one first.",
    ];
    let overlap: Wrong<'_> = (&[("date-0", &monday), ("from-0", "11:00"), ("until-0", "13:00")], "date-0", standing);
    refused(&app, &mut desk, (&page, "submission", Some(("do", "send"))), &good, &[overlap]).await;
}

#[actix_web::test]
async fn an_hour_that_comes_twice_is_asked_and_then_taken() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut she = app.guest();
    let mut fields = good(&app);
    for (name, value) in [("date-0", "2026-10-25"), ("from-0", "02:30"), ("until-0", "06:00")] {
        fields.iter_mut().filter(|(n, _)| n == name).for_each(|(_, v)| *v = value.to_owned());
    }
    let page = she.open("/o/gent/ask").await;
    let page = she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await;
    assert_eq!(page.status, 422);
    let page = she.try_send(&page, "submission", &[("which_start-0", "second")], Some(("do", "send"))).await;
    assert_eq!(page.path, "/o/gent/asked", "{}", page.words());
    let email = format!("fatma{}@huis.example", app.number);
    let page = she.open(&app.link(&email, "/prove/").await).await;
    she.send(&page, "", &[]).await;
    let starts = app.tables().texts("SELECT CAST(starts_at AS TEXT) AS value FROM slots");
    assert!(starts[0].contains("2026-10-25 01:30") || starts[0].contains("2026-10-25T01:30"), "the second of the two: {starts:?}");
}

#[actix_web::test]
async fn times_that_overlap_in_one_form() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut she = app.guest();
    let before = saved(&app);
    let page = she.open("/o/gent/ask").await;
    let page = she.press(&page, "submission", ("do", "add-slot")).await;
    let mut fields = good(&app);
    fields.extend([("date-1", "2026-10-20"), ("from-1", "11:00"), ("until-1", "13:00")].map(|(n, v)| (n.to_owned(), v.to_owned())));
    let page = she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await;
    assert_eq!(page.status, 422);
    assert_eq!(beside(&page, "date-1").as_deref(), Some("Dit valt samen met een ander moment dat u vraagt."));
    assert_eq!(saved(&app), before);
}

#[actix_web::test]
async fn joining() {
    let app = TestApp::start().await;
    let good = joined_form("Amina Benali", &format!("amina{}@zorg.example", app.number));
    let travel = |typed: &'static [(&'static str, &'static str)]| -> Wrong<'static> {
        (typed, "max_travel_minutes", ["Schrijf een getal zonder komma, van 5 tot 180.", "Write a whole number from 5 to 180."])
    };
    let wrongs = [
        wrong_contacts(),
        wrong_emails(),
        vec![
            travel(&[("max_travel_minutes", "")]),
            travel(&[("max_travel_minutes", "4")]),
            travel(&[("max_travel_minutes", "veel")]),
            travel(&[("max_travel_minutes", "99999999999999999999")]),
            (&[("transport", "draak")], "transport", CHOICE),
        ],
    ]
    .concat();
    refused(&app, &mut app.guest(), ("/o/gent/join", "submission", None), &pairs(&good), &wrongs).await;
    let mut desk = app.desk().await;
    refused(&app, &mut desk, ("/caregivers/new", "submission", None), &pairs(&good), &wrongs).await;
    assert!(app.raw_mails().await.is_empty());
}

#[actix_web::test]
async fn a_caregivers_papers() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let path = format!("/caregivers/{}", carer.id);
    let profile = joined_form("Amina Benali", &carer.email);
    let profile: Vec<(&str, &str)> = pairs(&profile).into_iter().filter(|(n, _)| *n != "email").collect();
    refused(&app, &mut desk, (&path, "/profile", None), &profile, &wrong_contacts()).await;

    let day = ["Schrijf uren, zoals 7,5 of 7:30, hoogstens 24.", "Write hours, such as 7.5 or 7:30, at most 24."];
    let week = ["Schrijf uren, zoals 7,5 of 7:30, hoogstens 60.", "Write hours, such as 7.5 or 7:30, at most 60."];
    let month = ["Schrijf uren, zoals 7,5 of 7:30, hoogstens 400.", "Write hours, such as 7.5 or 7:30, at most 400."];
    let days = ["Schrijf een getal zonder komma, van 1 tot 7.", "Write a whole number from 1 to 7."];
    let least = ["Dit is meer dan het hoogste aantal uren per dag.", "This is more than the most hours a day."];
    let terms: [Wrong<'_>; 6] = [
        (&[("hours_per_day", "25")], "hours_per_day", day),
        (&[("hours_per_week", "veel")], "hours_per_week", week),
        (&[("max_days", "8")], "max_days", days),
        (&[("hours_per_day", "4"), ("min_hours_per_day", "5")], "min_hours_per_day", least),
        (&[("path_started_on", "morgen")], "path_started_on", A_DATE),
        (&[("stage", "koningin")], "stage", CHOICE),
    ];
    refused(&app, &mut desk, (&path, "/terms", None), &[("target_hours", "12")], &terms).await;
    let minutes: [Wrong<'_>; 2] = [
        (&[("month", "2026")], "month", ["Schrijf een maand, zoals 2026-11.", "Write a month, such as 2026-11."]),
        (&[("hours", "-3")], "hours", month),
    ];
    refused(&app, &mut desk, (&path, "/minutes", None), &[("month", "2026-10"), ("hours", "8")], &minutes).await;

    let good = [("code", "care-3-12"), ("valid_from", "2026-01-01"), ("valid_until", "2027-01-01"), ("seen", "yes")];
    let papers: [Wrong<'_>; 4] = [
        (&[("code", "")], "code", CHOICE),
        (&[("valid_from", "ooit")], "valid_from", A_DATE),
        (&[("valid_until", "nooit")], "valid_until", A_DATE),
        (&[("valid_until", "2025-12-31")], "valid_until", ["Het einde is vroeger dan het begin.", "The end is before the beginning."]),
    ];
    refused(&app, &mut desk, (&format!("{path}/training"), "code", None), &good, &papers).await;
}

#[actix_web::test]
async fn when_a_caregiver_can_work() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let hers = carer.page.strip_prefix(&app.base_url).unwrap();
    let end = ["Kies een later uur dan het begin.", "Choose a later time than the start."];
    let week: [Wrong<'_>; 4] = [
        (&[("from-2-0", "8 uur"), ("until-2-0", "12:00")], "from-2-0", HER_TIME),
        (&[("from-2-0", "08:00"), ("until-2-0", "")], "until-2-0", HER_TIME),
        (&[("from-2-0", "12:00"), ("until-2-0", "08:00")], "until-2-0", end),
        (&[("from-7-0", "12:00"), ("until-7-0", "12:00")], "until-7-0", end),
    ];
    let exceptions: [Wrong<'_>; 6] = [
        (&[("day", "")], "day", HER_DAY),
        (&[("day", "2026-11-17")], "day", HER_DAY),
        (&[("day", "2031-11-17")], "day", HER_DAY),
        (&[("from-0-0", "")], "from-0-0", HER_TIME),
        (&[("until-0-0", "99:99")], "until-0-0", HER_TIME),
        (&[("from-0-0", "14:00")], "until-0-0", end),
    ];
    let day = [("day", "2026-11-25"), ("kind", "hours"), ("from-0-0", "09:00"), ("until-0-0", "12:00")];
    for (mut guest, base) in [(app.guest(), hers.to_owned()), (desk, format!("/caregivers/{}", carer.id))] {
        let path = format!("{base}/availability");
        refused(&app, &mut guest, (&path, "/availability", Some(("do", "save"))), &[], &week).await;
        refused(&app, &mut guest, (&path, "/exceptions", Some(("do", "save"))), &day, &exceptions).await;
    }
}

#[actix_web::test]
async fn settings_and_lost_links() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let seconds = ["Schrijf een getal zonder komma, van 1 tot 3600.", "Write a whole number from 1 to 3600."];
    let wrongs: [Wrong<'_>; 6] = [
        (&[("run_time", "24:00")], "run_time", TIME),
        (&[("solve_seconds", "0")], "solve_seconds", seconds),
        (&[("solve_seconds", "1e3")], "solve_seconds", seconds),
        (&[("contact_name", "")], "contact_name", EMPTY),
        (&[("contact_phone", "?")], "contact_phone", PHONE),
        (&[("contact_email", "leen@wijk.example\nBcc: x@y.example")], "contact_email", EMAIL),
    ];
    refused(&app, &mut desk, ("/settings", "run_time", None), &[("contact_name", "Leen Peeters")], &wrongs).await;

    let mut she = app.guest();
    refused(&app, &mut she, ("/o/gent/link", "email", None), &[], &wrong_emails()).await;
    assert!(app.raw_mails().await.is_empty());
}

#[actix_web::test]
async fn a_wrong_password_says_so_and_keeps_the_address() {
    let app = TestApp::start().await;
    let mut she = app.guest();
    let page = she.open("/login").await;
    let address = app.coordinator("gent");
    let page = she.try_send(&page, "password", &[("email", &address), ("password", "samen in de stad")], None).await;
    assert_eq!(page.status, 422);
    assert!(page.words().contains("horen niet bij elkaar"), "{}", page.words());
    assert_eq!(held(&page, "email"), [address]);
    assert!(!page.html.contains("samen in de stad"), "a password is never shown");
    assert_eq!(app.tables().counts()["sessions"], 0);
}

#[actix_web::test]
async fn more_text_than_a_form_can_hold() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let before = saved(&app);
    let path = |page: &str, more: &str| format!("{}{more}", page.strip_prefix(&app.base_url).unwrap_or(page));
    let open = ["/o/gent/ask", "/o/gent/join", "/o/gent/link", "/login", "/language"].map(str::to_owned);
    let by_link =
        [path(&family.page, "/ask"), path(&carer.page, "/availability"), path(&carer.page, "/exceptions"), path(&carer.page, "/languages")];
    let of_desk = ["/families/new", "/caregivers/new", "/settings", "/letters"].map(str::to_owned);
    let text = "x".repeat(10 << 20);
    for path in open.iter().chain(&by_link).chain(&of_desk) {
        for most in [65 << 10, 10 << 20] {
            let page = desk.post(path, &[("name", &text[..most]), ("email", "fatma@huis.example")]).await;
            assert_eq!(page.status, 413, "{path}");
            assert!(page.words().contains("Dat is te veel tekst") && page.words().contains("Er is niets bewaard."), "{}", page.words());
        }
    }
    assert_eq!(saved(&app), before);
}

#[actix_web::test]
async fn a_program_that_fills_in_everything_is_thanked_and_forgotten() {
    let app = TestApp::start().await;
    let before = saved(&app);
    let mut it = app.guest();
    let page = it.open("/o/gent/ask").await;
    let mut fields = asked_form("robot@elders.example", app.week().monday());
    fields.push(("website".to_owned(), "https://elders.example".to_owned()));
    let page = it.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await;
    assert_eq!(page.path, "/o/gent/asked");
    let page = it.open("/o/gent/join").await;
    let mut fields = joined_form("Robot", "robot@elders.example");
    fields.push(("website".to_owned(), "https://elders.example".to_owned()));
    let page = it.send(&page, "submission", &pairs(&fields)).await;
    assert_eq!(page.path, "/o/gent/joined");
    assert_eq!(saved(&app), before);
    assert!(app.raw_mails().await.is_empty());
}

#[actix_web::test]
async fn sending_twice_asks_once_on_sqlite() {
    sending_twice_asks_once(Kind::Sqlite).await;
}

#[actix_web::test]
async fn sending_twice_asks_once_on_postgresql() {
    sending_twice_asks_once(Kind::Postgres).await;
}

async fn sending_twice_asks_once(kind: Kind) {
    let app = TestApp::start_on(kind).await;
    let (family, carer) = (format!("fatma{}@huis.example", app.number), format!("amina{}@zorg.example", app.number));
    let forms =
        [("/o/gent/ask", asked_form(&family, app.week().monday()), &family), ("/o/gent/join", joined_form("Amina Benali", &carer), &carer)];
    for (path, fields, email) in forms {
        let page = app.guest().open(path).await;
        let button = path.ends_with("ask").then_some(("do", "send"));
        let send = || {
            let (mut she, page, fields) = (app.guest(), page.clone(), fields.clone());
            actix_web::rt::spawn(async move { she.try_send(&page, "submission", &pairs(&fields), button).await.ok().unwrap().path })
        };
        let presses: Vec<_> = (0..5).map(|_| send()).collect();
        for press in presses {
            assert!(press.await.unwrap().contains("ed"), "each press is thanked for");
        }
        assert_eq!(app.mails(email).await.len(), 1, "{path}: one letter");
    }
    assert_eq!((app.tables().counts()["enquiries"], app.tables().counts()["caregivers"]), (1, 1));

    // The proof counts once, however often it is pressed.
    let (prove, welcome) = (app.link(&family, "/prove/").await, app.link(&carer, "/welcome/").await);
    for link in [&prove, &welcome] {
        let page = app.guest().open(link).await;
        let press = || {
            let (mut she, page) = (app.guest(), page.clone());
            actix_web::rt::spawn(async move { she.send(&page, "", &[]).await })
        };
        let presses: Vec<_> = (0..5).map(|_| press()).collect();
        for press in presses {
            press.await.unwrap();
        }
    }
    let counts = app.tables().counts();
    assert_eq!((counts["families"], counts["requests"], counts["slots"], counts["children"]), (1, 1, 1, 1));
    let proofs = "SELECT count(*) AS value FROM events WHERE kind IN ('family-proved', 'care-asked', 'caregiver-proved')";
    assert_eq!(app.tables().number(proofs), 3);
}

#[actix_web::test]
async fn the_same_form_with_another_address_is_a_form_of_its_own() {
    let app = TestApp::start().await;
    let (wrong, right) = (format!("fatna{}@huis.example", app.number), format!("fatma{}@huis.example", app.number));
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    for email in [&wrong, &right] {
        // She goes back in her browser and corrects the address.
        let fields = asked_form(email, app.week().monday());
        she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await.ok().unwrap();
    }
    assert_eq!(app.mails(&right).await.len(), 1, "the right address has its link");
    assert_eq!(app.tables().counts()["slots"], 0);
}
