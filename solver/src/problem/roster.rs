//! Who serves what: a plan as indices.

use super::Instance;
use crate::format::Assignment;

/// Caregiver and trainee of each slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// By slot: who serves.
    pub caregiver: Vec<Option<usize>>,
    /// By slot: who learns along.
    pub trainee: Vec<Option<usize>>,
}

impl Roster {
    /// Nobody serves anything.
    pub fn empty(instance: &Instance) -> Self {
        Roster { caregiver: vec![None; instance.slots.len()], trainee: vec![None; instance.slots.len()] }
    }

    /// From named assignments; those that name an unknown slot or person are passed over (`check` names them).
    pub fn read(instance: &Instance, assignments: &[Assignment]) -> Self {
        let mut roster = Roster::empty(instance);
        for assignment in assignments {
            let slot = instance.slot_of(&assignment.slot);
            let caregiver = instance.person_of(&assignment.caregiver);
            if let (Some(slot), Some(caregiver)) = (slot, caregiver) {
                roster.caregiver[slot] = Some(caregiver);
                roster.trainee[slot] = assignment.trainee.as_ref().and_then(|trainee| instance.person_of(trainee));
            }
        }
        roster
    }

    /// The alternative that is served in place of a slot.
    pub fn instead(&self, instance: &Instance, slot: usize) -> Option<usize> {
        instance.alternatives(slot).find(|&other| self.caregiver[other].is_some())
    }

    /// Back to names, in the order of the slots.
    pub fn assignments(&self, instance: &Instance) -> Vec<Assignment> {
        let named = |person: usize| instance.person_id(person).to_owned();
        let served = self.caregiver.iter().enumerate().filter_map(|(slot, who)| Some((slot, (*who)?)));
        served
            .map(|(slot, who)| Assignment {
                slot: instance.slot_id(slot).to_owned(),
                caregiver: named(who),
                trainee: self.trainee[slot].map(named),
            })
            .collect()
    }

    /// By person: the slots this person is in, as caregiver or as trainee, in order of time.
    pub fn duties(&self, instance: &Instance) -> Vec<Vec<usize>> {
        let mut duties = vec![Vec::new(); instance.people.len()];
        for slot in 0..instance.slots.len() {
            let both = [self.caregiver[slot], self.trainee[slot].filter(|_| self.caregiver[slot].is_some())];
            for person in both.into_iter().flatten() {
                duties[person].push(slot);
            }
        }
        for duty in &mut duties {
            duty.sort_by_key(|&slot| (instance.slots[slot].start, slot));
        }
        duties
    }
}

/// A person's slots with one more, in order of time.
pub fn with(instance: &Instance, duty: &[usize], slot: usize) -> Vec<usize> {
    let mut out = duty.to_vec();
    let key = |slot: usize| (instance.slots[slot].start, slot);
    let place = out.partition_point(|&other| key(other) < key(slot));
    out.insert(place, slot);
    out
}
