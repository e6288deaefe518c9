//! The plan before it is published, and what a coordinator decides by hand: pin, forbid, give.

use std::collections::HashSet;

use diesel::Queryable;
use sha2::{Digest, Sha256};
use solver::{Assignment, Week};

use super::judgement::Obstacle;
use super::{Role, View, rows};
use crate::basics::ids::{CaregiverId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::choices;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};

choices! {
    /// What a coordinator decided about a slot and a caregiver.
    Decided {
        /// She serves it, whatever the solver finds.
        Pin => "pin",
        /// She never serves it.
        Forbid => "forbid",
        /// She said no to an offer of it herself, and is not asked again.
        Declined => "declined",
    }
}

/// Something that a coordinator decided about a slot and a caregiver.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct Decision {
    /// The slot.
    pub slot: SlotId,
    /// The caregiver.
    pub caregiver: CaregiverId,
    /// What was decided.
    pub kind: Decided,
}

/// What came of giving a slot to a caregiver by hand.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// She has it, pinned.
    Given,
    /// Rules are in the way, and nothing was changed.
    Refused(Vec<Obstacle>),
}

/// The draft of a week.
pub fn assignments(context: &mut Context, week: IsoWeek) -> anyhow::Result<Vec<Assignment>> {
    rows::drafts::of_week(context, &week.to_string())
}

/// The draft of a week, as far as its slots are still to be planned, without those who go along beside the plan.
pub fn of_file(
    context: &mut Context,
    week: IsoWeek,
    file: &Week,
    along: &[(String, String)],
) -> anyhow::Result<Vec<Assignment>> {
    let mut draft = assignments(context, week)?;
    for (slot, who) in along {
        let beside = draft.iter_mut().filter(|a| a.slot == *slot && a.trainee.as_ref() == Some(who));
        beside.for_each(|a| a.trainee = None);
    }
    let planned: HashSet<&str> = file.slots.iter().map(|slot| slot.id.as_str()).collect();
    draft.retain(|a| planned.contains(a.slot.as_str()));
    Ok(draft)
}

/// A mark of a draft: the same as long as nobody changes it.
pub fn mark(draft: &[Assignment]) -> String {
    let mut lines: Vec<String> =
        draft.iter().map(|a| format!("{} {} {}", a.slot, a.caregiver, a.trainee.as_deref().unwrap_or("-"))).collect();
    lines.sort();
    hex::encode(Sha256::digest(lines.join("\n").as_bytes()))
}

/// Puts a plan in the place of the draft. What was decided by hand while it was made stands above it.
pub fn replace(context: &mut Context, week: IsoWeek, plan: &[Assignment]) -> anyhow::Result<()> {
    let name = week.to_string();
    rows::drafts::replace(context, &name, plan)?;
    for decision in decisions(context, week)? {
        let holds = plan.iter().any(|a| a.slot == decision.slot.as_str() && a.caregiver == decision.caregiver.as_str());
        match decision.kind {
            Decided::Forbid | Decided::Declined => keep_away(context, &decision.slot, &decision.caregiver)?,
            Decided::Pin if !holds => rows::drafts::set(context, &name, &decision.slot, &decision.caregiver)?,
            Decided::Pin => {}
        }
    }
    Ok(())
}

/// The decisions for the slots of a week.
pub fn decisions(context: &mut Context, week: IsoWeek) -> anyhow::Result<Vec<Decision>> {
    rows::drafts::decisions(context, &week.to_string())
}

/// From now on this caregiver serves this slot, whatever the solver finds.
pub fn pin(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::drafts::decide(context, slot, caregiver, Decided::Pin)?;
    journal::record(context, &Entry::new(Kind::Pinned).slot(slot).caregiver(caregiver))
}

/// Takes somebody out of a slot, in whichever part she was in it.
fn keep_away(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::drafts::clear(context, slot, caregiver)?;
    rows::drafts::clear_trainee(context, slot, caregiver)
}

/// From now on this caregiver never serves this slot; where she does in the draft, it is free again.
pub fn forbid(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::drafts::decide(context, slot, caregiver, Decided::Forbid)?;
    keep_away(context, slot, caregiver)?;
    journal::record(context, &Entry::new(Kind::Forbidden).slot(slot).caregiver(caregiver))
}

/// Takes a decision back.
pub fn lift(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::drafts::lift(context, slot, caregiver)?;
    journal::record(context, &Entry::new(Kind::DecisionLifted).slot(slot).caregiver(caregiver))
}

/// Gives a slot to a caregiver by hand and pins it, unless a rule is in the way.
pub fn give(
    context: &mut Context,
    week: IsoWeek,
    view: &View,
    slot: &SlotId,
    caregiver: &CaregiverId,
) -> anyhow::Result<Given> {
    let obstacles: Vec<Obstacle> = view.obstacles(slot, caregiver).into_iter().filter(|o| o.rule != "pinned").collect();
    if !obstacles.is_empty() {
        return Ok(Given::Refused(obstacles));
    }
    rows::drafts::set(context, &week.to_string(), slot, caregiver)?;
    rows::drafts::decide(context, slot, caregiver, Decided::Pin)?;
    journal::record(context, &Entry::new(Kind::Moved).slot(slot).caregiver(caregiver).week(week))?;
    Ok(Given::Given)
}

/// Somebody does not come: her slot is free again in the draft, and where she said no herself she is not asked again.
pub fn free(
    context: &mut Context,
    slot: &SlotId,
    person: &CaregiverId,
    role: Role,
    refused: bool,
) -> anyhow::Result<()> {
    match role {
        Role::Trainee => rows::drafts::clear_trainee(context, slot, person)?,
        Role::Caregiver => rows::drafts::clear(context, slot, person)?,
    }
    rows::drafts::lift(context, slot, person)?;
    if refused {
        rows::drafts::decide(context, slot, person, Decided::Declined)?;
    }
    Ok(())
}

/// Somebody is not there between two moments: whatever of it she has in drafts, or is decided for her, is free again.
pub fn free_between(
    context: &mut Context,
    person: &CaregiverId,
    from: Instant,
    until: Option<Instant>,
) -> anyhow::Result<()> {
    for slot in rows::drafts::slots_of_person(context, person, from, until)? {
        for role in [Role::Caregiver, Role::Trainee] {
            free(context, &slot, person, role, false)?;
        }
    }
    Ok(())
}

/// Somebody who had said no comes after all: her slot is hers again in the draft.
pub fn keep(
    context: &mut Context,
    week: IsoWeek,
    slot: &SlotId,
    person: &CaregiverId,
    role: Role,
) -> anyhow::Result<()> {
    rows::drafts::lift(context, slot, person)?;
    match role {
        Role::Trainee => rows::drafts::set_trainee(context, slot, person),
        Role::Caregiver => rows::drafts::set(context, &week.to_string(), slot, person),
    }
}
