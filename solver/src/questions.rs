//! What is asked about a week and a plan without planning anew: who could come, why nobody does, what would help,
//! what a decision costs, which pins contradict each other; which other times there are, what an absence would do, how
//! evenly the work falls, and what one more certificate, caregiver, hour or cap would have served. Everything goes
//! through the rules' own files.

mod advice;
mod candidates;
mod decision_cost;
mod doors;
mod explain;
mod fairness;
mod hopeless;
mod pins;
pub mod reasons;
mod rehearsal;
pub mod remedies;
pub mod unserved;

pub use advice::{Advice, Change, Interval, MOST_WEEKS, NoAdvice, Profile, Served, Shift, Worth, advise};
pub use candidates::{Broken, Candidate, Handover};
pub use decision_cost::{Decision, DecisionCost, decision_cost};
pub use doors::{A_DAY, Door, NoDoor, Visitor};
pub use explain::{Explanation, UnknownSlot};
pub(crate) use fairness::hours;
pub use fairness::{Fairness, PersonWeek};
pub use pins::{Contradiction, Unsolved};
pub(crate) use pins::{Together, keep_all_pins, pin_conflicts_of};
pub use rehearsal::{Absence, FragileDay, FragileFamily, Refill, Rehearsal, Vacated};
pub use remedies::Remedy;
