//! Limits that hold whatever a stranger says of herself, in every process, and after a restart.

use domain::limits::{self, Limits};

use super::harness::{Kind, TestApp, asked_form, joined_form, pairs};

/// Behind a proxy, which says who comes.
async fn behind_proxy() -> TestApp {
    TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("behind_proxy", "true")]).await
}

/// Sends a form with the lines that a proxy and whoever stands before it have written; the status, and when to come
/// again.
async fn post(app: &TestApp, path: &str, forwarded: &[String], fields: &[(&str, &str)]) -> (u16, Option<String>) {
    let client = awc::Client::builder().timeout(std::time::Duration::from_secs(60)).disable_redirects().finish();
    let mut request = client.post(format!("{}{path}", app.base_url)).insert_header(("sec-fetch-site", "same-origin"));
    for line in forwarded {
        request = request.append_header(("x-forwarded-for", line.as_str()));
    }
    let form = ("content-type", "application/x-www-form-urlencoded");
    let answer = request.insert_header(form).send_body(serde_urlencoded::to_string(fields).unwrap()).await.unwrap();
    let again = answer.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
    (answer.status().as_u16(), again)
}

#[actix_web::test]
async fn whatever_stands_before_the_proxys_word_is_not_believed() {
    let app = behind_proxy().await;
    let ways: [(&str, fn(u32) -> Vec<String>); 3] = [
        ("a made-up line before the true one", |n| vec![format!("198.51.100.{n}"), "192.0.2.1".to_owned()]),
        ("a made-up entry, and a port", |n| vec![format!("198.51.100.{n}, 192.0.2.2:{}", 4000 + n)]),
        ("addresses of one network", |n| vec![format!("2001:db8:1:2::{n:x}")]),
    ];
    for (way, (what, lines)) in ways.into_iter().enumerate() {
        let mut refused = 0;
        for number in 1..=60 {
            // Each to an account of its own, so that the address alone is counted.
            let email = format!("iemand{way}.{number}@wijk.example");
            let (status, again) =
                post(&app, "/login", &lines(number), &[("email", &email), ("password", "geraden")]).await;
            assert!(status == 422 || status == 429, "{what}: {status}");
            refused += u32::from(status == 429);
            assert_eq!(again.is_some(), status == 429, "{what}");
        }
        assert_eq!(refused, 60 - 30, "{what}");
    }
    // Somebody else is not touched by that.
    let (status, _) =
        post(&app, "/login", &["192.0.2.9".to_owned()], &[("email", "x@wijk.example"), ("password", "geraden")]).await;
    assert_eq!(status, 422);
}

#[actix_web::test]
async fn one_mailbox_gets_few_letters_whoever_asks_for_them_and_by_whatever_name() {
    let app = behind_proxy().await;
    let (mut taken, mut refused) = (0, 0);
    for number in 0..20 {
        let email = format!("Fatma{}+{number}@huis.example", app.number);
        let (path, mut fields) = match number % 2 {
            0 => ("/o/gent/ask", asked_form(&email, app.week().monday())),
            _ => ("/o/gent/join", joined_form("Fatma Yıldız", &email)),
        };
        fields.push(("do".to_owned(), "send".to_owned()));
        let (status, again) = post(&app, path, &[format!("192.0.2.{number}")], &pairs(&fields)).await;
        match status {
            303 => taken += 1,
            429 => refused += 1,
            other => panic!("{path} answered {other}"),
        }
        assert_eq!(again.is_some(), status == 429);
    }
    assert_eq!((taken, refused), (10, 10));
    assert_eq!(app.raw_mails().await.len(), 10);
}

#[actix_web::test]
async fn limits_hold_after_a_restart_and_in_another_process_on_sqlite() {
    hold_after_a_restart(Kind::Sqlite).await;
}

#[actix_web::test]
async fn limits_hold_after_a_restart_and_in_another_process_on_postgresql() {
    hold_after_a_restart(Kind::Postgres).await;
}

async fn hold_after_a_restart(kind: Kind) {
    let app = TestApp::start_on(kind).await;
    let now = app.wiring.clock.now();
    let tries = [(limits::LETTERS, "fatma@huis.example")];
    for number in 1..=12 {
        // What one process counts, the next one knows; nothing of it is in memory.
        let counted = Limits::new(app.wiring.database.clone()).count(now, &tries).await.unwrap();
        assert_eq!(counted, if number <= 10 { Ok(()) } else { Err(3600) }, "{number}");
    }
    let later = now.plus_minutes(60);
    assert_eq!(
        Limits::new(app.wiring.database.clone()).count(later, &tries).await.unwrap(),
        Ok(()),
        "the hour is over"
    );
    // Fifty at one moment: not one too many, and nobody fails.
    let all = Limits::new(app.wiring.database.clone());
    let counting = (0..50).map(|_| {
        let all = all.clone();
        actix_web::rt::spawn(async move {
            all.count(now, &[(limits::LOG_INS, "192.0.2.1"), (limits::FORMS, "192.0.2.1")]).await.unwrap()
        })
    });
    let mut allowed = 0;
    for one in counting.collect::<Vec<_>>() {
        allowed += u32::from(one.await.unwrap().is_ok());
    }
    assert_eq!(allowed, 30);
    // Two days later nothing of it is kept.
    app.wiring.clock.advance(49 * 3600);
    domain::retention::forget(&app.wiring.database, app.wiring.clock.now()).unwrap();
    assert_eq!(app.tables().counts()["tries"], 0);
}

#[actix_web::test]
async fn what_is_counted_names_nobody() {
    let app = TestApp::start().await;
    let email = format!("fatma{}@huis.example", app.number);
    let mut she = app.guest();
    let page = she.open("/o/gent/link").await;
    she.send(&page, "email", &[("email", &email)]).await;
    let rows = app.tables().everything().remove("tries").unwrap();
    assert!(!rows.is_empty());
    assert!(!rows.iter().any(|row| row.contains("fatma") || row.contains(&app.peer().to_string())), "{rows:?}");
}

/// Whoever holds a link writes to few strangers with it: new addresses are counted in the database, for her and for the
/// mailbox. A coordinator, who is known, is not kept from it.
#[actix_web::test]
async fn a_link_writes_to_few_new_addresses() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
        for (page, form) in [(&family.page, "address"), (&amina.page, "email")] {
            let path = format!("{}/{form}", page.strip_prefix(&app.base_url).unwrap());
            let mut statuses = Vec::new();
            for number in 0..7 {
                let email = format!("vreemd.{form}{number}.{}@elders.example", app.number);
                statuses.push(app.guest().post(&path, &[("email", &email)]).await.status);
            }
            assert_eq!(statuses, [200, 200, 200, 200, 200, 429, 429], "{form}");
            let written = |number| {
                let to = format!("recipient LIKE 'vreemd.{form}{number}.%'");
                app.tables().number(&format!("SELECT count(*) AS value FROM outbox WHERE {to}"))
            };
            assert_eq!([4, 5, 6].map(written), [1, 0, 0], "what is refused leaves no letter");
            let last = format!("vreemd.{form}4.{}@elders.example", app.number);
            let holds = match form {
                "address" => "SELECT email_heard AS value FROM families",
                _ => "SELECT email AS value FROM new_addresses",
            };
            assert_eq!(app.tables().texts(holds), [last], "what is refused changes nothing");
        }
        let id = app.tables().texts("SELECT id AS value FROM families").remove(0);
        let page = desk.open(&format!("/families/{id}")).await;
        let done = desk.send(&page, "/address", &[("email", "kantoor@elders.example")]).await;
        assert!(done.path.ends_with("said=address"), "{}", done.path);
        // A day later she can try again.
        app.pass(25).await;
        let path = format!("{}/address", family.page.strip_prefix(&app.base_url).unwrap());
        let email = format!("vreemd.later{}@elders.example", app.number);
        assert_eq!(app.guest().post(&path, &[("email", &email)]).await.status, 200);
        app.deliver().await;
    }
}
