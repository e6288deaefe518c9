//! The same page used once more: for a slip, for the same again, or for somebody else. Nobody is lost, nobody is written
//! down twice, and what is said of letters is true.

use super::harness::{Guest, Kind, TestApp, asked_form, joined_form, pairs};
use town::visitor::Page;

fn with(form: Vec<(String, String)>, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let kept = form.into_iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    kept.chain(changes.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))).collect()
}

async fn asks(she: &mut Guest, page: &Page, form: &[(String, String)]) -> Page {
    she.try_send(page, "submission", &pairs(form), Some(("do", "send"))).await
}

fn waiting(app: &TestApp) -> Vec<String> {
    let mut names = app.tables().texts("SELECT form AS value FROM enquiries WHERE family_id IS NULL");
    names.sort();
    names
}

#[actix_web::test]
async fn a_social_worker_who_goes_back_and_types_another_family_asks_for_two() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let email = format!("ocmw{}@stad.example", app.number);
        let aerts = with(
            asked_form(&email, app.week().monday()),
            &[("name", "Gezin Aerts"), ("street", "Dorpsstraat 7"), ("phone", "0470 11 11 11")],
        );
        let bogaert = with(
            aerts.clone(),
            &[
                ("name", "Gezin Bogaert"),
                ("street", "Molenstraat 88"),
                ("phone", "0470 22 22 22"),
                ("child_name-0", "Jef"),
            ],
        );
        let mut she = app.guest();
        let page = she.open("/o/gent/ask").await;
        for form in [&aerts, &bogaert] {
            assert_eq!(asks(&mut she, &page, form).await.path, "/o/gent/asked");
        }
        let kept = waiting(&app);
        assert_eq!(kept.len(), 2, "{kept:?}");
        for name in ["Gezin Aerts", "Gezin Bogaert"] {
            assert!(kept.iter().any(|form| form.contains(name)), "{name}: {kept:?}");
        }
        let mails = app.mails(&email).await;
        assert_eq!(mails.len(), 2);
        for mail in &mails {
            assert_eq!(app.guest().open(&mail.links("/prove/")[0]).await.status, 200, "both links hold");
        }
        // The street of the second mistyped: corrected it is still the second.
        asks(&mut she, &page, &with(bogaert, &[("street", "Molenstraat 89")])).await.ok().unwrap();
        assert_eq!(waiting(&app).len(), 2);
        app.deliver().await;
    }
}

#[actix_web::test]
async fn at_the_desk_a_second_person_of_that_name_is_a_second_person() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let page = desk.open("/caregivers/new").await;
    let email = |who: &str| format!("{who}{}@zorg.example", app.number);
    let first = joined_form("An Bureau", &email("an"));
    let second =
        with(joined_form("An Bureau", &email("anneke")), &[("phone", "0499 88 77 66"), ("street", "Molenstraat 88")]);
    let people = "SELECT email || ' ' || street AS value FROM caregivers ORDER BY created_at, id";
    for form in [&first, &second, &second] {
        let page = desk.send(&page, "submission", &pairs(form)).await;
        assert!(page.path.starts_with("/caregivers/"), "{}", page.words());
    }
    let both = [format!("{} Leiekaai 3", email("an")), format!("{} Molenstraat 88", email("anneke"))];
    assert_eq!(app.tables().texts(people), both);

    // A fresh form with an address that somebody has given and not proved: the same is the same, in doubt it is asked.
    let fresh = desk.open("/caregivers/new").await;
    let page = desk.send(&fresh, "submission", &pairs(&first)).await;
    assert!(page.words().contains("An Bureau"), "{}", page.words());
    let moved = with(first.clone(), &[("street", "Kouter 1")]);
    let page = desk.try_send(&fresh, "submission", &pairs(&moved), None).await;
    assert!(page.status == 422 && page.words().contains("An Bureau gaf dit adres al op"), "{}", page.words());
    assert!(page.html.contains("value=\"Kouter 1\""), "what was typed is there");
    assert_eq!(app.tables().texts(people), both);
    let id = app.tables().texts("SELECT id AS value FROM caregivers ORDER BY created_at, id").remove(0);
    let page = desk.send(&page, "submission", &[("is_she", &id)]).await;
    assert!(page.path.ends_with("done=profile"), "{}", page.words());
    assert_eq!(app.tables().texts(people)[0], format!("{} Kouter 1", email("an")));
    app.deliver().await;
}

#[actix_web::test]
async fn the_same_form_sent_again_is_told_what_became_of_it() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let email = format!("fatma{}@huis.example", app.number);
        let form = asked_form(&email, app.week().monday());
        let mut she = app.guest();
        let page = she.open("/o/gent/ask").await;
        asks(&mut she, &page, &form).await.ok().unwrap();
        let first = app.link(&email, "/prove/").await;
        app.wiring.clock.advance(62 * 60);
        for _ in 0..4 {
            let again = asks(&mut she, &page, &form).await;
            assert!(again.path.ends_with("said=again"), "{}", again.path);
            for told in ["Wij kregen dit formulier al", "09:00", email.as_str()] {
                assert!(again.words().contains(told), "{told}: {}", again.words());
            }
        }
        assert_eq!(app.mails(&email).await.len(), 1, "no letter is promised that does not go");

        // The button sends it again; the link of before ends, and says so.
        let asked = she.open("/o/gent/asked").await;
        let sent = she.send(&asked, "/asked/again", &[]).await;
        assert!(sent.words().contains("De e-mail is opnieuw verstuurd"), "{}", sent.words());
        let second = app.link(&email, "/prove/").await;
        let ended = app.guest().look(&first).await;
        assert!(ended.status == 410 && ended.words().contains("nieuwste e-mail"), "{}", ended.words());

        // Once it counts, whoever has sent it hears that; another browser does not.
        let page_of_proof = app.guest().open(&second).await;
        app.guest().send(&page_of_proof, "", &[]).await;
        let again = asks(&mut she, &page, &form).await;
        assert!(again.words().contains("Deze vraag is bevestigd"), "{}", again.words());
        assert!(!app.guest().open("/o/gent/asked").await.words().contains("bevestigd"));
        app.deliver().await;
    }
}

#[actix_web::test]
async fn a_social_worker_asks_for_ten_families_in_an_hour() {
    let app = TestApp::start().await;
    let email = format!("ocmw{}@stad.example", app.number);
    let mut she = app.guest();
    for number in 0..10 {
        let page = she.open("/o/gent/ask").await;
        let (name, street) = (format!("Gezin {number}"), format!("Dorpsstraat {number}1"));
        let form = with(asked_form(&email, app.week().monday()), &[("name", &name), ("street", &street)]);
        // Each is sent twice: only the letters that go are counted.
        for _ in 0..2 {
            let asked = asks(&mut she, &page, &form).await;
            assert!(asked.path.starts_with("/o/gent/asked"), "{number}: {}", asked.words());
        }
    }
    assert_eq!((waiting(&app).len(), app.mails(&email).await.len()), (10, 10));
}

#[actix_web::test]
async fn the_owner_of_an_address_hears_that_another_gave_it() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let bieke = app.carer(&mut desk, "Bieke Maes", &[1], "08:00", "18:00").await;
    let before = app.mails(&amina.email).await.len();
    let answers = async |email: &str| {
        let page = app.guest().open(&format!("{}/email", bieke.page)).await;
        app.guest().send(&page, "/email", &[("email", email)]).await.words().replace(email, "…")
    };
    let nobodys = answers(&format!("nieuw{}@zorg.example", app.number)).await;
    let known = answers(&amina.email).await;
    assert_eq!(known, nobodys, "she learns nothing");
    let mails = app.mails(&amina.email).await;
    assert_eq!(mails.len(), before + 1);
    assert!(
        mails.last().unwrap().subject.contains("Iemand gaf uw e-mailadres op"),
        "{}",
        mails.last().unwrap().subject
    );
    assert!(!mails.last().unwrap().text.contains("Bieke"));
    // At the desk it is told, and nobody is written to.
    let page = desk.open(&format!("/caregivers/{}/email", bieke.id)).await;
    let page = desk.try_send(&page, "/email", &[("email", &amina.email)], None).await;
    assert_eq!((page.status.as_u16(), app.mails(&amina.email).await.len()), (422, before + 1));
}

#[actix_web::test]
async fn a_link_that_was_ended_says_what_happened() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let email = format!("fatma{}@huis.example", app.number);
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    asks(&mut she, &page, &asked_form(&email, app.week().monday())).await.ok().unwrap();
    let proof = app.link(&email, "/prove/").await;
    let id = app.tables().texts("SELECT id AS value FROM enquiries").remove(0);
    let waits = desk.open(&format!("/families/waiting/{id}")).await;
    let taken = desk.send(&waits, "/take", &[]).await;
    let family = taken.path.split('?').next().unwrap().to_owned();
    let confirm = app.link(&email, "/confirm/").await;
    let page = desk.open(&family).await;
    desk.send(&page, "/address", &[("email", &format!("fatima{}@huis.example", app.number))]).await;
    for (link, told) in [(&proof, "Deze vraag telt al"), (&confirm, "Deze link is vervangen")] {
        let page = app.guest().look(link).await;
        assert_eq!(page.status, 410, "{link}");
        assert!(page.words().contains(told) && page.html.contains("/o/gent/link"), "{}", page.words());
        for secret in ["Fatma", "Vlasstraat", "fatima", "09:00"] {
            assert!(!page.words().contains(secret), "{secret}: {}", page.words());
        }
    }
    // A link that never was is another thing.
    let made_up = format!("{}/prove/{}", proof.split("/prove/").next().unwrap(), "0".repeat(64));
    assert_eq!(app.guest().look(&made_up).await.status, 404);
    app.deliver().await;
}

#[actix_web::test]
async fn a_family_without_an_address_that_asks_again_is_the_same_family() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let [monday, tuesday, wednesday, ..] = app.week().days().map(|day| day.to_string());
        let mut ask = async |changes: &[(&str, &str)]| {
            let page = desk.open("/families/new").await;
            let form = with(asked_form("", app.week().monday()), changes);
            let page = asks(&mut desk, &page, &form).await;
            (page.status.as_u16(), page)
        };
        let (_, first) = ask(&[("date-0", &monday)]).await;
        let (_, second) = ask(&[("date-0", &tuesday), ("phone", "+32 470 00 00 01")]).await;
        assert_eq!(first.path, second.path, "the same is the same");
        let (status, doubt) = ask(&[("date-0", &wednesday), ("street", "Leiekaai 30")]).await;
        assert!(status == 422 && doubt.words().contains("Vlasstraat 17"), "in doubt it is asked: {}", doubt.words());
        assert_eq!((app.tables().counts()["families"], app.tables().counts()["slots"]), (1, 2));
        let page = desk.send(&doubt, "household", &[("household", "another")]).await;
        assert!(page.path.ends_with("said=asked"), "{}", page.words());
        assert_eq!(app.tables().counts()["families"], 2);
    }
}

#[actix_web::test]
async fn what_is_typed_a_little_otherwise_is_taken_and_what_is_wrong_is_named() {
    let app = TestApp::start().await;
    let email = format!("fatma{}@huis.example", app.number);
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    assert!(!page.html.contains("<title>Nog niet juist"));
    let typed = format!("<mailto:{email}>;");
    let form = with(
        asked_form(&typed, app.week().monday()),
        &[("from-0", "8:30 PM"), ("until-0", "00:00"), ("place", "Sint-Niklaas")],
    );
    // A place that the organiser does not serve is no choice.
    let wrong = asks(&mut she, &page, &form).await;
    assert!(wrong.status == 422 && wrong.html.contains("<title>Nog niet juist: "), "{}", wrong.html);
    assert!(wrong.words().contains("Gent werkt niet in deze plaats"), "{}", wrong.words());
    let asked = asks(&mut she, &wrong, &[("place".to_owned(), "9000".to_owned())]).await.ok().unwrap();
    assert!(asked.words().contains(&email) && !asked.words().contains("mailto"), "{}", asked.words());
    let prove = app.guest().open(&app.link(&email, "/prove/").await).await;
    assert!(prove.words().contains("20:30 – dinsdag 00:00"), "{}", prove.words());

    // The fields of a form are named as they are labelled there.
    let mut desk = app.desk().await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let page = app.guest().open(&format!("{}/absence", carer.page)).await;
    let page = app.guest().try_send(&page, "from", &[("from", "ooit"), ("until", "nooit")], None).await;
    assert!(page.words().contains("Vanaf: ") && page.words().contains("Tot en met: "), "{}", page.words());
}

#[actix_web::test]
async fn who_was_taken_over_on_the_telephone_and_then_proves_is_one_family() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let email = format!("fatma{}@huis.example", app.number);
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    asks(&mut she, &page, &asked_form(&email, app.week().monday())).await.ok().unwrap();
    let proof = app.link(&email, "/prove/").await;
    // She calls, and a fresh form is filled in for her; then she finds the letter after all.
    app.hears(&mut desk, &email).await;
    let page = app.guest().open(&proof).await;
    app.guest().send(&page, "", &[]).await;
    assert_eq!(app.tables().texts("SELECT email AS value FROM families"), [email]);
    assert_eq!(app.tables().counts()["slots"], 1);
    app.deliver().await;
}
