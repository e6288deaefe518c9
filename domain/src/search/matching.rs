//! What was typed, and how well somebody fits it.

use std::collections::HashMap;

use crate::basics::text::{plain, searchable, tidied};

/// What is typed beyond so many characters is not looked at.
const LONGEST: usize = 100;

/// Part of a telephone number has so many digits.
const SHORTEST_NUMBER: usize = 3;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    whole: String,
    words: Vec<String>,
    /// The digits, where it may be part of a telephone number.
    number: Option<String>,
}

/// What of somebody is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    pub name: &'a str,
    pub phone: &'a str,
    pub emails: [Option<&'a str>; 2],
    pub place: &'a str,
}

/// Places as they are looked for: there are few of them, and thousands who live there.
#[derive(Debug, Default)]
pub struct Places(HashMap<String, String>);

impl Places {
    fn folded(&mut self, place: &str) -> &str {
        if !self.0.contains_key(place) {
            self.0.insert(place.to_owned(), searchable(place));
        }
        self.0.get(place).map_or("", String::as_str)
    }
}

impl Wanted {
    /// What was typed; none where it is nothing.
    pub fn parse(typed: &str) -> Option<Self> {
        let bounded: String = tidied(typed).chars().take(LONGEST).collect();
        let whole = searchable(&bounded);
        let words: Vec<String> = whole.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let number = is_number(&bounded).then(|| national(&bounded)).filter(|n| n.len() >= SHORTEST_NUMBER);
        (!words.is_empty()).then_some(Wanted { whole, words, number })
    }

    /// All of it, as it is looked for.
    pub fn whole(&self) -> &str {
        &self.whole
    }

    /// How well somebody fits, 0 is best; none where she does not.
    pub fn rank(&self, looked: &Looked, places: &mut Places) -> Option<u32> {
        if self.number.as_ref().is_some_and(|number| national(looked.phone).contains(number)) {
            return Some(0);
        }
        let name = searchable(looked.name);
        if name == self.whole {
            return Some(0);
        }
        let place = places.folded(looked.place);
        let mut rank = u32::from(!name.starts_with(&self.whole));
        for word in &self.words {
            rank += fit(word, &name, place, looked.emails)?;
        }
        Some(rank)
    }
}

/// How well one word fits: the beginning of a name is best; inside of words it has two letters at least.
fn fit(word: &str, name: &str, place: &str, emails: [Option<&str>; 2]) -> Option<u32> {
    let begins = |text: &str| text.split([' ', '-', '\'']).any(|part| part.starts_with(word));
    let inside = word.chars().nth(1).is_some();
    let in_email = |email: &str| inside && email.to_lowercase().contains(word);
    match () {
        () if begins(name) => Some(1),
        () if inside && name.contains(word) => Some(2),
        () if begins(place) => Some(3),
        () if emails.into_iter().flatten().any(in_email) => Some(4),
        () => None,
    }
}

/// Whether a text can be a telephone number, or a part of one.
fn is_number(text: &str) -> bool {
    let plain = plain(text);
    let sign = |c: char| c.is_ascii_digit() || " +/.-()".contains(c);
    plain.chars().any(|c| c.is_ascii_digit()) && plain.chars().all(sign)
}

/// The digits of a telephone number as it is dialled in Belgium: `+32 470 12 34 56`, `0032470123456` and
/// `0470/12.34.56` are one.
fn national(phone: &str) -> String {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    // Most are in plain characters, and there are thousands.
    let typed = if phone.is_ascii() { phone.to_owned() } else { plain(phone) };
    let all = digits(&typed);
    let abroad = if typed.trim_start().starts_with('+') { Some(all.as_str()) } else { all.strip_prefix("00") };
    match abroad.and_then(|number| number.strip_prefix("32")) {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FATMA: Looked = Looked {
        name: "Fatma Yıldız",
        phone: "+32 (0)470 12 34 56",
        emails: [Some("Fatma.Y@huis.example"), None],
        place: "9032 Wondelgem",
    };

    fn rank(typed: &str, looked: &Looked) -> Option<u32> {
        Wanted::parse(typed).and_then(|wanted| wanted.rank(looked, &mut Places::default()))
    }

    #[test]
    fn somebody_is_found_however_it_is_typed() {
        for typed in [
            "fatma",
            "YILDIZ",
            "yıldız fatma",
            "yil",
            "0470 12 34 56",
            "+32470123456",
            "0032 470/12.34.56",
            "12 34",
            "wondelgem fatma",
            "9032",
            "huis.example",
            "F",
        ] {
            assert!(rank(typed, &FATMA).is_some(), "{typed}");
        }
        for typed in ["fatima", "gent", "0471", "%", "_", "%atma", "fatma gent", "zzz"] {
            assert_eq!(rank(typed, &FATMA), None, "{typed}");
        }
    }

    #[test]
    fn letters_of_other_keyboards_are_plain_ones() {
        for (name, typed) in [
            ("Łukasz Wójcik", "lukasz wojcik"),
            ("Søren Østergård", "soren ostergard"),
            ("Đorđe Šešelj", "dorde seselj"),
            ("Jürgen Groß", "jurgen gross"),
            ("Zoë D’Hondt", "zoe d'hondt"),
        ] {
            assert_eq!(rank(typed, &Looked { name, ..FATMA }), Some(0), "{name}");
        }
    }

    #[test]
    fn the_better_stands_first() {
        let named = |name| Looked { name, emails: [None, None], place: "9000 Gent", ..FATMA };
        let ranks = ["Ann Claes", "Annelies Claes", "Els Ann", "Joanna Claes"].map(|name| rank("ann", &named(name)));
        assert!(ranks.is_sorted() && ranks.iter().all(Option::is_some), "{ranks:?}");
        assert_eq!(rank("", &FATMA), None);
        assert_eq!(rank(" \u{200b} ", &FATMA), None);
        assert_eq!(rank(&"a".repeat(300), &FATMA), None);
    }
}
