//! The letter of this room: is this your address?

use super::Family;
use crate::basics::{EmailAddress, Instant};
use crate::organisers::Organiser;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::store::Connection;
use crate::words::Words;

/// Asks whoever reads an address that was given on the telephone whether it is hers. It says nothing of what was asked.
pub fn prove(
    connection: &mut Connection,
    now: Instant,
    organiser: &Organiser,
    family: &Family,
    email: &EmailAddress,
    link: String,
) -> anyhow::Result<()> {
    let words = Words::of(&family.language).plain();
    let mut letter = Letter::new(&words, words.say("letter-heard-subject"), "", organiser.signature())
        .paragraph(words.say1("letter-heard-text", "organiser", &organiser.name))
        .button(words.say("letter-heard-button"), link)
        .afterwards(words.say("letter-heard-not-you"));
    // Whoever reads this may be a stranger: nobody is named.
    letter.greeting = words.say("letter-greeting-nobody");
    let envelope = Envelope {
        organiser: &organiser.id,
        family: Some(&family.id),
        caregiver: None,
        to: Reach::Email(email),
        name: "letter-heard",
        matter: None,
        useless_after: Some(now.plus_hours(72)),
    };
    outbox::post(connection, now, &envelope, &letter)
}
