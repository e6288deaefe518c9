//! What is settled never stops a week: whatever changes meanwhile, the rest is planned and published, and the coordinator
//! is shown what no longer goes together.

use super::offered;
use super::trainees::Along;
use crate::house::harness::{Guest, TestApp};

/// One more family asks; the week is solved and published, and its slot is offered to somebody.
async fn the_rest_goes_on(app: &TestApp, desk: &mut Guest) -> String {
    let asked = app.family("Greet Claeys", "Daan", &[(2, "09:00", "12:00")]).await;
    app.solve(desk).await;
    app.publish(desk).await;
    let slot = app.slots_of(&asked).remove(0);
    let offered = format!("SELECT state AS value FROM offers WHERE slot_id = '{slot}'");
    assert_eq!(app.tables().texts(&offered), ["offered"], "the new slot is offered");
    app.deliver().await;
    desk.open(&format!("/weeks/{}", app.week())).await.words()
}

#[actix_web::test]
async fn two_accepted_slots_that_no_longer_leave_time_for_the_way() {
    let mut at = offered().await;
    at.answer(&at.link, "accept").await;
    let next = at.app.family("Nele Baele", "Lot", &[(0, "12:20", "14:00")]).await;
    at.app.tables().execute("UPDATE families SET street = 'Leiekaai 90' WHERE name = 'Nele Baele'");
    let slot = at.app.slots_of(&next).remove(0);
    at.app.decide(&mut at.desk, &slot, &[("caregiver", &at.amina.id)], "offer").await.ok().unwrap();
    let link = at.app.offer_link(&at.amina, "12:20 – 14:00").await;
    at.answer(&link, "accept").await;
    let held = format!("SELECT state AS value FROM offers WHERE slot_id = '{slot}'");
    assert_eq!(at.app.tables().texts(&held), ["accepted"]);
    at.app.tables().execute("UPDATE organisers SET same_place_minutes = 40");
    let week = the_rest_goes_on(&at.app, &mut at.desk).await;
    assert!(week.contains("Amina Benali"), "the conflict is shown: {week}");
    assert_eq!(at.app.tables().texts(&held), ["accepted"]);
}

#[actix_web::test]
async fn a_family_that_has_moved_away_from_who_comes() {
    let mut at = offered().await;
    at.answer(&at.link, "accept").await;
    at.app.tables().execute("UPDATE caregivers SET max_travel_minutes = 5 WHERE name = 'Amina Benali'");
    at.app.tables().execute(
        "UPDATE families SET postcode = '9050', locality = 'Gentbrugge', latitude = 51.0, longitude = 3.9 WHERE name = 'Fatma Yıldız'",
    );
    let week = the_rest_goes_on(&at.app, &mut at.desk).await;
    assert!(week.contains("Amina Benali"), "the conflict is shown: {week}");
    assert_eq!(at.states(), ["accepted"]);
}

#[actix_web::test]
async fn who_has_accepted_and_may_no_longer_come_alone() {
    let mut at = offered().await;
    at.answer(&at.link, "accept").await;
    at.app.tables().execute("UPDATE caregivers SET stage = 'trainee' WHERE name = 'Amina Benali'");
    let week = the_rest_goes_on(&at.app, &mut at.desk).await;
    assert!(week.contains("Amina Benali"), "the conflict is shown: {week}");
    assert_eq!(at.states(), ["accepted"]);
}

async fn along_with(change: &str) {
    let mut at = Along::offered().await;
    at.everybody_accepts().await;
    at.app.tables().execute(change);
    at.app.carer(&mut at.desk, "Cleo Mertens", &[3], "08:00", "18:00").await;
    the_rest_goes_on(&at.app, &mut at.desk).await;
    assert_eq!(at.states()[..2], ["caregiver accepted", "caregiver offered"], "{change}");
    assert!(at.states().contains(&"trainee accepted".to_owned()), "{change}: {:?}", at.states());
}

#[actix_web::test]
async fn a_mentor_who_is_one_no_longer() {
    along_with("UPDATE caregivers SET stage = 'qualified' WHERE name = 'Amina Benali'").await;
}

#[actix_web::test]
async fn a_trainee_who_has_learnt_it_meanwhile() {
    along_with("UPDATE caregivers SET stage = 'qualified' WHERE name = 'Bieke Baert'").await;
}

#[actix_web::test]
async fn the_same_plan_published_again_is_the_same_publication() {
    let mut at = offered().await;
    for _ in 0..2 {
        let page = at.desk.open(&format!("/weeks/{}/publish", at.app.week())).await;
        at.desk.send(&page, "", &[]).await;
    }
    assert_eq!(at.app.tables().counts()["publications"], 1);
    assert_eq!(at.events("published"), 1);
    at.app.deliver().await;
}

#[actix_web::test]
async fn a_pin_on_another_needs_no_new_solve_where_no_rule_is_in_the_way() {
    let mut at = offered().await;
    at.app.decide(&mut at.desk, &at.slot, &[("caregiver", &at.bieke.id)], "pin").await.ok().unwrap();
    assert_eq!(at.app.holder(&at.slot).as_deref(), Some(at.bieke.name));
    at.app.publish(&mut at.desk).await;
    assert_eq!(at.states(), ["withdrawn", "offered"]);
    at.app.deliver().await;
}
