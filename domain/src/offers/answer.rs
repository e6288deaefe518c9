//! A caregiver's answer: by her link, or on the telephone with a coordinator.

use super::letters::{self, Matter};
use super::{Offer, State, make, rows};
use crate::basics::ids::OfferId;
use crate::families::Family;
use crate::context::{Actor, Context};
use crate::journal::{self, Entry, Kind};
use crate::planning::{self, Role};
use crate::requests::Slot;
use crate::training::Missing;

/// What she answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// She comes.
    Accept,
    /// She does not come.
    Decline,
}

impl Answer {
    /// The answer that a form's button stands for.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "accept" => Some(Answer::Accept),
            "decline" => Some(Answer::Decline),
            _ => None,
        }
    }

    fn state(self) -> State {
        match self {
            Answer::Accept => State::Accepted,
            Answer::Decline => State::Declined,
        }
    }
}

/// What came of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is so now; or it was so already, and nothing more happened.
    Now(State),
    /// It can no longer be answered, for it stands like this.
    Over(State),
    /// It is too late to change the answer by link: call the contact person.
    TooLate(State),
    /// Somebody else has it by now.
    Taken,
    /// She cannot come, for by now she misses what the organiser's ladder asks.
    Missing(Vec<Missing>),
}

/// Takes an answer. The same answer twice is one answer.
pub fn answer(context: &mut Context, id: &OfferId, answer: Answer) -> anyhow::Result<Option<Answered>> {
    let Some(offer) = rows::get(context, id)? else { return Ok(None) };
    let Some(matter) = Matter::of(context, &offer)? else { return Ok(None) };
    let before = offer.state;
    let by_link = matches!(&context.actor, Actor::Caregiver(_));
    let cutoff = matter.slot.starts_at.plus_hours(-i64::from(context.organiser.cutoff_hours));
    let missing = match answer {
        Answer::Accept => planning::barred(context, &matter.slot, &offer.caregiver_id, offer.role)?,
        Answer::Decline => Vec::new(),
    };
    let outcome = match before {
        state if state == answer.state() => Answered::Now(state),
        state if matter.slot.starts_at <= context.now || matter.slot.cancelled_at.is_some() => Answered::Over(state),
        State::Expired | State::Withdrawn => Answered::Over(before),
        State::Offered if offer.answer_by <= context.now => Answered::Over(State::Expired),
        State::Accepted if by_link && cutoff <= context.now => Answered::TooLate(State::Accepted),
        State::Declined if rows::living(context, &offer.slot_id, offer.role)?.is_some() => Answered::Taken,
        State::Declined if !may_come_after_all(context, &offer, &matter)? => Answered::TooLate(State::Declined),
        // A trainee goes along with somebody, or not at all.
        State::Offered if offer.role == Role::Trainee && answer == Answer::Accept && alone(context, &offer)? => {
            Answered::Over(State::Withdrawn)
        }
        _ if !missing.is_empty() => Answered::Missing(missing),
        _ => {
            if !rows::change(context, id, before, answer.state())? {
                // Another answer came in between; it stands.
                let stands = rows::get(context, id)?.map_or(State::Withdrawn, |o| o.state);
                return Ok(Some(if stands == answer.state() { Answered::Now(stands) } else { Answered::Over(stands) }));
            }
            tell(context, &offer, &matter, answer)?;
            Answered::Now(answer.state())
        }
    };
    Ok(Some(outcome))
}

fn alone(context: &mut Context, offer: &Offer) -> anyhow::Result<bool> {
    Ok(rows::living(context, &offer.slot_id, Role::Caregiver)?.is_none())
}

/// Whether somebody who had said no can still come: nobody else has the slot, no coordinator has forbidden it, no rule is in the way.
fn may_come_after_all(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<bool> {
    let (slot, who) = (&offer.slot_id, &offer.caregiver_id);
    if offer.role == Role::Trainee {
        return Ok(!alone(context, offer)?);
    }
    let forbidden = |e: &journal::Event| e.kind == Kind::Forbidden && e.caregiver.as_ref() == Some(who);
    let week = matter.slot.week;
    if journal::of_slot(context, slot)?.iter().any(forbidden) {
        return Ok(false);
    }
    // Her own no is the one thing that is taken back; it stands again if something else is in the way.
    planning::free(context, slot, who, offer.role, false)?;
    let view = super::view_week(context, week)?;
    let possible = view.holder(slot).is_none() && view.obstacles(slot, who).is_empty();
    if !possible {
        planning::free(context, slot, who, offer.role, true)?;
    }
    Ok(possible)
}

fn tell(context: &mut Context, offer: &Offer, matter: &Matter, answer: Answer) -> anyhow::Result<()> {
    let kind = if answer == Answer::Accept { Kind::OfferAccepted } else { Kind::OfferDeclined };
    let entry = Entry::new(kind).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(context, &entry)?;
    let (slot, who) = (&offer.slot_id, &offer.caregiver_id);
    match answer {
        Answer::Decline => planning::free(context, slot, who, offer.role, true)?,
        Answer::Accept if offer.state == State::Declined => {
            planning::keep(context, matter.slot.week, slot, who, offer.role)?
        }
        Answer::Accept => {}
    }
    if answer == Answer::Decline && offer.role == Role::Caregiver {
        make::end_trainee(context, slot)?;
    }
    match (answer, offer.state, offer.role) {
        (Answer::Accept, _, Role::Caregiver) => letters::confirmed(context, matter),
        (Answer::Decline, State::Accepted, Role::Caregiver) => letters::called_off(context, matter, false),
        _ => Ok(()),
    }
}

/// The family's exact address, for whoever has accepted and until the shift is over; that it was read is written down.
pub fn reveal_address(context: &mut Context, id: &OfferId) -> anyhow::Result<Option<(Slot, Family)>> {
    let Some(offer) = rows::get(context, id)?.filter(|o| o.state == State::Accepted) else { return Ok(None) };
    let Some(matter) = Matter::of(context, &offer)? else { return Ok(None) };
    if matter.slot.ends_at <= context.now || matter.slot.cancelled_at.is_some() {
        return Ok(None);
    }
    let entry =
        Entry::new(Kind::AddressRead).family(&matter.family.id).caregiver(&offer.caregiver_id).slot(&offer.slot_id);
    journal::record(context, &entry)?;
    Ok(Some((matter.slot, matter.family)))
}
