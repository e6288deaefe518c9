//! What the board is to show: by what, which days, and only the slots that somebody looks for. All of it stands in the
//! address, so that a view can be kept and sent on.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use domain::basics::text::searchable;
use domain::planning::Decided;
use domain::requests::Slot;
use domain::words::Words;

use super::super::Seen;
use crate::web::kit::Fields;

/// By what the slots stand in lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Day,
    Caregiver,
    Family,
    Place,
    Unfilled,
}

impl By {
    pub const ALL: [By; 5] = [By::Day, By::Caregiver, By::Family, By::Place, By::Unfilled];

    /// As it stands in the address.
    pub fn name(self) -> &'static str {
        match self {
            By::Day => "day",
            By::Caregiver => "caregiver",
            By::Family => "family",
            By::Place => "place",
            By::Unfilled => "unfilled",
        }
    }

    /// Its message.
    pub fn label(self) -> &'static str {
        match self {
            By::Day => "board-by-day",
            By::Caregiver => "board-by-caregiver",
            By::Family => "board-by-family",
            By::Place => "board-by-place",
            By::Unfilled => "board-unfilled-list",
        }
    }
}

/// Slots up to which a week is drawn day under day; more are drawn a day at a time.
const WHOLE_WEEK: usize = 120;

/// What is looked for besides: message and value.
const NEEDS: [&str; 4] = ["special", "pinned", "along", "signed"];

/// What was asked for.
pub struct Wanted {
    pub by: By,
    /// One day alone; none: the whole week.
    pub day: Option<NaiveDate>,
    fields: Fields,
    caregiver: String,
    family: String,
}

/// The names of the filters, in the order of the form.
pub const FILTERS: [&str; 5] = ["state", "caregiver", "family", "place", "needs"];

impl Wanted {
    pub fn parse(fields: Fields, seen: &Seen, today: NaiveDate) -> Self {
        let by = By::ALL.into_iter().find(|by| fields.has("by", by.name())).unwrap_or(By::Day);
        let days = seen.week.days();
        let asked = fields.get("day").parse().ok().filter(|day| days.contains(day));
        let one = if days.contains(&today) { today } else { days[0] };
        let large = seen.slots().len() > WHOLE_WEEK;
        let day = match by {
            By::Day | By::Place if large => Some(asked.unwrap_or(one)),
            By::Unfilled => None,
            _ => asked,
        };
        let (caregiver, family) = (searchable(fields.get("caregiver")), searchable(fields.get("family")));
        Wanted { by, day, fields, caregiver, family }
    }

    /// What was chosen and typed.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// How many filters are set.
    pub fn filters(&self) -> usize {
        FILTERS.iter().filter(|name| !self.fields.get(name).is_empty()).count()
    }

    /// Whether a line of this caregiver is looked for.
    pub fn names(&self, caregiver: &str) -> bool {
        self.caregiver.is_empty() || searchable(caregiver).contains(&self.caregiver)
    }

    /// Whether lines without a slot are shown: only where nothing narrows the slots but a name.
    pub fn shows_empty_lines(&self) -> bool {
        FILTERS.iter().all(|name| *name == "caregiver" || self.fields.get(name).is_empty())
    }

    /// Whether a slot is one of those looked for, whoever has it.
    pub fn asks_for(&self, seen: &Seen, slot: &Slot) -> bool {
        let (state, place, needs) = (self.fields.get("state"), self.fields.get("place"), self.fields.get("needs"));
        (state.is_empty() || seen.standing(slot).name() == state)
            && (place.is_empty() || seen.place(slot) == place)
            && (self.family.is_empty() || searchable(&seen.family(slot)).contains(&self.family))
            && (needs.is_empty() || has(seen, slot, needs))
    }

    /// Whether a slot is shown: one of those looked for, and of the caregiver looked for.
    pub fn shows(&self, seen: &Seen, slot: &Slot) -> bool {
        let on_the_day = self.day.is_none_or(|day| slot.wall_start().date() == day);
        let hers = || seen.people(&slot.id).iter().any(|who| self.names(&seen.name(who.as_str())));
        on_the_day && self.asks_for(seen, slot) && (self.caregiver.is_empty() || hers())
    }

    /// The address of another view with the same filters.
    pub fn address(&self, seen: &Seen, by: By, day: Option<&str>, page: Option<usize>) -> String {
        let mut pairs: Vec<(&str, String)> = vec![("by", by.name().to_owned())];
        pairs.extend(day.map(|day| ("day", day.to_owned())));
        pairs.extend(page.map(|page| ("page", page.to_string())));
        let set = FILTERS.iter().map(|name| (*name, self.fields.get(name).to_owned()));
        pairs.extend(set.filter(|(_, value)| !value.is_empty()));
        let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
        format!("/weeks/{}/board?{query}", seen.week)
    }

    /// The days to choose from: address, text, and whether it is the one that is shown.
    pub fn days(&self, seen: &Seen, words: &Words) -> Vec<(String, String, bool)> {
        if self.by == By::Unfilled || seen.slots().is_empty() {
            return Vec::new();
        }
        let whole = match self.by {
            By::Day | By::Place => seen.slots().len() <= WHOLE_WEEK,
            _ => true,
        };
        let mut links: Vec<(String, String, bool)> = Vec::new();
        if whole {
            links.push((self.address(seen, self.by, None, None), words.say("board-whole-week"), self.day.is_none()));
        }
        links.extend(seen.week.days().into_iter().map(|day| {
            let address = self.address(seen, self.by, Some(&day.to_string()), None);
            (address, short(words, day), self.day == Some(day))
        }));
        links
    }

    /// The places of the week's families.
    pub fn places(&self, seen: &Seen) -> Vec<(String, String)> {
        let all: BTreeSet<String> = seen.slots().iter().map(|slot| seen.place(slot)).collect();
        all.into_iter().map(|place| (place.clone(), place)).collect()
    }

    /// What slots of the week need and others do not: certificates, languages, and more.
    pub fn needs(&self, seen: &Seen, words: &Words) -> Vec<(String, String)> {
        let file = &seen.view.week.slots;
        let codes: BTreeSet<&str> = file.iter().flat_map(|slot| &slot.requires).map(String::as_str).collect();
        let not_all = |code: &&str| file.iter().any(|slot| !slot.requires.iter().any(|asked| asked == code));
        let mut all: Vec<(String, String)> =
            codes.into_iter().filter(not_all).map(|code| (code.to_owned(), words.named("certificate", code))).collect();
        let spoken: BTreeSet<&str> = file.iter().flat_map(|slot| &slot.languages).map(String::as_str).collect();
        all.extend(spoken.into_iter().map(|code| (format!("speaks-{code}"), words.named("spoken", code))));
        all.extend(NEEDS.into_iter().map(|need| (need.to_owned(), words.named("board-need", need))));
        all
    }
}

/// A day of a week whose month stands above: `maandag 23`.
pub fn short(words: &Words, day: NaiveDate) -> String {
    format!("{} {}", words.weekday(day), day.day())
}

/// Whether a slot needs something: a certificate, a language, or what else there is.
fn has(seen: &Seen, slot: &Slot, needs: &str) -> bool {
    let asked = seen.asked(&slot.id);
    match needs {
        "special" => seen.view.families.get(&slot.family_id).is_some_and(|f| !f.needs.is_empty()),
        "pinned" => seen.view.decisions.iter().any(|d| d.slot == slot.id && d.kind == Decided::Pin),
        "along" => seen.view.holder(&slot.id).is_some_and(|a| a.trainee.is_some()),
        "signed" => seen.people(&slot.id).iter().any(|who| seen.is_signed(&slot.id, who)),
        _ => match needs.strip_prefix("speaks-") {
            Some(code) => asked.is_some_and(|s| s.languages.iter().any(|l| l == code)),
            None => asked.is_some_and(|s| s.requires.iter().any(|r| r == needs)),
        },
    }
}
