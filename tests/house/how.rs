//! How we plan: a page for everybody that is made from what is in force.

use super::harness::{Kind, TestApp};

#[actix_web::test]
async fn the_page_says_what_is_in_force_in_every_language_and_everybody_is_led_to_it() {
    let app = TestApp::start_on(Kind::Postgres).await;
    app.add_organiser("brugge", "Wijkopvang Brugge", &["8000"]);
    let mut desk = app.desk().await;
    let path = "/o/gent/how-we-plan";
    let page = app.guest().open(path).await;
    for told in [
        "Dit vraagt de wet of het stelsel",
        "Tussen twee werkdagen is er minstens 11 uur rust.",
        "In elke week is er minstens 35 uur rust na elkaar.",
        "hoogstens 60 uur in een maand en 630 uur in een jaar",
        "Wij vragen om opvang 72 uur vooraf te vragen.",
        "Wie nog leert, is nooit alleen met kinderen.",
        "Uittreksel uit het strafregister, model 596.2",
        "Alleen met baby (0 tot 18 maanden): ook dit",
        "Wat beloofd is, blijft zo heel zwaar",
    ] {
        assert!(page.words().contains(told), "{told}: {}", page.words());
    }

    let terms = desk.open("/settings/plan").await;
    desk.send(&terms, "opened", &[("daily-rest", "720"), ("language", "0"), ("priority-5", "20")]).await;
    let age = desk.open("/settings/ladder/age/primary").await;
    let look = desk.send(&age, "/look", &[("certificates", "care-3-12"), ("certificates", "infant-first-aid")]).await;
    desk.send(&look, "seen", &[]).await;
    let page = app.guest().open(path).await;
    for told in ["minstens 12 uur rust", "Iemand die een taal van het gezin spreekt telt nu niet mee"] {
        assert!(page.words().contains(told), "{told}: {}", page.words());
    }
    let words = page.words();
    let primary = words.split("Alleen met kind in de lagere school").nth(1).unwrap();
    assert!(primary.split("Wie eerst").next().unwrap().contains("Levensreddend handelen"), "{primary}");
    let theirs = app.guest().open("/o/brugge/how-we-plan").await.words();
    assert!(theirs.contains("minstens 11 uur rust") && !theirs.contains("telt nu niet mee"), "{theirs}");

    for (code, told) in [("fr", "Comment nous planifions"), ("en", "How we plan")] {
        let mut she = app.guest();
        let page = she.open(path).await;
        let page = she.choose_language(&page, code).await;
        assert!(page.words().contains(told) && !page.words().contains('['), "{code}: {}", page.words());
    }
    assert_eq!(app.guest().look("/o/nowhere/how-we-plan").await.status, 404);

    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    for from in ["/o/gent/ask", &family.page, &carer.page] {
        let page = app.guest().open(from).await;
        assert!(page.html.contains("href=\"/o/gent/how-we-plan\""), "{from} leads there");
    }
}
