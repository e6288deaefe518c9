//! The board: the week by day, by caregiver, and the list of what is unfilled with the reasons.

use std::collections::HashMap;

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use domain::basics::ids::SlotId;
use domain::planning::{Decided, InWeek};
use domain::requests::Slot;
use domain::vouchers;

use domain::words::Words;

use super::pages::Pages;
use super::wording::reasons;
use super::{Seen, look};
use crate::routes;
use crate::web::kit::{Answer, Desk, Fields, Layout};

routes! {
    Desk get "/weeks/{week}/board" => show,
}

/// Caregivers on one page of the board.
const CAREGIVERS_A_PAGE: usize = 50;
/// Unfilled slots on one page, each with its reasons and what would help.
const UNFILLED_A_PAGE: usize = 50;

/// A slot, small.
struct Chip {
    href: String,
    hours: String,
    who: String,
    what: String,
    state: &'static str,
    state_words: String,
    pinned: bool,
    /// Whether somebody in it is planned by a coordinator's signature.
    signed: bool,
}

/// A caregiver's line.
struct Line {
    id: String,
    name: String,
    quota: String,
    asked: String,
    assigned: String,
    days: Vec<Vec<Chip>>,
}

/// A slot that nobody has.
struct Unfilled {
    href: String,
    title: String,
    family: String,
    state: &'static str,
    state_words: String,
    priority: i32,
    reasons: Vec<(usize, String)>,
    remedy: Option<String>,
}

#[derive(Template)]
#[template(path = "week_page/board.html")]
struct BoardPage {
    layout: Layout,
    week: String,
    heading: String,
    by: &'static str,
    days: Vec<(String, Vec<Chip>)>,
    day_names: Vec<String>,
    lines: Vec<Line>,
    unfilled: Vec<Unfilled>,
    /// The pages that this is one of: what follows `?by=…`, the text, and whether it is this one.
    pages: Vec<(String, String, bool)>,
    slots: usize,
    /// Cheques and price of all slots together.
    cost: String,
}

async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let seen = look(&desk, &week).await?;
    let query = Fields::from_pairs(query.into_inner());
    let by = ["caregiver", "unfilled"].into_iter().find(|by| query.has("by", by)).unwrap_or("day");
    let words = &desk.visit.words;
    let today = desk.now().local(&desk.organiser.zone()).date_naive();
    let pages = match by {
        "day" => Pages::of_days(&seen, words, query.get("day").parse().unwrap_or(today)),
        "caregiver" => Pages::of_many(seen.view.week.caregivers.len(), CAREGIVERS_A_PAGE, query.get("page")),
        _ => Pages::of_many(seen.open(), UNFILLED_A_PAGE, query.get("page")),
    };
    let mut layout = desk.layout(words.say("board-title"), "/weeks");
    layout.here = format!("{}?by={by}{}", desk.visit.path, pages.here());
    let page = BoardPage {
        layout,
        week: week.to_string(),
        heading: words.week(seen.week),
        by,
        days: if by == "day" { days(&seen, words, &pages) } else { Vec::new() },
        day_names: seen.week.days().iter().map(|d| words.day(*d)).collect(),
        lines: if by == "caregiver" { lines(&seen, words, &pages) } else { Vec::new() },
        unfilled: if by == "unfilled" { unfilled(&seen, words, &pages) } else { Vec::new() },
        pages: pages.links,
        slots: seen.slots().len(),
        cost: cost(&desk, &seen)?,
    };
    desk.visit.show(&page)
}

fn cost(desk: &Desk, seen: &Seen) -> anyhow::Result<String> {
    let (words, price) = (&desk.visit.words, desk.organiser.price());
    let figures = vouchers::figures(&desk.organiser.scheme, seen.week.monday())?;
    let cheques: i64 = seen.slots().iter().map(|s| vouchers::cost(figures, s.minutes(), price).cheques).sum();
    Ok(words.say2("board-cost", "cheques", cheques, "price", words.money(price.times(cheques))))
}

fn chip(seen: &Seen, words: &Words, slot: &Slot, for_caregiver: bool) -> Chip {
    let holder = seen.view.holder(&slot.id);
    let state = seen.state(slot);
    let family = seen.family(slot);
    let caregiver = match holder.map(|a| (seen.name(&a.caregiver), a.trainee.as_deref())) {
        None => words.say("board-nobody"),
        Some((caregiver, None)) => caregiver,
        Some((caregiver, Some(trainee))) => {
            words.say2("board-along", "caregiver", caregiver, "trainee", seen.name(trainee))
        }
    };
    let (who, what) =
        if for_caregiver { (family, seen.place(slot)) } else { (caregiver, format!("{family}, {}", seen.place(slot))) };
    Chip {
        href: format!("/weeks/{}/slots/{}", seen.week, slot.id),
        hours: words.hours(slot.wall_start(), slot.wall_end()),
        who,
        what,
        state,
        state_words: words.named("board", state),
        signed: seen.people(&slot.id).iter().any(|who| !seen.signed(words, &slot.id, who).is_empty()),
        pinned: seen.view.decisions.iter().any(|d| d.slot == slot.id && d.kind == Decided::Pin),
    }
}

fn days(seen: &Seen, words: &Words, pages: &Pages) -> Vec<(String, Vec<Chip>)> {
    let mut of_day: HashMap<NaiveDate, Vec<&Slot>> = HashMap::new();
    for slot in seen.slots() {
        of_day.entry(slot.wall_start().date()).or_default().push(slot);
    }
    let shown = seen.week.days().into_iter().filter(|day| pages.day.is_none_or(|only| only == *day));
    let chips = |day| of_day.get(&day).into_iter().flatten().map(|slot| chip(seen, words, slot, false)).collect();
    shown.map(|day| (words.day(day), chips(day))).collect()
}

fn lines(seen: &Seen, words: &Words, pages: &Pages) -> Vec<Line> {
    let mut hers: HashMap<&str, Vec<&Slot>> = HashMap::new();
    for slot in seen.slots() {
        for who in seen.view.holder(&slot.id).into_iter().flat_map(|a| std::iter::once(&a.caregiver).chain(&a.trainee))
        {
            hers.entry(who).or_default().push(slot);
        }
    }
    let mut named: Vec<(String, &InWeek)> = seen.view.week.caregivers.iter().map(|c| (seen.name(&c.id), c)).collect();
    named.sort_by(|a, b| a.0.cmp(&b.0));
    let none = Vec::new();
    let line = |(name, asked): (String, &InWeek)| {
        let hers = hers.get(asked.id.as_str()).unwrap_or(&none);
        let week = asked.max_minutes_per_week;
        let left = asked.remaining_minutes_per_month.values().copied().min().unwrap_or(week).min(week);
        let of_day = |day| {
            hers.iter()
                .filter(move |s| s.wall_start().date() == day)
                .map(|slot| chip(seen, words, slot, true))
                .collect()
        };
        Line {
            id: asked.id.clone(),
            name,
            quota: words.duration(i64::from(left)),
            asked: words.duration(i64::from(asked.target_minutes)),
            assigned: words.duration(hers.iter().map(|s| s.minutes()).sum()),
            days: seen.week.days().into_iter().map(of_day).collect(),
        }
    };
    pages.part(named).map(line).collect()
}

fn unfilled(seen: &Seen, words: &Words, pages: &Pages) -> Vec<Unfilled> {
    let mut open: Vec<&Slot> = seen.slots().iter().filter(|s| seen.view.holder(&s.id).is_none()).collect();
    open.sort_by_key(|s| (-s.priority, s.starts_at));
    let open: Vec<&Slot> = pages.part(open).collect();
    let ids: Vec<&SlotId> = open.iter().map(|slot| &slot.id).collect();
    let (reasons_of, remedies) = (seen.view.unserved(&ids), seen.view.remedies(&ids));
    let card = |slot: &Slot| {
        let state = seen.state(slot);
        let unserved = reasons_of.get(&slot.id);
        Unfilled {
            href: format!("/weeks/{}/slots/{}", seen.week, slot.id),
            title: format!(
                "{}, {}",
                words.day(slot.wall_start().date()),
                words.hours(slot.wall_start(), slot.wall_end())
            ),
            family: format!("{}, {}", seen.family(slot), seen.place(slot)),
            state,
            state_words: words.named("board", state),
            priority: slot.priority,
            reasons: unserved.map(|u| reasons(words, u, seen.view.run.is_some())).unwrap_or_default(),
            remedy: remedies.get(&slot.id).map(|remedy| seen.remedy(words, remedy)),
        }
    };
    open.into_iter().map(card).collect()
}
