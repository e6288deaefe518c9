//! The letters of this room: prove your address; we have your request.

use super::Ask;
use crate::basics::{EmailAddress, Instant};
use crate::families::{self, Family, Household};
use crate::organisers::Organiser;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::store::Connection;
use crate::vouchers::{self, Figures};
use crate::web::Site;
use crate::words::Words;

/// Asks whoever reads this address whether the request is hers.
pub fn prove(
    connection: &mut Connection,
    now: Instant,
    organiser: &Organiser,
    household: &Household,
    email: &EmailAddress,
    link: &str,
) -> anyhow::Result<()> {
    let words = Words::of(&household.language).plain();
    let letter = Letter::new(&words, words.say("letter-prove-subject"), &household.name, organiser.signature())
        .paragraph(words.say1("letter-prove-text", "organiser", &organiser.name))
        .button(words.say("letter-prove-button"), link.to_owned())
        .afterwards(words.say("letter-prove-not-you"));
    let envelope = Envelope {
        organiser: &organiser.id,
        family: None,
        caregiver: None,
        to: Reach::Email(email),
        name: "letter-prove",
        matter: None,
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
    family: &Family,
    ask: &Ask,
    figures: &Figures,
) -> anyhow::Result<()> {
    let words = Words::of(&ask.household.language).plain();
    let page = families::page_link(connection, now, site, family)?;
    let mut letter = Letter::new(&words, words.say("letter-counted-subject"), &ask.household.name, organiser.signature())
        .paragraph(words.say("letter-counted-text"))
        .link(words.say("letter-family-page"), page.as_deref())
        .afterwards(words.say(if page.is_some() { "letter-counted-next" } else { "letter-counted-next-call" }));
    let soon = now.plus_hours(i64::from(organiser.lead_hours));
    if ask.slots.iter().any(|slot| slot.starts_at < soon) {
        letter = letter.paragraph(words.say2("letter-counted-soon", "name", &organiser.contact_name, "phone", &organiser.contact_phone));
    }
    for slot in &ask.slots {
        let cost = vouchers::cost(figures, slot.ends_at.minutes_since(slot.starts_at), organiser.price());
        let when = format!("{}, {}", words.date(slot.wall_start.date()), words.hours(slot.wall_start, slot.wall_end));
        letter = letter.fact(when, words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price)));
    }
    let envelope = Envelope {
        organiser: &organiser.id,
        family: Some(&family.id),
        caregiver: None,
        to: family.reach(),
        name: "letter-counted",
        matter: None,
        useless_after: None,
    };
    outbox::post(connection, now, &envelope, &letter)
}
