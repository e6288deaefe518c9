//! The weeks that came with the contract.

use crate::small_week::{asked, instance, solved};
use std::ops::ControlFlow;
use wijkopvang_solver::*;

pub fn read(name: &str) -> Week {
    let path = format!("{}/tests/weeks/{name}.json", env!("CARGO_MANIFEST_DIR"));
    read_week(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn solved_within(name: &str, gap: f64) -> Solved {
    let week = read(name);
    let plan = solve(&instance(&week), &asked(gap), &Watch::idle(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(instance(&week).check(&plan).is_empty(), "{:?}", instance(&week).check(&plan));
    assert!(plan.proof.gap <= gap, "gap {}", plan.proof.gap);
    plan
}

#[test]
fn tiny_is_solved_to_the_known_optimum() {
    let plan = solved(&read("tiny"));
    assert_eq!((plan.proof.status, plan.plan.score), (Status::Optimal, 66_571.75));
}

#[test]
fn town_is_solved_to_a_thousandth() {
    let plan = solved_within("town", 1e-3);
    assert!(plan.plan.score >= 715_000.0 && plan.proof.bound <= 716_500.0, "{} {}", plan.plan.score, plan.proof.bound);
}

#[test]
fn the_week_of_the_clock_change_is_solved() {
    solved_within("town-clock-change", 1e-3);
}

#[test]
fn a_published_town_is_replanned_with_its_pins() {
    let plan = solved_within("town-replan", 1e-3);
    assert!(plan.plan.score <= 691_639.5 && plan.proof.bound >= 691_639.5, "{} {}", plan.plan.score, plan.proof.bound);
}
