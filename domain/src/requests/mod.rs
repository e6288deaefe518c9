//! Requests: what families ask for, slot by slot. A request from the open form counts once its address is proved;
//! until then it is an enquiry, kept word for word.

pub mod asking;
mod forget;
mod input;
mod letters;
mod rows;

use std::collections::HashMap;

use anyhow::Context as _;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{Queryable, Selectable};

use crate::basics::ids::{ChildId, EnquiryId, FamilyId, RequestId, SlotId};
use crate::basics::local_time::WALL_FORMAT;
use crate::basics::{EmailAddress, Instant, IsoWeek, Zone, day};
use crate::families::{self, Family};
use crate::context::{Actor, Context};
use crate::input::Faults;
use crate::journal::{self, Entry, Kind};
use crate::links::{self, Grant};
use crate::store::Connection;
use crate::store::schema::slots;
use crate::vouchers;

pub use forget::{forget_family, forget_unproved, forget_wishes, quiet, slot_ids_of_family};
pub use asking::{Ask, AskRules, WantedSlot};
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
    Stale(Box<CareInput>, Faults),
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
pub fn receive(context: &mut Context, submission: &str, input: &CareInput, ask: &Ask) -> anyhow::Result<Received> {
    let form = input.kept()?;
    let email = ask.household.email.as_ref().context("the open form was read without an address")?;
    let enquiry = match rows::enquiry_of(context, submission)? {
        None => rows::insert_enquiry(context, submission, &form, email)?,
        Some((_, known, family)) if known == form || family.is_some() => return Ok(Received::Again),
        // Sent before with something else in it: what was corrected counts. The links of before end, for they prove another
        // address than the form gives context.now.
        Some((id, ..)) => {
            links::forget_enquiries(context.connection, std::slice::from_ref(&id))?;
            rows::correct_enquiry(context.connection, &id, &form, email).map(|()| id)?
        }
    };
    let path = links::issue(context, &Grant::ProveEnquiry(enquiry))?;
    letters::prove(context, &ask.household, email, &ask.slots, &context.site.link(&path))?;
    Ok(Received::Kept)
}

/// The latest enquiries, at most so many, that wait for the proof of this address.
pub fn waiting(context: &mut Context, email: &EmailAddress, most: i64) -> anyhow::Result<Vec<EnquiryId>> {
    rows::unproved(context, email, most)
}

/// Enquiries of before the fifth migration know no address beside their input: it is read from there, once. How many there were.
pub fn note_addresses(connection: &mut Connection) -> anyhow::Result<usize> {
    let mut noted = 0;
    for (id, form) in rows::without_address(connection)? {
        if let Some(email) = CareInput::read(&form).ok().and_then(|input| EmailAddress::parse(&input.email)) {
            rows::correct_enquiry(connection, &id, &form, &email)?;
            noted += 1;
        }
    }
    Ok(noted)
}

/// What an enquiry asks, as day, hours and cost, for whoever is to say that it is hers; no name and no street.
pub fn asked_times(context: &mut Context, enquiry: &EnquiryId) -> anyhow::Result<Vec<WantedSlot>> {
    let Some((_, form, None)) = rows::enquiry(context, enquiry)? else { return Ok(Vec::new()) };
    let rules = AskRules::of(context)?;
    Ok(asking::slots_of(&CareInput::read(&form)?, &rules))
}

/// The address of an enquiry is proved by a link: from now on it is a request of a family.
pub fn prove(context: &mut Context, enquiry: &EnquiryId, proof: &str) -> anyhow::Result<Option<Proved>> {
    let Some((submission, form, family)) = rows::enquiry(context, enquiry)? else {
        return Ok(None);
    };
    if let Some(family) = family {
        return Ok(Some(Proved::Already(links::issue_after(context, &Grant::FamilyPage(family), proof)?)));
    }
    let input = CareInput::read(&form)?;
    let mut rules = AskRules::of(context)?;
    if let Some(known) =
        EmailAddress::parse(&input.email).map(|e| families::proved_by_email(context, &e)).transpose()?.flatten()
    {
        rules = rules.for_family(context, &known.id)?;
    }
    let ask = match asking::parse(&input, &rules) {
        Ok(ask) => ask,
        Err(faults) => return Ok(Some(Proved::Stale(Box::new(input), faults))),
    };
    let email = ask.household.email.as_ref().context("an enquiry was kept without an address")?;
    let family = families::welcome(context, &ask.household, email)?;
    // From here on it is the family that acts.
    context.actor = Actor::Family(family.clone());
    journal::record(context, &Entry::new(Kind::FamilyProved).family(&family))?;
    rows::settle_enquiry(context, enquiry, &family)?;
    count(context, &family, &submission, &ask)?;
    Ok(Some(Proved::Counted(links::issue_after(context, &Grant::FamilyPage(family), proof)?)))
}

/// Whether the address of an enquiry has been proved, if there is such an enquiry.
pub fn is_proved(context: &mut Context, enquiry: &EnquiryId) -> anyhow::Result<Option<bool>> {
    Ok(rows::enquiry(context, enquiry)?.map(|(.., family)| family.is_some()))
}

/// The family whose request came with this submission, if it counts already.
pub fn family_of(context: &mut Context, submission: &str) -> anyhow::Result<Option<FamilyId>> {
    rows::family_of(context, submission)
}

/// What came of asking for a family that a coordinator has on the telephone.
#[derive(Clone, Debug)]
pub enum AskedByTelephone {
    /// The request of this new family counts: at once.
    Counted(FamilyId),
    /// This family has proved the address before. It is brought up to date on its own page, so that a mistyped address changes nobody.
    Known(Box<Family>),
}

/// Counts the request of a family that nobody knew. Sent twice it counts once, for the family of the first time.
pub fn ask_by_telephone(context: &mut Context, submission: &str, ask: &Ask) -> anyhow::Result<AskedByTelephone> {
    if let Some(email) = &ask.household.email
        && let Some(known) = families::proved_by_email(context, email)?
    {
        return Ok(AskedByTelephone::Known(Box::new(known)));
    }
    if let Some(family) = rows::family_of(context, submission)? {
        return Ok(AskedByTelephone::Counted(family));
    }
    let family = families::hear(context, &ask.household)?;
    count(context, &family, submission, ask)?;
    Ok(AskedByTelephone::Counted(family))
}

/// Whether a family asks all of this already.
pub fn stands(context: &mut Context, family: &FamilyId, asked: &[WantedSlot]) -> anyhow::Result<bool> {
    let standing = rows::slots_of_family(context, family)?;
    let same =
        |slot: &WantedSlot| standing.iter().any(|s| s.cancelled_at.is_none() && s.starts_at == slot.starts_at && s.ends_at == slot.ends_at);
    Ok(asked.iter().all(same))
}

/// A request counts: its children and slots are written down, and the family has it in writing. The same submission counts once.
pub fn count(context: &mut Context, family: &FamilyId, submission: &str, ask: &Ask) -> anyhow::Result<Received> {
    if rows::family_of(context, submission)?.is_some() {
        return Ok(Received::Again);
    }
    let children = families::children_named(context, family, &ask.children)?;
    let request = rows::insert_request(context, family, submission, ask, context.actor.kind())?;
    rows::insert_request_children(context, &request, &children)?;
    let figures = vouchers::figures(&context.organiser.scheme, context.now.local(&context.organiser.zone()).date_naive())?;
    let priority = figures.priority(&ask.reason, ask.household.single_parent);
    let standing = rows::slots_of_family(context, family)?;
    for slot in &ask.slots {
        // Asked before and not cancelled: it stands, and is not asked twice.
        if !standing.iter().any(|s| s.cancelled_at.is_none() && s.starts_at == slot.starts_at && s.ends_at == slot.ends_at) {
            rows::insert_slot(context, family, &request, slot, priority)?;
        }
    }
    let entry = Entry::new(Kind::CareAsked).family(family).detail(ask.slots.len());
    journal::record(context, &entry)?;
    let family = families::get(context, family)?.context("a request counts for a family that is not there")?;
    letters::counted(context, &family, ask, figures)?;
    Ok(Received::Kept)
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

/// How many enquiries still wait for their address to be proved.
pub fn unproved(context: &mut Context) -> anyhow::Result<i64> {
    rows::count_unproved(context)
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
