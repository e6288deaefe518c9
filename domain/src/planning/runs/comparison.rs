//! Two runs side by side: who gained, who lost, and why.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use anyhow::bail;
use solver::{Assignment, Instance, Solved, Unserved, Week};

use crate::planning::Figure;

/// The week and the plan of a run, as they were written: the contract's files.
#[derive(Clone, Debug)]
pub struct Files {
    /// The week file.
    pub week: String,
    /// The plan file, where the run ended with a plan.
    pub plan: Option<String>,
}

/// What is otherwise in the second of two plans. Slots and caregivers by their ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Points of the first and of the second.
    pub score: [f64; 2],
    /// How many slots are served in each.
    pub served: [usize; 2],
    /// Served in the second alone.
    pub gained: Vec<String>,
    /// Served in the first alone, and why not in the second; nothing where it is not asked any more.
    pub lost: Vec<(String, Option<Unserved>)>,
    /// Served in both by different people: who before, who now.
    pub moved: Vec<(String, String, String)>,
    /// Whose minutes differ: in the first, in the second.
    pub minutes: BTreeMap<String, [i64; 2]>,
    /// The weights by which each was made.
    pub weights: Vec<(Figure, [f64; 2])>,
}

/// Holds two runs beside each other; nothing where one of them has no plan.
///
/// # Errors
/// A file that is kept and cannot be read.
pub fn compare(before: &Files, after: &Files) -> anyhow::Result<Option<Comparison>> {
    let (Some(first), Some(second)) = (read(before)?, read(after)?) else { return Ok(None) };
    Ok(Some(of_plans(&first, second)))
}

fn read(files: &Files) -> anyhow::Result<Option<(Week, Solved)>> {
    let Some(plan) = &files.plan else { return Ok(None) };
    match (solver::read_week(&files.week), solver::read_plan(plan)) {
        (Ok(week), Ok(plan)) => Ok(Some((week, plan))),
        (Err(faults), _) | (_, Err(faults)) => {
            bail!("a file of a run cannot be read: {}", faults.first().map(ToString::to_string).unwrap_or_default())
        }
    }
}

fn of_plans(first: &(Week, Solved), (week, second): (Week, Solved)) -> Comparison {
    let (before, after) = (by_slot(&first.1), by_slot(&second));
    let mut minutes: BTreeMap<String, [i64; 2]> = BTreeMap::new();
    for (place, (week, plan)) in [(&first.0, &first.1), (&week, &second)].into_iter().enumerate() {
        let lasts: HashMap<&str, i64> =
            week.slots.iter().map(|s| (s.id.as_str(), (s.end - s.start).num_minutes())).collect();
        for assignment in &plan.plan.assignments {
            let hers = minutes.entry(assignment.caregiver.clone()).or_default();
            hers[place] += lasts.get(assignment.slot.as_str()).copied().unwrap_or(0);
        }
    }
    minutes.retain(|_, [before, after]| before != after);
    let slots: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let mut found = Comparison {
        score: [first.1.plan.score, second.plan.score],
        served: [before.len(), after.len()],
        minutes,
        weights: weights(&first.0, &week),
        ..Comparison::default()
    };
    let mut lost: Vec<&str> = Vec::new();
    for slot in slots {
        match (before.get(slot), after.get(slot)) {
            (None, Some(_)) => found.gained.push(slot.to_owned()),
            (Some(_), None) => lost.push(slot),
            (Some(a), Some(b)) if a.caregiver != b.caregiver => {
                found.moved.push((slot.to_owned(), a.caregiver.clone(), b.caregiver.clone()));
            }
            _ => {}
        }
    }
    let instance = Instance::new(Arc::new(week));
    let mut why: HashMap<String, Unserved> = instance
        .unserved_among(&second.plan.assignments, &lost)
        .into_iter()
        .map(|unserved| (unserved.slot.clone(), unserved))
        .collect();
    found.lost = lost.iter().map(|slot| ((*slot).to_owned(), why.remove(*slot))).collect();
    found
}

fn weights(first: &Week, second: &Week) -> Vec<(Figure, [f64; 2])> {
    let both = |figure: Figure| Some((figure, [figure.weight_in(&first.weights)?, figure.weight_in(&second.weights)?]));
    Figure::weights().filter_map(both).collect()
}

fn by_slot(solved: &Solved) -> HashMap<&str, &Assignment> {
    solved.plan.assignments.iter().map(|assignment| (assignment.slot.as_str(), assignment)).collect()
}
