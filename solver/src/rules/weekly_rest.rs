//! The week, Monday 00:00 to the next Monday 00:00 local, holds one long stretch without a slot.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "weekly-rest";

pub(super) fn words(breach: &Breach) -> String {
    format!("the longest free stretch of the week is {} minutes, the weekly rest is {}", breach.found, breach.limit)
}

/// The longest stretch of the week without a slot, minutes.
pub(crate) fn longest_free(instance: &Instance, slots: &[usize]) -> i64 {
    let (mut free_from, mut longest) = (0, 0);
    for &slot in slots {
        longest = longest.max(instance.slots[slot].start - free_from);
        free_from = free_from.max(instance.slots[slot].end);
    }
    longest.max(instance.end - free_from)
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let limit = i64::from(instance.week.rules.weekly_rest_minutes);
    let Some(&last) = duty.slots.last() else { return Vec::new() };
    let found = longest_free(instance, duty.slots);
    match found < limit {
        true => vec![Breach::figures(Rule::WeeklyRest, duty.person, duty.about.unwrap_or(last), found, limit)],
        false => Vec::new(),
    }
}
