//! Every text that a person sees, in her language.
//!
//! The texts are in `messages/<language>/*.ftl` (Fluent). A folder there is a language: nothing else has to be told.

use std::sync::LazyLock;

use chrono::{Locale, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use fluent_templates::{Loader, fluent_bundle::FluentValue};
use unic_langid::LanguageIdentifier;

use crate::basics::money::Cents;
use crate::basics::{Instant, IsoWeek};

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

/// The first language of an `Accept-Language` header that there are messages for.
pub fn accepted(header: &str) -> Option<&'static Language> {
    let mut wanted: Vec<(f32, &str)> = header
        .split(',')
        .take(20)
        .map(|part| {
            let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
            (weight.trim().parse().unwrap_or(0.0), tag.trim().split('-').next().unwrap_or_default())
        })
        .collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted.iter().find_map(|(_, tag)| language(tag))
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
    values: Vec<(&'static str, FluentValue<'static>)>,
}

impl Message {
    /// The message `key`, without values.
    pub fn new(key: impl Into<String>) -> Self {
        Message { key: key.into(), values: Vec::new() }
    }

    /// With one more value.
    pub fn with(mut self, name: &'static str, value: impl Value) -> Self {
        self.values.push((name, value.fluent()));
        self
    }
}

/// Says texts in one language.
#[derive(Clone, Debug)]
pub struct Words {
    language: LanguageIdentifier,
    plain: bool,
}

impl Words {
    /// Words for pages, in the language with this code; in English where there is no such language.
    pub fn of(code: &str) -> Self {
        Words { language: code.parse().unwrap_or_else(|_| unic_langid::langid!("en")), plain: false }
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
    pub fn say2(&self, key: &str, a: &'static str, value_a: impl Value, b: &'static str, value_b: impl Value) -> String {
        self.tell(&Message::new(key).with(a, value_a).with(b, value_b))
    }

    /// The text of `stem-kind`: how the members of a list of choices are named.
    pub fn named(&self, stem: &str, kind: &str) -> String {
        self.say(&format!("{stem}-{kind}"))
    }

    /// The text of a message. A key without a text shows itself between brackets, and a test looks for that.
    pub fn tell(&self, message: &Message) -> String {
        let values = message.values.iter().map(|(name, value)| (std::borrow::Cow::Borrowed(*name), value.clone())).collect();
        let text = MESSAGES.try_lookup_with_args(&self.language, &message.key, &values).unwrap_or_else(|| format!("[{}]", message.key));
        if self.plain { text.replace(['\u{2068}', '\u{2069}'], "") } else { text }
    }

    fn locale(&self) -> Locale {
        Locale::try_from(self.say("language-dates").as_str()).unwrap_or(Locale::en_GB)
    }

    /// A date with the name of its day: `maandag 23 november 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        day.format_localized(&self.say("date-long"), self.locale()).to_string()
    }

    /// A date with the name of its day and without the year: `maandag 23 november`.
    pub fn day(&self, day: NaiveDate) -> String {
        day.format_localized(&self.say("date-day"), self.locale()).to_string()
    }

    /// The name of a day: `maandag`.
    pub fn weekday(&self, day: NaiveDate) -> String {
        day.format_localized("%A", self.locale()).to_string()
    }

    /// A month: `november 2026`.
    pub fn month(&self, first: NaiveDate) -> String {
        first.format_localized("%B %Y", self.locale()).to_string()
    }

    /// A week with its days: `week 48 (23 november – 29 november 2026)`.
    pub fn week(&self, week: IsoWeek) -> String {
        let [monday, .., sunday] = week.days();
        let show = |day: NaiveDate, pattern: &str| day.format_localized(pattern, self.locale()).to_string();
        self.tell(
            &Message::new("week-with-days")
                .with("number", week.number())
                .with("from", show(monday, "%-d %B"))
                .with("until", show(sunday, "%-d %B %Y")),
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

    /// An amount of money: `€ 7,45`.
    pub fn money(&self, amount: Cents) -> String {
        let (euros, cents) = amount.parts();
        self.say2("money", "euros", euros, "cents", format!("{cents:02}"))
    }

    /// A number with one decimal: `1,2`.
    pub fn tenths(&self, value: f64) -> String {
        format!("{value:.1}").replace('.', &self.say("decimal-mark"))
    }

    /// A number with its separators: `715 627`.
    pub fn number(&self, value: f64) -> String {
        let whole = format!("{:.0}", value.abs());
        let mut grouped = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                grouped.push('\u{202f}');
            }
            grouped.push(digit);
        }
        if value <= -0.5 { format!("−{grouped}") } else { grouped }
    }
}

/// Languages that people speak at home, to tick in a form: the messages `spoken-…`.
pub const SPOKEN: [&str; 15] = ["nl", "fr", "en", "ar", "tr", "uk", "ru", "fa", "ps", "pl", "ro", "bg", "es", "ti", "so"];

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
