//! When care is asked: each row of the form, once or every week, beside what is asked already.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::super::input::{CareInput, SlotInput};
use super::super::weekly;
use super::{AskRules, AskedAlready, FARTHEST_DAYS, LONGEST, MOST_A_WEEK, MOST_ROWS, SHORTEST, WantedSlot};
use crate::basics::local_time::{DayTime, Moment, moment};
use crate::basics::{Instant, IsoWeek, text};
use crate::families::NewChild;
use crate::input::Faults;
use crate::vouchers;
use crate::words::Message;

pub(super) fn slots(
    input: &CareInput,
    rules: &AskRules,
    children: &[NewChild],
    faults: &mut Faults,
) -> Vec<WantedSlot> {
    let mut slots: Vec<WantedSlot> = Vec::new();
    let mut weeks: HashMap<IsoWeek, usize> = HashMap::new();
    rules.standing.iter().for_each(|standing| *weeks.entry(standing.week).or_default() += 1);
    for (i, typed) in input.slots.iter().take(MOST_ROWS).enumerate() {
        let empty = [&typed.date, &typed.from, &typed.until].iter().all(|text| text.trim().is_empty());
        if i > 0 && empty {
            continue;
        }
        for slot in of_row(typed, rules, i, faults) {
            let fault = fault_beside_others(&slot, rules, children, &slots, &mut weeks);
            let message = fault.map(|message| if slot.series.is_some() { on_day(&message, &slot) } else { message });
            message.into_iter().for_each(|message| faults.note(&format!("date-{i}"), message));
            slots.push(slot);
        }
    }
    slots
}

/// What is wrong with a slot beside those of the form before it, and beside what the family asks already.
fn fault_beside_others(
    slot: &WantedSlot,
    rules: &AskRules,
    children: &[NewChild],
    before: &[WantedSlot],
    weeks: &mut HashMap<IsoWeek, usize>,
) -> Option<Message> {
    if before.iter().any(|other| slot.starts_at < other.ends_at && other.starts_at < slot.ends_at) {
        return Some(Message::new("fault-slot-overlap"));
    }
    let overlaps = |standing: &&AskedAlready| slot.starts_at < standing.ends_at && standing.starts_at < slot.ends_at;
    match rules.standing.iter().find(overlaps) {
        Some(same) if (same.starts_at, same.ends_at) == (slot.starts_at, slot.ends_at) => {
            let others = same.promised && !children.is_empty() && !same_children(&same.children, children);
            others.then(|| Message::new("fault-slot-promised"))
        }
        Some(_) => Some(Message::new("fault-slot-standing")),
        None => {
            let week = weeks.entry(IsoWeek::of(slot.wall_start.date())).or_default();
            *week += 1;
            let full = || Message::new("fault-week-full").with("most", MOST_A_WEEK);
            rules.too_late(slot).or_else(|| (*week > MOST_A_WEEK).then(full))
        }
    }
}

/// What is wrong with one day of a series, with the day.
fn on_day(message: &Message, slot: &WantedSlot) -> Message {
    message.on_day("fault-weekly-day", slot.wall_start.date())
}

/// Whether these are the same children, whatever the order. A name that was forgotten is anybody's.
fn same_children(known: &[NewChild], told: &[NewChild]) -> bool {
    let same = |a: &NewChild, b: &NewChild| {
        a.born == b.born && (a.first_name.is_empty() || a.first_name.to_lowercase() == b.first_name.to_lowercase())
    };
    known.iter().all(|k| told.iter().any(|t| same(k, t))) && told.iter().all(|t| known.iter().any(|k| same(k, t)))
}

/// The slots that a row of the form asks: one, or one every week.
fn of_row(typed: &SlotInput, rules: &AskRules, i: usize, faults: &mut Faults) -> Vec<WantedSlot> {
    let at = |name: &str| format!("{name}-{i}");
    let first = faults.date(&at("date"), &typed.date, "fault-date");
    let from = faults.time(&at("from"), &typed.from, "fault-time");
    let until = faults.time(&at("until"), &typed.until, "fault-time");
    let weekly = !text::plain(&typed.weekly_until).is_empty();
    let last = faults.optional_date(&at("weekly_until"), &typed.weekly_until, "fault-date");
    let (Some(first), Some(from), Some(until)) = (first, from, until) else { return Vec::new() };
    if weekly && last.is_none() {
        return Vec::new();
    }
    let far = |day: NaiveDate| (day - rules.today()).num_days() > FARTHEST_DAYS;
    if let Some((field, _)) = [("date", Some(first)), ("weekly_until", last)].iter().find(|(_, d)| d.is_some_and(far)) {
        faults.note(&at(field), Message::new("fault-date-far"));
        return Vec::new();
    }
    let left_out = |day| typed.not_on_holidays && vouchers::is_holiday(&rules.organiser.scheme, day);
    let mut days = weekly::days(first, last, left_out);
    // What was asked in good time may be read when its first weeks are over.
    if weekly && days.iter().any(|day| from.on(*day) > rules.wall_clock()) {
        days.retain(|day| from.on(*day) > rules.wall_clock());
    }
    if days.is_empty() {
        let key = if last.is_some_and(|last| last < first) { "fault-weekly-end" } else { "fault-weekly-none" };
        faults.note(&at("weekly_until"), Message::new(key));
    }
    let series = (days.len() > 1).then_some(i);
    let mut slots = Vec::new();
    for day in days {
        let mut of_day = Faults::default();
        slots.extend(slot(typed, (day, from, until), rules, i, &mut of_day).map(|slot| WantedSlot { series, ..slot }));
        for (field, message) in of_day.noted() {
            let message = if weekly { message.on_day("fault-weekly-day", day) } else { message.clone() };
            faults.note(field, message);
        }
    }
    slots
}

fn slot(
    typed: &SlotInput,
    (date, from, until): (NaiveDate, DayTime, DayTime),
    rules: &AskRules,
    i: usize,
    faults: &mut Faults,
) -> Option<WantedSlot> {
    let at = |name: &str| format!("{name}-{i}");
    let wall_start = from.on(date);
    // Midnight as an end is that of the day that ends, unless it was said that it is the next day's.
    let wall_end = if typed.next_day { until.on(date.succ_opt()?) } else { until.as_end().on(date) };
    let starts_at = which_moment(rules, (&at("from"), &at("which_start")), &typed.which_start, wall_start, faults)?;
    let ends_at = which_moment(rules, (&at("until"), &at("which_end")), &typed.which_end, wall_end, faults)?;
    let minutes = ends_at.minutes_since(starts_at);
    let fault = match minutes {
        _ if starts_at <= rules.now => Some(("date", Message::new("fault-slot-past"))),
        ..=0 => Some(("until", Message::new("fault-slot-end"))),
        m if m < SHORTEST => Some(("until", Message::new("fault-slot-short").with("minutes", SHORTEST))),
        m if m > LONGEST => Some(("until", Message::new("fault-slot-long").with("hours", LONGEST / 60))),
        _ => None,
    };
    if let Some((field, message)) = fault {
        faults.note(&at(field), message);
        return None;
    }
    Some(WantedSlot { wall_start, wall_end, starts_at, ends_at, series: None })
}

/// The moment of a wall time. Twice a year the clock makes trouble: then the form explains, or asks which of the two is
/// meant.
fn which_moment(
    rules: &AskRules,
    (time, which): (&str, &str),
    said: &str,
    wall: NaiveDateTime,
    faults: &mut Faults,
) -> Option<Instant> {
    match (moment(wall, rules.organiser.zone()), said) {
        (Moment::One(at), _) | (Moment::Twice(at, _), "first") | (Moment::Twice(_, at), "second") => Some(at),
        (Moment::Twice(..), _) => {
            faults.note(which, Message::new("fault-time-twice").with("time", wall.format("%H:%M").to_string()));
            None
        }
        (Moment::Never, _) => {
            faults.note(time, Message::new("fault-time-never").with("time", wall.format("%H:%M").to_string()));
            None
        }
    }
}
