//! A plan that keeps what was accepted: a solve knows no pins for trainees, and one that began before an answer does
//! not know of it.

use std::collections::HashMap;

use solver::{Assignment, Instance};

/// The plan with everybody in it who is settled. Where a trainee stays, what else she was planned for goes as far as a
/// rule is in the way.
pub fn keep_accepted(instance: &Instance, mut draft: Vec<Assignment>, kept: &[Assignment]) -> Vec<Assignment> {
    let mut places: HashMap<String, usize> =
        draft.iter().enumerate().map(|(place, a)| (a.slot.clone(), place)).collect();
    let mut along: HashMap<&str, Vec<&str>> = HashMap::new();
    for settled in kept {
        let stays = Assignment { trainee: None, ..settled.clone() };
        match places.get(&settled.slot) {
            Some(place) if draft[*place].caregiver == settled.caregiver => {}
            Some(place) => draft[*place] = stays,
            None => {
                places.insert(settled.slot.clone(), draft.len());
                draft.push(stays);
            }
        }
        if let Some(trainee) = &settled.trainee {
            along.entry(trainee).or_default().push(&settled.slot);
        }
    }
    for (trainee, slots) in along {
        stay(instance, &mut draft, trainee, &slots);
    }
    draft
}

/// Puts a trainee where she has accepted to be.
fn stay(instance: &Instance, draft: &mut [Assignment], trainee: &str, slots: &[&str]) {
    let planned: Vec<String> =
        draft.iter().filter(|a| a.trainee.as_deref() == Some(trainee)).map(|a| a.slot.clone()).collect();
    if slots.iter().all(|slot| planned.iter().any(|p| p == slot)) {
        return;
    }
    for assignment in draft.iter_mut() {
        if slots.contains(&assignment.slot.as_str()) {
            assignment.trainee = Some(trainee.to_owned());
        } else if assignment.trainee.as_deref() == Some(trainee) {
            assignment.trainee = None;
        }
    }
    for slot in planned.iter().filter(|slot| !slots.contains(&slot.as_str())) {
        let Some(at) = draft.iter().position(|a| &a.slot == slot) else { continue };
        if instance.broken_by(draft, slot, &draft[at].caregiver, Some(trainee)).is_empty() {
            draft[at].trainee = Some(trainee.to_owned());
        }
    }
}
