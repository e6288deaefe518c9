//! From nothing to the first published week, step by step.

use super::rows::weeks as rows;
use crate::context::Context;

/// A step on the way to the first week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstStep {
    /// The settings are looked over: area, price, contact person.
    Settings,
    /// Somebody minds children: joined, and admitted after the talk.
    Caregiver,
    /// A family asks for care.
    Family,
    /// Somebody says when she can work.
    Hours,
    /// A week is solved.
    Solve,
    /// It is published.
    Publish,
}

impl FirstStep {
    /// The step as messages know it: `first-step-…`.
    pub fn as_str(self) -> &'static str {
        match self {
            FirstStep::Settings => "settings",
            FirstStep::Caregiver => "caregiver",
            FirstStep::Family => "family",
            FirstStep::Hours => "hours",
            FirstStep::Solve => "solve",
            FirstStep::Publish => "publish",
        }
    }
}

/// The steps in their order, each with whether it is done; none once a week was published.
pub fn first_week(context: &mut Context) -> anyhow::Result<Option<Vec<(FirstStep, bool)>>> {
    if rows::any_published(context)? {
        return Ok(None);
    }
    Ok(Some(vec![
        (FirstStep::Settings, rows::settings_saved(context)?),
        (FirstStep::Caregiver, rows::any_caregiver(context)?),
        (FirstStep::Family, rows::any_request(context)?),
        (FirstStep::Hours, rows::any_hours(context)?),
        (FirstStep::Solve, rows::any_plan(context)?),
        (FirstStep::Publish, false),
    ]))
}
