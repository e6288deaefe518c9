//! Letters over TLS, by the program itself, which trusts the certificate of the tests' mail server where it is told to.

use super::process::{asks, database};
use super::until;
use crate::house::harness::{Place, SmtpServer, Tables};

async fn sends(server: &SmtpServer, route: &str, trusts: bool) -> Result<(), String> {
    let place = Place::new();
    place.add_organiser();
    let certificate = SmtpServer::certificate();
    let mut environment = vec![("WIJKOPVANG_MAIL", route)];
    if trusts {
        environment.push(("SSL_CERT_FILE", &certificate));
    }
    let serving = place.serve(&environment);
    asks(&place, "fatma@huis.example").await;
    let database = database(&place);
    let fault = || Tables(&database).texts("SELECT reason AS value FROM mail_faults").pop();
    until("it is sent, or refused", || !server.taken().is_empty() || fault().is_some()).await;
    if let Some(reason) = fault() {
        let state = || Tables(&database).texts("SELECT state || ' ' || attempts AS value FROM outbox");
        until("it waits, and it cost no attempt", || state() == ["waiting 0"]).await;
        drop(serving);
        assert!(server.taken().is_empty(), "{reason}");
        return Err(reason);
    }
    drop(serving);
    Ok(())
}

#[actix_web::test]
async fn a_connection_becomes_secret_as_the_address_says() {
    let server = SmtpServer::start_with(Some("starttls"));
    sends(&server, &format!("smtp://localhost:{}?tls=required", server.port()), true).await.unwrap();
    let server = SmtpServer::start_with(Some("starttls"));
    sends(&server, &format!("smtp://localhost:{}?tls=opportunistic", server.port()), true).await.unwrap();
    let server = SmtpServer::start_with(Some("smtps"));
    sends(&server, &format!("smtps://localhost:{}", server.port()), true).await.unwrap();
}

#[actix_web::test]
async fn without_tls_that_holds_nothing_is_sent_and_everything_waits() {
    // A certificate that nobody vouches for.
    let server = SmtpServer::start_with(Some("smtps"));
    let reason = sends(&server, &format!("smtps://localhost:{}", server.port()), false).await.unwrap_err();
    assert!(reason.contains("certificate"), "{reason}");
    // Nobody offers STARTTLS where it is required.
    let server = SmtpServer::start();
    let reason = sends(&server, &format!("smtp://localhost:{}?tls=required", server.port()), true).await.unwrap_err();
    assert!(reason.contains("STARTTLS"), "{reason}");
    // And a server that wants it is not talked to without.
    let server = SmtpServer::start_with(Some("starttls"));
    let reason = sends(&server, &format!("smtp://localhost:{}?tls=none", server.port()), true).await.unwrap_err();
    assert!(reason.contains("STARTTLS"), "{reason}");
}

#[actix_web::test]
async fn time_outs_that_do_not_fit_are_refused_at_the_start() {
    let place = Place::new();
    let refused = place.run(&["serve"], &[("WIJKOPVANG_MAIL_TIMEOUT", "40")], "");
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && words.contains("mail_timeout: 40 s") && words.contains("write at most 33"),
        "{words}"
    );
    let refused = place.run(&["serve"], &[("WIJKOPVANG_MAIL", "smtp://wijk:geheim@mail.example?tls=perhaps")], "");
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && words.contains("tls=required") && !words.contains("geheim"), "{words}");
}
