//! The links in e-mails: new ones, used ones, those that ran out, those that never were.

use super::{Kind, TestApp, offered};
use crate::house::harness::{asked_form, pairs};

#[actix_web::test]
async fn a_new_link_is_sent_without_saying_whether_the_address_is_known() {
    let at = offered().await;
    let mut she = at.app.guest();
    let stranger = format!("niemand{}@huis.example", at.app.number);
    let sent_before = at.app.raw_mails().await.len();
    let mut answers = Vec::new();
    for email in [at.family.email.as_str(), at.amina.email.as_str(), stranger.as_str()] {
        let page = she.open("/o/gent/link").await;
        let page = she.send(&page, "email", &[("email", email)]).await;
        answers.push((page.path.clone(), page.status, page.html.clone()));
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]), "known or not, the answer is the same");
    assert_eq!(at.app.raw_mails().await.len(), sent_before + 2);
    assert!(at.app.mails(&stranger).await.is_empty());
    let family = at.app.link(&at.family.email, "/family/").await;
    let page = at.app.guest().open(&family).await;
    assert!(page.words().contains("09:00 – 12:00"), "{}", page.words());
    let caregiver = at.app.link(&at.amina.email, "/caregiver/").await;
    assert_ne!(caregiver, at.amina.page);
    assert!(at.app.guest().open(&caregiver).await.words().contains("09:00 – 12:00"));
}

#[actix_web::test]
async fn a_used_link_leads_on() {
    let at = offered().await;
    for link in [at.app.link(&at.family.email, "/prove/").await, at.app.link(&at.amina.email, "/welcome/").await] {
        let before = at.app.tables().counts();
        let mut she = at.app.guest();
        let page = she.open(&link).await;
        let page = she.send(&page, "", &[]).await;
        let on = page
            .links()
            .into_iter()
            .find(|l| l.starts_with("/family/") || l.starts_with("/caregiver/") || l.ends_with("/link"));
        she.open(&on.unwrap_or_else(|| panic!("{link} leads nowhere: {}", page.words()))).await;
        let after = at.app.tables().counts();
        for table in ["families", "requests", "slots", "caregivers", "outbox"] {
            assert_eq!(after[table], before[table], "{table}");
        }
    }
}

#[actix_web::test]
async fn a_link_that_ran_out_shows_the_way_to_a_new_one() {
    let mut at = offered().await;
    at.app.letters_may_wait();
    let (prove, welcome) =
        (at.app.link(&at.family.email, "/prove/").await, at.app.link(&at.amina.email, "/welcome/").await);
    let mut day = 0;
    for (lasts, links) in
        [(3, [&prove, &welcome].as_slice()), (30, &[&at.link]), (90, &[&at.family.page, &at.amina.page])]
    {
        // A day after its time; a month later it would be forgotten.
        at.app.wiring.clock.advance((lasts + 1 - day) * 24 * 3600);
        day = lasts + 1;
        for link in links {
            let mut she = at.app.guest();
            let page = she.look(link).await;
            assert_eq!(page.status, 410, "{link}");
            assert!(page.links().iter().any(|l| l == "/o/gent/link"), "{}", page.words());
            let page = she.post(link.strip_prefix(&at.app.base_url).unwrap(), &[("answer", "accept")]).await;
            assert!(page.status == 410 || page.status == 404, "{link}");
        }
    }
    assert_eq!(at.events("offer-accepted"), 0);
}

#[actix_web::test]
async fn an_unknown_link_says_what_to_do() {
    let at = offered().await;
    let token = at.link.rsplit('/').next().unwrap();
    let (cut, made_up) = (&token[..60], "0".repeat(64));
    for kind in ["family", "caregiver", "offer", "prove", "welcome"] {
        for wrong in [cut, &made_up, "x", "%00", "..%2f.."] {
            let page = at.app.guest().look(&format!("/{kind}/{wrong}")).await;
            assert_eq!(page.status, 404, "/{kind}/{wrong}");
            assert!(
                page.words().contains("Kopieer de hele link uit de e-mail, of vraag een nieuwe."),
                "{}",
                page.words()
            );
        }
        // A link is for one thing: it opens no other door.
        if kind != "offer" {
            assert_eq!(at.app.guest().look(&format!("/{kind}/{token}")).await.status, 404, "/{kind}");
        }
    }
}

#[actix_web::test]
async fn a_link_proves_the_address_it_was_sent_to_and_no_other() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let app = TestApp::start_on(kind).await;
        let victim = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
        let before = app.tables().texts("SELECT name || email || street AS value FROM families");
        // A stranger sends a form with an address of her own, and then the same form with somebody else's.
        let own = format!("stranger{}@elders.example", app.number);
        let mut she = app.guest();
        let page = she.open("/o/gent/ask").await;
        let form = asked_form(&own, app.week().monday());
        she.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
        let link = app.link(&own, "/prove/").await;
        let form = asked_form(&victim.email, app.week().monday());
        she.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
        assert_eq!(she.look(&link).await.status, 410, "the first link proved another address");
        let path = link.strip_prefix(&app.base_url).unwrap();
        assert_eq!(she.post(path, &[]).await.status, 410);
        assert_eq!(app.tables().texts("SELECT name || email || street AS value FROM families"), before);
    }
}

#[actix_web::test]
async fn whoever_comes_hears_that_the_family_has_moved() {
    let at = offered().await;
    at.answer(&at.link, "accept").await;
    let page = at.app.guest().open(&format!("{}/ask", at.family.page)).await;
    let tuesday = at.app.week().days()[1].to_string();
    let asked = [
        ("date-0", tuesday.as_str()),
        ("from-0", "09:00"),
        ("until-0", "11:00"),
        ("reason", "work"),
        ("street", "Nieuwe Vaart 5"),
    ];
    at.app.guest().try_send(&page, "submission", &asked, Some(("do", "send"))).await.ok().unwrap();
    let mail = at.app.last_mail(&at.amina.email).await;
    assert!(
        mail.subject == "Ander adres voor maandag 23 november" && mail.text.contains("maandag"),
        "{}: {}",
        mail.subject,
        mail.text
    );
    assert!(!mail.text.contains("Nieuwe Vaart"), "where to is behind the link");
    // The same form with another day in it is another request; sent twice it is one.
    let before = at.app.tables().number("SELECT count(*) AS value FROM slots");
    let wednesday = at.app.week().days()[2].to_string();
    let again = asked.map(|(name, value)| (name, if name == "date-0" { wednesday.as_str() } else { value }));
    for _ in 0..2 {
        at.app.guest().try_send(&page, "submission", &again, Some(("do", "send"))).await.ok().unwrap();
    }
    assert_eq!(at.app.tables().number("SELECT count(*) AS value FROM slots"), before + 1);
    let told = at.app.mails(&at.amina.email).await.iter().filter(|m| m.subject.starts_with("Ander adres")).count();
    assert_eq!(told, 1, "it moved once");
}

#[actix_web::test]
async fn a_new_link_lives_as_long_as_the_one_that_it_replaces() {
    let app = TestApp::start().await;
    let (family, day) = (app.household("Fatma Yıldız", "Yara"), app.today() + chrono::Days::new(170));
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    let form = asked_form(&family.email, day);
    she.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
    let page = she.open(&app.link(&family.email, "/prove/").await).await;
    let landed = she.send(&page, "", &[]).await.path.split('?').next().unwrap().to_owned();

    // She loses it, and later on moves to another mailbox.
    let page = she.open("/o/gent/link").await;
    she.send(&page, "email", &[("email", &family.email)]).await;
    let anew = app.link(&family.email, "/family/").await;
    assert_eq!((she.look(&landed).await.status.as_u16(), she.look(&anew).await.status.as_u16()), (410, 200));
    let new = format!("nieuw{}@huis.example", app.number);
    let page = she.open(&anew).await;
    she.send(&page, "/address", &[("email", &new)]).await;
    let page = she.open(&app.link(&new, "/confirm/").await).await;
    let moved = she.send(&page, "", &[]).await.path.split('?').next().unwrap().to_owned();
    for (days, opens) in [(91, true), (80, true), (20, false)] {
        app.pass(days * 24).await;
        assert_eq!(she.look(&moved).await.status.is_success(), opens, "{days} days later");
    }
}

#[actix_web::test]
async fn the_page_that_a_proof_leads_to_lives_until_after_its_slot() {
    let app = TestApp::start().await;
    let (family, day) = (app.household("Fatma Yıldız", "Yara"), app.today() + chrono::Days::new(170));
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    let form = asked_form(&family.email, day);
    she.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
    let page = she.open(&app.link(&family.email, "/prove/").await).await;
    let landed = she.send(&page, "", &[]).await.path.split('?').next().unwrap().to_owned();
    app.pass(91 * 24).await;
    assert_eq!(she.look(&landed).await.status, 200);
    app.deliver().await;
}

#[actix_web::test]
async fn whoever_was_asked_hears_before_she_answers_that_the_family_has_moved() {
    let at = offered().await;
    at.app.tables().execute("UPDATE caregivers SET language = 'en', max_travel_minutes = 5");
    let page = at.app.guest().open(&format!("{}/ask", at.family.page)).await;
    let tuesday = at.app.week().days()[1].to_string();
    let asked = [
        ("date-0", tuesday.as_str()),
        ("from-0", "09:00"),
        ("until-0", "11:00"),
        ("reason", "work"),
        ("street", "Dorp 5"),
        ("place", "9032 Wondelgem"),
    ];
    at.app.guest().try_send(&page, "submission", &asked, Some(("do", "send"))).await.ok().unwrap();
    let mail = at.app.last_mail(&at.amina.email).await;
    assert!(mail.text.contains("The family has moved") && mail.text.contains("Wondelgem"), "{}", mail.text);
    // Too far, it is refused with the true reason, in her language, whoever's browser it is.
    let page = at.answer(&at.link, "accept").await;
    assert_eq!(page.status, 422);
    let words = page.words();
    assert!(words.contains("This cannot be done now") && !words.contains("reistijd"), "{words}");
    assert_eq!(at.states(), ["offered"]);
}

#[actix_web::test]
async fn a_link_lives_until_after_its_slot() {
    let app = TestApp::start().await;
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let mut desk = app.desk().await;
    let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3, 4, 5, 6, 7], "08:00", "18:00").await;
    // A Friday, 170 days ahead.
    let (mut family, day) = (app.household("Fatma Yıldız", "Yara"), app.today() + chrono::Days::new(170));
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    she.try_send(&page, "submission", &pairs(&asked_form(&family.email, day)), Some(("do", "send")))
        .await
        .ok()
        .unwrap();
    app.prove(&mut family).await;
    let (week, slot) = (domain::basics::IsoWeek::of(day), app.slots_of(&family).remove(0));
    let page = desk.open(&format!("/weeks/{week}/slots/{slot}")).await;
    let fields = [("form_token", desk.token(&page)), ("caregiver", amina.id.clone())];
    desk.post(&format!("/weeks/{week}/slots/{slot}/give"), &fields.each_ref().map(|(n, v)| (*n, v.as_str())))
        .await
        .ok()
        .unwrap();
    let page = desk.open(&format!("/weeks/{week}/publish")).await;
    desk.send(&page, "", &[]).await;
    let offer = app.offer_link(&amina, "09:00 – 12:00").await;
    let path = offer.strip_prefix(&app.base_url).unwrap();
    app.guest().post(path, &[("answer", "accept")]).await.ok().unwrap();
    // The page of the confirmation, which was given out later than the one of the proof.
    let confirmation = app.link(&family.email, "/family/").await;
    assert_ne!(confirmation, family.page);
    let (mut passed, links) = (0, [&offer, &confirmation, &family.page, &amina.page]);
    for (days, opens) in [(31, 4), (91, 4), (171, 4), (180, 3), (190, 0)] {
        app.wiring.clock.advance((days - passed) * 24 * 3600);
        passed = days;
        let mut open = 0;
        for link in links {
            open += i32::from(app.guest().look(link).await.status.is_success());
        }
        assert_eq!(open, opens, "after {days} days");
    }
}
