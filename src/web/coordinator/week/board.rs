//! The board: the week by day, by caregiver, and the list of what is unfilled with the reasons.

use std::collections::HashMap;

use actix_web::web;
use askama::Template;

use domain::basics::ids::{CaregiverId, SlotId};
use domain::planning::{Decided, Remedy};
use domain::requests::Slot;
use domain::vouchers;

use domain::words::Words;

use super::wording::reasons;
use super::{Seen, look};
use crate::routes;
use crate::web::kit::{Answer, Desk, Fields, Layout};

routes! {
    Desk get "/weeks/{week}/board" => show,
}

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
    slots: usize,
    /// Cheques and price of all slots together.
    cost: String,
}

async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let seen = look(&desk, &week).await?;
    let query = Fields::from_pairs(query.into_inner());
    let by = ["caregiver", "unfilled"].into_iter().find(|by| query.has("by", by)).unwrap_or("day");
    let remedies = if by == "unfilled" {
        let view = seen.view.clone();
        web::block(move || view.remedies()).await.map_err(anyhow::Error::from)?
    } else {
        HashMap::new()
    };
    let words = &desk.visit.words;
    let mut layout = desk.layout(words.say("board-title"), "/weeks");
    layout.here = format!("{}?by={by}", desk.visit.path);
    let page = BoardPage {
        layout,
        week: week.to_string(),
        heading: words.week(seen.week),
        by,
        days: if by == "day" { days(&seen, words) } else { Vec::new() },
        day_names: seen.week.days().iter().map(|d| words.day(*d)).collect(),
        lines: if by == "caregiver" { lines(&seen, words) } else { Vec::new() },
        unfilled: if by == "unfilled" { unfilled(&seen, words, &remedies) } else { Vec::new() },
        slots: seen.slots.len(),
        cost: cost(&desk, &seen)?,
    };
    desk.visit.show(&page)
}

fn cost(desk: &Desk, seen: &Seen) -> anyhow::Result<String> {
    let (words, price) = (&desk.visit.words, desk.organiser.price());
    let figures = vouchers::figures(&desk.organiser.scheme, seen.week.monday())?;
    let cheques: i64 = seen.slots.iter().map(|s| vouchers::cost(figures, s.minutes(), price).cheques).sum();
    Ok(words.say2("board-cost", "cheques", cheques, "price", words.money(price.times(cheques))))
}

fn chip(seen: &Seen, words: &Words, slot: &Slot, for_caregiver: bool) -> Chip {
    let holder = seen.view.holder(&slot.id);
    let state = seen.state(slot);
    let family = seen.family(slot);
    let caregiver = holder.map_or_else(|| words.say("board-nobody"), |a| seen.name(&a.caregiver));
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

fn days(seen: &Seen, words: &Words) -> Vec<(String, Vec<Chip>)> {
    let of_day = |day| seen.slots.iter().filter(move |s| s.wall_start().date() == day);
    seen.week
        .days()
        .iter()
        .map(|day| (words.day(*day), of_day(*day).map(|slot| chip(seen, words, slot, false)).collect()))
        .collect()
}

fn lines(seen: &Seen, words: &Words) -> Vec<Line> {
    let mut lines: Vec<Line> = seen
        .view
        .week
        .caregivers
        .iter()
        .map(|asked| {
            let hers: Vec<&Slot> = seen
                .slots
                .iter()
                .filter(|s| {
                    seen.view
                        .holder(&s.id)
                        .is_some_and(|a| a.caregiver == asked.id || a.trainee.as_deref() == Some(asked.id.as_str()))
                })
                .collect();
            let hours = |minutes: u32| words.duration(i64::from(minutes));
            Line {
                id: asked.id.clone(),
                name: CaregiverId::parse(&asked.id).map_or_else(String::new, |id| seen.name(id.as_str())),
                quota: hours(
                    asked
                        .remaining_minutes_per_month
                        .values()
                        .copied()
                        .min()
                        .unwrap_or(asked.max_minutes_per_week)
                        .min(asked.max_minutes_per_week),
                ),
                asked: hours(asked.target_minutes),
                assigned: words.duration(hers.iter().map(|s| s.minutes()).sum()),
                days: seen
                    .week
                    .days()
                    .iter()
                    .map(|day| {
                        hers.iter()
                            .filter(|s| s.wall_start().date() == *day)
                            .map(|slot| chip(seen, words, slot, true))
                            .collect()
                    })
                    .collect(),
            }
        })
        .collect();
    lines.sort_by(|a, b| a.name.cmp(&b.name));
    lines
}

fn unfilled(seen: &Seen, words: &Words, remedies: &HashMap<SlotId, Remedy>) -> Vec<Unfilled> {
    let mut open: Vec<&Slot> = seen.slots.iter().filter(|s| seen.view.holder(&s.id).is_none()).collect();
    open.sort_by_key(|s| (-s.priority, s.starts_at));
    open.into_iter()
        .map(|slot| {
            let state = seen.state(slot);
            let unserved = seen.unserved(&slot.id);
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
        })
        .collect()
}
