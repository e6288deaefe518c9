//! The table `rehearsals`: of each week the last one. What was found stays until another has found something.

use diesel::prelude::*;

use crate::basics::Instant;
use crate::context::Context;
use crate::planning::{NotRehearsed, Rehearsed};
use crate::store::schema::rehearsals;

/// What was found, and of which plan.
pub struct Found {
    pub looked_at: Instant,
    pub of_draft: String,
    pub of_week: String,
    pub text: String,
}

/// The rehearsal of a week of this organiser.
macro_rules! mine {
    ($context:expr, $week:expr) => {
        rehearsals::table.filter(rehearsals::organiser_id.eq(&$context.organiser.id)).filter(rehearsals::week.eq($week))
    };
}

pub fn begin(context: &mut Context, week: &str) -> anyhow::Result<()> {
    let begun = (
        rehearsals::begun_at.eq(context.now),
        rehearsals::ended_at.eq(None::<Instant>),
        rehearsals::failure.eq(None::<NotRehearsed>),
    );
    if diesel::update(mine!(context, week)).set(begun).execute(context.connection)? == 0 {
        let whose = (rehearsals::organiser_id.eq(&context.organiser.id), rehearsals::week.eq(week));
        diesel::insert_into(rehearsals::table).values((whose, begun)).execute(context.connection)?;
    }
    Ok(())
}

pub fn end(context: &mut Context, week: &str, found: &Result<Found, NotRehearsed>) -> anyhow::Result<()> {
    let ended = rehearsals::ended_at.eq(context.now);
    match found {
        Ok(found) => diesel::update(mine!(context, week))
            .set((
                ended,
                rehearsals::looked_at.eq(found.looked_at),
                rehearsals::of_draft.eq(&found.of_draft),
                rehearsals::of_week.eq(&found.of_week),
                rehearsals::found.eq(&found.text),
            ))
            .execute(context.connection)?,
        Err(why) => diesel::update(mine!(context, week))
            .set((ended, rehearsals::failure.eq(why)))
            .execute(context.connection)?,
    };
    Ok(())
}

pub fn of_week(context: &mut Context, week: &str) -> anyhow::Result<Option<Rehearsed>> {
    Ok(mine!(context, week).select(Rehearsed::as_select()).first(context.connection).optional()?)
}

pub fn found(context: &mut Context, week: &str) -> anyhow::Result<Option<String>> {
    let found = mine!(context, week).select(rehearsals::found).first::<Option<String>>(context.connection);
    Ok(found.optional()?.flatten())
}
