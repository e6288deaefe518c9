//! The letters of this room. Each says one thing and brings one link, or none.

use super::Caregiver;
use crate::basics::EmailAddress;
use crate::context::Context;
use crate::links::{self, Grant};
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::Words;

/// Tells somebody who is here that the form was filled in with her address as if she were not, with a link to her page.
pub fn tell_known(context: &mut Context, known: &Caregiver) -> anyhow::Result<()> {
    with_page(context, known, "caregiver-known")
}

/// Tells somebody that another gave her address as a new one, with a link to her own page.
pub fn tell_owner(context: &mut Context, owner: &Caregiver) -> anyhow::Result<()> {
    with_page(context, owner, "caregiver-claimed")
}

fn with_page(context: &mut Context, caregiver: &Caregiver, name: &'static str) -> anyhow::Result<()> {
    let path = links::issue(context, &Grant::CaregiverPage(caregiver.id.clone()))?;
    post(context, caregiver, name, &context.site.link(&path))
}

/// Puts the letter `name` with its link into the outbox. Its texts are the messages `<name>-subject`, `-text`,
/// `-button` and `-after`.
pub fn post(context: &mut Context, caregiver: &Caregiver, name: &'static str, link: &str) -> anyhow::Result<()> {
    post_to(context, caregiver, &caregiver.email, name, Some(link))
}

/// The same to another address of hers: one that she has given, or one that she had. Without a link there is no button
/// either.
pub fn post_to(
    context: &mut Context,
    caregiver: &Caregiver,
    email: &EmailAddress,
    name: &'static str,
    link: Option<&str>,
) -> anyhow::Result<()> {
    let words = Words::of(&caregiver.profile.language).plain();
    let say = |part: &str| words.say1(&format!("{name}-{part}"), "organiser", &context.organiser.name);
    let letter =
        Letter::new(&words, say("subject"), &caregiver.profile.name, &context.organiser).paragraph(say("text"));
    let letter = match link {
        Some(link) => letter.button(say("button"), link.to_owned()),
        None => letter,
    };
    let envelope = Envelope {
        family: None,
        caregiver: Some(&caregiver.id),
        to: Reach::Email(email),
        name,
        matter: None,
        useless_after: None,
    };
    outbox::post(context, &envelope, &letter.afterwards(say("after")))
}
