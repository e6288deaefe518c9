//! Families hear at publication for which times nobody was found yet; nobody is threatened with a fee where nobody
//! comes.

use super::{Offered, offered};

async fn letters(at: &Offered, email: &str) -> Vec<String> {
    let subjects = at.app.mails(email).await.into_iter().map(|mail| mail.subject);
    subjects.filter(|subject| subject.contains("Wij zoeken nog iemand")).collect()
}

#[actix_web::test]
async fn one_letter_names_every_time_without_anybody_and_comes_once() {
    let mut at = offered().await;
    assert_eq!(letters(&at, &at.family.email).await, Vec::<String>::new(), "she who has somebody hears nothing of it");
    let greet = at.app.family("Greet Claeys", "Daan", &[(5, "09:00", "12:00"), (6, "14:00", "16:00")]).await;
    let page = at.desk.open(&format!("/weeks/{}/publish", at.app.week())).await;
    at.desk.send(&page, "", &[]).await;
    assert_eq!(
        letters(&at, &greet.email).await,
        ["Wij zoeken nog iemand voor 2 momenten. Het eerste is op zaterdag 28 november"]
    );
    let mail = at.app.last_mail(&greet.email).await;
    for said in ["09:00 – 12:00", "14:00 – 16:00", "ten laatste de dag vooraf"] {
        assert!(mail.text.contains(said), "{said}: {}", mail.text);
    }
    // Published again, she hears it again of nothing but what is new.
    let joke = at.app.family("Joke Maes", "Lot", &[(5, "13:00", "15:00")]).await;
    let page = at.desk.open(&format!("/weeks/{}/publish", at.app.week())).await;
    at.desk.send(&page, "", &[]).await;
    assert_eq!(letters(&at, &greet.email).await.len(), 1);
    assert_eq!(letters(&at, &joke.email).await, ["Wij zoeken nog iemand voor zaterdag 28 november"]);
}

#[actix_web::test]
async fn a_fee_is_only_spoken_of_where_somebody_comes() {
    let at = offered().await;
    let sunday = at.app.week().monday().pred_opt().unwrap();
    let cancel = format!("{}/cancel/{}", at.family.page, at.slot);
    let speaks = |page: town::visitor::Page| page.words().contains("een minimum betalen");
    at.answer(&at.link, "accept").await;
    assert!(!speaks(at.app.guest().open(&cancel).await), "it is not late yet");
    at.app.pass_until(sunday, "12:00").await;
    assert!(speaks(at.app.guest().open(&cancel).await));
    let path = at.link.strip_prefix(&at.app.base_url).unwrap();
    at.app.guest().post(path, &[("answer", "decline"), ("sure", "yes")]).await;
    assert_eq!(at.states(), ["declined"]);
    assert!(!speaks(at.app.guest().open(&cancel).await), "nobody comes");
    at.app.deliver().await;
}
