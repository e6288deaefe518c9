//! What comes late is heard at once: by the family, by the office, by e-mail and as a list.

use domain::context::Acting;
use domain::offers;

use super::{Offered, offered};
use std::sync::Arc;

const OFFICE: &str = "leen@wijk.example";

impl Offered {
    /// Sunday at half past nine in the evening: less than twelve hours before the slot.
    async fn on_the_evening_before(&self) {
        self.app.pass_until(self.app.week().monday().pred_opt().unwrap(), "21:30").await;
    }

    async fn office(&self) -> Vec<town::mail::Mail> {
        self.app.mails(OFFICE).await
    }

    /// What the office would find on its first page.
    fn news(&self) -> Vec<&'static str> {
        let wiring = &self.app.wiring;
        let (now, site) = (wiring.clock.now(), wiring.site.address.clone());
        let news = wiring.database.read_now(|c| {
            let organiser = Arc::new(domain::organisers::all(c)?.remove(0));
            offers::late_news(&mut Acting::program(now, organiser, site).on(c), now.plus_hours(-24))
        });
        news.unwrap().iter().map(|one| one.kind.as_str()).collect()
    }
}

#[actix_web::test]
async fn i_cannot_come_on_the_evening_before() {
    let at = offered().await;
    at.answer(&at.link, "accept").await;
    at.on_the_evening_before().await;
    // An old page does not say what it means, so it is asked for once more.
    let page = at.answer(&at.link, "decline").await;
    assert!(page.words().contains("Kunt u echt niet komen?"), "{}", page.words());
    assert_eq!(at.states(), ["accepted"]);
    assert!(at.office().await.is_empty() && at.news().is_empty());

    // On her own page it says that the office is told, and that is how it goes.
    let mut she = at.app.guest();
    let page = she.open(&at.amina.page).await;
    assert!(page.words().contains("Wij zeggen het meteen aan het gezin en aan het kantoor."), "{}", page.words());
    let page = she.press(&page, "answer", ("answer", "decline")).await;
    assert!(page.words().contains("Bedankt dat u het laat weten."), "{}", page.words());
    assert_eq!(at.states(), ["declined"]);
    let office = at.office().await;
    let [mail] = office.as_slice() else { panic!("{:?}", office.iter().map(|m| &m.subject).collect::<Vec<_>>()) };
    assert_eq!(mail.subject, "Opvanger komt niet: maandag 23 november 2026, 09:00 – 12:00");
    for said in ["Amina Benali", "Fatma Yıldız", "0470 00 00 01", &at.slot] {
        assert!(mail.text.contains(said), "{said}: {}", mail.text);
    }
    assert!(!mail.text.contains("Vlasstraat"), "no street in an e-mail");
    assert_eq!(at.news(), ["late-no"]);
    let family = at.app.last_mail(&at.family.email).await;
    assert!(family.subject.contains("Uw opvanger kan niet komen"), "{}", family.subject);
}

#[actix_web::test]
async fn i_cannot_come_three_hours_before_by_the_link() {
    let at = offered().await;
    at.answer(&at.link, "accept").await;
    at.app.pass_until(at.app.week().monday(), "06:00").await;
    let mut she = at.app.guest();
    let page = she.open(&at.link).await;
    let page = she.press(&page, "answer", ("answer", "decline")).await;
    assert!(page.words().contains("Bedankt dat u het laat weten."), "{}", page.words());
    assert_eq!((at.office().await.len(), at.news()), (1, vec!["late-no"]));
}

#[actix_web::test]
async fn early_enough_the_office_is_left_in_peace() {
    let at = offered().await;
    at.answer(&at.link, "accept").await;
    let page = at.answer(&at.link, "decline").await;
    assert!(page.words().contains("Bedankt dat u het laat weten."), "{}", page.words());
    assert!(at.office().await.is_empty() && at.news().is_empty());
}

#[actix_web::test]
async fn what_the_desk_enters_itself_is_on_the_list_and_not_written_to_it() {
    let mut at = offered().await;
    at.answer(&at.link, "accept").await;
    at.on_the_evening_before().await;
    at.desk = at.app.desk().await;
    at.app.decide(&mut at.desk, &at.slot, &[], "decline").await.ok().unwrap();
    assert_eq!(at.states(), ["declined"]);
    assert!(at.office().await.is_empty());
    assert_eq!(at.news(), ["late-no"]);
}

#[actix_web::test]
async fn a_family_that_cancels_an_hour_before() {
    let at = offered().await;
    at.answer(&at.link, "accept").await;
    at.app.pass_until(at.app.week().monday(), "08:00").await;
    let mut fatma = at.app.guest();
    let page = fatma.open(&format!("{}/cancel/{}", at.family.page, at.slot)).await;
    fatma.send(&page, "", &[]).await;
    let office = at.office().await;
    assert_eq!(
        office.iter().map(|m| m.subject.as_str()).collect::<Vec<_>>(),
        ["Gezin zegt af: maandag 23 november 2026, 09:00 – 12:00"]
    );
    assert_eq!(at.news(), ["late-cancellation"]);
}

#[actix_web::test]
async fn a_family_that_cancels_what_nobody_comes_for_alarms_nobody() {
    let at = offered().await;
    at.answer(&at.link, "decline").await;
    at.on_the_evening_before().await;
    let mut fatma = at.app.guest();
    let page = fatma.open(&format!("{}/cancel/{}", at.family.page, at.slot)).await;
    fatma.send(&page, "", &[]).await;
    // That nobody had it, the office has heard that evening; of the cancellation it need not hear.
    let subjects: Vec<String> = at.office().await.into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects, ["Eén ding kan niet wachten"]);
    assert!(at.news().is_empty());
}
