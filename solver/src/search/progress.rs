//! What a caller sees of a running solve, and how a caller limits it.

use std::fmt;

/// What the solver is busy with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Finds out who could do what.
    Preparing,
    /// Looks for prices: the bound comes from these, and first plans.
    Pricing,
    /// Makes the best plan better.
    Improving,
    /// Closes what is left between plan and bound.
    Proving,
    /// Gives reasons and remedies for what stays unserved.
    Explaining,
}

impl Phase {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Preparing => "preparing",
            Phase::Pricing => "pricing",
            Phase::Improving => "improving",
            Phase::Proving => "proving",
            Phase::Explaining => "explaining",
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// How far a solve has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Seconds since the start, by the caller's clock.
    pub seconds: f64,
    /// What is being done.
    pub phase: Phase,
    /// Points of the best plan so far.
    pub score: Option<f64>,
    /// Points that no plan exceeds.
    pub bound: Option<f64>,
    /// (bound − score) ÷ max(1, |bound|).
    pub gap: Option<f64>,
}

/// The caller's clock and the caller's wish to stop. The crate has neither of its own.
#[derive(Clone, Copy)]
pub struct Watch<'w> {
    /// Seconds since the caller started.
    pub elapsed: &'w (dyn Fn() -> f64 + Sync),
    /// Whether the caller wants the best plan so far, now.
    pub stop: &'w (dyn Fn() -> bool + Sync),
}

impl Watch<'_> {
    /// A watch that stands still and never stops: no limit cuts in.
    pub fn idle() -> Watch<'static> {
        Watch { elapsed: &|| 0.0, stop: &|| false }
    }
}

/// What is asked of a solve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Relative gap at which a plan is good enough.
    pub gap: f64,
    /// Threads to use.
    pub threads: usize,
    /// The same seed and threads give the same plan, as long as no limit cuts in.
    pub seed: u64,
    /// Seconds, by the caller's clock, after which the best plan is returned.
    pub time_limit: f64,
}

impl Default for Options {
    fn default() -> Self {
        Options { gap: 1e-4, threads: 1, seed: 1, time_limit: 60.0 }
    }
}
