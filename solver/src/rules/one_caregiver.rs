//! A slot has at most one caregiver, who is qualified or a mentor.
//! (That a plan names a slot twice is seen by `check`, where the assignments are still a list.)

use super::{Breach, Duty, Instance, Rule};

pub(super) const NAME: &str = "one-caregiver";

pub(super) fn words() -> String {
    "is a trainee, who never serves alone; name a caregiver".to_owned()
}

pub(super) fn breaches(instance: &Instance, duty: &Duty<'_>) -> Vec<Breach> {
    let alone = |place: &usize| instance.people[duty.person].is_trainee() && !duty.learns(*place);
    let places = (0..duty.slots.len()).filter(alone).map(|place| duty.slots[place]);
    let asked = places.filter(|&slot| duty.concerns([slot].into_iter()));
    asked.map(|slot| Breach::plain(Rule::OneCaregiver, duty.person, slot)).collect()
}
