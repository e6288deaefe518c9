//! What is asked about a week and a plan without planning anew: who could come, why nobody does, what would help,
//! what a decision costs, which pins contradict each other. Everything goes through the rules' own files.

mod candidates;
mod decision_cost;
mod explain;
mod hopeless;
mod pins;
pub mod reasons;
pub mod remedies;
pub mod unserved;

pub use candidates::{Broken, Candidate, Handover};
pub use decision_cost::{Decision, DecisionCost, decision_cost};
pub use explain::{Explanation, UnknownSlot};
pub use pins::{Contradiction, Unsolved};
pub(crate) use pins::{Together, keep_all_pins, pin_conflicts_of};
pub use remedies::Remedy;
