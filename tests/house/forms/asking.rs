//! Families who ask: by the open form, on the telephone, again.

use super::wrong::{wrong_children, wrong_contacts, wrong_emails, wrong_times};
use super::{Wrong, beside, refused, saved};
use crate::house::harness::{Kind, TestApp, asked_form, pairs};

/// A form for care that is in order on 14 October 2026.
fn good(app: &TestApp) -> Vec<(String, String)> {
    let mut fields = asked_form(&format!("fatma{}@huis.example", app.number), app.today());
    fields.iter_mut().filter(|(n, _)| n == "date-0").for_each(|(_, v)| *v = "2026-10-20".to_owned());
    fields
}

const OCTOBER: &str = "2026-10-14T08:00:00Z";

const OUT_OF_AREA: Wrong<'_> = (
    &[("place", "1000 Brussel")],
    "place",
    [
        "Wijkopvang Gent werkt niet in deze plaats. Vraag het aan uw eigen gemeente.",
        "Wijkopvang Gent does not come to this place. Ask your own municipality.",
        "Wijkopvang Gent ne travaille pas dans cette localité. Demandez à votre commune.",
    ],
);

#[actix_web::test]
async fn asking_for_care() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut she = app.guest();
    let wrongs = [wrong_contacts(), wrong_emails(), wrong_times(), wrong_children(), vec![OUT_OF_AREA]].concat();
    let (form, good) = (("/o/gent/ask", "submission", Some(("do", "send"))), good(&app));
    refused(&app, &mut she, form, &pairs(&good), &wrongs).await;
    assert!(app.raw_mails().await.is_empty(), "nobody is written to");
}

#[actix_web::test]
async fn asking_on_the_telephone() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut desk = app.desk().await;
    let mut wrongs = [wrong_contacts(), wrong_emails(), wrong_times(), wrong_children(), vec![OUT_OF_AREA]].concat();
    // A family may have no address at all.
    wrongs.retain(|(changes, ..)| *changes != [("email", "")].as_slice());
    let (form, good) = (("/families/new", "submission", Some(("do", "send"))), good(&app));
    refused(&app, &mut desk, form, &pairs(&good), &wrongs).await;
}

#[actix_web::test]
async fn asking_again() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let id = app.tables().texts("SELECT id AS value FROM families").remove(0);
    let good = good(&app);
    let good: Vec<(&str, &str)> = pairs(&good).into_iter().filter(|(n, _)| *n != "email").collect();
    let wrongs = [wrong_contacts(), wrong_times(), wrong_children(), vec![OUT_OF_AREA]].concat();
    let page = format!("{}/ask", family.page.strip_prefix(&app.base_url).unwrap_or(&family.page));
    refused(&app, &mut app.guest(), (&page, "submission", Some(("do", "send"))), &good, &wrongs).await;
    let page = format!("/families/{id}/ask");
    refused(&app, &mut desk, (&page, "submission", Some(("do", "send"))), &good, &wrongs).await;

    // A time that runs through one that stands already.
    let monday = app.week().monday().to_string();
    let standing = [
        "U vraagt al een ander moment dat hiermee samenvalt. Zeg dat eerst af.",
        "You ask another time that overlaps with this one already. Cancel that one first.",
        "Vous demandez déjà une autre garde en même temps que celle-ci. Annulez d’abord cette autre garde.",
    ];
    let overlap: Wrong<'_> = (&[("date-0", &monday), ("from-0", "11:00"), ("until-0", "13:00")], "date-0", standing);
    refused(&app, &mut desk, (&page, "submission", Some(("do", "send"))), &good, &[overlap]).await;
}

#[actix_web::test]
async fn an_hour_that_comes_twice_is_asked_and_then_taken() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut she = app.guest();
    let mut fields = good(&app);
    for (name, value) in [("date-0", "2026-10-25"), ("from-0", "02:30"), ("until-0", "06:00")] {
        fields.iter_mut().filter(|(n, _)| n == name).for_each(|(_, v)| *v = value.to_owned());
    }
    let page = she.open("/o/gent/ask").await;
    let page = she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await;
    assert_eq!(page.status, 422);
    let page = she.try_send(&page, "submission", &[("which_start-0", "second")], Some(("do", "send"))).await;
    assert_eq!(page.path, "/o/gent/asked", "{}", page.words());
    let email = format!("fatma{}@huis.example", app.number);
    let page = she.open(&app.link(&email, "/prove/").await).await;
    she.send(&page, "", &[]).await;
    let starts = app.tables().texts("SELECT CAST(starts_at AS TEXT) AS value FROM slots");
    assert!(
        starts[0].contains("2026-10-25 01:30") || starts[0].contains("2026-10-25T01:30"),
        "the second of the two: {starts:?}"
    );
}

#[actix_web::test]
async fn times_that_overlap_in_one_form() {
    let app = TestApp::start_at(Kind::Sqlite, OCTOBER).await;
    let mut she = app.guest();
    let before = saved(&app);
    let page = she.open("/o/gent/ask").await;
    let page = she.press(&page, "submission", ("do", "add-slot")).await;
    let mut fields = good(&app);
    fields.extend(
        [("date-1", "2026-10-20"), ("from-1", "11:00"), ("until-1", "13:00")]
            .map(|(n, v)| (n.to_owned(), v.to_owned())),
    );
    let page = she.try_send(&page, "submission", &pairs(&fields), Some(("do", "send"))).await;
    assert_eq!(page.status, 422);
    assert_eq!(beside(&page, "date-1").as_deref(), Some("Dit valt samen met een ander moment dat u vraagt."));
    assert_eq!(saved(&app), before);
}
