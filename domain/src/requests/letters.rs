//! The letter of this room: we have your request.

use chrono::NaiveDate;

use super::{Ask, WantedSlot, weekly};
use crate::context::Context;
use crate::families::{self, Family};
use crate::outbox::{self, Envelope, Letter};
use crate::vouchers::{self, Figures};
use crate::words::Words;

/// A subject that names the first day of what is asked; `today` where nothing is.
fn about(words: &Words, key: &str, today: NaiveDate, slots: &[WantedSlot]) -> String {
    words.say1(key, "day", words.day(slots.iter().map(|slot| slot.wall_start.date()).min().unwrap_or(today)))
}

/// Says what was asked and what it costs, with the link to the family's page.
pub fn counted(context: &mut Context, family: &Family, ask: &Ask, figures: &Figures) -> anyhow::Result<()> {
    let words = Words::of(&family.language).plain();
    let page = families::page_link(context, family)?;
    let subject = about(&words, "letter-counted-subject", context.today(), &ask.slots);
    let mut letter = Letter::new(&words, subject, &family.name, &context.organiser)
        .paragraph(words.say("letter-counted-text"))
        .link(words.say("letter-family-page"), page.as_deref())
        .afterwards(words.say(if page.is_some() { "letter-counted-next" } else { "letter-counted-next-call" }));
    let soon = context.now.plus_hours(i64::from(context.organiser.lead_hours));
    if ask.slots.iter().any(|slot| slot.starts_at < soon) {
        letter = letter.afterwards(words.say2(
            "letter-counted-soon",
            "name",
            &context.organiser.contact_name,
            "phone",
            &context.organiser.contact_phone,
        ));
    }
    for told in weekly::told(&ask.slots) {
        let cost = vouchers::cost(figures, told.first().minutes(), context.organiser.price());
        let cost = words.say2("cheques-and-price", "cheques", cost.cheques, "price", words.money(cost.price));
        letter = letter.fact(format!("{}, {}", told.day(&words), told.hours(&words)), told.each(&words, cost));
    }
    let envelope = Envelope {
        family: Some(&family.id),
        caregiver: None,
        to: family.reach(),
        name: "letter-counted",
        matter: None,
        useless_after: None,
    };
    outbox::post(context, &envelope, &letter)
}
