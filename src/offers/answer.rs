//! A caregiver's answer: by her link, or on the telephone with a coordinator.

use super::letters::{self, Matter};
use super::{Offer, State, make, rows};
use crate::basics::Instant;
use crate::basics::ids::OfferId;
use crate::families::Family;
use crate::journal::{self, Actor, Entry, Kind};
use crate::organisers::Organiser;
use crate::planning::{self, Role};
use crate::requests::Slot;
use crate::store::Connection;
use crate::web::Site;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is so now; or it was so already, and nothing more happened.
    Now(State),
    /// It can no longer be answered, for it stands like this.
    Over(State),
    /// It is too late to change the answer by link: call the contact person.
    TooLate(State),
    /// Somebody else has it by now.
    Taken,
}

/// Takes an answer. The same answer twice is one answer.
pub fn answer(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    id: &OfferId,
    answer: Answer,
    actor: &Actor,
) -> anyhow::Result<Option<Answered>> {
    let Some(offer) = rows::get(connection, &organiser.id, id)? else { return Ok(None) };
    let Some(matter) = Matter::of(connection, organiser, &offer)? else { return Ok(None) };
    let before = offer.state();
    let by_link = matches!(actor, Actor::Caregiver(_));
    let cutoff = matter.slot.starts_at.plus_hours(-i64::from(organiser.cutoff_hours));
    let outcome = match before {
        state if state == answer.state() => Answered::Now(state),
        state if matter.slot.starts_at <= now || matter.slot.cancelled_at.is_some() => Answered::Over(state),
        State::Expired | State::Withdrawn => Answered::Over(before),
        State::Offered if offer.answer_by <= now => Answered::Over(State::Expired),
        State::Accepted if by_link && cutoff <= now => Answered::TooLate(State::Accepted),
        State::Declined if rows::living(connection, &offer.slot_id, offer.role())?.is_some() => Answered::Taken,
        State::Declined if !may_come_after_all(connection, now, organiser, &offer, &matter)? => Answered::TooLate(State::Declined),
        // A trainee goes along with somebody, or not at all.
        State::Offered if offer.role() == Role::Trainee && answer == Answer::Accept && alone(connection, &offer)? => {
            Answered::Over(State::Withdrawn)
        }
        _ => {
            if !rows::change(connection, id, before, answer.state())? {
                // Another answer came in between; it stands.
                let stands = rows::get(connection, &organiser.id, id)?.map_or(State::Withdrawn, |o| o.state());
                return Ok(Some(if stands == answer.state() { Answered::Now(stands) } else { Answered::Over(stands) }));
            }
            tell(connection, now, site, &offer, &matter, answer, actor)?;
            Answered::Now(answer.state())
        }
    };
    Ok(Some(outcome))
}

fn alone(connection: &mut Connection, offer: &Offer) -> anyhow::Result<bool> {
    Ok(rows::living(connection, &offer.slot_id, Role::Caregiver)?.is_none())
}

/// Whether somebody who had said no can still come: nobody else has the slot, no coordinator has forbidden it, no rule is in the way.
fn may_come_after_all(
    connection: &mut Connection,
    now: Instant,
    organiser: &Organiser,
    offer: &Offer,
    matter: &Matter,
) -> anyhow::Result<bool> {
    let (slot, who) = (&offer.slot_id, &offer.caregiver_id);
    if offer.role() == Role::Trainee {
        return Ok(!alone(connection, offer)?);
    }
    let forbidden = |e: &journal::Event| e.kind == Kind::Forbidden.as_str() && e.caregiver.as_ref() == Some(who);
    let Some(week) = matter.slot.week() else { return Ok(false) };
    if journal::of_slot(connection, slot)?.iter().any(forbidden) {
        return Ok(false);
    }
    // Her own no is the one thing that is taken back; it stands again if something else is in the way.
    planning::free(connection, &organiser.id, slot, who, offer.role(), false)?;
    let view = super::view_week(connection, now, organiser, week)?;
    let possible = view.holder(slot).is_none() && view.obstacles(slot, who).is_empty();
    if !possible {
        planning::free(connection, &organiser.id, slot, who, offer.role(), true)?;
    }
    Ok(possible)
}

fn tell(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    offer: &Offer,
    matter: &Matter,
    answer: Answer,
    actor: &Actor,
) -> anyhow::Result<()> {
    let kind = if answer == Answer::Accept { Kind::OfferAccepted } else { Kind::OfferDeclined };
    let entry = Entry::new(&offer.organiser_id, kind, actor).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(connection, now, &entry)?;
    let (organiser, slot, who) = (&offer.organiser_id, &offer.slot_id, &offer.caregiver_id);
    match (answer, matter.slot.week()) {
        (Answer::Decline, _) => planning::free(connection, organiser, slot, who, offer.role(), true)?,
        (Answer::Accept, Some(week)) if offer.state() == State::Declined => {
            planning::keep(connection, organiser, week, slot, who, offer.role())?
        }
        (Answer::Accept, _) => {}
    }
    if answer == Answer::Decline && offer.role() == Role::Caregiver {
        make::end_trainee(connection, now, site, actor, &matter.organiser, slot)?;
    }
    match (answer, offer.state(), offer.role()) {
        (Answer::Accept, _, Role::Caregiver) => letters::confirmed(connection, now, site, matter),
        (Answer::Decline, State::Accepted, Role::Caregiver) => letters::called_off(connection, now, site, matter, false),
        _ => Ok(()),
    }
}

/// The family's exact address, for whoever has accepted and until the shift is over; that it was read is written down.
pub fn reveal_address(
    connection: &mut Connection,
    now: Instant,
    organiser: &Organiser,
    id: &OfferId,
    actor: &Actor,
) -> anyhow::Result<Option<(Slot, Family)>> {
    let Some(offer) = rows::get(connection, &organiser.id, id)?.filter(|o| o.state() == State::Accepted) else { return Ok(None) };
    let Some(matter) = Matter::of(connection, organiser, &offer)? else { return Ok(None) };
    if matter.slot.ends_at <= now || matter.slot.cancelled_at.is_some() {
        return Ok(None);
    }
    let entry =
        Entry::new(&organiser.id, Kind::AddressRead, actor).family(&matter.family.id).caregiver(&offer.caregiver_id).slot(&offer.slot_id);
    journal::record(connection, now, &entry)?;
    Ok(Some((matter.slot, matter.family)))
}
