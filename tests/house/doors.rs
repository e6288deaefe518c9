//! What comes in at the doors and must not get further: fields that nobody knows, characters that nobody types, dates
//! of no year; and what is said when the database takes nothing, when the site is opened under another name, and when a
//! link is lost.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use domain::on_either;

use super::harness::{Kind, Place, TestApp, asked_form, joined_form, pairs};

/// One request as it is written, and the whole answer.
fn ask(to: SocketAddr, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(to).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let length = body.len();
    let form = "content-type: application/x-www-form-urlencoded";
    let request = format!("{head}\r\n{form}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[actix_web::test]
async fn fields_that_nobody_knows_are_not_kept() {
    let app = TestApp::start().await;
    let email = format!("fatma{}@huis.example", app.number);
    let mut fields = asked_form(&email, app.week().monday());
    fields.extend([("junk".to_owned(), "x".repeat(50_000)), ("date-99".to_owned(), "junk".to_owned())]);
    fields.extend((0..100).map(|_| ("street".to_owned(), "junk".to_owned())));
    fields.push(("do".to_owned(), "send".to_owned()));
    assert_eq!(app.guest().post("/o/gent/ask", &pairs(&fields)).await.path, "/o/gent/asked");
    let [kept] = app.tables().texts("SELECT form AS value FROM enquiries").try_into().unwrap();
    assert!(kept.len() < 1000 && !kept.contains("junk") && kept.contains("Vlasstraat"), "{kept}");
    assert_eq!(app.tables().texts("SELECT email AS value FROM enquiries"), std::slice::from_ref(&email));
    // It is proved all the same, and then the address is not kept twice.
    let mut she = app.guest();
    let page = she.open(&app.link(&email, "/prove/").await).await;
    she.send(&page, "", &[]).await;
    assert_eq!(app.tables().number("SELECT count(*) AS value FROM enquiries WHERE email IS NOT NULL"), 0);
    assert_eq!(app.tables().counts()["slots"], 1);
}

#[actix_web::test]
async fn characters_that_nobody_types_come_through_no_door() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
        let odd = |fields: Vec<(String, String)>| -> Vec<(String, String)> {
            let free = ["name", "street", "wishes", "needs", "child_name-0", "story"];
            let spoilt = |(name, value): (String, String)| match free.contains(&name.as_str()) {
                true => (name, format!("{value}\0\u{2028}Bcc: x\u{2029}y")),
                false => (name, format!("{value}\0")),
            };
            fields.into_iter().map(spoilt).collect()
        };
        for (path, mut fields) in [
            ("/o/gent/ask", asked_form("a@huis.example", app.week().monday())),
            ("/o/gent/join", joined_form("Nadia", "b@huis.example")),
            ("/families/new", asked_form("c@huis.example", app.week().monday())),
            ("/caregivers/new", joined_form("Els", "d@huis.example")),
        ] {
            fields.extend([("needs".to_owned(), "twee keer".to_owned()), ("wishes".to_owned(), "geen".to_owned())]);
            let page = desk.open(path).await;
            let mut fields = odd(fields);
            if path.starts_with("/o/") {
                fields.push(("do".to_owned(), "send".to_owned()));
            } else {
                fields.extend([("do".to_owned(), "send".to_owned()), ("form_token".to_owned(), desk.token(&page))]);
            }
            let page = desk.post(path, &pairs(&fields)).await;
            assert!(page.status == 422 || page.status.is_success(), "{path}: {}", page.status);
        }
        for path in [
            "/o/%00",
            "/o/gent%00",
            "/family/%00",
            "/offer/x%00",
            "/prove/%00",
            "/weeks/%00",
            "/weeks?x=%00",
            "/families/%00/ask",
        ] {
            assert_eq!(desk.look(path).await.status, 404, "{kind:?} {path}");
        }
        let hers = carer.page.strip_prefix(&app.base_url).unwrap_or(&carer.page).to_owned();
        assert_eq!(desk.look(&format!("{hers}%00")).await.status, 404);
        assert_eq!(desk.look("/login?next=%00").await.status, 404);
        for (table, rows) in app.tables().everything() {
            for row in rows {
                assert!(!row.contains(['\0', '\u{2028}', '\u{2029}']), "{kind:?} {table}: {row:?}");
            }
        }
    }
}

#[actix_web::test]
async fn a_date_of_an_odd_year_is_no_date() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let before = app.tables().counts();
    for odd in ["+262142-12-31", "-262143-01-01", "0001-01-01", "9999-12-31", "1899-12-31"] {
        let page = desk.open(&format!("/caregivers/{}/training", carer.id)).await;
        for (from, until) in [(odd, ""), ("2026-01-01", odd)] {
            let fields = [("valid_from", from), ("valid_until", until)];
            assert_eq!(desk.try_send(&page, "valid_until", &fields, None).await.status, 422, "{from} {until}");
        }
        let page = desk.open(&format!("/caregivers/{}", carer.id)).await;
        assert_eq!(
            desk.try_send(&page, "path_started_on", &[("path_started_on", odd)], None).await.status,
            422,
            "{odd}"
        );
        let page = app.guest().open(&format!("{}/availability", carer.page)).await;
        let day = [("day", odd), ("kind", "off")];
        assert_eq!(app.guest().try_send(&page, "/exceptions", &day, Some(("do", "save"))).await.status, 422, "{odd}");
        let page = desk.open("/weeks").await;
        let (path, token) = (format!("/caregivers/{}/exceptions/{odd}/remove", carer.id), desk.token(&page));
        assert_eq!(desk.post(&path, &[("form_token", &token)]).await.status, 404, "{odd}");
        let mut fields = asked_form("a@huis.example", app.week().monday());
        fields[0].1 = odd.to_owned();
        fields.push(("do".to_owned(), "send".to_owned()));
        assert_eq!(desk.post("/o/gent/ask", &pairs(&fields)).await.status, 422, "{odd}");
    }
    assert_eq!(app.tables().counts()["certificates"], before["certificates"]);
    // No door reads a date in a way of its own.
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir()
                && !["target", "solver", "town", "demo", "tests"].contains(&name.as_str())
                && !name.starts_with('.')
            {
                folders.push(path);
            } else if name.ends_with(".rs") && name != "tests.rs" {
                let source = std::fs::read_to_string(&path).unwrap();
                let serving = source.split("#[cfg(test)]").next().unwrap();
                assert!(
                    !serving.contains("parse::<NaiveDate>"),
                    "{} reads dates by itself: use basics::date",
                    path.display()
                );
            }
        }
    }
}

fn on_the_writer(app: &TestApp, sql: &str) {
    app.wiring.database.write_now(|c| Ok(on_either!(c, |c| c.batch_execute(sql))?)).unwrap();
}

/// The form by which care is asked, for an address.
fn form_of(app: &TestApp, email: &str) -> String {
    let mut fields = asked_form(email, app.week().monday());
    fields.extend([("do".to_owned(), "send".to_owned()), ("needs".to_owned(), "x".repeat(900))]);
    serde_urlencoded::to_string(pairs(&fields)).unwrap()
}

/// That an answer says to come again, and has what was typed in it.
fn told_to_come_again(answer: &str) {
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("retry-after: "), "{answer}");
    assert!(
        answer.contains("Vlasstraat 17") && answer.contains("action=\"/o/gent/ask\""),
        "nothing has to be typed again: {answer}"
    );
}

async fn send(app: &TestApp, head: &str, body: String) -> String {
    let (to, head) =
        (app.listens_at, format!("{head} HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin", app.listens_at));
    tokio::task::spawn_blocking(move || ask(to, &head, &body)).await.unwrap()
}

#[actix_web::test]
async fn a_full_disk_is_told_as_such() {
    let app = TestApp::start().await;
    // The file may not grow any more.
    on_the_writer(&app, "PRAGMA max_page_count = 1");
    let mut taken = 0;
    let refused = loop {
        let answer = send(&app, "POST /o/gent/ask", form_of(&app, &format!("fatma{taken}@huis.example"))).await;
        if !answer.starts_with("HTTP/1.1 303") {
            break answer;
        }
        taken += 1;
        assert!(taken < 50, "the file is full by now");
    };
    told_to_come_again(&refused);
    assert_eq!(app.tables().counts()["enquiries"], taken, "what was acknowledged is there, what was refused is not");
    assert!(send(&app, "GET /o/gent", String::new()).await.starts_with("HTTP/1.1 200"), "what can be read is shown");
    on_the_writer(&app, "PRAGMA max_page_count = 1000000");
    assert!(send(&app, "POST /o/gent/ask", form_of(&app, "fatma99@huis.example")).await.starts_with("HTTP/1.1 303"));
}

#[actix_web::test]
async fn a_locked_database_is_told_as_such() {
    let app = TestApp::start().await;
    let mut other =
        <diesel::SqliteConnection as diesel::Connection>::establish(app.database_file().to_str().unwrap()).unwrap();
    other.batch_execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE").unwrap();
    let began = Instant::now();
    told_to_come_again(&send(&app, "POST /o/gent/ask", form_of(&app, "fatma@huis.example")).await);
    let health = send(&app, "GET /health", String::new()).await;
    assert!(health.starts_with("HTTP/1.1 503") && health.contains("retry-after: 5"), "{health}");
    assert!(send(&app, "GET /o/gent", String::new()).await.starts_with("HTTP/1.1 200"), "what can be read is shown");
    assert!(began.elapsed() < Duration::from_secs(16), "{:?}", began.elapsed());
    drop(other);
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert!(send(&app, "GET /health", String::new()).await.starts_with("HTTP/1.1 200"));
    assert_eq!(app.tables().counts()["enquiries"], 0, "what was refused is not there");
}

#[actix_web::test]
async fn more_than_can_be_served_is_told_to_come_again() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    app.carer(&mut desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
    let (cookies, path) = (desk.cookies(), format!("/weeks/{}", app.week()));
    let asking: Vec<_> = (0..600)
        .map(|n| {
            let [.., a, b] = u32::to_be_bytes(n / 100 + 1);
            let address = std::net::IpAddr::V4(std::net::Ipv4Addr::new(127, 90, a, b));
            let client = awc::Client::builder()
                .timeout(Duration::from_secs(30))
                .disable_redirects()
                .local_address(address)
                .finish();
            let request = client.get(format!("{}{path}", app.base_url)).insert_header(("cookie", cookies.clone()));
            actix_web::rt::spawn(async move {
                let began = Instant::now();
                let answer = request.send().await.unwrap();
                (answer.status().as_u16(), answer.headers().contains_key("retry-after"), began.elapsed())
            })
        })
        .collect();
    let mut well = 0;
    for one in asking {
        let (status, again, took) = one.await.unwrap();
        assert!(status == 200 || status == 503 && again, "{status}");
        assert!(took < Duration::from_secs(15), "{took:?}");
        well += u32::from(status == 200);
    }
    assert!(well > 0);
    assert_eq!(desk.look(&path).await.status, 200, "and then all is well");
}

#[actix_web::test]
async fn a_site_without_a_name_says_so_and_takes_forms_under_any() {
    let place = Place::new();
    place.add_organiser();
    let port: u16 = place.base_url().rsplit(':').next().unwrap().parse().unwrap();
    let anywhere = format!("0.0.0.0:{port}");
    let _serving = place.serve(&[("WIJKOPVANG_LISTEN", &anywhere)]);
    assert!(place.log().contains("base_url is not set"), "{}", place.log());
    let (to, name) = (SocketAddr::from(([127, 0, 0, 2], port)), format!("127.0.0.2:{port}"));
    let page = ask(to, &format!("GET /o/gent/ask HTTP/1.1\r\nhost: {name}"), "");
    assert!(page.contains("de links in de e-mails werken nog niet"), "{page}");
    // Over plain http browsers send no Fetch Metadata; some send no origin either.
    let week = domain::basics::IsoWeek::of(chrono::Utc::now().date_naive()).next();
    let mut fields = asked_form("fatma@huis.example", week.days()[2]);
    fields.push(("do".to_owned(), "send".to_owned()));
    let body = serde_urlencoded::to_string(pairs(&fields)).unwrap();
    let from = |header: &str| ask(to, &format!("POST /o/gent/ask HTTP/1.1\r\nhost: {name}\r\n{header}"), &body);
    assert!(from(&format!("origin: http://{name}")).starts_with("HTTP/1.1 303"));
    assert!(from(&format!("referer: http://{name}/o/gent/ask")).starts_with("HTTP/1.1 303"));
    let forged = [
        "origin: http://elders.example".to_owned(),
        "referer: http://elders.example/o/gent/ask".to_owned(),
        format!("referer: http://elders.example/http://{name}/"),
        format!("referer: http://{name}.elders.example/"),
        format!("origin: http://elders.example\r\nreferer: http://{name}/"),
        format!("sec-fetch-site: cross-site\r\norigin: http://{name}"),
        format!("origin: null\r\nreferer: http://{name}/"),
        "x: y".to_owned(),
    ];
    for header in forged {
        let answer = from(&header);
        assert!(answer.starts_with("HTTP/1.1 403") && !answer.contains("Vlasstraat"), "{header}: {answer}");
    }
}

#[actix_web::test]
async fn a_site_with_a_name_that_is_opened_by_another_says_where_to_go() {
    let app = TestApp::start().await;
    let (to, name) = (app.listens_at, format!("127.0.0.7:{}", app.listens_at.port()));
    let page = ask(to, &format!("GET /o/gent/ask HTTP/1.1\r\nhost: {name}"), "");
    let link = format!("<a href=\"{0}\">{0}</a>", app.base_url);
    assert!(page.contains("Formulieren werken alleen op") && page.contains(&link), "{page}");
    let mut fields = asked_form("fatma@huis.example", app.week().monday());
    fields.push(("do".to_owned(), "send".to_owned()));
    let body = serde_urlencoded::to_string(pairs(&fields)).unwrap();
    let answer = ask(to, &format!("POST /o/gent/ask HTTP/1.1\r\nhost: {name}\r\norigin: http://{name}"), &body);
    assert!(answer.starts_with("HTTP/1.1 403") && answer.contains(&app.base_url), "{answer}");
    assert!(
        answer.contains("Vlasstraat 17") && !answer.contains("action=\"/o/gent/ask\""),
        "to be copied, not to be sent: {answer}"
    );
    // A right referer under the right name is enough.
    let right =
        ask(to, &format!("POST /o/gent/ask HTTP/1.1\r\nhost: {to}\r\nreferer: {}/o/gent/ask", app.base_url), &body);
    assert!(right.starts_with("HTTP/1.1 303"), "{right}");
}

#[actix_web::test]
async fn a_lost_link_brings_one_letter_with_all_that_waits() {
    let app = TestApp::start().await;
    let email = format!("fatma{}@huis.example", app.number);
    for number in 0..3 {
        let mut fields = asked_form(&email, app.week().days()[number]);
        fields.push(("do".to_owned(), "send".to_owned()));
        assert_eq!(app.guest().post("/o/gent/ask", &pairs(&fields)).await.path, "/o/gent/asked");
    }
    app.guest().post("/o/gent/join", &pairs(&joined_form("Fatma Yıldız", &email))).await;
    let before = app.mails(&email).await.len();
    let mut she = app.guest();
    let page = she.open("/o/gent/link").await;
    she.send(&page, "email", &[("email", &email)]).await;
    let mails = app.mails(&email).await;
    assert_eq!(mails.len(), before + 1, "one letter");
    let letter = mails.last().unwrap();
    assert_eq!((letter.links("/prove/").len(), letter.links("/welcome/").len()), (3, 1));
    assert!(!letter.text.contains("Fatma"), "nobody is named to whom an address is not proved: {}", letter.text);
    // Each link of before is over, each of these works.
    let first = mails[0].links("/prove/").remove(0);
    assert_eq!(app.guest().look(&first).await.status, 410);
    for link in letter.links("/prove/") {
        assert_eq!(app.guest().look(&link).await.status, 200);
    }
}

#[actix_web::test]
async fn a_link_that_was_replaced_is_over_and_a_used_proof_makes_no_more() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    for (email, prefix, proof) in [(&family.email, "/family/", "/prove/"), (&carer.email, "/caregiver/", "/welcome/")] {
        let used = app.link(email, proof).await;
        let before = app.tables().counts()["links"];
        let mut pages = Vec::new();
        for _ in 0..5 {
            let mut she = app.guest();
            let page = she.open(&used).await;
            let page = she.send(&page, "", &[]).await;
            pages.extend(page.links().into_iter().find(|link| link.starts_with(prefix)));
        }
        assert_eq!(app.tables().counts()["links"], before, "{proof}");
        assert!(pages.len() == 5 && pages.windows(2).all(|two| two[0] == two[1]), "{pages:?}");
        let mut last = app.link(email, prefix).await;
        for _ in 0..2 {
            let mut she = app.guest();
            let page = she.open("/o/gent/link").await;
            she.send(&page, "email", &[("email", email)]).await;
            let next = app.link(email, prefix).await;
            assert_ne!(next, last);
            assert_eq!(app.guest().look(&last).await.status, 410, "{prefix}");
            assert_eq!(app.guest().look(&next).await.status, 200, "{prefix}");
            last = next;
        }
        assert_eq!(app.guest().look(&pages[0]).await.status, 410, "the page of the proof is replaced as well");
    }
}

#[actix_web::test]
async fn nobody_can_tell_from_the_time_whether_an_address_is_known() {
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[]).await;
    for number in 0..15 {
        app.guest().post("/o/gent/join", &pairs(&joined_form("Nadia", &format!("bekend{number}@huis.example")))).await;
    }
    app.deliver().await;
    let mut fastest = [Duration::MAX; 2];
    for number in 0..15 {
        for (which, name) in ["bekend", "vreemd"].iter().enumerate() {
            let body = serde_urlencoded::to_string([("email", format!("{name}{number}@huis.example"))]).unwrap();
            let (to, head) = (
                app.listens_at,
                format!("POST /o/gent/link HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin", app.listens_at),
            );
            let took = tokio::task::spawn_blocking(move || {
                let began = Instant::now();
                assert!(ask(to, &head, &body).starts_with("HTTP/1.1 303"));
                began.elapsed()
            });
            fastest[which] = fastest[which].min(took.await.unwrap());
            app.deliver().await;
        }
    }
    let [known, stranger] = fastest;
    assert!(known < stranger * 3 / 2 + Duration::from_millis(1), "known {known:?}, not known {stranger:?}");
}
