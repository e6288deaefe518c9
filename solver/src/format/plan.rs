//! A plan file: who serves what, what that is worth, and how good it could be at best.

use super::PLAN_FORMAT_1;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde::{Deserialize, Serialize as Written};

/// A plan: who serves what, what that is worth, and what stays open. It says nothing of how good it could be at best;
/// that is the [`Proof`], and only a solve has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// [`Week::plan_format`](crate::Week::plan_format).
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

impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts: Vec<_> = self.parts.of_format(&self.format).collect();
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("format", &self.format)?;
        object.serialize_entry("week", &self.week)?;
        object.serialize_entry("score", &self.score)?;
        object.serialize_entry("parts", &Named(&parts))?;
        object.serialize_entry("assignments", &self.assignments)?;
        object.serialize_entry("unserved", &self.unserved)?;
        object.end()
    }
}

/// Names and points as one object.
struct Named<'n>(&'n [(&'static str, f64)]);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// How good a plan could be at best: a proven bound, and how far it is from the plan's score.
#[derive(Debug, Clone, Copy, PartialEq, Written)]
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
#[derive(Debug, Clone, PartialEq, Written)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Written, Deserialize)]
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
#[derive(Debug, Clone, Copy, Default, PartialEq)]
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
    /// Idle minutes between slots of a day, negative; nothing in week/1.
    pub idle: f64,
    /// Caregivers new to a household, negative; nothing in week/1.
    pub faces: f64,
    /// Published assignments not kept, negative.
    pub change: f64,
}

impl Parts {
    /// Name and points of each part, in the contract's order.
    pub fn named(&self) -> [(&'static str, f64); 11] {
        [
            ("served", self.served),
            ("household-first", self.household_first),
            ("continuity", self.continuity),
            ("language", self.language),
            ("wish", self.wish),
            ("travel", self.travel),
            ("shortfall", self.shortfall),
            ("idle", self.idle),
            ("faces", self.faces),
            ("learning", self.learning),
            ("change", self.change),
        ]
    }

    /// The parts that a plan file of this format states: the first version knows neither idle minutes nor faces.
    pub fn of_format(&self, format: &str) -> impl Iterator<Item = (&'static str, f64)> + use<> {
        let first = format == PLAN_FORMAT_1;
        self.named().into_iter().filter(move |(name, _)| !first || *name != "idle" && *name != "faces")
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

    /// The part of this name.
    pub(super) fn part(&mut self, name: &str) -> Option<&mut f64> {
        Some(match name {
            "served" => &mut self.served,
            "household-first" => &mut self.household_first,
            "continuity" => &mut self.continuity,
            "language" => &mut self.language,
            "wish" => &mut self.wish,
            "travel" => &mut self.travel,
            "shortfall" => &mut self.shortfall,
            "idle" => &mut self.idle,
            "faces" => &mut self.faces,
            "learning" => &mut self.learning,
            "change" => &mut self.change,
            _ => return None,
        })
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
        self.idle += factor * other.idle;
        self.faces += factor * other.faces;
        self.learning += factor * other.learning;
        self.change += factor * other.change;
    }
}

/// One served slot.
#[derive(Debug, Clone, PartialEq, Eq, Written, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Written, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unserved {
    /// The slot's id.
    pub slot: String,
    /// How many caregivers each rule keeps away; the counts sum to all who are not trainees.
    pub reasons: Vec<Reason>,
    /// The smallest change that would fill the slot, in words.
    pub remedy: Option<String>,
    /// The alternative that is served in place of this slot; then there are neither reasons nor a remedy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

/// A rule and how many caregivers it keeps away from a slot.
#[derive(Debug, Clone, PartialEq, Eq, Written, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// A hard rule's name, or `worth-less`.
    pub rule: String,
    /// Caregivers counted under it.
    pub caregivers: usize,
}
