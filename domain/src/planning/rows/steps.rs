//! The table `hand_steps`, and how the slots of a step stand in the tables of the draft.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{drafts, waivers};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, CoordinatorId, SlotId, StepId};
use crate::context::Context;
use crate::journal::Kind;
use crate::planning::Decided;
use crate::planning::grounds::Policy;
use crate::planning::steps::{SlotStands, Standings, Step};
use crate::store::schema::{decisions, draft_assignments, hand_steps};

pub fn of(context: &mut Context, week: &str, coordinator: &CoordinatorId) -> anyhow::Result<Vec<Step>> {
    let hers = hand_steps::table
        .filter(hand_steps::organiser_id.eq(&context.organiser.id))
        .filter(hand_steps::week.eq(week))
        .filter(hand_steps::coordinator_id.eq(coordinator))
        .order((hand_steps::made_at.desc(), hand_steps::id.desc()));
    let columns = (
        hand_steps::id,
        hand_steps::kind,
        hand_steps::slot_id,
        hand_steps::caregiver_id,
        hand_steps::made_at,
        hand_steps::told,
        hand_steps::stood,
        hand_steps::stands,
    );
    Ok(hers.select(columns).load(context.connection)?)
}

pub fn insert(
    context: &mut Context,
    week: &str,
    coordinator: &CoordinatorId,
    (kind, slot, caregiver): (Kind, &SlotId, &CaregiverId),
    (stood, stands): (String, String),
    told: bool,
) -> anyhow::Result<()> {
    diesel::insert_into(hand_steps::table)
        .values((
            hand_steps::id.eq(StepId::new()),
            hand_steps::organiser_id.eq(&context.organiser.id),
            hand_steps::week.eq(week),
            hand_steps::coordinator_id.eq(coordinator),
            hand_steps::slot_id.eq(slot),
            hand_steps::caregiver_id.eq(caregiver),
            hand_steps::kind.eq(kind),
            hand_steps::stood.eq(stood),
            hand_steps::stands.eq(stands),
            hand_steps::told.eq(told),
            hand_steps::made_at.eq(context.now),
        ))
        .execute(context.connection)?;
    Ok(())
}

pub fn delete(context: &mut Context, id: &StepId) -> anyhow::Result<()> {
    let one = hand_steps::table.filter(hand_steps::organiser_id.eq(&context.organiser.id));
    diesel::delete(one.filter(hand_steps::id.eq(id))).execute(context.connection)?;
    Ok(())
}

pub fn delete_of_week(context: &mut Context, week: &str) -> anyhow::Result<()> {
    let all = hand_steps::table.filter(hand_steps::organiser_id.eq(&context.organiser.id));
    diesel::delete(all.filter(hand_steps::week.eq(week))).execute(context.connection)?;
    Ok(())
}

/// How these slots stand, in the order of their ids.
pub fn standings(context: &mut Context, ids: &[SlotId]) -> anyhow::Result<Standings> {
    let organiser = context.organiser.id.clone();
    let planned: Vec<(SlotId, (CaregiverId, Option<CaregiverId>))> = draft_assignments::table
        .filter(draft_assignments::organiser_id.eq(&organiser))
        .filter(draft_assignments::slot_id.eq_any(ids))
        .select((draft_assignments::slot_id, (draft_assignments::caregiver_id, draft_assignments::trainee_id)))
        .load(context.connection)?;
    let planned: HashMap<SlotId, (CaregiverId, Option<CaregiverId>)> = planned.into_iter().collect();
    let decided: Vec<(SlotId, CaregiverId, Decided)> = decisions::table
        .filter(decisions::organiser_id.eq(&organiser))
        .filter(decisions::slot_id.eq_any(ids))
        .order((decisions::slot_id, decisions::caregiver_id))
        .select((decisions::slot_id, decisions::caregiver_id, decisions::kind))
        .load(context.connection)?;
    let waived = waivers::of_slots(context, ids)?;
    let stands = |id: &SlotId| SlotStands {
        slot: id.to_string(),
        caregiver: planned.get(id).map(|(who, _)| who.to_string()),
        trainee: planned.get(id).and_then(|(_, along)| along.as_ref()).map(ToString::to_string),
        decisions: decided
            .iter()
            .filter(|(slot, ..)| slot == id)
            .map(|(_, who, kind)| (who.to_string(), kind.as_str().to_owned()))
            .collect(),
        waivers: waived.iter().filter(|(slot, _)| slot == id).map(|(_, row)| written(row)).collect(),
    };
    Ok(Standings(ids.iter().map(stands).collect()))
}

/// Puts a slot back to how it stood.
pub fn restore(context: &mut Context, week: &str, stands: &SlotStands) -> anyhow::Result<()> {
    let unreadable = || anyhow::anyhow!("a step holds what nobody can read");
    let slot = SlotId::parse(&stands.slot).ok_or_else(unreadable)?;
    drafts::forget_of_slot(context, &slot)?;
    waivers::end_of_slot(context, &slot)?;
    if let Some(caregiver) = stands.caregiver.as_deref().and_then(CaregiverId::parse) {
        drafts::set(context, week, &slot, &caregiver)?;
    }
    if let Some(trainee) = stands.trainee.as_deref().and_then(CaregiverId::parse) {
        drafts::set_trainee(context, &slot, &trainee)?;
    }
    for (caregiver, kind) in stands.decided()? {
        drafts::decide(context, &slot, &caregiver, kind)?;
    }
    for waiver in &stands.waivers {
        waivers::insert(context, &slot, &read(waiver).ok_or_else(unreadable)?)?;
    }
    Ok(())
}

fn written(row: &waivers::Row) -> [String; 5] {
    let at = row.at.utc().to_rfc3339();
    [row.caregiver.to_string(), row.policy.as_str().to_owned(), row.reason.clone(), row.by.to_string(), at]
}

fn read([caregiver, policy, reason, by, at]: &[String; 5]) -> Option<waivers::Row> {
    Some(waivers::Row {
        caregiver: CaregiverId::parse(caregiver)?,
        policy: Policy::parse(policy)?,
        reason: reason.clone(),
        by: CoordinatorId::parse(by)?,
        at: Instant::from_utc(chrono::DateTime::parse_from_rfc3339(at).ok()?.to_utc()),
    })
}
