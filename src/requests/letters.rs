//! The letters of this room: prove your address; we have your request.

use super::Ask;
use crate::basics::Instant;
use crate::basics::ids::FamilyId;
use crate::families::Household;
use crate::links::{self, Grant};
use crate::organisers::Organiser;
use crate::outbox::{self, Envelope, Letter};
use crate::store::Connection;
use crate::vouchers::{self, Figures};
use crate::web::Site;
use crate::words::Words;

/// Asks whoever reads this address whether the request is hers.
pub fn prove(connection: &mut Connection, now: Instant, organiser: &Organiser, household: &Household, link: &str) -> anyhow::Result<()> {
    let words = Words::of(&household.language).plain();
    let letter = Letter::new(&words, words.say("letter-prove-subject"), &household.name, organiser.signature())
        .paragraph(words.say1("letter-prove-text", "organiser", &organiser.name))
        .button(words.say("letter-prove-button"), link.to_owned())
        .afterwards(words.say("letter-prove-not-you"));
    let envelope = Envelope {
        organiser: &organiser.id,
        family: None,
        caregiver: None,
        to: &household.email,
        name: "letter-prove",
        useless_after: Some(now.plus_hours(72)),
    };
    outbox::post(connection, now, &envelope, &letter)
}

/// Says what was asked and what it costs, with the link to the family's page.
pub fn counted(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    family: &FamilyId,
    ask: &Ask,
    figures: &Figures,
) -> anyhow::Result<()> {
    let words = Words::of(&ask.household.language).plain();
    let page = links::issue(connection, now, &organiser.id, &Grant::FamilyPage(family.clone()))?;
    let mut letter = Letter::new(&words, words.say("letter-counted-subject"), &ask.household.name, organiser.signature())
        .paragraph(words.say("letter-counted-text"))
        .button(words.say("letter-family-page"), site.link(&page))
        .afterwards(words.say("letter-counted-next"));
    for slot in &ask.slots {
        let cost = vouchers::cost(figures, slot.ends_at.minutes_since(slot.starts_at), organiser.price());
        let when = format!("{}, {}", words.date(slot.wall_start.date()), words.hours(slot.wall_start, slot.wall_end));
        letter = letter.fact(when, words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price)));
    }
    let envelope = Envelope {
        organiser: &organiser.id,
        family: Some(family),
        caregiver: None,
        to: &ask.household.email,
        name: "letter-counted",
        useless_after: None,
    };
    outbox::post(connection, now, &envelope, &letter)
}
