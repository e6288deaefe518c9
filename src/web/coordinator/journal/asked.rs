//! What of the journal is looked for, as the address of the page says it.

use domain::basics::IsoWeek;
use domain::basics::ids::{CaregiverId, CoordinatorId, EventId, FamilyId, SlotId};
use domain::basics::local_time::start_of_day;
use domain::journal::{DoneBy, Filter, Kind, Part};
use domain::words::{Message, Words};

use crate::web::kit::{Desk, Faults, Fields};

/// The kinds of those who do something, beside coordinators by name.
const ACTORS: [&str; 4] = ["caregiver", "family", "visitor", "program"];

/// What is looked for.
pub struct Asked {
    pub fields: Fields,
    pub faults: Faults,
    pub filter: Filter,
}

impl Asked {
    /// Reads it; what cannot be read is told, and does not narrow anything down.
    pub fn read(desk: &Desk, fields: Fields) -> Self {
        let (mut faults, zone) = (Faults::default(), desk.organiser.zone());
        let from = faults.optional_date("from_day", fields.get("from_day"), "caregiver-fault-date");
        let until = faults.optional_date("until_day", fields.get("until_day"), "caregiver-fault-date");
        let mut known = |name: &str, is_known: bool| {
            if !fields.get(name).is_empty() && !is_known {
                faults.note(name, Message::new(if name == "week" { "journal-fault-week" } else { "fault-choice" }));
            }
        };
        let week = IsoWeek::parse(&fields.get("week").trim().to_uppercase());
        let (kind, by) = (Kind::parse(fields.get("kind")), done_by(fields.get("by")));
        known("week", week.is_some());
        known("kind", kind.is_some());
        known("by", by.is_some());
        let filter = Filter {
            family: FamilyId::parse(fields.get("family")),
            caregiver: CaregiverId::parse(fields.get("caregiver")),
            slot: SlotId::parse(fields.get("slot")),
            week,
            kind,
            by,
            from: from.map(|day| start_of_day(day, zone)),
            until: until.and_then(|day| day.succ_opt()).map(|day| start_of_day(day, zone)),
        };
        Asked { fields, faults, filter }
    }

    /// Which part of it.
    pub fn part(&self) -> Part {
        let id = |name: &str| EventId::parse(self.fields.get(name));
        match (id("before"), id("after")) {
            (Some(id), _) => Part::Before(id),
            (None, Some(id)) => Part::After(id),
            (None, None) => Part::Newest,
        }
    }

    /// The person or slot that is looked for.
    pub fn carried(&self) -> Vec<(&'static str, String)> {
        let ids = ["family", "caregiver", "slot"].map(|name| (name, self.fields.get(name).to_owned()));
        ids.into_iter().filter(|(_, id)| !id.is_empty()).collect()
    }

    /// The address of the same, of a part where one is named.
    pub fn address(&self, path: &str, part: Option<(&str, &str)>) -> String {
        let names = ["family", "caregiver", "slot", "week", "kind", "by", "from_day", "until_day"];
        let asked = names.map(|name| (name, self.fields.get(name)));
        let pairs: Vec<(&str, &str)> = asked.into_iter().filter(|(_, value)| !value.is_empty()).chain(part).collect();
        match serde_urlencoded::to_string(&pairs) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }
}

fn done_by(typed: &str) -> Option<DoneBy> {
    let kind = ACTORS.into_iter().find(|kind| *kind == typed).map(DoneBy::Kind);
    kind.or_else(|| CoordinatorId::parse(typed).map(DoneBy::Coordinator))
}

/// Everything, and each kind by its name.
pub fn kinds(words: &Words) -> Vec<(String, String)> {
    let mut kinds: Vec<(String, String)> =
        Kind::ALL.iter().map(|kind| (kind.as_str().to_owned(), words.named("event", kind.as_str()))).collect();
    kinds.sort_by_key(|(_, name)| name.to_lowercase());
    kinds.insert(0, (String::new(), words.say("caregivers-all")));
    kinds
}

/// Everybody, the coordinators by name, and the other kinds.
pub fn people(words: &Words, coordinators: &[(CoordinatorId, String)]) -> Vec<(String, String)> {
    let all = std::iter::once((String::new(), words.say("caregivers-all")));
    let named = coordinators.iter().map(|(id, name)| (id.to_string(), name.clone()));
    all.chain(named).chain(ACTORS.map(|kind| (kind.to_owned(), words.named("journal-by", kind)))).collect()
}
