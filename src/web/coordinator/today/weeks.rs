//! Where this week and the next stand, and the way to the first one, in words.

use domain::today::{FirstStep, NextStep, WeekAhead};
use domain::words::Words;

/// A week with its next step.
pub struct WeekCard {
    pub href: String,
    pub name: String,
    /// How many slots are asked, and how many of them somebody has in the plan.
    pub line: Option<String>,
    /// Whether it is the coordinator's turn.
    pub is_due: bool,
    pub step: String,
    /// Where the step is done.
    pub step_href: String,
}

/// This week and the next.
pub fn cards(words: &Words, weeks: &[WeekAhead]) -> Vec<WeekCard> {
    weeks.iter().map(|ahead| card(words, ahead)).collect()
}

fn card(words: &Words, ahead: &WeekAhead) -> WeekCard {
    let href = format!("/weeks/{}", ahead.week);
    let (is_due, step, way) = match ahead.step {
        NextStep::Collect => (false, words.say("next-step-collect"), ""),
        NextStep::Solve => (true, words.say("next-step-solve"), ""),
        NextStep::Solving => (false, words.say("next-step-solving"), ""),
        NextStep::Publish => (true, words.say("next-step-publish"), "/publish"),
        NextStep::Fill(count) => (true, words.say1("next-step-fill", "count", count), "/board?by=unfilled"),
        NextStep::Wait(count) => (false, words.say1("next-step-wait", "count", count), "/board?by=day&state=offered"),
        NextStep::Settled => (false, words.say("next-step-settled"), "/board"),
    };
    WeekCard {
        name: words.week(ahead.week),
        line: (ahead.asked > 0).then(|| words.say2("today-week-line", "asked", ahead.asked, "planned", ahead.planned)),
        is_due,
        step,
        step_href: format!("{href}{way}"),
        href,
    }
}

/// A step on the way to the first week.
pub struct Step {
    pub done: bool,
    pub current: bool,
    pub name: String,
    pub text: String,
    pub href: String,
}

/// The way to the first week.
pub struct FirstWeek {
    pub steps: Vec<Step>,
}

impl FirstWeek {
    pub fn new(words: &Words, steps: &[(FirstStep, bool)], weeks: &[WeekAhead; 2]) -> Self {
        let current = steps.iter().position(|(_, done)| !done);
        // The week that people ask for first is the one to plan.
        let week = weeks.iter().find(|ahead| ahead.asked > 0).unwrap_or(&weeks[1]).week;
        let href = |step: FirstStep| match step {
            FirstStep::Settings => "/settings".to_owned(),
            FirstStep::Caregiver | FirstStep::Hours => "/caregivers".to_owned(),
            FirstStep::Family => "/families".to_owned(),
            FirstStep::Solve => format!("/weeks/{week}"),
            FirstStep::Publish => format!("/weeks/{week}/publish"),
        };
        let shown = steps.iter().enumerate().map(|(i, (step, done))| Step {
            done: *done,
            current: current == Some(i),
            name: words.named("first-step", step.as_str()),
            text: words.named("first-text", step.as_str()),
            href: href(*step),
        });
        FirstWeek { steps: shown.collect() }
    }
}
