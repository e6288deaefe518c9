//! What a decision costs: the best plan without it against the best plan with it.

use super::Unsolved;
use crate::format::Solved;
use crate::problem::Instance;
use crate::search::{Options, Progress, Watch, solve};
use std::ops::ControlFlow;

/// A coordinator's decision whose cost is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The pin of this slot.
    Pin {
        /// The slot's id.
        slot: String,
    },
    /// The block of this caregiver on this slot.
    Block {
        /// The slot's id.
        slot: String,
        /// The caregiver's id.
        caregiver: String,
    },
}

/// Points that a decision costs. It lies between `least` and `most`; exact when both are the same.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionCost {
    /// At least this many points, from two plans and two bounds.
    pub least: f64,
    /// At most this many points.
    pub most: f64,
    /// The best plan found without the decision.
    pub without: Solved,
}

impl DecisionCost {
    /// Whether it is known to a hundredth of a point.
    pub fn is_exact(&self) -> bool {
        self.most - self.least <= 0.01
    }
}

/// The cost of a decision, given a plan with its proof that was solved with it. Solves the week once more
/// without the decision. Valid for any plan with its bound: the cost lies between the new score less the old bound and
/// the new bound less the old score.
///
/// # Errors
/// No plan even without the decision.
pub fn decision_cost(
    instance: &Instance,
    solved: &Solved,
    decision: &Decision,
    options: &Options,
    watch: &Watch<'_>,
) -> Result<DecisionCost, Unsolved> {
    let mut freed = instance.week().clone();
    for slot in &mut freed.slots {
        match decision {
            Decision::Pin { slot: id } if *id == slot.id => slot.pinned = None,
            Decision::Block { slot: id, caregiver } if *id == slot.id => slot.blocked.retain(|who| who != caregiver),
            _ => {}
        }
    }
    let mut quiet = |_: &Progress| ControlFlow::Continue(());
    let without = solve(&Instance::new(freed), options, watch, &mut quiet)?;
    // Every plan that keeps the decision is also one without it, so it never costs less than nothing.
    let least = (without.plan.score - solved.proof.bound).max(0.0);
    let most = (without.proof.bound - solved.plan.score).max(least);
    Ok(DecisionCost { least, most, without })
}
