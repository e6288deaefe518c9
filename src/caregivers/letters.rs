//! The letters of this room. Each says one thing and brings one link.

use super::Caregiver;
use crate::basics::Instant;
use crate::organisers::Organiser;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::store::Connection;
use crate::words::Words;

/// Puts the letter `name` with its link into the outbox. Its texts are the messages `<name>-subject`, `-text`, `-button` and `-after`.
pub fn post(
    connection: &mut Connection,
    now: Instant,
    organiser: &Organiser,
    caregiver: &Caregiver,
    name: &'static str,
    link: &str,
) -> anyhow::Result<()> {
    let words = Words::of(&caregiver.language).plain();
    let say = |part: &str| words.say1(&format!("{name}-{part}"), "organiser", &organiser.name);
    let letter = Letter::new(&words, say("subject"), &caregiver.name, organiser.signature())
        .paragraph(say("text"))
        .button(say("button"), link.to_owned())
        .afterwards(say("after"));
    let envelope = Envelope {
        organiser: &organiser.id,
        family: None,
        caregiver: Some(&caregiver.id),
        to: Reach::Email(&caregiver.email),
        name,
        matter: None,
        useless_after: None,
    };
    outbox::post(connection, now, &envelope, &letter)
}
