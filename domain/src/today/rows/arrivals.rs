//! Who was to come to what has begun, with what was said of it.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::{MOST, PersonRow, weeks_between};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, FamilyId, OfferId};
use crate::context::Context;
use crate::offers::{Said, State};
use crate::planning::Role;
use crate::requests::Slot;
use crate::store::schema::{arrivals, caregivers, families, offers, slots};
use crate::today::arrivals::{Expected, NobodyCame};
use crate::today::{Asked, Named};

/// So many hours ago what still runs began at the earliest.
const LONGEST_HOURS: i64 = 24;

type ExpectedRow = (Slot, OfferId, PersonRow<CaregiverId>, PersonRow<FamilyId>, String);
type MissedRow = (Slot, OfferId, PersonRow<CaregiverId>, PersonRow<FamilyId>, String, Instant, String);

fn expected((slot, offer, caregiver, family, place): ExpectedRow) -> Expected {
    let family: Named<FamilyId> = family.into();
    Expected { asked: Asked { slot, family: family.name.clone(), place }, offer, caregiver: caregiver.into(), family }
}

/// Where nobody came, as far as it was not over at a moment and whoever was to come still is; the latest said first.
pub fn nobody_came(context: &mut Context, over_at: Instant) -> anyhow::Result<Vec<NobodyCame>> {
    let rows: Vec<MissedRow> = arrivals::table
        .inner_join(offers::table.inner_join(caregivers::table).inner_join(slots::table.inner_join(families::table)))
        .filter(arrivals::organiser_id.eq(&context.organiser.id))
        .filter(arrivals::said_at.gt(over_at.plus_hours(-LONGEST_HOURS)))
        .filter(arrivals::said.eq(Said::NobodyCame))
        .filter(offers::state.eq(State::Accepted))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::ends_at.gt(over_at))
        .order((arrivals::said_at.desc(), offers::id))
        .limit(MOST)
        .select((
            Slot::as_select(),
            offers::id,
            (caregivers::id, caregivers::name, caregivers::phone),
            (families::id, families::name, families::phone),
            families::locality,
            arrivals::said_at,
            arrivals::said_by,
        ))
        .load(context.connection)?;
    let said = |(slot, offer, caregiver, family, place, said_at, said_by): MissedRow| NobodyCame {
        expected: expected((slot, offer, caregiver, family, place)),
        said_at,
        said_by,
        arrived_at: None,
        replacements: None,
    };
    Ok(rows.into_iter().map(said).collect())
}

/// Who accepted what began by a moment, was found by then, and of whom nothing was said; by start.
pub fn not_seen(context: &mut Context, began_by: Instant) -> anyhow::Result<Vec<Expected>> {
    let earliest = context.now.plus_hours(-LONGEST_HOURS);
    let weeks = weeks_between(context, earliest, context.now);
    let said = arrivals::table.filter(arrivals::offer_id.eq(offers::id));
    let rows: Vec<ExpectedRow> = offers::table
        .inner_join(caregivers::table)
        .inner_join(slots::table.inner_join(families::table))
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.eq_any(weeks))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::starts_at.gt(earliest))
        .filter(slots::starts_at.le(began_by))
        .filter(slots::ends_at.gt(context.now))
        .filter(offers::role.eq(Role::Caregiver))
        .filter(offers::state.eq(State::Accepted))
        .filter(offers::made_at.le(began_by))
        .filter(diesel::dsl::not(exists(said)))
        .order((slots::starts_at, slots::id))
        .limit(MOST)
        .select((
            Slot::as_select(),
            offers::id,
            (caregivers::id, caregivers::name, caregivers::phone),
            (families::id, families::name, families::phone),
            families::locality,
        ))
        .load(context.connection)?;
    Ok(rows.into_iter().map(expected).collect())
}
