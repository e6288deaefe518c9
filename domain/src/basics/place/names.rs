//! The names by which people know a place: of its municipality in Dutch and French, before and after a fusion, in
//! other languages.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::rows;
use crate::basics::text;

/// A name as it is compared: its words without accents, `St.`, `Sint` and `Saint` being one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name(Vec<String>);

impl Name {
    pub fn of(written: &str) -> Self {
        let found = text::searchable(written);
        let words =
            found.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| match word {
                "st" | "ste" | "sint" | "saint" | "sainte" | "sankt" => "sint",
                word => word,
            });
        Name(words.map(str::to_owned).collect())
    }

    /// Whether this name begins with the words of a shorter one: `Beveren-Waas` with `Beveren`.
    pub fn begins_with(&self, shorter: &Name) -> bool {
        !shorter.0.is_empty() && self.0.starts_with(&shorter.0)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Words that name the country.
const COUNTRY: [&str; 9] = ["b", "be", "belgie", "belgique", "belgium", "belgien", "belcika", "belgia", "belgica"];

/// What was typed: its postcode, and the names that it may mean, the whole first.
pub fn typed(text: &str) -> (Option<String>, Vec<Name>) {
    let text = text::plain(text);
    let postcode = text.split(|c: char| !c.is_ascii_digit()).find(|figures| figures.len() == 4);
    let rest = postcode.map_or_else(|| text.clone(), |code| text.replacen(code, " ", 1));
    let whole = Name::of(&rest).0.into_iter().filter(|word| !COUNTRY.contains(&word.as_str())).collect();
    let parts = rest.split(['(', ')', ',', ';', '/']).map(Name::of);
    let mut names: Vec<Name> =
        std::iter::once(Name(whole)).chain(parts).filter(|name| !name.is_empty()).map(in_use).collect();
    names.retain(|name| !name.0.iter().all(|word| COUNTRY.contains(&word.as_str())));
    (postcode.map(str::to_owned), names)
}

/// The name in use here for one in another language or from before, as `data/other_names.csv` has them.
fn in_use(name: Name) -> Name {
    static OTHERS: LazyLock<HashMap<Name, Name>> = LazyLock::new(|| {
        rows(include_str!("../../../../data/other_names.csv"))
            .map(|row| (Name::of(&row[0]), Name::of(&row[1])))
            .collect()
    });
    OTHERS.get(&name).cloned().unwrap_or(name)
}

/// The names of the municipality (sometimes two) that a postcode belongs to.
#[derive(Debug, Default)]
pub struct Names {
    /// Dutch and French, also of each part of a fused municipality.
    pairs: Vec<(Name, Name)>,
    dutch: String,
}

const BRUSSELS_REGION: &str = "04000";

/// The Dutch name of a place in the region of Brussels of which this is the French one.
pub fn dutch(postcode: &str, french: &Name) -> Option<&'static str> {
    static DUTCH: LazyLock<HashMap<(String, Name), String>> = LazyLock::new(|| {
        let municipalities = rows(include_str!("../../../../data/municipalities.csv"));
        let mut of_brussels = HashMap::new();
        for row in municipalities.filter(|row| &row[5] == BRUSSELS_REGION) {
            of_brussels.insert((row[0].to_owned(), Name::of(&row[3])), row[2].to_owned());
            // A part of the city itself, which is no municipality.
            for other in rows(include_str!("../../../../data/other_names.csv")).filter(|o| o[2].starts_with("Dutch")) {
                of_brussels.entry((row[0].to_owned(), Name::of(&other[1]))).or_insert_with(|| other[0].to_owned());
            }
        }
        of_brussels
    });
    DUTCH.get(&(postcode.to_owned(), french.clone())).map(String::as_str)
}

/// The names of the municipality of a postcode.
pub fn of(postcode: &str) -> &'static Names {
    static NONE: Names = Names { pairs: Vec::new(), dutch: String::new() };
    municipalities().get(postcode).unwrap_or(&NONE)
}

/// The Dutch name of the municipality of a postcode; empty where it is not known.
pub fn municipality(postcode: &str) -> &'static str {
    &of(postcode).dutch
}

fn municipalities() -> &'static HashMap<String, Names> {
    static NAMES: LazyLock<HashMap<String, Names>> = LazyLock::new(|| {
        let mut all: HashMap<String, Names> = HashMap::new();
        for row in rows(include_str!("../../../../data/municipalities.csv")) {
            let names = all.entry(row[0].to_owned()).or_default();
            names.dutch = row[2].to_owned();
            names.pairs.push((Name::of(&row[2]), Name::of(&row[3])));
            let (dutch, french): (Vec<&str>, Vec<&str>) = (row[2].split('-').collect(), row[3].split('-').collect());
            if dutch.len() == french.len() && dutch.len() > 1 {
                names.pairs.extend(dutch.iter().zip(&french).map(|(d, f)| (Name::of(d), Name::of(f))));
            }
            // The whole region is called by the name of its city.
            if &row[5] == BRUSSELS_REGION {
                names.pairs.push((Name::of("Brussel"), Name::of("Bruxelles")));
            }
        }
        all
    });
    &NAMES
}

impl Names {
    /// The name in the other language.
    pub fn counterparts<'a>(&'a self, name: &'a Name) -> impl Iterator<Item = &'a Name> {
        self.pairs.iter().filter_map(move |(dutch, french)| match () {
            () if dutch == name => Some(french),
            () if french == name => Some(dutch),
            () => None,
        })
    }

    /// Whether this is a name of the municipality.
    pub fn is_municipality(&self, name: &Name) -> bool {
        self.pairs.iter().any(|(dutch, french)| [dutch, french].contains(&name))
    }

    /// Whether this is a name of the municipality, or some places divided by hyphens of which it is one:
    /// `Lokeren-Moerbeke`.
    pub fn is_of_municipality(&self, name: &Name) -> bool {
        static KNOWN: LazyLock<HashSet<Name>> = LazyLock::new(|| {
            let municipalities = municipalities()
                .values()
                .flat_map(|names| names.pairs.iter().flat_map(|(d, f)| [d.clone(), f.clone()]));
            super::all().iter().map(|p| p.known_as.clone()).chain(municipalities).collect()
        });
        let halves = |at: usize| (Name(name.0[..at].to_vec()), Name(name.0[at..].to_vec()));
        let two_places = |at: usize| {
            let (first, second) = halves(at);
            let known = |name: &Name| KNOWN.contains(name) || KNOWN.iter().any(|place| place.begins_with(name));
            known(&first) && known(&second) && (self.is_municipality(&first) || self.is_municipality(&second))
        };
        self.is_municipality(name) || (1..name.0.len()).any(two_places)
    }
}
