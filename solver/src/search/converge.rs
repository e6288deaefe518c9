//! The last part of the way to good prices: column generation from where the subgradient method stands still.

use super::balance::{Balance, Balanced};
use super::solve::Run;
use crate::lagrangian::{DualValue, Infeasible, Pricers, Prices, Subgradient};
use crate::params::PARAMS;
use crate::pricing::Column;
use std::collections::HashSet;

/// Weeks met so far, in the model.
struct Met<'r> {
    balance: Balance<'r>,
    known: Vec<HashSet<Vec<u32>>>,
}

impl Met<'_> {
    /// Adds weeks that are new; answers how many there were.
    fn add<'w>(&mut self, person: usize, weeks: impl IntoIterator<Item = &'w Column>) -> Option<usize> {
        let mut added = 0;
        for week in weeks {
            if self.known[person].insert(week.stops.clone()) {
                self.balance.add(person, 0, week)?;
                added += 1;
            }
        }
        Some(added)
    }

    fn add_all(&mut self, dual: &DualValue) -> Option<usize> {
        dual.weeks.iter().enumerate().map(|(person, week)| self.add(person, [week])).sum()
    }
}

/// Between two prices: so much of the one.
fn between(one: &Prices, other: &Prices, share: f64) -> Prices {
    let mix = |one: &mut i64, other: i64| *one = other + ((*one - other) as f64 * share) as i64;
    let mut prices = one.clone();
    prices.slot.iter_mut().zip(&other.slot).for_each(|(one, other)| mix(one, *other));
    for (one, other) in prices.along.iter_mut().zip(&other.along) {
        one.iter_mut().zip(other).for_each(|(one, other)| mix(one, *other));
    }
    prices
}

/// Lets the model over the weeks met so far say prices, asks everyone at prices between those and the best ones (which
/// keeps them from leaping: Wentges, *Weighted Dantzig-Wolfe decomposition*, 1997), and adds what is wanted there.
///
/// # Errors
/// Never in practice: weeks that were there before still are.
pub(super) fn converge(
    run: &Run<'_>,
    subgradient: &mut Subgradient,
    pricers: &mut Pricers,
    late: &dyn Fn() -> bool,
) -> Result<(), Infeasible> {
    let relaxation = run.relaxation;
    let people = relaxation.reaches.len();
    // In larger weeks one look takes too long where charges of new faces count whole.
    let charged = relaxation.reaches.iter().any(|reach| !reach.faces.members.is_empty());
    let most = if charged { PARAMS.listed_people } else { PARAMS.balance_people };
    if people > most || relaxation.is_dense() {
        return Ok(());
    }
    let Some(balance) = Balance::new(relaxation, false) else { return Ok(()) };
    let mut met = Met { balance, known: vec![HashSet::new(); people] };
    for person in 0..people {
        let seen = subgradient.known(person).iter();
        let own = run.best.iter().map(|best| &best.weeks[person]);
        if met.add(person, seen.chain(own)).is_none() {
            return Ok(());
        }
    }
    let mut share = PARAMS.balance_share;
    for _ in 0..PARAMS.balance_rounds {
        if late() {
            break;
        }
        let Some(Balanced { prices, value, .. }) = met.balance.solve(&subgradient.best) else { break };
        let reached = relaxation.units.up(value);
        if subgradient.bound - reached <= relaxation.grid.max(subgradient.bound.abs() / 50_000_000) {
            break;
        }
        loop {
            let asked = between(&prices, &subgradient.best, share);
            let dual = subgradient.look(relaxation, asked, pricers)?;
            let Some(added) = met.add_all(&dual) else { return Ok(()) };
            if added > 0 || share >= 1.0 || late() {
                break;
            }
            share = (share * 1.5).min(1.0);
        }
    }
    Ok(())
}
