//! The tables `certificates` and `gate_exceptions`.

pub mod exceptions;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Certificate, NewCertificate};
use crate::basics::ids::{CaregiverId, CertificateId, CoordinatorId};
use crate::context::Context;
use crate::store::Connection;
use crate::store::schema::{certificates, coordinators};

pub fn certificates(context: &mut Context, caregiver: Option<&CaregiverId>) -> anyhow::Result<Vec<Certificate>> {
    let mut query = certificates::table
        .inner_join(coordinators::table)
        .filter(certificates::organiser_id.eq(&context.organiser.id))
        .into_boxed();
    if let Some(id) = caregiver {
        query = query.filter(certificates::caregiver_id.eq(id));
    }
    // Without an end comes last, on either database.
    let mut found: Vec<Certificate> = query
        .order(certificates::id)
        .select((
            certificates::id,
            certificates::caregiver_id,
            certificates::code,
            certificates::valid_from,
            certificates::valid_until,
            certificates::seen_on,
            coordinators::name,
        ))
        .load(context.connection)?;
    found.sort_by_key(|c| c.valid_until.unwrap_or(NaiveDate::MAX));
    Ok(found)
}

pub fn insert(
    context: &mut Context,
    coordinator: &CoordinatorId,
    caregiver: &CaregiverId,
    new: &NewCertificate,
) -> anyhow::Result<CertificateId> {
    let id = CertificateId::new();
    diesel::insert_into(certificates::table)
        .values((
            certificates::id.eq(&id),
            certificates::organiser_id.eq(&context.organiser.id),
            certificates::caregiver_id.eq(caregiver),
            certificates::code.eq(new.code),
            certificates::valid_from.eq(new.valid_from),
            certificates::valid_until.eq(new.valid_until),
            certificates::seen_on.eq(context.today()),
            certificates::seen_by.eq(coordinator),
        ))
        .execute(context.connection)?;
    Ok(id)
}

pub fn delete(context: &mut Context, id: &CertificateId) -> anyhow::Result<()> {
    diesel::delete(
        certificates::table
            .filter(certificates::organiser_id.eq(&context.organiser.id))
            .filter(certificates::id.eq(id)),
    )
    .execute(context.connection)?;
    Ok(())
}

pub fn delete_of_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    diesel::delete(certificates::table.filter(certificates::caregiver_id.eq(caregiver))).execute(connection)?;
    Ok(())
}
