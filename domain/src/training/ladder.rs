//! The ladder: what each rung asks, as data, and where somebody stands on it.

use chrono::NaiveDate;

use super::Certificate;
use crate::caregivers::Caregiver;
use crate::caregivers::Stage::{self, Mentor, Qualified, Trainee};

/// A rung of the ladder: named by the messages `rung-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Its name.
    pub name: &'static str,
    /// The stages at which it is reached.
    stages: &'static [Stage],
    /// Whether the intake talk must have been.
    admitted: bool,
    /// The certificates that must hold, besides those of the rungs below.
    certificates: &'static [&'static str],
    /// Whether no accompanied care may be left to do.
    learned: bool,
}

impl Rung {
    /// The certificates that must hold, besides those of the rungs below.
    pub fn certificates(&self) -> &'static [&'static str] {
        self.certificates
    }
}

/// The ladder from below, after domain.md: what one starts with, learning beside a mentor, older children, the youngest, mentor.
pub const RUNGS: [Rung; 5] = [
    Rung { name: "joined", stages: &[Trainee, Qualified, Mentor], admitted: false, certificates: &[], learned: false },
    Rung {
        name: "accompanied",
        stages: &[Trainee, Qualified, Mentor],
        admitted: true,
        certificates: &["criminal-record-extract", "medical-fitness"],
        learned: false,
    },
    Rung { name: "school-age", stages: &[Qualified, Mentor], admitted: true, certificates: &["care-3-12", "dutch-b1"], learned: true },
    Rung {
        name: "youngest",
        stages: &[Qualified, Mentor],
        admitted: true,
        certificates: &["care-0-3", "infant-first-aid"],
        learned: false,
    },
    Rung { name: "mentor", stages: &[Mentor], admitted: true, certificates: &[], learned: false },
];

/// Something that a rung still asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The intake talk.
    Talk,
    /// A certificate that holds.
    Certificate(&'static str),
    /// So many minutes of accompanied care.
    Minutes(i32),
    /// The coordinator's word that she is there.
    Word,
}

/// A rung, seen by one caregiver.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which.
    pub rung: Rung,
    /// Whether she stands on it or above it.
    pub reached: bool,
    /// Whether it is the next that she can reach.
    pub next: bool,
    /// What it still asks of her.
    pub missing: Vec<Missing>,
}

/// Where a caregiver stands on `today`. A rung is reached when nothing is missing on it nor on any below.
pub fn ladder(caregiver: &Caregiver, certificates: &[Certificate], today: NaiveDate) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for rung in RUNGS {
        let missing = missing(&rung, caregiver, certificates, today);
        let below = steps.last().is_none_or(|step| step.reached);
        steps.push(Step { rung, reached: below && missing.is_empty(), next: below && !missing.is_empty(), missing });
    }
    steps
}

fn missing(rung: &Rung, caregiver: &Caregiver, certificates: &[Certificate], today: NaiveDate) -> Vec<Missing> {
    let mut missing = Vec::new();
    if rung.admitted && caregiver.admitted_at.is_none() {
        missing.push(Missing::Talk);
    }
    let held = |code: &str| certificates.iter().any(|c| c.code == code && c.holds(today));
    missing.extend(rung.certificates.iter().filter(|code| !held(code)).map(|code| Missing::Certificate(code)));
    let learning = caregiver.stage == Trainee && caregiver.learning_minutes > 0;
    if rung.learned && learning {
        missing.push(Missing::Minutes(caregiver.learning_minutes));
    }
    if !rung.stages.contains(&caregiver.stage) {
        missing.push(Missing::Word);
    }
    missing
}
