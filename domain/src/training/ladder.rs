//! Where somebody stands on the ladder of her scheme, and what the next rung still asks.

use chrono::NaiveDate;

use super::{Held, Missing};
use crate::caregivers::{Caregiver, Stage};
use crate::vouchers::{Figures, Rung};

/// A rung, seen by one caregiver.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'f> {
    /// Which.
    pub rung: &'f Rung,
    /// Whether she stands on it or above it.
    pub reached: bool,
    /// Whether it is the next that she can reach.
    pub next: bool,
    /// What it still asks of her.
    pub missing: Vec<Missing>,
}

/// Where a caregiver stands on `today`. A rung is reached when nothing is missing on it nor on any below.
pub fn ladder<'f>(figures: &'f Figures, caregiver: &Caregiver, held: &Held, today: NaiveDate) -> Vec<Step<'f>> {
    let mut steps: Vec<Step<'f>> = Vec::new();
    for rung in &figures.ladder {
        let missing = missing(figures, rung, caregiver, held, today);
        let below = steps.last().is_none_or(|step| step.reached);
        steps.push(Step { rung, reached: below && missing.is_empty(), next: below && !missing.is_empty(), missing });
    }
    steps
}

fn missing(figures: &Figures, rung: &Rung, caregiver: &Caregiver, held: &Held, today: NaiveDate) -> Vec<Missing> {
    let Some(stage) = rung.stage else { return Vec::new() };
    let mut missing = Vec::new();
    if caregiver.admitted_at.is_none() {
        missing.push(Missing::Talk);
    }
    let mut asked: Vec<&str> = rung.certificates.iter().chain(figures.bands_of(rung).flat_map(|band| &band.requires)).map(String::as_str).collect();
    asked.sort_by_key(|code| super::CODES.iter().position(|known| known == code));
    asked.dedup();
    missing.extend(held.lack(figures, asked.into_iter(), today));
    let learning = caregiver.terms.stage == Stage::Trainee && caregiver.terms.learning_minutes > 0;
    if rung.learned && learning {
        missing.push(Missing::Minutes(caregiver.terms.learning_minutes));
    }
    if !caregiver.terms.stage.is_at_least(stage) {
        missing.push(Missing::Word);
    }
    missing
}
