//! The second person of a slot is a trainee, and the caregiver a mentor allowed to that trainee.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "accompanied";

pub(super) fn words() -> String {
    "comes along, but only a trainee does, and only with a mentor allowed to that trainee".to_owned()
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let trainee = instance.people[duty.person].is_trainee();
    let mut out = Vec::new();
    for (&slot, mentor) in duty.slots.iter().zip(duty.mentors) {
        let wrong = mentor.is_some_and(|mentor| !trainee || !instance.may_accompany(mentor, duty.person));
        if wrong && duty.concerns([slot].into_iter()) {
            out.push(Breach::plain(Rule::Accompanied, duty.person, slot));
        }
    }
    out
}
