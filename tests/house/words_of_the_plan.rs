//! What the planning finds is said in the coordinator's language, with names and hours and without ids.

use super::harness::TestApp;

#[actix_web::test]
async fn remedies_contradictions_and_broken_rules_are_told_in_words() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let family = app
        .family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00"), (2, "07:30", "10:00")])
        .await;
    let other = app.family("Olena Koval", "Danylo", &[(1, "10:00", "13:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3], "08:00", "18:00").await;
    let (slots, clash) = (app.slots_of(&family), app.slots_of(&other).remove(0));
    let week = format!("/weeks/{}", app.week());

    // Half an hour more on Wednesday morning would do.
    app.solve(&mut desk).await;
    let board = desk.open(&format!("{week}/board?by=unfilled")).await;
    assert!(
        board.words().contains("Amina Benali zou 30 minuten vroeger beschikbaar moeten zijn."),
        "{}",
        board.words()
    );
    let page = desk.choose_language(&board, "en").await;
    assert!(
        page.words().contains("Amina Benali would have to be available 30 minutes longer, from earlier on."),
        "{}",
        page.words()
    );
    desk.choose_language(&page, "nl").await;

    // Two pins at one time; the plan keeps neither, so both are told of, and so is what they contradict.
    for slot in [&slots[1], &clash] {
        app.decide(&mut desk, slot, &[("caregiver", &amina.id)], "pin").await;
    }
    let page = desk.open(&week).await;
    assert!(page.words().contains("Vastgezet voor Amina Benali: dinsdag 24 november"), "{}", page.words());
    let refused = desk.try_send(&page, "/solve", &[], None).await;
    assert_eq!(refused.status, 422);
    let publish = desk.open(&format!("{week}/publish")).await;
    let (pinned, not_kept) = ("dinsdag 24 november, 10:00 – 13:00", "Het plan volgt deze vastgezette keuze nog niet");
    for (place, page, says) in [("week", &page, pinned), ("solve", &refused, pinned), ("publish", &publish, not_kept)] {
        assert!(page.words().contains(says), "{place}: {}", page.words());
        for id in [&amina.id, &slots[1], &clash] {
            assert!(!page.words().contains(id.as_str()), "{place} shows an id: {}", page.words());
        }
    }

    // A run that could not even begin says why, by what can be done about it.
    app.tables().execute("UPDATE organisers SET run_weekday = 4");
    let thursday = app.week().previous().days()[3];
    app.pass_until(thursday, "10:05").await;
    let mut desk = app.desk().await;
    let page = desk.open(&week).await;
    assert!(
        page.words().contains("Deze vastgezette momenten kunnen niet allemaal behouden blijven"),
        "{}",
        page.words()
    );
    assert!(page.html.contains(&format!("{week}/slots/{clash}")), "the way to each of them: {}", page.html);
    assert!(app.last_mail("leen@wijk.example").await.subject.starts_with("Er is geen plan voor week"));
}
