//! Closes what is left between plan and bound by branching: a slot that two people want is given to one of them, or
//! kept from that one, and each case gets prices and a bound of its own.
//!
//! # Why the bound stays valid
//! The two cases of a branch cover every plan. In the case "kept from", the slot is closed to the person, which only
//! takes weeks away. In the case "given to", the slot is closed to everyone else and its holder is offered a reward
//! for taking it that is paid back by the bound: the best week with the reward, less the reward, is never worth less
//! than the best week that holds the slot. So each case's bound is one (see [`crate::market`]), the greatest of the
//! open cases is a bound of all, and a case whose bound does not exceed the best plan can be closed.

use crate::ascent::Ascent;
use crate::market::{Desk, Limits, Market, NoWeek};

/// Steps of the search for prices in each case.
const STEPS: usize = 40;
/// The first share of those steps, and how it shrinks.
const SHARE: f64 = 0.03;
const KEEP: f64 = 0.88;

/// One case: what has been decided, and the prices found for it.
#[derive(Debug)]
struct Case {
    limits: Limits,
    ascent: Ascent,
}

/// The open cases.
#[derive(Debug, Default)]
pub struct Proof {
    open: Vec<Case>,
    started: bool,
}

/// What became of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Cases are open; units that no plan exceeds.
    Open(i64),
    /// No plan is better than the best one known.
    Closed,
}

impl Proof {
    /// Looks at the case with the greatest bound. `score` is the best plan's, units. Afterwards `visit` may look at
    /// the prices of the fresh cases and put plans together. When told to stop, cases keep the bounds they have.
    ///
    /// # Errors
    /// Never in practice; cases without any week are closed.
    pub fn step(
        &mut self,
        market: &Market<'_>,
        root: &Ascent,
        score: i64,
        desk: &mut Desk,
        stop: &dyn Fn() -> bool,
        visit: &mut dyn FnMut(&Ascent),
    ) -> Result<Outcome, NoWeek> {
        if !self.started {
            self.started = true;
            self.open.push(Case { limits: Limits::none(market), ascent: root.clone() });
        }
        self.open.retain(|case| case.ascent.bound > score);
        let widest = (0..self.open.len()).max_by_key(|&place| (self.open[place].ascent.bound, place));
        let Some(widest) = widest else { return Ok(Outcome::Closed) };
        let case = self.open.swap_remove(widest);
        let Some((person, place)) = case.ascent.disputed(market, &case.limits) else {
            // Nothing to branch on is in sight: look at other prices.
            let mut ascent = case.ascent;
            ascent.restart(SHARE / 4.0);
            for _ in (0..STEPS).take_while(|_| !stop()) {
                ascent.step_within(market, 0.95, Some(&case.limits), desk)?;
            }
            visit(&ascent);
            self.open.push(Case { ascent, ..case });
            return Ok(self.outcome(score));
        };
        for given in [true, false] {
            let mut limits = case.limits.clone();
            limits.decide(market, person, place, given);
            let mut ascent = case.ascent.clone();
            if ascent.enter(market, &limits, SHARE, desk).is_err() {
                continue;
            }
            for _ in (0..STEPS).take_while(|_| !stop()) {
                if ascent.bound <= score || ascent.step_within(market, KEEP, Some(&limits), desk).is_err() {
                    break;
                }
            }
            visit(&ascent);
            if ascent.bound > score {
                self.open.push(Case { limits, ascent });
            }
        }
        Ok(self.outcome(score))
    }

    fn outcome(&self, score: i64) -> Outcome {
        match self.open.iter().map(|case| case.ascent.bound).max() {
            Some(bound) if bound > score => Outcome::Open(bound),
            _ => Outcome::Closed,
        }
    }

    /// Number of open cases.
    pub fn open_cases(&self) -> usize {
        self.open.len()
    }
}
