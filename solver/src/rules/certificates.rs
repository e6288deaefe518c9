//! Every required certificate is held and valid on the slot's local day; trainees need none.

use super::{Breach, Duty, Problem, Rule};

pub(super) const NAME: &str = "certificates";

pub(super) fn words(problem: &Problem<'_>, breach: &Breach) -> String {
    let required = &problem.slots[breach.slot].requires;
    let missing = required.iter().zip(&problem.week.slots[breach.slot].requires);
    let codes = missing.filter(|(code, _)| !held(problem, breach.person, breach.slot, **code));
    let codes: Vec<&str> = codes.map(|(_, name)| name.as_str()).collect();
    format!("does not hold {} on that day", codes.join(", "))
}

/// Whether the person holds this certificate on the slot's day.
pub(super) fn held(problem: &Problem<'_>, person: usize, slot: usize, code: usize) -> bool {
    let day = problem.slots[slot].date;
    let certificates = &problem.people[person].certificates;
    certificates.iter().any(|held| held.code == code && (held.from..=held.until).contains(&day))
}

pub(super) fn breaches(problem: &Problem<'_>, duty: &Duty<'_>) -> Vec<Breach> {
    if problem.people[duty.person].is_trainee() {
        return Vec::new();
    }
    let missing = |slot: usize| {
        let required = problem.slots[slot].requires.iter();
        required.filter(|&&code| !held(problem, duty.person, slot, code)).count() as i64
    };
    let lacking = duty.looked_at().map(|slot| (slot, missing(slot))).filter(|(_, count)| *count > 0);
    lacking.map(|(slot, count)| Breach::figures(Rule::Certificates, duty.person, slot, count, 0)).collect()
}
