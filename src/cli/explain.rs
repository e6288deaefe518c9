//! `wijkopvang explain WEEK.json PLAN.json SLOT-ID`: why a slot is served so, or not at all.

use super::solve::{read_text, read_week};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Explain one slot of a plan: what its assignment is worth, or why nobody serves it and what would help.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The week file.
    pub week: PathBuf,
    /// The plan file.
    pub plan: PathBuf,
    /// The slot's id.
    pub slot: String,
}

/// Runs the command.
pub fn run(args: &ExplainArgs) -> ExitCode {
    let week = match read_week(&args.week) {
        Ok(week) => week,
        Err(code) => return code,
    };
    let text = match read_text(&args.plan) {
        Ok(text) => text,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::FAILURE;
        }
    };
    let plan = match solver::read_plan(&text) {
        Ok(plan) => plan,
        Err(faults) => {
            faults.iter().for_each(|fault| eprintln!("{}: {fault}", args.plan.display()));
            return ExitCode::FAILURE;
        }
    };
    match solver::explain(&week, &plan, &args.slot) {
        Ok(explanation) => {
            println!("slot {}: {explanation}", args.slot);
            ExitCode::SUCCESS
        }
        Err(unknown) => {
            eprintln!("{unknown}");
            ExitCode::FAILURE
        }
    }
}
