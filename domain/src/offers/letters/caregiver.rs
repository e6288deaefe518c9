//! What caregivers and trainees are written about their offers.

use chrono::NaiveDate;

use super::super::{Offer, State};
use super::{Matter, Why};
use crate::basics::Instant;
use crate::context::Context;
use crate::links::{self, Grant};
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::planning::Role;
use crate::requests;
use crate::words::Words;

/// A link to an answer lives so many days after the slot, so that it can still say how it stands.
const DAYS_AFTERWARDS: i64 = 7;

fn link(context: &mut Context, offer: &Offer, ends_at: Instant) -> anyhow::Result<String> {
    let path =
        links::issue_until(context, &Grant::AnswerOffer(offer.id.clone()), ends_at.plus_hours(24 * DAYS_AFTERWARDS))?;
    Ok(context.site.link(&path))
}

fn letter(words: &Words, subject: &str, matter: &Matter) -> Letter {
    Letter::new(words, words.say1(subject, "day", matter.day(words)), &matter.caregiver.profile.name, &matter.organiser)
}

/// Asks a caregiver whether she comes: one letter for all that is newly offered to her, a button for each; and what she
/// need not come for any more. Of what others are asked too it says so.
pub fn offered(context: &mut Context, offers: &[Offer], ended: &[Matter]) -> anyhow::Result<()> {
    let Some(first) = offers.first() else { return Ok(()) };
    let Some(matter) = Matter::of(context, first)? else { return Ok(()) };
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let first_day = words.day(first_day(context, offers, &matter)?);
    let name = if first.state == State::Asked { "letter-asked" } else { "letter-offer" };
    let subject = words.say2(&format!("{name}-subject"), "count", offers.len(), "day", first_day);
    let letter = Letter::new(&words, subject, &matter.caregiver.profile.name, &context.organiser)
        .paragraph(words.say1(&format!("{name}-text"), "count", offers.len()))
        .paragraph(answer_by(&words, context, offers))
        .afterwards(words.say("letter-offer-afterwards"));
    let (mut letter, last) = with_buttons(context, letter, offers)?;
    for matter in ended {
        let gone = words.say2("letter-offer-no-longer", "when", matter.when(&words), "place", matter.place());
        letter = letter.afterwards(gone);
    }
    let envelope = Envelope { useless_after: last, ..matter.to_caregiver(name) };
    outbox::post(context, &envelope, &letter)
}

/// Of several, a button says which it answers.
fn answer_button(words: &Words, matter: &Matter, of: usize) -> String {
    match of {
        1 => words.say("letter-reminder-answer-button"),
        _ => words.say1("letter-offer-button", "when", matter.when(words)),
    }
}

/// Where it is, and with whom.
fn place_and_company(words: &Words, matter: &Matter) -> String {
    let place = matter.place();
    match (matter.role, &matter.company) {
        (Role::Trainee, Some(mentor)) => {
            words.say2("letter-offer-along", "place", place, "name", mentor.caregiver.profile.first_name())
        }
        (Role::Caregiver, Some(trainee)) => {
            words.say2("letter-offer-with", "place", place, "name", trainee.caregiver.profile.first_name())
        }
        (_, None) => place,
    }
}

/// The first day of some offers.
fn first_day(context: &mut Context, offers: &[Offer], matter: &Matter) -> anyhow::Result<NaiveDate> {
    let ids: Vec<_> = offers.iter().map(|offer| offer.slot_id.clone()).collect();
    let days = requests::slots(context, &ids)?.into_iter().map(|slot| slot.wall_start());
    Ok(days.min().unwrap_or(matter.slot.wall_start()).date())
}

/// Reminds a caregiver that her answers are awaited: one letter, with a button for each.
pub fn answers_asked(context: &mut Context, offers: &[Offer]) -> anyhow::Result<()> {
    let Some(first) = offers.first() else { return Ok(()) };
    let Some(matter) = Matter::of(context, first)? else { return Ok(()) };
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let first_day = words.day(first_day(context, offers, &matter)?);
    let subject = words.say2("letter-reminder-answer-subject", "count", offers.len(), "day", first_day);
    let answer_by = answer_by(&words, context, offers);
    let letter = Letter::new(&words, subject, &matter.caregiver.profile.name, &context.organiser).paragraph(answer_by);
    let (letter, last) = with_buttons(context, letter, offers)?;
    let envelope = Envelope { useless_after: last, ..matter.to_caregiver("letter-reminder-answer") };
    outbox::post(context, &envelope, &letter)
}

/// By when the first of some answers is needed.
fn answer_by(words: &Words, context: &Context, offers: &[Offer]) -> String {
    let first = offers.iter().map(|o| o.answer_by).min().unwrap_or(context.now);
    words.say1("letter-offer-answer-by", "moment", words.moment(first, context.organiser.zone()))
}

/// When and where each is, with its button; and when the last one begins.
fn with_buttons(
    context: &mut Context,
    mut letter: Letter,
    offers: &[Offer],
) -> anyhow::Result<(Letter, Option<Instant>)> {
    let words = letter.words.clone();
    let mut last = None;
    for offer in offers {
        let Some(matter) = Matter::of(context, offer)? else { continue };
        let link = link(context, offer, matter.slot.ends_at)?;
        letter = letter
            .fact(matter.when(&words), place_and_company(&words, &matter))
            .button(answer_button(&words, &matter, offers.len()), link);
        last = last.max(Some(matter.slot.starts_at));
    }
    Ok((letter, last))
}

/// Thanks a caregiver who was asked among others: somebody else said yes before her.
pub fn thanked(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let letter = letter(&words, "letter-thanked-subject", matter)
        .paragraph(words.say("letter-thanked-text"))
        .fact(matter.when(&words), matter.place());
    outbox::post(context, &matter.to_caregiver("letter-thanked"), &letter)
}

/// Tells a caregiver that the family has moved to which she goes, or was asked to go; the street is behind the link.
pub fn moved(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let link = link(context, offer, matter.slot.ends_at)?;
    let (text, button) = match offer.state {
        State::Accepted => ("letter-moved-text", "letter-tomorrow-address"),
        _ => ("letter-moved-asked", "letter-reminder-answer-button"),
    };
    let letter = letter(&words, "letter-moved-subject", matter)
        .paragraph(words.say(text))
        .fact(matter.when(&words), matter.place())
        .button(words.say(button), link);
    outbox::post(context, &matter.to_caregiver("letter-moved"), &letter)
}

/// Tells a caregiver that she need not come.
pub fn withdrawn(context: &mut Context, matter: &Matter, why: Why) -> anyhow::Result<()> {
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let text = words.say(match why {
        Why::Plan => "letter-withdrawn-text",
        Why::Family => "letter-withdrawn-by-family",
        Why::Mentor => "letter-withdrawn-with-mentor",
    });
    let letter =
        letter(&words, "letter-withdrawn-subject", matter).paragraph(text).fact(matter.when(&words), matter.place());
    outbox::post(context, &matter.to_caregiver("letter-withdrawn"), &letter)
}

/// Tells a caregiver for which visits she need not come, in one letter.
pub fn no_longer(context: &mut Context, ended: &[Matter]) -> anyhow::Result<()> {
    let Some(first) = ended.iter().min_by_key(|matter| matter.slot.starts_at) else { return Ok(()) };
    if ended.len() == 1 {
        return withdrawn(context, first, Why::Plan);
    }
    let words = Words::of(&first.caregiver.profile.language).plain();
    let subject = words.say2("letter-no-longer-subject", "count", ended.len(), "day", first.day(&words));
    let mut letter = Letter::new(&words, subject, &first.caregiver.profile.name, &first.organiser)
        .paragraph(words.say("letter-withdrawn-text"));
    for matter in ended {
        letter = letter.fact(matter.when(&words), matter.place());
    }
    let last = ended.iter().map(|matter| matter.slot.starts_at).max();
    let envelope = Envelope { useless_after: last, ..first.to_caregiver("letter-withdrawn") };
    outbox::post(context, &envelope, &letter)
}

/// Tells whoever comes whether a trainee goes along. The matter is that of either of the two.
pub fn trainee(context: &mut Context, matter: &Matter, comes: bool) -> anyhow::Result<()> {
    let Some(company) = &matter.company else { return Ok(()) };
    let both = (&matter.caregiver, &company.caregiver);
    let (mentor, trainee) = if matter.role == Role::Trainee { (both.1, both.0) } else { both };
    let words = Words::of(&mentor.profile.language).plain();
    let kind = if comes { "letter-along" } else { "letter-alone" };
    let subject =
        words.say2(&format!("{kind}-subject"), "name", trainee.profile.first_name(), "day", matter.day(&words));
    let letter = Letter::new(&words, subject, &mentor.profile.name, &matter.organiser)
        .paragraph(words.say1(&format!("{kind}-text"), "name", trainee.profile.first_name()))
        .fact(matter.when(&words), matter.place());
    let envelope = Envelope {
        family: None,
        caregiver: Some(&mentor.id),
        to: Reach::Email(&mentor.email),
        name: "letter-along",
        // Of who goes along, she gets the last word alone.
        matter: Some(format!("along {} {}", matter.slot.id, mentor.id)),
        useless_after: Some(matter.slot.starts_at),
    };
    outbox::post(context, &envelope, &letter)
}

/// Tells a trainee that the mentor whom she goes along with has said yes; the matter is the mentor's.
pub fn mentor_comes(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    let Some(company) = &matter.company else { return Ok(()) };
    let (mentor, trainee) = (&matter.caregiver, &company.caregiver);
    let words = Words::of(&trainee.profile.language).plain();
    let subject = words.say2("letter-mentor-subject", "name", mentor.profile.first_name(), "day", matter.day(&words));
    let letter = Letter::new(&words, subject, &trainee.profile.name, &matter.organiser)
        .paragraph(words.say1("letter-mentor-text", "name", mentor.profile.first_name()))
        .fact(matter.when(&words), matter.place());
    let envelope = Envelope {
        family: None,
        caregiver: Some(&trainee.id),
        to: Reach::Email(&trainee.email),
        name: "letter-along",
        // Of who goes along, she gets the last word alone.
        matter: Some(format!("along {} {}", matter.slot.id, trainee.id)),
        useless_after: Some(matter.slot.starts_at),
    };
    outbox::post(context, &envelope, &letter)
}

/// Reminds her, the day before.
pub fn tomorrow(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let link = link(context, offer, matter.slot.ends_at)?;
    let subject = words.say1("letter-tomorrow-subject", "when", matter.when(&words));
    let mut letter = Letter::new(&words, subject, &matter.caregiver.profile.name, &matter.organiser)
        .paragraph(words.say("letter-tomorrow-caregiver"))
        .fact(words.say("fact-when"), matter.when(&words))
        .fact(words.say("fact-place"), matter.place());
    if let Some(company) = matter.company.as_ref().filter(|company| company.accepted) {
        let key = if matter.role == Role::Trainee { "offer-with-mentor" } else { "offer-with-trainee" };
        letter = letter.paragraph(words.say1(key, "name", company.caregiver.profile.first_name()));
    }
    let mut letter = letter.button(words.say("letter-tomorrow-address"), link);
    if context.organiser.seen_minutes > 0 {
        letter = letter.afterwards(words.say("letter-tomorrow-arrived"));
    }
    outbox::post(context, &matter.to_caregiver("letter-tomorrow"), &letter)
}
