//! Where somebody stands on the ladder of her organiser, and what the next rung still asks.

use chrono::NaiveDate;

use super::{Held, Missing};
use crate::caregivers::{Caregiver, Stage};
use crate::vouchers::{Ladder, Rung};

/// A rung, seen by one caregiver.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'l> {
    /// Which.
    pub rung: &'l Rung,
    /// Whether she stands on it or above it.
    pub reached: bool,
    /// Whether it is the next that she can reach.
    pub next: bool,
    /// What it still asks of her.
    pub missing: Vec<Missing>,
}

/// Where a caregiver stands on `today`. A rung is reached when nothing is missing on it nor on any below.
pub fn steps<'l>(ladder: &'l Ladder, caregiver: &Caregiver, held: &Held, today: NaiveDate) -> Vec<Step<'l>> {
    let mut steps: Vec<Step<'l>> = Vec::new();
    for rung in &ladder.rungs {
        let missing = missing(ladder, rung, caregiver, held, today);
        let below = steps.last().is_none_or(|step| step.reached);
        steps.push(Step { rung, reached: below && missing.is_empty(), next: below && !missing.is_empty(), missing });
    }
    steps
}

fn missing(ladder: &Ladder, rung: &Rung, caregiver: &Caregiver, held: &Held, today: NaiveDate) -> Vec<Missing> {
    let Some(stage) = rung.stage else { return Vec::new() };
    let mut missing = Vec::new();
    if caregiver.admitted_at.is_none() {
        missing.push(Missing::Talk);
    }
    let mut asked = ladder.asked_on(rung);
    asked.sort_by_key(|code| ladder.kinds.iter().position(|kind| kind.code == *code));
    missing.extend(held.lack(ladder, asked.into_iter(), today));
    let learning = caregiver.terms.stage == Stage::Trainee && caregiver.terms.learning_minutes > 0;
    if rung.learned && learning {
        missing.push(Missing::Minutes(caregiver.terms.learning_minutes));
    }
    if !caregiver.terms.stage.is_at_least(stage) {
        missing.push(Missing::Word);
    }
    missing
}
