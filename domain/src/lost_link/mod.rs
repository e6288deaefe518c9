//! "I have lost my link": a new one goes to whoever has this address, and to nobody else.

pub mod instead;

use crate::basics::EmailAddress;
use crate::context::Context;
use crate::families::{self, Family};
use crate::outbox::{self, Envelope, Letter};
use crate::words::Words;
use crate::{caregivers, requests};

/// Sends a new link to the family and to the caregiver who have this address; a parent may be both.
pub fn send_links(context: &mut Context, email: &EmailAddress) -> anyhow::Result<()> {
    if let Some(family) = families::proved_by_email(context, email)? {
        let link = families::page_link(context, &family)?;
        post_to_family(context, &family, link.as_deref())?;
    }
    families::ask_for_proof_again(context, email)?;
    requests::ask_for_proof_again(context, email)?;
    if let Some(caregiver) = caregivers::by_email(context, email)? {
        caregivers::send_link(context, &caregiver)?;
    }
    Ok(())
}

fn post_to_family(context: &mut Context, family: &Family, link: Option<&str>) -> anyhow::Result<()> {
    let words = Words::of(&family.language).plain();
    let letter = Letter::new(&words, words.say("lost-link-letter-subject"), &family.name, &context.organiser)
        .paragraph(words.say1("lost-link-letter-text", "organiser", &context.organiser.name))
        .link(words.say("lost-link-letter-button"), link)
        .afterwards(words.say("lost-link-letter-after"));
    let envelope = Envelope {
        family: Some(&family.id),
        caregiver: None,
        to: family.reach(),
        name: "family-link",
        matter: None,
        useless_after: None,
    };
    outbox::post(context, &envelope, &letter)
}
