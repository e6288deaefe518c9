//! Families who ask on the telephone: what they hear, and to which address nothing goes before it is proved.

use wijkopvang::app::routes;
use wijkopvang::web::kit::route::Who;

use super::harness::{Kind, TestApp};

#[actix_web::test]
async fn a_family_without_an_address_is_told_everything_on_the_telephone() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let page = app.hears(&mut desk, "").await;
        assert!(page.words().contains("Geen e-mailadres"), "{}", page.words());
        assert!(app.raw_mails().await.is_empty(), "there is nobody to write to");
        assert_eq!(app.tables().number("SELECT count(*) AS value FROM slots"), 1, "it counts at once");

        // She has somebody for it: that is the second thing to tell.
        let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
        let slot = app.tables().texts("SELECT id AS value FROM slots").remove(0);
        app.give(&mut desk, &slot, &amina).await;
        app.publish(&mut desk).await;
        let link = app.offer_link(&amina, "09:00 – 12:00").await;
        let offer = app.guest().open(&link).await;
        app.guest().press(&offer, "answer", ("answer", "accept")).await;
        let page = desk.open("/letters").await;
        assert!(page.html.contains("E-mails (2 telefoontjes)"), "she sees on every page that calls wait");
        for told in ["2 brieven om aan de telefoon te vertellen", "Amina Benali komt", "tel:"] {
            assert!(page.html.contains(told), "{told}: {}", page.words());
        }
        assert!(!page.html.contains("/family/"), "a link is of no use on the telephone");
        let page = desk.send(&page, "letter", &[]).await;
        let page = desk.send(&page, "letter", &[]).await;
        assert!(!page.words().contains("aan de telefoon"), "{}", page.words());
        let told = "SELECT count(*) AS value FROM events WHERE kind = 'letter-told' AND actor_kind = 'coordinator' AND family_id IS NOT NULL";
        assert_eq!(app.tables().number(told), 2, "who told it is written down");
        let left = "SELECT count(*) AS value FROM letter_bodies WHERE letter_id IN (SELECT id FROM outbox WHERE state = 'told')";
        assert_eq!(app.tables().number(left), 0, "what was told stays nowhere");
    }
}

#[actix_web::test]
async fn what_is_to_be_told_goes_when_it_is_too_late() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    app.hears(&mut desk, "").await;
    let monday = app.week().monday();
    app.pass_until(monday.pred_opt().unwrap(), "10:00").await;
    assert_eq!(app.tables().texts("SELECT state AS value FROM outbox WHERE letter = 'letter-nobody'"), ["to-call"]);
    app.pass_until(monday, "13:00").await;
    let states = app.tables().texts("SELECT state AS value FROM outbox WHERE letter = 'letter-nobody'");
    assert_eq!(states, ["dropped"], "nobody came, and the moment is past");
    let left = "SELECT count(*) AS value FROM letter_bodies WHERE letter_id IN (SELECT id FROM outbox WHERE state = 'dropped')";
    assert_eq!(app.tables().number(left), 0);
}

#[actix_web::test]
async fn an_address_heard_on_the_telephone_gets_nothing_before_it_is_proved() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let email = format!("fatma{}@huis.example", app.number);
        let page = app.hears(&mut desk, &email).await;
        let family = page.path.split('?').next().unwrap().to_owned();
        let mails = app.mails(&email).await;
        assert_eq!(mails.len(), 1, "one letter, that asks for the proof");
        for secret in ["Yıldız", "Fatma", "09:00", "Wondelgem", "/family/"] {
            assert!(!mails[0].text.contains(secret), "a stranger would read {secret}: {}", mails[0].text);
        }
        let first = app.link(&email, "/confirm/").await;

        // Looking proves nothing; a link to an address that was corrected proves nothing either.
        app.guest().open(&first).await;
        assert_eq!(app.tables().number("SELECT count(*) AS value FROM families WHERE email IS NOT NULL"), 0);
        let corrected = format!("fatima{}@huis.example", app.number);
        let page = desk.open(&family).await;
        desk.send(&page, "/address", &[("email", &corrected)]).await;
        assert_eq!(app.guest().look(&first).await.status, 410);

        let confirm = app.link(&corrected, "/confirm/").await;
        let page = app.guest().open(&confirm).await;
        let page = app.guest().send(&page, "", &[]).await;
        assert!(page.html.contains("/family/"), "the way to its page: {}", page.words());
        assert_eq!(app.tables().texts("SELECT email AS value FROM families"), std::slice::from_ref(&corrected));
        // The button pressed again shows the same; a lost link goes to the proved address from now on.
        let page = app.guest().open(&confirm).await;
        assert!(app.guest().send(&page, "", &[]).await.html.contains("/family/"));
        let page = app.guest().open("/o/gent/link").await;
        app.guest().send(&page, "email", &[("email", &corrected)]).await;
        app.link(&corrected, "/family/").await;
    }
}

#[actix_web::test]
async fn an_address_that_another_family_has_proved_is_asked_about() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let known = app.family("Greet Claeys", "Daan", &[(0, "09:00", "12:00")]).await;
    app.tables().execute("UPDATE families SET street = 'Leiekaai 30', phone = '0470 99 88 77'");
    let page = app.hears(&mut desk, "").await;
    let family = page.path.split('?').next().unwrap().to_owned();
    let page = desk.open(&family).await;
    let page = desk.try_send(&page, "/address", &[("email", &known.email)], None).await;
    assert_eq!(page.status, 422);
    assert!(page.words().contains("Dit adres is al bevestigd door: Greet Claeys"), "{}", page.words());
    assert!(app.tables().texts("SELECT email_heard AS value FROM families WHERE email_heard IS NOT NULL").is_empty());

    // It is another household at the same address, a social worker's perhaps: proved anew, and nothing is taken from
    // anybody.
    let page =
        desk.try_send(&page, "/address", &[("email", &known.email), ("shared", "yes")], None).await.ok().unwrap();
    assert!(page.path.ends_with("said=address"), "{}", page.path);
    let confirm = app.link(&known.email, "/confirm/").await;
    let page = app.guest().open(&confirm).await;
    app.guest().send(&page, "", &[]).await;
    let at_address = format!("SELECT count(*) AS value FROM families WHERE email = '{}'", known.email);
    assert_eq!(app.tables().number(&at_address), 2);
    app.guest().open(&known.page).await;
}

#[actix_web::test]
async fn reading_an_address_at_the_desk_is_written_down() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let page = app.hears(&mut desk, "").await;
    let family = page.path.split('?').next().unwrap().to_owned();
    let read = || {
        app.tables()
            .number("SELECT count(*) AS value FROM events WHERE kind = 'address-read' AND actor_kind = 'coordinator'")
    };
    let street = app.tables().texts("SELECT street AS value FROM families").remove(0);
    let page = desk.open(&family).await;
    assert!(!page.words().contains(&street) && read() == 0, "{}", page.words());
    let page = desk.send(&page, "/reveal", &[]).await;
    assert_eq!(page.path, format!("{family}/revealed"), "Back does not ask to send anything again");
    assert!(page.words().contains(&street), "{}", page.words());
    assert_eq!(read(), 1);
    assert!(desk.open(&format!("{family}/ask")).await.html.contains(&street));
    assert_eq!(read(), 2, "the form that is filled in shows it too");
}

#[actix_web::test]
async fn a_form_sent_twice_at_the_desk_is_one_request_of_one_family() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let form = super::harness::asked_form("", app.week().monday());
        let page = desk.open("/families/new").await;
        let fields = super::harness::pairs(&form);
        let first = desk.try_send(&page, "submission", &fields, Some(("do", "send"))).await.ok().unwrap();
        let second = desk.try_send(&page, "submission", &fields, Some(("do", "send"))).await.ok().unwrap();
        assert_eq!(first.path, second.path);
        let counts = app.tables().counts();
        assert_eq!((counts["families"], counts["requests"], counts["outbox"]), (1, 1, 1));
    }
}

#[actix_web::test]
async fn a_known_address_typed_for_a_new_family_changes_nobody() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let known = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let before = app.tables().texts("SELECT name || street || phone AS value FROM families");
    let mut form = super::harness::asked_form(&known.email, app.week().monday());
    form.retain(|(name, _)| name != "name");
    form.push(("name".to_owned(), "Greet Claeys".to_owned()));
    let page = desk.open("/families/new").await;
    let page = desk.try_send(&page, "submission", &super::harness::pairs(&form), Some(("do", "send"))).await;
    let id = app.tables().texts("SELECT id AS value FROM families").remove(0);
    assert!(page.status == 422 && page.html.contains(&format!("href=\"/families/{id}\"")), "{}", page.words());
    assert_eq!(app.tables().texts("SELECT name || street || phone AS value FROM families"), before);
}

#[actix_web::test]
async fn a_link_that_would_have_proved_an_address_is_sent_anew() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let email = format!("fatma{}@huis.example", app.number);
    app.hears(&mut desk, &email).await;
    let first = app.link(&email, "/confirm/").await;
    app.tables().execute("UPDATE links SET expires_at = issued_at");
    let over = app.guest().look(&first).await;
    assert!(over.status == 410 && over.html.contains("/o/gent/link"), "{}", over.words());
    let page = app.guest().open("/o/gent/link").await;
    app.guest().send(&page, "email", &[("email", &email)]).await;
    let second = app.link(&email, "/confirm/").await;
    assert_ne!(first, second);
    assert_eq!(app.guest().open(&second).await.status, 200);
}

#[actix_web::test]
async fn an_address_that_nobody_proved_is_forgotten() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        app.hears(&mut desk, "mistyped@elders.example").await;
        let heard = || app.tables().number("SELECT count(*) AS value FROM families WHERE email_heard IS NOT NULL");
        app.pass(29 * 24).await;
        assert_eq!(heard(), 1);
        app.pass(3 * 24).await;
        assert_eq!(heard(), 0);
        assert_eq!(app.tables().counts()["families"], 1, "the family stays");
    }
}

/// What each button behind a link is at the desk, for whoever is on the telephone. A mailbox is proved by whoever reads it
/// and by nobody else: until then she is told everything on the telephone. A coordinator chooses her own password, and
/// whose calendar it is connects it.
const AT_DESK: [(&str, Option<&str>); 27] = [
    ("/prove/{token}", Some("/families/waiting/{enquiry}/take")),
    ("/prove/{token}/household", Some("/families/waiting/{enquiry}/take")),
    ("/confirm/{token}", None),
    ("/new-address/{token}", None),
    ("/invited/{token}", None),
    ("/welcome/{token}", Some("/caregivers/{caregiver}/admit")),
    ("/family/{token}/ask", Some("/families/{family}/ask")),
    ("/family/{token}/address", Some("/families/{family}/address")),
    ("/family/{token}/cancel/{slot}", Some("/families/{family}/cancel/{slot}")),
    ("/family/{token}/nobody-came/{slot}", Some("/families/{family}/nobody-came/{slot}")),
    ("/family/{token}/came/{slot}", Some("/families/{family}/came/{slot}")),
    ("/caregiver/{token}/offers/{offer}/arrived", Some("/caregivers/{caregiver}/offers/{offer}/arrived")),
    ("/caregiver/{token}/offers/{offer}/not-arrived", Some("/caregivers/{caregiver}/offers/{offer}/not-arrived")),
    ("/caregiver/{token}/calendar", None),
    ("/caregiver/{token}/calendar/end", None),
    ("/offer/{token}", Some("/weeks/{week}/slots/{slot}/accept")),
    ("/offer/{token}/arrived", Some("/caregivers/{caregiver}/offers/{offer}/arrived")),
    ("/offer/{token}/not-arrived", Some("/caregivers/{caregiver}/offers/{offer}/not-arrived")),
    ("/offer/{token}/address", Some("/families/{family}/reveal")),
    ("/caregiver/{token}/offers/{offer}", Some("/weeks/{week}/slots/{slot}/decline")),
    ("/caregiver/{token}/offers/{offer}/address", Some("/families/{family}/reveal")),
    ("/caregiver/{token}/absence", Some("/caregivers/{caregiver}/absence")),
    ("/caregiver/{token}/back", Some("/caregivers/{caregiver}/back")),
    ("/caregiver/{token}/email", Some("/caregivers/{caregiver}/email")),
    ("/caregiver/{token}/availability", Some("/caregivers/{caregiver}/availability")),
    ("/caregiver/{token}/exceptions", Some("/caregivers/{caregiver}/exceptions")),
    ("/caregiver/{token}/exceptions/{day}/remove", Some("/caregivers/{caregiver}/exceptions/{day}/remove")),
];

#[test]
fn whatever_is_done_by_link_can_be_done_at_the_desk() {
    let posts =
        |who: Who| routes().filter(move |route| route.method == "post" && route.who == who).map(|route| route.path);
    let at_desk: Vec<&str> = posts(Who::Desk).collect();
    for link in posts(Who::Link) {
        // The languages are part of the profile.
        if link == "/caregiver/{token}/languages" {
            assert!(at_desk.contains(&"/caregivers/{caregiver}/profile"));
            continue;
        }
        let (_, desk) = AT_DESK
            .iter()
            .find(|(path, _)| *path == link)
            .unwrap_or_else(|| panic!("{link} cannot be done on the telephone, or nobody says how"));
        assert!(desk.is_none_or(|path| at_desk.contains(&path)), "{link}: the desk has no {desk:?}");
    }
}
