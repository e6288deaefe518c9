//! Whoever was asked and has not answered yet: asked once more, in one letter for all that waits.

use std::collections::{BTreeMap, HashSet};

use super::by_hand::{self, ByHand};
use super::{Offer, chasing, letters, rows};
use crate::basics::ids::{CaregiverId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::requests::{self, Slot};

/// Whoever was reminded within so many hours is not reminded again.
const REMINDED_HOURS: i64 = 4;
/// More people are not reminded in so few hours.
const MOST_REMINDED: i64 = 10_000;

/// An offer of a week, as a list of them shows it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The offer.
    pub offer: Offer,
    /// Of what.
    pub slot: Slot,
    /// To whom, by name.
    pub caregiver: String,
    /// For whom, by name.
    pub family: String,
    /// When she was last reminded.
    pub reminded_at: Option<Instant>,
    /// When she will be, if she has not answered by then.
    pub reminds_at: Option<Instant>,
}

/// Everything that was offered of a week, by start.
pub fn sent_in_week(context: &mut Context, week: IsoWeek) -> anyhow::Result<Vec<Sent>> {
    sent(context, week, None)
}

/// Everything that was offered of one slot, the last first.
pub fn sent_of_slot(context: &mut Context, slot: &SlotId) -> anyhow::Result<Vec<Sent>> {
    match requests::slot(context, slot)? {
        Some(found) => sent(context, found.week, Some(slot)),
        None => Ok(Vec::new()),
    }
}

fn sent(context: &mut Context, week: IsoWeek, slot: Option<&SlotId>) -> anyhow::Result<Vec<Sent>> {
    let mut all = rows::chasing::of_week(context, &week.to_string(), slot)?;
    for sent in &mut all {
        sent.reminds_at = chasing::next(&sent.offer, &context.organiser, context.now);
    }
    Ok(all)
}

/// Reminds everybody whose answer about a week waits, each in one letter; how many. Who was reminded shortly before is
/// left in peace.
pub fn remind_all(context: &mut Context, week: IsoWeek) -> anyhow::Result<usize> {
    let now = context.now;
    let coming = requests::slots_of_week(context, week)?.into_iter().filter(|slot| slot.starts_at > now);
    let ids: Vec<SlotId> = coming.map(|slot| slot.id).collect();
    Ok(remind_of(context, &ids)?.0)
}

/// Reminds whoever has not answered about one slot.
pub fn remind_of_slot(context: &mut Context, slot: &SlotId) -> anyhow::Result<ByHand> {
    if let Err(why) = by_hand::standing(context, slot)? {
        return Ok(why);
    }
    Ok(match remind_of(context, std::slice::from_ref(slot))? {
        (0, 0) => ByHand::Over,
        (0, _) => ByHand::JustReminded,
        _ => ByHand::Done,
    })
}

/// Reminds whoever has not answered about these slots: how many people, and how many were left in peace.
fn remind_of(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<(usize, usize)> {
    let now = context.now;
    let since = now.plus_hours(-REMINDED_HOURS);
    let reminded = journal::since(context, &[Kind::AnswerAsked], since, MOST_REMINDED)?;
    let reminded: HashSet<CaregiverId> = reminded.into_iter().filter_map(|event| event.caregiver).collect();
    let mut waiting: BTreeMap<CaregiverId, Vec<Offer>> = BTreeMap::new();
    let asked = |offer: &Offer| offer.state.is_awaited() && offer.answer_by > now;
    for offer in rows::of_slots(context, slots)?.into_iter().filter(asked) {
        waiting.entry(offer.caregiver_id.clone()).or_default().push(offer);
    }
    let all = waiting.len();
    waiting.retain(|caregiver, _| !reminded.contains(caregiver));
    for offers in waiting.values() {
        remind(context, offers)?;
    }
    Ok((waiting.len(), all - waiting.len()))
}

/// Reminds one person of all that she has been asked, if it is time for any of it and she has not answered meanwhile.
pub fn remind_if_due(context: &mut Context, offers: &[Offer]) -> anyhow::Result<()> {
    let (organiser, now) = (context.organiser.clone(), context.now);
    let (mut waiting, mut due) = (Vec::new(), false);
    for offer in offers {
        let Some(offer) = rows::get(context, &offer.id)? else { continue };
        if offer.state.is_awaited() && offer.answer_by > now {
            let last = journal::last_of_offer(context, &offer.id, Kind::AnswerAsked)?;
            due = due || chasing::is_due(&offer, &organiser, last, now);
            waiting.push(offer);
        }
    }
    if due { remind(context, &waiting) } else { Ok(()) }
}

/// Reminds one person of all that she has been asked.
fn remind(context: &mut Context, offers: &[Offer]) -> anyhow::Result<()> {
    for offer in offers {
        let entry = Entry::new(Kind::AnswerAsked).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
        journal::record(context, &entry)?;
    }
    letters::answers_asked(context, offers)
}
