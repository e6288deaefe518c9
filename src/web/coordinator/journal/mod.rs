//! Who did what: the journal with names, a page at a time, by person, slot, week, kind, day and whoever did it; and the
//! same as a file.

mod asked;
mod lines;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpResponse, web};
use askama::Template;

use domain::logbook;

use self::asked::Asked;
use self::lines::Row;
pub use self::lines::by;
use crate::routes;
use crate::web::kit::csv::line;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout};

routes! {
    Desk get "/journal" => show,
    Desk get "/journal.csv" => file,
}

/// So many entries are in a file at most.
const MOST_IN_FILE: usize = 20_000;

#[derive(Template)]
#[template(path = "journal_page/journal.html")]
struct JournalPage {
    layout: Layout,
    fields: Fields,
    faults: Faults,
    kinds: Vec<(String, String)>,
    people: Vec<(String, String)>,
    /// Whose entries these are, where one person's are looked for.
    about: Option<String>,
    /// What the form carries unseen: the person or slot that is looked for.
    carried: Vec<(&'static str, String)>,
    rows: Vec<Row>,
    older: Option<String>,
    newer: Option<String>,
    file: String,
}

async fn show(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let asked = Asked::read(&desk, Fields::from_pairs(query.into_inner()));
    let (filter, part) = (asked.filter.clone(), asked.part());
    let read = desk.read(move |context| {
        let about = logbook::about(context, &filter)?;
        Ok((logbook::page(context, &filter, &part)?, about, logbook::coordinators(context)?))
    });
    let (page, about, coordinators) = read.await?;
    let words = &desk.visit.words;
    let turn = |to: &str, id: Option<domain::basics::ids::EventId>| {
        id.map(|id| asked.address("/journal", Some((to, &id.to_string()))))
    };
    let shown = JournalPage {
        layout: desk.layout(words.say("journal-title"), "/journal").at(asked.address("/journal", None)),
        kinds: asked::kinds(words),
        people: asked::people(words, &coordinators),
        about,
        carried: asked.carried(),
        rows: page.lines.iter().map(|line| lines::row(&desk, line)).collect(),
        older: turn("before", page.older),
        newer: turn("after", page.newer),
        file: asked.address("/journal.csv", None),
        fields: asked.fields,
        faults: asked.faults,
    };
    if shown.faults.none() { desk.visit.show(&shown) } else { desk.visit.show_again(&shown) }
}

async fn file(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let asked = Asked::read(&desk, Fields::from_pairs(query.into_inner()));
    if !asked.faults.none() {
        return desk.visit.go(&asked.address("/journal", None));
    }
    let filter = asked.filter;
    let all = desk.read(move |context| Ok(logbook::all(context, &filter, MOST_IN_FILE)?)).await?;
    let words = desk.visit.words.plain();
    let heads = ["when", "what", "family", "caregiver", "slot", "week", "by"];
    // The mark by which a spreadsheet knows that the file is UTF-8.
    let mut text = String::from("\u{feff}");
    text += &line(&heads.map(|head| words.named("journal-head", head)));
    for entry in &all {
        text += &line(&lines::cells(&desk, &words, entry));
    }
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"journal.csv\""))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(text))
}
