//! The table `events` by what is looked for.

use diesel::prelude::*;

use crate::basics::Instant;
use crate::basics::ids::EventId;
use crate::context::Context;
use crate::journal::{DoneBy, Filter, Logged, Part};
use crate::store::schema::{events, slots};

/// Whether what is looked for is little, and has an index of its own.
fn is_narrow(filter: &Filter) -> bool {
    let by_one = matches!(filter.by, Some(DoneBy::Coordinator(_)));
    filter.family.is_some() || filter.caregiver.is_some() || filter.slot.is_some() || filter.week.is_some() || by_one
}

/// Where an entry stands: when it happened, and its id among those of the same second.
fn place(context: &mut Context, id: &EventId) -> anyhow::Result<Option<Instant>> {
    let mine = events::table.find(id).filter(events::organiser_id.eq(&context.organiser.id));
    Ok(mine.select(events::at).first(context.connection).optional()?)
}

pub fn read(context: &mut Context, filter: &Filter, part: &Part, most: i64) -> anyhow::Result<Vec<Logged>> {
    let organiser = context.organiser.id.clone();
    let mut query = events::table.into_boxed();
    query = if is_narrow(filter) {
        // SQLite knows no figures of its tables, and would go through the whole journal for the sake of its order: an
        // expression has no index, so that it takes the one of what is looked for.
        query.filter(events::organiser_id.concat("").eq(organiser.to_string()))
    } else {
        query.filter(events::organiser_id.eq(organiser.clone()))
    };
    if let Some(family) = &filter.family {
        let theirs = slots::table.filter(slots::family_id.eq(family)).select(slots::id.nullable());
        query = query.filter(events::family_id.eq(family).or(events::slot_id.eq_any(theirs)));
    }
    if let Some(caregiver) = &filter.caregiver {
        query = query.filter(events::caregiver_id.eq(caregiver));
    }
    if let Some(slot) = &filter.slot {
        query = query.filter(events::slot_id.eq(slot));
    }
    if let Some(week) = filter.week.map(|week| week.to_string()) {
        let of_week = slots::table
            .filter(slots::organiser_id.eq(organiser.clone()))
            .filter(slots::week.eq(week.clone()))
            .select(slots::id.nullable());
        let itself = events::organiser_id.eq(organiser).nullable().and(events::week.eq(week));
        query = query.filter(itself.or(events::slot_id.eq_any(of_week)));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(events::kind.eq(kind));
    }
    match &filter.by {
        Some(DoneBy::Coordinator(id)) => query = query.filter(events::actor_id.eq(id.as_str())),
        Some(DoneBy::Kind(kind)) => query = query.filter(events::actor_kind.eq(*kind)),
        None => {}
    }
    if let Some(from) = filter.from {
        query = query.filter(events::at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(events::at.lt(until));
    }
    query = match part {
        Part::After(id) => {
            let Some(at) = place(context, id)? else { return Ok(Vec::new()) };
            let later = events::at.gt(at).or(events::at.eq(at).and(events::id.gt(id)));
            query.filter(events::at.ge(at)).filter(later).order((events::at.asc(), events::id.asc()))
        }
        Part::Before(id) => {
            let Some(at) = place(context, id)? else { return Ok(Vec::new()) };
            let earlier = events::at.lt(at).or(events::at.eq(at).and(events::id.lt(id)));
            query.filter(events::at.le(at)).filter(earlier).order((events::at.desc(), events::id.desc()))
        }
        Part::Newest => query.order((events::at.desc(), events::id.desc())),
    };
    let columns = (
        events::id,
        events::at,
        events::kind,
        events::actor_kind,
        events::actor_id,
        events::family_id,
        events::caregiver_id,
        events::slot_id,
        events::week,
        events::detail,
    );
    let mut found: Vec<Logged> = query.limit(most).select(columns).load(context.connection)?;
    if matches!(part, Part::After(_)) {
        found.reverse();
    }
    Ok(found)
}
