//! Rows of a form: a button that adds one comes back to it, each can be taken away, and what must be filled in says so.

use scraper::{Html, Selector};
use town::visitor::Page;

use super::summary;
use crate::house::harness::TestApp;

/// The field at which the reader goes on.
fn focus(page: &Page) -> Option<String> {
    let html = Html::parse_document(&page.html);
    let focused = Selector::parse("[autofocus]").unwrap();
    html.select(&focused).next().and_then(|e| e.value().attr("id")).map(str::to_owned)
}

fn value(page: &Page, id: &str) -> Option<String> {
    let html = Html::parse_document(&page.html);
    let field = Selector::parse(&format!("[id='{id}']")).unwrap();
    html.select(&field).next().map(|e| e.value().attr("value").unwrap_or_default().to_owned())
}

#[actix_web::test]
async fn a_row_is_added_where_one_goes_on_and_can_be_taken_away() {
    let app = TestApp::start().await;
    let mut she = app.guest();
    let page = she.open("/o/gent/ask").await;
    assert!(page.html.contains("formaction=\"/o/gent/ask#date-1\""), "the button leads to the row that it adds");
    assert!(!page.has_button("do", "remove-slot-0"), "the only row stays");
    let typed = [("name", "Fatma Yıldız"), ("date-0", "2026-11-23"), ("child_name-0", "Yara")];
    let page = she.try_send(&page, "submission", &typed, Some(("do", "add-slot"))).await.ok().unwrap();
    assert_eq!(focus(&page).as_deref(), Some("date-1"));
    let page =
        she.try_send(&page, "submission", &[("date-1", "2026-11-24")], Some(("do", "add-child"))).await.ok().unwrap();
    assert_eq!(focus(&page).as_deref(), Some("child_name-1"));
    let number = value(&page, "submission")
        .or_else(|| page.html.split("name=\"submission\" value=\"").nth(1).map(|t| t[..36].to_owned()));
    let page = she.press(&page, "submission", ("do", "remove-slot-0")).await;
    assert_eq!((value(&page, "date-0").as_deref(), value(&page, "date-1")), (Some("2026-11-24"), None));
    assert_eq!(focus(&page).as_deref(), Some("date-0"));
    assert_eq!(
        (value(&page, "name").as_deref(), value(&page, "child_name-0").as_deref()),
        (Some("Fatma Yıldız"), Some("Yara"))
    );
    assert!(number.is_some_and(|number| page.html.contains(&number)), "it is still the same form");
    // A row that is not there is not taken away.
    let answer = she.try_send(&page, "submission", &[("submission", "x")], Some(("do", "send"))).await;
    assert_eq!(answer.status, 422);
}

#[actix_web::test]
async fn what_must_be_filled_in_says_so_and_a_fault_names_its_field() {
    let app = TestApp::start().await;
    let mut she = app.guest();
    for path in ["/o/gent/ask", "/o/gent/join"] {
        let page = she.open(path).await;
        let html = Html::parse_document(&page.html);
        let required = Selector::parse("input[required]").unwrap();
        let ids: Vec<&str> = html.select(&required).filter_map(|e| e.value().attr("id")).collect();
        assert!(ids.len() >= 5, "{path}: {ids:?}");
        for id in ids {
            let label = Selector::parse(&format!("label[for='{id}']")).unwrap();
            let said: String = html.select(&label).flat_map(|e| e.text()).collect();
            assert!(said.contains("(verplicht)"), "{path}, {id}: {said}");
        }
        let button = (path == "/o/gent/ask").then_some(("do", "send"));
        let answer = she.try_send(&page, "submission", &[], button).await;
        assert!(answer.status == 422 && !summary(&answer).is_empty());
        let html = Html::parse_document(&answer.html);
        for link in html.select(&Selector::parse("#errors a").unwrap()) {
            let text: String = link.text().collect();
            assert!(text.contains(": ") || text.contains("? "), "{path}: {text} names no field");
        }
    }
}
