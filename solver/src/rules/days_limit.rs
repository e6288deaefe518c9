//! Local days with care.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "days-limit";

pub(super) fn words(breach: &Breach) -> String {
    format!("{} days with care, {} allowed", breach.found, breach.limit)
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let limit = instance.people[duty.person].days_limit;
    let days = duty.slots.chunk_by(|&one, &next| instance.slots[one].day == instance.slots[next].day).count() as i64;
    let last = duty.about.or(duty.slots.last().copied());
    let over = last.filter(|_| days > limit);
    over.map(|slot| Breach::figures(Rule::DaysLimit, duty.person, slot, days, limit)).into_iter().collect()
}
