//! All families that are here, to find again in them those of a list.

use std::collections::HashMap;

use super::{Family, Household, rows};
use crate::basics::text::{searchable, telephone};
use crate::context::Context;

/// The families of an organiser, by what people say of themselves.
pub struct KnownFamilies {
    all: Vec<Family>,
    /// Places in `all`, by name, telephone number and e-mail address.
    by_word: HashMap<String, Vec<usize>>,
}

impl KnownFamilies {
    /// All of them, read once.
    pub fn read(context: &mut Context) -> anyhow::Result<Self> {
        let all = rows::all(context)?;
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, family) in all.iter().enumerate() {
            let emails =
                [&family.email, &family.email_heard].into_iter().flatten().map(|email| email.as_str().to_owned());
            for word in emails.chain([searchable(&family.name), telephone(&family.phone)]) {
                by_word.entry(word).or_default().push(place);
            }
        }
        Ok(KnownFamilies { all, by_word })
    }

    /// The family that a household is: two of its name, telephone and house are the same, or its address and one of
    /// them. A social worker's address alone makes no two families one.
    pub fn alike(&self, told: &Household) -> Option<&Family> {
        let email = told.email.as_ref().map(|email| email.as_str().to_owned());
        let words = [Some(searchable(&told.name)), Some(telephone(&told.phone)), email];
        let places = words.iter().flatten().filter_map(|word| self.by_word.get(word)).flatten();
        let hers =
            |family: &Family| told.email.is_some() && (family.email == told.email || family.email_heard == told.email);
        let is_she = |family: &&Family| family.agrees(told) + usize::from(hers(family)) >= 2;
        places.map(|place| &self.all[*place]).find(is_she)
    }
}
