//! Gap, time, signal, seed: when a solve ends and what comes out.

use crate::small_week::{asked, instance};
use crate::week_files::read;
use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};
use wijkopvang_solver::*;

fn quiet(_: &Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn the_same_seed_gives_the_same_plan() {
    let week = read("town");
    let options = Options { threads: 2, seed: 7, ..asked(2e-3) };
    let one = solve(&instance(&week), &options, &Watch::idle(), &mut quiet).unwrap();
    let other = solve(&instance(&week), &options, &Watch::idle(), &mut quiet).unwrap();
    assert_eq!(Solved { seconds: 0.0, ..one }, Solved { seconds: 0.0, ..other });
}

#[test]
fn time_that_runs_out_leaves_a_checked_plan() {
    let week = read("town");
    // A clock that goes on by a millisecond each time somebody looks at it.
    let ticks = AtomicU64::new(0);
    let elapsed = || ticks.fetch_add(1, Ordering::Relaxed) as f64 / 1000.0;
    let watch = Watch { elapsed: &elapsed, stop: &|| false };
    let plan = solve(&instance(&week), &Options { time_limit: 0.1, ..asked(0.0) }, &watch, &mut quiet).unwrap();
    assert_eq!(plan.proof.status, Status::TimeLimit);
    assert!(instance(&week).check(&plan).is_empty());
    assert!(!plan.plan.assignments.is_empty() && plan.proof.gap > 0.0);
}

#[test]
fn a_wish_to_stop_is_heard_and_the_best_is_kept() {
    let week = read("town");
    let best = Cell::new(f64::MIN);
    let calls = Cell::new(0);
    let plan = solve(&instance(&week), &asked(0.0), &Watch::idle(), &mut |progress| {
        best.set(progress.score.unwrap_or(best.get()));
        calls.set(calls.get() + 1);
        if calls.get() == 12 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap();
    assert!(plan.plan.score >= best.get() - 1e-6);
    assert!(calls.get() <= 13, "{} reports", calls.get());
    assert!(instance(&week).check(&plan).is_empty());
}

#[test]
fn reports_never_get_worse_and_the_bound_stays_above() {
    let week = read("town");
    let mut reports = Vec::new();
    let plan = solve(&instance(&week), &asked(1e-3), &Watch::idle(), &mut |progress| {
        reports.push(*progress);
        ControlFlow::Continue(())
    })
    .unwrap();
    for pair in reports.windows(2) {
        assert!(pair[0].score.is_none_or(|before| pair[1].score.is_some_and(|after| after >= before)));
        assert!(pair[0].bound.is_none_or(|before| pair[1].bound.is_some_and(|after| after <= before)));
    }
    assert!(reports.iter().filter_map(|report| report.bound).all(|bound| bound >= plan.plan.score));
}
