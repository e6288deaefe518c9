//! What hangs on a family or a caregiver, table by table. A test looks whether anything of the one that goes is left.

pub mod caregivers;
pub mod families;

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::context::Context;
use crate::planning::RunState;
use crate::store::schema::{plan_runs, rehearsals};

/// Counts what a table holds of a person.
macro_rules! count {
    ($context:expr, $table:ident, $column:ident, $id:expr) => {
        Ok($table::table
            .filter($table::organiser_id.eq(&$context.organiser.id))
            .filter($table::$column.eq($id))
            .count()
            .get_result($context.connection)?)
    };
}

/// Hands what a table holds of one person over to another.
macro_rules! hand_over {
    ($context:expr, $table:ident, $column:ident, $from:expr, $to:expr) => {
        diesel::update(
            $table::table.filter($table::organiser_id.eq(&$context.organiser.id)).filter($table::$column.eq($from)),
        )
        .set($table::$column.eq($to))
        .execute($context.connection)?
    };
}
use {count, hand_over};

/// Whether a week of this organiser is being solved.
pub fn is_solving(context: &mut Context) -> anyhow::Result<bool> {
    let running = plan_runs::table
        .filter(plan_runs::organiser_id.eq(&context.organiser.id))
        .filter(plan_runs::state.eq(RunState::Running));
    Ok(diesel::select(exists(running)).get_result(context.connection)?)
}

/// Rehearsals that name one that goes, or are about to; they are made again with the plan.
fn forget_rehearsals(context: &mut Context, goes: &str) -> anyhow::Result<()> {
    let named = rehearsals::table
        .filter(rehearsals::organiser_id.eq(&context.organiser.id))
        .filter(rehearsals::found.like(format!("%{goes}%")).or(rehearsals::ended_at.is_null()));
    diesel::delete(named).execute(context.connection)?;
    Ok(())
}
