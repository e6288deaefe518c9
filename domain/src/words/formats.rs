//! Dates and numbers as a language writes them, from the Unicode locale data (CLDR): names of days and months in the
//! form that the sentence asks, the order of their parts, what divides thousands.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use icu_calendar::{Date, Gregorian};
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter, fieldsets};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::{Decimal, SignDisplay};
use icu_locale_core::Locale;

type Pattern<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

/// How one language writes dates and numbers.
pub struct Formats {
    date: Pattern<fieldsets::YMDE>,
    day: Pattern<fieldsets::MDE>,
    short_day: Pattern<fieldsets::MD>,
    dated: Pattern<fieldsets::YMD>,
    weekday: Pattern<fieldsets::E>,
    month: Pattern<fieldsets::YM>,
    number: DecimalFormatter,
}

/// The formats of a locale, such as `nl-BE`; those of English where the locale data have none.
pub fn of(locale: &str) -> &'static Formats {
    static FORMATS: LazyLock<HashMap<String, Formats>> = LazyLock::new(|| {
        let codes = super::languages().iter().map(|language| super::Words::of(&language.code).say("language-dates"));
        codes.filter_map(|code| Some((code.clone(), Formats::load(&code.parse().ok()?).ok()?))).collect()
    });
    static ENGLISH: LazyLock<Formats> = LazyLock::new(|| {
        Formats::load(&icu_locale_core::locale!("en-GB"))
            .expect("English is in the locale data that the program carries")
    });
    FORMATS.get(locale).unwrap_or_else(|| &ENGLISH)
}

impl Formats {
    fn load(locale: &Locale) -> Result<Self, DateTimeFormatterLoadError> {
        let preferences = || locale.clone().into();
        Ok(Formats {
            date: Pattern::try_new(preferences(), fieldsets::YMDE::long())?,
            day: Pattern::try_new(preferences(), fieldsets::MDE::long())?,
            short_day: Pattern::try_new(preferences(), fieldsets::MD::long())?,
            dated: Pattern::try_new(preferences(), fieldsets::YMD::long())?,
            weekday: Pattern::try_new(preferences(), fieldsets::E::long())?,
            month: Pattern::try_new(preferences(), fieldsets::YM::long())?,
            number: DecimalFormatter::try_new(locale.into(), Default::default())?,
        })
    }

    /// `maandag 23 november 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        self.date.format(&gregorian(day)).to_string()
    }

    /// `maandag 23 november`.
    pub fn day(&self, day: NaiveDate) -> String {
        self.day.format(&gregorian(day)).to_string()
    }

    /// `23 november`.
    pub fn short_day(&self, day: NaiveDate) -> String {
        self.short_day.format(&gregorian(day)).to_string()
    }

    /// `23 november 2026`.
    pub fn dated(&self, day: NaiveDate) -> String {
        self.dated.format(&gregorian(day)).to_string()
    }

    /// `maandag`.
    pub fn weekday(&self, day: NaiveDate) -> String {
        self.weekday.format(&gregorian(day)).to_string()
    }

    /// `november 2026`.
    pub fn month(&self, day: NaiveDate) -> String {
        self.month.format(&gregorian(day)).to_string()
    }

    /// A number of which `hundredths` are given, with as many decimals as asked, from 0 to 2: `5.140,50`.
    pub fn number(&self, hundredths: i64, decimals: u8) -> String {
        let mut decimal = Decimal::from(hundredths);
        decimal.multiply_pow10(-2);
        decimal.round(-i16::from(decimals.min(2)));
        decimal.absolute.pad_end(-i16::from(decimals.min(2)));
        let decimal = decimal.with_sign_display(SignDisplay::Negative);
        // Readers of Dutch and English, and screen readers, take a hyphen before a figure for a dash.
        self.number.format(&decimal).to_string().replace('-', "−")
    }
}

/// A date of chrono's as one of the locale data's. Years beyond those that can be typed are shown as the last that can.
fn gregorian(day: NaiveDate) -> Date<Gregorian> {
    let (month, of_month) = (day.month() as u8, day.day() as u8);
    Date::try_new_gregorian(day.year().clamp(-9999, 9999), month, of_month)
        .unwrap_or_else(|_| Date::try_new_gregorian(2000, 1, 1).expect("the first day of 2000 is a date"))
}

#[cfg(test)]
mod tests;
