//! Rules in the way of somebody's serving a slot, in words.

use domain::context::Context;
use domain::planning::Obstacle;
use domain::requests;
use domain::words::{Message, Words};

/// A rule in the way, with its figures.
pub fn obstacle(words: &Words, obstacle: &Obstacle) -> String {
    // Two slots that overlap have less than no time in between: then only that is worth saying.
    let kind = if obstacle.rule == "no-overlap" && obstacle.found < 0 { "clash" } else { obstacle.rule.as_str() };
    let figure = |value: i64| if kind == "days-limit" { value.to_string() } else { words.duration(value) };
    let message = Message::new(format!("obstacle-{kind}"));
    words.tell(&message.with("found", figure(obstacle.found)).with("limit", figure(obstacle.limit)))
}

/// The rules in the way of somebody's own yes, each with the time of what she has accepted and cannot come beside.
pub fn in_her_way(context: &mut Context, words: &Words, obstacles: &[Obstacle]) -> anyhow::Result<Vec<String>> {
    let mut told = Vec::new();
    for one in obstacles {
        let other = match &one.other {
            Some(slot) => requests::slot(context, slot)?,
            None => None,
        };
        let what = obstacle(words, one);
        told.push(match other {
            Some(slot) => {
                let (start, end) = (slot.wall_start(), slot.wall_end());
                format!("{what} ({}, {})", words.date(start.date()), words.hours(start, end))
            }
            None => what,
        });
    }
    Ok(told)
}
