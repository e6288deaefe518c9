//! The people of the city as rows.

use chrono::{DateTime, Utc};

use super::rows::{Database, at, day, null, number, text, yes};
use crate::people::{NewCaregiver, NewFamily, PLACES, Person};

/// Somebody who lives there.
pub struct Resident {
    pub id: String,
    pub email: String,
}

/// Postcode, locality, degrees north and east.
fn home(person: &Person) -> (&str, &str, f64, f64) {
    let (latitude, longitude) = PLACES.iter().find(|(label, ..)| *label == person.place).map_or((0.0, 0.0), |p| (p.1, p.2));
    let (postcode, locality) = person.place.split_once(' ').unwrap_or((person.place, ""));
    (postcode, locality, latitude, longitude)
}

/// Writes a caregiver who was admitted then.
pub fn caregiver(database: &mut Database, organiser: &str, id: &str, new: &NewCaregiver, admitted: DateTime<Utc>) -> anyhow::Result<()> {
    let person = &new.person;
    let (postcode, locality, latitude, longitude) = home(person);
    database.add(
        "caregivers",
        [
            text(id),
            text(organiser),
            text(&person.email),
            text(&person.name),
            text(&person.phone),
            text(person.language),
            text(&person.speaks.join(",")),
            text(&person.street),
            text(postcode),
            text(locality),
            number(latitude),
            number(longitude),
            text(new.transport),
            number(new.max_travel),
            text(new.stage),
            text("neighbourhood-worker"),
            text(""),
            text(""),
            number(480),
            number(2280),
            number(5),
            number(0),
            number(new.target * 60),
            number(new.learning * 60),
            day(new.path_started_on),
            yes(false),
            at(admitted),
            at(admitted),
            at(admitted),
            text(id),
        ],
    )
}

/// Writes a family.
pub fn family(database: &mut Database, organiser: &str, id: &str, new: &NewFamily, since: DateTime<Utc>) -> anyhow::Result<()> {
    let person = &new.person;
    let (postcode, locality, latitude, longitude) = home(person);
    database.add(
        "families",
        [
            text(id),
            text(organiser),
            text(&person.email),
            null(),
            text(&person.name),
            text(&person.phone),
            text(person.language),
            text(&person.speaks.join(",")),
            yes(new.single_parent),
            text(&person.street),
            text(postcode),
            text(locality),
            number(latitude),
            number(longitude),
            text(""),
            yes(true),
            at(since),
        ],
    )
}
