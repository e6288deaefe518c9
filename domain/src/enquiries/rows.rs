//! The table `enquiries`.

use diesel::prelude::*;

use super::Enquiry;
use crate::basics::ids::{EnquiryId, FamilyId};
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::requests::CareInput;
use crate::store::Connection;
use crate::store::schema::enquiries;

type Row = (EnquiryId, String, String, Instant);

const ROW: (enquiries::id, enquiries::submission, enquiries::form, enquiries::received_at) =
    (enquiries::id, enquiries::submission, enquiries::form, enquiries::received_at);

fn read((id, submission, form, received_at): Row) -> anyhow::Result<Enquiry> {
    let input = if form.is_empty() { CareInput::default() } else { CareInput::read(&form)? };
    Ok(Enquiry { id, submission, input, received_at })
}

fn read_all(rows: Vec<Row>) -> anyhow::Result<Vec<Enquiry>> {
    rows.into_iter().map(read).collect()
}

pub fn of_submission(context: &mut Context, submission: &str) -> anyhow::Result<Option<EnquiryId>> {
    let found = enquiries::table
        .filter(enquiries::organiser_id.eq(&context.organiser.id))
        .filter(enquiries::submission.eq(submission));
    Ok(found.select(enquiries::id).first(context.connection).optional()?)
}

/// What waits and came with this form, the latest first.
pub fn unproved_of_number(context: &mut Context, number: &str) -> anyhow::Result<Vec<Enquiry>> {
    let of_form = enquiries::table
        .filter(enquiries::organiser_id.eq(&context.organiser.id))
        .filter(enquiries::form_number.eq(number));
    let waiting = of_form.filter(enquiries::family_id.is_null()).order(enquiries::id.desc());
    read_all(waiting.limit(100).select(ROW).load(context.connection)?)
}

/// What waits for the proof of an address, the latest first.
pub fn at_address(context: &mut Context, email: &EmailAddress, most: i64) -> anyhow::Result<Vec<EnquiryId>> {
    let of_hers =
        enquiries::table.filter(enquiries::organiser_id.eq(&context.organiser.id)).filter(enquiries::email.eq(email));
    let waiting = of_hers.filter(enquiries::family_id.is_null()).order(enquiries::id.desc()).limit(most);
    Ok(waiting.select(enquiries::id).load(context.connection)?)
}

pub fn without_address(connection: &mut Connection) -> anyhow::Result<Vec<(EnquiryId, String)>> {
    let waiting = enquiries::table.filter(enquiries::email.is_null()).filter(enquiries::family_id.is_null());
    Ok(waiting.limit(10_000).select((enquiries::id, enquiries::form)).load(connection)?)
}

pub fn note_address(connection: &mut Connection, id: &EnquiryId, email: &EmailAddress) -> anyhow::Result<()> {
    diesel::update(enquiries::table.find(id)).set(enquiries::email.eq(email)).execute(connection)?;
    Ok(())
}

/// What waits, the latest first.
pub fn unproved(context: &mut Context, most: i64) -> anyhow::Result<Vec<Enquiry>> {
    let waiting = enquiries::table
        .filter(enquiries::organiser_id.eq(&context.organiser.id))
        .filter(enquiries::family_id.is_null());
    read_all(waiting.order(enquiries::id.desc()).limit(most).select(ROW).load(context.connection)?)
}

pub fn count_unproved(context: &mut Context) -> anyhow::Result<i64> {
    let waiting = enquiries::table
        .filter(enquiries::organiser_id.eq(&context.organiser.id))
        .filter(enquiries::family_id.is_null());
    Ok(waiting.count().get_result(context.connection)?)
}

/// An enquiry, and the family that it became.
pub fn get(context: &mut Context, id: &EnquiryId) -> anyhow::Result<Option<(Enquiry, Option<FamilyId>)>> {
    let found = enquiries::table.find(id).filter(enquiries::organiser_id.eq(&context.organiser.id));
    let row: Option<(Row, Option<FamilyId>)> =
        found.select((ROW, enquiries::family_id)).first(context.connection).optional()?;
    row.map(|(row, family)| Ok((read(row)?, family))).transpose()
}

pub fn is_settled(connection: &mut Connection, id: &EnquiryId) -> anyhow::Result<bool> {
    let settled = enquiries::table.find(id).filter(enquiries::family_id.is_not_null());
    Ok(diesel::select(diesel::dsl::exists(settled)).get_result(connection)?)
}

pub fn insert(
    context: &mut Context,
    submission: &str,
    number: &str,
    input: &CareInput,
    email: &EmailAddress,
) -> anyhow::Result<EnquiryId> {
    let id = EnquiryId::new();
    diesel::insert_into(enquiries::table)
        .values((
            enquiries::id.eq(&id),
            enquiries::organiser_id.eq(&context.organiser.id),
            enquiries::submission.eq(submission),
            enquiries::form_number.eq(number),
            enquiries::form.eq(input.kept()?),
            enquiries::email.eq(email),
            enquiries::received_at.eq(context.now),
        ))
        .execute(context.connection)?;
    Ok(id)
}

pub fn correct(
    context: &mut Context,
    id: &EnquiryId,
    submission: &str,
    input: &CareInput,
    email: &EmailAddress,
) -> anyhow::Result<()> {
    let corrected =
        (enquiries::submission.eq(submission), enquiries::form.eq(input.kept()?), enquiries::email.eq(email));
    diesel::update(enquiries::table.find(id)).set(corrected).execute(context.connection)?;
    Ok(())
}

/// The enquiry became a family's request; what was typed is not kept twice.
pub fn settle(context: &mut Context, id: &EnquiryId, family: &FamilyId) -> anyhow::Result<()> {
    let emptied = (enquiries::family_id.eq(family), enquiries::form.eq(""), enquiries::email.eq(None::<EmailAddress>));
    diesel::update(enquiries::table.find(id)).set(emptied).execute(context.connection)?;
    Ok(())
}

pub fn unproved_before(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<Vec<EnquiryId>> {
    let old = enquiries::table.filter(enquiries::family_id.is_null()).filter(enquiries::received_at.lt(before));
    Ok(old.order(enquiries::id).limit(most).select(enquiries::id).load(connection)?)
}

pub fn of_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<Vec<EnquiryId>> {
    Ok(enquiries::table.filter(enquiries::family_id.eq(family)).select(enquiries::id).load(connection)?)
}

pub fn delete(connection: &mut Connection, ids: &[EnquiryId]) -> anyhow::Result<usize> {
    Ok(diesel::delete(enquiries::table.filter(enquiries::id.eq_any(ids))).execute(connection)?)
}
