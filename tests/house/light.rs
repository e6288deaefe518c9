//! Pages for a cheap telephone: small with all that they load, from nowhere else, and what stays the same is loaded once.

use scraper::{Html, Selector};

use super::harness::TestApp;

/// What a person's page weighs at most with all that it loads, in bytes.
const MOST: usize = 100_000;

/// The addresses of everything that a page loads.
fn loads(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let all = Selector::parse("[src], link[href]").unwrap();
    let address = |e: scraper::ElementRef| e.attr("src").or(e.attr("href")).unwrap().to_owned();
    page.select(&all).map(address).collect()
}

#[actix_web::test]
async fn a_persons_pages_are_small_and_load_nothing_from_elsewhere() {
    let app = TestApp::start().await;
    let family = app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (2, "09:00", "12:00")]).await;
    let carer = app.joins("Amina Benali").await;
    let client = awc::Client::default();
    for path in ["/o/gent", "/o/gent/ask", "/o/gent/join", "/o/gent/link", &family.page, &carer.page] {
        let html = app.guest().open(path).await.html;
        let mut bytes = html.len();
        let mut files = loads(&html);
        files.sort();
        files.dedup();
        assert!(files.iter().any(|file| file.ends_with("/style.css")), "{path}: {files:?}");
        for file in files {
            assert!(file.starts_with("/static/"), "{path} loads {file}");
            let mut answer = client.get(format!("{}{file}", app.base_url)).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{path} loads {file}");
            let keeps = answer.headers().get("cache-control").unwrap().to_str().unwrap().to_owned();
            assert!(keeps.contains("immutable"), "{file}: {keeps}");
            bytes += answer.body().await.unwrap().len();
        }
        assert!(bytes < MOST, "{path} weighs {bytes} bytes");
    }
}

#[actix_web::test]
async fn what_has_changed_is_not_kept_under_its_old_address() {
    let app = TestApp::start().await;
    let client = awc::Client::default();
    let answer = client.get(format!("{}/static/0123456789abcdef/style.css", app.base_url)).send().await.unwrap();
    assert_eq!(answer.status(), 200, "a page that was loaded before an upgrade has its style");
    assert_eq!(answer.headers().get("cache-control").unwrap(), "no-store");
    for gone in ["/static/style.css", "/static/any/nothing.css", "/static/any/..%2fCargo.toml"] {
        assert_eq!(client.get(format!("{}{gone}", app.base_url)).send().await.unwrap().status(), 404, "{gone}");
    }
}
