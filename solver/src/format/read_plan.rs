//! From the text of a plan file to a [`Plan`] with its [`Proof`], or to all of its faults.

use super::walk::{self, Faults, Object};
use super::*;
use serde_json::Value;

/// Reads a plan file. Whether what it says is right is for the check to tell.
///
/// # Errors
/// Every fault of the file, each with its JSON path.
pub fn read_plan(json: &str) -> Result<Solved, Vec<Fault>> {
    let mut faults = Faults::default();
    let plan = walk::document(json, &mut faults).and_then(|value| plan(&value, &mut faults));
    match plan {
        Some(plan) if faults.0.is_empty() => Ok(plan),
        _ => Err(faults.0),
    }
}

fn plan(value: &Value, faults: &mut Faults) -> Option<Solved> {
    let required = ["format", "week", "status", "score", "parts", "bound", "gap", "seconds", "assignments", "unserved"];
    let top = Object::open(value, "", &required, &[], faults)?;
    let format = top.text("format", faults);
    if let Some(format) = format.as_deref().filter(|format| *format != PLAN_FORMAT && *format != PLAN_FORMAT_1) {
        faults.note("format", format!("is {format:?}, this program reads {PLAN_FORMAT:?} and {PLAN_FORMAT_1:?}"));
    }
    let first = format.as_deref() == Some(PLAN_FORMAT_1);
    let status = match top.text("status", faults).as_deref() {
        Some("optimal") => Some(Status::Optimal),
        Some("within-gap") => Some(Status::WithinGap),
        Some("time-limit") => Some(Status::TimeLimit),
        Some(other) => faults.none("status", format!("is {other:?}, must be one of optimal, within-gap, time-limit")),
        None => None,
    };
    let parts = top.get("parts").and_then(|(value, path)| parts(value, &path, first, faults));
    let (score, bound) = (top.number("score", faults), top.number("bound", faults));
    let (gap, seconds) = (top.number("gap", faults), top.number("seconds", faults));
    let assignments = top.list("assignments", faults, assignment);
    let unserved = top.list("unserved", faults, |value, path, faults| unserved(value, path, first, faults));
    let plan = Plan {
        format: format?,
        week: top.text("week", faults)?,
        score: score?,
        parts: parts?,
        assignments: assignments?,
        unserved: unserved?,
    };
    Some(Solved { plan, proof: Proof { status: status?, bound: bound?, gap: gap? }, seconds: seconds? })
}

fn parts(value: &Value, path: &str, first: bool, faults: &mut Faults) -> Option<Parts> {
    let format = if first { PLAN_FORMAT_1 } else { PLAN_FORMAT };
    let names: Vec<&str> = Parts::default().of_format(format).map(|(name, _)| name).collect();
    let object = Object::open(value, path, &names, &[], faults)?;
    let mut read = Parts::default();
    for name in names {
        let points = object.number(name, faults)?;
        *read.part(name)? = points;
    }
    Some(read)
}

fn assignment(value: &Value, path: &str, faults: &mut Faults) -> Option<Assignment> {
    let object = Object::open(value, path, &["slot", "caregiver", "trainee"], &[], faults)?;
    let (slot, caregiver) = (object.text("slot", faults), object.text("caregiver", faults));
    let trainee = object.text_or_null("trainee", faults);
    Some(Assignment { slot: slot?, caregiver: caregiver?, trainee })
}

fn unserved(value: &Value, path: &str, first: bool, faults: &mut Faults) -> Option<Unserved> {
    let optional: &[&str] = if first { &[] } else { &["instead"] };
    let object = Object::open(value, path, &["slot", "reasons", "remedy"], optional, faults)?;
    let slot = object.text("slot", faults);
    let reasons = object.list("reasons", faults, |value, path, faults| {
        let object = Object::open(value, path, &["rule", "caregivers"], &[], faults)?;
        let (rule, caregivers) = (object.text("rule", faults), object.whole("caregivers", faults));
        Some(Reason { rule: rule?, caregivers: caregivers? as usize })
    });
    let remedy = object.text_or_null("remedy", faults);
    let instead = object.text_or_null("instead", faults);
    Some(Unserved { slot: slot?, reasons: reasons?, remedy, instead })
}
