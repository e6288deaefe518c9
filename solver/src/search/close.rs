//! When the gap is closed over lists, and what becomes of it.

use super::closing::Closing;
use super::solve::Run;
use crate::format::Proof;
use crate::lagrangian::{Evidence, Pricers, Subgradient};
use crate::params::PARAMS;
use crate::search::{Phase, Progress};
use std::ops::ControlFlow;

/// Units that a plan must exceed to be better by what matters: by more than the gap that was asked for, or than one
/// step of the grid.
fn reached(run: &Run<'_>, score: i64) -> i64 {
    let tolerated = match run.relaxation.grid {
        1 => run.options.gap.max(Proof::OPTIMAL / 2.0),
        _ => run.options.gap,
    };
    // A gap is a share of the bound, which is no less than the score.
    let tolerated = (score.abs() as f64 * tolerated * 0.999) as i64;
    score.saturating_add(tolerated.max(run.relaxation.grid - 1))
}

/// Tries to close the gap over lists. True when it did.
pub(super) fn close(
    run: &mut Run<'_>,
    root: &Subgradient,
    pricers: &mut Pricers,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> bool {
    let relaxation = run.relaxation;
    if relaxation.reaches.len() > PARAMS.listed_people {
        return false;
    }
    let (stop, elapsed, deadline) = (run.watch.stop, run.watch.elapsed, run.deadline);
    let late = || stop() || elapsed() >= deadline;
    loop {
        let Some(best) = run.best.clone().filter(|_| !run.done() && !late()) else { return run.done() };
        let wanted = reached(run, best.score);
        if run.tried == Some((wanted, root.bound)) {
            return false;
        }
        run.tried = Some((wanted, root.bound));
        let begun = Closing::begin(relaxation, root, &best, wanted, pricers, &late);
        let Some(mut closing) = begun else { return false };
        let found = closing.prospect(&late);
        if found.is_some_and(|plan| run.offer(plan)) {
            run.tell(Phase::Improving, report);
            continue;
        }
        if closing.reached() >= run.bound {
            // What the list could prove is known.
            return run.done();
        }
        let again = go_on(run, &mut closing, &late, report);
        let evidence = Evidence { cases: closing.cases() };
        if evidence.bound(relaxation) < run.bound {
            run.bound = evidence.bound(relaxation);
            run.listed = Some(evidence);
        }
        if !again {
            return run.done();
        }
    }
}

/// Looks at cases until none is open. True where a plan was found with which another list would be better.
fn go_on(
    run: &mut Run<'_>,
    closing: &mut Closing<'_>,
    late: &dyn Fn() -> bool,
    report: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> bool {
    let mut found = false;
    while !closing.is_closed() && !late() {
        let Some(met) = closing.step(&late) else { break };
        if let Some(plan) = met {
            if !run.offer(plan) {
                break;
            }
            let Some(best) = run.best.clone() else { break };
            let wanted = reached(run, best.score);
            if wanted < closing.reached() {
                return true;
            }
            closing.raise(wanted);
            found = true;
        }
        run.tell(Phase::Proving, report);
    }
    found && !closing.is_closed()
}
