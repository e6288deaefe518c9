//! What an administrator sets: rules and weights of the plan, the lead time.

use super::harness::{Kind, TestApp, asked_form, pairs};

#[actix_web::test]
async fn rules_and_weights_reach_the_week_file_and_their_floors_hold() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        app.carer(&mut desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
        app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let page = desk.open("/settings/plan").await;
        for told in ["De wet vraagt minstens 660", "De wet vraagt minstens 2100", "Eerst: 900. Van 0 tot 10000."] {
            assert!(page.words().contains(told), "{told}: {}", page.words());
        }
        for (figure, value, told) in [
            ("daily-rest", "600", "Rust tussen twee dagen, in minuten: De wet vraagt minstens 660."),
            ("change", "1000000", "Verandering na publicatie: Schrijf een getal van 0 tot 10000"),
            ("served-per-minute", "0", "Een ingevulde minuut: Schrijf een getal van 1 tot 100"),
        ] {
            let seen = desk.try_send(&page, "opened", &[(figure, value)], None).await;
            assert!(seen.status == 422 && seen.words().contains(told), "{told}: {}", seen.words());
            assert!(seen.html.contains(&format!("value=\"{value}\"")), "what was typed stays");
        }
        assert_eq!(app.tables().counts()["plan_figures"], 0);
        let values = [("daily-rest", "720"), ("change", "0"), ("travel", "2,5")];
        let saved = desk.send(&page, "opened", &values).await;
        assert!(saved.path.ends_with("?said=saved"), "{}", saved.words());
        assert_eq!(app.tables().counts()["plan_figures"], 3, "only what is otherwise than at first");
        let late = desk.try_send(&page, "opened", &[("travel", "9")], None).await;
        assert!(
            late.status == 422 && late.words().contains("Iemand anders heeft dit intussen gewijzigd"),
            "{}",
            late.words()
        );
        assert!(late.words().contains("Minuut reizen 2,5"), "{}", late.words());
        app.solve(&mut desk).await;
        let file = app.tables().texts("SELECT week_file AS value FROM plan_runs").remove(0);
        let file: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert_eq!(file["rules"]["daily_rest_minutes"], 720);
        assert_eq!(file["weights"]["change"].as_f64(), Some(0.0));
        assert_eq!(file["weights"]["travel_per_minute"].as_f64(), Some(2.5));
        assert_eq!(file["weights"]["household_first"].as_f64(), Some(600.0));
        let said = "SELECT detail AS value FROM events WHERE kind = 'settings-changed'";
        assert_eq!(app.tables().texts(said), ["plan: daily-rest 660 to 720, travel 2 to 2.5, change 900 to 0"]);
        // What came in past the doors stops no week.
        app.tables().execute("UPDATE plan_figures SET value = 1 WHERE figure = 'daily-rest'");
        assert!(desk.open("/settings/plan").await.html.contains("name=\"daily-rest\" value=\"660\""));
        app.solve(&mut desk).await;
    }
}

#[actix_web::test]
async fn another_organisers_weeks_are_planned_by_its_own_rules() {
    let app = TestApp::start().await;
    app.add_organiser("brugge", "Wijkopvang Brugge", &["8000"]);
    let (mut desk, mut theirs) = (app.desk().await, app.desk_of("brugge").await);
    let page = desk.open("/settings/plan").await;
    desk.send(&page, "opened", &[("change", "5")]).await;
    assert!(desk.open("/settings/plan").await.html.contains("name=\"change\" value=\"5\""));
    assert!(theirs.open("/settings/plan").await.html.contains("name=\"change\" value=\"900\""));
}

#[actix_web::test]
async fn care_asked_too_late_is_warned_of_or_refused_as_the_organiser_says() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let email = |name: &str| format!("{name}{}@huis.example", app.number);
    // It is Wednesday; Friday morning is sooner than three days.
    let friday = app.today() + chrono::Days::new(2);
    let ask = async |email: &str| {
        let mut she = app.guest();
        let page = she.open("/o/gent/ask").await;
        she.try_send(&page, "submission", &pairs(&asked_form(email, friday)), Some(("do", "send"))).await
    };
    let before = email("vroeg");
    assert!(ask(&before).await.status.is_success(), "at first it is only warned of");

    let page = desk.open("/settings").await;
    let page = desk.send(&page, "opened", &[("lead_time", "enforced")]).await;
    assert!(page.words().contains("Bewaard."), "{}", page.words());
    let seen = ask(&email("laat")).await;
    let told = "Vraag opvang minstens 72 uur vooraf. Is het dringend? Bel Leen Peeters, 09 000 00 00.";
    assert!(seen.status == 422 && seen.words().contains(told), "{}", seen.words());

    // What was asked before is proved all the same, and on the telephone everything can be asked.
    let link = app.link(&before, "/prove/").await;
    let page = app.guest().open(&link).await;
    app.guest().send(&page, "", &[]).await;
    assert_eq!(app.tables().counts()["slots"], 1);
    let page = desk.open("/families/new").await;
    let heard = asked_form(&email("bel"), app.today() + chrono::Days::new(1));
    desk.try_send(&page, "submission", &pairs(&heard), Some(("do", "send"))).await.ok().unwrap();
    assert_eq!(app.tables().counts()["slots"], 2);
    app.deliver().await;
}

#[actix_web::test]
async fn sentences_of_the_organisers_own_stand_in_its_letters_in_the_language_they_are_in() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let page = desk.open("/settings/letters/letter-counted/nl").await;
        let token = desk.token(&page);
        let typed = [("form_token", token.as_str()), ("added", "Tot binnenkort in de wijk!")];
        let look = desk.post("/settings/letters/letter-counted/nl/look", &typed).await;
        for told in [
            "Tot binnenkort in de wijk!",
            "Dit is nog niet bewaard.",
            "Hier staat wat de e-mail altijd zegt",
            "Leen Peeters",
        ] {
            assert!(look.words().contains(told), "{told}: {}", look.words());
        }
        assert_eq!(app.tables().counts()["letter_texts"], 0, "a look keeps nothing");
        let long = "x".repeat(601);
        let seen = desk.try_send(&page, "/nl", &[("added", &long)], None).await;
        assert!(
            seen.status == 422 && seen.words().contains("Uw zinnen: Dit is te lang. Gebruik hoogstens 600 tekens."),
            "{}",
            seen.words()
        );
        let saved = desk.send(&page, "/nl", &[("added", "Tot binnenkort in de wijk!\nBreng niets mee.")]).await;
        assert!(
            saved.path.ends_with("/settings/letters?said=saved") && saved.words().contains("met uw zinnen"),
            "{}",
            saved.words()
        );
        let late = desk.try_send(&page, "/nl", &[("added", "Iets anders")], None).await;
        assert!(
            late.status == 422 && late.words().contains("Iemand anders heeft dit intussen gewijzigd"),
            "{}",
            late.words()
        );

        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let mail = app.last_mail(&family.email).await;
        assert!(
            mail.text.contains("Tot binnenkort in de wijk!") && mail.text.contains("Breng niets mee."),
            "{}",
            mail.text
        );
        app.tables().execute("UPDATE letter_texts SET language = 'en'");
        let other = app.family("Greet Claeys", "Daan", &[(1, "09:00", "12:00")]).await;
        let mail = app.last_mail(&other.email).await;
        assert!(!mail.text.contains("Tot binnenkort"), "{}", mail.text);
        let page = desk.open("/settings/letters/letter-counted/en").await;
        desk.send(&page, "/en", &[("added", "")]).await;
        assert_eq!(app.tables().counts()["letter_texts"], 0);
        for nowhere in ["/settings/letters/letter-counted/xx", "/settings/letters/letter-invited/nl"] {
            assert_eq!(desk.look(nowhere).await.status, 404);
        }
    }
}

#[test]
fn whatever_can_be_added_to_is_a_letter_that_is_written() {
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/letters/nl");
    let names: Vec<String> =
        std::fs::read_dir(kept).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    for letter in domain::outbox::AddedTo::ALL {
        assert!(names.iter().any(|name| name.starts_with(&format!("{}.", letter.as_str()))), "{letter:?}");
    }
}
