//! The letters of this room: is this your address; another address is yours now.

use super::Family;
use crate::basics::EmailAddress;
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::Words;

/// Asks whoever reads an address that a family gave whether it is hers. It names the address, which is no secret there,
/// and says nothing of what was asked.
pub fn prove(context: &mut Context, family: &Family, email: &EmailAddress, link: String) -> anyhow::Result<()> {
    let words = Words::of(&family.language).plain();
    let mut letter = Letter::new(&words, words.say("letter-heard-subject"), "", &context.organiser)
        .paragraph(words.say1("letter-heard-text", "organiser", &context.organiser.name))
        .fact(words.say("log-in-email"), email.to_string())
        .button(words.say("letter-heard-button"), link)
        .afterwards(words.say("letter-heard-not-you"));
    // Whoever reads this may be a stranger: nobody is named.
    letter.greeting = words.say("letter-greeting-nobody");
    let envelope = Envelope {
        family: Some(&family.id),
        caregiver: None,
        to: Reach::Email(email),
        name: "letter-heard",
        matter: None,
        useless_after: Some(context.now.plus_hours(72)),
    };
    outbox::post(context, &envelope, &letter)
}

/// Tells the mailbox that a family had that another one is written to from now on: whoever reads it may know nothing of
/// that.
pub fn moved_mailbox(context: &mut Context, family: &Family, before: &EmailAddress) -> anyhow::Result<()> {
    let words = Words::of(&family.language).plain();
    let letter = Letter::new(&words, words.say("letter-mailbox-subject"), &family.name, &context.organiser)
        .paragraph(words.say1("letter-mailbox-text", "organiser", &context.organiser.name))
        .paragraph(words.say("letter-mailbox-not-you"));
    let envelope = Envelope {
        family: Some(&family.id),
        caregiver: None,
        to: Reach::Email(before),
        name: "letter-mailbox",
        matter: None,
        useless_after: None,
    };
    outbox::post(context, &envelope, &letter)
}
