//! Who has not come: the family says so, or nobody has said that she has arrived.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::replacements::{Replacement, best};
use super::{Asked, Named, rows};
use crate::basics::ids::{CaregiverId, FamilyId, OfferId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::offers::{self, Said};
use crate::planning::View;

/// Who is expected where.
#[derive(Clone, Debug)]
pub struct Expected {
    /// For what.
    pub asked: Asked,
    /// By which offer.
    pub offer: OfferId,
    /// Who is to come.
    pub caregiver: Named<CaregiverId>,
    /// To whom.
    pub family: Named<FamilyId>,
}

/// A family says that nobody has come.
#[derive(Clone, Debug)]
pub struct NobodyCame {
    /// Who was to come, and where.
    pub expected: Expected,
    /// When it was said.
    pub said_at: Instant,
    /// By whom, as in [`Actor::kind`](crate::context::Actor::kind).
    pub said_by: String,
    /// When she said that she had arrived, if she did.
    pub arrived_at: Option<Instant>,
    /// Who could come now; none where it is over, or that was not looked for.
    pub replacements: Option<Vec<Replacement>>,
}

/// For so many slots it is looked who could come.
const MOST: usize = 5;

/// Where nobody came, the latest said first: what runs, and what was over less than a day ago.
pub fn nobody_came(context: &mut Context) -> anyhow::Result<Vec<NobodyCame>> {
    let mut all = rows::arrivals::nobody_came(context, context.now.plus_hours(-super::NEWS_HOURS))?;
    if all.is_empty() {
        return Ok(all);
    }
    let ids: Vec<OfferId> = all.iter().map(|one| one.expected.offer.clone()).collect();
    let said = offers::said_of(context, &ids)?;
    let mut views: HashMap<IsoWeek, View> = HashMap::new();
    let now = context.now;
    for one in &mut all {
        one.arrived_at = said.get(&(one.expected.offer.clone(), Said::Arrived)).copied();
    }
    for one in all.iter_mut().filter(|one| one.expected.asked.slot.ends_at > now).take(MOST) {
        let slot = &one.expected.asked.slot;
        let view: &View = match views.entry(slot.week) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(offers::view_week(context, slot.week)?),
        };
        one.replacements = Some(best(view, &slot.id, &one.expected.caregiver.id));
    }
    Ok(all)
}

/// Who has not been seen: it began, or she was found, so many minutes ago as the organiser has set, and nobody has said
/// anything. Nobody where that is switched off.
pub fn not_seen(context: &mut Context) -> anyhow::Result<Vec<Expected>> {
    match context.organiser.seen_minutes {
        ..=0 => Ok(Vec::new()),
        minutes => rows::arrivals::not_seen(context, context.now.plus_minutes(-i64::from(minutes))),
    }
}
