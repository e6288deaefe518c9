//! What was accepted, or has begun, stays. Settings, hours, wishes and addresses change meanwhile; then the week as it is today is against
//! what is settled. The conflict is shown to the coordinator, and the week makes room for it, so that the rest is planned.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono_tz::Tz;
use solver::{Assignment, Availability, Caregiver, Certificate, Contradiction, Instance, Preference, Slot, Week};

use super::judgement::Obstacle;
use crate::basics::ids::{CaregiverId, SlotId};

mod room;

/// Slots that somebody keeps although a rule of today is against it.
#[derive(Clone, Debug, PartialEq)]
pub struct SettledConflict {
    /// The slots: one, or those that do not go together.
    pub slots: Vec<SlotId>,
    /// Who keeps them.
    pub caregiver: CaregiverId,
    /// What is in the way.
    pub obstacle: Obstacle,
}

/// A week in which what is settled is possible.
pub struct Settled {
    /// The week, prepared.
    pub week: Arc<Week>,
    /// The same, for every question.
    pub instance: Instance,
    /// What today's rules have against what is settled.
    pub conflicts: Vec<SettledConflict>,
    /// Pins of the coordinator's that no plan can keep.
    pub contradictions: Vec<Contradiction>,
    /// What stays as it is without being planned: no week file can hold it. It is part of every plan.
    pub aside: Vec<Assignment>,
}

/// Makes room for what is settled. Where today's rules have nothing against it, the week stays as it is.
pub fn settle(mut file: Week, settled: Vec<Assignment>, zone: Tz) -> Settled {
    let (mut aside, mut conflicts) = (Vec::new(), Vec::new());
    let serving: HashSet<&str> = file.caregivers.iter().filter(|c| c.stage != solver::Stage::Trainee).map(|c| c.id.as_str()).collect();
    let known: HashSet<&str> = file.slots.iter().map(|s| s.id.as_str()).collect();
    for assignment in &settled {
        if !known.contains(assignment.slot.as_str()) || !serving.contains(assignment.caregiver.as_str()) {
            conflicts.extend(conflict(&[assignment.slot.clone()], &assignment.caregiver, Obstacle::bare("one-caregiver")));
            aside.push(assignment.clone());
        }
    }
    let out: HashSet<&str> = aside.iter().map(|a| a.slot.as_str()).collect();
    file.slots.retain(|slot| !out.contains(slot.id.as_str()));
    let settled: HashMap<&str, &Assignment> =
        settled.iter().filter(|a| !out.contains(a.slot.as_str())).map(|a| (a.slot.as_str(), a)).collect();
    room::shorten_short_days(&mut file, &settled, zone);
    let (week, instance) = prepared(file);
    let contradictions = instance.pin_conflicts();
    if !contradictions.iter().flat_map(|found| &found.slots).any(|slot| settled.contains_key(slot.as_str())) {
        return Settled { week, instance, conflicts, contradictions, aside };
    }
    drop(instance);
    let mut file = Arc::unwrap_or_clone(week);
    let by_hand = without_hand_pins(&mut file, &settled);
    let (week, alone) = prepared(file);
    let against = alone.pin_conflicts();
    conflicts.extend(against.iter().filter_map(of_contradiction));
    drop(alone);
    let mut file = Arc::unwrap_or_clone(week);
    room::make(&mut file, &against, &settled, zone);
    let mut file = put_aside(file, &settled, &mut aside);
    for slot in &mut file.slots {
        slot.pinned = by_hand.get(&slot.id).cloned().or(slot.pinned.take());
    }
    let (week, instance) = prepared(file);
    let contradictions = instance.pin_conflicts();
    Settled { week, instance, conflicts, contradictions, aside }
}

fn prepared(file: Week) -> (Arc<Week>, Instance) {
    let week = Arc::new(file);
    (week.clone(), Instance::new(week))
}

/// Takes the pins out that are the coordinator's own, and gives them back: by slot, whom.
fn without_hand_pins(file: &mut Week, settled: &HashMap<&str, &Assignment>) -> HashMap<String, String> {
    let own = file.slots.iter_mut().filter(|slot| !settled.contains_key(slot.id.as_str()));
    own.filter_map(|slot| Some((slot.id.clone(), slot.pinned.take()?))).collect()
}

/// Takes out of the file what no file can hold, such as two slots at one time, until what is left can be kept.
fn put_aside(mut file: Week, settled: &HashMap<&str, &Assignment>, aside: &mut Vec<Assignment>) -> Week {
    loop {
        let (week, instance) = prepared(file);
        let last = |found: &Contradiction| found.slots.last().cloned();
        let out: HashSet<String> = instance.pin_conflicts().iter().filter_map(last).collect();
        drop(instance);
        file = Arc::unwrap_or_clone(week);
        if out.is_empty() {
            return file;
        }
        for slot in file.slots.iter().filter(|slot| out.contains(&slot.id)) {
            aside.extend(settled.get(slot.id.as_str()).map(|a| (*a).clone()));
        }
        room::keep_free(&mut file, &out, settled);
        file.slots.retain(|slot| !out.contains(&slot.id));
    }
}

fn of_contradiction(found: &Contradiction) -> Option<SettledConflict> {
    let obstacle = found.broken.as_ref().map_or_else(|| Obstacle::bare("together"), Obstacle::from);
    conflict(&found.slots, found.caregivers.first()?, obstacle)
}

fn conflict(slots: &[String], caregiver: &str, obstacle: Obstacle) -> Option<SettledConflict> {
    let slots = slots.iter().filter_map(|slot| SlotId::parse(slot)).collect();
    Some(SettledConflict { slots, caregiver: CaregiverId::parse(caregiver)?, obstacle })
}

#[cfg(test)]
mod tests;
