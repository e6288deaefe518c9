//! Who may do what: a form must come from a page of this site, a coordinator must be logged in, and organisers see
//! nothing of each other.

use std::collections::BTreeSet;

use awc::ClientResponse;
use awc::http::{Method, header};
use uuid::Uuid;

use super::harness::{Carer, Guest, Household, TestApp};

/// Everything that a form can be sent to: what the matrices are made from.
struct Town {
    app: TestApp,
    desk: Guest,
    family: Household,
    carer: Carer,
    /// An address that a family gave on the telephone.
    heard: String,
    slot: String,
    offer: String,
    link: String,
    /// The link that proves a new address of the caregiver.
    new_address: String,
}

async fn town() -> Town {
    let app = TestApp::start().await;
    let mut desk = app.desk().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00")]).await;
    let carer = app.carer(&mut desk, "Amina Benali", &[1, 2, 3], "08:00", "18:00").await;
    let slot = app.slots_of(&family).remove(0);
    app.give(&mut desk, &slot, &carer).await.ok().unwrap();
    app.publish(&mut desk).await;
    let heard = format!("telefoon{}@huis.example", app.number);
    app.hears(&mut desk, &heard).await;
    // One that nobody proves.
    app.ask(&app.household("Greet Claeys", "Daan"), &[(3, "09:00", "12:00")]).await;
    let link = app.offer_link(&carer, "09:00 – 12:00").await;
    let offer = app.tables().texts("SELECT id AS value FROM offers").remove(0);
    let new = format!("amina.nieuw{}@zorg.example", app.number);
    let mut she = app.guest();
    let page = she.open(&format!("{}/email", carer.page)).await;
    she.send(&page, "/email", &[("email", &new)]).await;
    let new_address = app.link(&new, "/new-address/").await;
    Town { app, desk, family, carer, heard, slot, offer, link, new_address }
}

impl Town {
    fn path(&self, address: &str) -> String {
        address.strip_prefix(&self.app.base_url).unwrap_or(address).to_owned()
    }

    /// Every address that takes a form, by link or by log-in, with the ids of this town in it.
    async fn unsafe_routes(&self) -> Vec<String> {
        let prove = self.app.link(&self.family.email, "/prove/").await;
        let welcome = self.app.link(&self.carer.email, "/welcome/").await;
        let confirm = self.app.link(&self.heard, "/confirm/").await;
        let (slot, offer) = (&self.slot, &self.offer);
        let (hers, theirs) = (&self.carer.page, &self.family.page);
        let mut routes: Vec<String> = [
            "/language",
            "/login",
            "/logout",
            "/settings",
            "/letters/link",
            "/o/gent/ask",
            "/o/gent/asked",
            "/o/gent/join",
            "/o/gent/link",
        ]
        .map(str::to_owned)
        .into();
        routes.extend([&prove, &welcome, &confirm, &self.link].map(|link| self.path(link)));
        routes.push(self.path(&self.new_address));
        routes.extend([
            format!("{}/address", self.path(&self.link)),
            format!("{}/household", self.path(&prove)),
            format!("{}/ask", self.path(theirs)),
            format!("{}/address", self.path(theirs)),
            format!("{}/cancel/{slot}", self.path(theirs)),
        ]);
        for more in [
            format!("offers/{offer}"),
            format!("offers/{offer}/address"),
            "languages".into(),
            "absence".into(),
            "back".into(),
            "email".into(),
            "availability".into(),
            "exceptions".into(),
            "exceptions/2026-11-25/remove".into(),
        ] {
            routes.push(format!("{}/{more}", self.path(hers)));
        }
        routes.extend(["/families/new", "/caregivers/new"].map(str::to_owned));
        routes.extend(self.desk_posts());
        routes
    }

    fn enquiry(&self) -> String {
        self.app.tables().texts("SELECT id AS value FROM enquiries WHERE family_id IS NULL").remove(0)
    }

    fn family_id(&self) -> String {
        self.app
            .tables()
            .texts(&format!("SELECT id AS value FROM families WHERE email = '{}'", self.family.email))
            .remove(0)
    }

    /// The coordinator's addresses that hold an id and take a form.
    fn desk_posts(&self) -> Vec<String> {
        let (week, family, carer, slot) = (self.app.week(), self.family_id(), &self.carer.id, &self.slot);
        let certificate = self.app.tables().texts("SELECT id AS value FROM certificates").remove(0);
        let mut posts = vec![
            "/letters/told".to_owned(),
            format!("/weeks/{week}/solve"),
            format!("/weeks/{week}/stop"),
            format!("/weeks/{week}/publish"),
        ];
        let decisions = ["give", "pin", "forbid", "lift", "offer", "withdraw", "accept", "decline", "cancel"];
        posts.extend(decisions.map(|what| format!("/weeks/{week}/slots/{slot}/{what}")));
        posts.extend(
            ["wishes", "ask", "address", "reveal", &format!("cancel/{slot}")]
                .map(|more| format!("/families/{family}/{more}")),
        );
        let waiting = self.enquiry();
        posts.extend(["send", "address", "take", "drop"].map(|what| format!("/families/waiting/{waiting}/{what}")));
        let carers = [
            "profile",
            "terms",
            "minutes",
            "admit",
            "link",
            "absence",
            "back",
            "email",
            "availability",
            "exceptions",
            "exceptions/2026-11-25/remove",
            "training",
        ];
        posts.extend(carers.map(|more| format!("/caregivers/{carer}/{more}")));
        posts.push(format!("/caregivers/{carer}/training/{certificate}/remove"));
        posts.push(format!("/caregivers/{carer}/exceptions-signed"));
        posts.push(format!("/caregivers/{carer}/exceptions-signed/{certificate}/end"));
        posts
    }

    /// The coordinator's pages.
    fn desk_pages(&self) -> Vec<String> {
        let (week, family, carer, slot) = (self.app.week(), self.family_id(), &self.carer.id, &self.slot);
        let mut pages: Vec<String> = [
            "/weeks",
            "/families",
            "/families/waiting",
            "/families/new",
            "/caregivers",
            "/caregivers/new",
            "/letters",
            "/settings",
        ]
        .map(str::to_owned)
        .into();
        pages.extend([
            format!("/weeks/{week}"),
            format!("/weeks/{week}/board"),
            format!("/weeks/{week}/publish"),
            format!("/weeks/{week}/slots/{slot}"),
        ]);
        pages.push(format!("/families/waiting/{}", self.enquiry()));
        pages.extend([
            format!("/families/{family}"),
            format!("/families/{family}/revealed"),
            format!("/families/{family}/ask"),
            format!("/families/{family}/cancel/{slot}"),
        ]);
        pages.extend([
            format!("/caregivers/{carer}"),
            format!("/caregivers/{carer}/availability"),
            format!("/caregivers/{carer}/training"),
            format!("/caregivers/{carer}/absence"),
            format!("/caregivers/{carer}/email"),
        ]);
        pages
    }
}

/// The addresses that take a form, as the pages declare them.
fn declared() -> BTreeSet<String> {
    wijkopvang::app::routes().filter(|route| route.method == "post").map(|route| route.path.to_owned()).collect()
}

/// Whether an address has the shape of a declared one.
fn has_shape(address: &str, declared: &str) -> bool {
    let (parts, shape): (Vec<&str>, Vec<&str>) = (address.split('/').collect(), declared.split('/').collect());
    parts.len() == shape.len() && parts.iter().zip(shape).all(|(part, s)| s.starts_with('{') || *part == s)
}

#[actix_web::test]
async fn no_address_that_takes_a_form_is_forgotten_here() {
    let town = town().await;
    let (tried, declared) = (town.unsafe_routes().await, declared());
    assert!(declared.len() > 30, "{declared:?}");
    for address in &declared {
        assert!(
            tried.iter().any(|t| has_shape(t, address)),
            "{address} takes a form, and the guards are not tried on it"
        );
    }
    for address in &tried {
        assert!(declared.iter().any(|d| has_shape(address, d)), "{address} is tried, and no room declares it");
    }
}

/// Logs in by hand; the session's cookie as it was set.
async fn log_in(app: &TestApp, client: &awc::Client, password: &str) -> ClientResponse<impl Sized> {
    let body =
        serde_urlencoded::to_string([("email", app.coordinator("gent").as_str()), ("password", password)]).unwrap();
    let request = client.post(format!("{}/login", app.base_url)).insert_header(("sec-fetch-site", "same-origin"));
    request.insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded")).send_body(body).await.unwrap()
}

fn client(app: &TestApp) -> awc::Client {
    // A guess may be made to wait.
    awc::Client::builder()
        .timeout(std::time::Duration::from_secs(60))
        .disable_redirects()
        .local_address(app.peer())
        .finish()
}

#[actix_web::test]
async fn a_form_from_elsewhere_changes_nothing() {
    let mut town = town().await;
    let client = client(&town.app);
    let token = {
        let page = town.desk.open("/weeks").await;
        town.desk.token(&page)
    };
    let cookie = town.desk.cookies();
    let fields = [
        ("answer", "decline"),
        ("do", "cancel"),
        ("form_token", &token),
        ("email", "x@elders.example"),
        ("back", "/"),
        ("language", "en"),
    ];
    let body = serde_urlencoded::to_string(fields).unwrap();
    let elsewhere: [&[(&str, &str)]; 6] = [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://elders.example")],
        &[("sec-fetch-site", "same-site"), ("origin", "https://zus.wijk.example")],
        &[("sec-fetch-site", "none")],
        &[],
        &[("origin", "null")],
        &[("origin", "https://elders.example")],
    ];
    let before = town.app.tables().everything();
    for route in town.unsafe_routes().await {
        for headers in elsewhere {
            let mut request =
                client.post(format!("{}{route}", town.app.base_url)).insert_header((header::COOKIE, cookie.clone()));
            for (name, value) in headers {
                request = request.insert_header((*name, *value));
            }
            let request = request.insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"));
            let answer = request.send_body(body.clone()).await.unwrap();
            assert_eq!(answer.status(), 403, "{route} with {headers:?}");
            assert!(answer.headers().get(header::SET_COOKIE).is_none(), "{route} with {headers:?} sets no cookie");
        }
    }
    for (table, rows) in town.app.tables().everything() {
        assert_eq!(rows, before[&table], "{table} is as it was");
    }
}

#[actix_web::test]
async fn a_coordinators_form_needs_its_token() {
    let mut town = town().await;
    let before = town.app.tables().everything();
    for route in town
        .desk_posts()
        .into_iter()
        .chain(["/settings", "/letters/link", "/families/new", "/caregivers/new", "/logout"].map(str::to_owned))
    {
        for token in [None, Some("0".repeat(64))] {
            let fields: Vec<(&str, &str)> = token.iter().map(|t| ("form_token", t.as_str())).collect();
            assert_eq!(town.desk.post(&route, &fields).await.status, 403, "{route}");
        }
    }
    assert_eq!(town.app.tables().everything(), before);
}

#[actix_web::test]
async fn a_coordinators_pages_are_for_who_is_logged_in() {
    let town = town().await;
    let before = town.app.tables().everything();
    let mut stranger = town.app.guest();
    for page in town.desk_pages() {
        let seen = stranger.look(&page).await;
        let wanted = serde_urlencoded::to_string([("next", &page)]).unwrap();
        assert_eq!(seen.path, format!("/login?{wanted}"), "she is sent on from there");
    }
    for route in town
        .desk_posts()
        .into_iter()
        .chain(["/settings", "/letters/link", "/families/new", "/caregivers/new", "/logout"].map(str::to_owned))
    {
        assert_eq!(stranger.post(&route, &[("form_token", "")]).await.path, "/login", "{route}");
    }
    assert_eq!(town.app.tables().everything(), before);
}

#[actix_web::test]
async fn organisers_are_strictly_apart() {
    let mut town = town().await;
    town.app.add_organiser("brugge", "Wijkopvang Brugge", &["8000"]);
    let mut theirs = town.app.desk_of("brugge").await;
    let page = theirs.open("/weeks").await;
    let token = theirs.token(&page);
    let before = town.app.tables().everything();
    let shared = format!("/weeks/{}", town.app.week());
    let of_an_id = |path: &String| {
        path.contains("/slots/")
            || path.contains(&town.carer.id)
            || path.starts_with("/families/") && !path.ends_with("/new") && !path.ends_with("/waiting")
    };
    for page in town.desk_pages() {
        let seen = theirs.look(&page).await;
        if of_an_id(&page) {
            assert_eq!(seen.status, 404, "{page}");
        }
        for word in [town.family.name, town.carer.name, town.family.email.as_str(), town.family.street] {
            assert!(!seen.html.contains(word), "{page} shows {word}");
        }
    }
    let carer = town.carer.id.as_str();
    for route in town.desk_posts().iter().filter(|route| of_an_id(route)) {
        for what in ["usual", "never", "none"] {
            let fields = [
                ("form_token", token.as_str()),
                ("do", what),
                ("caregiver", carer),
                ("talked", "yes"),
                ("day", "2026-11-25"),
                ("kind", "off"),
            ];
            assert_eq!(theirs.post(route, &fields).await.status, 404, "{route} {what}");
        }
    }
    // Not even by naming a caregiver of theirs for a family of one's own, or the other way round.
    let unknown = Uuid::now_v7().to_string();
    let mine = town.app.tables().texts("SELECT id AS value FROM slots").remove(0);
    for what in ["give", "pin", "forbid", "offer"] {
        let answer = town.app.decide(&mut town.desk, &mine, &[("caregiver", &unknown)], what).await;
        assert_eq!(answer.status, 404, "{what} somebody who is not there");
    }
    let (after, seen) = (town.app.tables().everything(), theirs.look(&shared).await);
    assert!(seen.status.is_success());
    for (table, rows) in after {
        assert_eq!(rows, before[&table], "{table} is as it was");
    }
}

#[actix_web::test]
async fn every_answer_carries_the_headers() {
    let town = town().await;
    let client = client(&town.app);
    let pages = [
        (Method::GET, "/o/gent".to_owned(), 200),
        (Method::GET, "/".to_owned(), 303),
        (Method::GET, "/static/style.css".to_owned(), 200),
        (Method::GET, "/health".to_owned(), 200),
        (Method::GET, "/weeks".to_owned(), 303),
        (Method::GET, "/nergens".to_owned(), 404),
        (Method::GET, format!("/offer/{}", "0".repeat(64)), 404),
        (Method::POST, "/o/gent/ask".to_owned(), 403),
        (Method::GET, town.path(&town.family.page), 200),
    ];
    for (method, path, status) in pages {
        let answer = client.request(method, format!("{}{path}", town.app.base_url)).send().await.unwrap();
        assert_eq!(answer.status(), status, "{path}");
        let header =
            |name: &str| answer.headers().get(name).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        let policy = header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'")
                && !policy.contains("unsafe")
                && policy.contains("frame-ancestors"),
            "{path}: {policy}"
        );
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(header(name), value, "{path}");
        }
        for name in ["strict-transport-security", "permissions-policy", "cross-origin-resource-policy"] {
            assert!(!header(name).is_empty(), "{path} has no {name}");
        }
        if path.starts_with("/family/") {
            assert_eq!(header("cache-control"), "no-store");
        }
    }
}

#[actix_web::test]
async fn the_session_is_one_guarded_cookie_that_runs_out() {
    let town = town().await;
    let client = client(&town.app);
    let answer = log_in(&town.app, &client, super::harness::COORDINATOR.1).await;
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
    let elsewhere = self::client(&other);
    let answer = log_in(&app, &elsewhere, super::harness::COORDINATOR.1).await;
    assert_eq!(answer.status(), 303);
}
