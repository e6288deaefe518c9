//! All caregivers that are here, to find again in them those of a list.

use std::collections::HashMap;

use super::{Caregiver, Newcomer, all};
use crate::basics::EmailAddress;
use crate::basics::house::SameRoof;
use crate::basics::ids::CaregiverId;
use crate::basics::text::{searchable, telephone};
use crate::context::Context;

/// The caregivers of an organiser, by what they say of themselves.
pub struct KnownCaregivers {
    all: Vec<Caregiver>,
    by_email: HashMap<EmailAddress, usize>,
    /// Places in `all`, by name and by telephone number.
    by_word: HashMap<String, Vec<usize>>,
}

impl KnownCaregivers {
    /// All of them, read once.
    pub fn read(context: &mut Context) -> anyhow::Result<Self> {
        let mut all = all(context)?;
        // Of several forms with one address the last counts, until one is proved.
        all.sort_by(|a, b| (a.proved_at.is_some(), a.id.as_str()).cmp(&(b.proved_at.is_some(), b.id.as_str())));
        let by_email = all.iter().enumerate().map(|(place, caregiver)| (caregiver.email.clone(), place)).collect();
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, caregiver) in all.iter().enumerate() {
            for word in [searchable(&caregiver.profile.name), telephone(&caregiver.profile.phone)] {
                by_word.entry(word).or_default().push(place);
            }
        }
        Ok(KnownCaregivers { all, by_email, by_word })
    }

    /// Who has this address.
    pub fn at(&self, email: &EmailAddress) -> Option<&Caregiver> {
        self.by_email.get(email).map(|place| &self.all[*place])
    }

    /// Who has this id.
    pub fn get(&self, id: &CaregiverId) -> Option<&Caregiver> {
        self.all.iter().find(|caregiver| caregiver.id == *id)
    }

    /// Who somebody is that a list tells of: with the same address, or two of the same name, telephone and house.
    pub fn alike(&self, told: &Newcomer) -> Option<&Caregiver> {
        let (name, phone, home) =
            (searchable(&told.profile.name), telephone(&told.profile.phone), told.profile.dwelling());
        let is_she = |caregiver: &&Caregiver| {
            let profile = &caregiver.profile;
            let same = [
                searchable(&profile.name) == name,
                telephone(&profile.phone) == phone,
                profile.dwelling().same_roof(&home) != SameRoof::No,
            ];
            same.into_iter().filter(|same| *same).count() >= 2
        };
        let places = [&name, &phone].into_iter().filter_map(|word| self.by_word.get(word)).flatten();
        self.at(&told.email).or_else(|| places.map(|place| &self.all[*place]).find(is_she))
    }
}
