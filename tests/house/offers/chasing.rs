//! Whoever has not answered is reminded at set times, in one letter, never at night, and never of what is answered.

use crate::house::harness::{Carer, Guest, Kind, TestApp};

struct Waiting {
    app: TestApp,
    desk: Guest,
    amina: Carer,
    slots: Vec<String>,
}

/// Two slots, offered to Amina on Wednesday at nine, to be answered by Friday at nine; reminders a day and three hours
/// before.
async fn waiting(kind: Kind) -> Waiting {
    let app = TestApp::start_on(kind).await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0, answer_hours = 48, remind_hours = '24 3'");
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00")]).await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
    let slots = app.slots_of(&family);
    for slot in &slots {
        app.give(&mut desk, slot, &amina).await.ok().unwrap();
    }
    app.publish(&mut desk).await;
    Waiting { app, desk, amina, slots }
}

impl Waiting {
    /// The reminders that she has, by subject.
    async fn reminders(&self) -> Vec<String> {
        let mails = self.app.mails(&self.amina.email).await.into_iter().map(|mail| mail.subject);
        mails.filter(|subject| subject.contains("Wij wachten op uw antwoord")).collect()
    }

    async fn at(&self, day: u64, time: &str) -> usize {
        let wednesday = chrono::NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
        self.app.pass_until(wednesday + chrono::Days::new(day), time).await;
        self.reminders().await.len()
    }
}

#[actix_web::test]
async fn reminders_go_at_set_times_in_one_letter_and_not_at_night() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let at = waiting(kind).await;
        assert_eq!(at.at(1, "08:50").await, 0);
        assert_eq!(at.at(1, "09:01").await, 1, "a day before");
        assert!(at.reminders().await[0].contains("2 keer"), "one letter for both");
        // She answers one of them; three hours before nine is night, so she is reminded of the other the evening before.
        let link = at.app.offer_link(&at.amina, "maandag").await;
        let page = at.app.guest().open(&link).await;
        at.app.guest().press(&page, "answer", ("answer", "accept")).await;
        assert_eq!(at.at(1, "19:50").await, 1);
        assert_eq!(at.at(1, "20:01").await, 2);
        let last = at.reminders().await.pop().unwrap();
        assert!(!last.contains("keer") && last.contains("24 november"), "of what is answered nothing: {last}");
        for (day, time) in [(1, "23:00"), (2, "06:30"), (2, "08:30"), (2, "09:30")] {
            assert_eq!(at.at(day, time).await, 2, "{day} {time}");
        }
    }
}

#[actix_web::test]
async fn who_sets_none_reminds_nobody() {
    let mut at = waiting(Kind::Sqlite).await;
    let page = at.desk.open("/settings").await;
    let wrong = at.desk.try_send(&page, "contact_name", &[("remind_hours", "24 drie")], None).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.words().contains("hoogstens drie getallen"), "{}", wrong.words());
    let saved = at.desk.send(&page, "contact_name", &[("remind_hours", "")]).await;
    assert!(saved.path.ends_with("said=saved"), "{}", saved.words());
    assert_eq!(at.at(2, "08:59").await, 0);
}

#[actix_web::test]
async fn the_desk_sees_each_offer_and_reminds_at_once() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut at = waiting(kind).await;
        let (week, slot) = (at.app.week(), at.slots[0].clone());
        let page = at.desk.open(&format!("/weeks/{week}/offers")).await;
        for said in ["Alles (2)", "verstuurd (2)", "Amina Benali", "donderdag 19 november"] {
            assert!(page.words().contains(said), "{said}: {}", page.words());
        }
        let path = format!("/weeks/{week}/slots/{slot}");
        let page = at.desk.open(&path).await;
        assert!(page.words().contains("Volgende herinnering"), "{}", page.words());
        let token = at.desk.token(&page);
        let done = at.desk.post(&format!("{path}/remind"), &[("form_token", &token)]).await.ok().unwrap();
        assert!(done.words().contains("krijgt een herinnering"), "{}", done.words());
        assert!(done.words().contains("Herinnerd op"), "{}", done.words());
        assert_eq!(at.reminders().await.len(), 1);
        let again = at.desk.post(&format!("{path}/remind"), &[("form_token", &token)]).await;
        assert_eq!(again.status, 422);
        assert!(again.words().contains("minder dan vier uur geleden"), "{}", again.words());
        let link = at.app.offer_link(&at.amina, "maandag").await;
        let page = at.app.guest().open(&link).await;
        at.app.guest().press(&page, "answer", ("answer", "decline")).await;
        let page = at.desk.open(&format!("/weeks/{week}/offers?state=declined")).await;
        assert!(page.words().contains("maandag 23 november") && !page.words().contains("dinsdag"), "{}", page.words());
        assert!(at.desk.open(&format!("/weeks/{week}/offers?state=thanked")).await.words().contains("geen aanbod"));
    }
}
