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
pub use room::{cover, shorten_way};

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
    /// Who goes along where no week file can say so: the slot, and she. She or her mentor is at another stage by now.
    pub along: Vec<(String, String)>,
}

/// A rule of today against what is settled: in which slots, and for whom.
struct Against {
    slots: Vec<String>,
    caregivers: Vec<String>,
    obstacle: Obstacle,
}

/// Makes room for what is settled. Where today's rules have nothing against it, the week stays as it is.
pub fn settle(mut file: Week, settled: Vec<Assignment>, zone: Tz) -> Settled {
    let (mut settled, mut aside) = in_file(&file, settled);
    let absent = without_the_absent(&file, &mut settled);
    let mut conflicts: Vec<SettledConflict> =
        aside.iter().filter_map(|a| conflict(std::slice::from_ref(&a.slot), &a.caregiver, nobody_there())).collect();
    let out: HashSet<&str> = aside.iter().map(|a| a.slot.as_str()).collect();
    file.slots.retain(|slot| !out.contains(slot.id.as_str()));
    let by_slot: HashMap<&str, &Assignment> = settled.iter().map(|a| (a.slot.as_str(), a)).collect();
    room::shorten_short_days(&mut file, &by_slot, zone);
    let (week, instance) = prepared(file);
    let contradictions = instance.pin_conflicts();
    let is_settled = |slot: &String| by_slot.contains_key(slot.as_str());
    let trainees = along(&instance, &settled);
    if !contradictions.iter().flat_map(|found| &found.slots).any(is_settled) && trainees.is_empty() {
        return Settled { week, instance, conflicts, contradictions, kept: settled, aside, along: absent };
    }
    let (mut file, by_hand, pins) = without_hand_pins(week, instance, contradictions, &by_slot);
    let mut against: Vec<Against> = pins.iter().map(Against::pins).collect();
    against.extend(trainees);
    conflicts.extend(against.iter().filter_map(Against::conflict));
    room::make(&mut file, &against, &by_slot, zone);
    let (mut week, mut instance) = put_aside(file, &by_slot, &mut aside);
    let mut contradictions = Vec::new();
    if !by_hand.is_empty() {
        drop(instance);
        let mut file = Arc::unwrap_or_clone(week);
        for slot in &mut file.slots {
            slot.pinned = by_hand.get(&slot.id).cloned().or(slot.pinned.take());
        }
        (week, instance) = prepared(file);
        contradictions = instance.pin_conflicts();
    }
    let known: HashSet<&str> = week.slots.iter().map(|slot| slot.id.as_str()).collect();
    let mut kept: Vec<Assignment> = settled.iter().filter(|a| known.contains(a.slot.as_str())).cloned().collect();
    let mut gone = leave_aside(&instance, &mut kept);
    if !gone.is_empty() {
        drop(instance);
        let mut file = Arc::unwrap_or_clone(week);
        room::keep_apart(&mut file, &gone);
        (week, instance) = prepared(file);
        gone.extend(leave_aside(&instance, &mut kept));
    }
    Settled { week, instance, conflicts, contradictions, kept, aside, along: [absent, gone].concat() }
}

/// Takes out who goes along and is not in the file at all: where, and who.
fn without_the_absent(file: &Week, settled: &mut [Assignment]) -> Vec<(String, String)> {
    let known: HashSet<&str> = file.caregivers.iter().map(|c| c.id.as_str()).collect();
    let absent = settled.iter_mut().filter(|a| a.trainee.as_deref().is_some_and(|who| !known.contains(who)));
    absent.filter_map(|a| Some((a.slot.clone(), a.trainee.take()?))).collect()
}

/// Takes out whom no room lets go along: where, and who.
fn leave_aside(instance: &Instance, kept: &mut [Assignment]) -> Vec<(String, String)> {
    let mut aside = Vec::new();
    loop {
        let found = along(instance, kept);
        let against = |a: &Assignment| {
            let of = |found: &Against| {
                found.slots.contains(&a.slot) && a.trainee.as_ref().is_some_and(|t| found.caregivers.contains(t))
            };
            found.iter().any(of)
        };
        let before = aside.len();
        for assignment in kept.iter_mut().filter(|a| against(a)) {
            aside.extend(assignment.trainee.take().map(|who| (assignment.slot.clone(), who)));
        }
        if aside.len() == before {
            return aside;
        }
    }
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

/// The file without the pins that are the coordinator's own; those, by slot; and what contradicts what is settled.
fn without_hand_pins(
    week: Arc<Week>,
    instance: Instance,
    contradictions: Vec<Contradiction>,
    settled: &HashMap<&str, &Assignment>,
) -> (Week, HashMap<String, String>, Vec<Contradiction>) {
    drop(instance);
    let mut file = Arc::unwrap_or_clone(week);
    let own = file.slots.iter_mut().filter(|slot| !settled.contains_key(slot.id.as_str()));
    let by_hand: HashMap<String, String> =
        own.filter_map(|slot| Some((slot.id.clone(), slot.pinned.take()?))).collect();
    if by_hand.is_empty() {
        return (file, by_hand, contradictions);
    }
    let (week, alone) = prepared(file);
    let contradictions = alone.pin_conflicts();
    drop(alone);
    (Arc::unwrap_or_clone(week), by_hand, contradictions)
}

/// Takes out of the file what no file can hold, such as two slots at one time, until what is left can be kept.
fn put_aside(
    mut file: Week,
    settled: &HashMap<&str, &Assignment>,
    aside: &mut Vec<Assignment>,
) -> (Arc<Week>, Instance) {
    loop {
        let (week, instance) = prepared(file);
        let last = |found: &Contradiction| found.slots.last().cloned();
        let out: HashSet<String> = instance.pin_conflicts().iter().filter_map(last).collect();
        if out.is_empty() {
            return (week, instance);
        }
        drop(instance);
        file = Arc::unwrap_or_clone(week);
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
