//! The tables `draft_assignments` and `decisions`.

use diesel::prelude::*;
use solver::Assignment;

use super::waivers;
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, SlotId};
use crate::context::Context;
use crate::planning::{Decided, Decision};
use crate::store::schema::{decisions, draft_assignments as drafts, slots};

pub fn of_week(context: &mut Context, week: &str) -> anyhow::Result<Vec<Assignment>> {
    let rows: Vec<(SlotId, CaregiverId, Option<CaregiverId>)> = drafts::table
        .inner_join(slots::table)
        .filter(drafts::organiser_id.eq(&context.organiser.id))
        .filter(drafts::week.eq(week))
        .filter(slots::cancelled_at.is_null())
        .order(slots::starts_at)
        .select((drafts::slot_id, drafts::caregiver_id, drafts::trainee_id))
        .load(context.connection)?;
    let assignment = |(slot, caregiver, trainee): (SlotId, CaregiverId, Option<CaregiverId>)| Assignment {
        slot: slot.to_string(),
        caregiver: caregiver.to_string(),
        trainee: trainee.map(|t| t.to_string()),
    };
    Ok(rows.into_iter().map(assignment).collect())
}

pub fn replace(context: &mut Context, week: &str, plan: &[Assignment]) -> anyhow::Result<()> {
    diesel::delete(drafts::table.filter(drafts::organiser_id.eq(&context.organiser.id)).filter(drafts::week.eq(week)))
        .execute(context.connection)?;
    for assignment in plan {
        diesel::insert_into(drafts::table)
            .values((
                drafts::slot_id.eq(&assignment.slot),
                drafts::organiser_id.eq(&context.organiser.id),
                drafts::week.eq(week),
                drafts::caregiver_id.eq(&assignment.caregiver),
                drafts::trainee_id.eq(&assignment.trainee),
            ))
            .execute(context.connection)?;
    }
    Ok(())
}

/// The slots that start between two moments and that somebody has in a draft, or is pinned to.
pub fn slots_of_person(
    context: &mut Context,
    person: &CaregiverId,
    from: Instant,
    until: Option<Instant>,
) -> anyhow::Result<Vec<SlotId>> {
    let hers = drafts::caregiver_id.eq(person).or(drafts::trainee_id.eq(person));
    let planned = drafts::table.filter(hers).select(drafts::slot_id);
    let pinned = decisions::table
        .filter(decisions::caregiver_id.eq(person))
        .filter(decisions::kind.eq(Decided::Pin))
        .select(decisions::slot_id);
    let mut query = slots::table
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::starts_at.ge(from))
        .filter(slots::id.eq_any(planned).or(slots::id.eq_any(pinned)))
        .into_boxed();
    if let Some(until) = until {
        query = query.filter(slots::starts_at.lt(until));
    }
    Ok(query.select(slots::id).load(context.connection)?)
}

/// Gives a slot to a caregiver, alone.
pub fn set(context: &mut Context, week: &str, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    diesel::delete(
        drafts::table.filter(drafts::organiser_id.eq(&context.organiser.id)).filter(drafts::slot_id.eq(slot)),
    )
    .execute(context.connection)?;
    diesel::insert_into(drafts::table)
        .values((
            drafts::slot_id.eq(slot),
            drafts::organiser_id.eq(&context.organiser.id),
            drafts::week.eq(week),
            drafts::caregiver_id.eq(caregiver),
            drafts::trainee_id.eq(None::<CaregiverId>),
        ))
        .execute(context.connection)?;
    Ok(())
}

/// Frees a slot of a caregiver.
pub fn clear(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let hers = drafts::table
        .filter(drafts::organiser_id.eq(&context.organiser.id))
        .filter(drafts::slot_id.eq(slot))
        .filter(drafts::caregiver_id.eq(caregiver));
    diesel::delete(hers).execute(context.connection)?;
    Ok(())
}

/// Takes a trainee out of a slot.
pub fn clear_trainee(context: &mut Context, slot: &SlotId, trainee: &CaregiverId) -> anyhow::Result<()> {
    let hers = drafts::table
        .filter(drafts::organiser_id.eq(&context.organiser.id))
        .filter(drafts::slot_id.eq(slot))
        .filter(drafts::trainee_id.eq(trainee));
    diesel::update(hers).set(drafts::trainee_id.eq(None::<CaregiverId>)).execute(context.connection)?;
    Ok(())
}

/// Puts a trainee into a slot that has a caregiver.
pub fn set_trainee(context: &mut Context, slot: &SlotId, trainee: &CaregiverId) -> anyhow::Result<()> {
    let standing =
        drafts::table.filter(drafts::organiser_id.eq(&context.organiser.id)).filter(drafts::slot_id.eq(slot));
    diesel::update(standing).set(drafts::trainee_id.eq(trainee)).execute(context.connection)?;
    Ok(())
}

/// Takes a slot out of the draft, with all that was decided about it.
pub fn forget_of_slot(context: &mut Context, slot: &SlotId) -> anyhow::Result<()> {
    let planned = drafts::table.filter(drafts::organiser_id.eq(&context.organiser.id)).filter(drafts::slot_id.eq(slot));
    diesel::delete(planned).execute(context.connection)?;
    let decided =
        decisions::table.filter(decisions::organiser_id.eq(&context.organiser.id)).filter(decisions::slot_id.eq(slot));
    diesel::delete(decided).execute(context.connection)?;
    Ok(())
}

pub fn decisions(context: &mut Context, week: &str) -> anyhow::Result<Vec<Decision>> {
    let found = decisions::table
        .inner_join(slots::table)
        .filter(decisions::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.eq(week));
    Ok(found.select((decisions::slot_id, decisions::caregiver_id, decisions::kind)).load(context.connection)?)
}

/// Decides about a slot and a caregiver, in place of what was decided about the two before; a new pin replaces the
/// slot's old one.
pub fn decide(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId, kind: Decided) -> anyhow::Result<()> {
    if kind == Decided::Pin {
        let old = decisions::table
            .filter(decisions::organiser_id.eq(&context.organiser.id))
            .filter(decisions::slot_id.eq(slot))
            .filter(decisions::kind.eq(Decided::Pin));
        diesel::delete(old).execute(context.connection)?;
        waivers::end_of_others(context, slot, caregiver)?;
    } else {
        waivers::end(context, slot, caregiver)?;
    }
    undecide(context, slot, caregiver)?;
    diesel::insert_into(decisions::table)
        .values((
            decisions::organiser_id.eq(&context.organiser.id),
            decisions::slot_id.eq(slot),
            decisions::caregiver_id.eq(caregiver),
            decisions::kind.eq(kind),
        ))
        .execute(context.connection)?;
    Ok(())
}

/// Takes a decision back, with what was set aside for it.
pub fn lift(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    waivers::end(context, slot, caregiver)?;
    undecide(context, slot, caregiver)
}

fn undecide(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let both = decisions::table
        .filter(decisions::organiser_id.eq(&context.organiser.id))
        .filter(decisions::slot_id.eq(slot))
        .filter(decisions::caregiver_id.eq(caregiver));
    diesel::delete(both).execute(context.connection)?;
    Ok(())
}
