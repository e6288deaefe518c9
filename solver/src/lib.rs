//! Assigns caregivers to slots for one week, with a proof of how good the plan is.
#![allow(missing_docs)]
pub mod ascent;
mod calendar;
mod candidates;
mod check;
mod draft;
pub mod format;
mod insertion;
pub mod market;
mod model;
mod neighbourhood;
pub mod objective;
mod pins;
pub mod problem;
mod progress;
mod proof;
pub mod reach;
mod reasons;
mod remedy;
mod roster;
mod rules;
mod search;
mod solve;
mod standing;
mod travel;
mod units;
pub mod weeks;

pub use candidates::{Broken, Candidate, Handover, broken_by, candidates, candidates_after_a_handover};
pub use check::{Difference, check, check_peer};
pub use format::*;
pub use pins::{Contradiction, pin_conflicts};
pub use progress::{Options, Phase, Progress, Watch};
pub use rules::Rule;
pub use solve::solve;
pub use standing::{hopeless, score, unserved};
