//! The coordinator's session, and whoever guesses at it.

use awc::ClientResponse;
use awc::http::header;

use super::client;
use super::town::town;
use crate::house::harness::{COORDINATOR, TestApp};

/// Logs in by hand; the session's cookie as it was set.
async fn log_in(app: &TestApp, client: &awc::Client, password: &str) -> ClientResponse<impl Sized> {
    let body =
        serde_urlencoded::to_string([("email", app.coordinator("gent").as_str()), ("password", password)]).unwrap();
    let request = client.post(format!("{}/login", app.base_url)).insert_header(("sec-fetch-site", "same-origin"));
    request.insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded")).send_body(body).await.unwrap()
}

#[actix_web::test]
async fn the_session_is_one_guarded_cookie_that_runs_out() {
    let town = town().await;
    let client = client(&town.app);
    let answer = log_in(&town.app, &client, COORDINATOR.1).await;
    let cookies: Vec<&str> = answer.headers().get_all(header::SET_COOKIE).map(|c| c.to_str().unwrap()).collect();
    // The second opens nothing: it only tells this device from a stranger's.
    let [cookie, device] = cookies.as_slice() else { panic!("two cookies: {cookies:?}") };
    assert!(cookie.starts_with("session=") && device.starts_with("device="), "{cookies:?}");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookies.iter().all(|cookie| cookie.contains(part)), "{cookies:?}");
    }
    let value = cookie.split(';').next().unwrap().split_once('=').unwrap().1;
    assert!(!town.app.tables().everything()["sessions"].iter().any(|row| row.contains(value)), "it is kept as a hash");

    let mut desk = town.app.desk().await;
    town.app.wiring.clock.advance(31 * 60);
    assert_eq!(desk.look("/weeks").await.path, "/login?next=%2Fweeks", "half an hour of nothing ends it");
    let mut desk = town.app.desk().await;
    let page = desk.open("/weeks").await;
    let token = desk.token(&page);
    assert_eq!(desk.post("/logout", &[("form_token", &token)]).await.path, "/login");
    assert_eq!(desk.look("/weeks").await.path, "/login?next=%2Fweeks", "she is logged out");
}

#[actix_web::test]
async fn guessing_passwords_is_slow_and_locks_nobody_out() {
    let app = TestApp::start().await;
    let client = client(&app);
    let mut refused = 0;
    for _ in 0..15 {
        let answer = log_in(&app, &client, "geraden").await;
        refused += u32::from(answer.status() == 429);
        assert!(answer.status() == 422 || answer.status() == 429, "{}", answer.status());
    }
    assert!(refused >= 4, "{refused} of 15 were refused");
    // The owner comes from another address.
    let other = TestApp::start().await;
    let elsewhere = super::client(&other);
    let answer = log_in(&app, &elsewhere, COORDINATOR.1).await;
    assert_eq!(answer.status(), 303);
}
