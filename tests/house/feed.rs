//! A caregiver's shifts in her own calendar: read by a program that knows an address and nothing else.

use super::harness::{Kind, TestApp};

/// What a calendar reads.
async fn reads(app: &TestApp, path: &str) -> (u16, String) {
    let mut answer = awc::Client::default().get(format!("{}{path}", app.base_url)).send().await.unwrap();
    let text = String::from_utf8(answer.body().await.unwrap().to_vec()).unwrap();
    (answer.status().as_u16(), text.replace("\r\n ", ""))
}

#[actix_web::test]
async fn her_calendar_follows_what_she_says_and_what_the_family_does() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (2, "14:00", "16:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 3], "08:00", "18:00").await;
        let path = app.connects_calendar(&amina).await;
        let (status, empty) = reads(&app, &path).await;
        assert!(status == 200 && empty.contains("BEGIN:VCALENDAR") && !empty.contains("VEVENT"), "{empty}");

        for slot in app.slots_of(&family) {
            app.give(&mut desk, &slot, &amina).await.ok().unwrap();
        }
        app.publish(&mut desk).await;
        let (_, offered) = reads(&app, &path).await;
        assert_eq!(offered.matches("STATUS:TENTATIVE").count(), 2, "{offered}");

        let mut she = app.guest();
        let link = app.offer_link(&amina, "09:00 – 12:00").await;
        let offer = link.strip_prefix(&app.base_url).unwrap();
        she.post(offer, &[("answer", "accept")]).await.ok().unwrap();
        let (_, accepted) = reads(&app, &path).await;
        assert_eq!(accepted.matches("STATUS:CONFIRMED").count(), 1, "{accepted}");
        assert!(accepted.contains("SUMMARY:Opvang in Gent"), "{accepted}");
        for hidden in ["Vlasstraat", "Yara", "Yıldız", "/offer/", "/caregiver/"] {
            assert!(!accepted.contains(hidden), "{hidden} stands in a calendar that people share: {accepted}");
        }

        let page = she.open(&format!("{}/cancel/{}", family.page, app.slots_of(&family)[0])).await;
        she.send(&page, "", &[]).await;
        let (_, left) = reads(&app, &path).await;
        assert!(!left.contains("CONFIRMED") && left.matches("TENTATIVE").count() == 1, "{left}");
        app.deliver().await;
    }
}

#[actix_web::test]
async fn an_address_is_made_anew_and_ended() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1], "08:00", "18:00").await;
    let first = app.connects_calendar(&amina).await;
    let mut she = app.guest();
    let page = she.open(&format!("{}/calendar", amina.page)).await;
    assert!(page.html.contains(&first), "the same link shows it again");
    let second = app.connects_calendar(&amina).await;
    assert_ne!(first, second);
    assert_eq!(reads(&app, &first).await.0, 410, "the old one has ended");
    assert_eq!(reads(&app, &second).await.0, 200);

    // By another link to her page it cannot be read any more, and can be made anew.
    let page = she.open("/o/gent/link").await;
    she.send(&page, "email", &[("email", &amina.email)]).await;
    let other = app.link(&amina.email, "/caregiver/").await;
    let page = she.open(&format!("{other}/calendar")).await;
    assert!(page.words().contains("Het adres kunnen wij hier niet meer tonen"), "{}", page.words());
    assert!(!page.html.contains(&second));

    let path = other.strip_prefix(&app.base_url).unwrap().to_owned();
    let page = she.post(&format!("{path}/calendar/end"), &[]).await;
    assert!(page.words().contains("Het adres werkt niet meer."), "{}", page.words());
    assert_eq!(reads(&app, &second).await.0, 410);
    let token = second.split('/').nth(2).unwrap();
    assert!(!app.tables().everything().values().flatten().any(|row| row.contains(token)), "the token is kept nowhere");
}
