//! Local days with care.

use super::{Breach, Duty, Problem, Rule};

pub(super) const NAME: &str = "days-limit";

pub(super) fn words(breach: &Breach) -> String {
    format!("{} days with care, {} allowed", breach.found, breach.limit)
}

pub(super) fn breaches(problem: &Problem<'_>, duty: &Duty<'_>) -> Vec<Breach> {
    let limit = problem.people[duty.person].days_limit;
    let days = duty.slots.chunk_by(|&one, &next| problem.slots[one].day == problem.slots[next].day).count() as i64;
    let last = duty.about.or(duty.slots.last().copied());
    let over = last.filter(|_| days > limit);
    over.map(|slot| Breach::figures(Rule::DaysLimit, duty.person, slot, days, limit)).into_iter().collect()
}
