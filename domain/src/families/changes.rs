//! What a household says otherwise than what is known of a family: nothing of it is taken over before somebody has said
//! so.

use super::{Family, Household};
use crate::basics::house::{Dwelling, SameRoof};
use crate::basics::text::{searchable, telephone};

/// What can be known of a family; shown by the messages `family-detail-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The name of who asks.
    Name,
    /// The house that it lives in.
    Home,
    /// The telephone number.
    Phone,
    /// The language in which it is written to, as a code.
    Language,
    /// The languages spoken at home, as codes with commas between.
    Speaks,
    /// Whether one parent is alone with the children: `yes` or `no`.
    SingleParent,
    /// What a caregiver should know.
    Needs,
    /// Whether a trainee may come along: `yes` or `no`.
    Trainees,
}

impl Detail {
    /// The name of its message.
    pub fn as_str(self) -> &'static str {
        match self {
            Detail::Name => "name",
            Detail::Home => "home",
            Detail::Phone => "phone",
            Detail::Language => "language",
            Detail::Speaks => "speaks",
            Detail::SingleParent => "single-parent",
            Detail::Needs => "needs",
            Detail::Trainees => "trainees",
        }
    }
}

/// One thing that is said otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What.
    pub detail: Detail,
    /// As it is known.
    pub before: String,
    /// As it is said.
    pub after: String,
}

impl Family {
    /// Whether it has not been here for so long that its street is forgotten: then whatever it says of it is no change.
    pub fn is_forgotten(&self) -> bool {
        self.street.is_empty()
    }

    /// How many of name, telephone and house are as a household says; in doubt a house is.
    pub(super) fn agrees(&self, told: &Household) -> usize {
        let same = [
            searchable(&self.name) == searchable(&told.name),
            telephone(&self.phone) == telephone(&told.phone),
            self.dwelling().same_roof(&told.dwelling()) != SameRoof::No,
        ];
        same.into_iter().filter(|same| *same).count()
    }

    /// What a household says otherwise than what is known of this family. What it leaves empty it does not say.
    pub fn changes(&self, told: &Household) -> Vec<Change> {
        let home = |street: &str, postcode: &str, locality: &str| format!("{street}, {postcode} {locality}");
        let yes = |said: bool| if said { "yes" } else { "no" }.to_owned();
        let mut speaks = (self.speaks(), told.speaks.clone());
        speaks.0.sort();
        speaks.1.sort();
        let all = [
            (Detail::Name, searchable(&self.name) != searchable(&told.name), self.name.clone(), told.name.clone()),
            (
                Detail::Home,
                if self.is_forgotten() {
                    self.postcode != told.place.postcode
                } else {
                    self.dwelling().same_roof(&told.dwelling()) != SameRoof::Yes
                },
                home(&self.street, &self.postcode, &self.locality),
                home(&told.street, &told.place.postcode, &told.place.name),
            ),
            (Detail::Phone, telephone(&self.phone) != telephone(&told.phone), self.phone.clone(), told.phone.clone()),
            (Detail::Language, self.language != told.language, self.language.clone(), told.language.clone()),
            (Detail::Speaks, !told.speaks.is_empty() && speaks.0 != speaks.1, speaks.0.join(","), speaks.1.join(",")),
            (
                Detail::SingleParent,
                self.single_parent != told.single_parent,
                yes(self.single_parent),
                yes(told.single_parent),
            ),
            (Detail::Needs, !told.needs.is_empty() && self.needs != told.needs, self.needs.clone(), told.needs.clone()),
            (
                Detail::Trainees,
                self.trainees_welcome != told.trainees_welcome,
                yes(self.trainees_welcome),
                yes(told.trainees_welcome),
            ),
        ];
        all.into_iter()
            .filter(|(_, changed, ..)| *changed)
            .map(|(detail, _, before, after)| Change { detail, before, after })
            .collect()
    }
}

impl Household {
    /// Where it lives.
    pub fn dwelling(&self) -> Dwelling {
        Dwelling::new(&self.place.postcode, &self.place.name, &self.street)
    }

    /// With what was left empty filled in from what is known of a family.
    pub fn filled_from(mut self, known: &Family) -> Self {
        if self.needs.is_empty() {
            self.needs.clone_from(&known.needs);
        }
        if self.speaks.is_empty() {
            self.speaks = known.speaks();
        }
        self
    }
}
