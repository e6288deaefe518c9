//! Offers: a published slot is offered to a caregiver by e-mail; she accepts or declines by a link; the family is told.

mod absence;
mod answer;
mod arrivals;
mod asked_already;
mod asking;
pub mod by_hand;
mod calendar;
mod came_of;
mod chasing;
mod family_acts;
mod forget;
mod jobs;
mod ladder;
mod letters;
mod make;
mod publishing;
mod recipients;
mod replacing;
mod rows;
mod unanswered;
mod waiting_list;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::{Queryable, Selectable};

use crate::basics::ids::{CaregiverId, OfferId, OrganiserId, SlotId};
use crate::basics::local_time::start_of_day;
use crate::basics::{Instant, IsoWeek};
use crate::choices;
use crate::context::Context;
use crate::journal::{self, Happened, Kind};
use crate::planning::{self, Commitments, Period, Role, View};
use crate::requests::Slot;
use crate::store::schema::offers;

pub use absence::{InTheWay, WentAway, go_away, go_away_and_ask, in_the_way};
pub use answer::{Answer, Answered, answer, by_now, leaves_room, reveal_address, revealed_address};
pub use arrivals::{Said, Spoken, arrive, forget_arrivals, may_arrive, may_miss, nobody_came, said_of};
pub use asked_already::asked_already;
pub use asking::{AnswerWithin, AskFault, Asking, Question, ask, asked_of_slots};
pub use by_hand::ByHand;
pub use calendar::of_caregiver as calendar_of;
pub use came_of::{Came, CameOf, CameOfWeek, came_of};
pub use family_acts::{FactsChanged, ask_again, cancel_rest_of_series, cancel_slot, change_facts};
pub use forget::{forget, ids_of_caregiver, ids_of_slots, quiet_caregivers};
pub use jobs::do_due;
pub use ladder::{Change as LadderChange, LadderChanged, Struck, Touched, change_ladder, touched};
pub use letters::{Company, Matter};
pub use publishing::{Change, Changes, PublishedWeek, changes, publish_week};
pub use recipients::{Recipients, Word, recipients};
pub use replacing::{Candidate, Gap, gaps_of, replacements};
pub use unanswered::{Sent, remind_all, remind_of_slot, sent_in_week, sent_of_slot};

choices! {
    /// How an offer stands; shown by the messages `offer-state-…`.
    State {
        /// It waits for an answer, and nobody else is asked.
        Offered => "offered",
        /// Several can be asked at once, and she is one of them: whoever says yes first comes.
        Asked => "asked",
        /// She comes.
        Accepted => "accepted",
        /// She does not come.
        Declined => "declined",
        /// She did not answer in time.
        Expired => "expired",
        /// It was taken back.
        Withdrawn => "withdrawn",
        /// Somebody who was asked at the same time said yes before her.
        Thanked => "thanked",
    }
}

impl State {
    /// The states of an offer that counts: of these a slot has one for each part, and the plan keeps to it.
    pub const LIVING: [State; 2] = [State::Offered, State::Accepted];

    /// The states in which an answer is awaited.
    pub const AWAITED: [State; 2] = [State::Offered, State::Asked];

    /// The states in which she may still come: nobody need be looked for as long as somebody is in one of them.
    pub const STANDING: [State; 3] = [State::Offered, State::Asked, State::Accepted];

    /// Whether the plan keeps to it.
    pub fn is_living(self) -> bool {
        State::LIVING.contains(&self)
    }

    /// Whether an answer is awaited.
    pub fn is_awaited(self) -> bool {
        State::AWAITED.contains(&self)
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

/// What a week's plan must know of what was offered and accepted: rows of the week and the days beside it, sums of
/// everything else that stands in one of these states.
fn commitments(context: &mut Context, week: IsoWeek, counted: &[State]) -> anyhow::Result<Commitments> {
    let zone = context.organiser.zone();
    let at = |day| start_of_day(day, zone);
    let (begin, end) = (at(week.monday()), at(week.next().monday()));
    let standing = rows::standing(context, begin.plus_hours(-24), end.plus_hours(24))?;
    let mut elsewhere = HashMap::new();
    for period in Period::of_week(week) {
        let (first, last) = (at(period.first), at(period.end));
        let before_and_after = [(first, begin.min(last)), (end.max(first), last)];
        for (from, until) in before_and_after.into_iter().filter(|(from, until)| from < until) {
            for (caregiver, minutes) in rows::minutes(context, counted, from, until)? {
                *elsewhere.entry((caregiver, period.name.clone())).or_insert(0) += minutes;
            }
        }
    }
    let now = context.now;
    let came = rows::came(context, &week.to_string(), now.plus_hours(-KNOWN_HOURS), now)?.into_iter().collect();
    Ok(Commitments { standing, elsewhere, came })
}

/// So many hours before the start, what changes is late: the office hears of it at once.
pub const LATE_HOURS: i64 = 24;

/// Whether what changes about a slot now is late.
pub fn is_late(context: &Context, slot: &Slot) -> bool {
    let hours = LATE_HOURS.max(i64::from(context.organiser.cutoff_hours));
    slot.starts_at.plus_hours(-hours) <= context.now && slot.starts_at > context.now
}

/// What came late since a moment, the newest first: a no after a yes, a family's cancellation.
pub fn late_news(context: &mut Context, since: Instant) -> anyhow::Result<Vec<Happened>> {
    journal::since(context, &[Kind::LateNo, Kind::LateCancellation], since, MOST_NEWS)
}

/// The most news that a page shows.
const MOST_NEWS: i64 = 50;

/// A week as it stands, with all that was offered and accepted.
pub fn view_week(context: &mut Context, week: IsoWeek) -> anyhow::Result<View> {
    let commitments = commitments(context, week, &State::LIVING)?;
    planning::view(context, week, &commitments)
}

/// One offer of an organiser.
pub fn get(context: &mut Context, id: &OfferId) -> anyhow::Result<Option<Offer>> {
    rows::get(context, id)
}

/// For each of these slots, in one look: the living offer in the caregiver's part, else the last one; and who goes
/// along to learn.
pub fn of_slots(
    context: &mut Context,
    slots: &[SlotId],
) -> anyhow::Result<(HashMap<SlotId, Offer>, HashMap<SlotId, CaregiverId>)> {
    let (served, along): (Vec<Offer>, Vec<Offer>) =
        rows::of_slots(context, slots)?.into_iter().partition(|o| o.role == Role::Caregiver);
    let living = along.into_iter().filter(|o| o.state.is_living());
    Ok((last_of(served), living.map(|o| (o.slot_id, o.caregiver_id)).collect()))
}

fn last_of(offers: impl IntoIterator<Item = Offer>) -> HashMap<SlotId, Offer> {
    let mut last: HashMap<SlotId, Offer> = HashMap::new();
    for offer in offers {
        let before = last.get(&offer.slot_id).map(|before| before.state);
        let weighs = |state: State| (state.is_living(), state == State::Asked);
        if before.is_none_or(|before| weighs(before) <= weighs(offer.state)) {
            last.insert(offer.slot_id.clone(), offer);
        }
    }
    last
}

/// For each of these slots the living offer in the caregiver's part, else one that several were asked, else the last one.
pub fn last_of_slots(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<HashMap<SlotId, Offer>> {
    Ok(last_of(rows::of_slots(context, slots)?.into_iter().filter(|o| o.role == Role::Caregiver)))
}

/// Who goes along to learn and has said so.
pub fn trainees_along(context: &mut Context, slots: &[SlotId]) -> anyhow::Result<HashMap<SlotId, CaregiverId>> {
    let accepted = |o: &Offer| o.role == Role::Trainee && o.state == State::Accepted;
    Ok(rows::of_slots(context, slots)?.into_iter().filter(accepted).map(|o| (o.slot_id, o.caregiver_id)).collect())
}

/// All offers of a slot, oldest first.
pub fn of_slot(context: &mut Context, slot: &SlotId) -> anyhow::Result<Vec<Offer>> {
    rows::of_slots(context, std::slice::from_ref(slot))
}

/// What a caregiver was offered or asked and may still come to, as far as it is not over, the soonest first.
pub fn of_caregiver(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Vec<Offer>> {
    rows::of_caregiver(context, caregiver)
}

/// Asks a caregiver anew for what waits for her answer: the links that she had have ended.
pub(crate) fn ask_anew(context: &mut Context, ids: &[OfferId]) -> anyhow::Result<()> {
    let mut waiting = Vec::new();
    for id in ids {
        waiting.extend(rows::get(context, id)?.filter(|offer| offer.state.is_awaited()));
    }
    // What others are asked too is said so, in a letter of its own.
    let (among, alone): (Vec<Offer>, Vec<Offer>) = waiting.into_iter().partition(|o| o.state == State::Asked);
    letters::offered(context, &alone, &[])?;
    letters::offered(context, &among, &[])
}

/// Everything that a caregiver was offered or asked between two moments, by start, with the slot and the family's name;
/// of what was offered more than once the last.
pub fn between(
    context: &mut Context,
    caregiver: &CaregiverId,
    from: Instant,
    until: Instant,
) -> anyhow::Result<Vec<(Offer, Slot, String)>> {
    let mut all: Vec<(Offer, Slot, String)> = Vec::new();
    for one in rows::between(context, caregiver, from, until)? {
        match all.last_mut().filter(|last| last.0.slot_id == one.0.slot_id && last.0.role == one.0.role) {
            Some(last) => *last = one,
            None => all.push(one),
        }
    }
    Ok(all)
}

/// Minutes that stand for a caregiver, by month (`2026-11`) of the year that `day` lies in: for the caps she sees.
pub fn standing_minutes(
    context: &mut Context,
    caregiver: &CaregiverId,
    day: NaiveDate,
) -> anyhow::Result<HashMap<String, i64>> {
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
