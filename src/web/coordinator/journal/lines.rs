//! Entries of the journal, in words.

use domain::logbook::{self, Line, Who};
use domain::words::Words;

use crate::web::kit::Desk;

/// An entry as the page shows it.
pub struct Row {
    pub when: String,
    pub what: String,
    /// Name, and where she is; no address where she is not known any more.
    pub family: Option<(String, Option<String>)>,
    pub caregiver: Option<(String, Option<String>)>,
    pub slot: Option<(String, String)>,
    pub by: String,
}

/// An entry for the page.
pub fn row(desk: &Desk, line: &Line) -> Row {
    let words = &desk.visit.words;
    Row {
        when: words.moment(line.entry.at, desk.organiser.zone()),
        what: words.named("event", line.entry.kind.as_str()),
        family: shown(words, &line.family, "/families/"),
        caregiver: shown(words, &line.caregiver, "/caregivers/"),
        slot: slot(words, line),
        by: by(words, line),
    }
}

fn shown<Id: ToString>(words: &Words, who: &Who<Id>, under: &str) -> Option<(String, Option<String>)> {
    match who {
        Who::Nobody => None,
        Who::Forgotten => Some((words.say("journal-forgotten"), None)),
        Who::Known(id, name) => Some((name.clone(), Some(format!("{under}{}", id.to_string())))),
    }
}

/// The slot or the week that it concerns: where, and what it is called.
fn slot(words: &Words, line: &Line) -> Option<(String, String)> {
    match (&line.slot, &line.entry.week) {
        (Some(slot), _) => {
            let (start, end) = (slot.wall_start(), slot.wall_end());
            let name = format!("{}, {}", words.date(start.date()), words.hours(start, end));
            Some((format!("/weeks/{}/slots/{}", slot.week, slot.id), name))
        }
        (None, Some(week)) => Some((format!("/weeks/{week}"), week.clone())),
        (None, None) => None,
    }
}

/// Who did it, and how: `door Leen Peeters, aan de telefoon`.
pub fn by(words: &Words, line: &Line) -> String {
    let import = line.entry.is_by_import();
    let name = match &line.by {
        Who::Known(_, name) => name.clone(),
        Who::Forgotten => words.say("journal-forgotten"),
        Who::Nobody if import => return words.say("journal-by-import"),
        Who::Nobody => return words.named("journal-by", &line.entry.actor),
    };
    let key = match line.entry.actor.as_str() {
        _ if import => "journal-by-name-import",
        "coordinator" if logbook::by_telephone(line.entry.kind) => "journal-by-name-telephone",
        "coordinator" => "journal-by-name",
        _ => "journal-by-name-link",
    };
    words.say1(key, "name", name)
}

/// An entry for the file.
pub fn cells(desk: &Desk, words: &Words, line: &Line) -> [String; 7] {
    let name = |who: Option<(String, Option<String>)>| who.map(|(name, _)| name).unwrap_or_default();
    let slot = line.slot.as_ref().map(|slot| {
        let (start, end) = (slot.wall_start(), slot.wall_end());
        format!("{} – {}", start.format("%Y-%m-%d %H:%M"), end.format("%H:%M"))
    });
    [
        line.entry.at.local(&desk.organiser.zone()).format("%Y-%m-%d %H:%M:%S").to_string(),
        words.named("event", line.entry.kind.as_str()),
        name(shown(words, &line.family, "")),
        name(shown(words, &line.caregiver, "")),
        slot.unwrap_or_default(),
        line.slot.as_ref().map(|slot| slot.week.to_string()).or(line.entry.week.clone()).unwrap_or_default(),
        by(words, line),
    ]
}
