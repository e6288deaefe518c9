//! The panel on which availability is seen and changed: by the caregiver on her page, by a coordinator on the
//! telephone.

use chrono::NaiveDate;

use domain::basics::ids::CaregiverId;
use domain::basics::mark::mark;
use domain::caregivers::{Exception, Hours, Pattern, Shade, availability};
use domain::context::Context;
use domain::words::Words;

use super::week_form::{self, DayRows};
use crate::web::kit::{Faults, Fields};

/// What the panel shows; its forms post to addresses under `base`.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What the addresses of its forms begin with.
    pub base: String,
    /// The coordinator's form token; empty on a caregiver's own page.
    pub form_token: String,
    /// The weekly pattern as a form.
    pub week: Vec<DayRows>,
    /// The exceptions to come.
    pub exceptions: Vec<ShownException>,
    /// The form for one more exception.
    pub typed: Fields,
    /// Its hours.
    pub single: DayRows,
    /// What is wrong with what was typed.
    pub faults: Faults,
    /// Marks of the weekly pattern and of the exceptions that the forms were opened with.
    pub opened: (String, String),
    /// The days that somebody else has saved since a form was opened; none: nobody has.
    pub meanwhile: Option<Vec<(String, Vec<ShownHours>)>>,
}

/// An exception in words.
#[derive(Clone, Debug)]
pub struct ShownException {
    /// Its date.
    pub day: NaiveDate,
    /// Its date, in words.
    pub date: String,
    /// Its hours; none: she does not work then.
    pub hours: Vec<ShownHours>,
}

/// Hours in words.
#[derive(Clone, Debug)]
pub struct ShownHours {
    /// From when until when.
    pub hours: String,
    /// The class that shows its shade.
    pub class: &'static str,
    /// Its shade, in words.
    pub shade: String,
}

/// What she has said: the weekly pattern and the exceptions from `today` on.
#[derive(Clone, Debug)]
pub struct Said {
    /// The weekly pattern.
    pub pattern: Pattern,
    /// The exceptions.
    pub exceptions: Vec<Exception>,
}

impl Said {
    /// What a caregiver has said.
    pub fn by(context: &mut Context, caregiver: &CaregiverId, today: NaiveDate) -> anyhow::Result<Self> {
        Ok(Said {
            pattern: availability::pattern(context, caregiver)?,
            exceptions: availability::exceptions(context, caregiver, today)?,
        })
    }

    /// The days of the weekly pattern that have hours, in words.
    pub fn days(&self, words: &Words) -> Vec<(String, Vec<ShownHours>)> {
        let names = week_form::weekdays(words);
        names
            .into_iter()
            .zip(&self.pattern)
            .filter(|(_, hours)| !hours.is_empty())
            .map(|(name, hours)| (name, shown(words, hours)))
            .collect()
    }
}

/// Hours in words.
fn shown(words: &Words, hours: &[Hours]) -> Vec<ShownHours> {
    hours
        .iter()
        .map(|h| ShownHours {
            hours: format!("{} – {}", h.from, h.until),
            class: h.shade.class(),
            shade: words.named("shade", h.shade.as_str()),
        })
        .collect()
}

impl Panel {
    /// The panel with what she has said.
    pub fn new(words: &Words, base: String, form_token: &str, said: &Said) -> Self {
        let exceptions = said
            .exceptions
            .iter()
            .map(|e| ShownException { day: e.day, date: words.date(e.day), hours: shown(words, &e.hours) })
            .collect();
        let typed = Fields::from_pairs([("kind", "off")]);
        Panel {
            base,
            form_token: form_token.to_owned(),
            week: week_form::week(words, &week_form::fields_of(&said.pattern)),
            exceptions,
            single: week_form::single(&typed),
            typed,
            faults: Faults::default(),
            opened: (mark(&said.pattern), mark(&said.exceptions)),
            meanwhile: None,
        }
    }

    /// With the word that somebody else has saved since the form was opened, and with what. What was typed stays; sent
    /// once more, it counts.
    pub fn changed_meanwhile(mut self, words: &Words, said: &Said) -> Self {
        self.opened = (mark(&said.pattern), mark(&said.exceptions));
        self.meanwhile = Some(said.days(words));
        self
    }

    /// With the weekly pattern as it was typed, and what is wrong with it.
    pub fn with_week(mut self, words: &Words, fields: &Fields, faults: Faults) -> Self {
        self.week = week_form::week(words, fields);
        self.opened.0 = fields.get("opened").to_owned();
        self.faults = faults;
        self
    }

    /// With the exception as it was typed, and what is wrong with it.
    pub fn with_exception(mut self, fields: Fields, faults: Faults) -> Self {
        self.single = week_form::single(&fields);
        self.opened.1 = fields.get("opened").to_owned();
        self.typed = fields;
        self.faults = faults;
        self
    }

    /// What can be otherwise on a date: nothing at all, or other hours.
    pub fn kinds(&self, words: &Words) -> Vec<(String, String)> {
        ["off", "hours"].iter().map(|kind| ((*kind).to_owned(), words.named("availability-kind", kind))).collect()
    }

    /// The shades to choose from: value, class, words.
    pub fn shades(&self, words: &Words) -> Vec<(&'static str, &'static str, String)> {
        Shade::ALL.iter().map(|s| (s.as_str(), s.class(), words.named("shade", s.as_str()))).collect()
    }
}
