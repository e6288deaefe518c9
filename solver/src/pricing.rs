//! Pricing: one person's best week when every slot has a price, exact in whole units. `reach` and `rounds` hold what
//! the person could do; `pricer` conducts a relaxation by minutes, completion bounds, branching on rests, dominance
//! and labelling.

mod clashes;
mod completion_bounds;
mod day_labelling;
mod dominance;
mod face_branching;
mod faces;
mod labelling;
mod pricer;
mod reach;
mod relaxation;
mod rest_branching;
mod rounds;
mod slope;
mod steps;
#[cfg(test)]
mod tests;
mod week_rules;

pub use faces::Faces;
pub use pricer::{Column, Pricer, Query};
pub use reach::Reach;
#[cfg(test)]
pub use reach::could_be_in;
pub use rounds::{Graph, Rounds};

/// The days of a week.
pub const DAYS: usize = 7;

/// Minutes that stand for "never".
pub const NEVER: i32 = i32::MIN / 2;

/// Minutes as the pricer counts them.
fn small(minutes: i64) -> i32 {
    minutes.clamp(-1_000_000_000, 1_000_000_000) as i32
}
