//! When the weekly run goes by itself, and which week it plans: the next one.

use chrono::{Days, Duration};

use crate::basics::local_time::moment;
use crate::basics::{Instant, IsoWeek};
use crate::context::Organiser;

/// So many hours before, the office hears what stands in the way.
const TOLD_HOURS: i64 = 24;

/// The last time at which the weekly run should have begun, and the week that it plans. A run that was missed for more
/// than a day is left to the coordinator.
pub fn due_since(organiser: &Organiser, now: Instant) -> Option<(Instant, IsoWeek)> {
    let this_week = this_week(organiser, now);
    let since = in_week(organiser, this_week)?;
    (since <= now && now < since.plus_hours(24)).then_some((since, this_week.next()))
}

/// The next run, if it comes within a day, and the week that it plans.
pub fn comes_soon(organiser: &Organiser, now: Instant) -> Option<(Instant, IsoWeek)> {
    let this_week = this_week(organiser, now);
    let soon = |week: &IsoWeek| Some((in_week(organiser, *week)?, week.next()));
    [this_week, this_week.next()].iter().filter_map(soon).find(|(at, _)| now < *at && *at <= now.plus_hours(TOLD_HOURS))
}

fn this_week(organiser: &Organiser, now: Instant) -> IsoWeek {
    IsoWeek::of(now.local(&organiser.zone()).date_naive())
}

/// When the run of a week goes; none where it never goes by itself. Where the clock jumps over the time, it goes when
/// the clock lands.
fn in_week(organiser: &Organiser, week: IsoWeek) -> Option<Instant> {
    let (zone, time) = (organiser.zone(), organiser.run_time);
    let day = week.monday() + Days::new(u64::try_from(organiser.run_weekday.checked_sub(1)?).ok()?);
    (0..=180).find_map(|late| moment(time.on(day) + Duration::minutes(late), zone).first())
}
