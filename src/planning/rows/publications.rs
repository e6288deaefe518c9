//! The table `publications`.

use diesel::prelude::*;

use crate::basics::Instant;
use crate::basics::ids::{OrganiserId, PublicationId};
use crate::planning::Publication;
use crate::store::Connection;
use crate::store::schema::publications;

pub fn insert(
    connection: &mut Connection,
    now: Instant,
    organiser: &OrganiserId,
    week: &str,
    revision: i32,
    published_by: &str,
    (week_file, plan_file): &(String, String),
) -> anyhow::Result<PublicationId> {
    let id = PublicationId::new();
    diesel::insert_into(publications::table)
        .values((
            publications::id.eq(&id),
            publications::organiser_id.eq(organiser),
            publications::week.eq(week),
            publications::revision.eq(revision),
            publications::published_at.eq(now),
            publications::published_by.eq(published_by),
            publications::week_file.eq(week_file),
            publications::plan_file.eq(plan_file),
        ))
        .execute(connection)?;
    Ok(id)
}

pub fn latest(connection: &mut Connection, organiser: &OrganiserId, week: &str) -> anyhow::Result<Option<Publication>> {
    let found = publications::table.filter(publications::organiser_id.eq(organiser)).filter(publications::week.eq(week));
    let columns = (publications::id, publications::revision, publications::published_at);
    Ok(found.order(publications::revision.desc()).select(columns).first(connection).optional()?)
}
