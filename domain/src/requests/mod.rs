//! Requests: what families ask for, slot by slot. A request from the open form counts once its address is proved;
//! until then it is an enquiry, in the room of that name.

pub mod asking;
mod forget;
mod input;
mod letters;
mod rows;
pub mod weekly;

use std::collections::HashMap;

use anyhow::Context as _;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{Queryable, Selectable};
use sha2::{Digest, Sha256};

use crate::basics::ids::{ChildId, FamilyId, RequestId, SeriesId, SlotId};
use crate::basics::local_time::WALL_FORMAT;
use crate::basics::{Instant, IsoWeek, Zone, day};
use crate::context::Context;
use crate::families;
use crate::journal::{self, Entry, Kind};
use crate::links::{self, Grant};
use crate::store::schema::slots;
use crate::vouchers;

pub use asking::{Ask, AskRules, AskedAlready, WantedSlot};
pub use forget::{forget_family, forget_wishes, quiet, slot_ids_of_family};
pub use input::{CareInput, ChildInput, SlotInput};

/// One stretch of care at one address.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = slots)]
pub struct Slot {
    /// Its id.
    pub id: SlotId,
    /// The request it came with.
    pub request_id: RequestId,
    /// The family it is for.
    pub family_id: FamilyId,
    /// The planning week in which it starts.
    pub week: IsoWeek,
    /// When it starts.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    wall_start: String,
    wall_end: String,
    #[diesel(column_name = time_zone)]
    zone: Zone,
    /// How urgent, 1 to 5.
    pub priority: i32,
    /// How often its calendar entry has changed.
    pub calendar_sequence: i32,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// With which it comes every week.
    pub series_id: Option<SeriesId>,
}

impl Slot {
    /// Its start on the family's wall clock.
    pub fn wall_start(&self) -> NaiveDateTime {
        self.wall(&self.wall_start, self.starts_at)
    }

    /// Its end on the family's wall clock.
    pub fn wall_end(&self) -> NaiveDateTime {
        self.wall(&self.wall_end, self.ends_at)
    }

    fn wall(&self, written: &str, at: Instant) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(written, WALL_FORMAT).unwrap_or_else(|_| at.local(&self.zone.0).naive_local())
    }

    /// Elapsed minutes of care.
    pub fn minutes(&self) -> i64 {
        self.ends_at.minutes_since(self.starts_at)
    }
}

/// What came of counting a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// It counts from now on.
    Now,
    /// This very form was counted before.
    Before,
}

/// What came of cancelling a slot.
#[derive(Clone, Debug, PartialEq)]
pub enum Cancelled {
    /// It is cancelled now.
    Now(Box<Slot>),
    /// It was cancelled before.
    Before,
    /// It has begun, so it cannot be.
    Begun,
    /// There is no such slot.
    Unknown,
}

/// What a form is known by: its one-time number with all that it holds, for one organiser. The same form sent twice is
/// one, and the same form with something else in it is another.
pub fn submission(context: &Context, number: &str, input: &CareInput) -> anyhow::Result<String> {
    let whole = format!("{} {number} {}", context.organiser.id, input.kept()?);
    Ok(hex::encode(Sha256::digest(whole.as_bytes())))
}

/// The family whose request came with this submission, if it counts already.
pub fn family_of(context: &mut Context, submission: &str) -> anyhow::Result<Option<FamilyId>> {
    rows::family_of(context, submission)
}

/// Whether a family asks all of this already.
pub fn stands(context: &mut Context, family: &FamilyId, asked: &[WantedSlot]) -> anyhow::Result<bool> {
    let standing = rows::slots_of_family(context, family)?;
    let same = |slot: &WantedSlot| {
        standing.iter().any(|s| s.cancelled_at.is_none() && s.starts_at == slot.starts_at && s.ends_at == slot.ends_at)
    };
    Ok(asked.iter().all(same))
}

/// A request counts: its children and slots are written down, and the family has it in writing. The same submission
/// counts once. A time that the family asks already is asked anew with it: for these children, for this reason.
pub fn count(context: &mut Context, family: &FamilyId, submission: &str, ask: &Ask) -> anyhow::Result<Counted> {
    if rows::family_of(context, submission)?.is_some() {
        return Ok(Counted::Before);
    }
    let children = families::children_named(context, family, &ask.children)?;
    let request = rows::insert_request(context, family, submission, ask, context.actor.kind())?;
    rows::insert_request_children(context, &request, &children)?;
    let family = families::get(context, family)?.context("a request counts for a family that is not there")?;
    let figures = vouchers::figures(&context.organiser.scheme, context.today())?;
    let priority = figures.priority(&ask.reason, family.single_parent);
    let standing = rows::slots_of_family(context, &family.id)?;
    let mut series: HashMap<usize, SeriesId> = HashMap::new();
    for slot in &ask.slots {
        let series = slot.series.map(|row| series.entry(row).or_insert_with(SeriesId::new).clone());
        let same = |s: &&Slot| s.cancelled_at.is_none() && s.starts_at == slot.starts_at && s.ends_at == slot.ends_at;
        match standing.iter().find(same) {
            Some(known) => rows::ask_anew(context, &known.id, &request, series.as_ref(), priority)?,
            None => drop(rows::insert_slot(context, (&family.id, &request, series.as_ref()), slot, priority)?),
        }
    }
    let entry = Entry::new(Kind::CareAsked).family(&family.id).detail(ask.slots.len());
    journal::record(context, &entry)?;
    letters::counted(context, &family, ask, figures)?;
    // Its page can be opened by the links that it has as long as something is to come.
    if let Some(last) = ask.slots.iter().map(|slot| slot.ends_at).max() {
        links::outlive(context, &Grant::FamilyPage(family.id), last)?;
    }
    Ok(Counted::Now)
}

/// The children that a request was made for.
pub fn children_asked_for(context: &mut Context, request: &RequestId) -> anyhow::Result<Vec<ChildId>> {
    rows::children_of_request(context, request)
}

/// Cancels a slot that has not begun. Whoever was to come is told by the room of offers.
pub fn cancel(context: &mut Context, slot: &SlotId) -> anyhow::Result<Cancelled> {
    let Some(found) = rows::slot(context, slot)? else {
        return Ok(Cancelled::Unknown);
    };
    if found.cancelled_at.is_some() {
        return Ok(Cancelled::Before);
    }
    if found.starts_at <= context.now {
        return Ok(Cancelled::Begun);
    }
    rows::mark_cancelled(context, slot)?;
    let entry = Entry::new(Kind::SlotCancelled).family(&found.family_id).slot(slot).week(found.week);
    journal::record(context, &entry)?;
    Ok(Cancelled::Now(Box::new(found)))
}

/// One slot of an organiser.
pub fn slot(context: &mut Context, id: &SlotId) -> anyhow::Result<Option<Slot>> {
    rows::slot(context, id)
}

/// The slots of a week that are not cancelled, by start.
pub fn slots_of_week(context: &mut Context, week: IsoWeek) -> anyhow::Result<Vec<Slot>> {
    rows::slots_of_week(context, &week.to_string())
}

/// Holds a slot until the transaction ends: of several who answer for it at the same moment each waits for the one
/// before, and none for each other.
pub(crate) fn hold(context: &mut Context, slot: &SlotId) -> anyhow::Result<()> {
    rows::hold(context, slot)
}

/// A slot of a family and those that come every week with it, as far as they can still be cancelled, by start.
pub fn rest_of_series(context: &mut Context, slot: &Slot) -> anyhow::Result<Vec<Slot>> {
    let Some(series) = &slot.series_id else { return Ok(vec![slot.clone()]) };
    rows::slots_of_series_from(context, series, slot.starts_at.max(context.now))
}

/// All slots of a family, the latest first, the cancelled ones too.
pub fn slots_of_family(context: &mut Context, family: &FamilyId) -> anyhow::Result<Vec<Slot>> {
    rows::slots_of_family(context, family)
}

/// The slots with these ids.
pub fn slots(context: &mut Context, ids: &[SlotId]) -> anyhow::Result<Vec<Slot>> {
    rows::slots_by_id(context, ids)
}

/// When the youngest child of each of these requests was born.
pub fn youngest(context: &mut Context, requests: &[RequestId]) -> anyhow::Result<HashMap<RequestId, NaiveDate>> {
    let mut youngest = HashMap::new();
    for (request, month) in rows::births(context, requests)? {
        let Some(born) = day::parse_month(&month) else { continue };
        youngest.entry(request).and_modify(|known: &mut NaiveDate| *known = born.max(*known)).or_insert(born);
    }
    Ok(youngest)
}

/// The reason and the wishes of a request.
pub fn why(context: &mut Context, request: &RequestId) -> anyhow::Result<(String, String)> {
    rows::why(context, request)
}

/// Weeks that have slots, with how many, from a week on.
pub fn weeks_with_slots(context: &mut Context, from: IsoWeek) -> anyhow::Result<Vec<(IsoWeek, i64)>> {
    let found = rows::weeks_with_slots(context, &from.to_string())?;
    Ok(found.into_iter().filter_map(|(week, count)| Some((IsoWeek::parse(&week)?, count))).collect())
}

/// The next number of a slot's calendar entry, so that calendars know the later word.
pub fn raise_sequence(context: &mut Context, slot: &SlotId) -> anyhow::Result<i32> {
    rows::raise_sequence(context, slot)
}

/// When the children of a slot were born.
pub fn children_of_slot(context: &mut Context, slot: &Slot) -> anyhow::Result<Vec<NaiveDate>> {
    let ids: Vec<ChildId> = rows::children_of_request(context, &slot.request_id)?;
    let children = families::children(context, &slot.family_id)?;
    Ok(children.iter().filter(|c| ids.contains(&c.id)).filter_map(families::Child::born).collect())
}
