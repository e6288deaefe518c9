//! Names, of many people of a kind at once.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::basics::ids::{CaregiverId, CoordinatorId, FamilyId};
use crate::context::Context;
use crate::store::schema::{caregivers, coordinators, families};

pub fn families(context: &mut Context, ids: &[FamilyId]) -> anyhow::Result<HashMap<FamilyId, String>> {
    let named = families::table
        .filter(families::organiser_id.eq(&context.organiser.id))
        .filter(families::id.eq_any(ids))
        .select((families::id, families::name));
    Ok(named.load(context.connection)?.into_iter().collect())
}

pub fn caregivers(context: &mut Context, ids: &[CaregiverId]) -> anyhow::Result<HashMap<CaregiverId, String>> {
    let named = caregivers::table
        .filter(caregivers::organiser_id.eq(&context.organiser.id))
        .filter(caregivers::id.eq_any(ids))
        .select((caregivers::id, caregivers::name));
    Ok(named.load(context.connection)?.into_iter().collect())
}

/// Of these ids, or all.
pub fn coordinators(
    context: &mut Context,
    ids: Option<&[CoordinatorId]>,
) -> anyhow::Result<HashMap<CoordinatorId, String>> {
    let mut named =
        coordinators::table.filter(coordinators::organiser_id.eq(context.organiser.id.clone())).into_boxed();
    if let Some(ids) = ids {
        named = named.filter(coordinators::id.eq_any(ids));
    }
    Ok(named.select((coordinators::id, coordinators::name)).load(context.connection)?.into_iter().collect())
}
