//! Where somebody lives, and whether two live under the same roof.

use super::{House, Number};
use crate::basics::text;

/// Where a family or a caregiver lives: a house in a locality.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dwelling {
    postcode: String,
    locality: String,
    house: House,
}

/// Whether two live under the same roof: then one never cares for the other's children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameRoof {
    /// It is the same house and box.
    Yes,
    /// It is another house, or another box of it.
    No,
    /// What was written can be one house or two: a person has to say.
    Unsure,
}

impl Dwelling {
    /// Where somebody lives, as it was written.
    pub fn new(postcode: &str, locality: &str, street: &str) -> Self {
        Dwelling {
            postcode: postcode.trim().to_owned(),
            locality: text::searchable(locality).replace('-', " "),
            house: House::parse(street),
        }
    }

    /// The address as one text, the same for every way of writing it.
    pub fn key(&self) -> String {
        format!("{} {} {}", self.postcode, self.locality, self.house.key())
    }

    /// The same for all that can be under one roof: only those are compared.
    pub fn neighbourhood(&self) -> &str {
        &self.postcode
    }

    /// Whether whoever lives here and whoever lives there are under the same roof. A street that was forgotten tells
    /// nothing.
    pub fn same_roof(&self, other: &Dwelling) -> SameRoof {
        let (here, there) = (&self.house, &other.house);
        if self.postcode != other.postcode || here.street.is_empty() || there.street.is_empty() {
            return SameRoof::No;
        }
        // The numbers first: they are sooner compared than the letters of two names.
        let verdict = compare(here, there);
        if verdict == SameRoof::No || !(here.street == there.street || one_slip_apart(&here.street, &there.street)) {
            return SameRoof::No;
        }
        let doubtful = here.street != there.street || self.locality != other.locality;
        if verdict == SameRoof::Yes && doubtful { SameRoof::Unsure } else { verdict }
    }
}

fn compare(here: &House, there: &House) -> SameRoof {
    let (Number::Is { first: a, last: b, letter }, Number::Is { first: c, last: d, letter: other }) =
        (&here.number, &there.number)
    else {
        return SameRoof::Unsure;
    };
    if b.max(a) < c || d.max(c) < a {
        return SameRoof::No;
    }
    if (a, b) != (c, d) {
        return SameRoof::Unsure;
    }
    if here.unit.is_elsewhere(&there.unit) {
        return SameRoof::No;
    }
    // What one writes as a letter, another writes as a box: `12A`, `12 bus A`.
    match ((letter.as_str(), &here.unit.boxed), (other.as_str(), &there.unit.boxed)) {
        (mine, hers) if mine == hers && here.unit == there.unit => SameRoof::Yes,
        ((x, _), (y, _)) if x != y && !x.is_empty() && !y.is_empty() => SameRoof::No,
        ((x, Some(p)), (y, Some(q))) if x == y && p != q => SameRoof::No,
        _ => SameRoof::Unsure,
    }
}

/// Whether two names of streets differ by one letter, typed, left out or put in; short names that do are two streets.
fn one_slip_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 6 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let from_start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let from_end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    from_start + from_end + 1 >= a.len().max(b.len())
}
