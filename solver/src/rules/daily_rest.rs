//! Between the last slot of a local day and the first of a later local day there is the daily rest.

use super::{Breach, Duty, Problem, Rule};

pub(super) const NAME: &str = "daily-rest";

pub(super) fn words(breach: &Breach, other: &str) -> String {
    format!("starts {} minutes after {other} ends, the daily rest is {}", breach.found, breach.limit)
}

pub(super) fn breaches(problem: &Problem<'_>, duty: &Duty<'_>) -> Vec<Breach> {
    let limit = i64::from(problem.week.rules.daily_rest_minutes);
    let mut out = Vec::new();
    for (earlier, later) in duty.pairs() {
        let (before, after) = (&problem.slots[earlier], &problem.slots[later]);
        let found = after.start - before.end;
        if before.day < after.day && found < limit {
            let pair = Breach::figures(Rule::DailyRest, duty.person, later, found, limit);
            out.push(Breach { other: Some(earlier), ..pair });
        }
    }
    out
}
