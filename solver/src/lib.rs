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
//! - `market` puts everyone's best weeks together. For any prices the sum is a bound. `ascent` looks for prices with a
//!   small bound, `proof` branches where that is not enough.
//! - `search` and `dive` put plans together at the prices, `neighbourhood` makes them better, `insertion` adds what is
//!   simply left; `solve` conducts.
//! - `model` is the only room that names `good_lp` and HiGHS. It finds plans and proves nothing.
//!
//! # Why the bound is a bound
//! Each step either keeps the best possible score or raises it; none can lower it. In the order in which they are taken:
//!
//! 1. **Units** (`units`). Points become whole units of 2⁻²⁸ points (coarser only where sums could overflow). What a
//!    person gains is rounded up, what a person loses is rounded down, so every plan is worth at least its true score.
//!    From here on all sums are sums of whole numbers, exact in any order; the last step back to points rounds up.
//! 2. **Reach** (`reach`). A person is offered every slot that the rules about a single slot allow. Nothing is dropped
//!    for looking bad: no column is left out, because no column is ever listed for the bound.
//! 3. **Prices** (`market`). With a price `p(s)` on each slot and `q(t,s) ≥ 0` on each lesson of a trainee,
//!    `score ≤ Σ over people of max over weeks (value − prices paid + prices earned) + Σ over households of max (prices earned + first)`
//!    for every plan: the terms added are 0 or positive for a plan, and each maximum is over at least what the plan does there.
//!    That is Lagrangian duality, and it holds whatever the prices are, good or bad, however they were found.
//! 4. **Each person's maximum** (`weeks`) is exact in whole units. A looser problem that knows minutes alone is solved
//!    first; its answer is taken only where it keeps every rule, and is then the maximum, being no less. Where it does not,
//!    cases that cover all weeks are solved the same way, or labels walk through the days. Dropping a label is allowed
//!    where another matches it however both go on, or where the looser problem shows that it cannot reach a week already
//!    known. Where there are far too many rounds, labels are merged into one that is at least as good as each, and what is
//!    left out counts with the most it could have brought: then the answer is larger than the true maximum, never smaller.
//! 5. **Memory.** Somebody asked the same prices again gives the same answer; both lists are compared, number by number.
//! 6. **Cases** (`proof`). A slot is given to one person or kept from that person; the two cover every plan, and
//!    the bound is the larger of the two. Giving is a reward paid and paid back, keeping is a closed slot: in neither is a plan
//!    of the case lost. A case is closed when its bound does not exceed a plan that exists.
//! 7. **The least of several bounds** is a bound: each step of the search for prices brings one, and the least is kept.
//!
//! HiGHS is asked for plans only: which of some weeks to choose for a few people, or for those with pins. Its objective, its
//! bound, its dual prices and its tolerances are never read; the weeks that it picks are put together and judged here.
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
mod side_by_side;
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
