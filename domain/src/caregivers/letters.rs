//! The letters of this room. Each says one thing and brings one link.

use super::Caregiver;
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::Words;

/// Puts the letter `name` with its link into the outbox. Its texts are the messages `<name>-subject`, `-text`, `-button` and `-after`.
pub fn post(context: &mut Context, caregiver: &Caregiver, name: &'static str, link: &str) -> anyhow::Result<()> {
    let words = Words::of(&caregiver.profile.language).plain();
    let say = |part: &str| words.say1(&format!("{name}-{part}"), "organiser", &context.organiser.name);
    let letter = Letter::new(&words, say("subject"), &caregiver.profile.name, &context.organiser)
        .paragraph(say("text"))
        .button(say("button"), link.to_owned())
        .afterwards(say("after"));
    let envelope = Envelope {
        family: None,
        caregiver: Some(&caregiver.id),
        to: Reach::Email(&caregiver.email),
        name,
        useless_after: None,
    };
    outbox::post(context, &envelope, &letter)
}
