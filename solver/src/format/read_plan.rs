//! From the text of a plan file to a [`Plan`] with its [`Proof`], or to all of its faults.

use super::walk::{self, Faults, Object};
use super::*;
use serde_json::Value;

/// Reads a plan file. Whether what it says is right is for [`crate::check`] to tell.
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
    if let Some(format) = format.as_deref().filter(|format| *format != PLAN_FORMAT) {
        faults.note("format", format!("is {format:?}, this program reads {PLAN_FORMAT:?}"));
    }
    let status = match top.text("status", faults).as_deref() {
        Some("optimal") => Some(Status::Optimal),
        Some("within-gap") => Some(Status::WithinGap),
        Some("time-limit") => Some(Status::TimeLimit),
        Some(other) => faults.none("status", format!("is {other:?}, must be one of optimal, within-gap, time-limit")),
        None => None,
    };
    let parts = top.get("parts").and_then(|(value, path)| parts(value, &path, faults));
    let (score, bound) = (top.number("score", faults), top.number("bound", faults));
    let (gap, seconds) = (top.number("gap", faults), top.number("seconds", faults));
    let assignments = top.list("assignments", faults, assignment);
    let unserved = top.list("unserved", faults, unserved);
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

fn parts(value: &Value, path: &str, faults: &mut Faults) -> Option<Parts> {
    let names = Parts::default().named().map(|(name, _)| name);
    let object = Object::open(value, path, &names, &[], faults)?;
    let read = names.map(|name| object.number(name, faults));
    Some(Parts {
        served: read[0]?,
        household_first: read[1]?,
        continuity: read[2]?,
        language: read[3]?,
        wish: read[4]?,
        travel: read[5]?,
        shortfall: read[6]?,
        learning: read[7]?,
        change: read[8]?,
    })
}

fn assignment(value: &Value, path: &str, faults: &mut Faults) -> Option<Assignment> {
    let object = Object::open(value, path, &["slot", "caregiver", "trainee"], &[], faults)?;
    let (slot, caregiver) = (object.text("slot", faults), object.text("caregiver", faults));
    let trainee = object.text_or_null("trainee", faults);
    Some(Assignment { slot: slot?, caregiver: caregiver?, trainee })
}

fn unserved(value: &Value, path: &str, faults: &mut Faults) -> Option<Unserved> {
    let object = Object::open(value, path, &["slot", "reasons", "remedy"], &[], faults)?;
    let slot = object.text("slot", faults);
    let reasons = object.list("reasons", faults, |value, path, faults| {
        let object = Object::open(value, path, &["rule", "caregivers"], &[], faults)?;
        let (rule, caregivers) = (object.text("rule", faults), object.whole("caregivers", faults));
        Some(Reason { rule: rule?, caregivers: caregivers? as usize })
    });
    let remedy = object.text_or_null("remedy", faults);
    Some(Unserved { slot: slot?, reasons: reasons?, remedy })
}
