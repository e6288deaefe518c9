//! What a caregiver is written on her way in.

use super::{LANGUAGES, Post};
use crate::house::harness::{Carer, joined_form, pairs};

#[actix_web::test]
async fn a_caregiver_joins_and_moves_to_another_mailbox() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        let email = format!("amina{}@zorg.example", post.app.number);
        let mut form = joined_form("Amina Benali", &email);
        form.retain(|(name, _)| name != "language");
        form.push(("language".to_owned(), language.to_owned()));
        let mut she = post.app.guest();
        let page = she.open("/o/gent/join").await;
        she.send(&page, "submission", &pairs(&form)).await;
        post.keeps("caregiver-prove", &email).await;
        let page = she.open(&post.app.link(&email, "/welcome/").await).await;
        she.send(&page, "", &[]).await;

        let page = post.app.guest().open("/o/gent/join").await;
        post.app.guest().send(&page, "submission", &pairs(&form)).await;
        post.keeps("caregiver-known", &email).await;

        let id = post.app.tables().texts("SELECT id AS value FROM caregivers").remove(0);
        let mut amina = Carer { id, name: "Amina Benali", email: email.clone(), page: String::new() };
        post.app.admit(&mut post.desk, &mut amina, "qualified", &["care-3-12"]).await;
        post.keeps("caregiver-admitted", &email).await;

        let page = she.open("/o/gent/link").await;
        she.send(&page, "email", &[("email", &email)]).await;
        post.keeps("caregiver-link", &email).await;

        let mut bieke = post.app.joins("Bieke Maes").await;
        post.app.admit(&mut post.desk, &mut bieke, "qualified", &["care-3-12"]).await;
        let page = post.app.guest().open(&format!("{}/email", bieke.page)).await;
        post.app.guest().send(&page, "/email", &[("email", &email)]).await;
        post.keeps("caregiver-claimed", &email).await;

        let hers = post.app.link(&email, "/caregiver/").await;
        let page = she.open(&format!("{hers}/email")).await;
        let new = format!("amina.nieuw{}@zorg.example", post.app.number);
        she.send(&page, "/email", &[("email", &new)]).await;
        post.keeps("caregiver-new-address", &new).await;
        let page = she.open(&post.app.link(&new, "/new-address/").await).await;
        she.send(&page, "", &[]).await;
        post.keeps("caregiver-address-ended", &email).await;
    }
}

#[actix_web::test]
async fn a_coordinator_is_invited() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        let email = format!("pia{}@wijk.example", post.app.number);
        post.app.invites(&mut post.desk, "Pia Planner", &email, "planner").await.ok().unwrap();
        post.keeps("letter-invited", &email).await;
    }
}

#[actix_web::test]
async fn a_caregiver_is_asked_for_her_hours() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        post.family(&[(0, "09:00", "12:00")]).await;
        let mut bieke = post.app.joins("Bieke Maes").await;
        post.app.admit(&mut post.desk, &mut bieke, "qualified", &["care-3-12"]).await;
        post.all_read_it();
        let page = post.desk.open(&format!("/weeks/{}", post.app.week())).await;
        post.desk.send(&page, "/ask-hours", &[]).await;
        post.keeps("letter-hours", &bieke.email).await;
    }
}
