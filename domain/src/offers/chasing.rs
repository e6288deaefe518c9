//! When whoever has not answered is reminded: so many hours before the answer is due as the organiser has set, never at
//! night, and never of what is answered.

use chrono::{Days, NaiveTime};
use chrono_tz::Tz;

use super::Offer;
use crate::basics::{Instant, local_time};
use crate::context::Organiser;

const fn at(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// From then on nobody is reminded…
const EVENING: NaiveTime = at(21);
/// … until then.
const MORNING: NaiveTime = at(8);
/// What would be at night is in the evening before it: whoever answers by nine in the morning reads it in time.
const BEFORE_NIGHT: NaiveTime = at(20);

/// Whoever was asked so few minutes before needs no reminder.
const FRESH_MINUTES: i64 = 120;

/// The moments at which somebody is reminded of an offer, as long as she has not answered.
fn times(offer: &Offer, organiser: &Organiser) -> Vec<Instant> {
    let earliest = offer.made_at.plus_minutes(FRESH_MINUTES);
    let hours = organiser.remind_hours.hours().iter();
    let mut times: Vec<Instant> =
        hours.map(|hours| by_day(offer.answer_by.plus_hours(-hours), organiser.zone())).collect();
    times.retain(|at| earliest <= *at && *at < offer.answer_by);
    times.sort();
    times.dedup();
    times
}

fn by_day(at: Instant, zone: Tz) -> Instant {
    let wall = at.local(&zone).naive_local();
    let evening = match wall.time() {
        time if time < MORNING => wall.date() - Days::new(1),
        time if time >= EVENING => wall.date(),
        _ => return at,
    };
    local_time::moment(evening.and_time(BEFORE_NIGHT), zone).first().unwrap_or(at)
}

/// Whether somebody is to be reminded of an offer now, when she was last reminded at a moment.
pub fn is_due(offer: &Offer, organiser: &Organiser, last: Option<Instant>, now: Instant) -> bool {
    let wall = now.local(&organiser.zone()).time();
    let awake = (MORNING..EVENING).contains(&wall);
    let passed = |at: &Instant| *at <= now && last.is_none_or(|last| last < *at);
    awake && offer.state.is_awaited() && now < offer.answer_by && times(offer, organiser).iter().any(passed)
}

/// When she is reminded next, if she has not answered by then.
pub fn next(offer: &Offer, organiser: &Organiser, now: Instant) -> Option<Instant> {
    times(offer, organiser).into_iter().find(|at| *at > now).filter(|_| offer.state.is_awaited())
}
