//! The tables `requests`, `request_children` and `slots`.

pub mod forget;

use diesel::prelude::*;

use super::{Ask, Slot, WantedSlot};
use crate::basics::Instant;
use crate::basics::IsoWeek;
use crate::basics::ids::{ChildId, FamilyId, RequestId, SeriesId, SlotId};
use crate::basics::local_time::WALL_FORMAT;
use crate::context::Context;
use crate::store;
use crate::store::schema::{children, request_children, requests, slots};

/// The family whose request came with this submission.
pub fn family_of(context: &mut Context, submission: &str) -> anyhow::Result<Option<FamilyId>> {
    let found = requests::table
        .filter(requests::organiser_id.eq(&context.organiser.id))
        .filter(requests::submission.eq(submission));
    Ok(found.select(requests::family_id).first(context.connection).optional()?)
}

pub fn insert_request(
    context: &mut Context,
    family: &FamilyId,
    submission: &str,
    ask: &Ask,
    asked_by: &str,
) -> anyhow::Result<RequestId> {
    let id = RequestId::new();
    diesel::insert_into(requests::table)
        .values((
            requests::id.eq(&id),
            requests::organiser_id.eq(&context.organiser.id),
            requests::family_id.eq(family),
            requests::submission.eq(submission),
            requests::reason.eq(&ask.reason),
            requests::wishes.eq(&ask.wishes),
            requests::asked_at.eq(context.now),
            requests::asked_by.eq(asked_by),
        ))
        .execute(context.connection)?;
    Ok(id)
}

pub fn insert_request_children(context: &mut Context, request: &RequestId, children: &[ChildId]) -> anyhow::Result<()> {
    let mut distinct = children.to_vec();
    distinct.sort();
    distinct.dedup();
    for child in &distinct {
        diesel::insert_into(request_children::table)
            .values((
                request_children::organiser_id.eq(&context.organiser.id),
                request_children::request_id.eq(request),
                request_children::child_id.eq(child),
            ))
            .execute(context.connection)?;
    }
    Ok(())
}

pub fn insert_slot(
    context: &mut Context,
    (family, request, series): (&FamilyId, &RequestId, Option<&SeriesId>),
    slot: &WantedSlot,
    priority: i32,
) -> anyhow::Result<SlotId> {
    let id = SlotId::new();
    diesel::insert_into(slots::table)
        .values((
            slots::id.eq(&id),
            slots::organiser_id.eq(&context.organiser.id),
            slots::request_id.eq(request),
            slots::family_id.eq(family),
            slots::week.eq(IsoWeek::of(slot.wall_start.date()).to_string()),
            slots::starts_at.eq(slot.starts_at),
            slots::ends_at.eq(slot.ends_at),
            slots::wall_start.eq(slot.wall_start.format(WALL_FORMAT).to_string()),
            slots::wall_end.eq(slot.wall_end.format(WALL_FORMAT).to_string()),
            slots::time_zone.eq(context.organiser.zone().name()),
            slots::priority.eq(priority),
            slots::calendar_sequence.eq(0),
            slots::series_id.eq(series),
        ))
        .execute(context.connection)?;
    Ok(id)
}

/// The slot is asked anew by another request, with its children and its reason.
pub fn ask_anew(
    context: &mut Context,
    id: &SlotId,
    request: &RequestId,
    series: Option<&SeriesId>,
    priority: i32,
) -> anyhow::Result<()> {
    let anew = (slots::request_id.eq(request), slots::series_id.eq(series), slots::priority.eq(priority));
    diesel::update(slots::table.find(id)).set(anew).execute(context.connection)?;
    Ok(())
}

pub fn slot(context: &mut Context, id: &SlotId) -> anyhow::Result<Option<Slot>> {
    Ok(slots::table
        .find(id)
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .select(Slot::as_select())
        .first(context.connection)
        .optional()?)
}

pub fn slots_by_id(context: &mut Context, ids: &[SlotId]) -> anyhow::Result<Vec<Slot>> {
    let found = slots::table.filter(slots::organiser_id.eq(&context.organiser.id)).filter(slots::id.eq_any(ids));
    Ok(found.order(slots::starts_at).select(Slot::as_select()).load(context.connection)?)
}

pub fn slots_of_week(context: &mut Context, week: &str) -> anyhow::Result<Vec<Slot>> {
    let standing = slots::table
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.eq(week))
        .filter(slots::cancelled_at.is_null());
    Ok(standing.order((slots::starts_at, slots::id)).select(Slot::as_select()).load(context.connection)?)
}

pub fn slots_of_family(context: &mut Context, family: &FamilyId) -> anyhow::Result<Vec<Slot>> {
    Ok(slots::table
        .filter(slots::family_id.eq(family))
        .order(slots::starts_at.desc())
        .select(Slot::as_select())
        .load(context.connection)?)
}

/// The slots of a series that start later than a moment, or at it, and are not cancelled.
pub fn slots_of_series_from(context: &mut Context, series: &SeriesId, from: Instant) -> anyhow::Result<Vec<Slot>> {
    let standing = slots::table
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::series_id.eq(series))
        .filter(slots::starts_at.ge(from))
        .filter(slots::cancelled_at.is_null());
    Ok(standing.order(slots::starts_at).select(Slot::as_select()).load(context.connection)?)
}

pub fn hold(context: &mut Context, id: &SlotId) -> anyhow::Result<()> {
    let mine = slots::table.filter(slots::organiser_id.eq(&context.organiser.id)).filter(slots::id.eq(id));
    diesel::update(mine).set(slots::priority.eq(slots::priority)).execute(context.connection)?;
    Ok(())
}

pub fn mark_cancelled(context: &mut Context, id: &SlotId) -> anyhow::Result<()> {
    diesel::update(slots::table.find(id)).set(slots::cancelled_at.eq(context.now)).execute(context.connection)?;
    Ok(())
}

pub fn raise_sequence(context: &mut Context, id: &SlotId) -> anyhow::Result<i32> {
    diesel::update(slots::table.find(id))
        .set(slots::calendar_sequence.eq(slots::calendar_sequence + 1))
        .execute(context.connection)?;
    Ok(slots::table.find(id).select(slots::calendar_sequence).first(context.connection)?)
}

/// The months of birth of the children of these requests.
pub fn births(context: &mut Context, ids: &[RequestId]) -> anyhow::Result<Vec<(RequestId, String)>> {
    store::by_ids(ids, |ids| {
        let of = request_children::table
            .inner_join(children::table)
            .filter(request_children::organiser_id.eq(&context.organiser.id));
        let born = of
            .filter(request_children::request_id.eq_any(ids))
            .select((request_children::request_id, children::birth_month));
        born.load(context.connection)
    })
}

pub fn why(context: &mut Context, id: &RequestId) -> anyhow::Result<(String, String)> {
    Ok(requests::table.find(id).select((requests::reason, requests::wishes)).first(context.connection)?)
}

pub fn weeks_with_slots(context: &mut Context, from: &str) -> anyhow::Result<Vec<(String, i64)>> {
    let standing = slots::table
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.ge(from))
        .filter(slots::cancelled_at.is_null());
    Ok(standing
        .group_by(slots::week)
        .order(slots::week)
        .select((slots::week, diesel::dsl::count_star()))
        .load(context.connection)?)
}

pub fn children_of_request(context: &mut Context, request: &RequestId) -> anyhow::Result<Vec<ChildId>> {
    let of = request_children::table
        .filter(request_children::organiser_id.eq(&context.organiser.id))
        .filter(request_children::request_id.eq(request));
    Ok(of.select(request_children::child_id).load(context.connection)?)
}
