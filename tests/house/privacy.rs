//! What leaves the house, and what stays behind: letters without addresses and names of children, no link that could be
//! read back, logs that name nobody.

use domain::basics::IsoWeek;
use mail_parser::{MessageParser, MimeHeaders};

use super::harness::{Place, TestApp, asked_form, joined_form, pairs};

/// Every text that a letter holds: headers, and all parts decoded.
fn texts(raw: &str) -> String {
    let message = MessageParser::default().parse(raw).unwrap();
    let mut all = vec![message.subject().unwrap_or_default().to_owned()];
    all.extend(message.headers().iter().map(|h| format!("{}: {:?}", h.name(), h.value())));
    all.extend(message.parts.iter().filter_map(|part| part.text_contents().map(str::to_owned)));
    let names = message.parts.iter().filter_map(|part| part.attachment_name().map(str::to_owned));
    all.extend(names);
    // What calendars fold is one line to whoever reads it.
    all.join("\n").replace("\r\n ", "").replace("\n ", "")
}

/// The one-time words of links.
fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_hexdigit());
    words.filter(|word| word.len() == 64).map(str::to_owned).collect()
}

/// A week in which nearly every letter there is was written: asked, offered, accepted, declined, reminded, cancelled,
/// lost.
async fn an_eventful_week(app: &TestApp) {
    let mut desk = app.desk().await;
    let mut family = app.household("Fatma Yıldız", "Yarakind");
    app.ask(&family, &[(0, "09:00", "12:00"), (1, "09:00", "12:00"), (2, "09:00", "12:00")]).await;
    app.prove(&mut family).await;
    let note =
        format!("UPDATE families SET needs = 'Pollenallergie, sleutel bij de buren' WHERE email = '{}'", family.email);
    app.tables().execute(&note);
    let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3], "08:00", "18:00").await;
    let bieke = app.carer(&mut desk, "Bieke Baert", &[1, 2, 3], "08:00", "18:00").await;
    let slots = app.slots_of(&family);
    for slot in &slots {
        app.give(&mut desk, slot, &amina).await;
    }
    app.publish(&mut desk).await;
    for link in app.last_mail(&amina.email).await.links("/offer/") {
        let page = app.guest().open(&link).await;
        app.guest().press(&page, "answer", ("answer", "accept")).await;
    }
    // One she takes back, and somebody else is asked; one the family cancels; the third is reminded of.
    let page = app.guest().open(&app.offer_link(&amina, "dinsdag").await).await;
    app.guest().press(&page, "answer", ("answer", "decline")).await;
    app.decide(&mut desk, &slots[1], &[("caregiver", &bieke.id)], "offer").await;
    let page = app.guest().open(&format!("{}/cancel/{}", family.page, slots[2])).await;
    app.guest().send(&page, "", &[]).await;
    app.pass(14).await;
    app.pass_until(app.week().days()[0].pred_opt().unwrap(), "12:00").await;
    for email in [&family.email, &amina.email] {
        let page = app.guest().open("/o/gent/link").await;
        app.guest().send(&page, "email", &[("email", email)]).await;
    }
}

#[actix_web::test]
async fn letters_carry_no_street_no_childs_name_and_no_note_on_health() {
    let app = TestApp::start().await;
    an_eventful_week(&app).await;
    let mails = app.raw_mails().await;
    let kinds = app.tables().texts("SELECT DISTINCT letter AS value FROM outbox");
    assert!(kinds.len() >= 9 && mails.len() >= 12, "most letters there are were written: {kinds:?}");
    for raw in &mails {
        let text = texts(raw);
        for secret in [
            "Vlasstraat",
            "Leiekaai",
            "Yarakind",
            "Pollenallergie",
            "sleutel",
            "2021-06",
            "0470 00 00 01",
            "0470 00 00 02",
        ] {
            assert!(!text.contains(secret), "{secret} is in a letter:\n{text}");
        }
    }
    assert!(mails.iter().any(|raw| texts(raw).contains("METHOD:CANCEL")), "the calendar entry was taken back");
}

#[actix_web::test]
async fn what_was_sent_keeps_no_body_and_no_link() {
    let app = TestApp::start().await;
    an_eventful_week(&app).await;
    let mails = app.raw_mails().await;
    let left =
        "SELECT count(*) AS value FROM letter_bodies WHERE letter_id IN (SELECT id FROM outbox WHERE state = 'sent')";
    assert_eq!(app.tables().number(left), 0);
    let tokens: Vec<String> = mails.iter().flat_map(|raw| tokens(&texts(raw))).collect();
    assert!(tokens.len() > 10);
    let rows: Vec<String> = app.tables().everything().into_values().flatten().collect();
    // What the daily job does: until then the files may hold pages as they were.
    app.wiring.database.shed_log().unwrap();
    let bytes = app.database_bytes();
    assert!(String::from_utf8_lossy(&bytes).contains("Fatma"), "the files were read");
    for token in tokens {
        assert!(!rows.iter().any(|row| row.contains(&token)), "a link can be read back from a table");
        assert!(!bytes.windows(token.len()).any(|w| w == token.as_bytes()), "a link can be read back from the files");
    }
}

#[actix_web::test]
async fn looking_at_an_address_is_written_down_and_only_for_whoever_comes() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    app.give(&mut desk, &app.slots_of(&family)[0], &amina).await;
    app.publish(&mut desk).await;
    let link = app.offer_link(&amina, "09:00").await;
    let path = link.strip_prefix(&app.base_url).unwrap().to_owned();
    let looked = || app.tables().number("SELECT count(*) AS value FROM events WHERE kind = 'address-read'");
    let mut she = app.guest();
    let page = she.post(&format!("{path}/address"), &[]).await;
    assert!(!page.html.contains("Vlasstraat"), "not before she has accepted");
    let page = she.open(&link).await;
    let page = she.press(&page, "answer", ("answer", "accept")).await;
    assert!(!page.html.contains("Vlasstraat") && looked() == 0, "not before she asks for it");
    let page = she.send(&page, "/address", &[]).await;
    assert!(page.words().contains("Vlasstraat 17") && looked() == 1, "{}", page.words());
    app.deliver().await;
    app.pass_until(app.week().days()[0], "12:01").await;
    let page = she.post(&format!("{path}/address"), &[]).await;
    assert!(!page.html.contains("Vlasstraat") && looked() == 1, "not after the shift is over");
}

/// The program says nothing of anybody in its log, not even when it is asked to say everything.
#[actix_web::test]
async fn logs_name_nobody() {
    let place = Place::new();
    place.add_organiser();
    let serving = place.serve(&[("RUST_LOG", "trace")]);
    let day = IsoWeek::of(chrono::Utc::now().date_naive()).next().next().monday();
    let mut she = place.guest();
    let page = she.open("/o/gent/ask").await;
    she.try_send(&page, "submission", &pairs(&asked_form("fatma@huis.example", day)), Some(("do", "send")))
        .await
        .ok()
        .unwrap();
    let prove = place.link("fatma@huis.example", "/prove/").await;
    let page = she.open(&prove).await;
    she.send(&page, "", &[]).await;
    let family = place.link("fatma@huis.example", "/family/").await;
    she.open(&family).await;
    let page = she.open("/o/gent/join").await;
    she.send(&page, "submission", &pairs(&joined_form("Amina Benali", "amina@zorg.example"))).await;
    let page = she.open(&place.link("amina@zorg.example", "/welcome/").await).await;
    she.send(&page, "", &[]).await;
    let page = she.open("/login").await;
    she.try_send(&page, "password", &[("email", "leen@wijk.example"), ("password", "geheim-en-verkeerd")], None).await;
    let page = she.send(&page, "password", &[("email", "leen@wijk.example"), ("password", "samen-in-de-wijk")]).await;
    let token = she.token(&page);
    she.look("/family/0123456789abcdef").await;
    she.post("/o/gent/ask", &[("name", "Fatma Yıldız"), ("email", "fatma@huis.example")]).await;
    drop(serving);

    let log = place.log();
    assert!(log.contains("wijkopvang starts"), "{log}");
    let mut secrets: Vec<String> = [
        "Fatma",
        "Yıldız",
        "Yara",
        "Vlasstraat",
        "fatma@",
        "amina@",
        "leen@",
        "Amina",
        "Leiekaai",
        // The number as it is typed, and as forms send it; its first digits alone are in every other timestamp.
        "0470 00",
        "0470+00",
        "0470%20",
        "samen-in-de-wijk",
        "geheim-en",
        "0123456789abcdef",
    ]
    .map(str::to_owned)
    .into();
    secrets.push(token);
    secrets.extend([&prove, &family].iter().flat_map(|link| tokens(link)));
    for secret in secrets {
        let line = log.lines().find(|line| line.contains(&secret));
        assert!(line.is_none(), "the log tells {secret}: {}", line.unwrap_or_default());
    }
}
