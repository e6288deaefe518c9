//! Whoever was asked and has not answered yet: asked once more, in one letter for all that waits.

use std::collections::{BTreeMap, HashSet};

use super::{Offer, letters, rows};
use crate::basics::IsoWeek;
use crate::basics::ids::{CaregiverId, SlotId};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::requests;

/// Whoever was reminded within so many hours is not reminded again.
const REMINDED_HOURS: i64 = 4;
/// More people are not reminded in so few hours.
const MOST_REMINDED: i64 = 10_000;

/// Reminds everybody whose answer about a week waits, each in one letter; how many. Who was reminded shortly before is
/// left in peace.
pub fn remind_all(context: &mut Context, week: IsoWeek) -> anyhow::Result<usize> {
    let now = context.now;
    let coming = requests::slots_of_week(context, week)?.into_iter().filter(|slot| slot.starts_at > now);
    let ids: Vec<SlotId> = coming.map(|slot| slot.id).collect();
    let since = now.plus_hours(-REMINDED_HOURS);
    let reminded = journal::since(context, &[Kind::AnswerAsked], since, MOST_REMINDED)?;
    let reminded: HashSet<CaregiverId> = reminded.into_iter().filter_map(|event| event.caregiver).collect();
    let mut waiting: BTreeMap<CaregiverId, Vec<Offer>> = BTreeMap::new();
    let asked = |offer: &Offer| offer.state.is_awaited() && offer.answer_by > now;
    for offer in rows::of_slots(context, &ids)?.into_iter().filter(asked) {
        if !reminded.contains(&offer.caregiver_id) {
            waiting.entry(offer.caregiver_id.clone()).or_default().push(offer);
        }
    }
    for offers in waiting.values() {
        remind(context, offers)?;
    }
    Ok(waiting.len())
}

/// Reminds one person of all that she has been asked.
pub fn remind(context: &mut Context, offers: &[Offer]) -> anyhow::Result<()> {
    for offer in offers {
        let entry = Entry::new(Kind::AnswerAsked).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
        journal::record(context, &entry)?;
    }
    letters::answers_asked(context, offers)
}
