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
    let offer = make(context, None, &found, caregiver, Role::Caregiver)?;
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
    Ok(())
}

/// Makes an offer; the letter about it is the caller's.
pub fn make(
    context: &mut Context,
    publication: Option<&PublicationId>,
    slot: &Slot,
    caregiver: &CaregiverId,
    role: Role,
) -> anyhow::Result<Offer> {
    let new = NewOffer {
        publication,
        slot: &slot.id,
        caregiver,
        role,
        answer_by: answer_by(context.now, &context.organiser, slot.starts_at),
    };
    let id = rows::insert(context, &new)?;
    let entry = Entry::new(Kind::Offered).slot(&slot.id).caregiver(caregiver).offer(&id);
    journal::record(context, &entry)?;
    links::outlive(context, &Grant::CaregiverPage(caregiver.clone()), slot.ends_at)?;
    rows::get(context, &id)?.ok_or_else(|| anyhow::anyhow!("an offer that was just made is gone"))
}

/// By when an answer is needed: the organiser's answering time, at a time of day at which people answer, but early enough
/// before the start to find somebody else, and with half an hour at the least where the slot allows it.
fn answer_by(now: Instant, organiser: &Organiser, starts_at: Instant) -> Instant {
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
    if offer.role == Role::Caregiver { end_trainee(context, &offer.slot_id) } else { Ok(()) }
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
    let entry = Entry::new(Kind::OfferWithdrawn).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(context, &entry)?;
    Matter::of(context, offer)
}

/// Tells whoever has accepted to come to a family that it has moved, and whoever was asked and has not answered yet.
pub fn family_moved(context: &mut Context, family: &FamilyId) -> anyhow::Result<()> {
    let now = context.now;
    let slots = requests::slots_of_family(context, family)?.into_iter();
    for slot in slots.filter(|s| s.starts_at > now && s.cancelled_at.is_none()) {
        for role in [Role::Caregiver, Role::Trainee] {
            let Some(offer) = rows::living(context, &slot.id, role)? else { continue };
            if let Some(matter) = Matter::of(context, &offer)? {
                letters::moved(context, &offer, &matter)?;
            }
        }
    }
    Ok(())
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
