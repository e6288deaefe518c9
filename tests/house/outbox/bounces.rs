//! A letter that was sent and comes back is not sent: it stands with the calls.

use super::{asks, link, state, until};
use crate::house::harness::{Kind, Nested, Place, ScriptedServer, TestApp};

fn report(to: &str, original: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mail.example\r\nTo: {to}\r\nSubject: Undelivered Mail Returned to Sender\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n\
         Final-Recipient: rfc822; fatma@huis.example\r\nAction: failed\r\nStatus: 5.2.2\r\n\
         Diagnostic-Code: smtp; 552 5.2.2 mailbox full\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\n{original}\r\n--b--\r\n"
    )
}

#[actix_web::test]
async fn the_sender_of_a_letter_names_it_and_a_report_puts_it_with_the_calls() {
    let server = ScriptedServer::start(Vec::new(), Nested::Refused, false);
    let fields = [("mail", &*server.route()), ("mail_bounces", "reports@gent.example")];
    let app = TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &fields).await;
    let email = format!("fatma{}@huis.example", app.number);
    asks(&app, &email).await;
    until("it is sent", || state(&app, &email) == "sent 1").await;
    let taken = server.taken().remove(0);
    let id = app.tables().texts("SELECT id AS value FROM outbox").remove(0);
    assert_eq!(taken.from, format!("reports+{id}@gent.example"));

    let url = format!("sqlite:{}", app.database_file().display());
    let bounced = |text: &str| {
        let output = Place::new().run(&["bounced"], &[("WIJKOPVANG_DATABASE", &url)], text);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(bounced("Subject: Afwezig\r\n\r\nIk ben weg.").contains("nothing changes"));
    assert!(bounced(&report(&taken.from, "")).contains("stands with the calls"));
    assert_eq!(state(&app, &email), "bounced 1");
    assert!(bounced(&report(&taken.from, "")).contains("nothing changes"), "a second report of the same letter");

    let mut desk = app.desk().await;
    let page = desk.open("/letters").await;
    let page = desk.choose_language(&page, "en").await;
    let words = page.words();
    assert!(
        words.contains("One e-mail came back")
            && words.contains("552 5.2.2 mailbox full")
            && page.html.contains("(1 call)"),
        "{words}"
    );
    let page = desk.press(&page, "letter", ("letter", &id)).await;
    assert!(page.words().contains("Every e-mail has been sent"), "{}", page.words());
    assert_eq!(state(&app, &email), "told 1");
}

#[actix_web::test]
async fn a_report_to_the_sender_itself_names_the_letter_by_its_headers() {
    let app = TestApp::start().await;
    let email = format!("fatma{}@huis.example", app.number);
    asks(&app, &email).await;
    let first = link(&app.last_mail(&email).await.text, "/prove/");
    let id = app.tables().texts("SELECT id AS value FROM outbox").remove(0);
    let url = format!("sqlite:{}", app.database_file().display());
    let text = report("wijkopvang@gent.example", &format!("Message-ID: <{id}@gent.example>\r\n"));
    let output = Place::new().run(&["bounced"], &[("WIJKOPVANG_DATABASE", &url)], &text);
    assert!(output.status.success() && state(&app, &email) == "bounced 1", "{output:?}");

    // A new link instead: the letter is gone from the calls, and another arrives.
    let mut desk = app.desk().await;
    let page = desk.open("/letters").await;
    assert!(page.html.contains("/letters/link"), "a new link is offered");
    let token = desk.token(&page);
    desk.post("/letters/link", &[("form_token", &token), ("letter", &id)]).await.ok().unwrap();
    assert_ne!(link(&app.last_mail(&email).await.text, "/prove/"), first);
    assert_eq!(app.tables().texts("SELECT state AS value FROM outbox ORDER BY id"), ["replaced", "sent"]);
}
