//! Families: households with children, at an address, in a language.

pub mod pages;
mod rows;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::Queryable;

use crate::basics::ids::{ChildId, FamilyId, OrganiserId};
use crate::basics::{EmailAddress, Instant, Place};
use crate::store::Connection;

/// A household that asks for care.
#[derive(Clone, Debug, Queryable)]
pub struct Family {
    /// Its id.
    pub id: FamilyId,
    /// Whose installation.
    pub organiser_id: OrganiserId,
    /// Its proved address.
    pub email: EmailAddress,
    /// The name of who asks.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
    /// The language in which she is written to.
    pub language: String,
    spoken_languages: String,
    /// Whether one parent is alone with the children.
    pub single_parent: bool,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Locality.
    pub locality: String,
    /// Degrees north of the locality's centre.
    pub latitude: f64,
    /// Degrees east of the locality's centre.
    pub longitude: f64,
    /// What a caregiver should know, in the family's own words.
    pub needs: String,
    /// Whether a trainee may come along.
    pub trainees_welcome: bool,
    /// When it first asked.
    pub created_at: Instant,
}

impl Family {
    /// The languages spoken at home, as BCP 47 tags.
    pub fn speaks(&self) -> Vec<String> {
        self.spoken_languages.split(',').filter(|t| !t.is_empty()).map(str::to_owned).collect()
    }
}

/// A child, with no more than planning needs.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct Child {
    /// Its id.
    pub id: ChildId,
    /// Its family.
    pub family_id: FamilyId,
    /// First name or initial.
    pub first_name: String,
    birth_month: String,
}

impl Child {
    /// The first day of the month of its birth.
    pub fn born(&self) -> Option<NaiveDate> {
        parse_month(&self.birth_month)
    }
}

/// What a family says of itself.
#[derive(Clone, Debug)]
pub struct Household {
    /// Its address.
    pub email: EmailAddress,
    /// The name of who asks.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
    /// The language in which she is written to.
    pub language: String,
    /// The languages spoken at home.
    pub speaks: Vec<String>,
    /// Whether one parent is alone with the children.
    pub single_parent: bool,
    /// Street and number.
    pub street: String,
    /// The locality.
    pub place: &'static Place,
    /// What a caregiver should know.
    pub needs: String,
    /// Whether a trainee may come along.
    pub trainees_welcome: bool,
}

/// A child, as a form tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewChild {
    /// First name or initial.
    pub first_name: String,
    /// The first day of the month of its birth.
    pub born: NaiveDate,
}

/// Reads a month such as `2024-03`.
pub fn parse_month(text: &str) -> Option<NaiveDate> {
    let (year, month) = text.trim().split_once('-')?;
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
}

/// The family with this address: brought up to date, or made. Only for an address that was proved, or heard by a coordinator.
pub fn welcome(connection: &mut Connection, now: Instant, organiser: &OrganiserId, household: &Household) -> anyhow::Result<FamilyId> {
    match rows::id_by_email(connection, organiser, &household.email)? {
        Some(id) => rows::update(connection, &id, household).map(|()| id),
        None => rows::insert(connection, now, organiser, household),
    }
}

/// The family's children with these names and months of birth; those not yet known are added.
pub fn children_named(
    connection: &mut Connection,
    organiser: &OrganiserId,
    family: &FamilyId,
    named: &[NewChild],
) -> anyhow::Result<Vec<ChildId>> {
    let mut known = rows::children_of(connection, family)?;
    let mut ids = Vec::new();
    for child in named {
        let same_month = |k: &Child| k.born() == Some(child.born);
        let same = |k: &Child| same_month(k) && k.first_name.to_lowercase() == child.first_name.to_lowercase();
        // Its name may have been forgotten since the family last asked.
        let forgotten = |k: &Child| same_month(k) && k.first_name.is_empty();
        ids.push(match known.iter().position(same).or_else(|| known.iter().position(forgotten)) {
            Some(place) if known[place].first_name.is_empty() => {
                let child_known = known.swap_remove(place);
                rows::name_child(connection, &child_known.id, &child.first_name)?;
                child_known.id
            }
            Some(place) => known[place].id.clone(),
            None => rows::insert_child(connection, organiser, family, child)?,
        });
    }
    Ok(ids)
}

/// One family of an organiser.
pub fn get(connection: &mut Connection, organiser: &OrganiserId, id: &FamilyId) -> anyhow::Result<Option<Family>> {
    rows::get(connection, organiser, id)
}

/// The family with this proved address.
pub fn proved_by_email(connection: &mut Connection, organiser: &OrganiserId, email: &EmailAddress) -> anyhow::Result<Option<Family>> {
    match rows::id_by_email(connection, organiser, email)? {
        Some(id) => rows::get(connection, organiser, &id),
        None => Ok(None),
    }
}

/// All families of an organiser, by name.
pub fn all(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<Vec<Family>> {
    rows::all(connection, organiser)
}

/// All families of an organiser, by id.
pub fn by_id(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<HashMap<FamilyId, Family>> {
    Ok(rows::all(connection, organiser)?.into_iter().map(|f| (f.id.clone(), f)).collect())
}

/// The children of a family.
pub fn children(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<Vec<Child>> {
    rows::children_of(connection, family)
}

/// All children of an organiser's families, by id.
pub fn children_by_id(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<HashMap<ChildId, Child>> {
    Ok(rows::all_children(connection, organiser)?.into_iter().map(|c| (c.id.clone(), c)).collect())
}

/// Families that were made before a moment.
pub fn made_before(connection: &mut Connection, before: Instant) -> anyhow::Result<Vec<FamilyId>> {
    rows::made_before(connection, before)
}

/// Forgets what only whoever comes to these families needed: the street, the needs, the children's first names.
/// How many families and children knew any.
pub fn forget_details(connection: &mut Connection, families: &[FamilyId]) -> anyhow::Result<usize> {
    Ok(rows::empty_details(connection, families)? + rows::empty_first_names(connection, families)?)
}

/// Forgets a family and its children, once nothing else hangs on them.
pub fn forget(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    rows::delete(connection, family)
}
