//! The table `waivers`.

use diesel::prelude::*;

use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, CoordinatorId, SlotId};
use crate::context::Context;
use crate::planning::grounds::Policy;
use crate::planning::waivers::Waiver;
use crate::store::schema::{coordinators, slots, waivers};

/// A waiver as the table has it.
#[derive(Queryable)]
pub struct Row {
    pub caregiver: CaregiverId,
    pub policy: Policy,
    pub reason: String,
    pub by: CoordinatorId,
    pub at: Instant,
}

pub fn of_week(context: &mut Context, week: &str) -> anyhow::Result<Vec<Waiver>> {
    let found = waivers::table
        .inner_join(slots::table)
        .inner_join(coordinators::table)
        .filter(waivers::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.eq(week))
        .filter(slots::cancelled_at.is_null())
        .order((waivers::slot_id, waivers::caregiver_id, waivers::policy));
    let columns = (
        waivers::slot_id,
        waivers::caregiver_id,
        waivers::policy,
        waivers::reason,
        coordinators::name,
        waivers::signed_at,
    );
    Ok(found.select(columns).load(context.connection)?)
}

pub fn of_slots(context: &mut Context, ids: &[SlotId]) -> anyhow::Result<Vec<(SlotId, Row)>> {
    let found = waivers::table
        .filter(waivers::organiser_id.eq(&context.organiser.id))
        .filter(waivers::slot_id.eq_any(ids))
        .order((waivers::slot_id, waivers::caregiver_id, waivers::policy));
    let row = (waivers::caregiver_id, waivers::policy, waivers::reason, waivers::signed_by, waivers::signed_at);
    Ok(found.select((waivers::slot_id, row)).load(context.connection)?)
}

pub fn insert(context: &mut Context, slot: &SlotId, row: &Row) -> anyhow::Result<()> {
    diesel::insert_into(waivers::table)
        .values((
            waivers::organiser_id.eq(&context.organiser.id),
            waivers::slot_id.eq(slot),
            waivers::caregiver_id.eq(&row.caregiver),
            waivers::policy.eq(row.policy),
            waivers::reason.eq(&row.reason),
            waivers::signed_by.eq(&row.by),
            waivers::signed_at.eq(row.at),
        ))
        .execute(context.connection)?;
    Ok(())
}

/// Ends what was set aside for a caregiver in a slot.
pub fn end(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let both = waivers::table
        .filter(waivers::organiser_id.eq(&context.organiser.id))
        .filter(waivers::slot_id.eq(slot))
        .filter(waivers::caregiver_id.eq(caregiver));
    diesel::delete(both).execute(context.connection)?;
    Ok(())
}

pub fn end_of_slot(context: &mut Context, slot: &SlotId) -> anyhow::Result<()> {
    let all = waivers::table.filter(waivers::organiser_id.eq(&context.organiser.id)).filter(waivers::slot_id.eq(slot));
    diesel::delete(all).execute(context.connection)?;
    Ok(())
}

/// Ends what was set aside in a slot for others than this caregiver.
pub fn end_of_others(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let others = waivers::table
        .filter(waivers::organiser_id.eq(&context.organiser.id))
        .filter(waivers::slot_id.eq(slot))
        .filter(waivers::caregiver_id.ne(caregiver));
    diesel::delete(others).execute(context.connection)?;
    Ok(())
}
