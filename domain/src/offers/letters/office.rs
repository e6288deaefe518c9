//! What the office is written at once, because it can hardly wait for the next look at a page.

use super::Matter;
use crate::basics::EmailAddress;
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::Words;

/// Somebody who had said yes does not come, and it begins soon.
pub fn late_no(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    write(context, matter, "letter-late-no")
}

/// A family cancels what begins soon and somebody was to come for.
pub fn late_cancellation(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    write(context, matter, "letter-late-cancellation")
}

/// Writes to the contact person, in the organiser's language.
fn write(context: &mut Context, matter: &Matter, name: &'static str) -> anyhow::Result<()> {
    let organiser = matter.organiser.clone();
    let Some(contact) = EmailAddress::parse(&organiser.contact_email) else {
        tracing::error!(organiser = organiser.slug, "the contact person's e-mail address cannot be written to");
        return Ok(());
    };
    let words = Words::of(&organiser.language).plain();
    let subject = words.say1(&format!("{name}-subject"), "when", matter.when(&words));
    let text =
        words.say2(&format!("{name}-text"), "caregiver", &matter.caregiver.profile.name, "family", &matter.family.name);
    let page = context.site.link(&format!("/weeks/{}/slots/{}", matter.slot.week, matter.slot.id));
    let letter = Letter::new(&words, subject, &organiser.contact_name, &organiser)
        .paragraph(text)
        .fact(words.say("fact-when"), matter.when(&words))
        .fact(words.say("fact-place"), matter.place())
        .fact(
            words.say("letter-late-caregiver"),
            format!("{}, {}", matter.caregiver.profile.name, matter.caregiver.profile.phone),
        )
        .fact(words.say("letter-late-family"), format!("{}, {}", matter.family.name, matter.family.phone))
        .button(words.say("letter-late-button"), page);
    // Whoever of the two is forgotten takes the letter along, as long as it waits.
    let envelope = Envelope {
        family: Some(&matter.family.id),
        caregiver: Some(&matter.caregiver.id),
        to: Reach::Email(&contact),
        name,
        matter: None,
        useless_after: Some(matter.slot.ends_at),
    };
    outbox::post(context, &envelope, &letter)
}
