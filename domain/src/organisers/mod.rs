//! Organisers (municipalities, welfare offices, companies) and the coordinators who plan for them.

mod invitations;
mod letters;
mod password;
mod roles;
mod rows;
mod sessions;
mod settings;

use std::collections::HashSet;

use chrono_tz::Tz;
use diesel::Queryable;

use crate::basics::ids::{CoordinatorId, OrganiserId};
use crate::basics::mark::{Saved, mark};
use crate::basics::money::Cents;
use crate::basics::{EmailAddress, Instant};
use crate::context::{Context, LeadTime};
use crate::journal::{self, Entry, Kind};
use crate::store::Connection;

pub use crate::context::Organiser;
pub use invitations::{
    Invitation, Invited, JoinInput, JoinedDesk, forget_invitations, invitation, invitations, invite, join_desk,
    withdraw,
};
pub use password::{SHORTEST_PASSWORD, hash as hash_password};
pub use roles::{Role, RoleSet, remove, remove_coordinator, set_role, set_role_by_email};
pub use sessions::{Session, begin_session, by_email, end_session, recognise, session, touch_session};
pub use settings::SettingsInput;

/// What it takes to add an organiser.
#[derive(Clone, Debug)]
pub struct NewOrganiser {
    /// Letters, digits and hyphens.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its scheme.
    pub scheme: String,
    /// Its language.
    pub language: String,
    /// Its time zone.
    pub zone: Tz,
    /// The postcodes it serves.
    pub postcodes: Vec<String>,
    /// The contact person.
    pub contact_name: String,
    /// Her telephone number.
    pub contact_phone: String,
    /// Her address.
    pub contact_email: EmailAddress,
    /// What a cheque costs.
    pub price: Cents,
    /// Seconds that a solve may take.
    pub solve_seconds: i32,
}

/// What a coordinator can set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The weekday of the weekly run, 1 to 7; 0 for none.
    pub run_weekday: i32,
    /// The local time of the weekly run.
    pub run_time: String,
    /// Seconds that a solve may take.
    pub solve_seconds: i32,
    /// Hours before a slot that planned care should be asked.
    pub lead_hours: i32,
    /// What happens to care that is asked later than that.
    pub lead_time: LeadTime,
    /// Hours that a caregiver has to answer an offer.
    pub answer_hours: i32,
    /// Hours before the slot after which an answer can no longer be changed by link.
    pub cutoff_hours: i32,
    /// Minutes of travel between two addresses that share a locality's centre.
    pub same_place_minutes: i32,
    /// So many minutes after the start the office is shown who has not been seen; 0 for never.
    pub seen_minutes: i32,
    /// So many hours before an answer is due whoever has not answered is reminded.
    pub remind_hours: String,
    /// What a family pays for one cheque.
    pub price: Cents,
    /// The postcodes it serves; none for everywhere.
    pub postcodes: Vec<String>,
    /// The contact person.
    pub contact_name: String,
    /// Her telephone number.
    pub contact_phone: String,
    /// Her e-mail address.
    pub contact_email: EmailAddress,
}

/// A mark of what can be set, as it is now.
pub fn mark_of_settings(context: &mut Context) -> anyhow::Result<String> {
    let organiser = get(context.connection, &context.organiser.id)?;
    let mut area: Vec<String> = postcodes(context)?.into_iter().collect();
    area.sort();
    Ok(mark(&(organiser, area)))
}

/// Sets what a coordinator may set. `opened` marks the settings that the form showed.
pub fn set(context: &mut Context, settings: &Settings, opened: &str) -> anyhow::Result<Saved> {
    if mark_of_settings(context)? != opened {
        return Ok(Saved::ChangedMeanwhile);
    }
    rows::set_settings(context, settings)?;
    journal::record(context, &Entry::new(Kind::SettingsChanged))?;
    Ok(Saved::Saved)
}

/// A coordinator.
#[derive(Clone, Debug, Queryable)]
pub struct Coordinator {
    /// Her id.
    pub id: CoordinatorId,
    /// For whom she plans.
    pub organiser_id: OrganiserId,
    /// Her address, by which she logs in.
    pub email: EmailAddress,
    /// Her name.
    pub name: String,
    /// What she may do.
    pub role: Role,
}

/// What came of adding somebody or something that must be there only once.
#[derive(Clone, Debug, PartialEq)]
pub enum Added<T> {
    /// It is there now.
    Added(T),
    /// There is one of that name already.
    Taken,
}

/// Adds an organiser with the area that it serves.
pub fn add(connection: &mut Connection, now: Instant, new: &NewOrganiser) -> anyhow::Result<Added<OrganiserId>> {
    if rows::by_slug(connection, &new.slug)?.is_some() {
        return Ok(Added::Taken);
    }
    rows::insert(connection, now, new).map(Added::Added)
}

/// All organisers, by name.
pub fn all(connection: &mut Connection) -> anyhow::Result<Vec<Organiser>> {
    rows::all(connection)
}

/// The organiser with this slug.
pub fn by_slug(connection: &mut Connection, slug: &str) -> anyhow::Result<Option<Organiser>> {
    rows::by_slug(connection, slug)
}

/// The organiser with this id.
pub fn get(connection: &mut Connection, id: &OrganiserId) -> anyhow::Result<Organiser> {
    rows::get(connection, id)
}

/// The postcodes that the organiser serves; none for everywhere.
pub fn postcodes(context: &mut Context) -> anyhow::Result<HashSet<String>> {
    rows::postcodes(context)
}

/// Adds a coordinator with a password, as what she is to be.
pub fn add_coordinator(
    connection: &mut Connection,
    now: Instant,
    organiser: &OrganiserId,
    email: &EmailAddress,
    name: &str,
    role: Role,
    password: &str,
) -> anyhow::Result<Added<CoordinatorId>> {
    if rows::coordinator_by_email(connection, email)?.is_some() {
        return Ok(Added::Taken);
    }
    let hash = password::hash(password)?;
    Ok(Added::Added(rows::insert_coordinator(connection, now, organiser, email, (name, role), &hash)?))
}

/// The coordinators of an organiser who can log in, by name.
pub fn coordinators(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<Vec<Coordinator>> {
    rows::coordinators(connection, organiser)
}

/// Sets a coordinator's password and ends her sessions; whether there is such a coordinator.
pub fn set_password(connection: &mut Connection, email: &EmailAddress, password: &str) -> anyhow::Result<bool> {
    let Some((coordinator, _)) = rows::coordinator_by_email(connection, email)? else { return Ok(false) };
    rows::set_password(connection, &coordinator.id, &password::hash(password)?)?;
    Ok(true)
}

/// Forgets sessions that began before a moment; how many.
pub fn forget_sessions(connection: &mut Connection, before: Instant) -> anyhow::Result<usize> {
    rows::delete_sessions(connection, before)
}

/// Coordinators who were added before a moment, are not logged in, and are not forgotten yet.
pub fn coordinators_before(connection: &mut Connection, before: Instant) -> anyhow::Result<Vec<CoordinatorId>> {
    rows::coordinators_before(connection, before)
}

/// Forgets a coordinator: nobody can log in as her any more, and her id stays for what she saw and decided.
pub fn forget_coordinator(connection: &mut Connection, id: &CoordinatorId) -> anyhow::Result<()> {
    rows::empty_coordinator(connection, id)
}

/// Whether what stands where a coordinator's name was says that it is forgotten.
pub fn is_forgotten(name: &str) -> bool {
    name == rows::FORGOTTEN
}
