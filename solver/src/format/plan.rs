//! A plan file: who serves what, what that is worth, and how good it could be at best.

use serde::{Deserialize, Serialize};

/// A plan: who serves what, what that is worth, and what stays open. It says nothing of how good it could be at best;
/// that is the [`Proof`], and only a solve has one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    /// [`crate::PLAN_FORMAT`].
    pub format: String,
    /// The ISO week, `2026-W48`.
    pub week: String,
    /// Points.
    pub score: f64,
    /// The score's parts; they sum to it.
    pub parts: Parts,
    /// The served slots.
    pub assignments: Vec<Assignment>,
    /// All other slots.
    pub unserved: Vec<Unserved>,
}

/// How good a plan could be at best: a proven bound, and how far it is from the plan's score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Proof {
    /// How far the proof came.
    pub status: Status,
    /// No plan of this week scores more.
    pub bound: f64,
    /// (bound − score) ÷ max(1, |bound|).
    pub gap: f64,
}

impl Proof {
    /// The gap of a plan that counts as optimal.
    pub const OPTIMAL: f64 = 1e-6;

    /// The proof of a score under a proven bound, when so large a gap was good enough.
    pub fn new(score: f64, bound: f64, asked_gap: f64) -> Self {
        let gap = Proof::gap_of(bound, score);
        let status = match gap {
            gap if gap <= Proof::OPTIMAL => Status::Optimal,
            gap if gap <= asked_gap => Status::WithinGap,
            _ => Status::TimeLimit,
        };
        Proof { status, bound, gap }
    }

    /// (bound − score) ÷ max(1, |bound|).
    pub fn gap_of(bound: f64, score: f64) -> f64 {
        (bound - score) / bound.abs().max(1.0)
    }
}

/// A plan with its proof: what a solve answers and what a plan file holds, as one JSON object.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Solved {
    /// The plan.
    #[serde(flatten)]
    pub plan: Plan,
    /// How good it could be at best.
    #[serde(flatten)]
    pub proof: Proof,
    /// Seconds it took.
    pub seconds: f64,
}

/// How far the proof came: the first that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The gap is at most 0.000001.
    Optimal,
    /// The gap is at most the one asked for.
    WithinGap,
    /// Time ran out, or the search was stopped.
    TimeLimit,
}

/// The parts of a score, signed, in points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Parts {
    /// Care that is given.
    pub served: f64,
    /// Households with at least one served slot.
    pub household_first: f64,
    /// Known faces.
    pub continuity: f64,
    /// Shared languages.
    pub language: f64,
    /// Wanted minutes less if-needed ones.
    pub wish: f64,
    /// Minutes on the road, negative.
    pub travel: f64,
    /// Minutes below the targets, negative.
    pub shortfall: f64,
    /// Accompanied minutes.
    pub learning: f64,
    /// Published assignments not kept, negative.
    pub change: f64,
}

impl Parts {
    /// Name and points of each part, in the contract's order.
    pub fn named(&self) -> [(&'static str, f64); 9] {
        [
            ("served", self.served),
            ("household-first", self.household_first),
            ("continuity", self.continuity),
            ("language", self.language),
            ("wish", self.wish),
            ("travel", self.travel),
            ("shortfall", self.shortfall),
            ("learning", self.learning),
            ("change", self.change),
        ]
    }

    /// The score: the sum of the parts.
    pub fn total(&self) -> f64 {
        self.named().iter().map(|(_, points)| points).sum()
    }

    /// Part by part: what `self` adds over `other`.
    pub fn less(&self, other: &Parts) -> Parts {
        let mut out = *self;
        out.add(other, -1.0);
        out
    }

    /// Adds `factor` times the other's parts.
    pub fn add(&mut self, other: &Parts, factor: f64) {
        self.served += factor * other.served;
        self.household_first += factor * other.household_first;
        self.continuity += factor * other.continuity;
        self.language += factor * other.language;
        self.wish += factor * other.wish;
        self.travel += factor * other.travel;
        self.shortfall += factor * other.shortfall;
        self.learning += factor * other.learning;
        self.change += factor * other.change;
    }
}

/// One served slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The slot's id.
    pub slot: String,
    /// Who serves.
    pub caregiver: String,
    /// Who learns along.
    pub trainee: Option<String>,
}

/// A slot that nobody serves, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unserved {
    /// The slot's id.
    pub slot: String,
    /// How many caregivers each rule keeps away; the counts sum to all who are not trainees.
    pub reasons: Vec<Reason>,
    /// The smallest change that would fill the slot, in words.
    pub remedy: Option<String>,
}

/// A rule and how many caregivers it keeps away from a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// A hard rule's name, or `worth-less`.
    pub rule: String,
    /// Caregivers counted under it.
    pub caregivers: usize,
}
