//! The path: the months that a scheme gives a caregiver, with a talk about the next step on the way.

use chrono::{Months, NaiveDate};

use crate::caregivers::Caregiver;
use crate::vouchers::Figures;

/// The dates of somebody's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Path {
    /// Its first day.
    pub started_on: NaiveDate,
    /// The day by which the next step is talked about.
    pub talk_on: NaiveDate,
    /// The first day after it.
    pub ends_on: NaiveDate,
}

/// The path of a caregiver, as her scheme measures it; none where it has not begun or has no end.
pub fn path(caregiver: &Caregiver, figures: &Figures) -> Option<Path> {
    let started_on = caregiver.terms.path_began()?;
    Some(Path {
        started_on,
        talk_on: started_on.checked_add_months(Months::new(figures.talk_after_months))?,
        ends_on: started_on.checked_add_months(Months::new(figures.path_months))?,
    })
}
