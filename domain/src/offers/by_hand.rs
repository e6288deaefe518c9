//! What a coordinator decides about one slot by hand: give it, pin, forbid, lift a decision, offer it, take an offer
//! back, take an answer on the telephone. A decision that overtakes an offer which waits for its answer takes that
//! offer back, and whoever had it is told. What nobody was told of can be taken back ([`undo`]).

mod assign;
mod step_in;
mod steps;

use super::asking::{self, AnswerWithin, Asking, Question};
use super::make::Offered;
use super::{Answer, Answered, Offer, State, answer, make, rows, view_week};
use crate::basics::ids::{CaregiverId, FamilyId, SlotId};
use crate::caregivers::{self, Stage};
use crate::context::Context;
use crate::journal::Kind;
use crate::planning::{self, Given, Obstacle, Role};
use crate::requests::{self, Slot};
use crate::training::Missing;

pub use assign::{Agreed, Assigned, assign, deed};
pub use step_in::step_in;
use steps::stepping;
pub use steps::{LastStep, TooLate, Undone, last_step, undo};

/// What came of a decision about a slot.
#[derive(Clone, Debug, PartialEq)]
pub enum ByHand {
    /// It is so now.
    Done,
    /// Rules are in the way, and nothing was changed.
    InTheWay(Vec<Obstacle>),
    /// She misses what the organiser's ladder asks, and nobody has signed for it.
    Missing(Vec<Missing>),
    /// A trainee goes along with a mentor, and never alone.
    TraineeAlone,
    /// Somebody has accepted the slot: she is asked first.
    AcceptedFirst,
    /// Somebody else has a living offer for it.
    Taken,
    /// It has begun, or nobody has an offer to answer.
    Over,
    /// Whoever has not answered was reminded shortly before.
    JustReminded,
    /// It was cancelled meanwhile; whose it was.
    Gone(FamilyId),
    /// There is no such slot, or no such caregiver.
    Unknown,
}

/// The slot, unless it is gone.
pub(super) fn standing(context: &mut Context, slot: &SlotId) -> anyhow::Result<Result<Slot, ByHand>> {
    let Some(found) = requests::slot(context, slot)? else { return Ok(Err(ByHand::Unknown)) };
    Ok(if found.cancelled_at.is_some() { Err(ByHand::Gone(found.family_id)) } else { Ok(found) })
}

/// Whether somebody has accepted to serve the slot.
fn accepted(context: &mut Context, slot: &SlotId) -> anyhow::Result<bool> {
    Ok(rows::living(context, slot, Role::Caregiver)?.is_some_and(|offer| offer.state == State::Accepted))
}

/// Takes back what others than this caregiver were offered of a slot; they are told, the trainee who was to go along
/// too.
fn overtake(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    make::end_asked(context, slot, Some(caregiver))?;
    match rows::living(context, slot, Role::Caregiver)? {
        Some(offer) if &offer.caregiver_id != caregiver => make::take_back_with_trainee(context, &offer),
        Some(_) => Ok(()),
        None => make::end_trainee(context, slot),
    }
}

/// The caregiver's stage, if she is here.
fn stage(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Option<Stage>> {
    Ok(caregivers::get(context, caregiver)?.map(|caregiver| caregiver.terms.stage))
}

/// What keeps a coordinator from deciding that this caregiver serves this slot, before any rule of the plan is looked
/// at.
pub(super) fn may_serve(
    context: &mut Context,
    slot: &SlotId,
    caregiver: &CaregiverId,
) -> anyhow::Result<Result<Slot, ByHand>> {
    match (standing(context, slot)?, stage(context, caregiver)?) {
        (Err(why), _) => Ok(Err(why)),
        (_, None) => Ok(Err(ByHand::Unknown)),
        (_, Some(Stage::Trainee)) => Ok(Err(ByHand::TraineeAlone)),
        (Ok(slot), _) => {
            let missing = planning::barred(context, &slot, caregiver, Role::Caregiver)?;
            Ok(if missing.is_empty() { Ok(slot) } else { Err(ByHand::Missing(missing)) })
        }
    }
}

/// Gives a slot to a caregiver and pins it.
pub fn give(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    stepping(context, &[slot], (Kind::Moved, slot, caregiver), |context| give_now(context, slot, caregiver))
}

fn give_now(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    let found = match may_serve(context, slot, caregiver)? {
        Ok(found) => found,
        Err(why) => return Ok(why),
    };
    if accepted(context, slot)? {
        return Ok(ByHand::AcceptedFirst);
    }
    let view = view_week(context, found.week)?;
    Ok(match planning::give(context, found.week, &view, slot, caregiver)? {
        Given::Given => overtake(context, slot, caregiver).map(|()| ByHand::Done)?,
        Given::Refused(obstacles) => ByHand::InTheWay(obstacles),
    })
}

/// Pins a slot on a caregiver, whatever the solver finds. Whoever has it in the plan has it no longer: it is hers at once
/// where no rule is in the way, else nobody's until the week is solved.
pub fn pin(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    stepping(context, &[slot], (Kind::Pinned, slot, caregiver), |context| pin_now(context, slot, caregiver))
}

fn pin_now(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    let found = match may_serve(context, slot, caregiver)? {
        Ok(found) => found,
        Err(why) => return Ok(why),
    };
    if accepted(context, slot)? {
        return Ok(ByHand::AcceptedFirst);
    }
    let view = view_week(context, found.week)?;
    let holder = view.holder(slot).and_then(|holder| CaregiverId::parse(&holder.caregiver));
    match holder.filter(|holder| holder != caregiver) {
        Some(holder) => {
            if let Given::Refused(_) = planning::give(context, found.week, &view, slot, caregiver)? {
                planning::free(context, slot, &holder, Role::Caregiver, false)?;
                planning::pin(context, slot, caregiver)?;
            }
        }
        None => planning::pin(context, slot, caregiver)?,
    }
    overtake(context, slot, caregiver).map(|()| ByHand::Done)
}

/// Forbids a slot to a caregiver, or to a trainee who was to go along.
pub fn forbid(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    stepping(context, &[slot], (Kind::Forbidden, slot, caregiver), |context| forbid_now(context, slot, caregiver))
}

fn forbid_now(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    match (standing(context, slot)?, stage(context, caregiver)?) {
        (Err(why), _) => return Ok(why),
        (_, None) => return Ok(ByHand::Unknown),
        _ => {}
    }
    let offer = hers(context, slot, caregiver)?;
    if offer.as_ref().is_some_and(|offer| offer.state == State::Accepted) {
        return Ok(ByHand::AcceptedFirst);
    }
    planning::forbid(context, slot, caregiver)?;
    if let Some(offer) = offer {
        make::take_back_with_trainee(context, &offer)?;
    }
    Ok(ByHand::Done)
}

/// What this person was offered or asked of a slot and may still come to, in whichever part.
fn hers(context: &mut Context, slot: &SlotId, person: &CaregiverId) -> anyhow::Result<Option<Offer>> {
    for role in [Role::Caregiver, Role::Trainee] {
        let standing = rows::standing_of(context, slot, role, person)?;
        if standing.is_some() {
            return Ok(standing);
        }
    }
    Ok(None)
}

/// Takes back what of a slot waits for an answer: the offer, or the questions to several. The slot is free again, and
/// nobody is kept from it.
pub fn withdraw(context: &mut Context, slot: &SlotId) -> anyhow::Result<ByHand> {
    if let Err(why) = standing(context, slot)? {
        return Ok(why);
    }
    let asked = make::end_asked(context, slot, None)?;
    let Some(offer) = rows::living(context, slot, Role::Caregiver)? else {
        return Ok(if asked > 0 { ByHand::Done } else { ByHand::Over });
    };
    if offer.state == State::Accepted {
        return Ok(ByHand::AcceptedFirst);
    }
    make::take_back_with_trainee(context, &offer)?;
    planning::free(context, slot, &offer.caregiver_id, offer.role, false).map(|()| ByHand::Done)
}

/// Takes a decision about a slot and a caregiver back.
pub fn lift(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    stepping(context, &[slot], (Kind::DecisionLifted, slot, caregiver), |context| lift_now(context, slot, caregiver))
}

fn lift_now(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    match (standing(context, slot)?, stage(context, caregiver)?) {
        (Err(why), _) => Ok(why),
        (_, None) => Ok(ByHand::Unknown),
        _ => planning::lift(context, slot, caregiver).map(|()| ByHand::Done),
    }
}

/// Offers a slot to somebody whom the coordinator chose: the next best after a refusal, or anyone the rules allow. Where
/// others are asked already, she is asked as one of them.
pub fn offer(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    if let Err(why) = may_serve(context, slot, caregiver)? {
        return Ok(why);
    }
    if !rows::asked(context, std::slice::from_ref(slot))?.is_empty() {
        let question = Question { slot: slot.clone(), whom: vec![caregiver.clone()] };
        return Ok(match asking::ask(context, &[question], AnswerWithin::Usual)? {
            Asking::Sent { .. } => ByHand::Done,
            Asking::Refused(faults) => faults.into_iter().next().map_or(ByHand::Over, |fault| fault.why),
        });
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
    Ok(match answer(context, &offer.id, reply, true)? {
        Some(Answered::Now(_)) => ByHand::Done,
        Some(Answered::InTheWay(obstacles)) => ByHand::InTheWay(obstacles),
        Some(Answered::Missing(missing)) => ByHand::Missing(missing),
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
