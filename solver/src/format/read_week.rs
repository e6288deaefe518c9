//! From the text of a week file to a [`Week`], or to all of its faults.

use super::walk::{self, Faults, Object};
use super::*;
use crate::problem::calendar::Calendar;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

mod figures;
mod people;

/// Reads a week file.
///
/// # Errors
/// Every fault of the file, each with its JSON path; syntax errors and files cut short are one fault.
pub fn read_week(json: &str) -> Result<Week, Vec<Fault>> {
    let mut faults = Faults::default();
    let week = walk::document(json, &mut faults).and_then(|value| week(&value, &mut faults));
    match week {
        Some(week) if faults.0.is_empty() => Ok(week),
        _ => Err(faults.0),
    }
}

/// The faults of a week that did not come from a file, by the same rules as [`read_week`].
pub fn faults_of_week(week: &Week) -> Vec<Fault> {
    match serde_json::to_string(week) {
        Ok(json) => read_week(&json).err().unwrap_or_default(),
        Err(error) => vec![Fault { path: String::new(), message: format!("cannot be written as JSON ({error})") }],
    }
}

fn week(value: &Value, faults: &mut Faults) -> Option<Week> {
    let required = ["format", "week", "time_zone", "caregivers", "slots"];
    let top = Object::open(value, "", &required, &["rules", "weights", "travel"], faults)?;
    let format = top.text("format", faults);
    if let Some(format) = format.as_deref().filter(|format| *format != WEEK_FORMAT && *format != WEEK_FORMAT_1) {
        faults.note("format", format!("is {format:?}, this program reads {WEEK_FORMAT:?} and {WEEK_FORMAT_1:?}"));
    }
    let first = format.as_deref() == Some(WEEK_FORMAT_1);
    let calendar = calendar(&top, faults);
    let rules = match top.get("rules") {
        Some((value, path)) => figures::rules(value, &path, first, faults),
        None => Some(figures::default_rules(first)),
    };
    let weights = match top.get("weights") {
        Some((value, path)) => figures::weights(value, &path, first, faults),
        None => Some(figures::default_weights(first)),
    };
    let travel = top.get_unless_null("travel").map(|(value, path)| figures::travel(value, &path, faults));
    let places = match &travel {
        None => Some(0),
        Some(read) => read.as_ref().map(|travel| travel.places.len()),
    };
    let caregivers = top.list("caregivers", faults, |value, path, faults| {
        people::caregiver(value, path, rules.as_ref(), places, faults)
    });
    let slots = top.list("slots", faults, |value, path, faults| {
        people::slot(value, path, calendar.as_ref(), places, first, faults)
    });
    names(&top, faults);
    either(&top, faults);
    Some(Week {
        format: format?,
        week: top.text("week", &mut Faults::default())?,
        time_zone: top.text("time_zone", &mut Faults::default())?,
        rules: rules?,
        weights: weights?,
        travel: match travel {
            None => None,
            Some(read) => Some(read?),
        },
        caregivers: caregivers?,
        slots: slots?,
    })
}

fn calendar(top: &Object<'_>, faults: &mut Faults) -> Option<Calendar> {
    let week = top.text("week", faults);
    let zone = top.text("time_zone", faults);
    let week_known = week.as_deref().map(|week| {
        let monday = Calendar::monday_of(week);
        if monday.is_none() {
            faults.note("week", format!("{week:?} is no ISO week; write it like 2026-W48"));
        }
        monday
    });
    let zone_known = zone.as_deref().map(|zone| {
        let known = zone.parse::<chrono_tz::Tz>().ok();
        if known.is_none() {
            faults.note("time_zone", format!("{zone:?} is no time zone; write it like Europe/Brussels"));
        }
        known
    });
    Some(Calendar::new(week_known??, zone_known??))
}

/// Ids are unique, and whoever is named exists. Looks at the raw values, so that one faulty caregiver
/// does not make every mention of that caregiver a fault as well.
fn names(top: &Object<'_>, faults: &mut Faults) {
    let members = |key: &str| match top.get(key) {
        Some((Value::Array(members), _)) => members.as_slice(),
        _ => &[],
    };
    let caregivers = unique("caregivers", members("caregivers"), faults);
    unique("slots", members("slots"), faults);
    let mut mention = |path: String, name: &Value, trainees_may: bool| {
        let Some(id) = name.as_str() else { return };
        match caregivers.get(id) {
            None => faults.note(&path, format!("{id:?} is none of the caregivers")),
            Some(&index) if !trainees_may => {
                let stage = members("caregivers")[index].get("stage").and_then(Value::as_str);
                if stage == Some("trainee") {
                    faults.note(&path, format!("{id:?} is a trainee, who never serves alone; name a caregiver"));
                }
            }
            Some(_) => {}
        }
    };
    let mut lists = |kind: &str, index: usize, value: &Value, keys: &[&str]| {
        for key in keys {
            let listed = value.get(key).and_then(Value::as_array);
            for (place, name) in listed.into_iter().flatten().enumerate() {
                mention(format!("{kind}[{index}].{key}[{place}]"), name, true);
            }
        }
        for key in ["pinned", "published"] {
            if let Some(name) = value.get(key).filter(|_| kind == "slots") {
                mention(format!("{kind}[{index}].{key}"), name, false);
            }
        }
    };
    for (index, value) in members("caregivers").iter().enumerate() {
        lists("caregivers", index, value, &["mentors"]);
    }
    for (index, value) in members("slots").iter().enumerate() {
        lists("slots", index, value, &["usual", "blocked"]);
    }
}

/// Alternatives belong to one household.
fn either(top: &Object<'_>, faults: &mut Faults) {
    let Some((Value::Array(slots), _)) = top.get("slots") else { return };
    let mut household_of: HashMap<&str, (&str, usize)> = HashMap::new();
    for (index, slot) in slots.iter().enumerate() {
        let text = |key: &str| slot.get(key).and_then(Value::as_str);
        let (Some(either), Some(household)) = (text("either"), text("household")) else { continue };
        let (first, of) = *household_of.entry(either).or_insert((household, index));
        if first != household {
            let message = format!(
                "{either:?} is also the text of slots[{of}] of another household; alternatives are one household's"
            );
            faults.note(&format!("slots[{index}].either"), message);
        }
    }
}

fn unique<'v>(kind: &str, members: &'v [Value], faults: &mut Faults) -> HashMap<&'v str, usize> {
    let mut seen = HashMap::new();
    for (index, value) in members.iter().enumerate() {
        let Some(id) = value.get("id").and_then(Value::as_str) else { continue };
        let path = format!("{kind}[{index}].id");
        if id.is_empty() {
            faults.note(&path, "is empty; every one needs a name");
        } else if let Some(first) = seen.get(id) {
            faults.note(&path, format!("{id:?} is also the id of {kind}[{first}]; ids are unique"));
        } else {
            seen.insert(id, index);
        }
    }
    seen
}

/// The windows of one caregiver, in order of time, may touch but not overlap.
fn overlapping(windows: &[Availability]) -> Option<(usize, usize)> {
    let mut order: Vec<usize> = (0..windows.len()).collect();
    order.sort_by_key(|&index| (windows[index].start, windows[index].end));
    let mut reported = HashSet::new();
    order
        .windows(2)
        .find(|pair| windows[pair[1]].start < windows[pair[0]].end && reported.insert(pair[1]))
        .map(|pair| (pair[0], pair[1]))
}
