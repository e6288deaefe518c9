//! What a coordinator decides about one slot by hand: give it, pin, forbid, lift a decision, offer it, take an answer on the telephone.

use super::make::Offered;
use super::{Answer, Answered, answer, make, rows, view_week};
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers::{self, Stage};
use crate::context::Context;
use crate::planning::{self, Given, Obstacle, Role};
use crate::requests::{self, Slot};

/// What came of a decision about a slot.
#[derive(Clone, Debug, PartialEq)]
pub enum ByHand {
    /// It is so now.
    Done,
    /// Rules are in the way, and nothing was changed.
    InTheWay(Vec<Obstacle>),
    /// A trainee goes along with a mentor, and never alone.
    TraineeAlone,
    /// Somebody has accepted the slot: she is asked first.
    AcceptedFirst,
    /// Somebody else has a living offer for it.
    Taken,
    /// It has begun, or nobody has an offer to answer.
    Over,
    /// It was cancelled meanwhile; whose it was.
    Gone(FamilyId),
    /// There is no such slot, or no such caregiver.
    Unknown,
}

/// The slot, unless it is gone.
fn standing(context: &mut Context, slot: &SlotId) -> anyhow::Result<Result<Slot, ByHand>> {
    let Some(found) = requests::slot(context, slot)? else { return Ok(Err(ByHand::Unknown)) };
    Ok(if found.cancelled_at.is_some() { Err(ByHand::Gone(found.family_id)) } else { Ok(found) })
}

/// Whether somebody who has accepted is in the way of a decision.
fn accepted(context: &mut Context, slot: &SlotId) -> anyhow::Result<bool> {
    Ok(rows::living(context, slot, Role::Caregiver)?.is_some_and(|offer| offer.state == super::State::Accepted))
}

/// The caregiver's stage, if she is here.
fn stage(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Option<Stage>> {
    Ok(caregivers::get(context, caregiver)?.map(|caregiver| caregiver.stage))
}

/// What keeps a coordinator from deciding that this caregiver serves this slot, before any rule of the plan is looked at.
fn may_serve(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<Result<Slot, ByHand>> {
    match (standing(context, slot)?, stage(context, caregiver)?) {
        (Err(why), _) => Ok(Err(why)),
        (_, None) => Ok(Err(ByHand::Unknown)),
        (_, Some(Stage::Trainee)) => Ok(Err(ByHand::TraineeAlone)),
        (Ok(slot), _) => Ok(Ok(slot)),
    }
}

/// Gives a slot to a caregiver and pins it.
pub fn give(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    let found = match may_serve(context, slot, caregiver)? {
        Ok(found) => found,
        Err(why) => return Ok(why),
    };
    if accepted(context, slot)? {
        return Ok(ByHand::AcceptedFirst);
    }
    let view = view_week(context, found.week)?;
    Ok(match planning::give(context, found.week, &view, slot, caregiver)? {
        Given::Given => ByHand::Done,
        Given::Refused(obstacles) => ByHand::InTheWay(obstacles),
    })
}

/// Pins a slot on a caregiver, whatever the solver finds.
pub fn pin(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    if let Err(why) = may_serve(context, slot, caregiver)? {
        return Ok(why);
    }
    if accepted(context, slot)? {
        return Ok(ByHand::AcceptedFirst);
    }
    planning::pin(context, slot, caregiver).map(|()| ByHand::Done)
}

/// Forbids a slot to a caregiver.
pub fn forbid(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    match (standing(context, slot)?, stage(context, caregiver)?) {
        (Err(why), _) => Ok(why),
        (_, None) => Ok(ByHand::Unknown),
        _ if accepted(context, slot)? => Ok(ByHand::AcceptedFirst),
        _ => planning::forbid(context, slot, caregiver).map(|()| ByHand::Done),
    }
}

/// Takes a decision about a slot and a caregiver back.
pub fn lift(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    match (standing(context, slot)?, stage(context, caregiver)?) {
        (Err(why), _) => Ok(why),
        (_, None) => Ok(ByHand::Unknown),
        _ if accepted(context, slot)? => Ok(ByHand::AcceptedFirst),
        _ => planning::lift(context, slot, caregiver).map(|()| ByHand::Done),
    }
}

/// Offers a slot to somebody whom the coordinator chose: the next best after a refusal, or anyone the rules allow.
pub fn offer(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    if let Err(why) = may_serve(context, slot, caregiver)? {
        return Ok(why);
    }
    Ok(match make::offer_to(context, slot, caregiver)? {
        Offered::Sent => ByHand::Done,
        Offered::Refused(obstacles) => ByHand::InTheWay(obstacles),
        Offered::Taken => ByHand::Taken,
        Offered::Over => ByHand::Over,
    })
}

/// Takes the answer of whoever has been offered the slot, given on the telephone.
pub fn answer_by_telephone(context: &mut Context, slot: &SlotId, reply: Answer) -> anyhow::Result<ByHand> {
    if let Err(why) = standing(context, slot)? {
        return Ok(why);
    }
    let Some(offer) = rows::living(context, slot, Role::Caregiver)? else { return Ok(ByHand::Over) };
    Ok(match answer(context, &offer.id, reply)? {
        Some(Answered::Now(_)) => ByHand::Done,
        _ => ByHand::Over,
    })
}

/// Cancels a slot for its family, on the telephone.
pub fn cancel(context: &mut Context, slot: &SlotId) -> anyhow::Result<ByHand> {
    match standing(context, slot)? {
        Ok(found) => super::cancel_slot(context, &found.family_id, slot).map(|_| ByHand::Done),
        Err(why) => Ok(why),
    }
}
