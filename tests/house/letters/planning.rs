//! What the office is written about the run that goes by itself.

use super::{LANGUAGES, Post};

const OFFICE: &str = "leen@wijk.example";

impl Post {
    /// It goes tomorrow at half past eight.
    async fn plans_tomorrow(&self) {
        self.app.tables().execute("UPDATE organisers SET run_weekday = 4, run_time = '08:30'");
        self.app.pass(0).await;
    }
}

#[actix_web::test]
async fn a_week_is_planned_by_itself() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        post.family(&[(0, "09:00", "12:00"), (1, "04:00", "05:00")]).await;
        post.carer("Amina Benali", "qualified", &["care-3-12"]).await;
        post.app.joins("Bieke Maes").await;
        post.plans_tomorrow().await;
        post.keeps("letter-before-run", OFFICE).await;
        post.app.pass(24).await;
        post.app.planned_by_itself().await;
        post.keeps("letter-planned", OFFICE).await;
    }
}

#[actix_web::test]
async fn a_week_cannot_be_planned() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        let family = post.family(&[(0, "09:00", "12:00")]).await;
        let other = post.app.family("Greet Claeys", "Daan", &[(0, "11:00", "14:00")]).await;
        let amina = post.carer("Amina Benali", "qualified", &["care-3-12"]).await;
        for slot in [&family, &other].map(|whose| post.app.slots_of(whose).remove(0)) {
            post.app.decide(&mut post.desk, &slot, &[("caregiver", amina.id.as_str())], "pin").await.ok().unwrap();
        }
        post.plans_tomorrow().await;
        post.app.pass(24).await;
        post.keeps("letter-not-planned", OFFICE).await;
    }
}
