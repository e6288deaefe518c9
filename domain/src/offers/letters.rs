//! The letters of this room. None carries a street, a child's name or a note on health: those are behind the link.

use std::sync::Arc;

use super::{Offer, State, calendar};
use crate::caregivers::{self, Caregiver};
use crate::families::{self, Family};
use crate::links::{self, Grant};
use crate::context::{Context, Organiser};
use crate::outbox::{self, Envelope, Letter, Reach};
use crate::planning::Role;
use crate::requests::{self, Slot};
use crate::vouchers;
use crate::words::Words;

/// What the letters of one slot are about.
#[derive(Clone, Debug)]
pub struct Matter {
    pub organiser: Arc<Organiser>,
    pub slot: Slot,
    pub family: Family,
    pub caregiver: Caregiver,
}

impl Matter {
    /// Reads what an offer is about; `None` when somebody of it is gone.
    pub fn of(context: &mut Context, offer: &Offer) -> anyhow::Result<Option<Matter>> {
        let Some(slot) = requests::slot(context, &offer.slot_id)? else { return Ok(None) };
        let family = families::get(context, &slot.family_id)?;
        let caregiver = caregivers::get(context, &offer.caregiver_id)?;
        Ok(family.zip(caregiver).map(|(family, caregiver)| Matter { organiser: context.organiser.clone(), slot, family, caregiver }))
    }

    /// Day and hours, in words.
    pub fn when(&self, words: &Words) -> String {
        let start = self.slot.wall_start();
        format!("{}, {}", words.date(start.date()), words.hours(start, self.slot.wall_end()))
    }

    fn to_caregiver(&self, name: &'static str) -> Envelope<'_> {
        Envelope {
            family: None,
            caregiver: Some(&self.caregiver.id),
            to: Reach::Email(&self.caregiver.email),
            name,
            useless_after: Some(self.slot.starts_at),
        }
    }

    fn to_family(&self, name: &'static str) -> Envelope<'_> {
        Envelope {
            family: Some(&self.family.id),
            caregiver: None,
            to: self.family.reach(),
            name,
            useless_after: Some(self.slot.ends_at),
        }
    }
}

/// Asks a caregiver whether she comes: one letter for all that is newly offered to her, a button for each.
pub fn offered(context: &mut Context, offers: &[Offer]) -> anyhow::Result<()> {
    let Some(first) = offers.first() else { return Ok(()) };
    let Some(matter) = Matter::of(context, first)? else { return Ok(()) };
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let answer_by = offers.iter().map(|o| o.answer_by).min().unwrap_or(first.answer_by);
    let mut letter =
        Letter::new(&words, words.say1("letter-offer-subject", "count", offers.len()), &matter.caregiver.profile.name, &context.organiser)
            .paragraph(words.say1("letter-offer-text", "count", offers.len()))
            .paragraph(words.say1("letter-offer-answer-by", "moment", words.moment(answer_by, context.organiser.zone())))
            .afterwards(words.say("letter-offer-afterwards"));
    let mut last = matter.slot.starts_at;
    for offer in offers {
        let Some(matter) = Matter::of(context, offer)? else { continue };
        let path = links::issue(context, &Grant::AnswerOffer(offer.id.clone()))?;
        let place = format!("{} {}", matter.family.postcode, matter.family.locality);
        let what = if offer.role == Role::Trainee { words.say1("letter-offer-along", "place", &place) } else { place };
        letter =
            letter.fact(matter.when(&words), what).button(words.say1("letter-offer-button", "when", matter.when(&words)), context.site.link(&path));
        last = last.max(matter.slot.starts_at);
    }
    let envelope = Envelope { useless_after: Some(last), ..matter.to_caregiver("letter-offer") };
    outbox::post(context, &envelope, &letter)
}

/// Reminds a caregiver that an answer is awaited.
pub fn answer_asked(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let path = links::issue(context, &Grant::AnswerOffer(offer.id.clone()))?;
    let letter = Letter::new(&words, words.say("letter-reminder-answer-subject"), &matter.caregiver.profile.name, &matter.organiser)
        .paragraph(words.say1("letter-offer-answer-by", "moment", words.moment(offer.answer_by, matter.organiser.zone())))
        .fact(matter.when(&words), format!("{} {}", matter.family.postcode, matter.family.locality))
        .button(words.say("letter-reminder-answer-button"), context.site.link(&path));
    outbox::post(context, &matter.to_caregiver("letter-reminder-answer"), &letter)
}

/// Tells a caregiver that the family she goes to has moved; where to is behind the link.
pub fn moved(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let path = links::issue(context, &Grant::AnswerOffer(offer.id.clone()))?;
    let letter = Letter::new(&words, words.say("letter-moved-subject"), &matter.caregiver.profile.name, &matter.organiser)
        .paragraph(words.say("letter-moved-text"))
        .fact(matter.when(&words), format!("{} {}", matter.family.postcode, matter.family.locality))
        .button(words.say("letter-tomorrow-address"), context.site.link(&path));
    outbox::post(context, &matter.to_caregiver("letter-moved"), &letter)
}

/// Tells a caregiver that she need not come.
pub fn withdrawn(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let letter = Letter::new(&words, words.say("letter-withdrawn-subject"), &matter.caregiver.profile.name, &matter.organiser)
        .paragraph(words.say("letter-withdrawn-text"))
        .fact(matter.when(&words), format!("{} {}", matter.family.postcode, matter.family.locality));
    outbox::post(context, &matter.to_caregiver("letter-withdrawn"), &letter)
}

/// Tells the family who comes, with the entry for its calendar, the cheques and the price.
pub fn confirmed(context: &mut Context, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.family.language).plain();
    let page = families::page_link(context, &matter.family)?;
    let day = matter.slot.wall_start().date();
    let cost = vouchers::cost(vouchers::figures(&matter.organiser.scheme, day)?, matter.slot.minutes(), matter.organiser.price());
    let letter = Letter::new(
        &words,
        words.say1("letter-confirmed-subject", "day", words.day(day)),
        &matter.family.name,
        &matter.organiser,
    )
    .paragraph(words.say1("letter-confirmed-text", "caregiver", &matter.caregiver.profile.name))
    .fact(words.say("fact-when"), matter.when(&words))
    .fact(words.say("fact-place"), format!("{} {}", matter.family.postcode, matter.family.locality))
    .fact(words.say("fact-cost"), words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price)))
    .link(words.say("letter-family-page"), page.as_deref());
    let letter = with_calendar(context, matter, letter, page.as_deref(), false)?;
    outbox::post(context, &matter.to_family("letter-confirmed"), &letter)
}

/// Tells the family that somebody who was to come does not, or that its own cancellation is done; the calendar entry goes.
pub fn called_off(context: &mut Context, matter: &Matter, by_family: bool) -> anyhow::Result<()> {
    let words = Words::of(&matter.family.language).plain();
    let page = families::page_link(context, &matter.family)?;
    let key = if by_family { "letter-cancelled" } else { "letter-called-off" };
    let letter = Letter::new(&words, words.say(&format!("{key}-subject")), &matter.family.name, &matter.organiser)
        .paragraph(words.say1(&format!("{key}-text"), "caregiver", &matter.caregiver.profile.name))
        .fact(words.say("fact-when"), matter.when(&words))
        .link(words.say("letter-family-page"), page.as_deref());
    let letter = with_calendar(context, matter, letter, page.as_deref(), true)?;
    outbox::post(context, &matter.to_family("letter-called-off"), &letter)
}

/// Tells a family that nobody has been found so far.
pub fn nobody_found(context: &mut Context, slot: &Slot, family: &Family) -> anyhow::Result<()> {
    let words = Words::of(&family.language).plain();
    let page = families::page_link(context, family)?;
    let start = slot.wall_start();
    let letter =
        Letter::new(&words, words.say1("letter-nobody-subject", "day", words.day(start.date())), &family.name, &context.organiser)
            .paragraph(words.say("letter-nobody-text"))
            .fact(words.say("fact-when"), format!("{}, {}", words.date(start.date()), words.hours(start, slot.wall_end())))
            .link(words.say("letter-family-page"), page.as_deref())
            .afterwards(words.say2(
                if page.is_some() { "letter-nobody-call" } else { "letter-nobody-told" },
                "name",
                &context.organiser.contact_name,
                "phone",
                &context.organiser.contact_phone,
            ));
    let envelope = Envelope {
        family: Some(&family.id),
        caregiver: None,
        to: family.reach(),
        name: "letter-nobody",
        useless_after: Some(slot.starts_at),
    };
    outbox::post(context, &envelope, &letter)
}

/// Reminds both, the day before.
pub fn tomorrow(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<()> {
    let words = Words::of(&matter.caregiver.profile.language).plain();
    let path = links::issue(context, &Grant::AnswerOffer(offer.id.clone()))?;
    let letter = Letter::new(
        &words,
        words.say1("letter-tomorrow-subject", "when", matter.when(&words)),
        &matter.caregiver.profile.name,
        &matter.organiser,
    )
    .paragraph(words.say("letter-tomorrow-caregiver"))
    .fact(words.say("fact-when"), matter.when(&words))
    .fact(words.say("fact-place"), format!("{} {}", matter.family.postcode, matter.family.locality))
    .button(words.say("letter-tomorrow-address"), context.site.link(&path));
    outbox::post(context, &matter.to_caregiver("letter-tomorrow"), &letter)?;
    if offer.role == Role::Trainee {
        return Ok(());
    }
    let words = Words::of(&matter.family.language).plain();
    let page = families::page_link(context, &matter.family)?;
    let letter = Letter::new(
        &words,
        words.say1("letter-tomorrow-subject", "when", matter.when(&words)),
        &matter.family.name,
        &matter.organiser,
    )
    .paragraph(words.say1("letter-tomorrow-family", "caregiver", &matter.caregiver.profile.name))
    .fact(words.say("fact-when"), matter.when(&words))
    .link(words.say("letter-family-page"), page.as_deref());
    outbox::post(context, &Envelope { useless_after: Some(matter.slot.starts_at), ..matter.to_family("letter-tomorrow") }, &letter)
}

/// With the calendar file for the next word about a slot; who is told on the telephone has no use for one.
fn with_calendar(context: &mut Context, matter: &Matter, letter: Letter, page: Option<&str>, cancelled: bool) -> anyhow::Result<Letter> {
    let (Some(email), Some(link)) = (&matter.family.email, page) else { return Ok(letter) };
    let sequence = requests::raise_sequence(context, &matter.slot.id)?;
    let entry = calendar::Entry {
        slot: &matter.slot,
        sequence,
        now: context.now,
        family: email,
        organiser_email: &matter.organiser.contact_email,
        locality: &matter.family.locality,
        caregiver: &matter.caregiver.profile.name,
        link,
        cancelled,
    };
    let file = calendar::file(&letter.words, &entry);
    let letter = if cancelled {
        letter
    } else {
        let hint = letter.words.say("letter-confirmed-calendar");
        letter.afterwards(hint)
    };
    Ok(letter.calendar(file))
}

/// What has to be written when an offer stops living: to the caregiver, and to the family if it counted on her.
pub fn ended(context: &mut Context, before: State, offer: &Offer, matter: &Matter, by_family: bool) -> anyhow::Result<()> {
    withdrawn(context, matter)?;
    if before == State::Accepted && offer.role == Role::Caregiver {
        called_off(context, matter, by_family)?;
    }
    Ok(())
}
