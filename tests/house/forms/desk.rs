//! The coordinator's own forms, and the small ones that are open to all.

use super::wrong::{EMAIL, EMPTY, PHONE, TIME, wrong_emails};
use super::{Wrong, held, refused};
use crate::house::harness::TestApp;

#[actix_web::test]
async fn settings_and_lost_links() {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let seconds = [
        "Schrijf een getal zonder komma, van 1 tot 3600.",
        "Write a whole number from 1 to 3600.",
        "Écrivez un nombre sans virgule, de 1 à 3600.",
    ];
    let wrongs: [Wrong<'_>; 6] = [
        (&[("run_time", "24:00")], "run_time", TIME),
        (&[("solve_seconds", "0")], "solve_seconds", seconds),
        (&[("solve_seconds", "1e3")], "solve_seconds", seconds),
        (&[("contact_name", "")], "contact_name", EMPTY),
        (&[("contact_phone", "?")], "contact_phone", PHONE),
        (&[("contact_email", "leen@wijk.example\nBcc: x@y.example")], "contact_email", EMAIL),
    ];
    refused(&app, &mut desk, ("/settings", "run_time", None), &[("contact_name", "Leen Peeters")], &wrongs).await;

    let mut she = app.guest();
    refused(&app, &mut she, ("/o/gent/link", "email", None), &[], &wrong_emails()).await;
    assert!(app.raw_mails().await.is_empty());
}

#[actix_web::test]
async fn a_wrong_password_says_so_and_keeps_the_address() {
    let app = TestApp::start().await;
    let mut she = app.guest();
    let page = she.open("/login").await;
    let address = app.coordinator("gent");
    let page = she.try_send(&page, "password", &[("email", &address), ("password", "samen in de stad")], None).await;
    assert_eq!(page.status, 422);
    assert!(page.words().contains("horen niet bij elkaar"), "{}", page.words());
    assert_eq!(held(&page, "email"), [address]);
    assert!(!page.html.contains("samen in de stad"), "a password is never shown");
    assert_eq!(app.tables().counts()["sessions"], 0);
}
