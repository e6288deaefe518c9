//! Minutes of care in the week.

use super::{Breach, Duty, Problem, Rule};

pub(super) const NAME: &str = "week-limit";

pub(super) fn words(breach: &Breach) -> String {
    format!("{} minutes in the week, {} allowed", breach.found, breach.limit)
}

pub(super) fn breaches(problem: &Problem<'_>, duty: &Duty<'_>) -> Vec<Breach> {
    let limit = problem.people[duty.person].week_limit;
    let minutes: i64 = duty.slots.iter().map(|&slot| problem.slots[slot].minutes()).sum();
    let last = duty.about.or(duty.slots.last().copied());
    let over = last.filter(|_| minutes > limit);
    over.map(|slot| Breach::figures(Rule::WeekLimit, duty.person, slot, minutes, limit)).into_iter().collect()
}
