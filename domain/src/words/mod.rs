//! Every text that a person sees, in her language.
//!
//! The texts are in `messages/<language>/*.ftl` (Fluent). A folder there is a language: nothing else has to be told.

mod formats;
mod names;

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use fluent_templates::{Loader, fluent_bundle::FluentValue};
use unic_langid::LanguageIdentifier;

use crate::basics::money::Cents;
use crate::basics::{Instant, IsoWeek};
use formats::Formats;

pub use names::Names;

fluent_templates::static_loader! {
    static MESSAGES = {
        locales: "../messages",
        fallback_language: "en",
    };
}

/// A language that people can choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Language {
    /// BCP 47, as in `nl`.
    pub code: String,
    /// Its own name, as in `Nederlands`.
    pub name: String,
}

/// The languages there are messages for, by code.
pub fn languages() -> &'static [Language] {
    static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
        let mut codes: Vec<String> = MESSAGES.locales().map(ToString::to_string).collect();
        codes.sort();
        codes.dedup();
        codes.into_iter().map(|code| Language { name: Words::of(&code).say("language-name"), code }).collect()
    });
    &LANGUAGES
}

/// The language with this code, if there are messages for it.
pub fn language(code: &str) -> Option<&'static Language> {
    languages().iter().find(|l| l.code == code)
}

/// A value inside a text: numbers choose the plural, texts are shown as they are.
pub trait Value {
    /// The value as Fluent takes it.
    fn fluent(&self) -> FluentValue<'static>;
}

macro_rules! values {
    ($($number:ty),*) => {$(
        impl Value for $number {
            fn fluent(&self) -> FluentValue<'static> { FluentValue::from(*self as i64) }
        }
    )*};
}
values!(i64, i32, u32, u64, usize, u16);

impl Value for str {
    fn fluent(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}
impl Value for String {
    fn fluent(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}
impl<T: Value + ?Sized> Value for &T {
    fn fluent(&self) -> FluentValue<'static> {
        (**self).fluent()
    }
}

/// A text that is still to be said: its key and its values; what refusals and form faults carry.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    key: String,
    /// Each with the one language that it is for, where it is not for all.
    values: Vec<(&'static str, Option<&'static str>, FluentValue<'static>)>,
}

impl Message {
    /// The message `key`, without values.
    pub fn new(key: impl Into<String>) -> Self {
        Message { key: key.into(), values: Vec::new() }
    }

    /// With one more value.
    pub fn with(mut self, name: &'static str, value: impl Value) -> Self {
        self.values.push((name, None, value.fluent()));
        self
    }

    /// With a value that stands for the one of before in one language.
    pub fn with_in(mut self, language: &'static str, name: &'static str, value: impl Value) -> Self {
        self.values.push((name, Some(language), value.fluent()));
        self
    }
}

impl Message {
    /// The message `key` that says on which `day` this `fault` is, in every language.
    pub fn on_day(&self, key: &str, day: NaiveDate) -> Message {
        languages().iter().fold(Message::new(key), |message, language| {
            let words = Words::of(&language.code);
            message.with_in(&language.code, "day", words.date(day)).with_in(&language.code, "fault", words.tell(self))
        })
    }
}

/// Says texts in one language.
#[derive(Clone, Debug)]
pub struct Words {
    language: LanguageIdentifier,
    plain: bool,
    names: Names,
}

impl Words {
    /// Words for pages, in the language with this code; in English where there is no such language.
    pub fn of(code: &str) -> Self {
        let language = code.parse().unwrap_or_else(|_| unic_langid::langid!("en"));
        Words { language, plain: false, names: Names::default() }
    }

    /// The same words in another language.
    pub fn in_language(&self, code: &str) -> Self {
        Words { plain: self.plain, ..Words::of(code) }.with_names(self.names.clone())
    }

    /// The same, with names that an organiser has given.
    pub fn with_names(self, names: Names) -> Self {
        Words { names, ..self }
    }

    /// The same language for e-mails and calendars, which show Fluent's invisible isolation marks as rubbish.
    pub fn plain(&self) -> Self {
        Words { plain: true, ..self.clone() }
    }

    /// The code of this language.
    pub fn code(&self) -> String {
        self.language.to_string()
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> String {
        self.say("language-direction")
    }

    /// The text of `key`.
    pub fn say(&self, key: &str) -> String {
        self.tell(&Message::new(key))
    }

    /// The text of `key` with one value in it.
    pub fn say1(&self, key: &str, name: &'static str, value: impl Value) -> String {
        self.tell(&Message::new(key).with(name, value))
    }

    /// The text of `key` with two values in it.
    pub fn say2(
        &self,
        key: &str,
        a: &'static str,
        value_a: impl Value,
        b: &'static str,
        value_b: impl Value,
    ) -> String {
        self.tell(&Message::new(key).with(a, value_a).with(b, value_b))
    }

    /// The text of `stem-kind`: how the members of a list of choices are named. A name that an organiser has given
    /// stands for it.
    pub fn named(&self, stem: &str, kind: &str) -> String {
        let key = format!("{stem}-{kind}");
        self.names.get(&key, &self.code()).map_or_else(|| self.say(&key), str::to_owned)
    }

    /// The text of a message. A key without a text shows itself between brackets, and a test looks for that.
    pub fn tell(&self, message: &Message) -> String {
        let code = self.code();
        let mine = message.values.iter().filter(|(_, language, _)| language.is_none_or(|language| language == code));
        let values = mine.map(|(name, _, value)| (std::borrow::Cow::Borrowed(*name), value.clone())).collect();
        let text = MESSAGES
            .try_lookup_with_args(&self.language, &message.key, &values)
            .unwrap_or_else(|| format!("[{}]", message.key));
        if self.plain { text.replace(['\u{2068}', '\u{2069}'], "") } else { text }
    }

    fn formats(&self) -> &'static Formats {
        formats::of(&self.say("language-dates"))
    }

    /// Several things, one after the other, as this language divides them: `maandag; dinsdag`.
    pub fn list(&self, things: impl IntoIterator<Item = String>) -> String {
        things.into_iter().collect::<Vec<_>>().join(&self.say("list-divider"))
    }

    /// A date with the name of its day: `maandag 23 november 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        self.formats().date(day)
    }

    /// A date with the name of its day and without the year: `maandag 23 november`.
    pub fn day(&self, day: NaiveDate) -> String {
        self.formats().day(day)
    }

    /// A date where its weekday is said otherwise: `23 november 2026`.
    pub fn dated(&self, day: NaiveDate) -> String {
        self.formats().dated(day)
    }

    /// A date where its weekday and its year are clear: `23 november`.
    pub fn short_day(&self, day: NaiveDate) -> String {
        self.formats().short_day(day)
    }

    /// The name of a day: `maandag`.
    pub fn weekday(&self, day: NaiveDate) -> String {
        self.formats().weekday(day)
    }

    /// A month: `november 2026`.
    pub fn month(&self, first: NaiveDate) -> String {
        self.formats().month(first)
    }

    /// A week with its days: `week 48 (23 november – 29 november 2026)`.
    pub fn week(&self, week: IsoWeek) -> String {
        let [monday, .., sunday] = week.days();
        self.tell(
            &Message::new("week-with-days")
                .with("number", week.number())
                .with("from", self.formats().short_day(monday))
                .with("until", self.formats().dated(sunday)),
        )
    }

    /// A moment, as date and time of day in a zone: `maandag 23 november 2026, 07:30`.
    pub fn moment(&self, at: Instant, zone: Tz) -> String {
        self.wall(at.local(&zone).naive_local())
    }

    /// A wall time as date and time of day.
    pub fn wall(&self, at: NaiveDateTime) -> String {
        format!("{}, {}", self.date(at.date()), at.format("%H:%M"))
    }

    /// Hours of a day: `07:30 – 11:00`; with the day's name where it ends on another.
    pub fn hours(&self, from: NaiveDateTime, until: NaiveDateTime) -> String {
        let end = if from.date() == until.date() {
            until.format("%H:%M").to_string()
        } else {
            format!("{} {}", self.weekday(until.date()), until.format("%H:%M"))
        };
        format!("{} – {end}", from.format("%H:%M"))
    }

    /// A duration: `3 uur 30`.
    pub fn duration(&self, minutes: i64) -> String {
        match (minutes / 60, minutes % 60) {
            (hours, 0) => self.say1("duration-hours", "hours", hours),
            (0, rest) => self.say1("duration-minutes", "minutes", rest),
            (hours, rest) => self.say2("duration-both", "hours", hours, "minutes", rest),
        }
    }

    /// An amount of money: `€ 5.140,50`.
    pub fn money(&self, amount: Cents) -> String {
        self.say1("money", "amount", self.formats().number(amount.0, 2))
    }

    /// A number with one decimal: `1,2`.
    pub fn tenths(&self, value: f64) -> String {
        self.formats().number(hundredths(value), 1)
    }

    /// A share of 1 as a percentage with two decimals: `0,40 %`.
    pub fn percent(&self, share: f64) -> String {
        self.say1("percent", "number", self.formats().number(hundredths(share * 100.0), 2))
    }

    /// A whole number with its separators: `715.627`.
    pub fn number(&self, value: f64) -> String {
        self.formats().number(hundredths(value), 0)
    }
}

/// A number in hundredths, rounded; beyond what fits, the largest that does.
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

/// Languages that people speak at home, to tick in a form: the messages `spoken-…`.
pub const SPOKEN: [&str; 15] =
    ["nl", "fr", "en", "ar", "tr", "uk", "ru", "fa", "ps", "pl", "ro", "bg", "es", "ti", "so"];

impl Words {
    /// The languages of [`SPOKEN`] with their names, as choices of a form.
    pub fn spoken(&self) -> Vec<(String, String)> {
        SPOKEN.iter().map(|code| ((*code).to_owned(), self.named("spoken", code))).collect()
    }

    /// The languages that letters are written in, as choices of a form.
    pub fn letter_languages(&self) -> Vec<(String, String)> {
        languages().iter().map(|l| (l.code.clone(), l.name.clone())).collect()
    }
}
