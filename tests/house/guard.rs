//! Who may do what: a form must come from a page of this site, a coordinator must be logged in, and organisers see
//! nothing of each other.

mod roles;
mod session;
mod town;

use std::collections::BTreeSet;

use awc::http::{Method, header};
use uuid::Uuid;

use super::harness::TestApp;
use town::town;

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
        let seen = stranger.post(&route, &[("form_token", "")]).await;
        assert_eq!(seen.path.split('?').next(), Some("/login"), "{route}");
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
            || path.starts_with("/coordinators/") && !path.ends_with("/invite")
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
                ("role", "reader"),
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
        (Method::GET, "/static/any/style.css".to_owned(), 200),
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
