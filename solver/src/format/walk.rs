//! Walks a JSON document, field by field, and keeps every fault that it meets.

use super::{Fault, LARGEST_WHOLE};
use chrono::{DateTime, FixedOffset, NaiveDate, Timelike};
use serde_json::{Map, Value};

/// The faults met so far.
#[derive(Default)]
pub(super) struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn note(&mut self, path: &str, message: impl Into<String>) {
        self.0.push(Fault { path: path.to_owned(), message: message.into() });
    }

    /// Notes the fault and stands in for the value that could not be read.
    pub fn none<T>(&mut self, path: &str, message: impl Into<String>) -> Option<T> {
        self.note(path, message);
        None
    }
}

/// Reads a whole document; a syntax error or a file cut short is one fault with line and column.
pub(super) fn document(json: &str, faults: &mut Faults) -> Option<Value> {
    match serde_json::from_str(json) {
        Ok(value) => Some(value),
        Err(error) if error.is_eof() => {
            faults.none("", format!("it ends too early, at line {}: is it cut short? Write it out again", error.line()))
        }
        Err(error) => faults.none("", format!("it is not JSON ({error}); note that JSON knows no NaN or infinity")),
    }
}

/// An object and the path that leads to it. Missing and unknown fields are noted when it is opened.
pub(super) struct Object<'v> {
    map: &'v Map<String, Value>,
    pub path: String,
}

pub(super) fn what(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn inside(path: &str, key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    match (path.is_empty(), plain) {
        (true, true) => key.to_owned(),
        (false, true) => format!("{path}.{key}"),
        (_, false) => format!("{path}[{key:?}]"),
    }
}

impl<'v> Object<'v> {
    pub fn open(
        value: &'v Value,
        path: &str,
        required: &[&str],
        optional: &[&str],
        faults: &mut Faults,
    ) -> Option<Self> {
        let Value::Object(map) = value else {
            return faults.none(path, format!("must be an object, not {}", what(value)));
        };
        for &key in required {
            if !map.contains_key(key) {
                faults.note(&inside(path, key), "is missing");
            }
        }
        for key in map.keys() {
            if !required.contains(&key.as_str()) && !optional.contains(&key.as_str()) {
                faults.note(&inside(path, key), "is not a field of this format; is it misspelt? Take it out");
            }
        }
        Some(Object { map, path: path.to_owned() })
    }

    pub fn path_of(&self, key: &str) -> String {
        inside(&self.path, key)
    }

    pub fn get(&self, key: &str) -> Option<(&'v Value, String)> {
        self.map.get(key).map(|value| (value, self.path_of(key)))
    }

    /// The field, unless it is left out or null.
    pub fn get_unless_null(&self, key: &str) -> Option<(&'v Value, String)> {
        self.get(key).filter(|(value, _)| !value.is_null())
    }

    pub fn text(&self, key: &str, faults: &mut Faults) -> Option<String> {
        let (value, path) = self.get(key)?;
        text(value, &path, faults)
    }

    pub fn text_or_null(&self, key: &str, faults: &mut Faults) -> Option<String> {
        let (value, path) = self.get_unless_null(key)?;
        text(value, &path, faults)
    }

    pub fn whole(&self, key: &str, faults: &mut Faults) -> Option<u32> {
        let (value, path) = self.get(key)?;
        whole(value, &path, faults)
    }

    pub fn number(&self, key: &str, faults: &mut Faults) -> Option<f64> {
        let (value, path) = self.get(key)?;
        number(value, &path, faults)
    }

    pub fn instant(&self, key: &str, faults: &mut Faults) -> Option<DateTime<FixedOffset>> {
        let (value, path) = self.get(key)?;
        instant(value, &path, faults)
    }

    pub fn texts(&self, key: &str, faults: &mut Faults) -> Option<Vec<String>> {
        self.list(key, faults, text)
    }

    /// A list, each member read by `read`. Every faulty member is noted; the rest is kept.
    pub fn list<T>(
        &self,
        key: &str,
        faults: &mut Faults,
        read: impl FnMut(&'v Value, &str, &mut Faults) -> Option<T>,
    ) -> Option<Vec<T>> {
        let (value, path) = self.get(key)?;
        list(value, &path, faults, read)
    }

    /// An object used as a table: each key with its value read by `read`.
    pub fn table<T>(
        &self,
        key: &str,
        faults: &mut Faults,
        mut read: impl FnMut(&str, &'v Value, &str, &mut Faults) -> Option<T>,
    ) -> Option<std::collections::BTreeMap<String, T>> {
        let (value, path) = self.get(key)?;
        let Value::Object(map) = value else {
            return faults.none(&path, format!("must be an object, not {}", what(value)));
        };
        let pairs = map.iter().filter_map(|(name, value)| {
            read(name, value, &inside(&path, name), faults).map(|read| (name.clone(), read))
        });
        Some(pairs.collect())
    }
}

pub(super) fn list<'v, T>(
    value: &'v Value,
    path: &str,
    faults: &mut Faults,
    mut read: impl FnMut(&'v Value, &str, &mut Faults) -> Option<T>,
) -> Option<Vec<T>> {
    let Value::Array(members) = value else {
        return faults.none(path, format!("must be a list, not {}", what(value)));
    };
    let mut out = Vec::with_capacity(members.len());
    for (index, member) in members.iter().enumerate() {
        out.extend(read(member, &format!("{path}[{index}]"), faults));
    }
    Some(out)
}

pub(super) fn text(value: &Value, path: &str, faults: &mut Faults) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        other => faults.none(path, format!("must be text, not {}", what(other))),
    }
}

/// A whole number from 0 to [`LARGEST_WHOLE`]; `480.0` is whole too.
pub(super) fn whole(value: &Value, path: &str, faults: &mut Faults) -> Option<u32> {
    let Some(number) = value.as_f64() else {
        return faults.none(path, format!("must be a whole number, not {}", what(value)));
    };
    if number.fract() != 0.0 || number < 0.0 {
        return faults.none(path, format!("is {number}, must be a whole number of 0 or more"));
    }
    if number > f64::from(LARGEST_WHOLE) {
        return faults.none(path, format!("is {number:e}, larger than the largest allowed, {LARGEST_WHOLE}"));
    }
    Some(number as u32)
}

pub(super) fn number(value: &Value, path: &str, faults: &mut Faults) -> Option<f64> {
    match value.as_f64() {
        Some(number) if number.is_finite() => Some(number),
        Some(_) => faults.none(path, "must be a finite number"),
        None => faults.none(path, format!("must be a number, not {}", what(value))),
    }
}

pub(super) fn instant(value: &Value, path: &str, faults: &mut Faults) -> Option<DateTime<FixedOffset>> {
    let written = text(value, path, faults)?;
    let Ok(instant) = DateTime::parse_from_rfc3339(&written) else {
        return faults.none(path, format!("{written:?} is no instant; write it like 2026-11-23T07:30:00+01:00"));
    };
    if instant.second() != 0 || instant.nanosecond() != 0 {
        return faults.none(path, format!("{written:?} has seconds; instants are whole minutes"));
    }
    Some(instant)
}

pub(super) fn date(value: &Value, path: &str, faults: &mut Faults) -> Option<NaiveDate> {
    let written = text(value, path, faults)?;
    match NaiveDate::parse_from_str(&written, "%Y-%m-%d") {
        Ok(date) if written.len() == 10 => Some(date),
        _ => faults.none(path, format!("{written:?} is no date; write it like 2026-11-23")),
    }
}
