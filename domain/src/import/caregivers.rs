//! Caregivers from a file, one a line. They join as anybody does: what they may do is decided after a talk.

use std::collections::HashMap;

use super::file::{Row, Sheet};
use super::{Contents, Known, Outcome, Read, Report, Run, Whom, carry_out, figures, names, twice};
use crate::caregivers::{self, KnownCaregivers, Newcomer, ProfileInput};
use crate::context::Context;
use crate::input::Faults;

/// The farthest travel of whoever has said nothing of it, in minutes.
const TRAVEL: &str = "30";

pub fn import(context: &mut Context, sheet: &Sheet, run: Run) -> anyhow::Result<Outcome> {
    let (mut told, mut wrong) = (Vec::new(), Vec::new());
    let mut seen: HashMap<_, u64> = HashMap::new();
    for row in &sheet.rows {
        match newcomer(row, &context.organiser.language) {
            Err(faults) => {
                wrong.extend(faults.noted().map(|(field, message)| sheet.fault(row.line, field, message.clone())));
            }
            Ok(newcomer) => match seen.insert(newcomer.email.clone(), row.line) {
                Some(earlier) => wrong.push(twice(sheet, row.line, "email", earlier)),
                None => told.push(Read { line: row.line, value: newcomer }),
            },
        }
    }
    if !wrong.is_empty() {
        return Ok(Outcome::Refused(wrong));
    }
    let here = KnownCaregivers::read(context)?;
    let (mut fresh, mut report) = (Vec::new(), Report::default());
    for Read { line, value } in told {
        match here.alike(&value) {
            Some(caregiver) => report.known.push(Known {
                line,
                name: caregiver.profile.name.clone(),
                whom: Whom::Caregiver(caregiver.id.clone()),
            }),
            None => fresh.push(value),
        }
    }
    (report.fresh, report.questions) = (fresh.len(), fresh.len());
    carry_out(context, Contents::Caregivers, (fresh, report), run, caregivers::bring_in)
}

fn newcomer(row: &Row, language: &str) -> Result<Newcomer, Faults> {
    let mut faults = Faults::default();
    let or = |field: &str, otherwise: &str| {
        let said = row.get(field);
        if said.is_empty() { otherwise.to_owned() } else { said.to_owned() }
    };
    let transport = row.get("transport");
    let profile = ProfileInput {
        name: row.get("name").to_owned(),
        phone: figures::phone(row.get("phone")),
        language: names::language(&or("language", language)),
        speaks: names::languages(row.get("speaks")),
        street: row.get("street").to_owned(),
        place: row.get("place").to_owned(),
        transport: names::transport(transport).map_or(transport, |known| known.as_str()).to_owned(),
        max_travel_minutes: or("max_travel_minutes", TRAVEL),
        earlier_work: row.get("earlier_work").to_owned(),
        wishes: row.get("wishes").to_owned(),
    };
    let profile = profile.read(&mut faults);
    let email = faults.email("email", row.get("email"));
    match (email, profile) {
        (Some(email), Some(profile)) => Ok(Newcomer { submission: format!("import:{email}"), email, profile }),
        _ => Err(faults),
    }
}
