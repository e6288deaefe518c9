//! A plan that was made elsewhere, taken in as the draft of its week once every rule has been checked.

use super::judgement::BrokenRule;
use super::{View, draft};
use crate::basics::IsoWeek;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};

/// What came of a plan that was made elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum TakenPlan {
    /// It is the draft now; nothing is published by it.
    Taken,
    /// It is no plan file: the first faults, each with its place.
    Unreadable(Vec<String>),
    /// It is the plan of another week.
    OtherWeek(String),
    /// It breaks rules as they are now, or does not keep what is settled; nothing was changed.
    Broken(Vec<BrokenRule>),
    /// It names slots or people that are not in the week.
    Strangers(usize),
}

/// So many faults of a file are told.
const MOST_FAULTS: usize = 10;

/// Takes a plan file in as the draft of a week, as the week is looked at.
pub fn take_plan(context: &mut Context, week: IsoWeek, view: &View, file: &str) -> anyhow::Result<TakenPlan> {
    let plan = match solver::read_plan(file) {
        Ok(solved) => solved.plan,
        Err(faults) => {
            return Ok(TakenPlan::Unreadable(faults.iter().take(MOST_FAULTS).map(ToString::to_string).collect()));
        }
    };
    if plan.week != week.to_string() {
        return Ok(TakenPlan::OtherWeek(plan.week));
    }
    let differences = view.instance.check_rules(&plan.assignments);
    let broken: Vec<BrokenRule> = differences.iter().filter_map(BrokenRule::of).collect();
    // What is not about a rule is about somebody or something that is not there.
    if differences.len() > broken.len() {
        return Ok(TakenPlan::Strangers(differences.len() - broken.len()));
    }
    if !broken.is_empty() {
        return Ok(TakenPlan::Broken(broken));
    }
    draft::replace(context, week, &plan.assignments)?;
    journal::record(context, &Entry::new(Kind::PlanTaken).week(week).detail(plan.assignments.len()))?;
    Ok(TakenPlan::Taken)
}
