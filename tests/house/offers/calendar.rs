//! The family's calendar entry: one organiser for life, whom the sender may speak for, and nothing in it that can
//! change anything.

use super::offered;
use crate::house::harness::COORDINATOR;

#[actix_web::test]
async fn the_organiser_stays_the_same_when_the_contact_person_changes() {
    let mut at = offered().await;
    at.answer(&at.link, "accept").await;
    at.app.deliver().await;
    let page = at.desk.open("/settings").await;
    let page = at
        .desk
        .send(&page, "run_time", &[("contact_name", COORDINATOR.0), ("contact_email", "mia@elders.example")])
        .await;
    assert!(page.status.is_success());
    at.answer(&at.link, "decline").await;
    let calendars = at.calendars().await;
    let [one, other] = calendars.as_slice() else { panic!("{calendars:?}") };
    assert_eq!((one.method.as_str(), other.method.as_str()), ("REQUEST", "CANCEL"));
    assert_eq!((&one.uid, &one.organizer), (&other.uid, &other.organizer));
    assert_eq!(one.organizer, "mailto:wijkopvang@gent.example", "the address that the e-mail comes from");
}

#[actix_web::test]
async fn a_shared_entry_opens_nothing() {
    let at = offered().await;
    at.answer(&at.link, "accept").await;
    let mail = at.app.last_mail(&at.family.email).await;
    let file = mail.calendar.unwrap().replace("\r\n ", "");
    assert!(file.contains("/o/gent/link"), "the way to a new link: {file}");
    for grant in ["/family/", "/offer/", "/caregiver/", "/prove/"] {
        assert!(!file.contains(grant), "{grant}: {file}");
    }
    assert!(file.contains("09 000 00 00"), "whom to call: {file}");
}
