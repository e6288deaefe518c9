//! What families are written about who comes.

use std::collections::BTreeMap;

use super::super::calendar;
use super::{Matter, Why};
use crate::basics::Instant;
use crate::basics::ids::FamilyId;
use crate::context::Context;
use crate::families::{self, Family};
use crate::outbox::{self, Envelope, Letter};
use crate::planning::Role;
use crate::requests::{self, Slot};
use crate::vouchers;
use crate::words::Words;

fn letter(words: &Words, subject: &str, matter: &Matter) -> Letter {
    Letter::new(words, words.say1(subject, "day", matter.day(words)), &matter.family.name, &matter.organiser)
}

/// What a family is told about a slot: a letter of this name, with the entry for its calendar.
struct Told<'a> {
    name: &'static str,
    /// Who comes and, by first name, who goes along.
    who: (&'a str, Option<&'a str>),
    cancelled: bool,
}

/// Tells the family who comes, with the entry for its calendar, the cheques and the price.
pub fn confirmed(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.family.language).plain();
    let mut letter = letter(&words, "letter-confirmed-subject", matter).paragraph(words.say1(
        "letter-confirmed-text",
        "caregiver",
        &matter.caregiver.profile.name,
    ));
    if let Some(trainee) = matter.trainee() {
        letter = letter.paragraph(words.say1("letter-confirmed-along", "trainee", trainee));
    }
    let letter = with_facts(letter, matter)?;
    let told =
        Told { name: "letter-confirmed", who: (&matter.caregiver.profile.name, matter.trainee()), cancelled: false };
    send(context, matter, letter, &told)
}

/// When, where and for how much.
fn with_facts(letter: Letter, matter: &Matter) -> anyhow::Result<Letter> {
    let words = letter.words.clone();
    let day = matter.slot.wall_start().date();
    let cost = vouchers::cost(
        vouchers::figures(&matter.organiser.scheme, day)?,
        matter.slot.minutes(),
        matter.organiser.price(),
    );
    let price = words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price));
    Ok(letter
        .fact(words.say("fact-when"), matter.when(&words))
        .fact(words.say("fact-place"), matter.place())
        .fact(words.say("fact-cost"), price))
}

/// Tells the family that a trainee goes along with whoever comes, or does not after all. The matter is the trainee's.
pub fn company(context: &mut Context, matter: &Matter, comes: bool) -> anyhow::Result<()> {
    let Some(mentor) = &matter.company else { return Ok(()) };
    if !comes && !outbox::was_said(context, &matter.who_comes())? {
        // It never heard of either: it hears who comes.
        let alone =
            Matter { caregiver: mentor.caregiver.clone(), role: Role::Caregiver, company: None, ..matter.clone() };
        return confirmed(context, &alone);
    }
    let words = Words::of(&matter.family.language).plain();
    let kind = if comes { "letter-family-along" } else { "letter-family-alone" };
    let (caregiver, trainee) = (&mentor.caregiver.profile.name, matter.caregiver.profile.first_name());
    let letter = letter(&words, &format!("{kind}-subject"), matter).paragraph(words.say2(
        &format!("{kind}-text"),
        "caregiver",
        caregiver,
        "trainee",
        trainee,
    ));
    let letter = with_facts(letter, matter)?;
    let told =
        Told { name: "letter-family-along", who: (caregiver, Some(trainee).filter(|_| comes)), cancelled: false };
    send(context, matter, letter, &told)
}

/// Tells the family that somebody who was to come does not, or that its own cancellation is done; the calendar entry
/// goes.
pub fn called_off(context: &mut Context, matter: &Matter, why: Why) -> anyhow::Result<()> {
    if why != Why::Family && !outbox::was_said(context, &matter.who_comes())? {
        // It has not read yet that somebody comes: then it need not read that she does not.
        return outbox::take_back(context, &matter.who_comes());
    }
    let words = Words::of(&matter.family.language).plain();
    let key = if why == Why::Family { "letter-cancelled" } else { "letter-called-off" };
    let letter = letter(&words, &format!("{key}-subject"), matter)
        .paragraph(words.say1(&format!("{key}-text"), "caregiver", &matter.caregiver.profile.name))
        .fact(words.say("fact-when"), matter.when(&words));
    let told = Told { name: "letter-called-off", who: (&matter.caregiver.profile.name, None), cancelled: true };
    send(context, matter, letter, &told)
}

/// Tells families of all visits to which whoever was to come does not: each family in one letter, with a calendar file
/// for each visit.
pub fn called_off_all(context: &mut Context, lost: Vec<Matter>) -> anyhow::Result<()> {
    let mut of_family: BTreeMap<FamilyId, Vec<Matter>> = BTreeMap::new();
    for matter in lost {
        of_family.entry(matter.family.id.clone()).or_default().push(matter);
    }
    for matters in of_family.into_values() {
        let mut known = Vec::new();
        for matter in &matters {
            if outbox::was_said(context, &matter.who_comes())? {
                known.push(matter);
            } else {
                outbox::take_back(context, &matter.who_comes())?;
            }
        }
        match &known[..] {
            [] => {}
            [one] => called_off(context, one, Why::Plan)?,
            [first, ..] => called_off_several(context, first, &known)?,
        }
    }
    Ok(())
}

fn called_off_several(context: &mut Context, first: &Matter, known: &[&Matter]) -> anyhow::Result<()> {
    let words = Words::of(&first.family.language).plain();
    let page = families::page_link(context, &first.family)?;
    let start = known.iter().map(|matter| matter.slot.wall_start()).min();
    let day = words.day(start.unwrap_or(first.slot.wall_start()).date());
    let subject = words.say2("letter-called-off-all-subject", "count", known.len(), "day", day);
    let mut letter = Letter::new(&words, subject, &first.family.name, &first.organiser)
        .paragraph(words.say("letter-called-off-all-text"));
    let mut files = String::new();
    for matter in known {
        // Whatever waits to be said of it is not so any more.
        outbox::take_back(context, &matter.who_comes())?;
        let told = Told { name: "letter-called-off", who: (&matter.caregiver.profile.name, None), cancelled: true };
        letter = letter.fact(matter.when(&words), matter.caregiver.profile.name.clone());
        if page.is_some() {
            files.push_str(&entry(context, matter, &words, &told)?.unwrap_or_default());
        }
    }
    let mut letter = letter.link(words.say("letter-family-page"), page.as_deref());
    if !files.is_empty() {
        letter = letter.calendar(files);
    }
    let last = known.iter().map(|matter| matter.slot.ends_at).max();
    outbox::post(context, &to(&first.family, "letter-called-off", last), &letter)
}

/// The next word about a slot, for the family's calendar; none where it has no address.
fn entry(context: &mut Context, matter: &Matter, words: &Words, told: &Told<'_>) -> anyhow::Result<Option<String>> {
    let Some(email) = &matter.family.email else { return Ok(None) };
    let sequence = requests::raise_sequence(context, &matter.slot.id)?;
    let entry = calendar::Entry {
        slot: &matter.slot,
        sequence,
        now: context.now,
        family: email,
        organiser: &matter.organiser,
        site: &context.site,
        locality: &matter.family.locality,
        caregiver: told.who.0,
        trainee: told.who.1,
        cancelled: told.cancelled,
    };
    Ok(Some(calendar::file(words, &entry)))
}

/// Sends a letter with the way to the family's page and the calendar file for the next word about the slot. Who is told
/// on the telephone has no use for either.
fn send(context: &mut Context, matter: &Matter, letter: Letter, told: &Told<'_>) -> anyhow::Result<()> {
    let page = families::page_link(context, &matter.family)?;
    let words = letter.words.clone();
    let mut letter = letter.link(words.say("letter-family-page"), page.as_deref());
    // What never came into its calendar need not go from there.
    let has_entry = !told.cancelled || outbox::was_said(context, &matter.who_comes())?;
    let file = if page.is_some() && has_entry { entry(context, matter, &words, told)? } else { None };
    if let Some(file) = file {
        letter = letter.calendar(file);
        if !told.cancelled {
            letter = letter.afterwards(words.say("letter-confirmed-calendar"));
        }
    }
    outbox::post(context, &matter.whether_to_family(told.name), &letter)
}

/// Tells a family, at publication, for which of its slots nobody was found yet, and when it hears more.
pub fn still_looking(context: &mut Context, family: &Family, slots: &[Slot]) -> anyhow::Result<()> {
    let Some(first) = slots.iter().min_by_key(|slot| slot.starts_at) else { return Ok(()) };
    let words = Words::of(&family.language).plain();
    let page = families::page_link(context, family)?;
    let day = words.day(first.wall_start().date());
    let subject = words.say2("letter-looking-subject", "count", slots.len(), "day", day);
    let mut letter = Letter::new(&words, subject, &family.name, &context.organiser)
        .paragraph(words.say1("letter-looking-text", "count", slots.len()))
        .afterwards(words.say("letter-looking-when"));
    for slot in slots {
        let start = slot.wall_start();
        letter = letter.fact(words.date(start.date()), words.hours(start, slot.wall_end()));
    }
    let letter = letter.link(words.say("letter-family-page"), page.as_deref()).afterwards(can_no_longer_wait(
        context,
        &words,
        page.is_some(),
    ));
    let last = slots.iter().map(|slot| slot.starts_at).max();
    outbox::post(context, &to(family, "letter-looking", last), &letter)
}

/// Tells a family, shortly before, that nobody has been found so far.
pub fn nobody_found(context: &mut Context, slot: &Slot, family: &Family) -> anyhow::Result<()> {
    let words = Words::of(&family.language).plain();
    let page = families::page_link(context, family)?;
    let start = slot.wall_start();
    let letter = Letter::new(
        &words,
        words.say1("letter-nobody-subject", "day", words.day(start.date())),
        &family.name,
        &context.organiser,
    )
    .paragraph(words.say("letter-nobody-text"))
    .fact(words.say("fact-when"), format!("{}, {}", words.date(start.date()), words.hours(start, slot.wall_end())))
    .link(words.say("letter-family-page"), page.as_deref())
    .afterwards(can_no_longer_wait(context, &words, page.is_some()));
    outbox::post(context, &to(family, "letter-nobody", Some(slot.starts_at)), &letter)
}

fn can_no_longer_wait(context: &Context, words: &Words, has_page: bool) -> String {
    let key = if has_page { "letter-nobody-call" } else { "letter-nobody-told" };
    words.say2(key, "name", &context.organiser.contact_name, "phone", &context.organiser.contact_phone)
}

fn to<'a>(family: &'a Family, name: &'static str, useless_after: Option<Instant>) -> Envelope<'a> {
    Envelope { family: Some(&family.id), caregiver: None, to: family.reach(), name, matter: None, useless_after }
}

/// Reminds the family, the day before, of who comes.
pub fn tomorrow(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.family.language).plain();
    let page = families::page_link(context, &matter.family)?;
    let subject = words.say1("letter-tomorrow-subject", "when", matter.when(&words));
    let mut letter = Letter::new(&words, subject, &matter.family.name, &matter.organiser).paragraph(words.say1(
        "letter-tomorrow-family",
        "caregiver",
        &matter.caregiver.profile.name,
    ));
    if let Some(trainee) = matter.trainee() {
        letter = letter.paragraph(words.say1("letter-confirmed-along", "trainee", trainee));
    }
    let mut letter =
        letter.fact(words.say("fact-when"), matter.when(&words)).link(words.say("letter-family-page"), page.as_deref());
    if page.is_some() {
        letter = letter.afterwards(words.say("letter-tomorrow-nobody"));
    }
    outbox::post(
        context,
        &Envelope { useless_after: Some(matter.slot.starts_at), ..matter.to_family("letter-tomorrow") },
        &letter,
    )
}
