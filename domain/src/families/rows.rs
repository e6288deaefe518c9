//! The tables `families` and `children`.

use diesel::prelude::*;

use super::{Child, Family, Household, NewChild};
use crate::basics::ids::{ChildId, FamilyId};
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::store::schema::{children, families};
use crate::store::{self, Connection};

/// The columns that a household's own words fill.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = families)]
struct Told<'a> {
    name: &'a str,
    phone: &'a str,
    language: &'a str,
    spoken_languages: String,
    single_parent: bool,
    street: &'a str,
    postcode: &'a str,
    locality: &'a str,
    latitude: f64,
    longitude: f64,
    needs: &'a str,
    trainees_welcome: bool,
}

impl<'a> From<&'a Household> for Told<'a> {
    fn from(h: &'a Household) -> Self {
        Told {
            name: &h.name,
            phone: &h.phone,
            language: &h.language,
            spoken_languages: h.speaks.join(","),
            single_parent: h.single_parent,
            street: &h.street,
            postcode: &h.place.postcode,
            locality: &h.place.name,
            latitude: h.place.latitude,
            longitude: h.place.longitude,
            needs: &h.needs,
            trainees_welcome: h.trainees_welcome,
        }
    }
}

pub fn insert(context: &mut Context, household: &Household, proved: Option<&EmailAddress>) -> anyhow::Result<FamilyId> {
    let id = FamilyId::new();
    let added = (
        families::id.eq(&id),
        families::organiser_id.eq(&context.organiser.id),
        families::email.eq(proved),
        families::created_at.eq(context.now),
    );
    diesel::insert_into(families::table).values((Told::from(household), added)).execute(context.connection)?;
    Ok(id)
}

pub fn ids_by_heard(context: &mut Context, email: &EmailAddress, most: i64) -> anyhow::Result<Vec<FamilyId>> {
    let found = families::table
        .filter(families::organiser_id.eq(&context.organiser.id))
        .filter(families::email_heard.eq(email));
    Ok(found.order(families::id.desc()).limit(most).select(families::id).load(context.connection)?)
}

pub fn by_heard(context: &mut Context, email: &EmailAddress) -> anyhow::Result<Vec<Family>> {
    let found = families::table
        .filter(families::organiser_id.eq(&context.organiser.id))
        .filter(families::email_heard.eq(email));
    Ok(found.order(families::id).load(context.connection)?)
}

pub fn set_heard(context: &mut Context, id: &FamilyId, email: Option<&EmailAddress>) -> anyhow::Result<()> {
    diesel::update(families::table.find(id).filter(families::organiser_id.eq(&context.organiser.id)))
        .set(families::email_heard.eq(email))
        .execute(context.connection)?;
    Ok(())
}

pub fn set_proved(context: &mut Context, id: &FamilyId, email: &EmailAddress) -> anyhow::Result<()> {
    let proved = (families::email.eq(email), families::email_heard.eq(None::<EmailAddress>));
    diesel::update(families::table.find(id).filter(families::organiser_id.eq(&context.organiser.id)))
        .set(proved)
        .execute(context.connection)?;
    Ok(())
}

pub fn update(context: &mut Context, id: &FamilyId, household: &Household) -> anyhow::Result<()> {
    diesel::update(families::table.find(id).filter(families::organiser_id.eq(&context.organiser.id)))
        .set(Told::from(household))
        .execute(context.connection)?;
    Ok(())
}

pub fn by_email(context: &mut Context, email: &EmailAddress) -> anyhow::Result<Vec<Family>> {
    let found =
        families::table.filter(families::organiser_id.eq(&context.organiser.id)).filter(families::email.eq(email));
    Ok(found.order(families::id).load(context.connection)?)
}

pub fn get(context: &mut Context, id: &FamilyId) -> anyhow::Result<Option<Family>> {
    Ok(families::table
        .find(id)
        .filter(families::organiser_id.eq(&context.organiser.id))
        .first(context.connection)
        .optional()?)
}

pub fn all(context: &mut Context) -> anyhow::Result<Vec<Family>> {
    Ok(families::table
        .filter(families::organiser_id.eq(&context.organiser.id))
        .order(families::name)
        .load(context.connection)?)
}

pub fn by_ids(context: &mut Context, ids: &[FamilyId]) -> anyhow::Result<Vec<Family>> {
    store::by_ids(ids, |ids| {
        let mine = families::table.filter(families::organiser_id.eq(&context.organiser.id));
        mine.filter(families::id.eq_any(ids)).load(context.connection)
    })
}

pub fn insert_child(context: &mut Context, family: &FamilyId, child: &NewChild) -> anyhow::Result<ChildId> {
    let id = ChildId::new();
    diesel::insert_into(children::table)
        .values((
            children::id.eq(&id),
            children::organiser_id.eq(&context.organiser.id),
            children::family_id.eq(family),
            children::first_name.eq(&child.first_name),
            children::birth_month.eq(child.born.format("%Y-%m").to_string()),
        ))
        .execute(context.connection)?;
    Ok(id)
}

pub fn name_child(context: &mut Context, id: &ChildId, first_name: &str) -> anyhow::Result<()> {
    diesel::update(children::table.find(id)).set(children::first_name.eq(first_name)).execute(context.connection)?;
    Ok(())
}

pub fn set_child(context: &mut Context, family: &FamilyId, id: &ChildId, child: &NewChild) -> anyhow::Result<()> {
    let mine = children::table.filter(children::family_id.eq(family)).filter(children::id.eq(id));
    let set =
        (children::first_name.eq(&child.first_name), children::birth_month.eq(child.born.format("%Y-%m").to_string()));
    diesel::update(mine).set(set).execute(context.connection)?;
    Ok(())
}

const CHILD: (children::id, children::family_id, children::first_name, children::birth_month) =
    (children::id, children::family_id, children::first_name, children::birth_month);

pub fn children_of(context: &mut Context, family: &FamilyId) -> anyhow::Result<Vec<Child>> {
    Ok(children::table
        .filter(children::family_id.eq(family))
        .order(children::id)
        .select(CHILD)
        .load(context.connection)?)
}

pub fn made_before(connection: &mut Connection, before: Instant) -> anyhow::Result<Vec<FamilyId>> {
    Ok(families::table
        .filter(families::created_at.lt(before))
        .order(families::id)
        .select(families::id)
        .load(connection)?)
}

pub fn empty_details(connection: &mut Connection, ids: &[FamilyId]) -> anyhow::Result<usize> {
    let known =
        families::table.filter(families::id.eq_any(ids)).filter(families::street.ne("").or(families::needs.ne("")));
    Ok(diesel::update(known).set((families::street.eq(""), families::needs.eq(""))).execute(connection)?)
}

pub fn empty_first_names(connection: &mut Connection, ids: &[FamilyId]) -> anyhow::Result<usize> {
    let named = children::table.filter(children::family_id.eq_any(ids)).filter(children::first_name.ne(""));
    Ok(diesel::update(named).set(children::first_name.eq("")).execute(connection)?)
}

pub fn delete(connection: &mut Connection, id: &FamilyId) -> anyhow::Result<()> {
    diesel::delete(children::table.filter(children::family_id.eq(id))).execute(connection)?;
    diesel::delete(families::table.find(id)).execute(connection)?;
    Ok(())
}

pub fn forget_heard(connection: &mut Connection, before: Instant, asked_since: &[FamilyId]) -> anyhow::Result<usize> {
    let old = families::table.filter(families::email_heard.is_not_null()).filter(families::created_at.lt(before));
    let forgotten = old.filter(families::id.ne_all(asked_since));
    Ok(diesel::update(forgotten).set(families::email_heard.eq(None::<EmailAddress>)).execute(connection)?)
}
