//! The tables `draft_assignments` and `decisions`.

use diesel::prelude::*;
use solver::Assignment;

use crate::basics::ids::{CaregiverId, OrganiserId, SlotId};
use crate::planning::Decision;
use crate::store::Connection;
use crate::store::schema::{decisions, draft_assignments as drafts, slots};

pub fn of_week(connection: &mut Connection, organiser: &OrganiserId, week: &str) -> anyhow::Result<Vec<Assignment>> {
    let rows: Vec<(SlotId, CaregiverId, Option<CaregiverId>)> = drafts::table
        .inner_join(slots::table)
        .filter(drafts::organiser_id.eq(organiser))
        .filter(drafts::week.eq(week))
        .filter(slots::cancelled_at.is_null())
        .order(slots::starts_at)
        .select((drafts::slot_id, drafts::caregiver_id, drafts::trainee_id))
        .load(connection)?;
    let assignment = |(slot, caregiver, trainee): (SlotId, CaregiverId, Option<CaregiverId>)| Assignment {
        slot: slot.to_string(),
        caregiver: caregiver.to_string(),
        trainee: trainee.map(|t| t.to_string()),
    };
    Ok(rows.into_iter().map(assignment).collect())
}

pub fn replace(connection: &mut Connection, organiser: &OrganiserId, week: &str, plan: &[Assignment]) -> anyhow::Result<()> {
    diesel::delete(drafts::table.filter(drafts::organiser_id.eq(organiser)).filter(drafts::week.eq(week))).execute(connection)?;
    for assignment in plan {
        diesel::insert_into(drafts::table)
            .values((
                drafts::slot_id.eq(&assignment.slot),
                drafts::organiser_id.eq(organiser),
                drafts::week.eq(week),
                drafts::caregiver_id.eq(&assignment.caregiver),
                drafts::trainee_id.eq(&assignment.trainee),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Gives a slot to a caregiver, alone.
pub fn set(connection: &mut Connection, organiser: &OrganiserId, week: &str, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    diesel::delete(drafts::table.filter(drafts::organiser_id.eq(organiser)).filter(drafts::slot_id.eq(slot))).execute(connection)?;
    diesel::insert_into(drafts::table)
        .values((
            drafts::slot_id.eq(slot),
            drafts::organiser_id.eq(organiser),
            drafts::week.eq(week),
            drafts::caregiver_id.eq(caregiver),
            drafts::trainee_id.eq(None::<CaregiverId>),
        ))
        .execute(connection)?;
    Ok(())
}

/// Frees a slot of a caregiver.
pub fn clear(connection: &mut Connection, organiser: &OrganiserId, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let hers = drafts::table
        .filter(drafts::organiser_id.eq(organiser))
        .filter(drafts::slot_id.eq(slot))
        .filter(drafts::caregiver_id.eq(caregiver));
    diesel::delete(hers).execute(connection)?;
    Ok(())
}

/// Takes a trainee out of a slot.
pub fn clear_trainee(connection: &mut Connection, organiser: &OrganiserId, slot: &SlotId, trainee: &CaregiverId) -> anyhow::Result<()> {
    let hers =
        drafts::table.filter(drafts::organiser_id.eq(organiser)).filter(drafts::slot_id.eq(slot)).filter(drafts::trainee_id.eq(trainee));
    diesel::update(hers).set(drafts::trainee_id.eq(None::<CaregiverId>)).execute(connection)?;
    Ok(())
}

/// Puts a trainee into a slot that has a caregiver.
pub fn set_trainee(connection: &mut Connection, organiser: &OrganiserId, slot: &SlotId, trainee: &CaregiverId) -> anyhow::Result<()> {
    let standing = drafts::table.filter(drafts::organiser_id.eq(organiser)).filter(drafts::slot_id.eq(slot));
    diesel::update(standing).set(drafts::trainee_id.eq(trainee)).execute(connection)?;
    Ok(())
}

pub fn decisions(connection: &mut Connection, organiser: &OrganiserId, week: &str) -> anyhow::Result<Vec<Decision>> {
    let found = decisions::table.inner_join(slots::table).filter(decisions::organiser_id.eq(organiser)).filter(slots::week.eq(week));
    Ok(found.select((decisions::slot_id, decisions::caregiver_id, decisions::kind)).load(connection)?)
}

/// Decides about a slot and a caregiver, in place of what was decided about the two before; a new pin replaces the slot's old one.
pub fn decide(
    connection: &mut Connection,
    organiser: &OrganiserId,
    slot: &SlotId,
    caregiver: &CaregiverId,
    kind: &str,
) -> anyhow::Result<()> {
    if kind == "pin" {
        let old = decisions::table
            .filter(decisions::organiser_id.eq(organiser))
            .filter(decisions::slot_id.eq(slot))
            .filter(decisions::kind.eq("pin"));
        diesel::delete(old).execute(connection)?;
    }
    lift(connection, organiser, slot, caregiver)?;
    diesel::insert_into(decisions::table)
        .values((
            decisions::organiser_id.eq(organiser),
            decisions::slot_id.eq(slot),
            decisions::caregiver_id.eq(caregiver),
            decisions::kind.eq(kind),
        ))
        .execute(connection)?;
    Ok(())
}

pub fn lift(connection: &mut Connection, organiser: &OrganiserId, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let both = decisions::table
        .filter(decisions::organiser_id.eq(organiser))
        .filter(decisions::slot_id.eq(slot))
        .filter(decisions::caregiver_id.eq(caregiver));
    diesel::delete(both).execute(connection)?;
    Ok(())
}
