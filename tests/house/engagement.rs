//! On which terms a caregiver works: the scheme's caps bind neighbourhood workers, and nobody else.

use super::harness::TestApp;

#[actix_web::test]
async fn the_caps_bind_whom_the_scheme_caps() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let profile = format!("/caregivers/{}", amina.id);
    let page = desk.open(&profile).await;
    desk.send(&page, "/minutes", &[("month", "2026-11"), ("hours", "58")]).await;
    let slot = format!("/weeks/{}/slots/{}", app.week(), app.slots_of(&family)[0]);
    assert!(
        desk.open(&slot).await.words().contains("Er blijft 2 uur over tot het maximum"),
        "{}",
        desk.open(&slot).await.words()
    );
    assert!(app.guest().open(&amina.page).await.html.contains("<meter"));

    let page = desk.open(&profile).await;
    let wrong = desk.try_send(&page, "/terms", &[("engagement", "pirate")], None).await;
    assert!(wrong.status == 422 && wrong.html.contains("engagement-error"), "{}", wrong.words());
    desk.send(&page, "/terms", &[("engagement", "volunteer")]).await;
    let words = desk.open(&slot).await.words();
    assert!(!words.contains("maximum") && words.contains("past"), "{words}");
    assert!(!app.guest().open(&amina.page).await.html.contains("<meter"), "she has no caps to look at");
}
