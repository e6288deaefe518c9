//! Who could come in somebody's place: the best few, by the same ranking as on the slot's own page.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Withdrawn;
use crate::basics::IsoWeek;
use crate::basics::ids::{CaregiverId, SlotId};
use crate::context::Context;
use crate::offers;
use crate::planning::View;

/// So many are named.
const BEST: usize = 3;

/// A week is gathered for this, which takes a moment: so it is done for what begins within so many hours alone…
const WITHIN_HOURS: i64 = 72;
/// … and for so many slots at most. Of the others the slot's own page tells.
const MOST: usize = 5;

/// Somebody who could come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Who.
    pub id: CaregiverId,
    /// Her name.
    pub name: String,
    /// Minutes on the road that her week grows by.
    pub travel_minutes: i64,
}

/// Finds the best for the withdrawals that cannot wait.
pub fn find(context: &mut Context, withdrawn: &mut [Withdrawn]) -> anyhow::Result<()> {
    let until = context.now.plus_hours(WITHIN_HOURS);
    let mut views: HashMap<IsoWeek, View> = HashMap::new();
    for one in withdrawn.iter_mut().filter(|w| w.asked.slot.starts_at <= until).take(MOST) {
        let week = one.asked.slot.week;
        let view: &View = match views.entry(week) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(offers::view_week(context, week)?),
        };
        // Offers are made by hand once a week is published; before that it is planned.
        one.replacements = view.publication.is_some().then(|| best(view, &one.asked.slot.id, &one.caregiver.id));
    }
    Ok(())
}

/// The best who have nothing in the way; a pin on somebody else gives way, as it does on the slot's page.
pub fn best(view: &View, slot: &SlotId, without: &CaregiverId) -> Vec<Replacement> {
    let free = view.rank(slot).into_iter();
    let fits = free.filter(|r| r.obstacles.iter().all(|o| o.rule == "pinned") && &r.caregiver != without);
    let named = fits.filter_map(|ranked| {
        let profile = &view.caregivers.get(&ranked.caregiver)?.profile;
        let travel_minutes = ranked.travel_minutes;
        Some(Replacement { name: profile.name.clone(), id: ranked.caregiver, travel_minutes })
    });
    named.take(BEST).collect()
}
