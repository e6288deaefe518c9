//! What was accepted stays: in the plan, whatever a solve made of it, and possible, because limits that have changed
//! since give way to it, so that a running week never becomes unsolvable.

use std::collections::{BTreeMap, HashMap};

use chrono_tz::Tz;
use solver::{Assignment, Caregiver, Instance, Slot, Week};

use super::{Role, Standing};

/// Whether a slot is settled for somebody: she serves it and has accepted, or it has begun; or she has accepted to go
/// along to it.
pub fn is_settled(slot: &Slot, person: &str, standing: &[Standing]) -> bool {
    let along = |s: &Standing| {
        s.accepted && s.role == Role::Trainee && s.slot.as_str() == slot.id && s.caregiver.as_str() == person
    };
    slot.pinned.as_deref() == Some(person) && slot.pinned == slot.published || standing.iter().any(along)
}

/// Raises each caregiver's limits to what her settled slots already use.
pub fn make_room(file: &mut Week, zone: Tz, standing: &[Standing]) {
    let travel = file.travel.clone();
    for caregiver in &mut file.caregivers {
        let settled: Vec<&Slot> = file.slots.iter().filter(|s| is_settled(s, &caregiver.id, standing)).collect();
        if settled.is_empty() {
            continue;
        }
        raise_sums(caregiver, &settled, zone);
        let minutes = |from: Option<usize>, to: Option<usize>| {
            let matrix = travel.as_ref()?.minutes.get(&caregiver.transport)?;
            matrix.get(from?)?.get(to?).copied()
        };
        let home = caregiver.home.place;
        let ways = settled.iter().flat_map(|s| [minutes(home, s.home.place), minutes(s.home.place, home)]).flatten();
        caregiver.max_travel_minutes = ways.fold(caregiver.max_travel_minutes, u32::max);
    }
}

/// The plan with everybody in it who has accepted: a solve knows no pins for trainees, and one that began before an
/// answer does not know of it. Where a trainee stays, what else she was planned for goes as far as a rule is in the
/// way.
pub fn keep_accepted(file: &Week, mut draft: Vec<Assignment>, standing: &[Standing]) -> Vec<Assignment> {
    for slot in &file.slots {
        let Some(who) = slot.pinned.as_ref().filter(|_| slot.pinned == slot.published) else { continue };
        if !draft.iter().any(|a| a.slot == slot.id && &a.caregiver == who) {
            draft.retain(|a| a.slot != slot.id);
            draft.push(Assignment { slot: slot.id.clone(), caregiver: who.clone(), trainee: None });
        }
    }
    for (trainee, slots) in along(file, standing) {
        stay(file, &mut draft, trainee, &slots);
    }
    draft
}

/// The slots of the file that each trainee has accepted to go along to.
fn along<'a>(file: &Week, standing: &'a [Standing]) -> HashMap<&'a str, Vec<&'a str>> {
    let mut slots: HashMap<&str, Vec<&str>> = HashMap::new();
    for one in standing.iter().filter(|s| s.role == Role::Trainee && s.accepted) {
        let (slot, person) = (one.slot.as_str(), one.caregiver.as_str());
        if file.slots.iter().any(|s| s.id == slot) && file.caregivers.iter().any(|c| c.id == person) {
            slots.entry(person).or_default().push(slot);
        }
    }
    slots
}

/// Puts a trainee where she has accepted to be.
fn stay(file: &Week, draft: &mut [Assignment], trainee: &str, slots: &[&str]) {
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
    let instance = Instance::new(file.clone());
    for slot in planned.iter().filter(|slot| !slots.contains(&slot.as_str())) {
        let Some(at) = draft.iter().position(|a| &a.slot == slot) else { continue };
        if instance.broken_by(draft, slot, &draft[at].caregiver, Some(trainee)).is_empty() {
            draft[at].trainee = Some(trainee.to_owned());
        }
    }
}

fn raise_sums(caregiver: &mut Caregiver, settled: &[&Slot], zone: Tz) {
    let mut by_day: BTreeMap<chrono::NaiveDate, u32> = BTreeMap::new();
    let mut by_month: BTreeMap<String, u32> = BTreeMap::new();
    for slot in settled {
        let minutes = u32::try_from((slot.end - slot.start).num_minutes()).unwrap_or(0);
        let day = slot.start.with_timezone(&zone).date_naive();
        *by_day.entry(day).or_default() += minutes;
        *by_month.entry(day.format("%Y-%m").to_string()).or_default() += minutes;
    }
    let week: u32 = by_day.values().sum();
    caregiver.max_minutes_per_week = caregiver.max_minutes_per_week.max(week);
    caregiver.max_minutes_per_day = by_day.values().copied().fold(caregiver.max_minutes_per_day, u32::max);
    caregiver.min_minutes_per_day = by_day.values().copied().fold(caregiver.min_minutes_per_day, u32::min);
    caregiver.max_days = caregiver.max_days.max(by_day.len() as u32);
    for (month, used) in by_month {
        if let Some(left) = caregiver.remaining_minutes_per_month.get_mut(&month) {
            *left = (*left).max(used);
        }
    }
}
