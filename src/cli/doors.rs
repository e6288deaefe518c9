//! `wijkopvang doors WEEK.json PLAN.json SLOT-ID`: other times at which somebody could come.

use super::asked::{WeekAndPlan, tell};
use clap::Args;
use serde::Serialize;
use solver::Door;
use std::fmt;
use std::process::ExitCode;

/// Tell the nearest other times for a slot at which somebody could come without breaking the plan.
#[derive(Debug, Args)]
pub struct DoorsArgs {
    #[command(flatten)]
    files: WeekAndPlan,
    /// The slot's id.
    slot: String,
    /// How many times are told, the nearest ones.
    #[arg(long, value_name = "N", default_value_t = 10)]
    most: usize,
    /// Answer in JSON: the slot, and `doors` with `start`, `end`, `days_later`, `minutes_later`, `minutes_less`,
    /// `distance` and `visitors`.
    #[arg(long)]
    json: bool,
}

/// The nearest other times of a slot.
#[derive(Serialize)]
struct Doors<'d> {
    slot: &'d str,
    doors: Vec<Door>,
}

impl fmt::Display for Doors<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.doors.is_empty() {
            return write!(out, "slot {}: nobody could come at another time of this week", self.slot);
        }
        write!(out, "slot {}: other times, the nearest first", self.slot)?;
        self.doors.iter().try_for_each(|door| write!(out, "\n  {door}"))
    }
}

/// Runs the command.
pub fn run(args: &DoorsArgs) -> ExitCode {
    let (instance, solved) = match args.files.read() {
        Ok(read) => read,
        Err(code) => return code,
    };
    match instance.doors(&solved.plan.assignments, &args.slot) {
        Ok(mut doors) => {
            doors.truncate(args.most);
            tell(&Doors { slot: &args.slot, doors }, args.json)
        }
        Err(none) => {
            eprintln!("{none}");
            ExitCode::FAILURE
        }
    }
}
