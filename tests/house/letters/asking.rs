//! What a family is written from its first form on.

use super::{LANGUAGES, Post};
use crate::house::harness::{asked_form, pairs};

#[actix_web::test]
async fn a_family_asks_and_proves_its_address() {
    for language in LANGUAGES {
        let post = Post::start(language).await;
        let mut family = post.app.household("Fatma Yıldız", "Yara");
        let mut form = asked_form(&family.email, post.app.week().monday());
        form.retain(|(name, _)| name != "language");
        form.push(("language".to_owned(), language.to_owned()));
        let mut she = post.app.guest();
        let page = she.open("/o/gent/ask").await;
        she.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
        post.keeps("letter-prove", &family.email).await;
        post.app.prove(&mut family).await;
        post.keeps("letter-counted", &family.email).await;

        let page = she.open("/o/gent/link").await;
        she.send(&page, "email", &[("email", &family.email)]).await;
        post.keeps("lost-link-letter", &family.email).await;

        // The link in that letter is the one that opens from now on.
        let page = she.open(&post.app.link(&family.email, "/family/").await).await;
        let new = format!("nieuw{}@huis.example", post.app.number);
        she.send(&page, "/address", &[("email", &new)]).await;
        post.keeps("letter-heard", &new).await;
        let page = she.open(&post.app.link(&new, "/confirm/").await).await;
        she.send(&page, "", &[]).await;
        post.keeps("letter-mailbox", &family.email).await;
    }
}

#[actix_web::test]
async fn a_family_asks_for_every_week() {
    for language in LANGUAGES {
        let post = Post::start(language).await;
        let mut family = post.app.household("Fatma Yıldız", "Yara");
        let monday = post.app.week().monday();
        let mut form = asked_form(&family.email, monday);
        form.retain(|(name, _)| name != "language");
        let last = (monday + chrono::Days::new(8 * 7)).to_string();
        let more = [("language", language), ("weekly_until-0", &last), ("not_on_holidays-0", "yes")];
        form.extend(more.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let mut she = post.app.guest();
        let page = she.open("/o/gent/ask").await;
        she.try_send(&page, "submission", &pairs(&form), Some(("do", "send"))).await.ok().unwrap();
        post.keeps("letter-prove.weekly", &family.email).await;
        post.app.prove(&mut family).await;
        post.keeps("letter-counted.weekly", &family.email).await;
    }
}

#[actix_web::test]
async fn a_family_for_which_nobody_is_found() {
    for language in LANGUAGES {
        let mut post = Post::start(language).await;
        let family = post.family(&[(0, "09:00", "12:00"), (2, "14:00", "16:00")]).await;
        // She could come, and may not: not one slot of the week is served.
        post.carer("Amina Benali", "qualified", &[]).await;
        post.app.solve(&mut post.desk).await;
        post.app.publish(&mut post.desk).await;
        post.keeps("letter-looking", &family.email).await;
        post.app.pass_until(post.app.week().monday().pred_opt().unwrap(), "10:00").await;
        post.keeps("letter-nobody", &family.email).await;
    }
}
