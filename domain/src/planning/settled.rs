//! What was accepted, or has begun, stays. Settings, hours, wishes and addresses change meanwhile; then the week as it
//! is today is against what is settled. The conflict is shown to the coordinator, and the week makes room for it, so
//! that the rest is planned.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono_tz::Tz;
use solver::{Assignment, Availability, Caregiver, Certificate, Contradiction, Instance, Preference, Slot, Week};

use super::judgement::Obstacle;
use crate::basics::ids::{CaregiverId, SlotId};

mod kept;
mod room;

pub use kept::keep_accepted;
pub use room::cover;

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
    /// What is settled and in the week.
    pub kept: Vec<Assignment>,
    /// What stays as it is without being planned: no week file can hold it. It is part of every plan.
    pub aside: Vec<Assignment>,
}

/// A rule of today against what is settled: in which slots, and for whom.
struct Against {
    slots: Vec<String>,
    caregivers: Vec<String>,
    obstacle: Obstacle,
}

/// Makes room for what is settled. Where today's rules have nothing against it, the week stays as it is.
pub fn settle(mut file: Week, settled: Vec<Assignment>, zone: Tz) -> Settled {
    let (settled, mut aside) = in_file(&file, settled);
    let mut conflicts: Vec<SettledConflict> =
        aside.iter().filter_map(|a| conflict(std::slice::from_ref(&a.slot), &a.caregiver, nobody_there())).collect();
    let out: HashSet<&str> = aside.iter().map(|a| a.slot.as_str()).collect();
    file.slots.retain(|slot| !out.contains(slot.id.as_str()));
    let by_slot: HashMap<&str, &Assignment> = settled.iter().map(|a| (a.slot.as_str(), a)).collect();
    room::shorten_short_days(&mut file, &by_slot, zone);
    let (week, instance) = prepared(file);
    let contradictions = instance.pin_conflicts();
    let is_settled = |slot: &String| by_slot.contains_key(slot.as_str());
    if !contradictions.iter().flat_map(|found| &found.slots).any(is_settled) && along(&instance, &settled).is_empty() {
        return Settled { week, instance, conflicts, contradictions, kept: settled, aside };
    }
    drop(instance);
    let mut file = Arc::unwrap_or_clone(week);
    let by_hand = without_hand_pins(&mut file, &by_slot);
    let (week, alone) = prepared(file);
    let mut against: Vec<Against> = alone.pin_conflicts().iter().map(Against::pins).collect();
    against.extend(along(&alone, &settled));
    conflicts.extend(against.iter().filter_map(Against::conflict));
    drop(alone);
    let mut file = Arc::unwrap_or_clone(week);
    room::make(&mut file, &against, &by_slot, zone);
    let mut file = put_aside(file, &by_slot, &mut aside);
    for slot in &mut file.slots {
        slot.pinned = by_hand.get(&slot.id).cloned().or(slot.pinned.take());
    }
    let (week, instance) = prepared(file);
    let contradictions = instance.pin_conflicts();
    let kept = settled.iter().filter(|a| week.slots.iter().any(|slot| slot.id == a.slot)).cloned().collect();
    Settled { week, instance, conflicts, contradictions, kept, aside }
}

/// What a week file can hold: slots that are in it, with somebody who serves in it. The others stand beside the plan.
fn in_file(file: &Week, settled: Vec<Assignment>) -> (Vec<Assignment>, Vec<Assignment>) {
    let serving: HashSet<&str> =
        file.caregivers.iter().filter(|c| c.stage != solver::Stage::Trainee).map(|c| c.id.as_str()).collect();
    let known: HashSet<&str> = file.slots.iter().map(|s| s.id.as_str()).collect();
    settled.into_iter().partition(|a| known.contains(a.slot.as_str()) && serving.contains(a.caregiver.as_str()))
}

fn nobody_there() -> Obstacle {
    Obstacle::bare(solver::Rule::OneCaregiver.name())
}

/// What today's rules have against the trainees who have accepted to go along: the solver knows no pins for them.
fn along(instance: &Instance, settled: &[Assignment]) -> Vec<Against> {
    let trainees: HashSet<&str> = settled.iter().filter_map(|a| a.trainee.as_deref()).collect();
    if trainees.is_empty() {
        return Vec::new();
    }
    let found = instance.check_rules(settled).into_iter().filter_map(|difference| difference.broken);
    found
        .filter(|broken| trainees.contains(broken.caregiver.as_str()))
        .map(|broken| Against {
            obstacle: Obstacle::from(&broken),
            slots: std::iter::once(broken.slot).chain(broken.other).collect(),
            caregivers: vec![broken.caregiver],
        })
        .collect()
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

impl Against {
    fn pins(found: &Contradiction) -> Self {
        Against {
            slots: found.slots.clone(),
            caregivers: found.caregivers.clone(),
            obstacle: found.broken.as_ref().map_or_else(|| Obstacle::bare("together"), Obstacle::from),
        }
    }

    fn conflict(&self) -> Option<SettledConflict> {
        conflict(&self.slots, self.caregivers.first()?, self.obstacle.clone())
    }
}

fn conflict(slots: &[String], caregiver: &str, obstacle: Obstacle) -> Option<SettledConflict> {
    let slots = slots.iter().filter_map(|slot| SlotId::parse(slot)).collect();
    Some(SettledConflict { slots, caregiver: CaregiverId::parse(caregiver)?, obstacle })
}

#[cfg(test)]
mod tests;
