//! What a rehearsal found, as the page shows it: the days, and then either whose absence does what, or which family
//! would lose what; so many on one page.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::basics::ids::FamilyId;
use domain::planning::{FragileDay, FragileFamily, Rehearsal, RehearsedAbsence};
use domain::words::{Message, Words};

use super::super::Seen;
use super::super::pages::Pages;
use super::lines::{self, SlotLine};
use crate::web::kit::Fields;

/// So many absences, or families, stand on one page.
const A_PAGE: usize = 50;

/// One of the list: somebody on a day, or a family.
pub struct Entry {
    pub name: String,
    pub href: String,
    /// What would happen, in short.
    pub text: String,
    /// Whether somebody would be left alone.
    pub lost: bool,
    /// Whether more might be refilled than was looked at.
    pub unsure: bool,
    pub slots: Vec<SlotLine>,
}

/// A day, with what its absences would take from it.
pub struct Day {
    pub name: String,
    pub href: String,
    pub here: bool,
    pub absences: usize,
    pub harmful: usize,
    pub lost: usize,
    pub slots: usize,
}

/// What the page shows of a rehearsal.
pub struct Found {
    pub summary: Vec<String>,
    /// Whether every absence could be refilled.
    pub nothing_lost: bool,
    pub days: Vec<Day>,
    pub by_family: bool,
    /// The day that alone is shown, where one is chosen.
    pub day: Option<String>,
    pub entries: Vec<Entry>,
    pub pages: Pages,
    /// What stands before the number of a page in its address.
    pub query: String,
}

impl Found {
    pub fn new(words: &Words, seen: &Seen, rehearsal: Rehearsal, query: &Fields) -> Self {
        let by_family = query.has("by", "family");
        let asked = |day: &NaiveDate| !by_family && query.has("day", &day.to_string());
        let day = seen.week.days().into_iter().find(asked);
        let summary = super::summary(words, seen, &rehearsal);
        let days = rehearsal.days.iter().map(|one| of_day(words, seen, one, day)).collect();
        let nothing_lost = rehearsal.families.is_empty();
        let page = query.get("page");
        let (entries, pages) = if by_family {
            families(words, seen, rehearsal, page)
        } else {
            absences(words, seen, rehearsal.absences, day, page)
        };
        let query = match (by_family, day) {
            (true, _) => "by=family".to_owned(),
            (false, Some(day)) => format!("by=caregiver&day={day}"),
            (false, None) => "by=caregiver".to_owned(),
        };
        Found { summary, nothing_lost, days, by_family, day: day.map(|d| words.day(d)), entries, pages, query }
    }
}

fn of_day(words: &Words, seen: &Seen, day: &FragileDay, shown: Option<NaiveDate>) -> Day {
    Day {
        name: words.day(day.day),
        href: format!("/weeks/{}/rehearsal?by=caregiver&day={}", seen.week, day.day),
        here: shown == Some(day.day),
        absences: day.absences,
        harmful: day.harmful,
        lost: day.lost_slots,
        slots: day.slots,
    }
}

fn absences(
    words: &Words,
    seen: &Seen,
    all: Vec<RehearsedAbsence>,
    day: Option<NaiveDate>,
    page: &str,
) -> (Vec<Entry>, Pages) {
    let all: Vec<RehearsedAbsence> =
        all.into_iter().filter(|absence| day.is_none_or(|day| absence.day == day)).collect();
    let pages = Pages::of_many(all.len(), A_PAGE, page);
    let entry = |absence: RehearsedAbsence| {
        let lost = absence.slots.iter().filter(|slot| slot.by.is_none()).count();
        let message = Message::new("rehearsal-absence").with("day", words.day(absence.day)).with("lost", lost);
        Entry {
            name: seen.name(&absence.caregiver),
            href: format!("/caregivers/{}", absence.caregiver),
            text: words.tell(&message.with("all", absence.slots.len())),
            lost: lost > 0,
            unsure: !absence.sure,
            slots: absence.slots.iter().map(|slot| lines::slot(words, seen, slot)).collect(),
        }
    };
    (pages.part(all).map(entry).collect(), pages)
}

fn families(words: &Words, seen: &Seen, rehearsal: Rehearsal, page: &str) -> (Vec<Entry>, Pages) {
    // Which of its slots would be lost, and by whose absence.
    let mut lost: HashMap<&str, Vec<SlotLine>> = HashMap::new();
    for absence in &rehearsal.absences {
        for slot in absence.slots.iter().filter(|slot| slot.by.is_none()) {
            let line = SlotLine {
                visit: seen.time(&slot.slot, words),
                href: format!("/weeks/{}/slots/{}", seen.week, slot.slot),
                what: words.say1("rehearsal-if-away", "who", seen.name(&absence.caregiver)),
                lost: true,
            };
            lost.entry(&slot.household).or_default().push(line);
        }
    }
    let pages = Pages::of_many(rehearsal.families.len(), A_PAGE, page);
    let shown: Vec<FragileFamily> = pages.part(rehearsal.families.clone()).collect();
    let entry = |family: FragileFamily| {
        let id = FamilyId::parse(&family.household);
        Entry {
            name: id.and_then(|id| seen.family_names.get(&id).cloned()).unwrap_or_else(|| "–".to_owned()),
            href: format!("/families/{}", family.household),
            text: words.say2("rehearsal-family", "lost", family.lost_slots, "all", family.slots),
            lost: true,
            unsure: false,
            slots: lost.remove(family.household.as_str()).unwrap_or_default(),
        }
    };
    (shown.into_iter().map(entry).collect(), pages)
}
