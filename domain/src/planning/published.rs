//! A published plan as it was, read back: who was to come where.

use std::collections::HashMap;

use serde::Deserialize;

use super::rows;
use crate::basics::ids::{CaregiverId, PublicationId, SlotId};
use crate::context::Context;

/// What was published: every slot that was asked then, with who was to come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublishedPlan(HashMap<SlotId, Option<CaregiverId>>);

/// What is read of the files; they hold much more.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    slots: Vec<AskedSlot>,
}

#[derive(Deserialize)]
struct AskedSlot {
    id: String,
}

#[derive(Deserialize)]
struct Planned {
    #[serde(default)]
    assignments: Vec<Served>,
}

#[derive(Deserialize)]
struct Served {
    slot: String,
    caregiver: String,
}

impl PublishedPlan {
    /// The slots that it speaks of.
    pub fn slots(&self) -> impl Iterator<Item = &SlotId> {
        self.0.keys()
    }

    /// Whether it speaks of a slot.
    pub fn has(&self, slot: &SlotId) -> bool {
        self.0.contains_key(slot)
    }

    /// Who was to come.
    pub fn holder(&self, slot: &SlotId) -> Option<&CaregiverId> {
        self.0.get(slot)?.as_ref()
    }
}

/// What was published; none where there is no such publication, or where its files are not kept any more.
pub fn published_plan(context: &mut Context, id: &PublicationId) -> anyhow::Result<Option<PublishedPlan>> {
    let Some((week, plan)) = rows::publications::files(context, id)?.filter(|(week, _)| !week.is_empty()) else {
        return Ok(None);
    };
    let (asked, planned): (Asked, Planned) = (serde_json::from_str(&week)?, serde_json::from_str(&plan)?);
    let mut found: HashMap<SlotId, Option<CaregiverId>> =
        asked.slots.iter().filter_map(|slot| Some((SlotId::parse(&slot.id)?, None))).collect();
    for served in planned.assignments {
        if let Some(slot) = SlotId::parse(&served.slot) {
            found.insert(slot, CaregiverId::parse(&served.caregiver));
        }
    }
    Ok(Some(PublishedPlan(found)))
}
