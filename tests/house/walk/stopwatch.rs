//! Ten everyday questions, each answered in three presses at most (`tests/browser/stopwatch.mjs`).

use serde_json::json;

use crate::house::harness::{COORDINATOR, TestApp, drive};

#[actix_web::test]
async fn ten_everyday_questions_take_three_presses_at_most() {
    let mut app = TestApp::start().await;
    app.letters_may_wait();
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let amina = app.carer(&mut desk, "Amina Benali", &[5], "08:00", "18:00").await;
    let olena = app.carer(&mut desk, "Olena Bondar", &[4], "08:00", "18:00").await;
    let bieke = app.carer(&mut desk, "Bieke Baert", &[2], "08:00", "18:00").await;
    desk.notes(&amina.id, "infant-first-aid", "2026-12-20").await;
    let fatma = app.family("Fatma Yıldız", "Yara", &[(3, "09:00", "12:00"), (4, "09:00", "12:00")]).await;
    app.family("Gezin Declercq", "Lou", &[(0, "14:00", "17:00")]).await;
    let sunday = app.week().monday().pred_opt().unwrap();
    app.pass_until(sunday, "09:00").await;
    let mut desk = app.desk().await;
    let week = domain::basics::IsoWeek::of(sunday).next();
    let slots = app.slots_of(&fatma);
    for (slot, carer) in slots.iter().zip([&olena, &amina]) {
        let path = format!("/weeks/{week}/slots/{slot}");
        let page = desk.open(&path).await;
        let token = desk.token(&page);
        desk.post(&format!("{path}/give"), &[("form_token", &token), ("caregiver", &carer.id)]).await.ok().unwrap();
    }
    let page = desk.open(&format!("/weeks/{week}/publish")).await;
    desk.send(&page, "", &[]).await;
    let page = desk.open(&format!("/weeks/{week}/slots/{}", slots[1])).await;
    let token = desk.token(&page);
    desk.post(&format!("/weeks/{week}/slots/{}/accept", slots[1]), &[("form_token", &token)]).await.ok().unwrap();
    let page = desk.open(&format!("/caregivers/{}/absence", bieke.id)).await;
    let page =
        desk.send(&page, "/absence", &[("kind", "ill"), ("from", &sunday.to_string()), ("until", "2026-11-25")]).await;
    desk.try_send(&page, "/absence", &[], Some(("sure", "yes"))).await.ok().unwrap();
    app.deliver().await;

    let names = json!({
        "caregiver": "Amina",
        "family": "Declercq",
        "when": "Friday,? 27 November.*09:00 – 12:00",
        "who": "cannot come",
        "asked": "Monday, 23 November 2026.*14:00 – 17:00",
        "ill": "Bieke Baert.*Ill from .*to Wednesday, 25 November 2026",
        "unanswered": "Olena Bondar",
        "tomorrow": "Monday 23 November, 14:00 – 17:00.*tomorrow",
        "told": "We have your request|Request received|Address|address",
        "ends": "Life-saving with babies and toddlers.*Sunday, 20 December 2026",
    });
    let (coordinator, names) = (app.coordinator("gent"), names.to_string());
    let environment = [
        ("BASE_URL", app.base_url.as_str()),
        ("COORDINATOR", &coordinator),
        ("PASSWORD", COORDINATOR.1),
        ("NAMES", &names),
    ];
    let said = drive("stopwatch.mjs", &environment, async |request| panic!("the script asks for {request:?}"));
    println!("{}", said.await);
}
