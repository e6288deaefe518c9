//! Between the last slot of a local day and the first of a later local day there is the daily rest.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "daily-rest";

pub(super) fn words(breach: &Breach, other: &str) -> String {
    format!("starts {} minutes after {other} ends, the daily rest is {}", breach.found, breach.limit)
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let limit = i64::from(instance.week.rules.daily_rest_minutes);
    let mut out = Vec::new();
    for (earlier, later) in duty.pairs() {
        let (before, after) = (&instance.slots[earlier], &instance.slots[later]);
        let found = after.start - before.end;
        if before.day < after.day && found < limit {
            let pair = Breach::figures(Rule::DailyRest, duty.person, later, found, limit);
            out.push(Breach { other: Some(earlier), ..pair });
        }
    }
    out
}
