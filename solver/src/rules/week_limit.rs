//! Minutes of care in the week.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "week-limit";

pub(super) fn words(breach: &Breach) -> String {
    format!("{} minutes in the week, {} allowed", breach.found, breach.limit)
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let limit = instance.people[duty.person].week_limit;
    let minutes: i64 = duty.slots.iter().map(|&slot| instance.slots[slot].minutes()).sum();
    let last = duty.about.or(duty.slots.last().copied());
    let over = last.filter(|_| minutes > limit);
    over.map(|slot| Breach::figures(Rule::WeekLimit, duty.person, slot, minutes, limit)).into_iter().collect()
}
