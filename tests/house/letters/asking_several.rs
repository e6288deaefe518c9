//! What is written when somebody is ill and several are asked at once.

use super::{LANGUAGES, Post};

const OFFICE: &str = "leen@wijk.example";

#[actix_web::test]
async fn somebody_is_ill_and_others_are_asked_at_once() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        let family = post.family(&[(0, "09:00", "12:00"), (0, "13:00", "15:00")]).await;
        let amina = post.carer("Amina Benali", "qualified", &["care-3-12"]).await;
        for slot in post.app.slots_of(&family) {
            post.app.give(&mut post.desk, &slot, &amina).await.ok().unwrap();
        }
        post.app.publish(&mut post.desk).await;
        for slot in post.app.slots_of(&family) {
            post.app.decide(&mut post.desk, &slot, &[], "accept").await.ok().unwrap();
        }
        let bieke = post.carer("Bieke Baert", "qualified", &["care-3-12"]).await;
        let els = post.carer("Els Claeys", "qualified", &["care-3-12"]).await;
        post.app.deliver().await;
        let monday = post.app.week().monday().to_string();
        let mut she = post.app.guest();
        let page = she.open(&format!("{}/absence", amina.page)).await;
        let fields = [("kind", "ill"), ("from", monday.as_str()), ("until", monday.as_str())];
        let page = she.send(&page, "/absence", &fields).await;
        she.press(&page, "/absence", ("sure", "yes")).await;
        post.keeps("letter-away", OFFICE).await;
        let page = post.desk.open(&format!("/caregivers/{}/replacements", amina.id)).await;
        post.desk.send(&page, "/replacements", &[]).await;
        post.keeps("letter-asked", &bieke.email).await;
        post.answers(&bieke.email, "accept").await;
        post.keeps("letter-thanked", &els.email).await;
    }
}
