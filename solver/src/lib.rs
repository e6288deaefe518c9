//! Assigns caregivers to slots for one week, with a proof of how good the plan is.
//!
//! A pure library: a [`Week`] in, a [`Plan`] out. No files, no clock, no network, no threads but its own scoped ones.
//!
//! # The story in one screen
//! - `format` reads week and plan files and names every fault; `problem` is the week as plain integers.
//! - `rules` holds the hard rules, one file each; `objective` what a plan is worth; `check` recomputes a plan from
//!   these alone; `reasons`, `remedy`, `candidates`, `explain`, `hopeless` and `pins` answer questions with them.
//! - `reach` finds what one person could do on each day (rounds), and `weeks` that person's best week at given prices of
//!   the slots: an exact dynamic program in whole units.
//! - `market` puts everyone's best weeks together. For any prices the sum is a bound; the proof is written there.
//!   `ascent` looks for prices with a small bound, `proof` branches where that is not enough.
//! - `search` and `dive` put plans together at the prices, `neighbourhood` makes them better, `insertion` adds what is
//!   simply left; `solve` conducts.
//! - `model` is the only room that names `good_lp` and HiGHS. It finds plans and proves nothing.
//!
//! # What is never trusted
//! A bound comes from prices and whole numbers alone, never from a floating-point outcome of HiGHS and never from a
//! model in which something was left out; and no plan leaves [`solve`] that the rules' own files have not passed.

mod ascent;
mod calendar;
mod candidates;
mod check;
mod dive;
mod draft;
mod explain;
pub mod format;
mod generate;
mod hopeless;
mod insertion;
mod market;
mod model;
mod neighbourhood;
mod objective;
mod pins;
mod price;
mod problem;
mod progress;
mod proof;
mod reach;
mod reasons;
mod remedy;
mod roster;
mod rules;
mod search;
mod solve;
mod standing;
mod travel;
mod units;
mod weeks;

pub use candidates::{Broken, Candidate, Handover, broken_by, candidates, candidates_after_a_handover};
pub use check::{Difference, check, check_peer};
pub use explain::{Explanation, UnknownSlot, explain};
pub use format::*;
pub use generate::{Locality, Wanted, generate};
pub use hopeless::hopeless;
pub use objective::score;
pub use pins::{Contradiction, pin_conflicts};
pub use price::{Choice, Price, price_of};
pub use progress::{Options, Phase, Progress, Watch};
pub use remedy::{Remedy, remedies};
pub use rules::Rule;
pub use solve::solve;
pub use standing::unserved;
