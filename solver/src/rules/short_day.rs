//! A day with any care has at least the caregiver's least minutes; trainees have none.

use super::{Breach, Duty, Problem, Rule, day_limit};

pub(super) const NAME: &str = "short-day";

pub(super) fn words(breach: &Breach) -> String {
    format!("only {} minutes on that day, at least {} wished", breach.found, breach.limit)
}

pub(super) fn breaches(problem: &Problem<'_>, duty: &Duty<'_>) -> Vec<Breach> {
    let least = problem.people[duty.person].short_day;
    day_limit::by_day(problem, duty, Rule::ShortDay, least, |minutes| minutes < least)
}
