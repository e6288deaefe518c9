//! What a stranger finds: coordinators' pages ask for log-in, a link opens what is hers alone, nothing leads elsewhere,
//! and every answer carries its headers. The routes are read from the source, so that a new one is looked at as well.

use std::collections::BTreeMap;
use std::net::IpAddr;

use actix_web::http::{Method, StatusCode};

use super::harness::{COORDINATOR, Kind, TestApp, asked_form, pairs};

/// A client without manners: sends what it is told, follows nothing, keeps no cookies.
struct Client {
    inner: awc::Client,
    base_url: String,
}

struct Reply {
    status: StatusCode,
    headers: BTreeMap<String, String>,
    body: String,
}

impl Client {
    fn new(app: &TestApp) -> Self {
        Self::at(app, app.peer())
    }

    fn at(app: &TestApp, address: IpAddr) -> Self {
        Client {
            inner: awc::Client::builder().disable_redirects().local_address(address).finish(),
            base_url: app.base_url.clone(),
        }
    }

    async fn send(&self, method: &Method, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        let mut request = self.inner.request(method.clone(), format!("{}{path}", self.base_url));
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        let form = ("content-type", "application/x-www-form-urlencoded");
        let mut response = request.insert_header(form).send_body(body.to_owned()).await.unwrap();
        let mut headers = BTreeMap::new();
        for (name, value) in response.headers() {
            // Of several cookies the first is the session's.
            headers.entry(name.to_string()).or_insert_with(|| value.to_str().unwrap().to_owned());
        }
        let body = String::from_utf8_lossy(&response.body().limit(8 << 20).await.unwrap()).into_owned();
        Reply { status: response.status(), headers, body }
    }

    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        self.send(&Method::GET, path, headers, "").await
    }

    /// Sends a form as a browser does from a page of the site.
    async fn post(&self, path: &str, cookie: &str, body: &str) -> Reply {
        let headers = [("origin", self.base_url.as_str()), ("sec-fetch-site", "same-origin"), ("cookie", cookie)];
        self.send(&Method::POST, path, &headers, body).await
    }

    /// Logs in; the cookie that came, whole.
    async fn log_in(&self, email: &str, password: &str) -> Reply {
        self.post("/login", "language=en", &format!("email={email}&password={password}")).await
    }
}

fn cookie(reply: &Reply) -> String {
    reply.headers["set-cookie"].split(';').next().unwrap().to_owned()
}

/// A route, as the source declares it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Route {
    path: String,
    unsafe_: bool,
}

/// Every route that the pages declare.
fn routes() -> Vec<Route> {
    let mut found: Vec<Route> =
        wijkopvang::app::routes().map(|r| Route { path: r.path.to_owned(), unsafe_: r.method == "post" }).collect();
    found.sort();
    found.dedup();
    found
}

/// A town in which there is something behind every route.
struct Town {
    app: TestApp,
    slot: String,
    /// What stands for the parts of paths, by the beginning of the path and the part.
    parts: BTreeMap<&'static str, String>,
}

impl Town {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let mut desk = app.desk().await;
        let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (1, "09:00", "12:00")]).await;
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 2], "08:00", "18:00").await;
        let day = app.week().days()[4].to_string();
        let page = app.guest().open(&format!("{}/availability", amina.page)).await;
        let off = [("day", day.as_str()), ("kind", "off")];
        app.guest().try_send(&page, "/exceptions", &off, Some(("do", "save"))).await.ok().unwrap();
        let new = format!("amina.nieuw{}@zorg.example", app.number);
        let page = app.guest().open(&format!("{}/email", amina.page)).await;
        app.guest().send(&page, "/email", &[("email", &new)]).await;
        let page = desk.open(&format!("/caregivers/{}/training", amina.id)).await;
        let signed =
            [("requirement", "care-0-3"), ("until", day.as_str()), ("reason", "op komst"), ("answer_for_it", "yes")];
        desk.send(&page, "/exceptions-signed", &signed).await;
        let heard = format!("telefoon{}@huis.example", app.number);
        app.hears(&mut desk, &heard).await;
        app.ask(&app.household("Greet Maes", "Jef"), &[(3, "09:00", "12:00")]).await;
        let invited = format!("wim{}@wijk.example", app.number);
        app.invites(&mut desk, "Wim Wacht", &invited, "planner").await.ok().unwrap();
        let slots = app.slots_of(&family);
        app.give(&mut desk, &slots[0], &amina).await;
        app.publish(&mut desk).await;
        let calendar = app.connects_calendar(&amina).await;
        let token = |link: &str| link.rsplit('/').next().unwrap().to_owned();
        let offer = app.offer_link(&amina, "09:00 – 12:00").await;
        let one = |sql: &str| app.tables().texts(sql).remove(0);
        let parts = BTreeMap::from([
            ("/prove/", token(&app.link(&family.email, "/prove/").await)),
            ("/welcome/", token(&app.link(&amina.email, "/welcome/").await)),
            ("/new-address/", token(&app.link(&new, "/new-address/").await)),
            ("/confirm/", token(&app.link(&heard, "/confirm/").await)),
            ("/family/", token(&family.page)),
            ("/caregiver/", token(&amina.page)),
            ("/calendar/", calendar.split('/').nth(2).unwrap().to_owned()),
            ("/offer/", token(&offer)),
            ("/invited/", token(&app.link(&invited, "/invited/").await)),
            ("{coordinator}", one("SELECT id AS value FROM coordinators")),
            ("{invitation}", one("SELECT id AS value FROM invitations")),
            ("{added}", "letter-offer".to_owned()),
            ("{part}/{code}", "stage/mentor".to_owned()),
            ("{organiser}", "gent".to_owned()),
            ("{enquiry}", one("SELECT id AS value FROM enquiries WHERE family_id IS NULL")),
            ("{family}", one("SELECT id AS value FROM families ORDER BY id")),
            ("{caregiver}", amina.id.clone()),
            ("{slot}", slots[0].clone()),
            ("{week}", app.week().to_string()),
            ("{offer}", one("SELECT id AS value FROM offers")),
            ("{certificate}", one("SELECT id AS value FROM certificates")),
            ("{exception}", one("SELECT id AS value FROM gate_exceptions")),
            ("{letter}", one("SELECT id AS value FROM outbox")),
            ("{language}", "nl".to_owned()),
            ("{contents}", "families".to_owned()),
            ("{run}", "00000000-0000-7000-8000-000000000000".to_owned()),
            ("{note}", "00000000-0000-7000-8000-000000000000".to_owned()),
            ("{day}", day),
            ("{file}", "style.css".to_owned()),
        ]);
        let slot = slots[0].clone();
        Town { app, slot, parts }
    }

    /// A route's path, filled in with what is there.
    fn path(&self, route: &Route) -> String {
        let mut path = route.path.clone();
        for (name, value) in &self.parts {
            match name.starts_with('{') {
                true => path = path.replace(name, value),
                false if path.starts_with(name) => path = path.replace("{token}", value),
                false => {}
            }
        }
        assert!(!path.contains('{'), "{} has a part that this test does not know", route.path);
        path
    }

    fn everything(&self) -> BTreeMap<String, Vec<String>> {
        self.app.tables().everything()
    }
}

/// Whether a route is for coordinators alone.
fn for_coordinators(route: &Route) -> bool {
    [
        "/today",
        "/search",
        "/journal",
        "/weeks",
        "/families",
        "/caregivers",
        "/letters",
        "/settings",
        "/coordinators",
        "/import",
        "/logout",
    ]
    .iter()
    .any(|part| route.path.starts_with(part))
}

#[test]
fn the_routes_are_found_in_the_source() {
    let all = routes();
    for path in [
        "/o/{organiser}/ask",
        "/offer/{token}",
        "/weeks/{week}/publish",
        "/caregivers/{caregiver}/exceptions/{day}/remove",
    ] {
        assert!(all.contains(&Route { path: path.to_owned(), unsafe_: true }), "{path} is not among {all:?}");
    }
    assert!(all.iter().filter(|r| r.unsafe_).count() >= 30, "{all:?}");
}

#[actix_web::test]
async fn coordinators_pages_ask_for_log_in() {
    let town = Town::new().await;
    let (client, before) = (Client::new(&town.app), town.everything());
    for route in routes().iter().filter(|r| for_coordinators(r)) {
        for session in ["", "session=0123456789abcdef"] {
            let path = town.path(route);
            let reply = match route.unsafe_ {
                true => client.post(&path, session, "do=cancel&talked=yes").await,
                false => client.get(&path, &[("cookie", session)]).await,
            };
            match route.unsafe_ {
                // What was typed waits beside the log-in.
                true if route.path != "/logout" => assert_eq!(reply.status, 403, "{}", route.path),
                true => {}
                false => assert_eq!(reply.status, 303, "{}", route.path),
            }
            if reply.status == 303 {
                assert!(
                    reply.headers["location"].starts_with("/login"),
                    "{}: {}",
                    route.path,
                    reply.headers["location"]
                );
            } else {
                assert!(
                    reply.body.contains("name=\"password\"")
                        && reply.body.contains("talked%3Dyes") | reply.body.contains("talked=yes")
                );
            }
            assert!(!reply.body.contains("Fatma"));
        }
    }
    assert_eq!(town.everything(), before);
}

/// A link is for one person and one thing: with another's id behind it there is nothing.
#[actix_web::test]
async fn a_link_opens_what_is_hers_alone() {
    let town = Town::new().await;
    let app = &town.app;
    let other = app.family("Greet Claeys", "Daan", &[(3, "09:00", "12:00")]).await;
    let mut desk = app.desk().await;
    let bieke = app.carer(&mut desk, "Bieke Baert", &[1], "08:00", "18:00").await;
    let before = town.everything();
    let mut she = app.guest();
    let path = |link: &str| link.strip_prefix(&app.base_url).unwrap_or(link).to_owned();
    let cancel = format!("{}/cancel/{}", path(&other.page), town.slot);
    assert_eq!(she.look(&cancel).await.status, 404);
    assert_eq!(she.post(&cancel, &[]).await.status, 404);
    let answer = format!("{}/offers/{}", path(&bieke.page), town.parts["{offer}"]);
    assert_eq!(she.post(&answer, &[("answer", "accept")]).await.status, 404);
    assert_eq!(she.post(&format!("{answer}/address"), &[]).await.status, 404);
    // The token of one kind of link opens no other.
    let tokens: Vec<&String> =
        town.parts.iter().filter(|(name, _)| name.starts_with('/')).map(|(_, token)| token).collect();
    for prefix in ["/prove/", "/welcome/", "/family/", "/caregiver/", "/offer/"] {
        for token in tokens.iter().filter(|token| ***token != town.parts[prefix]) {
            assert_eq!(she.look(&format!("{prefix}{token}")).await.status, 404, "{prefix}");
        }
    }
    assert_eq!(town.everything(), before);
}

#[actix_web::test]
async fn every_answer_carries_its_headers() {
    let town = Town::new().await;
    let client = Client::new(&town.app);
    let session = cookie(&client.log_in(&town.app.coordinator("gent"), COORDINATOR.1).await);
    let mut replies = Vec::new();
    for route in routes().iter().filter(|r| !r.unsafe_) {
        let path = town.path(route);
        replies.push((path.clone(), client.get(&path, &[("cookie", &session)]).await));
    }
    replies.push(("nothing there".into(), client.get("/there/is/nothing", &[]).await));
    replies.push(("no link".into(), client.get("/offer/0123", &[]).await));
    replies.push(("another way".into(), client.send(&Method::DELETE, "/login", &[], "").await));
    replies
        .push(("a method nobody knows".into(), client.send(&Method::from_bytes(b"BREW").unwrap(), "/", &[], "").await));
    replies.push(("from elsewhere".into(), client.send(&Method::POST, "/login", &[], "").await));
    replies.push(("not logged in".into(), client.get("/weeks", &[]).await));
    replies.push(("a form with faults".into(), client.post("/o/gent/ask", "", "do=send").await));
    replies.push(("no form".into(), client.post("/o/gent/ask", "", "%ff%fe=%zz").await));
    replies.push(("too much".into(), client.post("/o/gent/ask", "", &"a=b&".repeat(100_000)).await));
    let statuses: Vec<u16> = replies.iter().map(|(_, reply)| reply.status.as_u16()).collect();
    for status in [200, 303, 403, 404, 413, 422] {
        assert!(statuses.contains(&status), "{status} is among {statuses:?}");
    }
    for (what, reply) in &replies {
        assert!(reply.status.as_u16() < 500, "{what}: {}", reply.status);
        let header = |name: &str| {
            reply.headers.get(name).unwrap_or_else(|| panic!("{what} ({}) has no {name}", reply.status)).as_str()
        };
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-"), "{what}: {policy}");
        assert!(
            policy.contains("frame-ancestors")
                && policy.contains("base-uri 'none'")
                && policy.contains("form-action 'self'")
        );
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "same-origin");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin");
        assert!(header("strict-transport-security").contains("max-age="));
        assert!(header("permissions-policy").contains("geolocation=()"));
        if reply.headers.get("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            assert_eq!(header("cache-control"), "no-store", "{what}");
        }
    }
}

#[actix_web::test]
async fn the_session_is_kept_in_one_careful_cookie() {
    let app = TestApp::start().await;
    let client = Client::new(&app);
    let reply = client.log_in(&app.coordinator("gent"), COORDINATOR.1).await;
    assert_eq!((reply.status.as_u16(), reply.headers["location"].as_str()), (303, "/today"));
    let set = &reply.headers["set-cookie"];
    for part in ["session=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(set.contains(part), "{part}: {set}");
    }
    assert!(!set.contains("Domain"), "{set}");
    let token = cookie(&reply).split_once('=').unwrap().1.to_owned();
    let rows: Vec<String> = app.tables().everything().into_values().flatten().collect();
    assert!(!rows.iter().any(|row| row.contains(&token)), "the database knows its hash alone");
    let again = client.log_in(&app.coordinator("gent"), COORDINATOR.1).await;
    assert_ne!(cookie(&again), cookie(&reply), "each log-in has a session of its own");

    let secure =
        TestApp::start_with(Kind::Sqlite, "2026-11-18T08:00:00Z", &[("base_url", "https://wijk.example")]).await;
    let client = Client::new(&secure);
    let headers = [("origin", "https://wijk.example"), ("sec-fetch-site", "same-origin")];
    let form = format!("email={}&password={}", secure.coordinator("gent"), COORDINATOR.1);
    let at = format!("http://{}", secure.listens_at);
    let request = client.inner.post(format!("{at}/login")).insert_header(headers[0]).insert_header(headers[1]);
    let reply = request.send_body(form).await.unwrap();
    let device = reply.headers().get_all("set-cookie").nth(1).unwrap().to_str().unwrap();
    assert!(
        device.starts_with("__Host-device=") && device.contains("Secure") && device.contains("HttpOnly"),
        "{device}"
    );
    let set = reply.headers().get("set-cookie").unwrap().to_str().unwrap();
    let (cookie, rules) = set.split_once("; ").unwrap();
    let (name, token) = cookie.split_once('=').unwrap();
    let mut rules: Vec<&str> = rules.split("; ").collect();
    rules.sort_unstable();
    assert_eq!(
        (name, rules),
        ("__Host-session", vec!["HttpOnly", "Max-Age=28800", "Path=/", "SameSite=Lax", "Secure"]),
        "{set}"
    );
    // It opens her pages; a cookie that anybody could have set without TLS does not.
    for (name, status) in [("__Host-session", 200), ("session", 303)] {
        let request = client.inner.get(format!("{at}/weeks")).insert_header(("cookie", format!("{name}={token}")));
        assert_eq!(request.send().await.unwrap().status(), status, "{name}");
    }
}

#[actix_web::test]
async fn nothing_leads_elsewhere() {
    let app = TestApp::start().await;
    let client = Client::new(&app);
    for back in ["//elders.example", "https://elders.example", "/\\elders.example", "javascript:alert(1)", "elders"] {
        let reply = client
            .post("/language", "", &serde_urlencoded::to_string([("language", "en"), ("back", back)]).unwrap())
            .await;
        assert_eq!(reply.headers["location"], "/", "{back}");
    }
    // Links in e-mails begin with what is configured, whatever host a request names.
    let form = asked_form(&format!("fatma{}@huis.example", app.number), app.week().monday());
    let body = serde_urlencoded::to_string(pairs(&form)).unwrap();
    let headers = [("host", "elders.example"), ("origin", app.base_url.as_str()), ("sec-fetch-site", "same-origin")];
    let reply = client.send(&Method::POST, "/o/gent/ask", &headers, &body).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    let mail = app.last_mail(&format!("fatma{}@huis.example", app.number)).await;
    assert!(!mail.text.contains("elders") && mail.text.contains(&format!("{}/prove/", app.base_url)), "{}", mail.text);
}

#[actix_web::test]
async fn nobodys_mail_is_shown() {
    let app = TestApp::start().await;
    let client = Client::new(&app);
    assert_eq!(client.get("/mailbox", &[]).await.status, 404);
    assert!(!client.get("/o/gent/joined", &[]).await.body.contains("mailbox"), "no page leads to a mailbox");
}
