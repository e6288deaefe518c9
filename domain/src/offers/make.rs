//! Making and taking back offers: for the next best after a refusal, when a slot is cancelled, and one by one for
//! publishing.

use chrono::{Duration, NaiveTime, Timelike};
use chrono_tz::Tz;

use super::letters::{self, Matter, Why};
use super::rows::{self, NewOffer};
use super::{Offer, State, view_week};
use crate::basics::ids::{CaregiverId, FamilyId, PublicationId, SlotId};
use crate::basics::{Instant, local_time};
use crate::context::Context;
use crate::context::Organiser;
use crate::journal::{self, Entry, Kind};
use crate::links::{self, Grant};
use crate::planning::{self, Given, Obstacle, Role};
use crate::requests::{self, Slot};

/// What came of offering one slot to somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Offered {
    /// The offer is on its way.
    Sent,
    /// Somebody else has a living offer for it.
    Taken,
    /// Rules are in the way.
    Refused(Vec<Obstacle>),
    /// The slot has begun, or was cancelled.
    Over,
}

/// Offers a slot to somebody whom the coordinator chose: the next best after a refusal, or anyone the rules allow.
pub fn offer_to(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<Offered> {
    let Some(found) = requests::slot(context, slot)?.filter(|s| s.cancelled_at.is_none() && s.starts_at > context.now)
    else {
        return Ok(Offered::Over);
    };
    let week = found.week;
    if rows::living(context, slot, Role::Caregiver)?.is_some() {
        return Ok(Offered::Taken);
    }
    let view = view_week(context, week)?;
    if let Given::Refused(obstacles) = planning::give(context, week, &view, slot, caregiver)? {
        return Ok(Offered::Refused(obstacles));
    }
    let new = offer(context, None, &found, caregiver, Role::Caregiver);
    let offer = make(context, &found, &new)?;
    letters::offered(context, &[offer], &[])?;
    Ok(Offered::Sent)
}

/// A slot was cancelled: whoever was to come is told, and the family has it in writing.
pub fn slot_cancelled(context: &mut Context, slot: &SlotId) -> anyhow::Result<()> {
    for role in [Role::Caregiver, Role::Trainee] {
        if let Some(living) = rows::living(context, slot, role)? {
            take_back(context, &living, Why::Family)?;
        }
    }
    for asked in rows::asked(context, std::slice::from_ref(slot))? {
        take_back(context, &asked, Why::Family)?;
    }
    Ok(())
}

/// An offer to one person, with the organiser's time to answer.
pub fn offer<'a>(
    context: &Context,
    publication: Option<&'a PublicationId>,
    slot: &Slot,
    caregiver: &'a CaregiverId,
    role: Role,
) -> NewOffer<'a> {
    let answer_by = answer_by(context.now, &context.organiser, slot.starts_at);
    NewOffer { publication, caregiver, role, state: State::Offered, answer_by }
}

/// Makes an offer; the letter about it is the caller's.
pub fn make(context: &mut Context, slot: &Slot, new: &NewOffer<'_>) -> anyhow::Result<Offer> {
    let id = rows::insert(context, &slot.id, new)?;
    let entry = Entry::new(Kind::Offered).slot(&slot.id).caregiver(new.caregiver).offer(&id);
    journal::record(context, &entry.detail(if new.state == State::Asked { "asked" } else { "" }))?;
    links::outlive(context, &Grant::CaregiverPage(new.caregiver.clone()), slot.ends_at)?;
    rows::get(context, &id)?.ok_or_else(|| anyhow::anyhow!("an offer that was just made is gone"))
}

/// By when an answer is needed: the organiser's answering time, at a time of day at which people answer, but early enough
/// before the start to find somebody else, and with half an hour at the least where the slot allows it.
pub fn answer_by(now: Instant, organiser: &Organiser, starts_at: Instant) -> Instant {
    let early_enough = starts_at.plus_hours(-i64::from(organiser.cutoff_hours));
    let wanted = by_day(now.plus_hours(i64::from(organiser.answer_hours)), organiser.zone()).min(early_enough);
    wanted.max(now.plus_minutes(30)).min(starts_at)
}

/// The last full quarter of an hour; from nine in the evening on, nine in the morning.
fn by_day(at: Instant, zone: Tz) -> Instant {
    let wall = at.local(&zone).naive_local();
    let full = wall - Duration::seconds(i64::from(wall.num_seconds_from_midnight() % 900));
    let by_day = match full.hour() {
        9..21 => full,
        0..9 => full.date().and_time(MORNING),
        _ => full.date().and_time(MORNING) + Duration::days(1),
    };
    local_time::moment(by_day, zone).first().unwrap_or(at)
}

const MORNING: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).unwrap();

/// Nobody serves the slot any more, so nobody goes along either.
pub fn end_trainee(context: &mut Context, slot: &SlotId) -> anyhow::Result<()> {
    match rows::living(context, slot, Role::Trainee)? {
        Some(along) => {
            take_back(context, &along, Why::Mentor)?;
            planning::free(context, slot, &along.caregiver_id, Role::Trainee, false)
        }
        None => Ok(()),
    }
}

/// Takes an offer back; with a caregiver's that of the trainee who was to go along.
pub fn take_back_with_trainee(context: &mut Context, offer: &Offer) -> anyhow::Result<()> {
    take_back(context, offer, Why::Plan)?;
    if offer.role == Role::Caregiver && offer.state.is_living() { end_trainee(context, &offer.slot_id) } else { Ok(()) }
}

/// Takes back what several were asked of a slot, because it was decided otherwise; how many. Whoever it is given to
/// instead reads that in her offer, and nobody writes to her twice.
pub fn end_asked(context: &mut Context, slot: &SlotId, given_to: Option<&CaregiverId>) -> anyhow::Result<usize> {
    let asked = rows::asked(context, std::slice::from_ref(slot))?;
    for offer in &asked {
        if given_to != Some(&offer.caregiver_id) {
            take_back(context, offer, Why::Plan)?;
        } else if rows::change(context, &offer.id, State::Asked, State::Withdrawn)? {
            record_withdrawn(context, offer)?;
        }
    }
    Ok(asked.len())
}

pub fn record_withdrawn(context: &mut Context, offer: &Offer) -> anyhow::Result<()> {
    let entry = Entry::new(Kind::OfferWithdrawn).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(context, &entry)
}

fn take_back(context: &mut Context, offer: &Offer, why: Why) -> anyhow::Result<()> {
    match end(context, offer)? {
        Some(matter) => letters::ended(context, offer.state, &matter, why),
        None => Ok(()),
    }
}

/// Ends an offer that stood as it was seen, and gives back what it was about; whoever had it is told by the caller.
pub fn end(context: &mut Context, offer: &Offer) -> anyhow::Result<Option<Matter>> {
    if !rows::change(context, &offer.id, offer.state, State::Withdrawn)? {
        return Ok(None);
    }
    record_withdrawn(context, offer)?;
    Matter::of(context, offer)
}

/// Tells whoever has accepted to come to a family that it has moved, and whoever was asked and has not answered yet.
pub fn family_moved(context: &mut Context, family: &FamilyId) -> anyhow::Result<()> {
    let now = context.now;
    let slots = requests::slots_of_family(context, family)?.into_iter();
    for slot in slots.filter(|s| s.starts_at > now && s.cancelled_at.is_none()) {
        for role in [Role::Caregiver, Role::Trainee] {
            let Some(offer) = rows::living(context, &slot.id, role)? else { continue };
            tell_moved(context, &offer)?;
        }
        for offer in rows::asked(context, std::slice::from_ref(&slot.id))? {
            tell_moved(context, &offer)?;
        }
    }
    Ok(())
}

fn tell_moved(context: &mut Context, offer: &Offer) -> anyhow::Result<()> {
    match Matter::of(context, offer)? {
        Some(matter) => letters::moved(context, offer, &matter),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_asked_to_answer_before_three_in_the_night() {
        let at = |text: &str| Instant::from_utc(text.parse().expect("a moment"));
        for (wanted, asked) in [
            ("2026-12-02T02:13:09Z", "2026-12-02T08:00:00Z"),
            ("2026-12-02T20:00:00Z", "2026-12-03T08:00:00Z"),
            ("2026-12-02T13:13:09Z", "2026-12-02T13:00:00Z"),
            ("2026-12-02T13:15:00Z", "2026-12-02T13:15:00Z"),
            // The night in which the clock goes forward.
            ("2027-03-28T00:30:00Z", "2027-03-28T07:00:00Z"),
        ] {
            assert_eq!(by_day(at(wanted), chrono_tz::Europe::Brussels), at(asked), "{wanted}");
        }
    }
}
