//! What a mentor, a trainee and their family are written.

use super::{LANGUAGES, Post};
use crate::house::harness::{Carer, Household};

/// A published week with one slot, offered to a mentor and to a trainee who goes along.
async fn pair(language: &'static str) -> (Post, Household, Carer, Carer) {
    let mut post = Post::start(language).await;
    let family = post.family(&[(0, "09:00", "12:00")]).await;
    let mentor = post.carer("Amina Benali", "mentor", &["care-3-12"]).await;
    let trainee = post.carer("Bieke Baert", "trainee", &[]).await;
    post.app.solve(&mut post.desk).await;
    post.app.publish(&mut post.desk).await;
    (post, family, mentor, trainee)
}

#[actix_web::test]
async fn a_trainee_goes_along_and_then_does_not() {
    for language in LANGUAGES {
        let (post, family, mentor, trainee) = pair(language).await;

        post.answers(&trainee.email, "accept").await;
        post.answers(&mentor.email, "accept").await;
        post.keeps("letter-mentor", &trainee.email).await;
        post.keeps("letter-along", &mentor.email).await;
        post.answers(&trainee.email, "decline").await;
        post.keeps("letter-alone", &mentor.email).await;
        post.keeps("letter-family-alone", &family.email).await;
    }
}

#[actix_web::test]
async fn a_trainee_who_says_yes_last() {
    for language in LANGUAGES {
        let (post, family, mentor, trainee) = pair(language).await;
        post.answers(&mentor.email, "accept").await;
        post.app.deliver().await;
        post.answers(&trainee.email, "accept").await;
        post.keeps("letter-family-along", &family.email).await;
    }
}
