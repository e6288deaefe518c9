//! Asking several people at once for the same slot: nobody has it before somebody says yes, the first yes is the offer,
//! and the others are thanked in the same transaction. All of what is asked together goes out, or nothing of it.

use std::collections::hash_map::Entry as Seen;
use std::collections::{BTreeMap, HashMap};

use super::by_hand::{self, ByHand};
use super::make::{self, answer_by};
use super::rows::{self, NewOffer};
use super::{Offer, State, letters, view_week};
use crate::basics::ids::{CaregiverId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::planning::{Role, View};
use crate::requests::{self, Slot};

use letters::Matter;

/// Who is asked for a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// For which slot.
    pub slot: SlotId,
    /// Who.
    pub whom: Vec<CaregiverId>,
}

/// By when an answer is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AnswerWithin {
    /// The organiser's time to answer, at a time of day at which people answer.
    #[default]
    Usual,
    /// So many hours from now, whatever the time of day.
    Hours(i64),
}

impl AnswerWithin {
    /// The hours that can be chosen.
    pub const HOURS: [i64; 5] = [1, 2, 4, 8, 24];

    /// What a form says; nothing else than what can be chosen.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "" => Some(AnswerWithin::Usual),
            hours => Self::HOURS.iter().find(|one| one.to_string() == hours).map(|hours| AnswerWithin::Hours(*hours)),
        }
    }

    /// By when an answer about a slot is wanted: before it begins in any case.
    fn before(self, context: &Context, slot: &Slot) -> Instant {
        match self {
            AnswerWithin::Usual => answer_by(context.now, &context.organiser, slot.starts_at),
            AnswerWithin::Hours(hours) => context.now.plus_hours(hours).min(slot.starts_at),
        }
    }
}

/// Why somebody cannot be asked for a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct AskFault {
    /// For which slot.
    pub slot: SlotId,
    /// Who; nobody where it is the slot that cannot be asked for.
    pub caregiver: Option<CaregiverId>,
    /// What it is.
    pub why: ByHand,
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq)]
pub enum Asking {
    /// The questions are on their way.
    Sent {
        /// For so many slots.
        slots: usize,
        /// To so many people.
        people: usize,
    },
    /// Nothing was sent: this is in the way.
    Refused(Vec<AskFault>),
}

/// Asks all of these, or nobody.
pub fn ask(context: &mut Context, questions: &[Question], within: AnswerWithin) -> anyhow::Result<Asking> {
    let faults = faults(context, questions, None)?;
    if faults.is_empty() { send(context, questions, within) } else { Ok(Asking::Refused(faults)) }
}

/// What is in the way of asking; what `leaving` has is as good as free.
pub(super) fn faults(
    context: &mut Context,
    questions: &[Question],
    leaving: Option<&CaregiverId>,
) -> anyhow::Result<Vec<AskFault>> {
    let mut views: HashMap<IsoWeek, View> = HashMap::new();
    let mut faults = Vec::new();
    for question in questions.iter().filter(|question| !question.whom.is_empty()) {
        let fault = |caregiver, why| AskFault { slot: question.slot.clone(), caregiver, why };
        let slot = match by_hand::standing(context, &question.slot)? {
            Ok(slot) if slot.starts_at <= context.now => {
                faults.push(fault(None, ByHand::Over));
                continue;
            }
            Ok(slot) => slot,
            Err(why) => {
                faults.push(fault(None, why));
                continue;
            }
        };
        let living = rows::living(context, &slot.id, Role::Caregiver)?;
        if living.is_some_and(|offer| Some(&offer.caregiver_id) != leaving) {
            faults.push(fault(None, ByHand::Taken));
            continue;
        }
        let view: &View = match views.entry(slot.week) {
            Seen::Occupied(known) => known.into_mut(),
            Seen::Vacant(place) => place.insert(view_week(context, slot.week)?),
        };
        for who in &question.whom {
            let why = against(context, view, &slot, who)?;
            faults.extend(why.map(|why| fault(Some(who.clone()), why)));
        }
    }
    Ok(faults)
}

/// What keeps somebody from being asked for a slot.
fn against(context: &mut Context, view: &View, slot: &Slot, who: &CaregiverId) -> anyhow::Result<Option<ByHand>> {
    if let Err(why) = by_hand::may_serve(context, &slot.id, who)? {
        return Ok(Some(why));
    }
    // A pin on somebody else gives way, as it does on the slot's page.
    let obstacles: Vec<_> = view.obstacles(&slot.id, who).into_iter().filter(|o| o.rule != "pinned").collect();
    Ok((!obstacles.is_empty()).then_some(ByHand::InTheWay(obstacles)))
}

/// Sends the questions: each person gets one letter, with a button for each slot. Who is asked already is not asked twice.
pub(super) fn send(context: &mut Context, questions: &[Question], within: AnswerWithin) -> anyhow::Result<Asking> {
    let mut made: BTreeMap<CaregiverId, Vec<Offer>> = BTreeMap::new();
    let mut slots = 0;
    for question in questions {
        let Some(slot) = requests::slot(context, &question.slot)? else { continue };
        let answer_by = within.before(context, &slot);
        let mut asked = false;
        for caregiver in &question.whom {
            if rows::standing_of(context, &slot.id, Role::Caregiver, caregiver)?.is_some() {
                continue;
            }
            let new = NewOffer { publication: None, caregiver, role: Role::Caregiver, state: State::Asked, answer_by };
            made.entry(caregiver.clone()).or_default().push(make::make(context, &slot, &new)?);
            asked = true;
        }
        slots += usize::from(asked);
    }
    for offers in made.values() {
        letters::offered(context, offers, &[])?;
    }
    Ok(Asking::Sent { slots, people: made.len() })
}

/// Somebody has said yes first: the others who were asked hear so, with thanks.
pub(super) fn thank_the_others(context: &mut Context, first: &Offer) -> anyhow::Result<()> {
    if first.role != Role::Caregiver {
        return Ok(());
    }
    let asked = rows::asked(context, std::slice::from_ref(&first.slot_id))?;
    for offer in asked.into_iter().filter(|offer| offer.id != first.id) {
        if !rows::change(context, &offer.id, State::Asked, State::Thanked)? {
            continue;
        }
        let entry = Entry::new(Kind::OfferThanked).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
        journal::record(context, &entry)?;
        if let Some(matter) = Matter::of(context, &offer)? {
            letters::thanked(context, &matter)?;
        }
    }
    Ok(())
}

/// Who was asked for these slots among others and has not answered, the first asked first.
pub fn asked_of_slots(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<HashMap<SlotId, Vec<Offer>>> {
    let mut all: HashMap<SlotId, Vec<Offer>> = HashMap::new();
    for offer in rows::asked(context, slots)? {
        all.entry(offer.slot_id.clone()).or_default().push(offer);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_chosen_is_read() {
        assert_eq!(AnswerWithin::parse(""), Some(AnswerWithin::Usual));
        assert_eq!(AnswerWithin::parse("4"), Some(AnswerWithin::Hours(4)));
        assert!(
            ["3", "-1", "04", "4.0", "vier", "99999999999999"].iter().all(|text| AnswerWithin::parse(text).is_none())
        );
    }
}
