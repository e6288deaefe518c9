//! Minutes of care left in a local month, tested only in months with a slot.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "month-limit";

pub(super) fn words(instance: &Instance, breach: &Breach) -> String {
    let month = &instance.months[instance.slots[breach.slot].month];
    format!("{} minutes in {month}, {} left", breach.found, breach.limit)
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let limits = &instance.people[duty.person].month_limit;
    let months = duty.slots.chunk_by(|&one, &next| instance.slots[one].month == instance.slots[next].month);
    let mut out = Vec::new();
    for month in months {
        let Some(limit) = limits[instance.slots[month[0]].month] else { continue };
        let minutes: i64 = month.iter().map(|&slot| instance.slots[slot].minutes()).sum();
        if minutes > limit && duty.concerns(month.iter().copied()) {
            let slot = duty.about.unwrap_or(month[month.len() - 1]);
            out.push(Breach::figures(Rule::MonthLimit, duty.person, slot, minutes, limit));
        }
    }
    out
}
