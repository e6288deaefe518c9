//! What the office is written when something cannot wait. It names no person: who it is about stands on the page.

use super::alert::Alert;
use crate::context::Context;
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::words::Words;

/// So many slots are named in one letter.
const MOST_NAMED: usize = 10;

/// Writes to the contact person, in the organiser's language.
pub fn alert(context: &mut Context, alert: &Alert) -> anyhow::Result<()> {
    let organiser = context.organiser.clone();
    let Some(contact) = organiser.office() else { return Ok(()) };
    let words = Words::of(&organiser.language).plain();
    let subject = words.say1("letter-alert-subject", "count", alert.open.len() + alert.letters.len());
    let mut letter = Letter::new(&words, subject, &organiser.contact_name, &organiser);
    if !alert.letters.is_empty() {
        letter = letter.paragraph(words.say1("letter-alert-letters", "count", alert.letters.len()));
    }
    // The slots follow it as facts.
    if !alert.open.is_empty() {
        letter = letter.paragraph(words.say1("letter-alert-open", "count", alert.open.len()));
    }
    for (slot, postcode, locality) in alert.open.iter().take(MOST_NAMED) {
        let (start, end) = (slot.wall_start(), slot.wall_end());
        let when = format!("{}, {}", words.day(start.date()), words.hours(start, end));
        letter = letter.fact(when, format!("{postcode} {locality}"));
    }
    if alert.open.len() > MOST_NAMED {
        letter = letter.fact("…".to_owned(), words.say1("letter-alert-more", "count", alert.open.len() - MOST_NAMED));
    }
    let letter = letter
        .button(words.say("letter-alert-button"), context.site.link("/today"))
        .afterwards(words.say("letter-alert-once"));
    let last = alert.open.iter().map(|(slot, ..)| slot.starts_at).max();
    let envelope = Envelope {
        family: None,
        caregiver: None,
        to: Reach::Email(&contact),
        name: "letter-alert",
        matter: None,
        useless_after: last.filter(|_| alert.letters.is_empty()),
    };
    outbox::post(context, &envelope, &letter)
}
