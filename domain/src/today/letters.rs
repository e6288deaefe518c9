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
    let subject =
        words.say1("letter-alert-subject", "count", alert.missed.len() + alert.open.len() + alert.letters.len());
    let mut letter = Letter::new(&words, subject, &organiser.contact_name, &organiser);
    if !alert.missed.is_empty() {
        letter = letter.paragraph(words.say1("letter-alert-missed", "count", alert.missed.len()));
    }
    if !alert.letters.is_empty() {
        letter = letter.paragraph(words.say1("letter-alert-letters", "count", alert.letters.len()));
    }
    // The slots follow it as facts.
    if !alert.open.is_empty() {
        letter = letter.paragraph(words.say1("letter-alert-open", "count", alert.open.len()));
    }
    let missed = alert.missed.iter().map(|slot| (slot, true));
    for ((slot, postcode, locality), missed) in
        missed.chain(alert.open.iter().map(|slot| (slot, false))).take(MOST_NAMED)
    {
        let (start, end) = (slot.wall_start(), slot.wall_end());
        let when = format!("{}, {}", words.day(start.date()), words.hours(start, end));
        let place = format!("{postcode} {locality}");
        let place = if missed { words.say1("letter-alert-missed-at", "place", place) } else { place };
        letter = letter.fact(when, place);
    }
    let slots = alert.missed.len() + alert.open.len();
    if slots > MOST_NAMED {
        letter = letter.fact("…".to_owned(), words.say1("letter-alert-more", "count", slots - MOST_NAMED));
    }
    let letter = letter
        .button(words.say("letter-alert-button"), context.site.link("/today"))
        .afterwards(words.say("letter-alert-once"));
    let begin = alert.open.iter().map(|(slot, ..)| slot.starts_at);
    let last = begin.chain(alert.missed.iter().map(|(slot, ..)| slot.ends_at)).max();
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
