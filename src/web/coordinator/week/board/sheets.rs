//! A sheet of paper for each caregiver: her week, to be printed and handed over.

use actix_web::web;
use askama::Template;

use super::super::{Seen, look};
use super::chip::Pen;
use super::lines::{self, Line};
use super::wanted::{By, Wanted};
use crate::web::kit::{Answer, Desk, Fields, Layout};

/// A slot on a sheet.
struct Row {
    day: String,
    hours: String,
    family: String,
    place: String,
    how: String,
}

/// A caregiver's week.
struct Sheet {
    name: String,
    notes: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "week_page/sheets.html")]
struct SheetsPage {
    layout: Layout,
    heading: String,
    board: String,
    pages: super::Links,
    sheets: Vec<Sheet>,
}

pub async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let seen = look(&desk, &week).await?;
    let words = &desk.visit.words;
    let mut fields = Fields::from_pairs(query.into_inner());
    fields.set("by", By::Caregiver.name());
    let wanted = Wanted::parse(fields, &seen, desk.now().local(&desk.organiser.zone()).date_naive());
    let (lines, pages) = lines::of(&Pen::new(&seen, words), &wanted, wanted.fields().get("page"));
    let board = wanted.address(&seen, By::Caregiver, None, None);
    let here = board.replacen("/board?", "/sheets?", 1);
    let mut layout = desk.layout(words.say("sheets-title"), "/weeks");
    layout.here = format!("{here}{}", pages.here());
    let page = SheetsPage {
        layout,
        heading: words.week(seen.week),
        board,
        pages: pages.links.iter().map(|(more, text, it)| (format!("{here}{more}"), text.clone(), *it)).collect(),
        sheets: lines.into_iter().filter(|line| !line.slots.is_empty()).map(|line| sheet(&seen, words, line)).collect(),
    };
    desk.visit.show(&page)
}

fn sheet(seen: &Seen, words: &domain::words::Words, line: Line) -> Sheet {
    let who = line.head.to.clone().unwrap_or_default();
    let row = |slot: &&domain::requests::Slot| {
        let learns = seen.view.holder(&slot.id).is_some_and(|a| a.trainee.as_deref() == Some(who.as_str()));
        let mut how = vec![words.named("board", seen.standing(slot).name())];
        how.extend(learns.then(|| words.say("sheets-learns")));
        Row {
            day: words.day(slot.wall_start().date()),
            hours: words.hours(slot.wall_start(), slot.wall_end()),
            family: seen.family(slot),
            place: seen.place(slot),
            how: how.join(", "),
        }
    };
    Sheet { name: line.head.name, rows: line.slots.iter().map(row).collect(), notes: line.head.notes }
}
