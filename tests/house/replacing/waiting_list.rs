//! The waiting list: what nobody has stays asked, and is proposed to whoever becomes free.

use super::Week;
use crate::house::harness::Kind;

#[actix_web::test]
async fn whoever_becomes_free_is_asked_for_what_is_open() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut week = Week::with(kind, &[1, 3]).await;
        // Everybody else says that she is on leave, so that nobody can be asked.
        for carer in &week.others {
            let mut she = week.app.guest();
            let page = she.open(&format!("{}/absence", carer.page)).await;
            let today = week.app.today().to_string();
            let page = she.send(&page, "/absence", &[("kind", "leave"), ("from", &today)]).await;
            she.press(&page, "/absence", ("sure", "yes")).await;
        }
        week.app.pass(1).await;
        week.desk = week.app.desk().await;
        let done = week.ill().await;
        assert!(done.words().contains("Niemand kan dit moment komen"), "{}", done.words());
        week.app.pass(1).await;
        assert_eq!((week.count("asked"), week.count("withdrawn")), (0, 2));
        // Els comes back early: what is open is proposed to her, a little later, in one letter.
        let els = &week.others[1];
        let mut she = week.app.guest();
        let page = she.open(&format!("{}/absence", els.page)).await;
        she.send(&page, "/back", &[]).await;
        week.app.pass(0).await;
        assert_eq!(week.count("asked"), 0, "she may still be changing her hours");
        week.app.pass(1).await;
        assert_eq!(week.count("asked"), 2);
        let mail = week.app.last_mail(&els.email).await;
        assert!(mail.subject.contains("2 momenten") && mail.links("/offer/").len() == 2, "{}", mail.subject);
        // Once, and no more after her no.
        week.app.pass(1).await;
        assert_eq!(week.count("asked"), 2);
        let link = week.link(els, "dinsdag 24 november").await;
        week.answers(&link, "decline").await.ok().unwrap();
        week.app.can_work(els, &[(2, "08:00", "19:00", "wanted"), (4, "08:00", "18:00", "ok")]).await;
        week.app.pass(1).await;
        assert_eq!((week.count("asked"), week.count("declined")), (1, 1), "her no stays");
        // The coordinator reads in the journal that it was looked for.
        let mut desk = week.app.desk().await;
        let words = desk.open(&format!("/journal?caregiver={}", els.id)).await.words();
        assert!(words.contains("Nagekeken welke open momenten passen"), "{words}");
        week.app.deliver().await;
    }
}

#[actix_web::test]
async fn whoever_loses_a_family_is_free_and_nobody_untrained_or_unpublished_is_asked() {
    let mut week = Week::with(Kind::Sqlite, &[1]).await;
    // Another family's slot is open in the same published week.
    let other = week.app.family("Greet Claeys", "Daan", &[(1, "13:00", "16:00")]).await;
    let next = week.app.slots_of(&other).remove(0);
    week.app.publish(&mut week.desk).await;
    week.app.pass(1).await;
    assert_eq!(week.count("asked"), 0, "who was free before the week was published was weighed by its plan");
    week.desk = week.app.desk().await;
    // The first family cancels: Amina is free.
    let slot = week.slots[0].clone();
    week.app.decide(&mut week.desk, &slot, &[], "cancel").await.ok().unwrap();
    week.app.pass(1).await;
    assert_eq!(week.states(&next), ["Amina Benali asked"]);
    // A trainee is never asked to serve alone, and what is not published is planned instead.
    week.desk = week.app.desk().await;
    let mut trainee = week.app.joins("Sofie Maes").await;
    week.app.admit(&mut week.desk, &mut trainee, "trainee", &[]).await;
    week.app.can_work(&trainee, &[(2, "08:00", "18:00", "ok")]).await;
    week.app.pass(1).await;
    assert_eq!(week.states(&next), ["Amina Benali asked"]);
    week.app.deliver().await;
}
