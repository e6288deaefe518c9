//! Closes what is left between plan and bound by branching: a slot that two people want is given to one of them, or
//! kept from that one, and each node gets prices and a bound of its own.
//!
//! # Why the bound stays valid
//! The two nodes of a branch cover every plan. In the node "kept from", the slot is closed to the person, which only
//! takes weeks away. In the node "given to", the slot is closed to everyone else and its holder is offered a reward
//! for taking it that is paid back by the bound: the best week with the reward, less the reward, is never worth less
//! than the best week that holds the slot. So each node's bound is one (see [`crate::lagrangian`]), the greatest of the
//! open nodes is a bound of all, and a node whose bound does not exceed the best plan can be closed.

use crate::lagrangian::Subgradient;
use crate::lagrangian::{Branching, Case, Evidence, Infeasible, Pricers, Relaxation};
use crate::params::PARAMS;
use std::sync::Arc;

/// The bound of a case that holds no plan.
const NO_PLAN: i64 = i64::MIN / 4;

/// One node: what has been decided, and the prices found for it.
#[derive(Debug)]
struct Node {
    branching: Branching,
    subgradient: Subgradient,
}

impl Node {
    fn case(&self) -> Case {
        let Node { branching, subgradient } = self;
        let (prices, bound) = (Arc::clone(&subgradient.best), subgradient.bound);
        Case::of_all(branching.decisions.clone(), prices, bound)
    }
}

/// The open nodes.
#[derive(Debug, Default)]
pub struct BranchAndBound {
    open: Vec<Node>,
    started: bool,
    /// Whether closed nodes are kept, for a certificate.
    keeps: bool,
    closed: Vec<Case>,
}

/// What became of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Cases are open; units that no plan exceeds.
    Open(i64),
    /// No plan is better than the best one known.
    Closed,
}

impl BranchAndBound {
    /// No node yet. What closed nodes prove is kept only where somebody wants to see it.
    pub fn new(keeps: bool) -> Self {
        BranchAndBound { keeps, ..BranchAndBound::default() }
    }

    /// All nodes, which cover every plan; none before the first step, or where closed ones were not kept.
    pub fn evidence(&self) -> Option<Evidence> {
        let open = self.open.iter().map(Node::case);
        (self.keeps && self.started).then(|| Evidence { cases: open.chain(self.closed.iter().cloned()).collect() })
    }

    fn close(&mut self, case: Case) {
        if self.keeps {
            self.closed.push(case);
        }
    }

    /// Looks at the node with the greatest bound. `score` is the best plan's, units. Afterwards `visit` may look at
    /// the prices of the fresh nodes and put plans together. When told to stop, nodes keep the bounds they have.
    ///
    /// # Errors
    /// Never in practice; nodes without any week are closed.
    pub fn step(
        &mut self,
        relaxation: &Relaxation<'_>,
        root: &Subgradient,
        score: i64,
        pricers: &mut Pricers,
        stop: &dyn Fn() -> bool,
        visit: &mut dyn FnMut(&Subgradient),
    ) -> Result<Outcome, Infeasible> {
        if !self.started {
            self.started = true;
            self.open.push(Node { branching: Branching::none(relaxation), subgradient: root.clone() });
        }
        for node in std::mem::take(&mut self.open) {
            match node.subgradient.bound > score {
                true => self.open.push(node),
                false => self.close(node.case()),
            }
        }
        let widest = (0..self.open.len()).max_by_key(|&place| (self.open[place].subgradient.bound, place));
        let Some(widest) = widest else { return Ok(Outcome::Closed) };
        let node = self.open.swap_remove(widest);
        let Some((person, place)) = node.subgradient.disputed(relaxation, &node.branching) else {
            // Nothing to branch on is in sight: look at other prices.
            let mut subgradient = node.subgradient;
            subgradient.restart(PARAMS.node.step_size / 4.0);
            for _ in (0..PARAMS.node.steps).take_while(|_| !stop()) {
                subgradient.step_within(relaxation, PARAMS.node_restart_keep, Some(&node.branching), pricers)?;
            }
            visit(&subgradient);
            self.open.push(Node { subgradient, ..node });
            return Ok(self.outcome(score));
        };
        for given in [true, false] {
            let mut branching = node.branching.clone();
            branching.decide(relaxation, person, place, given);
            let mut subgradient = node.subgradient.clone();
            if subgradient.enter(relaxation, &branching, PARAMS.node.step_size, pricers).is_err() {
                // Somebody has no week left, at whatever prices.
                self.close(Case { decisions: branching.decisions, bound: NO_PLAN, ..node.case() });
                continue;
            }
            for _ in (0..PARAMS.node.steps).take_while(|_| !stop()) {
                if subgradient.bound <= score
                    || subgradient.step_within(relaxation, PARAMS.node.keep, Some(&branching), pricers).is_err()
                {
                    break;
                }
            }
            visit(&subgradient);
            let node = Node { branching, subgradient };
            match node.subgradient.bound > score {
                true => self.open.push(node),
                false => self.close(node.case()),
            }
        }
        Ok(self.outcome(score))
    }

    fn outcome(&self, score: i64) -> Outcome {
        match self.open.iter().map(|node| node.subgradient.bound).max() {
            Some(bound) if bound > score => Outcome::Open(bound),
            _ => Outcome::Closed,
        }
    }

    /// Number of open nodes.
    pub fn open_nodes(&self) -> usize {
        self.open.len()
    }
}
