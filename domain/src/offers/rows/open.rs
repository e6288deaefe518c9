//! What is still to come; and what nobody has: left by somebody who does not come, open to somebody who became free.

use diesel::prelude::*;

use crate::basics::ids::{CaregiverId, OrganiserId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::journal::Kind;
use crate::offers::waiting_list::FREEING;
use crate::offers::{Offer, State};
use crate::planning::Role;
use crate::requests::Slot;
use crate::store::Connection;
use crate::store::schema::{events, offers, publications, slots};

// Offers and entries, where a query looks at others too.
diesel::alias! {
    const LIVING: Alias<Living> = offers as living;
    const LATER: Alias<Later> = events as later;
}

/// Every offer that stands for a slot that has not begun, with the slot, by start.
pub fn to_come(context: &mut Context) -> anyhow::Result<Vec<(Offer, Slot)>> {
    let standing = offers::table
        .inner_join(slots::table)
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::state.eq_any(State::STANDING))
        .filter(offers::starts_at.gt(context.now))
        .filter(slots::cancelled_at.is_null());
    let columns = (Offer::as_select(), Slot::as_select());
    Ok(standing.order((offers::starts_at, offers::id)).select(columns).load(context.connection)?)
}

/// Slots that have not begun, that this caregiver was to come to or was asked for and does not come to, and that nobody
/// else has, by start; each with how her offer stands.
pub fn left_by(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Vec<(Slot, State)>> {
    let mine = offers::table
        .inner_join(slots::table)
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::caregiver_id.eq(caregiver))
        .filter(offers::role.eq(Role::Caregiver))
        .filter(offers::state.eq_any([State::Withdrawn, State::Declined]))
        .filter(offers::starts_at.gt(context.now))
        .filter(slots::cancelled_at.is_null());
    let others = LIVING
        .filter(LIVING.field(offers::slot_id).eq(slots::id))
        .filter(LIVING.field(offers::role).eq(Role::Caregiver))
        .filter(LIVING.field(offers::state).eq_any(State::LIVING));
    let open = mine.filter(diesel::dsl::not(diesel::dsl::exists(others)));
    let columns = (Slot::as_select(), offers::state);
    Ok(open.order((slots::starts_at, slots::id, offers::id.desc())).select(columns).load(context.connection)?)
}

/// Open slots that begin until a moment, of weeks that were last published before another, of which this caregiver was not asked
/// before, but for what was taken back; by start.
pub fn unasked_of(
    context: &mut Context,
    caregiver: &CaregiverId,
    until: Instant,
    published_before: Instant,
) -> anyhow::Result<Vec<Slot>> {
    let standing = offers::table.filter(offers::slot_id.eq(slots::id)).filter(offers::role.eq(Role::Caregiver)).filter(
        offers::state
            .eq_any(State::STANDING)
            .or(offers::caregiver_id.eq(caregiver).and(offers::state.ne(State::Withdrawn))),
    );
    let week = |at: Instant| IsoWeek::of(at.local(&context.organiser.zone()).date_naive());
    let weeks = std::iter::successors(Some(week(context.now)), |week| Some(week.next()));
    let weeks: Vec<String> = weeks.take_while(|one| *one <= week(until)).map(|week| week.to_string()).collect();
    let published = publications::table
        .filter(publications::organiser_id.eq(&context.organiser.id))
        .filter(publications::week.eq_any(weeks))
        .group_by(publications::week)
        .having(diesel::dsl::max(publications::published_at).lt(published_before))
        .select(publications::week);
    let open = slots::table
        .filter(slots::organiser_id.eq(&context.organiser.id))
        .filter(slots::week.eq_any(published))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::starts_at.gt(context.now))
        .filter(slots::starts_at.le(until))
        .filter(diesel::dsl::not(diesel::dsl::exists(standing)));
    Ok(open.order((slots::starts_at, slots::id)).limit(200).select(Slot::as_select()).load(context.connection)?)
}

/// Who became free between two moments, by what happened to her or because a family cancelled, and for whom nothing was
/// looked for since, at most so many, the longest free first; and when the last of it happened.
pub fn freed(
    connection: &mut Connection,
    organiser: &OrganiserId,
    (from, until): (Instant, Instant),
    most: i64,
) -> anyhow::Result<Vec<(CaregiverId, Instant)>> {
    let looked = LATER
        .filter(LATER.field(events::caregiver_id).eq(events::caregiver_id))
        .filter(LATER.field(events::kind).eq(Kind::OpenProposed))
        .filter(LATER.field(events::id).gt(events::id));
    // What comes before any week of today was published is no news: its plan weighs it.
    let this_week = IsoWeek::of(until.utc().date_naive()).to_string();
    let published = publications::table
        .filter(publications::organiser_id.eq(organiser))
        .filter(publications::week.ge(this_week))
        .filter(publications::published_at.lt(events::at))
        .select(publications::id);
    let cancelled = slots::table
        .filter(slots::id.nullable().eq(events::slot_id))
        .filter(slots::cancelled_at.is_not_null())
        .select(slots::id);
    let by_family = events::kind.eq(Kind::OfferWithdrawn).and(diesel::dsl::exists(cancelled));
    let freed = events::table
        .filter(events::organiser_id.eq(organiser))
        .filter(events::kind.eq_any(FREEING.into_iter().chain([Kind::OfferWithdrawn])))
        .filter(events::at.between(from, until))
        .filter(events::kind.eq_any(FREEING).or(by_family))
        .filter(events::caregiver_id.is_not_null())
        .filter(diesel::dsl::exists(published))
        .filter(diesel::dsl::not(diesel::dsl::exists(looked)));
    let last: Vec<(Option<CaregiverId>, Option<Instant>)> = freed
        .group_by(events::caregiver_id)
        .select((events::caregiver_id, diesel::dsl::max(events::at)))
        .order(diesel::dsl::max(events::at))
        .limit(most)
        .load(connection)?;
    Ok(last.into_iter().filter_map(|(caregiver, at)| caregiver.zip(at)).collect())
}
