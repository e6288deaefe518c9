//! A house: what a street, a number and a box become, so that two ways of writing one address are one, and 11/2 is
//! not 112.

mod dwelling;
mod street;
mod unit;

use unit::Unit;

pub use dwelling::{Dwelling, SameRoof};

use crate::basics::text;

/// A street with what was written of its number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct House {
    /// The street's name in plain letters, abbreviations written out.
    street: String,
    number: Number,
    /// Where in the house.
    unit: Unit,
}

/// The number of a house.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Number {
    /// None was written.
    Missing,
    /// It was said that there is none.
    SaidNone,
    /// `12`, `12A` or `12-14`.
    Is { first: u32, last: u32, letter: String },
}

/// Words before a number.
const NUMBER: [&str; 7] = ["nr", "n", "no", "num", "nummer", "numero", "number"];
/// How people say that a house has no number.
const NO_NUMBER: [&str; 12] = [
    "zonder nummer",
    "zonder huisnummer",
    "geen nummer",
    "geen huisnummer",
    "z n",
    "zn",
    "sans numero",
    "s n",
    "no number",
    "without number",
    "numara yok",
    "без номера",
];

impl House {
    /// Reads `Kerkstraat 12`, `Kerkstr. 12 bus 3`, `Kerkstraat 12/3`, `12 rue Haute` or `Dorp zonder nummer`.
    pub fn parse(written: &str) -> Self {
        let mut words = words(written);
        if let Some(at) = no_number(&words) {
            words.truncate(at);
            return House { street: street::folded(&words), number: Number::SaidNone, unit: Unit::default() };
        }
        let Some(at) = place_of_number(&words) else {
            return House { street: street::folded(&words), number: Number::Missing, unit: Unit::default() };
        };
        let (number, unit) = read_number(&words[at], &words[at + 1..]);
        let name: &[String] = if at == 0 { &words[1..] } else { &words[..at] };
        let name: Vec<String> = name.iter().filter(|word| !NUMBER.contains(&word.as_str())).cloned().collect();
        // Where the number comes first, the street comes after it and no box can be told from it.
        let unit = if at > 0 { unit } else { Unit::default() };
        House { street: street::folded(&name), number, unit }
    }

    /// Whether its number is known, or it is known to have none.
    pub fn is_numbered(&self) -> bool {
        self.number != Number::Missing
    }

    /// The house as one text, the same for every way of writing it.
    fn key(&self) -> String {
        let number = match &self.number {
            Number::Missing | Number::SaidNone => String::new(),
            Number::Is { first, last, letter } => format!("{first}-{last}{letter}"),
        };
        format!("{}|{number}|{}", self.street, self.unit.key())
    }
}

/// The words of an address, in plain lower case; `12/3` and `12-14` stay whole.
fn words(written: &str) -> Vec<String> {
    let plain = text::searchable(written).replace(" / ", "/").replace(" - ", "-");
    plain
        .split(|c: char| c.is_whitespace() || ",.;°()'\"".contains(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Where the words begin that say that there is no number.
fn no_number(words: &[String]) -> Option<usize> {
    let said = |at: &usize| {
        let rest = words[*at..].join(" ").replace('/', " ");
        NO_NUMBER.contains(&rest.as_str())
    };
    (0..words.len()).find(said)
}

/// Which word is the number of the house: the last one that begins with a figure, not counting a box; the first where
/// the street follows it. A figure in the street's name, as in `11 Novemberlaan 3` or `Place du 4 Août 5`, is not the
/// last.
fn place_of_number(words: &[String]) -> Option<usize> {
    let figure = |at: usize| words[at].starts_with(|c: char| c.is_ascii_digit());
    let before_box = (1..words.len()).find(|at| unit::is_word(&words[*at]) && figure(at - 1)).unwrap_or(words.len());
    let mut last = (0..before_box).rev().find(|at| figure(*at))?;
    // `12 3`: a box without a word before it.
    while last > 1 && figure(last - 1) {
        last -= 1;
    }
    // `2e Dwarsstraat` has a figure in its name, and no number.
    let ordinal =
        last == 0 && ["e", "de", "ste", "eme", "er", "st", "nd", "rd", "th"].iter().any(|end| words[0].ends_with(end));
    (!ordinal && words.len() > 1).then_some(last)
}

/// The number that a word is, with its letter; and where in the house, in the same word or in those that follow.
fn read_number(word: &str, following: &[String]) -> (Number, Unit) {
    let (before, after) = word.split_once('/').map_or((word, None), |(before, after)| (before, Some(after)));
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (first, rest) = before.split_at(digits(before));
    let mut boxed = after.and_then(unit::as_box);
    let (mut last, mut letter) = (first, rest.trim_start_matches('-').to_owned());
    if let Some(until) = rest.strip_prefix('-').filter(|until| until.starts_with(|c: char| c.is_ascii_digit())) {
        let (figures, tail) = until.split_at(digits(until));
        (last, letter) = (figures, tail.to_owned());
    } else if let Some(inside) =
        rest.strip_prefix("bus").or_else(|| rest.strip_prefix('b')).filter(|inside| digits(inside) > 0)
    {
        (boxed, letter) = (unit::as_box(inside), String::new());
    }
    let mut following = following.iter().map(String::as_str).peekable();
    let alone = |word: &&str| {
        word.chars().count() == 1 && word.chars().all(char::is_alphabetic) || ["bis", "ter"].contains(word)
    };
    // `12 A`, but not the `b` of `12 b 3`.
    let next_but_one = following.clone().nth(1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    if letter.is_empty()
        && let Some(single) = following.next_if(|word| alone(word) && !(*word == "b" && next_but_one))
    {
        letter = single.to_owned();
    }
    let unit = Unit::read(boxed, &following.collect::<Vec<_>>());
    let read = |figures: &str| figures.parse().unwrap_or(u32::MAX);
    (Number::Is { first: read(first), last: read(last), letter }, unit)
}

#[cfg(test)]
mod tests;
