//! Coordinators: invited by e-mail, given a role, removed; and an administrator always remains.

use super::harness::{Kind, TestApp};

#[actix_web::test]
async fn somebody_is_invited_chooses_a_password_and_logs_in() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let email = format!("pia{}@wijk.example", app.number);
        let page = app.invites(&mut desk, "Pia Planner", &email, "planner").await;
        assert!(page.words().contains("De uitnodiging is op weg."), "{}", page.words());
        assert!(
            page.words().contains("Pia Planner") && page.words().contains("woensdag 25 november 2026"),
            "{}",
            page.words()
        );
        let link = app.link(&email, "/invited/").await;
        let mut she = app.guest();
        let page = she.open(&link).await;
        assert!(page.words().contains("U wordt planner bij Wijkopvang Gent."), "{}", page.words());
        for (password, again, told) in [
            ("kort", "kort", "Kies een wachtwoord van 12 tot 200 tekens."),
            ("lang genoeg en goed", "lang genoeg en fout", "De twee wachtwoorden zijn niet gelijk."),
        ] {
            let seen = she.try_send(&page, "password", &[("password", password), ("again", again)], None).await;
            assert!(seen.status == 422 && seen.words().contains(told), "{}", seen.words());
            assert!(!seen.html.contains("lang genoeg"), "a password is never shown again");
        }
        let values = [("name", "Pia Peeters"), ("password", "lang genoeg en goed"), ("again", "lang genoeg en goed")];
        let seen = she.send(&page, "password", &values).await;
        assert!(seen.path == "/login?joined=yes" && seen.words().contains("U bent coördinator."), "{}", seen.words());
        let seen = she.send(&seen, "password", &[("email", &email), ("password", "lang genoeg en goed")]).await;
        assert_eq!(seen.path, "/today");
        // The link is used up, whoever follows it.
        let again = app.guest().look(&link).await;
        assert!(again.status == 410 && again.words().contains("Deze uitnodiging geldt niet meer"), "{}", again.words());
        let (mut late, again) = (app.guest(), page.clone());
        assert_eq!(late.try_send(&again, "password", &values, None).await.status, 410);
        let page = desk.open("/journal").await;
        for told in ["Coördinator uitgenodigd", "Coördinator begonnen", "door Pia Peeters"] {
            assert!(page.words().contains(told), "{told}: {}", page.words());
        }
        let page = app.invites(&mut desk, "Pia", &email, "reader").await;
        assert!(
            page.status == 422 && page.words().contains("Met dit adres meldt iemand zich al aan."),
            "{}",
            page.words()
        );
    }
}

#[actix_web::test]
async fn an_invitation_ends_when_it_is_taken_back_replaced_or_a_week_old() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let email = format!("wim{}@wijk.example", app.number);
    let over = async |link: &str| app.guest().look(link).await.status == 410;
    app.invites(&mut desk, "Wim Wacht", &email, "reader").await;
    let first = app.link(&email, "/invited/").await;
    app.invites(&mut desk, "Wim Wacht", &email, "planner").await;
    let second = app.link(&email, "/invited/").await;
    assert!(over(&first).await && !over(&second).await, "the newer one takes its place");
    let page = desk.open("/coordinators").await;
    let page = desk.send(&page, "/withdraw", &[]).await;
    assert!(page.words().contains("De uitnodiging is teruggenomen.") && over(&second).await, "{}", page.words());
    app.invites(&mut desk, "Wim Wacht", &email, "planner").await;
    let third = app.link(&email, "/invited/").await;
    app.wiring.clock.advance(7 * 24 * 3600 - 60);
    assert!(!over(&third).await);
    app.wiring.clock.advance(120);
    let page = app.guest().look(&third).await;
    assert!(page.status == 410 && page.words().contains("ouder dan zeven dagen"), "{}", page.words());
    // What is over goes after a month.
    app.pass(31 * 24).await;
    let counts = app.tables().counts();
    assert_eq!((counts["invitations"], counts["links"]), (0, 0));
}

#[actix_web::test]
async fn two_who_answer_one_invitation_become_one_coordinator() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let email = format!("pia{}@wijk.example", app.number);
        app.invites(&mut desk, "Pia Planner", &email, "planner").await;
        let link = app.link(&email, "/invited/").await;
        let page = app.guest().open(&link).await;
        let presses: Vec<_> = (0..4)
            .map(|_| {
                let (mut she, page) = (app.guest(), page.clone());
                actix_web::rt::spawn(async move {
                    let values = [("password", "lang genoeg en goed"), ("again", "lang genoeg en goed")];
                    she.try_send(&page, "password", &values, None).await.status
                })
            })
            .collect();
        let mut joined = 0;
        for press in presses {
            let status = press.await.unwrap();
            assert!(status == 200 || status == 410, "{status}");
            joined += usize::from(status == 200);
        }
        assert_eq!((joined, app.tables().counts()["coordinators"]), (1, 2), "{kind:?}");
    }
}

#[actix_web::test]
async fn an_administrator_always_remains() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let own = app.tables().texts("SELECT id AS value FROM coordinators").remove(0);
        let page = desk.open("/coordinators").await;
        for (form, values) in [("role", vec![("role", "reader")]), ("remove", vec![])] {
            let seen = desk.try_send(&page, &format!("/{own}/{form}"), &values, None).await;
            let told = "Leen Peeters is de enige beheerder. Maak eerst iemand anders beheerder.";
            assert!(seen.status == 422 && seen.words().contains(told), "{}", seen.words());
        }
        let mut other = app.coordinator_as(&mut desk, "An Andere", "administrator").await;
        let hers = app.tables().texts("SELECT id AS value FROM coordinators WHERE name = 'An Andere'").remove(0);
        // Each takes the rights of the other at the same moment: one of them keeps hers.
        let (page, page_of_other) = (desk.open("/coordinators").await, other.open("/coordinators").await);
        let (her_form, own_form) = (format!("/{hers}/role"), format!("/{own}/role"));
        let values = [("role", "reader")];
        let (one, two) = futures_util::future::join(
            desk.try_send(&page, &her_form, &values, None),
            other.try_send(&page_of_other, &own_form, &values, None),
        )
        .await;
        let administrators = "SELECT count(*) AS value FROM coordinators WHERE role = 'administrator'";
        assert_eq!(app.tables().number(administrators), 1, "{kind:?}: {} {}", one.words(), two.words());
    }
}

#[actix_web::test]
async fn a_role_holds_from_the_next_page_on_and_whoever_is_removed_is_logged_out() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let mut pia = app.coordinator_as(&mut desk, "Pia Planner", "planner").await;
    let id = app.tables().texts("SELECT id AS value FROM coordinators WHERE name = 'Pia Planner'").remove(0);
    assert_eq!(pia.look("/settings").await.status, 403);
    let page = desk.open("/coordinators").await;
    desk.send(&page, &format!("/{id}/role"), &[("role", "administrator")]).await;
    assert_eq!(pia.look("/settings").await.status, 200);
    let page = desk.open("/coordinators").await;
    let page = desk.send(&page, &format!("/{id}/remove"), &[]).await;
    assert!(page.words().contains("kan zich niet meer aanmelden"), "{}", page.words());
    assert!(pia.look("/settings").await.path.starts_with("/login"));
}
