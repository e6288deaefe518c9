//! Requests: what families ask for, slot by slot. A request from the open form counts once its address is proved;
//! until then it is an enquiry, kept word for word.

mod forget;
pub mod form;
mod letters;
pub mod pages;
mod rows;

use anyhow::Context;
use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use diesel::{Queryable, Selectable};

use crate::basics::ids::{ChildId, EnquiryId, FamilyId, OrganiserId, RequestId, SlotId};
use crate::basics::local_time::WALL_FORMAT;
use crate::basics::{EmailAddress, Instant, IsoWeek};
use crate::families;
use crate::journal::{self, Actor, Entry, Kind};
use crate::links::{self, Grant};
use crate::organisers::Organiser;
use crate::store::Connection;
use crate::store::schema::slots;
use crate::vouchers;
use crate::web::{Faults, Fields, Site};

pub use forget::{forget_family, forget_unproved, forget_wishes, quiet};
pub use form::{Ask, AskRules, WantedSlot};

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
    week: String,
    /// When it starts.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    wall_start: String,
    wall_end: String,
    #[diesel(column_name = time_zone)]
    zone: String,
    /// How urgent, 1 to 5.
    pub priority: i32,
    /// How often its calendar entry has changed.
    pub calendar_sequence: i32,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
}

impl Slot {
    /// The planning week in which it starts.
    pub fn week(&self) -> Option<IsoWeek> {
        IsoWeek::parse(&self.week)
    }

    /// Its start on the family's wall clock.
    pub fn wall_start(&self) -> NaiveDateTime {
        self.wall(&self.wall_start, self.starts_at)
    }

    /// Its end on the family's wall clock.
    pub fn wall_end(&self) -> NaiveDateTime {
        self.wall(&self.wall_end, self.ends_at)
    }

    fn wall(&self, written: &str, at: Instant) -> NaiveDateTime {
        let zone: Tz = self.zone.parse().unwrap_or(chrono_tz::Europe::Brussels);
        NaiveDateTime::parse_from_str(written, WALL_FORMAT).unwrap_or_else(|_| at.local(&zone).naive_local())
    }

    /// Elapsed minutes of care.
    pub fn minutes(&self) -> i64 {
        self.ends_at.minutes_since(self.starts_at)
    }
}

/// What came of receiving a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// It is kept, and a link is on its way to the address it gives.
    Kept,
    /// The same form was received before.
    Again,
}

/// What came of proving an address.
#[derive(Debug)]
pub enum Proved {
    /// The request counts from now on; the family's page is behind this path.
    Counted(String),
    /// It counted already; the family's page is behind this path.
    Already(String),
    /// What it asks can no longer be asked, for instance because the time is past. What was typed, and what is wrong with it.
    Stale(Fields, Faults),
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

/// Keeps what the open form brought, and writes to the address it gives.
pub fn receive(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    submission: &str,
    fields: &Fields,
    ask: &Ask,
) -> anyhow::Result<Received> {
    let form = fields.encoded()?;
    let email = ask.household.email.as_ref().context("the open form was read without an address")?;
    let enquiry = match rows::enquiry_of(connection, &organiser.id, submission)? {
        None => rows::insert_enquiry(connection, now, &organiser.id, submission, &form, email)?,
        Some((_, known, family)) if known == form || family.is_some() => return Ok(Received::Again),
        // Sent before with something else in it: what was corrected counts. The links of before end, for they prove another
        // address than the form gives now.
        Some((id, ..)) => {
            links::forget_enquiries(connection, std::slice::from_ref(&id))?;
            rows::correct_enquiry(connection, &id, &form, email).map(|()| id)?
        }
    };
    let path = links::issue(connection, now, &organiser.id, &Grant::ProveEnquiry(enquiry))?;
    letters::prove(connection, now, organiser, &ask.household, email, &site.link(&path))?;
    Ok(Received::Kept)
}

/// The latest enquiries, at most so many, that wait for the proof of this address.
pub fn waiting(connection: &mut Connection, organiser: &OrganiserId, email: &EmailAddress, most: i64) -> anyhow::Result<Vec<EnquiryId>> {
    rows::unproved(connection, organiser, email, most)
}

/// Enquiries of before the fifth migration know no address beside their form: it is read from there, once. How many there were.
pub fn note_addresses(connection: &mut Connection) -> anyhow::Result<usize> {
    let mut noted = 0;
    for (id, form) in rows::without_address(connection)? {
        if let Some(email) = Fields::decoded(&form).ok().and_then(|fields| EmailAddress::parse(fields.get("email"))) {
            rows::correct_enquiry(connection, &id, &form, &email)?;
            noted += 1;
        }
    }
    Ok(noted)
}

/// What an enquiry asks, as day, hours and cost, for whoever is to say that it is hers; no name and no street.
pub fn asked_times(
    connection: &mut Connection,
    now: Instant,
    organiser: &Organiser,
    enquiry: &EnquiryId,
) -> anyhow::Result<Vec<WantedSlot>> {
    let Some((_, form, None)) = rows::enquiry(connection, &organiser.id, enquiry)? else { return Ok(Vec::new()) };
    let rules = AskRules::of(connection, now, organiser)?;
    Ok(form::slots_of(&Fields::decoded(&form)?, &rules))
}

/// The address of an enquiry is proved by a link: from now on it is a request of a family.
pub fn prove(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    enquiry: &EnquiryId,
    proof: &str,
) -> anyhow::Result<Option<Proved>> {
    let Some((submission, form, family)) = rows::enquiry(connection, &organiser.id, enquiry)? else {
        return Ok(None);
    };
    if let Some(family) = family {
        return Ok(Some(Proved::Already(links::issue_after(connection, now, &organiser.id, &Grant::FamilyPage(family), proof)?)));
    }
    let fields = Fields::decoded(&form)?;
    let mut rules = AskRules::of(connection, now, organiser)?;
    if let Some(known) =
        EmailAddress::parse(fields.get("email")).map(|e| families::proved_by_email(connection, &organiser.id, &e)).transpose()?.flatten()
    {
        rules = rules.for_family(connection, &known.id)?;
    }
    let ask = match form::parse(&fields, &rules) {
        Ok(ask) => ask,
        Err(faults) => return Ok(Some(Proved::Stale(fields, faults))),
    };
    let email = ask.household.email.as_ref().context("an enquiry was kept without an address")?;
    let family = families::welcome(connection, now, &organiser.id, &ask.household, email)?;
    let actor = Actor::Family(family.clone());
    journal::record(connection, now, &Entry::new(&organiser.id, Kind::FamilyProved, &actor).family(&family))?;
    rows::settle_enquiry(connection, enquiry, &family)?;
    count(connection, now, site, organiser, &family, &submission, &ask, &actor)?;
    Ok(Some(Proved::Counted(links::issue_after(connection, now, &organiser.id, &Grant::FamilyPage(family), proof)?)))
}

/// Whether the address of an enquiry has been proved, if there is such an enquiry.
pub fn is_proved(connection: &mut Connection, organiser: &OrganiserId, enquiry: &EnquiryId) -> anyhow::Result<Option<bool>> {
    Ok(rows::enquiry(connection, organiser, enquiry)?.map(|(.., family)| family.is_some()))
}

/// The family whose request came with this submission, if it counts already.
pub fn family_of(connection: &mut Connection, organiser: &OrganiserId, submission: &str) -> anyhow::Result<Option<FamilyId>> {
    rows::family_of(connection, organiser, submission)
}

/// Whether a family asks all of this already.
pub fn stands(connection: &mut Connection, family: &FamilyId, asked: &[WantedSlot]) -> anyhow::Result<bool> {
    let standing = rows::slots_of_family(connection, family)?;
    let same =
        |slot: &WantedSlot| standing.iter().any(|s| s.cancelled_at.is_none() && s.starts_at == slot.starts_at && s.ends_at == slot.ends_at);
    Ok(asked.iter().all(same))
}

/// A request counts: its children and slots are written down, and the family has it in writing. The same submission counts once.
pub fn count(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    family: &FamilyId,
    submission: &str,
    ask: &Ask,
    actor: &Actor,
) -> anyhow::Result<Received> {
    if rows::family_of(connection, &organiser.id, submission)?.is_some() {
        return Ok(Received::Again);
    }
    let children = families::children_named(connection, &organiser.id, family, &ask.children)?;
    let request = rows::insert_request(connection, now, &organiser.id, family, submission, ask, actor.kind())?;
    rows::insert_request_children(connection, &organiser.id, &request, &children)?;
    let figures = vouchers::figures(&organiser.scheme, now.local(&organiser.zone()).date_naive())?;
    let priority = figures.priority(&ask.reason, ask.household.single_parent);
    let standing = rows::slots_of_family(connection, family)?;
    for slot in &ask.slots {
        // Asked before and not cancelled: it stands, and is not asked twice.
        if !standing.iter().any(|s| s.cancelled_at.is_none() && s.starts_at == slot.starts_at && s.ends_at == slot.ends_at) {
            rows::insert_slot(connection, organiser, family, &request, slot, priority)?;
        }
    }
    let entry = Entry::new(&organiser.id, Kind::CareAsked, actor).family(family).detail(ask.slots.len());
    journal::record(connection, now, &entry)?;
    let family = families::get(connection, &organiser.id, family)?.context("a request counts for a family that is not there")?;
    letters::counted(connection, now, site, organiser, &family, ask, figures)?;
    Ok(Received::Kept)
}

/// Cancels a slot that has not begun. Whoever was to come is told by the room of offers.
pub fn cancel(
    connection: &mut Connection,
    now: Instant,
    organiser: &OrganiserId,
    slot: &SlotId,
    actor: &Actor,
) -> anyhow::Result<Cancelled> {
    let Some(found) = rows::slot(connection, organiser, slot)? else {
        return Ok(Cancelled::Unknown);
    };
    if found.cancelled_at.is_some() {
        return Ok(Cancelled::Before);
    }
    if found.starts_at <= now {
        return Ok(Cancelled::Begun);
    }
    rows::mark_cancelled(connection, now, slot)?;
    let entry = Entry::new(organiser, Kind::SlotCancelled, actor).family(&found.family_id).slot(slot).week(&found.week);
    journal::record(connection, now, &entry)?;
    Ok(Cancelled::Now(Box::new(found)))
}

/// One slot of an organiser.
pub fn slot(connection: &mut Connection, organiser: &OrganiserId, id: &SlotId) -> anyhow::Result<Option<Slot>> {
    rows::slot(connection, organiser, id)
}

/// The slots of a week that are not cancelled, by start.
pub fn slots_of_week(connection: &mut Connection, organiser: &OrganiserId, week: IsoWeek) -> anyhow::Result<Vec<Slot>> {
    rows::slots_of_week(connection, organiser, &week.to_string())
}

/// All slots of a family, the latest first, the cancelled ones too.
pub fn slots_of_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<Vec<Slot>> {
    rows::slots_of_family(connection, family)
}

/// The slots with these ids.
pub fn slots(connection: &mut Connection, organiser: &OrganiserId, ids: &[SlotId]) -> anyhow::Result<Vec<Slot>> {
    rows::slots_by_id(connection, organiser, ids)
}

/// Which children each request is for.
pub fn children_of_requests(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<Vec<(RequestId, ChildId)>> {
    rows::children_of_requests(connection, organiser)
}

/// The reason and the wishes of a request.
pub fn why(connection: &mut Connection, request: &RequestId) -> anyhow::Result<(String, String)> {
    rows::why(connection, request)
}

/// Weeks that have slots, with how many, from a week on.
pub fn weeks_with_slots(connection: &mut Connection, organiser: &OrganiserId, from: IsoWeek) -> anyhow::Result<Vec<(IsoWeek, i64)>> {
    let found = rows::weeks_with_slots(connection, organiser, &from.to_string())?;
    Ok(found.into_iter().filter_map(|(week, count)| Some((IsoWeek::parse(&week)?, count))).collect())
}

/// How many enquiries still wait for their address to be proved.
pub fn unproved(connection: &mut Connection, organiser: &OrganiserId) -> anyhow::Result<i64> {
    rows::count_unproved(connection, organiser)
}

/// The next number of a slot's calendar entry, so that calendars know the later word.
pub fn raise_sequence(connection: &mut Connection, slot: &SlotId) -> anyhow::Result<i32> {
    rows::raise_sequence(connection, slot)
}

/// When the children of a slot were born.
pub fn children_of_slot(connection: &mut Connection, organiser: &OrganiserId, slot: &Slot) -> anyhow::Result<Vec<NaiveDate>> {
    let ids: Vec<ChildId> = rows::children_of_request(connection, organiser, &slot.request_id)?;
    let children = families::children(connection, &slot.family_id)?;
    Ok(children.iter().filter(|c| ids.contains(&c.id)).filter_map(families::Child::born).collect())
}
