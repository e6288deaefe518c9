//! Belgian localities: what a family types becomes a postcode, a locality and the coordinates of its centre.

use std::sync::LazyLock;

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
}

/// Why what was typed is not one place.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceFault {
    /// No Belgian locality has this postcode and name.
    Unknown,
    /// Several have it: the locality must be named.
    Several(Vec<String>),
}

/// All places, by postcode and name.
pub fn all() -> &'static [Place] {
    static PLACES: LazyLock<Vec<Place>> = LazyLock::new(read);
    &PLACES
}

fn read() -> Vec<Place> {
    let municipalities: std::collections::HashMap<String, String> =
        rows(include_str!("../../../data/municipalities.csv")).map(|row| (row[0].to_owned(), row[2].to_owned())).collect();
    let mut places: Vec<Place> = rows(include_str!("../../../data/localities.csv"))
        .filter_map(|row| {
            Some(Place {
                postcode: row[0].to_owned(),
                name: row[1].to_owned(),
                municipality: municipalities.get(&row[0]).cloned().unwrap_or_default(),
                latitude: row[5].parse().ok()?,
                longitude: row[6].parse().ok()?,
            })
        })
        .collect();
    places.sort_by(|a, b| (&a.postcode, &a.name).cmp(&(&b.postcode, &b.name)));
    places
}

fn rows(text: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(text.as_bytes()).into_records().filter_map(Result::ok)
}

impl Place {
    /// How the place is written in a list to choose from: `9032 Wondelgem`.
    pub fn label(&self) -> String {
        format!("{} {}", self.postcode, self.name)
    }
}

/// The places that have this postcode.
pub fn with_postcode(postcode: &str) -> &'static [Place] {
    let places = all();
    let from = places.partition_point(|p| p.postcode.as_str() < postcode);
    let until = places.partition_point(|p| p.postcode.as_str() <= postcode);
    &places[from..until]
}

/// Reads `9032`, `9032 Wondelgem` or `wondelgem 9032`.
pub fn parse(text: &str) -> Result<&'static Place, PlaceFault> {
    let words: Vec<&str> = text.split([' ', ',', '-', '(', ')']).filter(|w| !w.is_empty()).collect();
    let postcode = words.iter().find(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit())).ok_or(PlaceFault::Unknown)?;
    let here = with_postcode(postcode);
    let name = folded(&words.iter().filter(|w| *w != postcode).copied().collect::<Vec<_>>().join(" "));
    let named: Vec<&Place> = here.iter().filter(|p| folded(&p.name) == name).collect();
    match (here, named.as_slice()) {
        ([], _) => Err(PlaceFault::Unknown),
        (_, [one, ..]) => Ok(one),
        ([one], []) if name.is_empty() || name == folded(&one.municipality) => Ok(one),
        (several, []) if name.is_empty() || several.iter().any(|p| folded(&p.municipality) == name) => {
            Err(PlaceFault::Several(several.iter().map(Place::label).collect()))
        }
        _ => Err(PlaceFault::Unknown),
    }
}

/// Letters alone, in lower case, so that `Sint-Amandsberg` and `sint amandsberg` are the same.
fn folded(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_with_one_locality_is_enough() {
        assert_eq!(parse("9032").map(Place::label), Ok("9032 Wondelgem".into()));
        assert_eq!(parse("9032 wondelgem").map(|p| p.municipality.clone()), Ok("Gent".into()));
    }

    #[test]
    fn a_postcode_with_several_localities_asks_for_the_name() {
        assert!(matches!(parse("9070"), Err(PlaceFault::Several(names)) if names.len() >= 2));
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for bad in ["", "Gent", "0000", "9032 Paris", "99999"] {
            assert_eq!(parse(bad).err(), Some(PlaceFault::Unknown), "{bad}");
        }
    }
}
