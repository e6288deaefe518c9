//! Minutes of care in one local day.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "day-limit";

pub(super) fn words(breach: &Breach) -> String {
    format!("{} minutes on that day, {} allowed", breach.found, breach.limit)
}

/// Breaches of a limit on the minutes of each local day, above it or below it.
pub(super) fn by_day(
    instance: &Instance,
    duty: &Duty<'_>,
    rule: Rule,
    limit: i64,
    broken: impl Fn(i64) -> bool,
) -> Vec<Breach> {
    let days = duty.slots.chunk_by(|&one, &next| instance.slots[one].day == instance.slots[next].day);
    let sums = days.map(|day| (day, day.iter().map(|&slot| instance.slots[slot].minutes()).sum()));
    let over = sums.filter(|(day, minutes)| broken(*minutes) && duty.concerns(day.iter().copied()));
    over.map(|(day, minutes)| {
        let slot = duty.about.unwrap_or(day[day.len() - 1]);
        Breach::figures(rule, duty.person, slot, minutes, limit)
    })
    .collect()
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let limit = instance.people[duty.person].day_limit;
    by_day(instance, duty, Rule::DayLimit, limit, |minutes| minutes > limit)
}
