//! How far some weeks are, and how far an organiser is on its way to the first one: counts, each in one query.

use std::collections::{HashMap, HashSet};

use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;

use crate::context::Context;
use crate::journal::Kind;
use crate::offers::State;
use crate::planning::{Role, RunState};
use crate::store::schema::{
    availability_patterns, caregivers, draft_assignments, events, offers, plan_runs, publications, requests, slots,
};

/// By week.
pub type ByWeek = HashMap<String, i64>;

/// Slots that are asked.
pub fn asked(context: &mut Context, weeks: &[String]) -> anyhow::Result<ByWeek> {
    let standing = slots::table
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.eq_any(weeks))
        .filter(slots::cancelled_at.is_null());
    let counted = standing.group_by(slots::week).select((slots::week, count_star()));
    Ok(counted.load(context.connection)?.into_iter().collect())
}

/// Slots of these weeks that have not begun and that nobody has or is asked for.
pub fn open(context: &mut Context, weeks: &[String]) -> anyhow::Result<ByWeek> {
    let living = offers::table
        .filter(offers::slot_id.eq(slots::id))
        .filter(offers::role.eq(Role::Caregiver))
        .filter(offers::state.eq_any(State::STANDING));
    let standing = slots::table
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.eq_any(weeks))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::starts_at.gt(context.now))
        .filter(not(exists(living)));
    let counted = standing.group_by(slots::week).select((slots::week, count_star()));
    Ok(counted.load(context.connection)?.into_iter().collect())
}

/// Offers that wait for an answer.
pub fn waiting(context: &mut Context, weeks: &[String]) -> anyhow::Result<ByWeek> {
    let waiting = offers::table
        .inner_join(slots::table)
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::state.eq_any(State::AWAITED))
        .filter(slots::week.eq_any(weeks))
        .filter(slots::starts_at.gt(context.now));
    let counted = waiting.group_by(slots::week).select((slots::week, count_star()));
    Ok(counted.load(context.connection)?.into_iter().collect())
}

/// Slots that somebody has in the draft.
pub fn planned(context: &mut Context, weeks: &[String]) -> anyhow::Result<ByWeek> {
    let drafted = draft_assignments::table
        .filter(draft_assignments::organiser_id.eq(&context.organiser.id))
        .filter(draft_assignments::week.eq_any(weeks));
    let counted = drafted.group_by(draft_assignments::week).select((draft_assignments::week, count_star()));
    Ok(counted.load(context.connection)?.into_iter().collect())
}

/// Those of these weeks that were published.
pub fn published(context: &mut Context, weeks: &[String]) -> anyhow::Result<HashSet<String>> {
    let mine = publications::table
        .filter(publications::organiser_id.eq(&context.organiser.id))
        .filter(publications::week.eq_any(weeks));
    let found: Vec<String> = mine.select(publications::week).distinct().load(context.connection)?;
    Ok(found.into_iter().collect())
}

/// Those of these weeks with a run in this state.
pub fn with_run(context: &mut Context, weeks: &[String], state: RunState) -> anyhow::Result<HashSet<String>> {
    let mine = plan_runs::table
        .filter(plan_runs::organiser_id.eq(&context.organiser.id))
        .filter(plan_runs::week.eq_any(weeks))
        .filter(plan_runs::state.eq(state));
    let found: Vec<String> = mine.select(plan_runs::week).distinct().load(context.connection)?;
    Ok(found.into_iter().collect())
}

/// Whether any week was ever published.
pub fn any_published(context: &mut Context) -> anyhow::Result<bool> {
    let mine = publications::table.filter(publications::organiser_id.eq(&context.organiser.id));
    Ok(diesel::select(exists(mine)).get_result(context.connection)?)
}

/// Whether a coordinator has gone through the settings and saved them.
pub fn settings_saved(context: &mut Context) -> anyhow::Result<bool> {
    let saved = events::table
        .filter(events::organiser_id.eq(&context.organiser.id))
        .filter(events::kind.eq(Kind::SettingsChanged));
    Ok(diesel::select(exists(saved)).get_result(context.connection)?)
}

/// Whether somebody was admitted.
pub fn any_caregiver(context: &mut Context) -> anyhow::Result<bool> {
    let admitted = caregivers::table
        .filter(caregivers::organiser_id.eq(&context.organiser.id))
        .filter(caregivers::admitted_at.is_not_null());
    Ok(diesel::select(exists(admitted)).get_result(context.connection)?)
}

/// Whether a family's request counts.
pub fn any_request(context: &mut Context) -> anyhow::Result<bool> {
    let asked = requests::table.filter(requests::organiser_id.eq(&context.organiser.id));
    Ok(diesel::select(exists(asked)).get_result(context.connection)?)
}

/// Whether somebody has said when she can work.
pub fn any_hours(context: &mut Context) -> anyhow::Result<bool> {
    let hours = availability_patterns::table.filter(availability_patterns::organiser_id.eq(&context.organiser.id));
    Ok(diesel::select(exists(hours)).get_result(context.connection)?)
}

/// Whether there is a plan of any week.
pub fn any_plan(context: &mut Context) -> anyhow::Result<bool> {
    let drafted = draft_assignments::table.filter(draft_assignments::organiser_id.eq(&context.organiser.id));
    Ok(diesel::select(exists(drafted)).get_result(context.connection)?)
}
