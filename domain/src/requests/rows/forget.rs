//! What goes from the tables of this room, and what stands in the way of it.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::basics::Instant;
use crate::basics::ids::{FamilyId, RequestId, SlotId};
use crate::store::Connection;
use crate::store::schema::{request_children, requests, slots};

/// The families among these with a slot that ends, or a request that came, at this moment or later.
pub fn families_since(
    connection: &mut Connection,
    families: &[FamilyId],
    since: Instant,
) -> anyhow::Result<HashSet<FamilyId>> {
    let coming = slots::table.filter(slots::family_id.eq_any(families)).filter(slots::ends_at.ge(since));
    let mut busy: Vec<FamilyId> = coming.select(slots::family_id).distinct().load(connection)?;
    let asked = requests::table.filter(requests::family_id.eq_any(families)).filter(requests::asked_at.ge(since));
    busy.extend(asked.select(requests::family_id).distinct().load::<FamilyId>(connection)?);
    Ok(busy.into_iter().collect())
}

pub fn empty_wishes(connection: &mut Connection, families: &[FamilyId]) -> anyhow::Result<usize> {
    let wished = requests::table.filter(requests::family_id.eq_any(families)).filter(requests::wishes.ne(""));
    Ok(diesel::update(wished).set(requests::wishes.eq("")).execute(connection)?)
}

pub fn slots_of(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<Vec<SlotId>> {
    Ok(slots::table.filter(slots::family_id.eq(family)).select(slots::id).load(connection)?)
}

pub fn delete_slots(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    diesel::delete(slots::table.filter(slots::family_id.eq(family))).execute(connection)?;
    Ok(())
}

pub fn delete_requests(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    let ids: Vec<RequestId> =
        requests::table.filter(requests::family_id.eq(family)).select(requests::id).load(connection)?;
    diesel::delete(request_children::table.filter(request_children::request_id.eq_any(&ids))).execute(connection)?;
    diesel::delete(requests::table.filter(requests::id.eq_any(&ids))).execute(connection)?;
    Ok(())
}
