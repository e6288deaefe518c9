//! The letter of this room: is this your address?

use super::Family;
use crate::basics::EmailAddress;
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::Words;

/// Asks whoever reads an address that was given on the telephone whether it is hers. It says nothing of what was asked.
pub fn prove(context: &mut Context, family: &Family, email: &EmailAddress, link: String) -> anyhow::Result<()> {
    let words = Words::of(&family.language).plain();
    let mut letter = Letter::new(&words, words.say("letter-heard-subject"), "", &context.organiser)
        .paragraph(words.say1("letter-heard-text", "organiser", &context.organiser.name))
        .button(words.say("letter-heard-button"), link)
        .afterwards(words.say("letter-heard-not-you"));
    // Whoever reads this may be a stranger: nobody is named.
    letter.greeting = words.say("letter-greeting-nobody");
    let envelope = Envelope {
        family: Some(&family.id),
        caregiver: None,
        to: Reach::Email(email),
        name: "letter-heard",
        useless_after: Some(context.now.plus_hours(72)),
    };
    outbox::post(context, &envelope, &letter)
}
