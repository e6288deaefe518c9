//! Offers: a published slot is offered to a caregiver by e-mail; she accepts or declines by a link; the family is told.

mod answer;
mod calendar;
mod forget;
mod jobs;
mod letters;
mod make;
pub mod pages;
mod rows;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{Queryable, Selectable};

use crate::basics::ids::{CaregiverId, OfferId, OrganiserId, SlotId};
use crate::basics::local_time::start_of_day;
use crate::basics::{Instant, IsoWeek};
use crate::organisers::Organiser;
use crate::planning::{self, Role, Standing, View};
use crate::store::Connection;
use crate::store::schema::offers;

pub use answer::{Answer, Answered, answer, reveal_address};
pub use forget::{forget, ids_of_caregiver, ids_of_slots, quiet_caregivers};
pub use jobs::do_due;
pub use make::{Offered, PublishedWeek, family_moved, offer_to, publish_week, slot_cancelled};

/// How an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for an answer.
    Offered,
    /// She comes.
    Accepted,
    /// She does not come.
    Declined,
    /// She did not answer in time.
    Expired,
    /// It was taken back.
    Withdrawn,
}

impl State {
    /// The state as the database and the messages `offer-state-…` know it.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Offered => "offered",
            State::Accepted => "accepted",
            State::Declined => "declined",
            State::Expired => "expired",
            State::Withdrawn => "withdrawn",
        }
    }

    fn parse(text: &str) -> State {
        match text {
            "offered" => State::Offered,
            "accepted" => State::Accepted,
            "declined" => State::Declined,
            "expired" => State::Expired,
            _ => State::Withdrawn,
        }
    }

    /// Whether she may still come.
    pub fn is_living(self) -> bool {
        matches!(self, State::Offered | State::Accepted)
    }
}

/// A slot offered to a caregiver or a trainee.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = offers)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// Whose installation.
    pub organiser_id: OrganiserId,
    /// What is offered.
    pub slot_id: SlotId,
    /// To whom.
    pub caregiver_id: CaregiverId,
    role: String,
    state: String,
    /// By when she answers.
    pub answer_by: Instant,
    /// When it was made.
    pub made_at: Instant,
}

impl Offer {
    /// How it stands.
    pub fn state(&self) -> State {
        State::parse(&self.state)
    }

    /// In which part.
    pub fn role(&self) -> Role {
        if self.role == "trainee" { Role::Trainee } else { Role::Caregiver }
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Caregiver => "caregiver",
        Role::Trainee => "trainee",
    }
}

/// Who comes where between two local days, as far as it has been offered and not declined.
pub fn standing(
    connection: &mut Connection,
    organiser: &Organiser,
    (from, until): (NaiveDate, NaiveDate),
) -> anyhow::Result<Vec<Standing>> {
    let zone = organiser.zone();
    let end = until.succ_opt().unwrap_or(until);
    rows::standing(connection, &organiser.id, start_of_day(from, zone), start_of_day(end, zone))
}

/// A week as it stands, with all that was offered and accepted.
pub fn view_week(connection: &mut Connection, now: Instant, organiser: &Organiser, week: IsoWeek) -> anyhow::Result<View> {
    let standing = standing(connection, organiser, planning::horizon(week))?;
    planning::view(connection, now, organiser, week, &standing)
}

/// One offer of an organiser.
pub fn get(connection: &mut Connection, organiser: &OrganiserId, id: &OfferId) -> anyhow::Result<Option<Offer>> {
    rows::get(connection, organiser, id)
}

/// For each of these slots the living offer in the caregiver's part, else the last one.
pub fn last_of_slots(connection: &mut Connection, organiser: &OrganiserId, slots: &[SlotId]) -> anyhow::Result<HashMap<SlotId, Offer>> {
    let mut last: HashMap<SlotId, Offer> = HashMap::new();
    for offer in rows::of_slots(connection, organiser, slots)?.into_iter().filter(|o| o.role() == Role::Caregiver) {
        if !last.get(&offer.slot_id).is_some_and(|before| before.state().is_living()) {
            last.insert(offer.slot_id.clone(), offer);
        }
    }
    Ok(last)
}

/// Who goes along to learn, as far as it has been offered and not declined.
pub fn trainees_of_slots(
    connection: &mut Connection,
    organiser: &OrganiserId,
    slots: &[SlotId],
) -> anyhow::Result<HashMap<SlotId, CaregiverId>> {
    let living = rows::of_slots(connection, organiser, slots)?.into_iter().filter(|o| o.role() == Role::Trainee && o.state().is_living());
    Ok(living.map(|o| (o.slot_id, o.caregiver_id)).collect())
}

/// All offers of a slot, oldest first.
pub fn of_slot(connection: &mut Connection, organiser: &OrganiserId, slot: &SlotId) -> anyhow::Result<Vec<Offer>> {
    rows::of_slots(connection, organiser, std::slice::from_ref(slot))
}

/// The living offers of a caregiver whose slots are not over, the soonest first.
pub fn of_caregiver(connection: &mut Connection, now: Instant, caregiver: &CaregiverId) -> anyhow::Result<Vec<Offer>> {
    rows::of_caregiver(connection, now, caregiver)
}

/// Minutes that stand for a caregiver, by month (`2026-11`) of the year that `day` lies in: for the caps she sees.
pub fn standing_minutes(
    connection: &mut Connection,
    organiser: &Organiser,
    caregiver: &CaregiverId,
    day: NaiveDate,
) -> anyhow::Result<HashMap<String, i64>> {
    use chrono::Datelike;
    let zone = organiser.zone();
    let year = (NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day), NaiveDate::from_ymd_opt(day.year(), 12, 31).unwrap_or(day));
    let mut by_month = HashMap::new();
    for hers in standing(connection, organiser, year)?.into_iter().filter(|s| &s.caregiver == caregiver) {
        let month = hers.starts_at.local(&zone).format("%Y-%m").to_string();
        *by_month.entry(month).or_insert(0) += hers.ends_at.minutes_since(hers.starts_at);
    }
    Ok(by_month)
}
