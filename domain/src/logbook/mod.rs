//! Who did what: the journal with names, a page at a time. Whoever was forgotten stays so.

mod concerns;
mod rows;

use std::collections::HashMap;
use std::hash::Hash;

use crate::basics::ids::{CaregiverId, CoordinatorId, EventId, FamilyId, SlotId};
use crate::context::Context;
use crate::journal::{self, Filter, Logged, Part};
use crate::organisers;
use crate::requests::{self, Slot};

pub use concerns::by_telephone;

/// So many entries are on a page.
pub const A_PAGE: usize = 50;

/// Somebody whom an entry concerns, or who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who<Id> {
    /// It is about nobody of this kind.
    Nobody,
    /// Somebody who is known.
    Known(Id, String),
    /// Somebody who was forgotten.
    Forgotten,
}

/// An entry with its names.
#[derive(Clone, Debug)]
pub struct Line {
    /// The entry.
    pub entry: Logged,
    /// The family that it concerns, also by its slot.
    pub family: Who<FamilyId>,
    /// The caregiver whom it concerns.
    pub caregiver: Who<CaregiverId>,
    /// The slot that it concerns.
    pub slot: Option<Slot>,
    /// The name of whoever did it, where it was a person.
    pub by: Who<String>,
}

/// A page of the journal.
#[derive(Clone, Debug)]
pub struct Page {
    /// The newest first.
    pub lines: Vec<Line>,
    /// The way on to what happened before.
    pub older: Option<EventId>,
    /// The way back to what happened after.
    pub newer: Option<EventId>,
}

/// A page of what is looked for.
pub fn page(context: &mut Context, filter: &Filter, part: &Part) -> anyhow::Result<Page> {
    // One more than a page says whether there is another.
    let mut entries = journal::read(context, filter, part, i64::try_from(A_PAGE + 1)?)?;
    let more = entries.len() > A_PAGE;
    if matches!(part, Part::After(_)) && more {
        entries.remove(0);
    }
    entries.truncate(A_PAGE);
    let (first, last) = (entries.first().map(|e| e.id.clone()), entries.last().map(|e| e.id.clone()));
    let (older, newer) = match part {
        Part::Newest => (last.filter(|_| more), None),
        Part::Before(_) => (last.filter(|_| more), first),
        Part::After(_) => (last, first.filter(|_| more)),
    };
    Ok(Page { lines: named(context, entries)?, older, newer })
}

/// Everything that is looked for, the newest first, at most so many entries.
pub fn all(context: &mut Context, filter: &Filter, most: usize) -> anyhow::Result<Vec<Line>> {
    const AT_ONCE: usize = 1_000;
    let mut lines: Vec<Line> = Vec::new();
    let mut part = Part::Newest;
    while lines.len() < most {
        let wanted = AT_ONCE.min(most - lines.len());
        let entries = journal::read(context, filter, &part, i64::try_from(wanted)?)?;
        let Some(last) = entries.last().map(|entry| entry.id.clone()) else { break };
        let is_end = entries.len() < wanted;
        lines.extend(named(context, entries)?);
        if is_end {
            break;
        }
        part = Part::Before(last);
    }
    Ok(lines)
}

/// The name of the family or caregiver that is looked for.
pub fn about(context: &mut Context, filter: &Filter) -> anyhow::Result<Option<String>> {
    let family = rows::families(context, filter.family.as_slice())?;
    let caregiver = rows::caregivers(context, filter.caregiver.as_slice())?;
    Ok(family.into_values().next().or(caregiver.into_values().next()))
}

/// Whose doing can be looked for: the organiser's coordinators, by name, those who have left too.
pub fn coordinators(context: &mut Context) -> anyhow::Result<Vec<(CoordinatorId, String)>> {
    let mut all: Vec<_> = rows::coordinators(context, None)?.into_iter().collect();
    all.retain(|(_, name)| !organisers::is_forgotten(name));
    all.sort_by(|(_, a), (_, b)| a.cmp(b));
    Ok(all)
}

/// Adds the names: of each kind in one query.
fn named(context: &mut Context, entries: Vec<Logged>) -> anyhow::Result<Vec<Line>> {
    let mut ids: Vec<SlotId> = entries.iter().filter_map(|e| e.slot.clone()).collect();
    distinct(&mut ids);
    let slots: HashMap<SlotId, Slot> =
        requests::slots(context, &ids)?.into_iter().map(|slot| (slot.id.clone(), slot)).collect();
    let actor = |kind: &'static str| entries.iter().filter(move |e| e.actor == kind).filter_map(|e| e.actor_id.clone());
    let mut families: Vec<FamilyId> = entries.iter().filter_map(|e| e.family.clone()).collect();
    families.extend(slots.values().map(|slot| slot.family_id.clone()));
    families.extend(actor("family").filter_map(|id| FamilyId::parse(&id)));
    distinct(&mut families);
    let mut caregivers: Vec<CaregiverId> = entries.iter().filter_map(|e| e.caregiver.clone()).collect();
    caregivers.extend(actor("caregiver").filter_map(|id| CaregiverId::parse(&id)));
    distinct(&mut caregivers);
    let mut coordinators: Vec<CoordinatorId> =
        actor("coordinator").filter_map(|id| CoordinatorId::parse(&id)).collect();
    distinct(&mut coordinators);
    let families = rows::families(context, &families)?;
    let caregivers = rows::caregivers(context, &caregivers)?;
    let coordinators = rows::coordinators(context, Some(&coordinators))?;
    let line = |entry: Logged| {
        let slot = entry.slot.as_ref().and_then(|id| slots.get(id)).cloned();
        let concerns = concerns::of(entry.kind);
        let family = entry.family.as_ref().or(slot.as_ref().map(|slot| &slot.family_id));
        let by_id = entry.actor_id.as_deref();
        let by = match entry.actor.as_str() {
            "family" => who(by_id.and_then(FamilyId::parse).as_ref(), &families, true).of_text(),
            "caregiver" => who(by_id.and_then(CaregiverId::parse).as_ref(), &caregivers, true).of_text(),
            "coordinator" => who(by_id.and_then(CoordinatorId::parse).as_ref(), &coordinators, true).of_text(),
            _ => Who::Nobody,
        };
        Line {
            family: who(family, &families, concerns.family),
            caregiver: who(entry.caregiver.as_ref(), &caregivers, concerns.caregiver),
            by,
            slot,
            entry,
        }
    };
    Ok(entries.into_iter().map(line).collect())
}

fn distinct<Id: Ord>(ids: &mut Vec<Id>) {
    ids.sort();
    ids.dedup();
}

/// Somebody by id; `must` be somebody: then who is not there any more was forgotten.
fn who<Id: Clone + Eq + Hash>(id: Option<&Id>, names: &HashMap<Id, String>, must: bool) -> Who<Id> {
    let known = id.and_then(|id| names.get(id).map(|name| (id.clone(), name.clone())));
    match known {
        Some((id, name)) if !organisers::is_forgotten(&name) => Who::Known(id, name),
        Some(_) => Who::Forgotten,
        None if must => Who::Forgotten,
        None => Who::Nobody,
    }
}

impl<Id: ToString> Who<Id> {
    fn of_text(self) -> Who<String> {
        match self {
            Who::Nobody => Who::Nobody,
            Who::Forgotten => Who::Forgotten,
            Who::Known(id, name) => Who::Known(id.to_string(), name),
        }
    }
}
