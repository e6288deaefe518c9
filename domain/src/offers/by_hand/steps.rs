//! Taking back the last step by hand: only one's own, the last one first, as long as nobody was told of it and nothing
//! of it has changed since.

use super::ByHand;
use crate::basics::IsoWeek;
use crate::basics::ids::{CaregiverId, SlotId, StepId};
use crate::context::Context;
use crate::journal::Kind;
use crate::offers::{self, Offer, State};
use crate::planning::{self, Role, steps};
use crate::requests;

/// The last step by hand of whoever looks.
#[derive(Clone, Debug, PartialEq)]
pub struct LastStep {
    /// The step.
    pub step: steps::Step,
    /// How many there are before it.
    pub before: usize,
    /// Why it cannot be taken back any more.
    pub too_late: Option<TooLate>,
}

/// Why a step cannot be taken back; shown by the messages `undo-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLate {
    /// Somebody was told of it, or of its slot since.
    Told,
    /// What it changed was changed again since.
    Changed,
}

impl TooLate {
    /// The name of its message.
    pub fn as_str(self) -> &'static str {
        match self {
            TooLate::Told => "told",
            TooLate::Changed => "changed",
        }
    }
}

/// What came of taking a step back.
#[derive(Clone, Debug, PartialEq)]
pub enum Undone {
    /// It is as it was before.
    Undone,
    /// It stays.
    TooLate(TooLate),
    /// It is not the last step of whoever asks: it was taken back already, or another came after it.
    NotTheLast,
}

/// What comes of doing something by hand.
pub(super) trait Outcome {
    /// Whether it was done.
    fn is_done(&self) -> bool;
}

impl Outcome for ByHand {
    fn is_done(&self) -> bool {
        *self == ByHand::Done
    }
}

/// Does something by hand, and keeps what it did, so that it can be taken back.
pub(super) fn stepping<T: Outcome>(
    context: &mut Context,
    slots: &[&SlotId],
    entry: (Kind, &SlotId, &CaregiverId),
    work: impl FnOnce(&mut Context) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let ids: Vec<SlotId> = slots.iter().map(|slot| (*slot).clone()).collect();
    let (stood, offered) = (steps::standings(context, &ids)?, living(context, &ids)?);
    let outcome = work(context)?;
    if outcome.is_done()
        && let Some(slot) = requests::slot(context, entry.1)?
    {
        let told = living(context, &ids)? != offered;
        steps::keep(context, slot.week, entry, &stood, told)?;
    }
    Ok(outcome)
}

/// The offers of these slots that still count. Where a step changes them, somebody hears of it.
fn living(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<Vec<(String, State)>> {
    let mut found = Vec::new();
    for slot in slots {
        let all = offers::of_slot(context, slot)?.into_iter();
        found.extend(all.filter(|o: &Offer| o.state.is_living()).map(|o| (o.id.to_string(), o.state)));
    }
    Ok(found)
}

/// The last step by hand in a week of the coordinator who looks.
pub fn last_step(context: &mut Context, week: IsoWeek) -> anyhow::Result<Option<LastStep>> {
    let Some(coordinator) = context.actor.coordinator().cloned() else { return Ok(None) };
    let all = steps::of(context, week, &coordinator)?;
    let before = all.len().saturating_sub(1);
    let Some(step) = all.into_iter().next() else { return Ok(None) };
    let too_late = too_late(context, &step)?;
    Ok(Some(LastStep { step, before, too_late }))
}

/// Why a step stays; none where it can be taken back.
fn too_late(context: &mut Context, step: &steps::Step) -> anyhow::Result<Option<TooLate>> {
    if step.told {
        return Ok(Some(TooLate::Told));
    }
    for slot in step.slots() {
        // Ids go with the time; two things of one instant are told apart by them.
        let later = |offer: &Offer| (offer.made_at, offer.id.as_str()) > (step.at, step.id.as_str());
        if offers::of_slot(context, &slot)?.iter().any(later) {
            return Ok(Some(TooLate::Told));
        }
        let gone =
            requests::slot(context, &slot)?.is_none_or(|s| s.cancelled_at.is_some() || s.starts_at <= context.now);
        if gone {
            return Ok(Some(TooLate::Changed));
        }
    }
    if !step.is_untouched(context)? {
        return Ok(Some(TooLate::Changed));
    }
    // Whoever had it may be away by now, or may not come any more.
    for (id, caregiver) in step.holders_before()? {
        let Some(slot) = requests::slot(context, &id)? else { return Ok(Some(TooLate::Changed)) };
        if !planning::barred(context, &slot, &caregiver, Role::Caregiver)?.is_empty() {
            return Ok(Some(TooLate::Changed));
        }
    }
    Ok(None)
}

/// Takes back the last step by hand in a week: the one that the coordinator was shown.
pub fn undo(context: &mut Context, week: IsoWeek, shown: &StepId) -> anyhow::Result<Undone> {
    let Some(last) = last_step(context, week)?.filter(|last| last.step.id == *shown) else {
        return Ok(Undone::NotTheLast);
    };
    if let Some(why) = last.too_late {
        return Ok(Undone::TooLate(why));
    }
    steps::take_back(context, week, &last.step)?;
    Ok(Undone::Undone)
}
