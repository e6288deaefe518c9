//! The board: the week as a calendar, by day, by caregiver, by family, by neighbourhood; and the list of what is
//! unfilled with the reasons.

mod calendar;
mod chip;
mod grid;
mod lines;
mod sheets;
mod unfilled;
mod wanted;

pub use self::chip::mark;

use std::collections::HashMap;

use actix_web::web;
use askama::Template;

use domain::offers::by_hand::{self, LastStep};
use domain::requests::Slot;
use domain::vouchers;
use domain::words::Words;

use super::standing::Standing;
use super::undo::{self, Undoing};
use super::{Seen, look};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout};

use calendar::Cell;
use chip::{Pen, SIGNS};
use grid::{Clock, Days};
use unfilled::Unfilled;
use wanted::{By, Wanted};

routes! {
    Desk get "/weeks/{week}/board" => show,
    Desk get "/weeks/{week}/sheets" => sheets::show,
}

/// What the board says of what was done on another page; the messages `board-said-…`.
const SAID: [(&str, &str); 4] = [("given", "good"), ("undone", "good"), ("stays", "wait"), ("not-last", "wait")];

/// Links to other views: address, text, and whether it is this one.
type Links = Vec<(String, String, bool)>;

#[derive(Template)]
#[template(path = "week_page/board.html")]
struct BoardPage {
    layout: Layout,
    week: String,
    heading: String,
    by: By,
    views: Links,
    days: Links,
    pages: Links,
    filters: Filters,
    said: Option<(String, &'static str)>,
    /// The last step by hand, which can be taken back.
    last: Option<Undoing>,
    /// Days drawn to time.
    clock: Option<Clock>,
    /// The whole week, a line for each.
    lines: Option<Days>,
    unfilled: Vec<Unfilled>,
    /// The states that are shown, with how many there are of each; the signs.
    key: Vec<(&'static str, String, usize)>,
    signs: Vec<(&'static str, String)>,
    shown: usize,
    slots: usize,
    /// Cheques and price of all slots together.
    cost: String,
    /// Sheets of the caregivers that are shown, one each.
    sheets: String,
}

/// The form that narrows the board.
struct Filters {
    fields: Fields,
    set: usize,
    carried: Vec<(&'static str, String)>,
    clear: String,
    states: Vec<(String, String)>,
    places: Vec<(String, String)>,
    needs: Vec<(String, String)>,
}

async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let seen = look(&desk, &week).await?;
    let shown_week = seen.week;
    let last = desk.read(move |context| Ok(by_hand::last_step(context, shown_week)?)).await?;
    let fields = Fields::from_pairs(query.into_inner());
    let today = desk.now().local(&desk.organiser.zone()).date_naive();
    let wanted = Wanted::parse(fields, &seen, today);
    let page = BoardPage::new(&desk, &seen, &wanted, last)?;
    desk.visit.show(&page)
}

impl BoardPage {
    fn new(desk: &Desk, seen: &Seen, wanted: &Wanted, last: Option<LastStep>) -> anyhow::Result<Self> {
        let words = &desk.visit.words;
        let (pen, page) = (Pen::new(seen, words), wanted.fields().get("page"));
        let day = wanted.day.map(|day| day.to_string());
        let here = wanted.address(seen, wanted.by, day.as_deref(), None);
        let (mut clock, mut days, mut open) = (None, None, Vec::new());
        let pages = match wanted.by {
            By::Unfilled => {
                let (found, pages) = unfilled::of(seen, words, wanted, page);
                open = found;
                pages
            }
            _ => {
                let (lines, pages) = lines::of(&pen, wanted, page);
                match wanted.day.is_some() || wanted.by == By::Day {
                    true => clock = Some(Clock::new(&pen, wanted, lines)),
                    false => days = Some(Days::new(&pen, wanted, lines)),
                }
                pages
            }
        };
        let shown: Vec<&Slot> = seen.slots().iter().filter(|slot| wanted.shows(seen, slot)).collect();
        let mut layout = desk.layout(words.say("board-title"), "/weeks");
        layout.here = format!("{here}{}", pages.here());
        let said = SAID.iter().find(|(kind, _)| wanted.fields().has("said", kind));
        Ok(BoardPage {
            week: seen.week.to_string(),
            heading: words.week(seen.week),
            by: wanted.by,
            views: views(seen, words, wanted),
            days: wanted.days(seen, words),
            pages: pages.links.iter().map(|(more, text, it)| (format!("{here}{more}"), text.clone(), *it)).collect(),
            filters: Filters::new(seen, words, wanted),
            said: said.map(|(kind, tone)| (words.named("board-said", kind), *tone)),
            last: last.map(|step| undo::told(seen, words, step, &layout.here)),
            clock,
            lines: days,
            unfilled: open,
            key: key(seen, words, &shown),
            signs: SIGNS.iter().map(|(sign, key)| (*sign, words.say(key))).collect(),
            shown: shown.len(),
            slots: seen.slots().len(),
            cost: cost(desk, seen)?,
            sheets: wanted.address(seen, By::Caregiver, None, None).replacen("/board?", "/sheets?", 1) + pages.here(),
            layout,
        })
    }
}

/// The views, each with the same filters and, where it shows one, the same day.
fn views(seen: &Seen, words: &Words, wanted: &Wanted) -> Links {
    let day = wanted.day.map(|day| day.to_string());
    let view = |by: By| (wanted.address(seen, by, day.as_deref(), None), words.say(by.label()), by == wanted.by);
    By::ALL.into_iter().map(view).collect()
}

impl Filters {
    fn new(seen: &Seen, words: &Words, wanted: &Wanted) -> Self {
        let any = |list: Vec<(String, String)>| {
            std::iter::once((String::new(), words.say("board-any"))).chain(list).collect::<Vec<_>>()
        };
        let named = |state: Standing| (state.name().to_owned(), words.named("board", state.name()));
        let states = Standing::ALL.into_iter().map(named).collect();
        let day = wanted.day.map(|day| ("day", day.to_string()));
        Filters {
            fields: wanted.fields().clone(),
            set: wanted.filters(),
            carried: std::iter::once(("by", wanted.by.name().to_owned())).chain(day).collect(),
            clear: format!("/weeks/{}/board?by={}", seen.week, wanted.by.name()),
            states: any(states),
            places: any(wanted.places(seen)),
            needs: any(wanted.needs(seen, words)),
        }
    }
}

fn key(seen: &Seen, words: &Words, shown: &[&Slot]) -> Vec<(&'static str, String, usize)> {
    let mut counts: HashMap<Standing, usize> = HashMap::new();
    shown.iter().for_each(|slot| *counts.entry(seen.standing(slot)).or_default() += 1);
    let there = |state: Standing| Some((state.name(), words.named("board", state.name()), *counts.get(&state)?));
    Standing::ALL.into_iter().filter_map(there).collect()
}

fn cost(desk: &Desk, seen: &Seen) -> anyhow::Result<String> {
    let (words, price) = (&desk.visit.words, desk.organiser.price());
    let figures = vouchers::figures(&desk.organiser.scheme, seen.week.monday())?;
    let cheques: i64 = seen.slots().iter().map(|s| vouchers::cost(figures, s.minutes(), price).cheques).sum();
    Ok(words.say2("board-cost", "cheques", cheques, "price", words.money(price.times(cheques))))
}
