//! Bounds and their proof: the Lagrangian relaxation of the week, the subgradient method that looks for its prices,
//! and branch and bound where the prices alone leave a gap.

mod branch_and_bound;
mod branching;
mod dual;
mod evidence;
mod face_shares;
mod listing;
mod relaxation;
mod subgradient;

pub use branch_and_bound::{BranchAndBound, Outcome};
pub use branching::{Branching, Decision};
pub use dual::{DualValue, Infeasible, Pricers};
pub use evidence::{Case, Evidence};
pub use listing::{Asked, Bundles, Listing, Sieve};
pub use relaxation::{Prices, Relaxation};
pub use subgradient::Subgradient;
