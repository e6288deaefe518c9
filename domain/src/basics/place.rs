//! Belgian localities: what a family types becomes a postcode, a locality and the coordinates of its centre.

mod names;

use std::sync::LazyLock;

use names::Name;

/// A locality with its postcode.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Four digits.
    pub postcode: String,
    /// The name of the locality, such as `Wondelgem`.
    pub name: String,
    /// The name of its municipality in Dutch, such as `Gent`; empty where it is not known.
    pub municipality: String,
    /// Degrees north, WGS 84, of the locality's centre.
    pub latitude: f64,
    /// Degrees east, WGS 84, of the locality's centre.
    pub longitude: f64,
    /// Its name, as names are compared.
    known_as: Name,
    /// Its name in Dutch, where the list has the French one alone.
    dutch: Option<&'static str>,
}

/// Why what was typed is not one place.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceFault {
    /// No Belgian locality has this postcode, or this name where there is no postcode.
    Unknown,
    /// The places to choose from: those of the postcode, or those of the name.
    Several(Vec<&'static Place>),
}

/// More places than this are no choice.
const MOST_CHOICES: usize = 40;

/// More characters than this name no place.
const LONGEST: usize = 120;

/// All places, by postcode and name.
pub fn all() -> &'static [Place] {
    static PLACES: LazyLock<Vec<Place>> = LazyLock::new(read);
    &PLACES
}

fn read() -> Vec<Place> {
    let mut places: Vec<Place> = rows(include_str!("../../../data/localities.csv"))
        .filter_map(|row| {
            Some(Place {
                postcode: row[0].to_owned(),
                name: spelled(&row[1]),
                municipality: names::municipality(&row[0]).to_owned(),
                latitude: row[5].parse().ok()?,
                longitude: row[6].parse().ok()?,
                known_as: Name::of(&row[1]),
                dutch: names::dutch(&row[0], &Name::of(&row[1])),
            })
        })
        .collect();
    places.sort_by(|a, b| (&a.postcode, &a.name).cmp(&(&b.postcode, &b.name)));
    places
}

/// `'S Herenelderen` as it is spelled: `'s-Herenelderen`.
fn spelled(name: &str) -> String {
    name.strip_prefix("'S ").map_or_else(|| name.to_owned(), |rest| format!("'s-{rest}"))
}

fn rows(text: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(text.as_bytes()).into_records().filter_map(Result::ok)
}

impl Place {
    /// How the place is written in a list to choose from: `9032 Wondelgem`.
    pub fn label(&self) -> String {
        format!("{} {}", self.postcode, self.name)
    }

    /// The same for whoever reads a language: Brussels has its Dutch names in Dutch.
    pub fn label_in(&self, language: &str) -> String {
        match self.dutch {
            Some(dutch) if language == "nl" => format!("{} {dutch}", self.postcode),
            _ => self.label(),
        }
    }
}

/// The places that have this postcode.
pub fn with_postcode(postcode: &str) -> &'static [Place] {
    let places = all();
    let from = places.partition_point(|p| p.postcode.as_str() < postcode);
    let until = places.partition_point(|p| p.postcode.as_str() <= postcode);
    &places[from..until]
}

/// Reads `9032`, `9032 Wondelgem`, `wondelgem 9032`, `B-9000 Gent` or `9000 Ghent`: a postcode with the name of a
/// locality or of its municipality, in another language or as it was called before a fusion; or such a name alone,
/// where one place has it.
pub fn parse(text: &str) -> Result<&'static Place, PlaceFault> {
    // No place is called so, and nobody should be able to make the program compare for long.
    if text.chars().nth(LONGEST).is_some() {
        return Err(PlaceFault::Unknown);
    }
    let (postcode, written) = names::typed(text);
    let Some(postcode) = postcode else { return by_name(&written) };
    let here = with_postcode(&postcode);
    let choices = || Err(PlaceFault::Several(here.iter().collect()));
    match here {
        [] => Err(PlaceFault::Unknown),
        [one] if written.is_empty() => Ok(one),
        _ if written.is_empty() => choices(),
        _ => match written.iter().find_map(|name| named(here, &postcode, name)) {
            Some(place) => Ok(place),
            None if here.len() == 1 && written.iter().any(|name| names::of(&postcode).is_of_municipality(name)) => {
                Ok(&here[0])
            }
            None => choices(),
        },
    }
}

/// The place of a postcode that a name means.
fn named(here: &'static [Place], postcode: &str, name: &Name) -> Option<&'static Place> {
    let exactly = |name: &Name| here.iter().find(|p| p.known_as == *name);
    let beginning = || {
        let mut these = here.iter().filter(|p| p.known_as.begins_with(name));
        these.next().filter(|_| these.next().is_none())
    };
    exactly(name).or_else(|| names::of(postcode).counterparts(name).find_map(exactly)).or_else(beginning)
}

/// The place of this name, where no postcode was typed and only one place has it.
fn by_name(written: &[Name]) -> Result<&'static Place, PlaceFault> {
    let named = |p: &&Place| {
        written.iter().any(|name| {
            p.known_as == *name || names::of(&p.postcode).counterparts(name).any(|other| *other == p.known_as)
        })
    };
    let of_municipality = |p: &&Place| written.iter().any(|name| names::of(&p.postcode).is_municipality(name));
    let (exactly, around): (Vec<&Place>, Vec<&Place>) =
        (all().iter().filter(named).collect(), all().iter().filter(|p| named(p) || of_municipality(p)).collect());
    match (exactly.as_slice(), around.as_slice()) {
        (_, []) => Err(PlaceFault::Unknown),
        (_, [one]) => Ok(one),
        (_, several) | (several, _) if (1..=MOST_CHOICES).contains(&several.len()) => {
            Err(PlaceFault::Several(several.to_vec()))
        }
        _ => Err(PlaceFault::Unknown),
    }
}

#[cfg(test)]
mod tests;
