//! The lines of the board: one for each caregiver, each family, each neighbourhood, each day.

use std::collections::{BTreeMap, HashMap};

use domain::basics::ids::FamilyId;
use domain::planning::InWeek;
use domain::requests::Slot;
use domain::words::{Message, Words};

use super::super::Seen;
use super::super::pages::Pages;
use super::calendar::Axis;
use super::chip::{Pen, minutes};
use super::wanted::{By, Wanted};

/// Caregivers or families on one page of the board.
pub const LINES_A_PAGE: usize = 50;

/// What stands before a line.
#[derive(Default)]
pub struct Head {
    pub name: String,
    pub href: Option<String>,
    /// Figures and faces.
    pub notes: Vec<String>,
    /// The caregiver to whom a slot can be dragged.
    pub to: Option<String>,
    /// Somebody's hours of the week, by day, in minutes.
    pub free: HashMap<chrono::NaiveDate, Vec<(u32, u32)>>,
}

/// A line and its slots.
pub struct Line<'a> {
    pub head: Head,
    pub slots: Vec<&'a Slot>,
}

/// Lines of this page, and which page it is.
pub fn of<'a>(pen: &Pen<'a>, wanted: &Wanted, page: &str) -> (Vec<Line<'a>>, Pages) {
    let (seen, words) = (pen.seen, pen.words);
    let shown: Vec<&Slot> = seen.slots().iter().filter(|slot| wanted.shows(seen, slot)).collect();
    match wanted.by {
        By::Caregiver => by_caregiver(seen, words, wanted, page),
        By::Family => {
            let mut lines = by_family(seen, words, &shown);
            let pages = Pages::of_many(lines.len(), LINES_A_PAGE, page);
            lines = pages.part(lines).collect();
            (lines, pages)
        }
        By::Place => (by_place(seen, words, &shown), Pages::of_many(0, 1, page)),
        _ => (by_day(seen, words, wanted, &shown), Pages::of_many(0, 1, page)),
    }
}

/// The hours that are drawn: those of all slots of the week, so that they stay where they are from day to day.
pub fn axis(seen: &Seen) -> Axis {
    Axis::around(seen.slots().iter().map(minutes))
}

fn by_day<'a>(seen: &'a Seen, words: &Words, wanted: &Wanted, shown: &[&'a Slot]) -> Vec<Line<'a>> {
    let days = seen.week.days().into_iter().filter(|day| wanted.day.is_none_or(|only| only == *day));
    let line = |day| {
        let slots: Vec<&Slot> = shown.iter().copied().filter(|s| s.wall_start().date() == day).collect();
        let notes = vec![words.say1("board-slots", "count", slots.len())];
        Line { head: Head { name: words.day(day), notes, ..Head::default() }, slots }
    };
    days.map(line).collect()
}

fn by_place<'a>(seen: &'a Seen, words: &Words, shown: &[&'a Slot]) -> Vec<Line<'a>> {
    let mut of_place: BTreeMap<String, Vec<&Slot>> = BTreeMap::new();
    shown.iter().for_each(|slot| of_place.entry(seen.place(slot)).or_default().push(slot));
    let line = |(name, slots): (String, Vec<&'a Slot>)| {
        let open = slots.iter().filter(|slot| seen.view.holder(&slot.id).is_none()).count();
        let notes = vec![words.say1("board-slots", "count", slots.len()), words.say1("board-open", "count", open)];
        Line { head: Head { name, notes, ..Head::default() }, slots }
    };
    of_place.into_iter().map(line).collect()
}

fn by_family<'a>(seen: &'a Seen, words: &Words, shown: &[&'a Slot]) -> Vec<Line<'a>> {
    let mut of_family: HashMap<&FamilyId, Vec<&Slot>> = HashMap::new();
    shown.iter().for_each(|slot| of_family.entry(&slot.family_id).or_default().push(slot));
    let mut all_of: HashMap<&FamilyId, Vec<&Slot>> = HashMap::new();
    seen.slots().iter().for_each(|slot| all_of.entry(&slot.family_id).or_default().push(slot));
    let line = |(id, slots): (&FamilyId, Vec<&'a Slot>)| {
        let name = seen.family_names.get(id).cloned().unwrap_or_else(|| "–".to_owned());
        let mut notes = vec![slots.first().map(|slot| seen.place(slot)).unwrap_or_default()];
        notes.extend(faces(seen, words, &all_of[id]));
        Line { head: Head { name, href: Some(format!("/families/{id}")), notes, ..Head::default() }, slots }
    };
    let mut lines: Vec<Line> = of_family.into_iter().map(line).collect();
    lines.sort_by(|a, b| a.head.name.cmp(&b.head.name));
    lines
}

/// Who comes to a family in this week: so many faces, and whose; each that is new there is said to be.
fn faces(seen: &Seen, words: &Words, slots: &[&Slot]) -> Option<String> {
    let mut who: BTreeMap<String, bool> = BTreeMap::new();
    for slot in slots {
        if let Some(holder) = seen.view.holder(&slot.id) {
            let known = seen.asked(&slot.id).is_none_or(|asked| asked.usual.contains(&holder.caregiver));
            who.insert(seen.name(&holder.caregiver), known);
        }
    }
    let told =
        |(name, known): (&String, &bool)| if *known { name.clone() } else { words.say1("board-new", "who", name) };
    let names: Vec<String> = who.iter().map(told).collect();
    (!names.is_empty()).then(|| words.say2("board-faces", "count", names.len(), "who", names.join(", ")))
}

fn by_caregiver<'a>(seen: &'a Seen, words: &Words, wanted: &Wanted, page: &str) -> (Vec<Line<'a>>, Pages) {
    let mut hers: HashMap<&str, Vec<&Slot>> = HashMap::new();
    for slot in seen.slots() {
        for who in seen.view.holder(&slot.id).into_iter().flat_map(|a| std::iter::once(&a.caregiver).chain(&a.trainee))
        {
            hers.entry(who).or_default().push(slot);
        }
    }
    let shown = |slots: &[&'a Slot]| -> Vec<&'a Slot> {
        let on_the_day = |slot: &&Slot| wanted.day.is_none_or(|day| slot.wall_start().date() == day);
        slots.iter().copied().filter(|slot| on_the_day(slot) && wanted.asks_for(seen, slot)).collect()
    };
    let mut named: Vec<(String, &InWeek, Vec<&Slot>)> = Vec::new();
    for asked in &seen.view.week.caregivers {
        let name = seen.name(&asked.id);
        let slots = hers.get(asked.id.as_str()).map_or_else(Vec::new, |all| shown(all));
        if wanted.names(&name) && (!slots.is_empty() || wanted.shows_empty_lines()) {
            named.push((name, asked, slots));
        }
    }
    named.sort_by(|a, b| a.0.cmp(&b.0));
    let pages = Pages::of_many(named.len(), LINES_A_PAGE, page);
    let line = |(name, asked, slots): (String, &InWeek, Vec<&'a Slot>)| {
        let minutes = hers.get(asked.id.as_str()).map_or(0, |all| all.iter().map(|slot| slot.minutes()).sum());
        Line { head: person(words, name, asked, minutes), slots }
    };
    let lines = pages.part(named).map(line).collect();
    (lines, pages)
}

/// A caregiver's name, what she may, what she would like, what she has, and her hours.
fn person(words: &Words, name: String, asked: &InWeek, assigned: i64) -> Head {
    let week = asked.max_minutes_per_week;
    let most = asked.remaining_minutes_per_month.values().copied().min().unwrap_or(week).min(week);
    let mut free: HashMap<chrono::NaiveDate, Vec<(u32, u32)>> = HashMap::new();
    for window in &asked.availability {
        let day = window.start.date_naive();
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        let since = |at: chrono::NaiveDateTime| u32::try_from((at - midnight).num_minutes()).unwrap_or(0);
        free.entry(day).or_default().push((since(window.start.naive_local()), since(window.end.naive_local())));
    }
    let figures = Message::new("board-figures")
        .with("assigned", words.duration(assigned))
        .with("asked", words.duration(i64::from(asked.target_minutes)))
        .with("quota", words.duration(i64::from(most)));
    Head {
        name,
        href: Some(format!("/caregivers/{}", asked.id)),
        notes: vec![words.tell(&figures)],
        to: Some(asked.id.clone()),
        free,
    }
}

/// What nobody has yet, the most urgent first, to be given to somebody: so many for each day, and how many more there
/// are.
pub fn open<'a>(seen: &'a Seen, wanted: &Wanted, most: usize) -> (Vec<&'a Slot>, usize) {
    let on_the_day = |slot: &&Slot| wanted.day.is_none_or(|day| slot.wall_start().date() == day);
    let nobody = |slot: &&Slot| seen.view.holder(&slot.id).is_none();
    let mut all: Vec<&Slot> = seen.slots().iter().filter(on_the_day).filter(nobody).collect();
    all.retain(|slot| wanted.asks_for(seen, slot));
    all.sort_by_key(|slot| (-slot.priority, slot.starts_at));
    let count = all.len();
    let mut of_day: HashMap<chrono::NaiveDate, usize> = HashMap::new();
    all.retain(|slot| {
        let seen_before = of_day.entry(slot.wall_start().date()).or_default();
        *seen_before += 1;
        *seen_before <= most
    });
    all.sort_by_key(|slot| slot.starts_at);
    let more = count - all.len();
    (all, more)
}
