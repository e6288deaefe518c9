//! What a caregiver says of herself, as it was typed, and what is wrong with it.

use super::{Profile, Tags, Transport};
use crate::input::Faults;
use crate::words;

const LONGEST_NAME: usize = 80;
const LONGEST_STREET: usize = 120;
const LONGEST_STORY: usize = 2000;

/// A profile as somebody typed it.
#[derive(Clone, Debug, Default)]
pub struct ProfileInput {
    /// Her name.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
    /// The language in which she is written to, as a code.
    pub language: String,
    /// The languages that she speaks, as codes.
    pub speaks: Vec<String>,
    /// Street and number.
    pub street: String,
    /// Postcode and locality.
    pub place: String,
    /// How she travels, as a code.
    pub transport: String,
    /// The longest way from home to a family, in minutes.
    pub max_travel_minutes: String,
    /// Earlier work and diplomas.
    pub earlier_work: String,
    /// What she wishes.
    pub wishes: String,
}

impl ProfileInput {
    /// Reads the profile, and notes everything that is wrong with it.
    pub fn read(&self, faults: &mut Faults) -> Option<Profile> {
        let name = faults.line("name", &self.name, LONGEST_NAME);
        let phone = faults.phone("phone", &self.phone);
        let language = faults.choice("language", &self.language, words::language);
        let street = faults.street("street", &self.street, LONGEST_STREET);
        let place = faults.place("place", &self.place);
        let transport = faults.choice("transport", &self.transport, Transport::parse);
        let max_travel_minutes = faults.number("max_travel_minutes", &self.max_travel_minutes, 5, 180);
        let speaks = faults.languages("speaks", &self.speaks);
        let earlier_work = faults.paragraph("earlier_work", &self.earlier_work, LONGEST_STORY);
        let wishes = faults.paragraph("wishes", &self.wishes, LONGEST_STORY);
        let place = place?;
        Some(Profile {
            name: name?,
            phone: phone?,
            language: language?.code.clone(),
            spoken_languages: Tags::new(&speaks?),
            street: street?,
            postcode: place.postcode.clone(),
            locality: place.name.clone(),
            latitude: place.latitude,
            longitude: place.longitude,
            transport: transport?,
            max_travel_minutes: max_travel_minutes?,
            earlier_work: earlier_work?,
            wishes: wishes?,
        })
    }
}
