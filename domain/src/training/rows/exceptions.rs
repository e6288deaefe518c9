//! The table `gate_exceptions`.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::{GateException, NewException};
use crate::basics::ids::{CaregiverId, CoordinatorId, ExceptionId};
use crate::context::Context;
use crate::store::Connection;
use crate::store::schema::{coordinators, gate_exceptions};

/// Those of one caregiver or of all that nobody has ended and whose last day is not before `day`, the soonest end
/// first.
pub fn standing(
    context: &mut Context,
    caregiver: Option<&CaregiverId>,
    day: NaiveDate,
) -> anyhow::Result<Vec<GateException>> {
    let mut query = gate_exceptions::table
        .inner_join(coordinators::table)
        .filter(gate_exceptions::organiser_id.eq(&context.organiser.id))
        .filter(gate_exceptions::ended_at.is_null())
        .filter(gate_exceptions::valid_until.ge(day))
        .into_boxed();
    if let Some(id) = caregiver {
        query = query.filter(gate_exceptions::caregiver_id.eq(id));
    }
    Ok(query
        .order((gate_exceptions::valid_until, gate_exceptions::id))
        .select((
            gate_exceptions::id,
            gate_exceptions::caregiver_id,
            gate_exceptions::requirement,
            gate_exceptions::reason,
            gate_exceptions::valid_from,
            gate_exceptions::valid_until,
            coordinators::name,
        ))
        .load(context.connection)?)
}

pub fn insert(
    context: &mut Context,
    coordinator: &CoordinatorId,
    caregiver: &CaregiverId,
    new: &NewException,
) -> anyhow::Result<ExceptionId> {
    let id = ExceptionId::new();
    diesel::insert_into(gate_exceptions::table)
        .values((
            gate_exceptions::id.eq(&id),
            gate_exceptions::organiser_id.eq(&context.organiser.id),
            gate_exceptions::caregiver_id.eq(caregiver),
            gate_exceptions::requirement.eq(&new.requirement),
            gate_exceptions::reason.eq(&new.reason),
            gate_exceptions::valid_from.eq(context.today()),
            gate_exceptions::valid_until.eq(new.until),
            gate_exceptions::signed_at.eq(context.now),
            gate_exceptions::signed_by.eq(coordinator),
        ))
        .execute(context.connection)?;
    Ok(id)
}

pub fn end(context: &mut Context, id: &ExceptionId, coordinator: &CoordinatorId) -> anyhow::Result<()> {
    let this = gate_exceptions::table
        .filter(gate_exceptions::organiser_id.eq(&context.organiser.id))
        .filter(gate_exceptions::id.eq(id));
    let ended = (gate_exceptions::ended_at.eq(context.now), gate_exceptions::ended_by.eq(coordinator));
    diesel::update(this).set(ended).execute(context.connection)?;
    Ok(())
}

pub fn delete_of_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    diesel::delete(gate_exceptions::table.filter(gate_exceptions::caregiver_id.eq(caregiver))).execute(connection)?;
    Ok(())
}
