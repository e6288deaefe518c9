//! The table `plan_runs`.

use diesel::prelude::*;
use solver::Solved;

use crate::basics::ids::{OrganiserId, RunId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::planning::{Effort, Run, RunState};
use crate::store::Connection;
use crate::store::schema::plan_runs as runs;

/// A run that begins.
pub struct New {
    pub started_by: &'static str,
    pub effort: Effort,
    /// The week file.
    pub file: String,
    /// The weights that were chosen for it.
    pub weights: Option<String>,
}

pub fn insert(context: &mut Context, week: &str, new: &New) -> anyhow::Result<RunId> {
    let id = RunId::new();
    diesel::insert_into(runs::table)
        .values((
            runs::id.eq(&id),
            runs::organiser_id.eq(&context.organiser.id),
            runs::week.eq(week),
            runs::state.eq(RunState::Running),
            runs::started_by.eq(new.started_by),
            runs::started_at.eq(context.now),
            runs::beat_at.eq(context.now),
            runs::stop_asked.eq(false),
            runs::seed.eq(1),
            runs::time_limit.eq(new.effort.seconds),
            runs::gap_asked.eq(new.effort.gap),
            runs::progress.eq("[]"),
            runs::week_file.eq(&new.file),
            runs::weights.eq(&new.weights),
        ))
        .execute(context.connection)?;
    Ok(id)
}

pub fn running(context: &mut Context, week: &str) -> anyhow::Result<Option<Run>> {
    let found = runs::table
        .filter(runs::organiser_id.eq(&context.organiser.id))
        .filter(runs::week.eq(week))
        .filter(runs::state.eq(RunState::Running));
    Ok(found.select(Run::as_select()).first(context.connection).optional()?)
}

/// Runs that should be running and were last heard of before a moment.
pub fn silent_since(
    connection: &mut Connection,
    before: Instant,
) -> anyhow::Result<Vec<(OrganiserId, IsoWeek, RunId)>> {
    let silent = runs::table.filter(runs::state.eq(RunState::Running)).filter(runs::beat_at.lt(before));
    Ok(silent.select((runs::organiser_id, runs::week, runs::id)).load(connection)?)
}

pub fn latest(context: &mut Context, week: &str) -> anyhow::Result<Option<Run>> {
    let found = runs::table.filter(runs::organiser_id.eq(&context.organiser.id)).filter(runs::week.eq(week));
    Ok(found.order(runs::id.desc()).select(Run::as_select()).first(context.connection).optional()?)
}

/// All runs of a week, the newest first.
pub fn of_week(context: &mut Context, week: &str) -> anyhow::Result<Vec<Run>> {
    let found = runs::table.filter(runs::organiser_id.eq(&context.organiser.id)).filter(runs::week.eq(week));
    Ok(found.order(runs::id.desc()).select(Run::as_select()).load(context.connection)?)
}

/// The week and the plan of a run, as files.
pub fn files(context: &mut Context, id: &RunId) -> anyhow::Result<Option<(String, Option<String>)>> {
    let found = runs::table.find(id).filter(runs::organiser_id.eq(&context.organiser.id));
    Ok(found.select((runs::week_file, runs::plan_file)).first(context.connection).optional()?)
}

/// The weights that were chosen for a run.
pub fn weights(context: &mut Context, id: &RunId) -> anyhow::Result<Option<String>> {
    let found = runs::table.find(id).filter(runs::organiser_id.eq(&context.organiser.id));
    Ok(found.select(runs::weights).first(context.connection)?)
}

/// The weights that were chosen for the last run of a week that ended with a plan.
pub fn weights_of_plan(context: &mut Context, week: &str) -> anyhow::Result<Option<String>> {
    let found = runs::table
        .filter(runs::organiser_id.eq(&context.organiser.id))
        .filter(runs::week.eq(week))
        .filter(runs::state.eq(RunState::Finished));
    let last = found.order(runs::id.desc()).select(runs::weights).first::<Option<String>>(context.connection);
    Ok(last.optional()?.flatten())
}

/// The week file of a run, how long and how far it may go, and its seed.
pub fn order(connection: &mut Connection, id: &RunId) -> anyhow::Result<(String, Effort, i32)> {
    let columns = (runs::week_file, runs::time_limit, runs::gap_asked, runs::seed);
    let (file, seconds, gap, seed) = runs::table.find(id).select(columns).first(connection)?;
    Ok((file, Effort { seconds, gap }, seed))
}

/// Notes that the run lives; whether it was asked to stop.
pub fn beat(connection: &mut Connection, now: Instant, id: &RunId, progress: &str) -> anyhow::Result<bool> {
    diesel::update(runs::table.find(id))
        .set((runs::beat_at.eq(now), runs::progress.eq(progress)))
        .execute(connection)?;
    Ok(runs::table.find(id).select(runs::stop_asked).first(connection)?)
}

pub fn renew(context: &mut Context, id: &RunId, file: &str) -> anyhow::Result<()> {
    let run = diesel::update(runs::table.find(id).filter(runs::state.eq(RunState::Running)));
    run.set((
        runs::started_at.eq(context.now),
        runs::beat_at.eq(context.now),
        runs::progress.eq("[]"),
        runs::week_file.eq(file),
    ))
    .execute(context.connection)?;
    Ok(())
}

/// Ends a run with its plan, unless it ended before.
pub fn finish(context: &mut Context, id: &RunId, solved: &Solved) -> anyhow::Result<bool> {
    let changed = diesel::update(runs::table.find(id).filter(runs::state.eq(RunState::Running)))
        .set((
            runs::state.eq(RunState::Finished),
            runs::finished_at.eq(context.now),
            runs::plan_file.eq(serde_json::to_string(solved)?),
            runs::score.eq(solved.plan.score),
            runs::bound.eq(solved.proof.bound),
            runs::gap.eq(solved.proof.gap),
        ))
        .execute(context.connection)?;
    Ok(changed == 1)
}

/// Ends a run without a plan, unless it ended before.
pub fn fail(context: &mut Context, id: &RunId, reason: &str) -> anyhow::Result<bool> {
    let changed = diesel::update(runs::table.find(id).filter(runs::state.eq(RunState::Running)))
        .set((runs::state.eq(RunState::Failed), runs::finished_at.eq(context.now), runs::failure.eq(reason)))
        .execute(context.connection)?;
    Ok(changed == 1)
}

pub fn ask_to_stop(context: &mut Context, week: &str) -> anyhow::Result<()> {
    let running = runs::table
        .filter(runs::organiser_id.eq(&context.organiser.id))
        .filter(runs::week.eq(week))
        .filter(runs::state.eq(RunState::Running));
    diesel::update(running).set(runs::stop_asked.eq(true)).execute(context.connection)?;
    Ok(())
}
