//! The links in e-mails: new ones, used ones, those that ran out, those that never were.

use super::offered;

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
        let on = page.links().into_iter().find(|l| l.starts_with("/family/") || l.starts_with("/caregiver/") || l.ends_with("/link"));
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
    let (prove, welcome) = (at.app.link(&at.family.email, "/prove/").await, at.app.link(&at.amina.email, "/welcome/").await);
    let mut day = 0;
    for (lasts, links) in [(3, [&prove, &welcome].as_slice()), (30, &[&at.link]), (90, &[&at.family.page, &at.amina.page])] {
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
            assert!(page.words().contains("Kopieer de hele link uit de e-mail, of vraag een nieuwe."), "{}", page.words());
        }
        // A link is for one thing: it opens no other door.
        if kind != "offer" {
            assert_eq!(at.app.guest().look(&format!("/{kind}/{token}")).await.status, 404, "/{kind}");
        }
    }
}
