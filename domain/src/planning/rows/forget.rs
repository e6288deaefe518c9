//! What goes from the tables of this room. Weeks are texts such as `2026-W48`, which sort as the weeks do.

use diesel::prelude::*;

use crate::basics::ids::{CaregiverId, OrganiserId, PublicationId, RunId, SlotId, StepId};
use crate::store::Connection;
use crate::store::schema::{
    decisions, draft_assignments as drafts, hand_steps, plan_runs as runs, publications, rehearsals, slots, waivers,
};

pub fn delete_runs(connection: &mut Connection, week: &str, most: i64) -> anyhow::Result<usize> {
    let old: Vec<RunId> = runs::table.filter(runs::week.lt(week)).limit(most).select(runs::id).load(connection)?;
    Ok(diesel::delete(runs::table.filter(runs::id.eq_any(old))).execute(connection)?)
}

pub fn delete_rehearsals(connection: &mut Connection, week: &str, most: i64) -> anyhow::Result<usize> {
    let weeks = rehearsals::table.filter(rehearsals::week.lt(week)).limit(most).select(rehearsals::week).distinct();
    let weeks: Vec<String> = weeks.load(connection)?;
    Ok(diesel::delete(rehearsals::table.filter(rehearsals::week.eq_any(weeks))).execute(connection)?)
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

pub fn delete_waivers(connection: &mut Connection, week: &str, most: i64) -> anyhow::Result<usize> {
    let old = waivers::table.inner_join(slots::table).filter(slots::week.lt(week));
    let slots: Vec<SlotId> = old.limit(most).select(waivers::slot_id).distinct().load(connection)?;
    Ok(diesel::delete(waivers::table.filter(waivers::slot_id.eq_any(slots))).execute(connection)?)
}

pub fn delete_steps(connection: &mut Connection, week: &str, most: i64) -> anyhow::Result<usize> {
    let old = hand_steps::table.filter(hand_steps::week.lt(week)).limit(most).select(hand_steps::id);
    let old: Vec<StepId> = old.load(connection)?;
    Ok(diesel::delete(hand_steps::table.filter(hand_steps::id.eq_any(old))).execute(connection)?)
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
    diesel::delete(waivers::table.filter(waivers::slot_id.eq_any(slots))).execute(connection)?;
    // The rehearsal of a week names its families too, and all of them go with all of their slots.
    let weeks: Vec<(OrganiserId, String)> = slots::table
        .filter(slots::id.eq_any(slots))
        .select((slots::organiser_id, slots::week))
        .distinct()
        .load(connection)?;
    for (organiser, week) in weeks {
        let of_week =
            rehearsals::table.filter(rehearsals::organiser_id.eq(organiser)).filter(rehearsals::week.eq(week));
        diesel::delete(of_week).execute(connection)?;
    }
    for slot in slots {
        let about = format!("%{slot}%");
        diesel::delete(hand_steps::table.filter(hand_steps::stands.like(about))).execute(connection)?;
    }
    Ok(())
}

pub fn delete_of_caregiver(connection: &mut Connection, id: &CaregiverId) -> anyhow::Result<()> {
    diesel::update(drafts::table.filter(drafts::trainee_id.eq(id)))
        .set(drafts::trainee_id.eq(None::<CaregiverId>))
        .execute(connection)?;
    diesel::delete(drafts::table.filter(drafts::caregiver_id.eq(id))).execute(connection)?;
    diesel::delete(decisions::table.filter(decisions::caregiver_id.eq(id))).execute(connection)?;
    diesel::delete(waivers::table.filter(waivers::caregiver_id.eq(id))).execute(connection)?;
    let about = format!("%{id}%");
    // One that is under way may be about to name her.
    let of_her = rehearsals::found.like(about.clone()).or(rehearsals::ended_at.is_null());
    diesel::delete(rehearsals::table.filter(of_her)).execute(connection)?;
    let hers = hand_steps::stood.like(about.clone()).or(hand_steps::stands.like(about));
    diesel::delete(hand_steps::table.filter(hers.or(hand_steps::caregiver_id.eq(id)))).execute(connection)?;
    Ok(())
}
