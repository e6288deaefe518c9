//! Bad input: every fault stands beside its field in the user's language, what was typed is kept, nothing is saved.

mod asking;
mod caregivers;
mod desk;
mod floods;
mod rows;
mod wrong;

use std::collections::BTreeMap;

use scraper::{Html, Selector};
use town::visitor::Page;

use super::harness::{Guest, TestApp};

/// One thing typed wrongly into a form that is in order otherwise: the fields, where the fault stands, what it says.
type Wrong<'a> = (&'a [(&'a str, &'a str)], &'a str, [&'a str; 3]);

/// What the database holds, but for sessions, which come with looking.
fn saved(app: &TestApp) -> BTreeMap<String, Vec<String>> {
    let mut all = app.tables().everything();
    all.remove("sessions");
    // That a coordinator reads an address, filled in in a form, is written down as soon as she opens it.
    all.values_mut().for_each(|rows| rows.retain(|row| !row.contains("address-read")));
    all
}

/// The text of the fault beside a field.
fn beside(page: &Page, field: &str) -> Option<String> {
    let html = Html::parse_document(&page.html);
    let fault = Selector::parse(&format!("[id='{field}-error']")).unwrap();
    html.select(&fault).next().map(|p| p.text().collect::<String>())
}

/// Where the summary at the top leads.
fn summary(page: &Page) -> Vec<String> {
    let html = Html::parse_document(&page.html);
    let links = Selector::parse("#errors a").unwrap();
    html.select(&links).map(|a| a.value().attr("href").unwrap_or_default().trim_start_matches('#').to_owned()).collect()
}

/// What the field of a page holds.
fn held(page: &Page, field: &str) -> Vec<String> {
    let html = Html::parse_document(&page.html);
    let controls = Selector::parse(&format!("[name='{field}']")).unwrap();
    let chosen = Selector::parse("option[selected]").unwrap();
    let value = |e: scraper::ElementRef<'_>| match (e.value().name(), e.value().attr("type")) {
        ("select", _) => e.select(&chosen).next().and_then(|o| o.value().attr("value")).map(str::to_owned),
        ("textarea", _) => Some(e.text().collect()),
        ("button", _) => None,
        ("input", Some("checkbox" | "radio")) => {
            e.value().attr("checked").and_then(|_| e.value().attr("value")).map(str::to_owned)
        }
        _ => e.value().attr("value").map(str::to_owned),
    };
    html.select(&controls).filter_map(value).collect()
}

/// Sends a form with each of the wrong things in it, in each language.
async fn refused(
    app: &TestApp,
    guest: &mut Guest,
    (path, form, button): (&str, &str, Option<(&str, &str)>),
    good: &[(&str, &str)],
    wrongs: &[Wrong<'_>],
) {
    // The weekly run, and what the office hears before it, come by themselves.
    app.tables().execute("UPDATE organisers SET run_weekday = 0");
    let before = saved(app);
    for (language, code) in ["nl", "en", "fr"].into_iter().enumerate() {
        let page = guest.open(path).await;
        let page = guest.choose_language(&page, code).await;
        for (changes, field, says) in wrongs {
            let mut typed: Vec<(&str, &str)> =
                good.iter().filter(|(n, _)| !changes.iter().any(|(c, _)| c == n)).copied().collect();
            typed.extend(changes.iter());
            let answer = guest.try_send(&page, form, &typed, button).await;
            assert_eq!(answer.status, 422, "{path} with {changes:?}: {}", answer.words());
            assert_eq!(
                beside(&answer, field).as_deref(),
                Some(says[language]),
                "{path} with {changes:?}, beside {field}: {}",
                answer.words()
            );
            assert!(
                summary(&answer).iter().any(|f| f == field),
                "{path} with {changes:?}: {field} is not named at the top: {:?}",
                summary(&answer)
            );
            for (name, value) in &typed {
                // Kept as it was typed, as far as a page can show it.
                let shown = value.replace("\r\n", "\n").replace('\r', "\n");
                let kept =
                    held(&answer, name).iter().any(|v| v.trim_start_matches('\n') == shown.trim_start_matches('\n'));
                assert!(
                    kept || CHANGES_SHAPE.contains(field),
                    "{path} with {changes:?}: {name} was {value:?}, the page has {:?}",
                    held(&answer, name)
                );
            }
        }
    }
    for (table, rows) in saved(app) {
        assert_eq!(rows, before[&table], "{path}: nothing is saved in {table}");
    }
}

/// A choice that is none of those on the page cannot be shown again.
const CHANGES_SHAPE: [&str; 5] = ["reason", "language", "stage", "transport", "code"];
