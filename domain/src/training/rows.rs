//! The tables `certificates` and `gate_exceptions`, and the ladder of an organiser.

pub mod exceptions;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Certificate, NewCertificate};
use crate::basics::ids::{CaregiverId, CertificateId, CoordinatorId};
use crate::context::Context;
use crate::store::Connection;
use crate::store::schema::{certificates, coordinators, organisers};

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
            certificates::code.eq(&new.code),
            certificates::valid_from.eq(new.valid_from),
            certificates::valid_until.eq(new.valid_until),
            certificates::seen_on.eq(context.today()),
            certificates::seen_by.eq(coordinator),
        ))
        .execute(context.connection)?;
    Ok(id)
}

/// Which certificates there are, by code, and who has each.
pub fn holders(context: &mut Context) -> anyhow::Result<BTreeMap<String, Vec<CaregiverId>>> {
    let mine = certificates::table.filter(certificates::organiser_id.eq(&context.organiser.id));
    let found: Vec<(String, CaregiverId)> =
        mine.select((certificates::code, certificates::caregiver_id)).distinct().load(context.connection)?;
    let mut by_code: BTreeMap<String, Vec<CaregiverId>> = BTreeMap::new();
    for (code, who) in found {
        by_code.entry(code).or_default().push(who);
    }
    Ok(by_code)
}

pub fn set_ladder(context: &mut Context, document: Option<&str>) -> anyhow::Result<()> {
    let this = organisers::table.find(&context.organiser.id);
    diesel::update(this).set(organisers::ladder.eq(document)).execute(context.connection)?;
    Ok(())
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
