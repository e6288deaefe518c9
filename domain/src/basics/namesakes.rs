//! People of one name are told apart wherever they are listed: by the place where they live, and where that is the same
//! too by the end of their telephone number.

use std::collections::HashMap;
use std::hash::Hash;

use super::text::searchable;

/// Somebody who is listed.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The name.
    pub name: &'a str,
    /// Where she lives: the locality.
    pub place: &'a str,
    /// Her telephone number.
    pub phone: &'a str,
}

/// How each of those who are listed is called: by name, and by more only where another has it too.
pub fn told_apart<'a, K: Clone + Eq + Hash>(all: impl IntoIterator<Item = (K, Listed<'a>)>) -> HashMap<K, String> {
    let all: Vec<(K, Listed<'a>)> = all.into_iter().collect();
    let (mut names, mut homes): (HashMap<String, usize>, HashMap<(String, String), usize>) =
        (HashMap::new(), HashMap::new());
    for (_, listed) in &all {
        let (name, place) = (searchable(listed.name), searchable(listed.place));
        *names.entry(name.clone()).or_default() += 1;
        *homes.entry((name, place)).or_default() += 1;
    }
    let called = |listed: &Listed<'a>| {
        let (name, place) = (searchable(listed.name), searchable(listed.place));
        match (names[&name], homes[&(name, place)]) {
            (1, _) => listed.name.to_owned(),
            (_, 1) => format!("{} ({})", listed.name, listed.place),
            _ => format!("{} ({}, …{})", listed.name, listed.place, last_digits(listed.phone)),
        }
    };
    all.iter().map(|(key, listed)| (key.clone(), called(listed))).collect()
}

/// The last three digits of a telephone number.
fn last_digits(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(3)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_more_where_another_has_it_too() {
        let listed = |name, place, phone| Listed { name, place, phone };
        let all = [
            ("a", listed("Fatma Yıldız", "Gent", "0470 00 00 01")),
            ("b", listed("FATMA YILDIZ", "Wondelgem", "0470 00 00 02")),
            ("c", listed("Jan Peeters", "Gent", "0470 11 12 34")),
            ("d", listed("Jan Peeters", "Gent", "0470 11 15 67")),
            ("e", listed("Greet Claeys", "Gent", "0470 00 00 03")),
        ];
        let names = told_apart(all);
        for (who, called) in [
            ("a", "Fatma Yıldız (Gent)"),
            ("b", "FATMA YILDIZ (Wondelgem)"),
            ("c", "Jan Peeters (Gent, …234)"),
            ("d", "Jan Peeters (Gent, …567)"),
            ("e", "Greet Claeys"),
        ] {
            assert_eq!(names[who], called);
        }
    }
}
