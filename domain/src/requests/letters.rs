//! The letters of this room: prove your address; we have your request.

use super::Ask;
use crate::basics::EmailAddress;
use crate::families::{self, Family, Household};
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::vouchers::{self, Figures};
use crate::words::Words;

/// Asks whoever reads this address whether the request is hers.
pub fn prove(context: &mut Context, household: &Household, email: &EmailAddress, link: &str) -> anyhow::Result<()> {
    let words = Words::of(&household.language).plain();
    let letter = Letter::new(&words, words.say("letter-prove-subject"), &household.name, &context.organiser)
        .paragraph(words.say1("letter-prove-text", "organiser", &context.organiser.name))
        .button(words.say("letter-prove-button"), link.to_owned())
        .afterwards(words.say("letter-prove-not-you"));
    let envelope = Envelope {
        family: None,
        caregiver: None,
        to: Reach::Email(email),
        name: "letter-prove",
        useless_after: Some(context.now.plus_hours(72)),
    };
    outbox::post(context, &envelope, &letter)
}

/// Says what was asked and what it costs, with the link to the family's page.
pub fn counted(context: &mut Context, family: &Family, ask: &Ask, figures: &Figures) -> anyhow::Result<()> {
    let words = Words::of(&ask.household.language).plain();
    let page = families::page_link(context, family)?;
    let mut letter = Letter::new(&words, words.say("letter-counted-subject"), &ask.household.name, &context.organiser)
        .paragraph(words.say("letter-counted-text"))
        .link(words.say("letter-family-page"), page.as_deref())
        .afterwards(words.say(if page.is_some() { "letter-counted-next" } else { "letter-counted-next-call" }));
    let soon = context.now.plus_hours(i64::from(context.organiser.lead_hours));
    if ask.slots.iter().any(|slot| slot.starts_at < soon) {
        letter = letter.paragraph(words.say2("letter-counted-soon", "name", &context.organiser.contact_name, "phone", &context.organiser.contact_phone));
    }
    for slot in &ask.slots {
        let cost = vouchers::cost(figures, slot.ends_at.minutes_since(slot.starts_at), context.organiser.price());
        let when = format!("{}, {}", words.date(slot.wall_start.date()), words.hours(slot.wall_start, slot.wall_end));
        letter = letter.fact(when, words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price)));
    }
    let envelope = Envelope {
        family: Some(&family.id),
        caregiver: None,
        to: family.reach(),
        name: "letter-counted",
        useless_after: None,
    };
    outbox::post(context, &envelope, &letter)
}
