//! Families from a file, one a line with its children.

use std::collections::HashMap;

use super::file::{Row, Sheet};
use super::{Contents, Fault, Known, Outcome, Read, Report, Run, Whom, carry_out, figures, names, twice};
use crate::basics::text::{searchable, telephone};
use crate::context::Context;
use crate::families::{self, Household, KnownFamilies, NewChild};
use crate::requests::asking::{self, AskRules};
use crate::requests::{CareInput, ChildInput};
use crate::words::Message;

/// The most children in a line.
const CHILDREN: [(&str, &str); 6] = [
    ("child_name-0", "child_month-0"),
    ("child_name-1", "child_month-1"),
    ("child_name-2", "child_month-2"),
    ("child_name-3", "child_month-3"),
    ("child_name-4", "child_month-4"),
    ("child_name-5", "child_month-5"),
];

type Told = (Household, Vec<NewChild>);

pub fn import(context: &mut Context, sheet: &Sheet, run: Run) -> anyhow::Result<Outcome> {
    let rules = AskRules::of(context)?.by_telephone();
    let (told, faults) = told(sheet, &context.organiser.language, &rules);
    if !faults.is_empty() {
        return Ok(Outcome::Refused(faults));
    }
    let known = KnownFamilies::read(context)?;
    let (mut fresh, mut report) = (Vec::new(), Report::default());
    for Read { line, value } in told {
        match known.alike(&value.0) {
            Some(family) => {
                let whom = Whom::Family(family.id.clone());
                report.known.push(Known { line, name: family.name.clone(), whom });
            }
            None => fresh.push(value),
        }
    }
    report.fresh = fresh.len();
    report.questions = fresh.iter().filter(|(household, _)| household.email.is_some()).count();
    carry_out(context, Contents::Families, (fresh, report), run, |context, (household, children)| {
        families::bring_in(context, household, children)
    })
}

fn told(sheet: &Sheet, language: &str, rules: &AskRules) -> (Vec<Read<Told>>, Vec<Fault>) {
    let (mut told, mut faults, mut seen) = (Vec::new(), Vec::new(), HashMap::new());
    for row in &sheet.rows {
        let mut wrong = Vec::new();
        let input = input(sheet, row, language, &mut wrong);
        match asking::household_with_children(&input, rules) {
            Ok((household, children)) if wrong.is_empty() => {
                match marks(&household).into_iter().find_map(|mark| seen.insert(mark, row.line)) {
                    Some(earlier) => faults.push(twice(sheet, row.line, "name", earlier)),
                    None => told.push(Read { line: row.line, value: (household, children) }),
                }
            }
            Ok(_) => {}
            Err(more) => {
                let more = more.noted().map(|(field, message)| sheet.fault(row.line, field, message.clone()));
                wrong.extend(more);
            }
        }
        faults.extend(wrong);
    }
    (told, faults)
}

/// By what a family is known again within the file: two of name, telephone and house.
fn marks(household: &Household) -> [String; 3] {
    let (name, phone) = (searchable(&household.name), telephone(&household.phone));
    let house = household.dwelling().key();
    [format!("{name}|{phone}"), format!("{name}|{house}"), format!("{phone}|{house}")]
}

fn input(sheet: &Sheet, row: &Row, language: &str, faults: &mut Vec<Fault>) -> CareInput {
    let mut yes = |field| {
        let read = names::yes(row.get(field));
        faults.extend(read.is_none().then(|| sheet.fault(row.line, field, Message::new("import-fault-yes"))));
        read.unwrap_or(false)
    };
    let (single_parent, trainees_welcome) = (yes("single_parent"), yes("trainees_welcome"));
    let month = |typed: &str| figures::month(typed).map_or_else(|| typed.to_owned(), crate::basics::day::month_key);
    let child =
        |(name, born): &(&str, &str)| ChildInput { name: row.get(name).to_owned(), month: month(row.get(born)) };
    CareInput {
        name: row.get("name").to_owned(),
        email: row.get("email").to_owned(),
        phone: figures::phone(row.get("phone")),
        language: Some(row.get("language"))
            .filter(|said| !said.is_empty())
            .map_or(language.to_owned(), names::language),
        speaks: names::languages(row.get("speaks")),
        single_parent,
        street: row.get("street").to_owned(),
        place: row.get("place").to_owned(),
        needs: row.get("needs").to_owned(),
        trainees_welcome,
        children: CHILDREN.iter().map(child).collect(),
        ..CareInput::default()
    }
}
