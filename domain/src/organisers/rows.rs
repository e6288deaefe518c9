//! The tables `organisers`, `organiser_postcodes`, `coordinators` and `sessions`; `invitations` has a file of its own.

pub mod invitations;

use std::collections::HashSet;

use diesel::prelude::*;

use super::{Coordinator, NewOrganiser, Role, Settings};
use crate::basics::ids::{CoordinatorId, OrganiserId};
use crate::basics::{EmailAddress, Instant};
use crate::context::{Context, Organiser};
use crate::store::Connection;
use crate::store::schema::{coordinators, organiser_postcodes, organisers, sessions};

pub fn insert(connection: &mut Connection, now: Instant, new: &NewOrganiser) -> anyhow::Result<OrganiserId> {
    let id = OrganiserId::new();
    diesel::insert_into(organisers::table)
        .values((
            organisers::id.eq(&id),
            organisers::slug.eq(&new.slug),
            organisers::name.eq(&new.name),
            organisers::scheme.eq(&new.scheme),
            organisers::time_zone.eq(new.zone.name()),
            organisers::language.eq(&new.language),
            organisers::contact_name.eq(&new.contact_name),
            organisers::contact_phone.eq(&new.contact_phone),
            organisers::contact_email.eq(new.contact_email.as_str()),
            organisers::price_cents.eq(new.price.0 as i32),
            organisers::lead_hours.eq(72),
            organisers::answer_hours.eq(24),
            organisers::cutoff_hours.eq(12),
            organisers::run_weekday.eq(4),
            organisers::run_time.eq("10:00"),
            organisers::solve_seconds.eq(new.solve_seconds),
            organisers::same_place_minutes.eq(10),
            organisers::created_at.eq(now),
        ))
        .execute(connection)?;
    insert_postcodes(connection, &id, &new.postcodes)?;
    Ok(id)
}

pub fn all(connection: &mut Connection) -> anyhow::Result<Vec<Organiser>> {
    Ok(organisers::table.order(organisers::name).load(connection)?)
}

pub fn by_slug(connection: &mut Connection, slug: &str) -> anyhow::Result<Option<Organiser>> {
    Ok(organisers::table.filter(organisers::slug.eq(slug)).first(connection).optional()?)
}

pub fn get(connection: &mut Connection, id: &OrganiserId) -> anyhow::Result<Organiser> {
    Ok(organisers::table.find(id).first(connection)?)
}

pub fn set_settings(context: &mut Context, settings: &Settings) -> anyhow::Result<()> {
    let id = context.organiser.id.clone();
    diesel::update(organisers::table.find(&id))
        .set((
            organisers::run_weekday.eq(settings.run_weekday),
            organisers::run_time.eq(&settings.run_time),
            organisers::solve_seconds.eq(settings.solve_seconds),
            organisers::lead_hours.eq(settings.lead_hours),
            organisers::lead_time.eq(settings.lead_time),
            organisers::answer_hours.eq(settings.answer_hours),
            organisers::cutoff_hours.eq(settings.cutoff_hours),
            organisers::same_place_minutes.eq(settings.same_place_minutes),
            organisers::seen_minutes.eq(settings.seen_minutes),
            organisers::remind_hours.eq(&settings.remind_hours),
            organisers::price_cents.eq(settings.price.0 as i32),
            organisers::contact_name.eq(&settings.contact_name),
            organisers::contact_phone.eq(&settings.contact_phone),
            organisers::contact_email.eq(settings.contact_email.as_str()),
        ))
        .execute(context.connection)?;
    diesel::delete(organiser_postcodes::table.filter(organiser_postcodes::organiser_id.eq(&id)))
        .execute(context.connection)?;
    insert_postcodes(context.connection, &id, &settings.postcodes)
}

fn insert_postcodes(connection: &mut Connection, id: &OrganiserId, postcodes: &[String]) -> anyhow::Result<()> {
    for postcode in postcodes {
        diesel::insert_into(organiser_postcodes::table)
            .values((organiser_postcodes::organiser_id.eq(id), organiser_postcodes::postcode.eq(postcode)))
            .execute(connection)?;
    }
    Ok(())
}

pub fn postcodes(context: &mut Context) -> anyhow::Result<HashSet<String>> {
    let found: Vec<String> = organiser_postcodes::table
        .filter(organiser_postcodes::organiser_id.eq(&context.organiser.id))
        .select(organiser_postcodes::postcode)
        .load(context.connection)?;
    Ok(found.into_iter().collect())
}

pub fn insert_coordinator(
    connection: &mut Connection,
    now: Instant,
    organiser: &OrganiserId,
    email: &EmailAddress,
    (name, role): (&str, Role),
    password_hash: &str,
) -> QueryResult<CoordinatorId> {
    let id = CoordinatorId::new();
    diesel::insert_into(coordinators::table)
        .values((
            coordinators::id.eq(&id),
            coordinators::organiser_id.eq(organiser),
            coordinators::email.eq(email),
            coordinators::name.eq(name),
            coordinators::role.eq(role),
            coordinators::password_hash.eq(password_hash),
            coordinators::created_at.eq(now),
        ))
        .execute(connection)?;
    Ok(id)
}

type CoordinatorColumns =
    (coordinators::id, coordinators::organiser_id, coordinators::email, coordinators::name, coordinators::role);

const COORDINATOR: CoordinatorColumns =
    (coordinators::id, coordinators::organiser_id, coordinators::email, coordinators::name, coordinators::role);

/// The coordinator with this address, and the hash of her password.
pub fn coordinator_by_email(
    connection: &mut Connection,
    email: &EmailAddress,
) -> anyhow::Result<Option<(Coordinator, String)>> {
    let columns = (COORDINATOR, coordinators::password_hash);
    Ok(coordinators::table.filter(coordinators::email.eq(email)).select(columns).first(connection).optional()?)
}

/// Begins a session and ends those that she has.
pub fn insert_session(
    connection: &mut Connection,
    now: Instant,
    hash: &str,
    coordinator: &Coordinator,
) -> anyhow::Result<()> {
    diesel::delete(sessions::table.filter(sessions::coordinator_id.eq(&coordinator.id))).execute(connection)?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(hash),
            sessions::organiser_id.eq(&coordinator.organiser_id),
            sessions::coordinator_id.eq(&coordinator.id),
            sessions::created_at.eq(now),
            sessions::last_seen_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Whose session this is, when it began and when it was last used.
pub fn session(connection: &mut Connection, hash: &str) -> anyhow::Result<Option<(Coordinator, Instant, Instant)>> {
    let columns = (COORDINATOR, sessions::created_at, sessions::last_seen_at);
    Ok(sessions::table
        .inner_join(coordinators::table)
        .filter(sessions::token_hash.eq(hash))
        .select(columns)
        .first(connection)
        .optional()?)
}

pub fn touch_session(connection: &mut Connection, now: Instant, hash: &str) -> anyhow::Result<()> {
    diesel::update(sessions::table.find(hash)).set(sessions::last_seen_at.eq(now)).execute(connection)?;
    Ok(())
}

/// Ends a session, and with it all that began too long ago.
pub fn end_session(connection: &mut Connection, hash: &str, oldest: Instant) -> anyhow::Result<()> {
    diesel::delete(sessions::table.filter(sessions::token_hash.eq(hash).or(sessions::created_at.lt(oldest))))
        .execute(connection)?;
    Ok(())
}

/// Sets a coordinator's password and ends her sessions.
pub fn set_password(connection: &mut Connection, id: &CoordinatorId, password_hash: &str) -> anyhow::Result<()> {
    diesel::update(coordinators::table.find(id))
        .set(coordinators::password_hash.eq(password_hash))
        .execute(connection)?;
    diesel::delete(sessions::table.filter(sessions::coordinator_id.eq(id))).execute(connection)?;
    Ok(())
}

pub fn coordinators(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<Vec<Coordinator>> {
    let found =
        coordinators::table.filter(coordinators::organiser_id.eq(organiser)).filter(coordinators::password_hash.ne(""));
    Ok(found.order((coordinators::name, coordinators::id)).select(COORDINATOR).load(connection)?)
}

/// Takes the way in out of a coordinator's row. The address that takes the place of the old one can never be anybody's
/// (RFC 2606).
pub fn remove_coordinator(connection: &mut Connection, id: &CoordinatorId) -> anyhow::Result<()> {
    let nobody = format!("{id}@left.invalid");
    diesel::update(coordinators::table.find(id))
        .set((coordinators::email.eq(nobody), coordinators::password_hash.eq("")))
        .execute(connection)?;
    diesel::delete(sessions::table.filter(sessions::coordinator_id.eq(id))).execute(connection)?;
    Ok(())
}

pub fn set_role(connection: &mut Connection, id: &CoordinatorId, role: Role) -> anyhow::Result<()> {
    diesel::update(coordinators::table.find(id)).set(coordinators::role.eq(role)).execute(connection)?;
    Ok(())
}

pub fn delete_sessions(connection: &mut Connection, before: Instant) -> anyhow::Result<usize> {
    Ok(diesel::delete(sessions::table.filter(sessions::created_at.lt(before))).execute(connection)?)
}

/// What stands where a coordinator's name was, once it is forgotten.
pub const FORGOTTEN: &str = "–";

pub fn coordinators_before(connection: &mut Connection, before: Instant) -> anyhow::Result<Vec<CoordinatorId>> {
    let logged_in = sessions::table.filter(sessions::coordinator_id.eq(coordinators::id));
    let found =
        coordinators::table.filter(coordinators::created_at.lt(before)).filter(coordinators::name.ne(FORGOTTEN));
    Ok(found.filter(diesel::dsl::not(diesel::dsl::exists(logged_in))).select(coordinators::id).load(connection)?)
}

/// Takes everything about her out of her row. The address that takes the place of hers can never be anybody's (RFC
/// 2606).
pub fn empty_coordinator(connection: &mut Connection, id: &CoordinatorId) -> anyhow::Result<()> {
    let nobody = format!("{id}@forgotten.invalid");
    diesel::update(coordinators::table.find(id))
        .set((coordinators::email.eq(nobody), coordinators::name.eq(FORGOTTEN), coordinators::password_hash.eq("")))
        .execute(connection)?;
    Ok(())
}
