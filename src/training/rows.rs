//! The table `certificates`.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Certificate, NewCertificate};
use crate::basics::ids::{CaregiverId, CertificateId, CoordinatorId, OrganiserId};
use crate::store::Connection;
use crate::store::schema::{certificates, coordinators};

pub fn certificates(
    connection: &mut Connection,
    organiser: &OrganiserId,
    caregiver: Option<&CaregiverId>,
) -> anyhow::Result<Vec<Certificate>> {
    let mut query = certificates::table.inner_join(coordinators::table).filter(certificates::organiser_id.eq(organiser)).into_boxed();
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
        .load(connection)?;
    found.sort_by_key(|c| c.valid_until.unwrap_or(NaiveDate::MAX));
    Ok(found)
}

pub fn insert(
    connection: &mut Connection,
    today: NaiveDate,
    coordinator: &CoordinatorId,
    organiser: &OrganiserId,
    caregiver: &CaregiverId,
    new: &NewCertificate,
) -> anyhow::Result<CertificateId> {
    let id = CertificateId::new();
    diesel::insert_into(certificates::table)
        .values((
            certificates::id.eq(&id),
            certificates::organiser_id.eq(organiser),
            certificates::caregiver_id.eq(caregiver),
            certificates::code.eq(new.code),
            certificates::valid_from.eq(new.valid_from),
            certificates::valid_until.eq(new.valid_until),
            certificates::seen_on.eq(today),
            certificates::seen_by.eq(coordinator),
        ))
        .execute(connection)?;
    Ok(id)
}

pub fn delete(connection: &mut Connection, organiser: &OrganiserId, id: &CertificateId) -> anyhow::Result<()> {
    diesel::delete(certificates::table.filter(certificates::organiser_id.eq(organiser)).filter(certificates::id.eq(id)))
        .execute(connection)?;
    Ok(())
}

pub fn delete_of_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    diesel::delete(certificates::table.filter(certificates::caregiver_id.eq(caregiver))).execute(connection)?;
    Ok(())
}
