//! What a rehearsal found, in words with names.

use domain::planning::{RehearsedAbsence, Vacated};
use domain::words::{Message, Words};

use super::super::Seen;

/// One slot that an absence leaves open.
pub struct SlotLine {
    /// When it is, whose it is, and its page.
    pub visit: String,
    pub href: String,
    /// Who could come.
    pub what: String,
    /// Whether nobody could.
    pub lost: bool,
}

/// The absence that takes so much, in one sentence.
pub fn worst(words: &Words, seen: &Seen, absence: &RehearsedAbsence) -> String {
    let lost = absence.slots.iter().filter(|slot| slot.by.is_none()).count();
    let message = Message::new("rehearsal-worst").with("who", seen.name(&absence.caregiver));
    words.tell(&message.with("day", words.day(absence.day)).with("count", lost))
}

/// A slot, and who could come to it when its caregiver does not.
pub fn slot(words: &Words, seen: &Seen, vacated: &Vacated) -> SlotLine {
    SlotLine {
        visit: seen.visit(words, &vacated.slot),
        href: format!("/weeks/{}/slots/{}", seen.week, vacated.slot),
        what: who_comes(words, seen, vacated),
        lost: vacated.by.is_none(),
    }
}

fn who_comes(words: &Words, seen: &Seen, vacated: &Vacated) -> String {
    let Some(by) = &vacated.by else { return words.say("rehearsal-nobody") };
    let key = match (&by.instead, &by.after) {
        (None, None) => "rehearsal-by",
        (None, Some(_)) => "rehearsal-by-after",
        (Some(_), None) => "rehearsal-instead",
        (Some(_), Some(_)) => "rehearsal-instead-after",
    };
    let mut message = Message::new(key).with("who", seen.name(&by.caregiver));
    if let Some(instead) = &by.instead {
        message = message.with("time", seen.time(instead, words));
    }
    if let Some(after) = &by.after {
        message = message.with("to", seen.name(&after.to)).with("visit", seen.visit(words, &after.slot));
    }
    let others: Vec<String> =
        vacated.free.iter().filter(|who| **who != by.caregiver).map(|who| seen.name(who)).collect();
    let said = words.tell(&message);
    if others.is_empty() { said } else { words.say2("rehearsal-or", "said", said, "names", others.join(", ")) }
}
