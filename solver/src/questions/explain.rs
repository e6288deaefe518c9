//! What there is to say about one slot of a plan: who serves it and what that is worth, or why nobody does.

use super::remedies::Remedies;
use super::{Candidate, Remedy, reasons};
use crate::format::{Assignment, Parts, Reason};
use crate::objective;
use crate::problem::Instance;
use crate::problem::roster::Roster;
use std::fmt;

/// Candidates told of an unserved slot.
const NEAREST: usize = 5;

/// What there is to say about one slot.
#[derive(Debug, Clone, PartialEq)]
pub enum Explanation {
    /// Somebody serves it.
    Served {
        /// Who.
        caregiver: String,
        /// Who learns along.
        trainee: Option<String>,
        /// What the plan would lose without this assignment, part by part, points.
        worth: Parts,
        /// The best other caregiver who could come, with the change in points.
        instead: Option<(String, f64)>,
    },
    /// One of its alternatives is served, which is enough for the household.
    Instead {
        /// That alternative.
        slot: String,
    },
    /// Nobody does.
    Unserved {
        /// How many caregivers each rule keeps away.
        reasons: Vec<Reason>,
        /// The smallest change that would fill the slot.
        remedy: Option<Remedy>,
        /// Caregivers nearest to being able to come: fewest rules in the way first.
        nearest: Vec<Candidate>,
    },
}

/// The slot is not in the week file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownSlot(pub String);

impl fmt::Display for UnknownSlot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "slot {} is not in the week file; its slots' ids are listed there", self.0)
    }
}

impl std::error::Error for UnknownSlot {}

fn explain(instance: &Instance, assignments: &[Assignment], slot: &str) -> Result<Explanation, UnknownSlot> {
    let index = instance.slot_of(slot).ok_or_else(|| UnknownSlot(slot.to_owned()))?;
    let roster = Roster::read(instance, assignments);
    let ranked = instance.candidates(assignments, slot);
    let Some(caregiver) = roster.caregiver[index] else {
        if let Some(other) = roster.instead(instance, index) {
            return Ok(Explanation::Instead { slot: instance.slot_id(other).to_owned() });
        }
        let duties = roster.duties(instance);
        let mut nearest: Vec<Candidate> = ranked;
        nearest.sort_by_key(|candidate| candidate.broken.len());
        nearest.truncate(NEAREST);
        return Ok(Explanation::Unserved {
            reasons: reasons::of_slot(instance, &duties, index),
            remedy: Remedies::new(instance, &roster, &duties).of_slot(index),
            nearest,
        });
    };
    let mut vacated = roster.clone();
    vacated.caregiver[index] = None;
    vacated.trainee[index] = None;
    let worth = objective::of_roster(instance, &roster).less(&objective::of_roster(instance, &vacated));
    let holder = instance.person_id(caregiver);
    let other = ranked.into_iter().find(|candidate| candidate.broken.is_empty() && candidate.caregiver != holder);
    Ok(Explanation::Served {
        caregiver: holder.to_owned(),
        trainee: roster.trainee[index].map(|trainee| instance.person_id(trainee).to_owned()),
        worth,
        instead: other.map(|candidate| (candidate.caregiver, candidate.change)),
    })
}

impl Instance {
    /// Explains one slot of a plan.
    ///
    /// # Errors
    /// The slot is not in the week file.
    pub fn explain(&self, assignments: &[Assignment], slot: &str) -> Result<Explanation, UnknownSlot> {
        explain(self, assignments, slot)
    }
}

fn write_parts(out: &mut fmt::Formatter<'_>, parts: &Parts) -> fmt::Result {
    let told = parts.named().into_iter().filter(|(_, points)| points.abs() > 1e-9);
    let words: Vec<String> = told.map(|(name, points)| format!("{name} {points:+}")).collect();
    write!(out, "{}", if words.is_empty() { "nothing".to_owned() } else { words.join(", ") })
}

impl fmt::Display for Explanation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Explanation::Served { caregiver, trainee, worth, instead } => {
                write!(out, "served by {caregiver}")?;
                if let Some(trainee) = trainee {
                    write!(out, " with trainee {trainee}")?;
                }
                write!(out, "\nwithout this assignment the plan would lose {} points: ", worth.total())?;
                write_parts(out, worth)?;
                match instead {
                    Some((other, change)) => write!(out, "\ninstead {other} could come, for {change:+} points"),
                    None => write!(out, "\nnobody else could come"),
                }
            }
            Explanation::Instead { slot } => {
                write!(out, "not served, because {slot} is served in its place: one of the two is enough")
            }
            Explanation::Unserved { reasons, remedy, nearest } => {
                write!(out, "unserved; caregivers by the first rule that keeps them away:")?;
                for reason in reasons {
                    write!(out, "\n  {:>5}  {}", reason.caregivers, reason.rule)?;
                }
                match remedy {
                    Some(remedy) => write!(out, "\nremedy: {remedy}")?,
                    None => write!(out, "\nremedy: no single change fills it")?,
                }
                for candidate in nearest {
                    let rules: Vec<&str> = candidate.broken.iter().map(|broken| broken.rule.name()).collect();
                    let rules = if rules.is_empty() { "nothing in the way".to_owned() } else { rules.join(", ") };
                    write!(out, "\nnearest: {} ({rules}), {:+} points", candidate.caregiver, candidate.change)?;
                }
                Ok(())
            }
        }
    }
}
