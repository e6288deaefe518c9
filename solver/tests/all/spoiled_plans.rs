//! `check` catches every spoiled plan.

use crate::small_week::solved;
use crate::week_files::read;
use wijkopvang_solver::*;

/// What `check` says about tiny's plan after it was spoiled.
fn said(spoil: impl Fn(&mut Solved)) -> String {
    let week = read("tiny");
    let mut plan = solved(&week);
    spoil(&mut plan);
    let said: Vec<String> = crate::small_week::instance(&week).check(&plan).iter().map(ToString::to_string).collect();
    assert!(!said.is_empty(), "nothing was noticed");
    said.join("\n")
}

#[test]
fn figures_that_are_off() {
    assert!(said(|plan| plan.plan.score += 0.02).contains("score: is stated as"));
    assert!(said(|plan| plan.plan.parts.travel -= 1.0).contains("travel: is stated as"));
    assert!(said(|plan| plan.plan.parts.household_first += 600.0).contains("household-first: is stated as"));
    assert!(said(|plan| plan.proof.bound -= 1.0).contains("below the score"));
    assert!(said(|plan| plan.proof.gap += 0.00001).contains("gap: is stated as"));
    assert!(said(|plan| plan.proof.status = Status::TimeLimit).contains("status"));
    assert!(
        said(|plan| {
            plan.proof.bound += 100.0;
            plan.proof.gap = (plan.proof.bound - plan.plan.score) / plan.proof.bound;
        })
        .contains("stated as optimal")
    );
}

#[test]
fn assignments_that_are_wrong() {
    assert!(
        said(|plan| plan.plan.assignments[0].slot = "nowhere".to_owned()).contains("slot nowhere is not in the week")
    );
    assert!(said(|plan| plan.plan.assignments[0].caregiver = "nobody".to_owned()).contains("caregiver nobody is not"));
    assert!(said(|plan| plan.plan.assignments.push(plan.plan.assignments[0].clone())).contains("assigned 2 times"));
    let gone = said(|plan| drop(plan.plan.assignments.remove(0)));
    assert!(gone.contains("neither served nor listed") && gone.contains("score: is stated as"));
    let other = said(|plan| plan.plan.assignments[0].caregiver = plan.plan.assignments[1].caregiver.clone());
    assert!(other.contains("slot") && other.contains("caregiver"), "{other}");
    let alone = said(|plan| plan.plan.assignments[0].caregiver = "c0".to_owned());
    assert!(alone.contains("one-caregiver"), "{alone}");
    assert!(said(|plan| plan.plan.week = "2026-W47".to_owned()).contains("2026-W47"));
}

#[test]
fn statements_about_unserved_slots_that_are_wrong() {
    assert!(said(|plan| drop(plan.plan.unserved.remove(0))).contains("neither served nor listed"));
    assert!(said(|plan| plan.plan.unserved.push(plan.plan.unserved[0].clone())).contains("listed 2 times"));
    assert!(said(|plan| plan.plan.unserved[0].slot = "nowhere".to_owned()).contains("slot nowhere is not in the week"));
    assert!(
        said(|plan| plan.plan.unserved[0].slot = plan.plan.assignments[0].slot.clone()).contains("listed and served")
    );
    assert!(said(|plan| plan.plan.unserved[0].reasons[0].caregivers += 1).contains("reasons are"));
    assert!(said(|plan| plan.plan.unserved[0].reasons[0].rule = "pinned".to_owned()).contains("come to"));
}

#[test]
fn a_peer_is_asked_for_rules_and_score_alone() {
    let week = read("tiny");
    let mut plan = solved(&week);
    plan.proof.bound = 0.0;
    plan.proof.gap = 1.0;
    plan.plan.unserved.clear();
    assert_eq!(crate::small_week::instance(&week).check_peer(&plan.plan), Vec::new());
    plan.plan.score += 1.0;
    assert_eq!(crate::small_week::instance(&week).check_peer(&plan.plan).len(), 1);
}
