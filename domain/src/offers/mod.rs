//! Offers: a published slot is offered to a caregiver by e-mail; she accepts or declines by a link; the family is told.

mod answer;
pub mod by_hand;
mod calendar;
mod family_acts;
mod forget;
mod jobs;
mod letters;
mod make;
mod rows;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{Queryable, Selectable};

use crate::basics::ids::{CaregiverId, OfferId, OrganiserId, SlotId};
use crate::basics::local_time::start_of_day;
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::planning::{self, Commitments, Period, Role, View};
use crate::choices;
use crate::store::schema::offers;

pub use answer::{Answer, Answered, answer, reveal_address};
pub use forget::{forget, ids_of_caregiver, ids_of_slots, quiet_caregivers};
pub use jobs::do_due;
pub use family_acts::{ask_again, cancel_slot};
pub use letters::Matter;
pub use by_hand::ByHand;
pub use make::{PublishedWeek, publish_week};

choices! {
    /// How an offer stands; shown by the messages `offer-state-…`.
    State {
        /// It waits for an answer.
        Offered => "offered",
        /// She comes.
        Accepted => "accepted",
        /// She does not come.
        Declined => "declined",
        /// She did not answer in time.
        Expired => "expired",
        /// It was taken back.
        Withdrawn => "withdrawn",
    }
}

impl State {
    /// The states of an offer that still counts.
    pub const LIVING: [State; 2] = [State::Offered, State::Accepted];

    /// Whether she may still come.
    pub fn is_living(self) -> bool {
        State::LIVING.contains(&self)
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
    /// In which part.
    pub role: Role,
    /// How it stands.
    pub state: State,
    /// By when she answers.
    pub answer_by: Instant,
    /// When it was made.
    pub made_at: Instant,
}

/// How long somebody who came to a family is no stranger there: twelve weeks.
const KNOWN_HOURS: i64 = 12 * 7 * 24;

/// What a week's plan must know of what was offered and accepted: rows of the week and the days beside it, sums of everything else.
fn commitments(context: &mut Context, week: IsoWeek) -> anyhow::Result<Commitments> {
    let zone = context.organiser.zone();
    let at = |day| start_of_day(day, zone);
    let (begin, end) = (at(week.monday()), at(week.next().monday()));
    let standing = rows::standing(context, begin.plus_hours(-24), end.plus_hours(24))?;
    let mut elsewhere = HashMap::new();
    for period in Period::of_week(week) {
        // What lies before the week and what lies after it.
        for (from, until) in [(at(period.first), begin.min(at(period.end))), (end.max(at(period.first)), at(period.end))] {
            for (caregiver, minutes) in if from < until { rows::minutes(context, from, until)? } else { HashMap::new() } {
                *elsewhere.entry((caregiver, period.name.clone())).or_insert(0) += minutes;
            }
        }
    }
    let now = context.now;
    let came = rows::came(context, &week.to_string(), now.plus_hours(-KNOWN_HOURS), now)?.into_iter().collect();
    Ok(Commitments { standing, elsewhere, came })
}

/// A week as it stands, with all that was offered and accepted.
pub fn view_week(context: &mut Context, week: IsoWeek) -> anyhow::Result<View> {
    let commitments = commitments(context, week)?;
    planning::view(context, week, &commitments)
}

/// One offer of an organiser.
pub fn get(context: &mut Context, id: &OfferId) -> anyhow::Result<Option<Offer>> {
    rows::get(context, id)
}

/// For each of these slots, in one look: the living offer in the caregiver's part, else the last one; and who goes along to learn.
pub fn of_slots(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<(HashMap<SlotId, Offer>, HashMap<SlotId, CaregiverId>)> {
    let (served, along): (Vec<Offer>, Vec<Offer>) = rows::of_slots(context, slots)?.into_iter().partition(|o| o.role == Role::Caregiver);
    let living = along.into_iter().filter(|o| o.state.is_living());
    Ok((last_of(served), living.map(|o| (o.slot_id, o.caregiver_id)).collect()))
}

fn last_of(offers: impl IntoIterator<Item = Offer>) -> HashMap<SlotId, Offer> {
    let mut last: HashMap<SlotId, Offer> = HashMap::new();
    for offer in offers {
        if !last.get(&offer.slot_id).is_some_and(|before| before.state.is_living()) {
            last.insert(offer.slot_id.clone(), offer);
        }
    }
    last
}

/// For each of these slots the living offer in the caregiver's part, else the last one.
pub fn last_of_slots(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<HashMap<SlotId, Offer>> {
    Ok(last_of(rows::of_slots(context, slots)?.into_iter().filter(|o| o.role == Role::Caregiver)))
}

/// Who goes along to learn, as far as it has been offered and not declined.
pub fn trainees_of_slots(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<HashMap<SlotId, CaregiverId>> {
    let living = rows::of_slots(context, slots)?.into_iter().filter(|o| o.role == Role::Trainee && o.state.is_living());
    Ok(living.map(|o| (o.slot_id, o.caregiver_id)).collect())
}

/// All offers of a slot, oldest first.
pub fn of_slot(context: &mut Context, slot: &SlotId) -> anyhow::Result<Vec<Offer>> {
    rows::of_slots(context, std::slice::from_ref(slot))
}

/// The living offers of a caregiver whose slots are not over, the soonest first.
pub fn of_caregiver(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Vec<Offer>> {
    rows::of_caregiver(context, caregiver)
}

/// Minutes that stand for a caregiver, by month (`2026-11`) of the year that `day` lies in: for the caps she sees.
pub fn standing_minutes(context: &mut Context, caregiver: &CaregiverId, day: NaiveDate) -> anyhow::Result<HashMap<String, i64>> {
    use chrono::Datelike;
    let zone = context.organiser.zone();
    let new_year = |year| start_of_day(NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(day), zone);
    let mut by_month = HashMap::new();
    for (starts_at, minutes) in rows::minutes_of(context, caregiver, new_year(day.year()), new_year(day.year() + 1))? {
        let month = starts_at.local(&zone).format("%Y-%m").to_string();
        *by_month.entry(month).or_insert(0) += i64::from(minutes);
    }
    Ok(by_month)
}
