//! What the solver says of a plan that people have changed by hand.

use solver::{Assignment, Broken, Difference, Instance, Parts};

use crate::basics::ids::{CaregiverId, SlotId};

/// How a plan stands.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Points.
    pub score: f64,
    /// The parts of the score.
    pub parts: Parts,
    /// Rules that the plan breaks; a plan with any cannot be published.
    pub broken: Vec<BrokenRule>,
}

/// A rule in the way of a caregiver, with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacle {
    /// The rule's name: the message `rule-…`.
    pub rule: String,
    /// What was found: minutes or days.
    pub found: i64,
    /// What the rule asks.
    pub limit: i64,
    /// The other slot of a pair.
    pub other: Option<SlotId>,
}

/// A rule that the plan breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct BrokenRule {
    /// In which slot.
    pub slot: Option<SlotId>,
    /// By whom; none where a slot has nobody and should.
    pub caregiver: Option<CaregiverId>,
    /// The rule, with its figures.
    pub obstacle: Obstacle,
}

/// A caregiver who might serve a slot.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// Who.
    pub caregiver: CaregiverId,
    /// What is in the way; nothing when she can.
    pub obstacles: Vec<Obstacle>,
    /// Points that the plan gains by giving her the slot.
    pub change: f64,
    /// The same, part by part.
    pub parts: Parts,
    /// Minutes on the road that her week grows by.
    pub travel_minutes: i64,
}

/// Looks at a plan: everything is computed from the rules again.
pub fn judge(instance: &Instance, assignments: &[Assignment]) -> Judged {
    let broken = instance.check_rules(assignments).iter().filter_map(BrokenRule::of).collect();
    let (score, parts) = instance.score(assignments);
    Judged { score, parts, broken }
}

/// Who could serve a slot, best first.
pub fn rank(instance: &Instance, assignments: &[Assignment], slot: &SlotId) -> Vec<Ranked> {
    let ranked = |c: solver::Candidate| {
        Some(Ranked {
            caregiver: CaregiverId::parse(&c.caregiver)?,
            obstacles: c.broken.iter().map(Obstacle::from).collect(),
            change: c.change,
            parts: c.parts,
            travel_minutes: c.travel_minutes,
        })
    };
    instance.candidates(assignments, slot.as_str()).into_iter().filter_map(ranked).collect()
}

impl BrokenRule {
    /// None where the difference is not about a rule.
    pub(super) fn of(difference: &Difference) -> Option<Self> {
        let rule = difference.rule?.name();
        Some(BrokenRule {
            slot: difference.slot.as_deref().and_then(SlotId::parse),
            caregiver: difference.caregiver.as_deref().and_then(CaregiverId::parse),
            obstacle: difference.broken.as_ref().map_or_else(|| Obstacle::bare(rule), Obstacle::from),
        })
    }
}

impl Obstacle {
    /// A rule without figures.
    pub(super) fn bare(rule: &str) -> Self {
        Obstacle { rule: rule.to_owned(), found: 0, limit: 0, other: None }
    }
}

impl From<&Broken> for Obstacle {
    fn from(broken: &Broken) -> Self {
        Obstacle {
            rule: broken.rule.name().to_owned(),
            found: broken.found,
            limit: broken.limit,
            other: broken.other.as_deref().and_then(SlotId::parse),
        }
    }
}
