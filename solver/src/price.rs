//! What a decision costs: the best plan without it against the best plan with it.

use crate::format::{Plan, Week};
use crate::pins::Contradiction;
use crate::progress::{Options, Progress, Watch};
use crate::solve::solve;
use std::ops::ControlFlow;

/// A coordinator's decision whose price is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
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
pub struct Price {
    /// At least this many points, from two plans and two bounds.
    pub least: f64,
    /// At most this many points.
    pub most: f64,
    /// The best plan found without the decision.
    pub without: Plan,
}

impl Price {
    /// Whether the price is known to a hundredth of a point.
    pub fn is_exact(&self) -> bool {
        self.most - self.least <= 0.01
    }
}

/// The price of a decision, given a plan that was solved with it. Solves the week once more without the decision.
/// Valid for any plan with its bound: the price lies between the new score less the old bound and the new bound less
/// the old score.
///
/// # Errors
/// The pins that contradict the rules even without the decision.
pub fn price_of(week: &Week, plan: &Plan, choice: &Choice, options: &Options, watch: &Watch<'_>) -> Result<Price, Vec<Contradiction>> {
    let mut freed = week.clone();
    for slot in &mut freed.slots {
        match choice {
            Choice::Pin { slot: id } if *id == slot.id => slot.pinned = None,
            Choice::Block { slot: id, caregiver } if *id == slot.id => slot.blocked.retain(|who| who != caregiver),
            _ => {}
        }
    }
    let mut quiet = |_: &Progress| ControlFlow::Continue(());
    let without = solve(&freed, options, watch, &mut quiet)?;
    // Every plan that keeps the decision is also one without it, so a price is never negative.
    let least = (without.score - plan.bound).max(0.0);
    let most = (without.bound - plan.score).max(least);
    Ok(Price { least, most, without })
}
