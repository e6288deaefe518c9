//! Looking at a page changes nothing, whatever the page is.

use std::collections::{BTreeSet, VecDeque};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use super::offered;
use crate::house::harness::COORDINATOR;

#[actix_web::test]
async fn looking_changes_nothing() {
    let mut at = offered().await;
    at.answer(&at.link, "accept").await;
    let (prove, welcome) =
        (at.app.link(&at.family.email, "/prove/").await, at.app.link(&at.bieke.email, "/welcome/").await);
    let starts = [
        "/",
        "/o/gent",
        "/login",
        "/weeks",
        &at.link,
        &prove,
        &welcome,
        &at.family.page,
        &at.amina.page,
        &at.bieke.page,
    ];
    let path = |address: &str| {
        address.strip_prefix(&at.app.base_url).unwrap_or(address).split('#').next().unwrap_or_default().to_owned()
    };
    let mut waiting: VecDeque<String> = starts.iter().map(|s| path(s)).collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    // That a coordinator reads an address is written down, and changes nothing else.
    let everything = || {
        let mut all = at.app.tables().everything();
        all.values_mut().for_each(|rows| rows.retain(|row| !row.contains("address-read")));
        all
    };
    let before = everything();
    // Weeks lead to weeks without end: one is enough.
    let week = format!("/weeks/{}", at.app.week());
    let wanted = |link: &str| link.starts_with('/') && (!link.starts_with("/weeks/") || link.starts_with(&week));
    let client = awc::Client::builder().local_address(at.app.peer()).disable_redirects().finish();
    while let Some(next) = waiting.pop_front() {
        let page = at.desk.look(&next).await;
        client.head(format!("{}{next}", at.app.base_url)).send().await.unwrap();
        for link in page.links().iter().map(|l| path(l)).filter(|l| wanted(l)) {
            if seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    let rooms = [
        "/weeks/",
        "/caregivers/",
        "/families/",
        "/settings",
        "/letters",
        "/o/gent/ask",
        "/o/gent/join",
        "/o/gent/link",
        "/family/",
        "/availability",
    ];
    for room in rooms {
        assert!(seen.iter().any(|s| s.contains(room)), "{room} was not reached: {seen:?}");
    }
    for (table, rows) in everything() {
        assert_eq!(rows, before[&table], "looking at {} pages changed {table}", seen.len());
    }
}

/// What the server sends back, byte for byte: the status, the headers that do not change with the moment, the body.
fn bytes(at: SocketAddr, method: &str, path: &str, more: &str, body: &str) -> (String, Vec<String>, Vec<u8>) {
    let mut stream = TcpStream::connect(at).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nhost: wijk\r\nconnection: close\r\n{more}\r\n{body}").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("headers end in an empty line") + 4;
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let mut lines = head.trim_end().lines().map(str::to_owned);
    let status = lines.next().unwrap();
    let mut headers: Vec<String> = lines.filter(|line| !line.starts_with("date:")).collect();
    headers.sort();
    (status, headers, answer[end..].to_vec())
}

#[actix_web::test]
async fn head_answers_as_get_does_without_a_body() {
    let at = offered().await;
    let (server, week) = (at.app.listens_at, at.app.week());
    let form =
        serde_urlencoded::to_string([("email", at.app.coordinator("gent").as_str()), ("password", COORDINATOR.1)])
            .unwrap();
    let length = form.len();
    let headers = format!(
        "origin: {}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n",
        at.app.base_url
    );
    let (_, set, _) = bytes(server, "POST", "/login", &headers, &form);
    let cookie =
        set.iter().find_map(|line| line.strip_prefix("set-cookie: ")?.split(';').next()).expect("she is logged in");
    let desk = format!("cookie: {cookie}\r\n");
    let by_link = [&at.link, &at.app.link(&at.family.email, "/prove/").await, &at.family.page, &at.amina.page]
        .map(|link| link.strip_prefix(&at.app.base_url).unwrap().to_owned());
    let open = ["/", "/o/gent", "/o/gent/ask", "/login", "/health", "/static/any/style.css", "/weeks", "/nergens"]
        .map(str::to_owned);
    let unknown = format!("/offer/{}", "0".repeat(64));
    let hers = [
        "/weeks".to_owned(),
        format!("/weeks/{week}/board"),
        format!("/weeks/{week}/slots/{}", at.slot),
        "/families".to_owned(),
    ];
    let before = at.app.tables().everything();
    let all = open
        .iter()
        .chain(&by_link)
        .chain([&unknown])
        .map(|path| (path, ""))
        .chain(hers.iter().map(|path| (path, desk.as_str())));
    let mut statuses = BTreeSet::new();
    for (path, cookie) in all {
        let (status, headers, body) = bytes(server, "GET", path, cookie, "");
        let (same_status, same_headers, nothing) = bytes(server, "HEAD", path, cookie, "");
        assert_eq!((&same_status, same_headers), (&status, headers), "{path}");
        assert_eq!(String::from_utf8_lossy(&nothing), "", "HEAD {path} has a body");
        assert!(!body.is_empty() || status.contains("303"), "GET {path} has one");
        statuses.insert(status);
    }
    let said: Vec<&str> = statuses.iter().map(|status| &status[9..12]).collect();
    assert_eq!(said, ["200", "303", "404"], "pages, forwardings and refusals were looked at");
    for (table, rows) in at.app.tables().everything() {
        assert_eq!(rows, before[&table], "looking changed {table}");
    }
}
