//! The table `publications`.

use diesel::prelude::*;

use crate::basics::ids::PublicationId;
use crate::context::Context;
use crate::planning::Publication;
use crate::store::schema::publications;

pub fn insert(
    context: &mut Context,
    week: &str,
    revision: i32,
    published_by: &str,
    (week_file, plan_file): &(String, String),
) -> anyhow::Result<PublicationId> {
    let id = PublicationId::new();
    diesel::insert_into(publications::table)
        .values((
            publications::id.eq(&id),
            publications::organiser_id.eq(&context.organiser.id),
            publications::week.eq(week),
            publications::revision.eq(revision),
            publications::published_at.eq(context.now),
            publications::published_by.eq(published_by),
            publications::week_file.eq(week_file),
            publications::plan_file.eq(plan_file),
        ))
        .execute(context.connection)?;
    Ok(id)
}

pub fn latest(context: &mut Context, week: &str) -> anyhow::Result<Option<Publication>> {
    let found = publications::table
        .filter(publications::organiser_id.eq(&context.organiser.id))
        .filter(publications::week.eq(week));
    let columns = (publications::id, publications::revision, publications::published_at);
    Ok(found.order(publications::revision.desc()).select(columns).first(context.connection).optional()?)
}

pub fn of_week(context: &mut Context, week: &str) -> anyhow::Result<Vec<Publication>> {
    let found = publications::table
        .filter(publications::organiser_id.eq(&context.organiser.id))
        .filter(publications::week.eq(week));
    let columns = (publications::id, publications::revision, publications::published_at);
    Ok(found.order(publications::revision).select(columns).load(context.connection)?)
}

/// The week file and the plan file of a publication.
pub fn files(context: &mut Context, id: &PublicationId) -> anyhow::Result<Option<(String, String)>> {
    let found = publications::table
        .filter(publications::organiser_id.eq(&context.organiser.id))
        .filter(publications::id.eq(id));
    Ok(found.select((publications::week_file, publications::plan_file)).first(context.connection).optional()?)
}

/// The plan file of a publication, as it was stored.
pub fn plan(context: &mut Context, id: &PublicationId) -> anyhow::Result<String> {
    let found = publications::table
        .filter(publications::organiser_id.eq(&context.organiser.id))
        .filter(publications::id.eq(id));
    Ok(found.select(publications::plan_file).first(context.connection)?)
}
