//! The plan before it is published, and what a coordinator decides by hand: pin, forbid, give.

use std::collections::HashSet;

use anyhow::Context as _;
use diesel::Queryable;
use sha2::{Digest, Sha256};
use solver::{Assignment, Week};

use super::judgement::Obstacle;
use super::weigh::{Deed, Hindrance};
use super::{Policy, Role, View, rows, steps, waivers};
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
    steps::end(context, week)?;
    // What was set aside for somebody who is not planned there any more has ended.
    for waiver in waivers::of_week(context, week)? {
        let stays = |a: &Assignment| a.slot == waiver.slot.as_str() && a.caregiver == waiver.caregiver.as_str();
        if !plan.iter().any(stays) {
            rows::waivers::end(context, &waiver.slot, &waiver.caregiver)?;
        }
    }
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

/// Does a deed that was weighed: the slot is given and pinned, what she gives up goes to whoever takes it over, pinned
/// too, or to nobody. Each policy in its way is set aside for the reason given, and that is written down.
pub fn assign(
    context: &mut Context,
    week: IsoWeek,
    deed: &Deed,
    set_aside: &[Hindrance],
    reason: &str,
) -> anyhow::Result<()> {
    let name = week.to_string();
    for slot in &deed.gives_up {
        free(context, slot, &deed.caregiver, Role::Caregiver, false)?;
        let given_up = Entry::new(Kind::GivenUp).slot(slot).caregiver(&deed.caregiver).week(week);
        journal::record(context, &given_up)?;
        if let Some(to) = &deed.to {
            rows::drafts::set(context, &name, slot, to)?;
            rows::drafts::decide(context, slot, to, Decided::Pin)?;
            journal::record(context, &Entry::new(Kind::Moved).slot(slot).caregiver(to).week(week))?;
        }
    }
    rows::drafts::set(context, &name, &deed.slot, &deed.caregiver)?;
    rows::drafts::decide(context, &deed.slot, &deed.caregiver, Decided::Pin)?;
    journal::record(context, &Entry::new(Kind::Moved).slot(&deed.slot).caregiver(&deed.caregiver).week(week))?;
    for hindrance in set_aside {
        waive(context, hindrance, reason)?;
    }
    Ok(())
}

/// Sets a policy aside for somebody in a slot, by the name of the coordinator who acts.
fn waive(context: &mut Context, hindrance: &Hindrance, reason: &str) -> anyhow::Result<()> {
    let policy = Policy::parse(&hindrance.obstacle.rule).context("only a policy can be set aside")?;
    let by = context.actor.coordinator().cloned().context("only a coordinator sets a policy aside")?;
    let (caregiver, at) = (hindrance.caregiver.clone(), context.now);
    let row = rows::waivers::Row { caregiver, policy, reason: reason.to_owned(), by, at };
    rows::waivers::insert(context, &hindrance.slot, &row)?;
    let entry = Entry::new(Kind::PolicySetAside).slot(&hindrance.slot).caregiver(&hindrance.caregiver);
    journal::record(context, &entry.detail(policy.as_str()))
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
