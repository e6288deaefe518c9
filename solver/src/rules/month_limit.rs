//! Minutes of care left in a local month, tested only in months with a slot.

use super::{Breach, Duty, Problem, Rule};

pub(super) const NAME: &str = "month-limit";

pub(super) fn words(problem: &Problem<'_>, breach: &Breach) -> String {
    let month = &problem.months[problem.slots[breach.slot].month];
    format!("{} minutes in {month}, {} left", breach.found, breach.limit)
}

pub(super) fn breaches(problem: &Problem<'_>, duty: &Duty<'_>) -> Vec<Breach> {
    let limits = &problem.people[duty.person].month_limit;
    let months = duty.slots.chunk_by(|&one, &next| problem.slots[one].month == problem.slots[next].month);
    let mut out = Vec::new();
    for month in months {
        let Some(limit) = limits[problem.slots[month[0]].month] else { continue };
        let minutes: i64 = month.iter().map(|&slot| problem.slots[slot].minutes()).sum();
        if minutes > limit && duty.concerns(month.iter().copied()) {
            let slot = duty.about.unwrap_or(month[month.len() - 1]);
            out.push(Breach::figures(Rule::MonthLimit, duty.person, slot, minutes, limit));
        }
    }
    out
}
