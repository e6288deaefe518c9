//! The table `absences`.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::{Absence, AbsenceKind, NewAbsence};
use crate::basics::ids::{AbsenceId, CaregiverId};
use crate::context::Context;
use crate::store::Connection;
use crate::store::schema::absences;

/// Those of one caregiver or of all that end on a day or later, or not at all; the soonest first.
pub fn since(context: &mut Context, caregiver: Option<&CaregiverId>, day: NaiveDate) -> anyhow::Result<Vec<Absence>> {
    let mut query = absences::table
        .filter(absences::organiser_id.eq(&context.organiser.id))
        .filter(absences::until_day.is_null().or(absences::until_day.ge(day)))
        .into_boxed();
    if let Some(id) = caregiver {
        query = query.filter(absences::caregiver_id.eq(id));
    }
    Ok(query
        .order((absences::from_day, absences::id))
        .select((
            absences::id,
            absences::caregiver_id,
            absences::kind,
            absences::from_day,
            absences::until_day,
            absences::said_by,
        ))
        .load(context.connection)?)
}

pub fn insert(context: &mut Context, caregiver: &CaregiverId, new: &NewAbsence) -> anyhow::Result<()> {
    diesel::insert_into(absences::table)
        .values((
            absences::id.eq(AbsenceId::new()),
            absences::organiser_id.eq(&context.organiser.id),
            absences::caregiver_id.eq(caregiver),
            absences::kind.eq(new.kind),
            absences::from_day.eq(new.from),
            absences::until_day.eq(new.until),
            absences::said_by.eq(context.actor.kind()),
            absences::said_at.eq(context.now),
        ))
        .execute(context.connection)?;
    Ok(())
}

pub fn end(context: &mut Context, id: &AbsenceId, last: NaiveDate) -> anyhow::Result<()> {
    let this = absences::table.filter(absences::organiser_id.eq(&context.organiser.id)).filter(absences::id.eq(id));
    diesel::update(this).set(absences::until_day.eq(last)).execute(context.connection)?;
    Ok(())
}

pub fn no_longer_ill(connection: &mut Connection, before: NaiveDate) -> anyhow::Result<usize> {
    let over = absences::table.filter(absences::kind.eq(AbsenceKind::Ill)).filter(absences::until_day.lt(before));
    Ok(diesel::update(over).set(absences::kind.eq(AbsenceKind::Pause)).execute(connection)?)
}

pub fn delete(context: &mut Context, id: &AbsenceId) -> anyhow::Result<()> {
    let this = absences::table.filter(absences::organiser_id.eq(&context.organiser.id)).filter(absences::id.eq(id));
    diesel::delete(this).execute(context.connection)?;
    Ok(())
}
