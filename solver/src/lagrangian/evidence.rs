//! What a bound rests on: cases that cover every plan, each with prices at which no plan of the case exceeds it.

use super::{Bundles, Decision, Prices, Relaxation, Sieve, Subgradient};
use std::sync::Arc;

/// Some decisions, and prices for the plans that keep them.
#[derive(Debug, Clone)]
pub struct Case {
    /// What was decided, in order; the cases that branched off it later share its beginning.
    pub decisions: Vec<Decision>,
    /// Prices with the least bound.
    pub prices: Arc<Prices>,
    /// Prices on what weeks hold together; only lists can be asked for them.
    pub bundles: Arc<Bundles>,
    /// The weeks that were asked; all where there is no list.
    pub list: Option<Arc<Sieve>>,
    /// Units: no plan of the case is worth more.
    pub bound: i64,
}

impl Case {
    /// A case in which all weeks were asked.
    pub fn of_all(decisions: Vec<Decision>, prices: Arc<Prices>, bound: i64) -> Self {
        Case { decisions, prices, bundles: Arc::default(), list: None, bound }
    }
}

/// Cases that cover every plan, and so a bound.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The cases.
    pub cases: Vec<Case>,
}

impl Evidence {
    /// All plans in one case, at the best prices there are.
    pub fn of_root(root: &Subgradient) -> Self {
        Evidence { cases: vec![Case::of_all(Vec::new(), Arc::clone(&root.best), root.bound)] }
    }

    /// Units: no plan is worth more. Rounded down to the grid, as every score is a multiple of it.
    pub fn bound(&self, relaxation: &Relaxation<'_>) -> i64 {
        let most = self.cases.iter().map(|case| case.bound).max().unwrap_or(i64::MAX / 2);
        relaxation.on_grid(most)
    }

    /// The one with the lower bound.
    pub fn or(self, other: Option<Evidence>, relaxation: &Relaxation<'_>) -> Self {
        match other {
            Some(other) if other.bound(relaxation) < self.bound(relaxation) => other,
            _ => self,
        }
    }
}
