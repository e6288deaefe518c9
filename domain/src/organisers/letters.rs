//! The letter of this room: somebody is invited to become a coordinator.

use super::Role;
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::Words;

/// Invites somebody, in the organiser's language, with a link that holds until a moment.
pub fn invited(
    context: &mut Context,
    (name, role): (&str, Role),
    email: &EmailAddress,
    (link, until): (String, Instant),
) -> anyhow::Result<()> {
    let organiser = context.organiser.clone();
    let words = Words::of(&organiser.language).plain();
    let subject = words.say1("letter-invited-subject", "organiser", &organiser.name);
    let letter = Letter::new(&words, subject, name, &organiser)
        .paragraph(words.say1("letter-invited-text", "organiser", &organiser.name))
        .fact(words.say("coordinators-role"), words.named("role", role.as_str()))
        .fact(words.say("letter-invited-until"), words.moment(until, organiser.zone()))
        .button(words.say("letter-invited-button"), link)
        .afterwards(words.say("letter-invited-not-you"));
    let envelope = Envelope {
        family: None,
        caregiver: None,
        to: Reach::Email(email),
        name: "letter-invited",
        matter: None,
        useless_after: Some(until),
    };
    outbox::post(context, &envelope, &letter)
}
