//! One search over everybody of an organiser: families, caregivers, requests that wait for their proof, a slot by its
//! number, a week by its own.
//!
//! Names and numbers of one organiser are read and compared here, so that accents, letters of other alphabets' keyboards
//! and the spaces in a telephone number do not matter, on either database. What is read has an end: [`MOST_READ`].

mod matching;
mod rows;

use std::collections::HashMap;
use std::hash::Hash;

use crate::basics::ids::{CaregiverId, EnquiryId, FamilyId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::enquiries;
use crate::offers::State;
use crate::requests::{self, Slot};
use matching::{Looked, Places, Wanted};

/// So many hits of a kind are shown; more are counted.
pub const MOST_SHOWN: usize = 20;

/// So many families, and as many caregivers, are looked through.
pub const MOST_READ: i64 = 20_000;

/// So many requests that wait for their proof are looked through, the latest first.
const MOST_WAITING: i64 = 500;

/// Somebody who was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<Id> {
    /// Who.
    pub id: Id,
    /// The name.
    pub name: String,
    /// The telephone number.
    pub phone: String,
    /// The e-mail address, if there is one.
    pub email: Option<String>,
    /// Postcode and locality.
    pub place: String,
    /// What comes next for her.
    pub next: Option<Next>,
}

/// What comes next for somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// The slot.
    pub slot: Slot,
    /// Who the other side is: the family of a caregiver's slot, whoever comes to a family's; none: nobody yet.
    pub other: Option<String>,
    /// Whether that was said, or is only asked.
    pub accepted: bool,
}

/// Who was found of a kind, the best first.
#[derive(Clone, Debug)]
pub struct Group<Id> {
    /// At most [`MOST_SHOWN`].
    pub hits: Vec<Hit<Id>>,
    /// How many there are in all.
    pub all: usize,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Families.
    pub families: Group<FamilyId>,
    /// Caregivers.
    pub caregivers: Group<CaregiverId>,
    /// Requests that wait for the proof of their address; received when.
    pub waiting: Group<EnquiryId>,
    /// The slot whose number it is.
    pub slot: Option<Slot>,
    /// The week whose number it is.
    pub week: Option<IsoWeek>,
}

impl Found {
    /// Whether there is nothing.
    pub fn is_nothing(&self) -> bool {
        let people = [self.families.all, self.caregivers.all, self.waiting.all];
        people.iter().all(|all| *all == 0) && self.slot.is_none() && self.week.is_none()
    }
}

/// Searches; none where nothing was typed.
pub fn search(context: &mut Context, typed: &str) -> anyhow::Result<Option<Found>> {
    let Some(wanted) = Wanted::parse(typed) else { return Ok(None) };
    let mut places = Places::default();
    let mut families = best(rows::families(context)?, &wanted, &mut places);
    let mut caregivers = best(rows::caregivers(context)?, &wanted, &mut places);
    let waiting = enquiries::all_waiting(context, MOST_WAITING)?.into_iter().map(|enquiry| {
        let input = enquiry.input;
        let email = Some(input.email).filter(|email| !email.is_empty());
        rows::Person { id: enquiry.id, name: input.name, phone: input.phone, email, heard: None, place: input.place }
    });
    let waiting = best(waiting.collect(), &wanted, &mut places);
    let coming = rows::next_of_families(context, &ids(&families))?;
    add_next(&mut families, &coming);
    let coming = rows::next_of_caregivers(context, &ids(&caregivers))?;
    add_next(&mut caregivers, &coming);
    let slot = match SlotId::parse(wanted.whole()) {
        Some(id) => requests::slot(context, &id)?,
        None => None,
    };
    let week = IsoWeek::parse(&wanted.whole().to_uppercase());
    Ok(Some(Found { families, caregivers, waiting, slot, week }))
}

/// Those who match, the best first.
fn best<Id>(people: Vec<rows::Person<Id>>, wanted: &Wanted, places: &mut Places) -> Group<Id> {
    let mut ranked: Vec<(u32, rows::Person<Id>)> = Vec::new();
    for person in people {
        let looked = Looked {
            name: &person.name,
            phone: &person.phone,
            emails: [person.email.as_deref(), person.heard.as_deref()],
            place: &person.place,
        };
        if let Some(rank) = wanted.rank(&looked, places) {
            ranked.push((rank, person));
        }
    }
    ranked.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.name.cmp(&other.name)));
    let all = ranked.len();
    let shown = ranked.into_iter().take(MOST_SHOWN).map(|(_, person)| Hit {
        id: person.id,
        name: person.name,
        phone: person.phone,
        email: person.email.or(person.heard),
        place: person.place,
        next: None,
    });
    Group { hits: shown.collect(), all }
}

fn ids<Id: Clone>(group: &Group<Id>) -> Vec<Id> {
    group.hits.iter().map(|hit| hit.id.clone()).collect()
}

/// The first of somebody's rows is what comes next; they come in the order of their starts.
fn add_next<Id: Clone + Eq + Hash>(group: &mut Group<Id>, rows: &[(Id, Slot, Option<String>, Option<State>)]) {
    let mut first: HashMap<&Id, Next> = HashMap::new();
    for (id, slot, other, state) in rows {
        let accepted = *state == Some(State::Accepted);
        first.entry(id).or_insert_with(|| Next { slot: slot.clone(), other: other.clone(), accepted });
    }
    for hit in &mut group.hits {
        hit.next = first.remove(&hit.id);
    }
}

/// What goes on now began then at the earliest; the indexes go by the start.
fn begun(context: &Context) -> Instant {
    context.now.plus_hours(-48)
}

/// Until when what comes next is looked for: as far ahead as families ask.
fn horizon(context: &Context) -> Instant {
    context.now.plus_hours(24 * 7 * 26)
}
