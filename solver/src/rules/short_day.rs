//! A day with any care has at least the caregiver's least minutes; trainees have none.

use super::{Breach, Duty, Instance, Rule, day_limit};

pub(super) const NAME: &str = "short-day";

pub(super) fn words(breach: &Breach) -> String {
    format!("only {} minutes on that day, at least {} wished", breach.found, breach.limit)
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let least = instance.people[duty.person].short_day;
    day_limit::by_day(instance, duty, Rule::ShortDay, least, |minutes| minutes < least)
}
