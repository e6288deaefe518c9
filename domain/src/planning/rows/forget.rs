//! What goes from the tables of this room. Weeks are texts such as `2026-W48`, which sort as the weeks do.

use diesel::prelude::*;

use crate::basics::ids::{CaregiverId, PublicationId, RunId, SlotId};
use crate::store::Connection;
use crate::store::schema::{decisions, draft_assignments as drafts, plan_runs as runs, publications, slots};

pub fn delete_runs(connection: &mut Connection, week: &str, most: i64) -> anyhow::Result<usize> {
    let old: Vec<RunId> = runs::table.filter(runs::week.lt(week)).limit(most).select(runs::id).load(connection)?;
    Ok(diesel::delete(runs::table.filter(runs::id.eq_any(old))).execute(connection)?)
}

pub fn delete_drafts(connection: &mut Connection, week: &str, most: i64) -> anyhow::Result<usize> {
    let old: Vec<SlotId> =
        drafts::table.filter(drafts::week.lt(week)).limit(most).select(drafts::slot_id).load(connection)?;
    Ok(diesel::delete(drafts::table.filter(drafts::slot_id.eq_any(old))).execute(connection)?)
}

pub fn delete_decisions(connection: &mut Connection, week: &str, most: i64) -> anyhow::Result<usize> {
    let old = decisions::table.inner_join(slots::table).filter(slots::week.lt(week));
    let slots: Vec<SlotId> = old.limit(most).select(decisions::slot_id).distinct().load(connection)?;
    Ok(diesel::delete(decisions::table.filter(decisions::slot_id.eq_any(slots))).execute(connection)?)
}

pub fn empty_publications(connection: &mut Connection, week: &str, most: i64) -> anyhow::Result<usize> {
    let old = publications::table.filter(publications::week.lt(week)).filter(publications::week_file.ne(""));
    let old: Vec<PublicationId> = old.limit(most).select(publications::id).load(connection)?;
    let emptied = diesel::update(publications::table.filter(publications::id.eq_any(old)));
    Ok(emptied.set((publications::week_file.eq(""), publications::plan_file.eq(""))).execute(connection)?)
}

pub fn delete_of_slots(connection: &mut Connection, slots: &[SlotId]) -> anyhow::Result<()> {
    diesel::delete(drafts::table.filter(drafts::slot_id.eq_any(slots))).execute(connection)?;
    diesel::delete(decisions::table.filter(decisions::slot_id.eq_any(slots))).execute(connection)?;
    Ok(())
}

pub fn delete_of_caregiver(connection: &mut Connection, id: &CaregiverId) -> anyhow::Result<()> {
    diesel::update(drafts::table.filter(drafts::trainee_id.eq(id)))
        .set(drafts::trainee_id.eq(None::<CaregiverId>))
        .execute(connection)?;
    diesel::delete(drafts::table.filter(drafts::caregiver_id.eq(id))).execute(connection)?;
    diesel::delete(decisions::table.filter(decisions::caregiver_id.eq(id))).execute(connection)?;
    Ok(())
}
