//! The objective: what a plan is worth, part by part, in points.

use crate::format::{Assignment, Parts};
use crate::problem::roster::Roster;
use crate::problem::travel;
use crate::problem::{Instance, Person};

/// What serving a slot is worth by itself: served, continuity, language, change (0 when kept or never published).
pub fn of_slot(instance: &Instance, slot: usize, caregiver: Option<usize>) -> Parts {
    let weights = &instance.week.weights;
    let asked = &instance.slots[slot];
    let mut parts = Parts::default();
    if asked.published.is_some() && asked.published != caregiver {
        parts.change = -weights.change;
    }
    let Some(caregiver) = caregiver else { return parts };
    let priority = weights.priority[usize::from(asked.priority) - 1];
    parts.served = weights.served_per_slot + weights.served_per_minute * priority * asked.minutes() as f64;
    if asked.usual.contains(&caregiver) {
        parts.continuity = weights.continuity;
    }
    if instance.people[caregiver].languages.iter().any(|spoken| asked.languages.contains(spoken)) {
        parts.language = weights.language;
    }
    parts
}

/// Minutes of a slot inside a set of windows.
fn minutes_inside(instance: &Instance, slot: usize, windows: &[(i64, i64)]) -> f64 {
    let slot = &instance.slots[slot];
    windows.iter().map(|&(from, to)| (slot.end.min(to) - slot.start.max(from)).max(0)).sum::<i64>() as f64
}

/// Points for the person's wish, signed, in one slot.
pub fn wish(instance: &Instance, person: &Person, slot: usize) -> f64 {
    let weights = &instance.week.weights;
    weights.wanted_per_minute * minutes_inside(instance, slot, &person.wanted)
        - weights.if_needed_per_minute * minutes_inside(instance, slot, &person.if_needed)
}

/// Minutes on the road in the week: each local day one round from home past all slots and home again.
pub fn travel_minutes(instance: &Instance, person: &Person, duty: &[usize]) -> i64 {
    let place = |slot: usize| &instance.slots[slot].home;
    let days = duty.chunk_by(|&one, &next| instance.slots[one].day == instance.slots[next].day);
    days.map(|day| {
        let out = travel::minutes(instance, person, &person.home, place(day[0]));
        let on: i64 = day.windows(2).map(|leg| travel::minutes(instance, person, place(leg[0]), place(leg[1]))).sum();
        out + on + travel::minutes(instance, person, place(day[day.len() - 1]), &person.home)
    })
    .sum()
}

/// Minutes between two consecutive slots of one person's day that count as idle.
pub fn idle_minutes_between(instance: &Instance, person: &Person, earlier: usize, later: usize) -> i64 {
    let apart = instance.slots[later].start - instance.slots[earlier].end;
    (apart - travel::between(instance, person, earlier, later)).clamp(0, instance.idle_until)
}

/// Idle minutes of a person's week.
pub fn idle_minutes(instance: &Instance, person: &Person, duty: &[usize]) -> i64 {
    let same_day = |pair: &&[usize]| instance.slots[pair[0]].day == instance.slots[pair[1]].day;
    duty.windows(2).filter(same_day).map(|pair| idle_minutes_between(instance, person, pair[0], pair[1])).sum()
}

/// Households in which a caregiver with this duty is a new face.
pub fn new_faces(instance: &Instance, person: usize, duty: &[usize]) -> usize {
    if instance.new_face == 0.0 || instance.people[person].is_trainee() {
        return 0;
    }
    let unknown = duty.iter().filter(|&&slot| !instance.slots[slot].usual.contains(&person));
    let mut households: Vec<usize> = unknown.map(|&slot| instance.slots[slot].household).collect();
    households.sort_unstable();
    households.dedup();
    households.len()
}

/// Points, negative, for working fewer minutes than the target, and again fewer than half of it.
pub fn shortfall(instance: &Instance, person: &Person, minutes: i64) -> f64 {
    let target = person.target as f64;
    let below = (target - minutes as f64).max(0.0) + (target / 2.0 - minutes as f64).max(0.0);
    -instance.week.weights.shortfall_per_minute * below
}

/// Points for accompanied minutes.
pub fn learning(instance: &Instance, person: &Person, minutes: i64) -> f64 {
    instance.week.weights.learning_per_minute * minutes.min(person.learning) as f64
}

/// What one person's duty (slots in order of time) is worth by itself: wish, travel, shortfall, idle, faces, learning.
pub fn of_person(instance: &Instance, person: usize, duty: &[usize]) -> Parts {
    let faces = -instance.new_face * new_faces(instance, person, duty) as f64;
    let person = &instance.people[person];
    let minutes: i64 = duty.iter().map(|&slot| instance.slots[slot].minutes()).sum();
    Parts {
        wish: duty.iter().map(|&slot| wish(instance, person, slot)).sum(),
        travel: -instance.week.weights.travel_per_minute * travel_minutes(instance, person, duty) as f64,
        shortfall: shortfall(instance, person, minutes),
        idle: -instance.idle_per_minute * idle_minutes(instance, person, duty) as f64,
        faces,
        learning: learning(instance, person, minutes),
        ..Parts::default()
    }
}

/// By household: how many of its slots are served.
pub fn served_by_household(instance: &Instance, roster: &Roster) -> Vec<usize> {
    let mut served = vec![0; instance.households];
    for (slot, caregiver) in roster.caregiver.iter().enumerate() {
        served[instance.slots[slot].household] += usize::from(caregiver.is_some());
    }
    served
}

/// What the whole plan is worth.
pub fn of_roster(instance: &Instance, roster: &Roster) -> Parts {
    let mut parts = Parts::default();
    for (slot, &caregiver) in roster.caregiver.iter().enumerate() {
        parts.add(&of_slot(instance, slot, caregiver), 1.0);
    }
    for (person, duty) in roster.duties(instance).iter().enumerate() {
        parts.add(&of_person(instance, person, duty), 1.0);
    }
    let households = served_by_household(instance, roster).iter().filter(|served| **served > 0).count();
    parts.household_first = instance.week.weights.household_first * households as f64;
    parts
}

impl Instance {
    /// The score of a plan and its parts, points. Assignments with unknown names are passed over.
    pub fn score(&self, assignments: &[Assignment]) -> (f64, Parts) {
        let parts = of_roster(self, &Roster::read(self, assignments));
        (parts.total(), parts)
    }
}
