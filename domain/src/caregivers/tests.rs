//! A caregiver for the tests of rules that look at one.

use super::*;

/// Somebody at a stage who has joined and not been admitted.
pub(crate) fn a_caregiver(stage: Stage) -> Caregiver {
    Caregiver {
        id: CaregiverId::new(),
        organiser_id: OrganiserId::new(),
        email: EmailAddress::parse("amina@zorg.example").expect("an address"),
        profile: Profile {
            name: "Amina Benali".to_owned(),
            phone: "0470 00 00 02".to_owned(),
            language: "nl".to_owned(),
            spoken_languages: Tags::new(&["nl", "ar"]),
            street: "Leiekaai 3".to_owned(),
            postcode: "9000".to_owned(),
            locality: "Gent".to_owned(),
            latitude: 51.05,
            longitude: 3.72,
            transport: Transport::Bicycle,
            max_travel_minutes: 30,
            earlier_work: String::new(),
            wishes: String::new(),
        },
        terms: Terms { stage, ..Terms::at_first() },
        created_at: Instant::from_utc(chrono::DateTime::UNIX_EPOCH),
        proved_at: None,
        admitted_at: None,
        submission: "s".to_owned(),
    }
}
