//! What the office is written at once, because it can hardly wait for the next look at a page.

use super::Matter;
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::{Message, Words};

/// Somebody who had said yes does not come, and it begins soon.
pub fn late_no(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    write(context, matter, "letter-late-no")
}

/// A family cancels what begins soon and somebody was to come for.
pub fn late_cancellation(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    write(context, matter, "letter-late-cancellation")
}

/// Somebody said by her own link that she is away, and had said yes to these slots.
pub fn away(context: &mut Context, promised: &[&Matter]) -> anyhow::Result<()> {
    let Some(first) = promised.first() else { return Ok(()) };
    let organiser = context.organiser.clone();
    let Some(contact) = organiser.office() else { return Ok(()) };
    let words = Words::of(&organiser.language).plain();
    let caregiver = &first.caregiver;
    let day = first.day(&words);
    let subject = Message::new("letter-away-subject")
        .with("name", &caregiver.profile.name)
        .with("count", promised.len())
        .with("day", day);
    let page = context.site.link(&format!("/caregivers/{}/replacements", caregiver.id));
    let mut letter = Letter::new(&words, words.tell(&subject), &organiser.contact_name, &organiser)
        .paragraph(words.say1("letter-away-text", "name", &caregiver.profile.name))
        .fact(words.say("letter-late-caregiver"), format!("{}, {}", caregiver.profile.name, caregiver.profile.phone));
    for matter in promised {
        letter = letter.fact(matter.when(&words), format!("{}, {}", matter.family.name, matter.place()));
    }
    let letter = letter.button(words.say("letter-away-button"), page);
    let envelope = Envelope {
        family: None,
        caregiver: Some(&caregiver.id),
        to: Reach::Email(&contact),
        name: "letter-away",
        matter: None,
        useless_after: promised.iter().map(|matter| matter.slot.ends_at).max(),
    };
    outbox::post(context, &envelope, &letter)
}

/// Writes to the contact person, in the organiser's language.
fn write(context: &mut Context, matter: &Matter, name: &'static str) -> anyhow::Result<()> {
    let organiser = matter.organiser.clone();
    let Some(contact) = organiser.office() else { return Ok(()) };
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
