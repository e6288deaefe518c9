//! The people of the city as rows.

use chrono::{DateTime, Duration, Utc};
use rand::RngExt;
use rand::seq::IndexedRandom;

use super::past::{Past, wall};
use super::rows::{Database, at, day, null, number, text, yes};
use super::traces::Concerns;
use crate::people::{NewCaregiver, NewFamily, PLACES, Person, Town};
use crate::week::Week;

/// Somebody who lives there.
pub struct Resident {
    pub id: String,
    pub email: String,
}

/// A family that asks again and again.
pub struct Household {
    pub resident: Resident,
    pub new: NewFamily,
    pub children: Vec<String>,
}

/// Postcode, locality, degrees north and east.
fn home(person: &Person) -> (&str, &str, f64, f64) {
    let (latitude, longitude) = PLACES.iter().find(|(label, ..)| *label == person.place).map_or((0.0, 0.0), |p| (p.1, p.2));
    let (postcode, locality) = person.place.split_once(' ').unwrap_or((person.place, ""));
    (postcode, locality, latitude, longitude)
}

/// Writes a caregiver who was admitted then.
fn caregiver(database: &mut Database, organiser: &str, id: &str, new: &NewCaregiver, admitted: DateTime<Utc>) -> anyhow::Result<()> {
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
fn family(database: &mut Database, organiser: &str, id: &str, new: &NewFamily, since: DateTime<Utc>) -> anyhow::Result<()> {
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

impl Past<'_> {
    /// Caregivers with certificates and hours, families with children.
    pub fn people(&mut self, this_week: Week) -> anyhow::Result<()> {
        let today = self.now.date_naive();
        let began = wall(this_week.plus(-i64::from(self.args.weeks) - 2).days()[0], 9);
        let mut town = Town::new(self.args.seed);
        for index in 0..self.args.caregivers {
            let Some(new) = town.caregiver(index, today) else { break };
            self.caregiver(new, began)?;
        }
        // A city asks for some 2.5 slots a family, and not each family asks each week.
        for _ in 0..self.args.slots.div_ceil(2) {
            let Some(new) = town.family(this_week, 0, today) else { break };
            self.family(new, began)?;
        }
        for _ in 0..self.families.len() / 20 {
            let (Some(family), Some(caregiver)) = (self.families.choose(&mut self.random), self.caregivers.choose(&mut self.random)) else {
                break;
            };
            let ids = [text(&self.organiser), text(&family.resident.id), text(&caregiver.0.id)];
            let [organiser, family, caregiver] = ids;
            self.database.add("pairings", [organiser, family, caregiver, text("usual")])?;
            self.families.rotate_left(1);
        }
        self.database.flush()
    }

    fn caregiver(&mut self, new: NewCaregiver, admitted: DateTime<Utc>) -> anyhow::Result<()> {
        let own = self.id(admitted);
        caregiver(self.database, &self.organiser, &own, &new, admitted)?;
        for (code, from, until) in &new.certificates {
            let certificate = [
                text(&self.id(admitted)),
                text(&self.organiser),
                text(&own),
                text(code),
                day(*from),
                until.map_or_else(null, day),
                day(*from),
                text(&self.coordinator),
            ];
            self.database.add("certificates", certificate)?;
        }
        for (weekday, from, until, shade) in &new.hours {
            let ids = [text(&self.id(admitted)), text(&self.organiser), text(&own)];
            let [row, organiser, caregiver] = ids;
            let hours = [row, organiser, caregiver, number(weekday), text(from), text(until), text(shade)];
            self.database.add("availability_patterns", hours)?;
        }
        // A day off now and then, this year and in the weeks to come.
        for _ in 0..6 {
            let off = self.now.date_naive() + Duration::days(self.random.random_range(-300..30));
            let ids = [text(&self.id(admitted)), text(&self.organiser), text(&own)];
            let [row, organiser, caregiver] = ids;
            self.database.add("availability_exceptions", [row, organiser, caregiver, day(off), null(), null(), null()])?;
        }
        for kind in ["caregiver-joined", "caregiver-proved"] {
            self.event(admitted, kind, ("caregiver", Some(&own)), Concerns { caregiver: Some(&own), ..Concerns::default() }, "")?;
        }
        let coordinator = self.coordinator.clone();
        let hers = Concerns { caregiver: Some(&own), ..Concerns::default() };
        self.event(admitted, "caregiver-admitted", ("coordinator", Some(&coordinator)), hers, "")?;
        self.caregivers.push((Resident { id: own, email: new.person.email.clone() }, new));
        Ok(())
    }

    fn family(&mut self, new: NewFamily, since: DateTime<Utc>) -> anyhow::Result<()> {
        let own = self.id(since);
        family(self.database, &self.organiser, &own, &new, since)?;
        let mut children = Vec::new();
        for (name, month) in &new.children {
            let child = self.id(since);
            let row = [text(&child), text(&self.organiser), text(&own), text(name), text(month)];
            self.database.add("children", row)?;
            children.push(child);
        }
        let theirs = Concerns { family: Some(&own), ..Concerns::default() };
        self.event(since, "family-proved", ("family", Some(&own)), theirs, "")?;
        self.families.push(Household { resident: Resident { id: own, email: new.person.email.clone() }, new, children });
        Ok(())
    }
}
