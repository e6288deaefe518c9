//! The names of the months in the languages that families and caregivers speak, as the Unicode locale data (CLDR) has
//! them.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_calendar::{Date, Gregorian};
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets};
use icu_locale_core::Locale;

use crate::basics::text;

/// Whose months are known: the languages of the pages and letters, those that are to come, and the regions that name
/// them otherwise (Syria and Morocco for Arabic, Afghanistan for Persian).
const LANGUAGES: [&str; 19] = [
    "nl", "fr", "en", "de", "ar", "ar-SY", "ar-MA", "ar-DZ", "tr", "uk", "ru", "fa", "fa-AF", "ps", "pl", "ro", "bg",
    "es", "sq",
];

/// The month, 1 to 12, that has this name or abbreviation in one of the languages.
pub fn number(name: &str) -> Option<u32> {
    static NUMBERS: LazyLock<HashMap<String, Option<u32>>> = LazyLock::new(read);
    NUMBERS.get(&folded(name)).copied().flatten()
}

/// Name → month; none where two languages mean two months by it.
fn read() -> HashMap<String, Option<u32>> {
    let mut numbers: HashMap<String, Option<u32>> = HashMap::new();
    for (name, month) in LANGUAGES.iter().filter_map(|code| code.parse().ok()).flat_map(|locale| names(&locale)) {
        numbers.entry(name).and_modify(|known| *known = known.filter(|known| *known == month)).or_insert(Some(month));
    }
    numbers
}

/// The months' names of a language: alone and beside a day (Slavic languages decline them), whole and short.
fn names(locale: &Locale) -> Vec<(String, u32)> {
    let mut names = Vec::new();
    let preferences = || locale.clone().into();
    let alone = [fieldsets::M::long(), fieldsets::M::medium()]
        .map(|f| FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(preferences(), f));
    let in_date = [fieldsets::MD::long(), fieldsets::MD::medium()]
        .map(|f| FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(preferences(), f));
    for month in 1..=12 {
        let Ok(date) = Date::try_new_gregorian(2024, month, 11) else { continue };
        let written = alone.iter().flatten().map(|f| f.format(&date).to_string());
        let written = written.chain(in_date.iter().flatten().map(|f| f.format(&date).to_string()));
        names.extend(
            written
                .map(|text| folded(&text))
                .filter(|name| name.chars().count() > 1)
                .map(|name| (name, u32::from(month))),
        );
    }
    names
}

/// The letters of a month's name: without its figures, its full stop, its accents, and words like *de* around it. A
/// name may be as short as August in Syria, of two letters.
fn folded(name: &str) -> String {
    let letters = text::searchable(name);
    let words = || letters.split(|c: char| !c.is_alphabetic());
    let long: String = words().filter(|word| word.chars().count() > 2).collect();
    if long.is_empty() { words().collect() } else { long }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_of_every_language_is_found_by_its_whole_name() {
        for code in LANGUAGES {
            let locale: Locale = code.parse().expect("a language");
            let found: std::collections::BTreeSet<u32> = names(&locale)
                .iter()
                .filter(|(name, month)| number(name) == Some(*month))
                .map(|(_, month)| *month)
                .collect();
            assert_eq!(found.len(), 12, "{code}: {found:?}");
        }
    }

    #[test]
    fn few_names_mean_two_months() {
        let mut doubtful: Vec<String> =
            read().into_iter().filter(|(_, month)| month.is_none()).map(|(name, _)| name).collect();
        doubtful.sort();
        assert_eq!(doubtful, Vec::<String>::new());
    }
}
