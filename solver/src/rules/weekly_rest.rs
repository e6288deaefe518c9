//! The week, Monday 00:00 to the next Monday 00:00 local, holds one long stretch without a slot.

use super::{Breach, Duty, Problem, Rule};

pub(super) const NAME: &str = "weekly-rest";

pub(super) fn words(breach: &Breach) -> String {
    format!("the longest free stretch of the week is {} minutes, the weekly rest is {}", breach.found, breach.limit)
}

/// The longest stretch of the week without a slot, minutes.
fn longest_free(problem: &Problem<'_>, slots: &[usize]) -> i64 {
    let (mut free_from, mut longest) = (0, 0);
    for &slot in slots {
        longest = longest.max(problem.slots[slot].start - free_from);
        free_from = free_from.max(problem.slots[slot].end);
    }
    longest.max(problem.end - free_from)
}

pub(super) fn breaches(problem: &Problem<'_>, duty: &Duty<'_>) -> Vec<Breach> {
    let limit = i64::from(problem.week.rules.weekly_rest_minutes);
    let Some(&last) = duty.slots.last() else { return Vec::new() };
    let found = longest_free(problem, duty.slots);
    match found < limit {
        true => vec![Breach::figures(Rule::WeeklyRest, duty.person, duty.about.unwrap_or(last), found, limit)],
        false => Vec::new(),
    }
}
