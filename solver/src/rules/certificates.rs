//! Every required certificate is held and valid on the slot's local day; trainees need none.

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "certificates";

pub(super) fn words(instance: &Instance, breach: &Breach) -> String {
    let required = &instance.slots[breach.slot].requires;
    let missing = required.iter().zip(&instance.week.slots[breach.slot].requires);
    let codes = missing.filter(|(code, _)| !held(instance, breach.person, breach.slot, **code));
    let codes: Vec<&str> = codes.map(|(_, name)| name.as_str()).collect();
    format!("does not hold {} on that day", codes.join(", "))
}

/// Whether the person holds this certificate on the slot's day.
pub(super) fn held(instance: &Instance, person: usize, slot: usize, code: usize) -> bool {
    let day = instance.slots[slot].date;
    let certificates = &instance.people[person].certificates;
    certificates.iter().any(|held| held.code == code && (held.from..=held.until).contains(&day))
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    if instance.people[duty.person].is_trainee() {
        return Vec::new();
    }
    let missing = |slot: usize| {
        let required = instance.slots[slot].requires.iter();
        required.filter(|&&code| !held(instance, duty.person, slot, code)).count() as i64
    };
    let lacking = duty.looked_at().map(|slot| (slot, missing(slot))).filter(|(_, count)| *count > 0);
    lacking.map(|(slot, count)| Breach::figures(Rule::Certificates, duty.person, slot, count, 0)).collect()
}
