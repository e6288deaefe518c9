//! Choices as they stand in a cell: by the code of the program, or in words of any language that there are messages in.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::basics::IsoWeek;
use crate::basics::text::searchable;
use crate::caregivers::{Shade, Transport};
use crate::vouchers::Ladder;
use crate::words::{self, SPOKEN, Words};

/// Words, as they are searched, and what they mean.
type Meanings = HashMap<String, &'static str>;

/// The words of all languages for these codes: the messages `<stem>-<code>`.
fn meanings(stem: &str, codes: impl Iterator<Item = &'static str> + Clone) -> Meanings {
    let said = |code: &'static str| {
        let of = move |language: &words::Language| Words::of(&language.code).plain().named(stem, code);
        words::languages().iter().map(of).map(move |word| (searchable(&word), code)).collect::<Vec<_>>()
    };
    let plain = codes.clone().map(|code| (searchable(code), code));
    plain.chain(codes.flat_map(said)).collect()
}

/// The code of a language, where it is known; else what was typed, for its reader to judge.
pub fn language(typed: &str) -> String {
    static NAMES: LazyLock<Meanings> = LazyLock::new(|| meanings("spoken", SPOKEN.into_iter()));
    NAMES.get(&searchable(typed)).map_or_else(|| typed.to_owned(), |code| (*code).to_owned())
}

/// Some languages in one cell.
pub fn languages(typed: &str) -> Vec<String> {
    typed.split([',', ';', '/', '+', '|', '\n']).map(str::trim).filter(|one| !one.is_empty()).map(language).collect()
}

/// How somebody travels: `car`, `auto`, `met de auto`.
pub fn transport(typed: &str) -> Option<Transport> {
    static NAMES: LazyLock<Meanings> =
        LazyLock::new(|| meanings("transport", Transport::ALL.iter().map(|transport| transport.as_str())));
    let wanted = searchable(typed);
    // The last word alone is enough: nobody writes a preposition into a table.
    let last = |name: &str| name.rsplit(' ').next() == Some(wanted.as_str());
    let found = NAMES.get(&wanted).or_else(|| NAMES.iter().find(|(name, _)| last(name)).map(|(_, code)| code));
    found.filter(|_| !wanted.is_empty()).and_then(|code| Transport::parse(code))
}

/// How gladly; nothing is `ok`.
pub fn shade(typed: &str) -> Option<Shade> {
    static NAMES: LazyLock<Meanings> =
        LazyLock::new(|| meanings("shade", Shade::ALL.iter().map(|shade| shade.as_str())));
    if typed.is_empty() { Some(Shade::Ok) } else { NAMES.get(&searchable(typed)).and_then(|code| Shade::parse(code)) }
}

/// The certificates of a ladder that can be noted, by code and by what they are called in each language.
pub fn certificates(ladder: &Ladder) -> HashMap<String, &str> {
    let mut names = HashMap::new();
    for kind in ladder.kinds.iter().filter(|kind| !kind.retired) {
        names.insert(searchable(&kind.code), kind.code.as_str());
        for language in words::languages() {
            let words = Words::of(&language.code).plain().with_names(ladder.names());
            names.insert(searchable(&words.named("certificate", &kind.code)), kind.code.as_str());
        }
    }
    names
}

/// Yes or no; nothing is no.
pub fn yes(typed: &str) -> Option<bool> {
    static NAMES: LazyLock<Meanings> = LazyLock::new(|| meanings("which", ["yes", "no"].into_iter()));
    match searchable(typed).as_str() {
        "" | "0" | "-" | "false" | "n" => Some(false),
        "1" | "x" | "true" | "j" | "y" => Some(true),
        word => NAMES.get(word).map(|code| *code == "yes"),
    }
}

/// A day of the week, 0 for Monday: by its name or the beginning of it, or by its number from 1 on. What begins a day
/// in this language is that day; else what begins one day in all languages together.
pub fn weekday(typed: &str, language: &str) -> Option<usize> {
    let typed = searchable(typed);
    let typed = typed.trim_end_matches('.');
    if let Some(number) = typed.parse::<usize>().ok().filter(|number| (1..=7).contains(number)) {
        return Some(number - 1);
    }
    if typed.chars().count() < 2 {
        return None;
    }
    begun_by(typed, Some(language)).or_else(|| begun_by(typed, None))
}

/// The one day of which the name begins so, in one language or in all of them. `ma` is Monday in Dutch and Tuesday in
/// French: what may mean two days means none.
fn begun_by(typed: &str, language: Option<&str>) -> Option<usize> {
    static NAMES: LazyLock<Vec<(&str, String, usize)>> = LazyLock::new(|| {
        let days = IsoWeek::of(chrono::NaiveDate::default()).days();
        let of = |language: &'static words::Language| {
            let words = Words::of(&language.code).plain();
            days.into_iter().zip(0..).map(move |(day, n)| (language.code.as_str(), searchable(&words.weekday(day)), n))
        };
        words::languages().iter().flat_map(of).collect()
    });
    let mut meant: Vec<usize> = NAMES
        .iter()
        .filter(|(code, name, _)| language.is_none_or(|language| language == *code) && name.starts_with(typed))
        .map(|(_, _, day)| *day)
        .collect();
    meant.sort_unstable();
    meant.dedup();
    meant.first().copied().filter(|_| meant.len() == 1)
}
