//! The tables `availability_patterns` and `availability_exceptions`.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::{Exception, Hours, Pattern, Shade};
use crate::basics::ids::{AvailabilityId, CaregiverId};
use crate::basics::local_time::DayTime;
use crate::context::Context;
use crate::store::schema::{availability_exceptions, availability_patterns};

/// Hours of a weekday, 0 for Monday.
pub struct PatternRow {
    pub caregiver: CaregiverId,
    pub weekday: usize,
    pub hours: Hours,
}

/// Hours of a date, or none.
pub struct ExceptionRow {
    pub caregiver: CaregiverId,
    pub day: NaiveDate,
    pub hours: Option<Hours>,
}

/// The patterns of one caregiver or of all, by weekday and time; and whose rows name no weekday or no hours.
pub fn patterns(
    context: &mut Context,
    caregiver: Option<&CaregiverId>,
) -> anyhow::Result<(Vec<PatternRow>, Vec<CaregiverId>)> {
    let mut query =
        availability_patterns::table.filter(availability_patterns::organiser_id.eq(&context.organiser.id)).into_boxed();
    if let Some(id) = caregiver {
        query = query.filter(availability_patterns::caregiver_id.eq(id));
    }
    let rows: Vec<(CaregiverId, i32, String, String, Shade)> = query
        .order((availability_patterns::weekday, availability_patterns::from_time))
        .select((
            availability_patterns::caregiver_id,
            availability_patterns::weekday,
            availability_patterns::from_time,
            availability_patterns::until_time,
            availability_patterns::shade,
        ))
        .load(context.connection)?;
    let mut odd = Vec::new();
    let mut read = Vec::new();
    for (caregiver, weekday, from, until, shade) in rows {
        let weekday = usize::try_from(weekday - 1).ok().filter(|day| *day < 7);
        match (weekday, hours(&from, &until, shade)) {
            (Some(weekday), Some(hours)) => read.push(PatternRow { caregiver, weekday, hours }),
            _ => odd.push(caregiver),
        }
    }
    Ok((read, odd))
}

type WrittenException = (CaregiverId, NaiveDate, Option<String>, Option<String>, Option<Shade>);

/// The exceptions of one caregiver or of all on the days from `first` up to and not with `last`, by date and time; and
/// those that name no hours of a day.
pub fn exceptions(
    context: &mut Context,
    caregiver: Option<&CaregiverId>,
    first: NaiveDate,
    last: Option<NaiveDate>,
) -> anyhow::Result<(Vec<ExceptionRow>, Vec<(CaregiverId, NaiveDate)>)> {
    let mut query = availability_exceptions::table
        .filter(availability_exceptions::organiser_id.eq(&context.organiser.id))
        .filter(availability_exceptions::day.ge(first))
        .into_boxed();
    if let Some(id) = caregiver {
        query = query.filter(availability_exceptions::caregiver_id.eq(id));
    }
    if let Some(last) = last {
        query = query.filter(availability_exceptions::day.lt(last));
    }
    let rows: Vec<WrittenException> = query
        .order((availability_exceptions::day, availability_exceptions::from_time))
        .select((
            availability_exceptions::caregiver_id,
            availability_exceptions::day,
            availability_exceptions::from_time,
            availability_exceptions::until_time,
            availability_exceptions::shade,
        ))
        .load(context.connection)?;
    let mut odd = Vec::new();
    let mut read = Vec::new();
    for (caregiver, day, from, until, shade) in rows {
        match (from, until, shade) {
            (Some(from), Some(until), Some(shade)) => match hours(&from, &until, shade) {
                Some(hours) => read.push(ExceptionRow { caregiver, day, hours: Some(hours) }),
                None => odd.push((caregiver, day)),
            },
            _ => read.push(ExceptionRow { caregiver, day, hours: None }),
        }
    }
    Ok((read, odd))
}

/// None where they are no hours of a day: then the row came in past the doors, and nothing can be planned by it.
fn hours(from: &str, until: &str, shade: Shade) -> Option<Hours> {
    let hours = Hours { from: DayTime::parse(from)?, until: DayTime::parse(until)?, shade };
    (hours.from < hours.until).then_some(hours)
}

pub fn delete_pattern(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let hers = availability_patterns::table
        .filter(availability_patterns::organiser_id.eq(&context.organiser.id))
        .filter(availability_patterns::caregiver_id.eq(caregiver));
    diesel::delete(hers).execute(context.connection)?;
    Ok(())
}

pub fn insert_pattern(context: &mut Context, caregiver: &CaregiverId, pattern: &Pattern) -> anyhow::Result<()> {
    for (weekday, hours) in (1..).zip(pattern).flat_map(|(weekday, day)| day.iter().map(move |hours| (weekday, hours)))
    {
        diesel::insert_into(availability_patterns::table)
            .values((
                availability_patterns::id.eq(AvailabilityId::new()),
                availability_patterns::organiser_id.eq(&context.organiser.id),
                availability_patterns::caregiver_id.eq(caregiver),
                availability_patterns::weekday.eq(weekday),
                availability_patterns::from_time.eq(hours.from.to_string()),
                availability_patterns::until_time.eq(hours.until.to_string()),
                availability_patterns::shade.eq(hours.shade),
            ))
            .execute(context.connection)?;
    }
    Ok(())
}

/// Whether there was one.
pub fn delete_exception(context: &mut Context, caregiver: &CaregiverId, day: NaiveDate) -> anyhow::Result<bool> {
    let hers = availability_exceptions::table
        .filter(availability_exceptions::organiser_id.eq(&context.organiser.id))
        .filter(availability_exceptions::caregiver_id.eq(caregiver))
        .filter(availability_exceptions::day.eq(day));
    Ok(diesel::delete(hers).execute(context.connection)? > 0)
}

pub fn insert_exception(context: &mut Context, caregiver: &CaregiverId, exception: &Exception) -> anyhow::Result<()> {
    let none = [None];
    let some: Vec<Option<&Hours>> = exception.hours.iter().map(Some).collect();
    for hours in if some.is_empty() { &none[..] } else { &some[..] } {
        diesel::insert_into(availability_exceptions::table)
            .values((
                availability_exceptions::id.eq(AvailabilityId::new()),
                availability_exceptions::organiser_id.eq(&context.organiser.id),
                availability_exceptions::caregiver_id.eq(caregiver),
                availability_exceptions::day.eq(exception.day),
                availability_exceptions::from_time.eq(hours.map(|h| h.from.to_string())),
                availability_exceptions::until_time.eq(hours.map(|h| h.until.to_string())),
                availability_exceptions::shade.eq(hours.map(|h| h.shade)),
            ))
            .execute(context.connection)?;
    }
    Ok(())
}
