//! What a caregiver, her family and the office are written about one slot.

use super::{LANGUAGES, Post};
use crate::house::harness::{Carer, Household};

const OFFICE: &str = "leen@wijk.example";

impl Post {
    /// One slot on Monday morning, offered to Amina.
    async fn offered(&mut self) -> (Household, Carer) {
        let family = self.family(&[(0, "09:00", "12:00")]).await;
        let amina = self.carer("Amina Benali", "qualified", &["care-3-12"]).await;
        let slot = self.app.slots_of(&family).remove(0);
        self.app.give(&mut self.desk, &slot, &amina).await.ok().unwrap();
        self.app.publish(&mut self.desk).await;
        (family, amina)
    }

    async fn the_evening_before(&self) {
        self.app.pass_until(self.app.week().monday().pred_opt().unwrap(), "21:30").await;
    }
}

#[actix_web::test]
async fn a_caregiver_comes_and_then_cannot() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        let (family, amina) = post.offered().await;
        post.keeps("letter-offer", &amina.email).await;
        post.app.pass(11).await;
        post.keeps("letter-reminder-answer", &amina.email).await;
        post.answers(&amina.email, "accept").await;
        post.keeps("letter-confirmed", &family.email).await;
        post.the_evening_before().await;
        post.keeps("letter-tomorrow.caregiver", &amina.email).await;
        post.keeps("letter-tomorrow.family", &family.email).await;
        post.answers(&amina.email, "decline").await;
        post.keeps("letter-called-off", &family.email).await;
        post.keeps("letter-late-no", OFFICE).await;
    }
}

#[actix_web::test]
async fn a_family_moves_and_then_cancels() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        let (family, amina) = post.offered().await;
        post.answers(&amina.email, "accept").await;
        let mut she = post.app.guest();
        let page = she.open(&format!("{}/ask", family.page)).await;
        let wednesday = post.app.week().days()[2].to_string();
        let asked = [
            ("date-0", wednesday.as_str()),
            ("from-0", "09:00"),
            ("until-0", "11:00"),
            ("reason", "work"),
            ("street", "Nieuwe Vaart 5"),
        ];
        she.try_send(&page, "submission", &asked, Some(("do", "send"))).await.ok().unwrap();
        post.keeps("letter-moved", &amina.email).await;

        post.the_evening_before().await;
        let slot = post.app.slots_of(&family).remove(0);
        let page = she.open(&format!("{}/cancel/{slot}", family.page)).await;
        she.send(&page, "", &[]).await;
        post.keeps("letter-cancelled", &family.email).await;
        post.keeps("letter-withdrawn", &amina.email).await;
        post.keeps("letter-late-cancellation", OFFICE).await;
    }
}

#[actix_web::test]
async fn the_plan_is_another() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        post.family(&[0, 1, 2].map(|day| (day, "09:00", "12:00"))).await;
        let amina = post.carer("Amina Benali", "qualified", &["care-3-12"]).await;
        let (nothing, all_day) = (("", ""), ("08:00", "18:00"));
        for (days, kept) in [
            ([all_day, all_day, all_day], None),
            ([nothing, nothing, all_day], Some("letter-no-longer")),
            ([all_day, all_day, nothing], Some("letter-offer.changed")),
        ] {
            let hours: Vec<_> = (1..).zip(days).map(|(day, (from, until))| (day, from, until, "ok")).collect();
            post.app.can_work(&amina, &hours).await;
            post.app.solve(&mut post.desk).await;
            post.app.publish(&mut post.desk).await;
            if let Some(kept) = kept {
                post.keeps(kept, &amina.email).await;
            }
        }
    }
}

#[actix_web::test]
async fn nobody_has_what_begins_tomorrow() {
    for language in LANGUAGES {
        let post = Post::start(language).await;
        post.family(&[(0, "09:00", "12:00"), (0, "13:00", "15:00")]).await;
        post.app.deliver().await;
        post.app.tables().execute("UPDATE outbox SET state = 'bounced' WHERE letter = 'letter-counted'");
        post.app.pass_until(post.app.week().monday().pred_opt().unwrap(), "16:00").await;
        post.keeps("letter-alert", OFFICE).await;
    }
}

#[actix_web::test]
async fn a_family_loses_several_visits_at_once() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        let family = post.family(&[(0, "09:00", "12:00"), (0, "14:00", "16:00")]).await;
        let amina = post.carer("Amina Benali", "qualified", &["care-3-12"]).await;
        let slots = post.app.slots_of(&family);
        for slot in &slots {
            post.app.give(&mut post.desk, slot, &amina).await.ok().unwrap();
        }
        post.app.publish(&mut post.desk).await;
        for slot in &slots {
            post.app.decide(&mut post.desk, slot, &[], "accept").await.ok().unwrap();
        }
        let before = post.app.mails(&family.email).await.len();
        let mut she = post.app.guest();
        let page = she.open(&format!("{}/absence", amina.page)).await;
        let away = [("kind", "leave"), ("from", &post.app.today().to_string())];
        let page = she.send(&page, "/absence", &away).await;
        she.press(&page, "/absence", ("sure", "yes")).await;
        assert_eq!(post.app.mails(&family.email).await.len(), before + 1, "one letter for both");
        post.keeps("letter-called-off-all", &family.email).await;
        // The entry of each goes from the calendar, in a file of its own.
        let both = |raw: &String| ["wijkopvang-1.ics", "wijkopvang-2.ics"].iter().all(|file| raw.contains(file));
        assert_eq!(post.app.raw_mails().await.iter().filter(|raw| both(raw)).count(), 1);
    }
}
