//! What stands in several tables about slots and letters, read at once.

pub mod alert;
pub mod arrivals;
pub mod people;
pub mod weeks;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::{Asked, Asking, CalledOff, Expiring, Named, Reader, Unread, Withdrawn};
use crate::basics::ids::{CaregiverId, FamilyId, LetterId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::journal::Kind;
use crate::offers::State as OfferState;
use crate::outbox::State;
use crate::planning::Role;
use crate::requests::Slot;
use crate::store::schema::{caregivers, events, families, offers, outbox, slots};

/// So many rows of a kind are shown on one page, or told in one letter.
const MOST: i64 = 200;

/// So many slots that nobody has are counted: more than a city asks in three days.
const MOST_OPEN: i64 = 1_000;

// Offers, where a query looks at others too.
diesel::alias! {
    pub const LIVING: Alias<Living> = offers as living;
}

/// What several queries ask of a slot: it is the organiser's, begins between now and a moment, was not cancelled, and
/// nobody has or is asked for it. The weeks are named because the index goes by them.
macro_rules! open_slots {
    ($from:expr, $context:expr, $until:expr) => {{
        use crate::offers::State;
        use crate::planning::Role;
        use crate::store::schema::{offers, slots};
        use crate::today::rows::{LIVING, weeks_until};
        let living = LIVING
            .filter(LIVING.field(offers::slot_id).eq(slots::id))
            .filter(LIVING.field(offers::role).eq(Role::Caregiver))
            .filter(LIVING.field(offers::state).eq_any(State::STANDING));
        $from
            .filter(slots::organiser_id.eq($context.organiser.id.clone()))
            .filter(slots::week.eq_any(weeks_until($context, $until)))
            .filter(slots::cancelled_at.is_null())
            .filter(slots::starts_at.gt($context.now))
            .filter(slots::starts_at.le($until))
            .filter(diesel::dsl::not(diesel::dsl::exists(living)))
    }};
}
use open_slots;

/// The weeks from now until a moment.
fn weeks_until(context: &Context, until: Instant) -> Vec<String> {
    weeks_between(context, context.now, until)
}

/// The weeks from one moment until another.
fn weeks_between(context: &Context, from: Instant, until: Instant) -> Vec<String> {
    let week = |at: Instant| IsoWeek::of(at.local(&context.organiser.zone()).date_naive());
    let weeks = std::iter::successors(Some(week(from)), |week| Some(week.next()));
    weeks.take_while(|one| *one <= week(until)).map(|week| week.to_string()).collect()
}

type PersonRow<Id> = (Id, String, String);

/// A slot with name and place of its family, a caregiver with name and telephone number, and a moment.
type Meeting = (Slot, String, String, CaregiverId, String, String, Instant);

/// What was asked, of whom, and when.
fn met((slot, family, place, id, name, phone, at): Meeting) -> (Asked, Named<CaregiverId>, Instant) {
    (Asked { slot, family, place }, Named { id, name, phone }, at)
}

impl<Id> From<PersonRow<Id>> for Named<Id> {
    fn from((id, name, phone): PersonRow<Id>) -> Self {
        Named { id, name, phone }
    }
}

pub fn open(context: &mut Context, until: Instant) -> anyhow::Result<Vec<Asked>> {
    let rows: Vec<(Slot, String, String)> = open_slots!(slots::table.inner_join(families::table), context, until)
        .order((slots::starts_at, slots::id))
        .limit(MOST_OPEN)
        .select((Slot::as_select(), families::name, families::locality))
        .load(context.connection)?;
    Ok(rows.into_iter().map(|(slot, family, place)| Asked { slot, family, place }).collect())
}

pub fn count_open(context: &mut Context, until: Instant) -> anyhow::Result<i64> {
    Ok(open_slots!(slots::table, context, until).count().get_result(context.connection)?)
}

diesel::alias!(events as earlier: Earlier);

/// Who had said yes to a slot that is open now, and withdrew; of each slot the last one.
pub fn withdrawn(context: &mut Context, until: Instant) -> anyhow::Result<Vec<Withdrawn>> {
    let accepted = earlier
        .filter(earlier.field(events::offer_id).eq(events::offer_id))
        .filter(earlier.field(events::kind).eq(Kind::OfferAccepted));
    let joined = events::table
        .inner_join(offers::table)
        .inner_join(caregivers::table)
        .inner_join(slots::table.inner_join(families::table));
    let rows: Vec<(Slot, String, String, CaregiverId, String, String, Instant, String)> =
        open_slots!(joined, context, until)
            .filter(events::organiser_id.eq(&context.organiser.id))
            .filter(events::kind.eq_any([Kind::OfferDeclined, Kind::OfferWithdrawn]))
            .filter(events::at.ge(context.now.plus_hours(-super::FORTNIGHT_HOURS)))
            .filter(offers::role.eq(Role::Caregiver))
            .filter(exists(accepted))
            .order((slots::starts_at, slots::id, events::at.desc()))
            .limit(MOST)
            .select((
                Slot::as_select(),
                families::name,
                families::locality,
                caregivers::id,
                caregivers::name,
                caregivers::phone,
                events::at,
                events::actor_kind,
            ))
            .load(context.connection)?;
    let mut all: Vec<Withdrawn> = rows
        .into_iter()
        .map(|(slot, family, place, id, name, phone, at, said_by)| Withdrawn {
            asked: Asked { slot, family, place },
            caregiver: Named { id, name, phone },
            at,
            said_by,
            replacements: None,
        })
        .collect();
    all.dedup_by(|later, first| later.asked.slot.id == first.asked.slot.id);
    Ok(all)
}

/// Offers that wait for an answer until a moment at the latest.
pub fn expiring(context: &mut Context, until: Instant) -> anyhow::Result<Vec<Expiring>> {
    let rows: Vec<Meeting> = offers::table
        .inner_join(caregivers::table)
        .inner_join(slots::table.inner_join(families::table))
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::state.eq(OfferState::Offered))
        .filter(offers::role.eq(Role::Caregiver))
        .filter(offers::answer_by.le(until))
        .filter(slots::cancelled_at.is_null())
        .filter(slots::starts_at.gt(context.now))
        .order((offers::answer_by, offers::id))
        .limit(MOST)
        .select((
            Slot::as_select(),
            families::name,
            families::locality,
            caregivers::id,
            caregivers::name,
            caregivers::phone,
            offers::answer_by,
        ))
        .load(context.connection)?;
    let expiring = |(asked, caregiver, answer_by)| Expiring { asked, caregiver, answer_by };
    Ok(rows.into_iter().map(met).map(expiring).collect())
}

/// What several were asked for at once and that has not begun, by start.
pub fn asking(context: &mut Context) -> anyhow::Result<Vec<Asking>> {
    let rows: Vec<Meeting> = offers::table
        .inner_join(caregivers::table)
        .inner_join(slots::table.inner_join(families::table))
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::state.eq(OfferState::Asked))
        .filter(offers::starts_at.gt(context.now))
        .filter(slots::cancelled_at.is_null())
        .order((offers::starts_at, offers::slot_id, offers::id))
        .limit(MOST)
        .select((
            Slot::as_select(),
            families::name,
            families::locality,
            caregivers::id,
            caregivers::name,
            caregivers::phone,
            offers::answer_by,
        ))
        .load(context.connection)?;
    let mut all: Vec<Asking> = Vec::new();
    for (asked, person, answer_by) in rows.into_iter().map(met) {
        match all.last_mut().filter(|last| last.asked.slot.id == asked.slot.id) {
            Some(last) => {
                last.people.push(person);
                last.answer_by = last.answer_by.max(answer_by);
            }
            None => all.push(Asking { asked, people: vec![person], answer_by }),
        }
    }
    Ok(all)
}

/// What families cancelled shortly before, since a moment, and would not have begun yet.
pub fn called_off(context: &mut Context, since: Instant) -> anyhow::Result<Vec<CalledOff>> {
    let rows: Vec<Meeting> = events::table
        .inner_join(caregivers::table)
        .inner_join(slots::table.inner_join(families::table))
        .filter(events::organiser_id.eq(&context.organiser.id))
        .filter(events::kind.eq(Kind::LateCancellation))
        .filter(events::at.ge(since))
        .filter(slots::starts_at.gt(context.now))
        .order(slots::starts_at)
        .limit(MOST)
        .select((
            Slot::as_select(),
            families::name,
            families::locality,
            caregivers::id,
            caregivers::name,
            caregivers::phone,
            events::at,
        ))
        .load(context.connection)?;
    let called_off = |(asked, caregiver, at)| CalledOff { asked, caregiver, at };
    Ok(rows.into_iter().map(met).map(called_off).collect())
}

type LetterRow =
    ((LetterId, State, String, String, Instant), Option<PersonRow<FamilyId>>, Option<PersonRow<CaregiverId>>);

/// Letters that are to be told on the telephone, came back or were set aside, the newest first.
pub fn unread(context: &mut Context) -> anyhow::Result<Vec<(State, Unread)>> {
    let rows: Vec<LetterRow> = outbox::table
        .left_join(families::table)
        .left_join(caregivers::table)
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::state.eq_any([State::ToCall, State::Bounced, State::Failed]))
        .order(outbox::id.desc())
        .limit(MOST)
        .select((
            (outbox::id, outbox::state, outbox::recipient, outbox::letter, outbox::written_at),
            (families::id, families::name, families::phone).nullable(),
            (caregivers::id, caregivers::name, caregivers::phone).nullable(),
        ))
        .load(context.connection)?;
    let unread = |((id, state, recipient, name, written_at), family, caregiver): LetterRow| {
        let reader = match (family, caregiver) {
            (Some(family), _) => Reader::Family(family.into()),
            (_, Some(caregiver)) => Reader::Caregiver(caregiver.into()),
            _ => Reader::Somebody,
        };
        (state, Unread { id, reader, recipient, name, written_at })
    };
    Ok(rows.into_iter().map(unread).collect())
}
