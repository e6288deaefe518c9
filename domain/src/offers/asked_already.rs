//! What a family asks already, and whether somebody was asked to come to it.

use std::collections::HashMap;

use super::last_of_slots;
use crate::basics::IsoWeek;
use crate::basics::ids::{FamilyId, RequestId, SlotId};
use crate::context::Context;
use crate::families::{self, NewChild};
use crate::requests::{self, AskedAlready};

/// What a family asks already, from this week on.
pub fn asked_already(context: &mut Context, family: &FamilyId) -> anyhow::Result<Vec<AskedAlready>> {
    let this_week = IsoWeek::of(context.today());
    let mut slots = requests::slots_of_family(context, family)?;
    slots.retain(|slot| slot.cancelled_at.is_none() && slot.week >= this_week);
    let ids: Vec<SlotId> = slots.iter().map(|slot| slot.id.clone()).collect();
    let offers = last_of_slots(context, &ids)?;
    let known = families::children(context, family)?;
    let mut asked_for: HashMap<RequestId, Vec<NewChild>> = HashMap::new();
    for slot in &slots {
        if !asked_for.contains_key(&slot.request_id) {
            let ids = requests::children_asked_for(context, &slot.request_id)?;
            let of_request = known.iter().filter(|child| ids.contains(&child.id));
            let children = of_request
                .filter_map(|c| Some(NewChild { first_name: c.first_name.clone(), born: c.born()? }))
                .collect();
            asked_for.insert(slot.request_id.clone(), children);
        }
    }
    let already = |slot: requests::Slot| AskedAlready {
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        week: slot.week,
        children: asked_for.get(&slot.request_id).cloned().unwrap_or_default(),
        promised: offers.get(&slot.id).is_some_and(|offer| offer.state.is_living()),
    };
    Ok(slots.into_iter().map(already).collect())
}
