//! Assigns caregivers to slots for one week, with a proof of how good the plan is.
//!
//! A pure library: an [`Instance`] in, a [`Plan`] with its [`Proof`] out. No files, no clock, no network, no
//! threads but its own scoped ones. Terms and their sources: `GLOSSARY.md`.
//!
//! # The story in one screen
//! - [`mod@format`] reads week and plan files and names every fault; `problem` is the week as plain integers, an
//!   [`Instance`], prepared once for every question.
//! - `rules` holds the hard rules, one file each; `objective` what a plan is worth; `check` recomputes a plan from
//!   these alone; `questions` answers with them who could come, why nobody does, what would help; when else, what an
//!   absence would do, and what one change would have served ([`Instance::doors`], [`Instance::rehearse`], [`advise`]).
//! - `pricing` finds one person's best week at given prices of the slots, exact in whole units.
//! - `lagrangian` puts everyone's best weeks together: for any prices the sum is a bound. The subgradient method looks
//!   for prices with a small bound, branch and bound goes on where that is not enough. Where few weeks can be in a
//!   better plan they are listed.
//! - `search` puts plans together at the prices and makes them better; `solve` conducts. Its restricted master and its
//!   `balance` are the only rooms that name HiGHS (`good_lp`, `highs`). They find plans and prices and prove nothing.
//! - `params` holds every figure that was chosen rather than derived.
//!
//! # Why the bound is a bound
//! Each step either keeps the best possible score or raises it; none can lower it. In the order in which they are
//! taken:
//!
//! 1. **Units** (`problem::units`). Points become whole units of 2⁻²⁸ points (coarser only where sums could
//!    overflow). What a
//!    person gains is rounded up, what a person loses is rounded down, so every plan is worth at least its true score.
//!    From here on all sums are sums of whole numbers, exact in any order; the last step back to points rounds up.
//! 2. **Reach** (`pricing::reach`). A person is offered every slot that the rules about a single slot allow. Nothing
//!    is dropped
//!    for looking bad: no column is left out, because no column is ever listed for the bound.
//! 3. **Prices** (`lagrangian::relaxation`). With a price `p(s)` on each slot and `q(t,s) ≥ 0` on each lesson of a
//!    trainee,
//!    `score ≤ Σ over people of max over weeks (value − prices paid + prices earned) + Σ over households of max
//!    (prices earned + first)`
//!    for every plan: the terms added are 0 or positive for a plan, and each maximum is over at least what the plan
//!    does there.
//!    That is Lagrangian duality, and it holds whatever the prices are, good or bad, however they were found.
//! 4. **Each person's maximum** (`pricing`) is exact in whole units. A relaxation that knows minutes alone is solved
//!    first; its answer is taken only where it keeps every rule, and is then the maximum, being no less. Where it
//!    does not,
//!    cases that cover all weeks are solved the same way, or labels walk through the days. Dropping a label is allowed
//!    where another matches it however both go on, or where the relaxation shows that it cannot reach a week already
//!    known. For people whose days hold very many slots a
//!    price on minutes stands in for their number: for any slope `σ`, `F(m) ≤ σ·m + max over k of (F(k) − σ·k)`
//!    (`pricing::slope`). Where
//!    there are far too many rounds, labels are merged into one that is at least as good as each, and what is
//!    left out counts with the most it could have brought: then the answer is larger than the true maximum, never
//!    smaller.
//! 5. **Charges of new faces** (`pricing::faces`) are paid in shares that sum to at most the charge, so a bound never
//!    counts more than it. Where a best week pays a charge in part, two cases cover all weeks: the household is left
//!    alone, or its charge is paid beforehand (`pricing::face_branching`).
//! 6. **Memory.** Somebody asked the same prices again gives the same answer; both lists are compared, number by
//!    number.
//! 7. **Nodes** (`lagrangian::branch_and_bound`). A slot is given to one person or kept from that person; the two
//!    cover every plan, and
//!    the bound is the larger of the two. Giving is a reward paid and paid back, keeping is a closed slot: in neither
//!    is a plan
//!    of the node lost. A node is closed when its bound does not exceed a plan that exists.
//! 8. **Lists** (`lagrangian::listing`). A plan with a week that loses as much as bound and plan are apart is no better
//!    than the plan. All other weeks are listed, none left out, and over a list two more kinds of prices hold.
//! 9. **The grid.** Where all weights are whole units every score is a multiple of one figure, and the bound is
//!    rounded down to it.
//! 10. **The least of several bounds** is a bound: each step of the subgradient method brings one, and the least is
//!     kept.
//!
//! HiGHS is asked for plans and for prices: which of some weeks to choose, and its dual values, rounded to whole units.
//! Its objective, its bound and its tolerances prove nothing; the weeks that it picks are put together and judged here,
//! and what prices prove is asked of everyone anew.
//!
//! What a bound rests on can be written down and recomputed by others: `docs/certificate.md`,
//! [`solve_with_certificate`].
//!
//! # What is never trusted
//! A bound comes from prices and whole numbers alone, never from a floating-point outcome of HiGHS and never from a
//! model in which something was left out; and no plan leaves [`solve`] that the rules' own files have not passed.

mod check;
pub mod format;
mod generate;
mod lagrangian;
mod objective;
mod parallel;
mod params;
mod pricing;
mod problem;
mod questions;
mod random;
mod rules;
mod search;

pub use check::Difference;
pub use format::*;
pub use generate::{Locality, Wanted, generate};
pub use problem::Instance;
pub use questions::{
    A_DAY, Absence, Advice, Broken, Candidate, Change, Contradiction, Decision, DecisionCost, Door, Explanation,
    Fairness, FragileDay, FragileFamily, Handover, Interval, MOST_WEEKS, NoAdvice, NoDoor, PersonWeek, Profile, Refill,
    Rehearsal, Remedy, Served, Shift, UnknownSlot, Unsolved, Vacated, Visitor, Worth, advise, decision_cost,
};
pub use rules::Rule;
pub use search::{Options, Phase, Progress, Watch, solve, solve_with_certificate};
