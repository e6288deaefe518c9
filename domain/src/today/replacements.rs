//! Who could come in somebody's place: the best few, by the same ranking as on the slot's own page.

use std::collections::HashMap;

use super::{Withdrawn, rows};
use crate::basics::IsoWeek;
use crate::basics::ids::CaregiverId;
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
    /// Her telephone number.
    pub phone: String,
    /// Minutes on the road that her week grows by.
    pub travel_minutes: i64,
}

/// Finds the best for the withdrawals that cannot wait.
pub fn find(context: &mut Context, withdrawn: &mut [Withdrawn]) -> anyhow::Result<()> {
    let until = context.now.plus_hours(WITHIN_HOURS);
    let soon = withdrawn.iter_mut().filter(|w| w.asked.slot.starts_at <= until).take(MOST);
    let mut views: HashMap<IsoWeek, View> = HashMap::new();
    let mut ranked: Vec<(&mut Withdrawn, Vec<(CaregiverId, i64)>)> = Vec::new();
    for one in soon {
        let week = one.asked.slot.week;
        if !views.contains_key(&week) {
            views.insert(week, offers::view_week(context, week)?);
        }
        // Offers are made by hand once a week is published; before that it is planned.
        let view = views.get(&week).filter(|view| view.publication.is_some());
        if let Some(view) = view {
            let best = best(view, one);
            ranked.push((one, best));
        }
    }
    let ids: Vec<CaregiverId> = ranked.iter().flat_map(|(_, best)| best.iter().map(|(id, _)| id.clone())).collect();
    let people: HashMap<CaregiverId, _> =
        rows::people::named(context, &ids)?.into_iter().map(|person| (person.id.clone(), person)).collect();
    for (one, best) in ranked {
        let named = best.into_iter().filter_map(|(id, travel_minutes)| {
            let person = people.get(&id)?;
            Some(Replacement { id, name: person.name.clone(), phone: person.phone.clone(), travel_minutes })
        });
        one.replacements = Some(named.collect());
    }
    Ok(())
}

/// The best who have nothing in the way; a pin on somebody else gives way, as it does on the slot's page.
fn best(view: &View, one: &Withdrawn) -> Vec<(CaregiverId, i64)> {
    let free = view.rank(&one.asked.slot.id).into_iter();
    let fits = free.filter(|r| r.obstacles.iter().all(|o| o.rule == "pinned") && r.caregiver != one.caregiver.id);
    fits.take(BEST).map(|r| (r.caregiver, r.travel_minutes)).collect()
}
