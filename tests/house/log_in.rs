//! Logging in: guesses are slow and lock nobody out, one session at a time, and nothing that was typed is lost when it
//! is over.

use std::time::{Duration, Instant};

use super::harness::{COORDINATOR, Guest, Kind, TestApp, pairs};

/// Tries a password from an address, as a proxy tells it; the status.
async fn guess(base_url: String, from: String, email: String, password: &str) -> u16 {
    let client = awc::Client::builder().timeout(Duration::from_secs(120)).disable_redirects().finish();
    let request = client.post(format!("{base_url}/login")).insert_header(("sec-fetch-site", "same-origin"));
    let body = serde_urlencoded::to_string([("email", email.as_str()), ("password", password)]).unwrap();
    let form = ("content-type", "application/x-www-form-urlencoded");
    let answer = request.insert_header(("x-forwarded-for", from)).insert_header(form).send_body(body).await.unwrap();
    let status = answer.status().as_u16();
    assert_eq!(answer.headers().contains_key("retry-after"), status == 429, "{status}");
    status
}

#[actix_web::test]
async fn guesses_from_many_addresses_are_slow_and_the_owner_gets_in() {
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("behind_proxy", "true")]).await;
    // She has logged in here before, and is logged out.
    let mut owner = app.desk().await;
    owner.forget_cookie("session");
    let email = app.coordinator("gent");
    let (base_url, began) = (app.base_url.clone(), Instant::now());
    let guesses: Vec<_> = (0..60)
        .map(|n| actix_web::rt::spawn(guess(base_url.clone(), format!("192.0.2.{n}"), email.clone(), "geraden")))
        .collect();
    tokio::time::sleep(Duration::from_secs(1)).await;
    // Meanwhile her own device is not slowed down.
    let (page, asked) = (owner.open("/login").await, Instant::now());
    let page = owner.send(&page, "password", &[("email", &email), ("password", COORDINATOR.1)]).await;
    assert_eq!(page.path, "/today");
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    let mut statuses = Vec::new();
    for guess in guesses {
        statuses.push(guess.await.unwrap());
    }
    let tried = statuses.iter().filter(|status| **status == 422).count();
    assert!((5..=32).contains(&tried), "five at once, then those who wait: {statuses:?} in {:?}", began.elapsed());
    assert!(statuses.iter().all(|status| [422, 429].contains(status)), "{statuses:?}");
    // On a new device she waits for seconds, and gets in.
    let asked = Instant::now();
    assert_eq!(guess(base_url, "192.0.2.200".to_owned(), email, COORDINATOR.1).await, 303);
    assert!(asked.elapsed() < Duration::from_secs(25), "{:?}", asked.elapsed());
}

#[actix_web::test]
async fn who_guesses_without_end_leaves_the_owner_her_turn() {
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("behind_proxy", "true")]).await;
    let email = app.coordinator("gent");
    // Eight at a time, from two addresses, for as long as she tries.
    let guesses: Vec<_> = (0..16)
        .map(|n| {
            let (base_url, email) = (app.base_url.clone(), email.clone());
            actix_web::rt::spawn(guess(base_url, format!("192.0.2.{}", n % 2), email, "geraden"))
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(guess(app.base_url.clone(), "198.51.100.7".to_owned(), email, COORDINATOR.1).await, 303);
    for guess in guesses {
        assert_ne!(guess.await.unwrap(), 303);
    }
}

#[actix_web::test]
async fn passwords_are_hashed_a_few_at_a_time_and_pages_go_on() {
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("behind_proxy", "true")]).await;
    let guesses: Vec<_> = (0..120)
        .map(|n| {
            let email = format!("iemand{n}@wijk.example");
            actix_web::rt::spawn(guess(app.base_url.clone(), format!("192.0.2.{n}"), email, "geraden"))
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut slowest = Duration::ZERO;
    for _ in 0..5 {
        let asked = Instant::now();
        assert_eq!(app.guest().look("/o/gent").await.status, 200);
        slowest = slowest.max(asked.elapsed());
    }
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");
    let mut refused = 0;
    for guess in guesses {
        let status = guess.await.unwrap();
        assert!(status == 422 || status == 429, "{status}");
        refused += u32::from(status == 429);
    }
    assert!((1..120).contains(&refused), "{refused} of 120 were told to come again");
}

#[actix_web::test]
async fn a_second_log_in_ends_the_first_session() {
    let app = TestApp::start().await;
    let (mut first, mut second) = (app.desk().await, app.desk().await);
    assert_eq!(second.look("/weeks").await.status, 200);
    assert_eq!(first.look("/weeks").await.path, "/login?next=%2Fweeks");
    assert_eq!(app.tables().counts()["sessions"], 1);
}

#[actix_web::test]
async fn a_deep_link_is_where_one_lands_after_the_log_in() {
    let app = TestApp::start().await;
    let mut desk = app.guest();
    let wanted = format!("/weeks/{}/board?by=caregiver", app.week());
    let page = desk.look(&wanted).await;
    assert!(page.path.starts_with("/login?next="), "{}", page.path);
    let credentials = [("email", app.coordinator("gent")), ("password", COORDINATOR.1.to_owned())];
    let typed: Vec<(&str, &str)> = credentials.iter().map(|(name, value)| (*name, value.as_str())).collect();
    // A mistyped password does not lose the way.
    let wrong = [typed[0], ("password", "samen-in-de-wijl")];
    let page = desk.try_send(&page, "password", &wrong, None).await;
    assert_eq!(page.status, 422);
    assert_eq!(desk.send(&page, "password", &typed).await.path, wanted);
    // Nobody is led elsewhere.
    for elsewhere in ["//elders.example", "https://elders.example", "/\\elders.example"] {
        let mut desk = app.guest();
        let with_next = [typed.as_slice(), &[("next", elsewhere)]].concat();
        assert_eq!(desk.post("/login", &with_next).await.path, "/today", "{elsewhere}");
    }
}

/// A family on the telephone, as a coordinator writes it down.
fn on_the_telephone(app: &TestApp) -> Vec<(String, String)> {
    let mut fields = super::harness::asked_form(&format!("fatma{}@huis.example", app.number), app.week().monday());
    fields.retain(|(name, _)| name != "needs");
    fields.push(("needs".to_owned(), "Bel twee keer,\nde hond blaft.".to_owned()));
    fields
}

async fn log_in_again(app: &TestApp, desk: &mut Guest, page: &super::harness::Page) -> super::harness::Page {
    desk.send(page, "password", &[("email", &app.coordinator("gent")), ("password", COORDINATOR.1)]).await
}

#[actix_web::test]
async fn what_was_typed_when_the_session_was_over_is_there_after_the_log_in() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let form = desk.open("/families/new").await;
    app.wiring.clock.advance(31 * 60);
    let fields = on_the_telephone(&app);
    let page = desk.try_send(&form, "needs", &pairs(&fields), Some(("do", "send"))).await;
    assert!(page.status == 403 && page.html.contains("name=\"password\""), "{}: {}", page.status, page.words());
    // She mistypes her password once.
    let wrong = [("email", "leen@wijk.example"), ("password", "iets anders heel lang")];
    let page = desk.try_send(&page, "password", &wrong, None).await;
    assert!(page.status == 422, "{}", page.status);
    let page = log_in_again(&app, &mut desk, &page).await;
    for text in ["Fatma", "Bel twee keer,", "de hond blaft."] {
        assert!(page.words().contains(text) || page.html.contains(text), "{text} is shown: {}", page.words());
    }
    assert_eq!(app.tables().counts()["families"], 0, "nothing was done by itself");
    let page = desk.try_send(&page, "needs", &[], Some(("do", "send"))).await;
    assert!(
        page.status.is_success() && page.path.starts_with("/families/"),
        "{} {}: {}",
        page.path,
        page.status,
        page.words()
    );
    assert_eq!(app.tables().texts("SELECT needs AS value FROM families"), ["Bel twee keer,\nde hond blaft."]);
}

#[actix_web::test]
async fn a_form_of_an_earlier_log_in_is_shown_again_and_not_carried_out() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let form = desk.open("/families/new").await;
    let login = desk.open("/login").await;
    log_in_again(&app, &mut desk, &login).await;
    let fields = on_the_telephone(&app);
    let page = desk.try_send(&form, "needs", &pairs(&fields), Some(("do", "send"))).await;
    assert_eq!(page.status, 403);
    assert!(page.html.contains("de hond blaft."), "{}", page.words());
    assert_eq!(app.tables().counts()["families"], 0);
    let page = desk.try_send(&page, "needs", &[], Some(("do", "send"))).await;
    assert!(page.status.is_success(), "{}: {}", page.status, page.words());
    assert_eq!(app.tables().counts()["families"], 1);
}

#[actix_web::test]
async fn a_form_that_came_too_soon_or_was_too_long_is_not_lost() {
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[]).await;
    let mut she = app.guest();
    let email = format!("fatma{}@huis.example", app.number);
    let form = she.open("/o/gent/ask").await;
    for number in 0..11 {
        let mut fields = super::harness::asked_form(&email, app.week().monday());
        fields.push(("submission".to_owned(), format!("0192f0c1-2b3c-7d4e-8f5a-{number:012}")));
        fields.push(("do".to_owned(), "send".to_owned()));
        if number < 5 {
            // Other forms that cause letters to the same address.
            she.post("/o/gent/join", &pairs(&super::harness::joined_form("Fatma", &email))).await.ok().unwrap();
            continue;
        }
        let page = she.post("/o/gent/ask", &pairs(&fields)).await;
        if number < 10 {
            assert_eq!(page.path, "/o/gent/asked");
            continue;
        }
        assert_eq!(page.status, 429);
        assert!(page.words().contains("Uw naam Fatma") || page.words().contains("Naam Fatma"), "{}", page.words());
        assert!(page.words().contains("Ik heb les Nederlands"), "choices are told in words: {}", page.words());
        // The form is there again, filled in; nothing is sent by that.
        let shown = she.try_send(&page, "street", &[], Some(("do", "show"))).await.ok().unwrap();
        assert!(shown.html.contains("value=\"Vlasstraat 17\"") && shown.path == "/o/gent/ask", "{}", shown.words());
        assert!(page.words().contains("Fatma") && page.html.contains("action=\"/o/gent/ask\""), "{}", page.words());
        app.wiring.clock.advance(3601);
        let page = she.try_send(&page, "street", &[], Some(("do", "send"))).await;
        assert_eq!(page.path, "/o/gent/asked", "{}", page.words());
    }
    // More than a form holds: the text is there to be copied.
    let (needs, text) = ("Bel twee keer.", "en dan nog iets, ".repeat(5000));
    let fields = [("name", "Fatma"), ("needs", needs), ("wishes", text.as_str())];
    let page = she.try_send(&form, "needs", &fields, Some(("do", "send"))).await;
    assert_eq!(page.status, 413);
    assert!(page.html.contains(needs) && page.html.contains(text.trim()), "the text is on the page");
    assert!(!page.html.contains("action=\"/o/gent/ask\""), "it cannot be sent as it is");
}

#[actix_web::test]
async fn a_button_pressed_after_the_session_leads_back_to_its_page_and_says_that_nothing_was_done() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let week = format!("/weeks/{}", app.week());
    let page = desk.open(&week).await;
    app.wiring.clock.advance(31 * 60);
    let login = desk.try_send(&page, "/solve", &[], None).await;
    assert!(login.html.contains("name=\"password\"") && login.words().contains("nog niet gedaan"), "{}", login.words());
    let back = log_in_again(&app, &mut desk, &login).await;
    assert_eq!(back.path.split('?').next(), Some(week.as_str()));
    assert!(back.words().contains("nog niet gedaan. Druk opnieuw"), "{}", back.words());
    assert_eq!(app.tables().counts()["plan_runs"], 0);
    assert!(!desk.open(&week).await.words().contains("Druk opnieuw"), "once");
}

#[actix_web::test]
async fn a_form_to_a_link_that_has_ended_is_taken_to_the_open_form() {
    let app = TestApp::start().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let mut she = app.guest();
    let form = she.open(&format!("{}/ask", family.page)).await;
    app.tables().execute("UPDATE links SET expires_at = issued_at");
    let page = she.try_send(&form, "needs", &[("needs", "Bel twee keer")], Some(("do", "send"))).await;
    assert!(page.status == 410 && page.words().contains("Bel twee keer"), "{}", page.words());
    assert!(!page.words().contains("Verstuur het nu"), "{}", page.words());
    let shown = she.try_send(&page, "needs", &[], Some(("do", "show"))).await.ok().unwrap();
    assert!(shown.path == "/o/gent/ask" && shown.html.contains("Bel twee keer"), "{}", shown.words());
}
