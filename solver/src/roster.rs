//! Who serves what: a plan as indices.

use crate::format::Assignment;
use crate::problem::Problem;
use std::collections::HashMap;

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
    pub fn empty(problem: &Problem<'_>) -> Self {
        Roster { caregiver: vec![None; problem.slots.len()], trainee: vec![None; problem.slots.len()] }
    }

    /// From named assignments; those that name an unknown slot or person are passed over (`check` names them).
    pub fn read(problem: &Problem<'_>, assignments: &[Assignment]) -> Self {
        let slots: HashMap<&str, usize> = problem.week.slots.iter().enumerate().map(|(index, slot)| (slot.id.as_str(), index)).collect();
        let people: HashMap<&str, usize> =
            problem.week.caregivers.iter().enumerate().map(|(index, person)| (person.id.as_str(), index)).collect();
        let mut roster = Roster::empty(problem);
        for assignment in assignments {
            let slot = slots.get(assignment.slot.as_str());
            let caregiver = people.get(assignment.caregiver.as_str());
            if let (Some(&slot), Some(&caregiver)) = (slot, caregiver) {
                roster.caregiver[slot] = Some(caregiver);
                roster.trainee[slot] = assignment.trainee.as_ref().and_then(|trainee| people.get(trainee.as_str()).copied());
            }
        }
        roster
    }

    /// Back to names, in the order of the slots.
    pub fn assignments(&self, problem: &Problem<'_>) -> Vec<Assignment> {
        let named = |person: usize| problem.person_id(person).to_owned();
        let served = self.caregiver.iter().enumerate().filter_map(|(slot, who)| Some((slot, (*who)?)));
        served
            .map(|(slot, who)| Assignment {
                slot: problem.slot_id(slot).to_owned(),
                caregiver: named(who),
                trainee: self.trainee[slot].map(named),
            })
            .collect()
    }

    /// By person: the slots this person is in, as caregiver or as trainee, in order of time.
    pub fn duties(&self, problem: &Problem<'_>) -> Vec<Vec<usize>> {
        let mut duties = vec![Vec::new(); problem.people.len()];
        for slot in 0..problem.slots.len() {
            let both = [self.caregiver[slot], self.trainee[slot].filter(|_| self.caregiver[slot].is_some())];
            for person in both.into_iter().flatten() {
                duties[person].push(slot);
            }
        }
        for duty in &mut duties {
            duty.sort_by_key(|&slot| (problem.slots[slot].start, slot));
        }
        duties
    }
}

/// A person's slots with one more, in order of time.
pub fn with(problem: &Problem<'_>, duty: &[usize], slot: usize) -> Vec<usize> {
    let mut out = duty.to_vec();
    let key = |slot: usize| (problem.slots[slot].start, slot);
    let place = out.partition_point(|&other| key(other) < key(slot));
    out.insert(place, slot);
    out
}
