//! The letter of this room: is this your request? Whoever reads it may be a stranger, and what it answers was typed by
//! one: nobody is named in it, and nothing stands in it that somebody typed freely.

use super::Asked;
use crate::basics::EmailAddress;
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::requests::weekly;
use crate::words::Words;

/// Asks whoever reads this address whether the request is hers.
pub fn prove(context: &mut Context, asked: &Asked, email: &EmailAddress, link: &str) -> anyhow::Result<()> {
    let words = Words::of(&asked.language).plain();
    let first = asked.slots.iter().map(|slot| slot.wall_start.date()).min().unwrap_or(context.today());
    let subject = words.say1("letter-prove-subject", "day", words.day(first));
    let mut letter = Letter::new(&words, subject, "", &context.organiser)
        .paragraph(words.say1("letter-prove-text", "organiser", &context.organiser.name))
        .button(words.say("letter-prove-button"), link.to_owned())
        .afterwards(words.say("letter-prove-not-you"));
    letter.greeting = words.say("letter-greeting-nobody");
    for told in weekly::told(&asked.slots) {
        let hours = told.hours(&words);
        letter = letter
            .fact(told.day(&words), told.how_often(&words).map_or(hours.clone(), |often| format!("{hours}, {often}")));
    }
    if let Some(locality) = &asked.locality {
        letter = letter.fact(words.say("family-place"), locality.clone());
    }
    let envelope = Envelope {
        family: None,
        caregiver: None,
        to: Reach::Email(email),
        name: "letter-prove",
        matter: None,
        useless_after: Some(context.now.plus_hours(72)),
    };
    outbox::post(context, &envelope, &letter)
}
