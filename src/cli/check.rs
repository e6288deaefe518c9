//! `wijkopvang check WEEK.json PLAN.json`: recomputes everything a plan says.

use super::asked::read_plan;
use super::solve::read_week;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Check a plan against its week: rules, score, bound, gap, status, and the reasons for what is unserved.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The week file.
    pub week: PathBuf,
    /// The plan file.
    pub plan: PathBuf,
    /// Check rules and score only: for plans made by other programs.
    #[arg(long)]
    pub peer: bool,
}

/// Runs the command.
pub fn run(args: &CheckArgs) -> ExitCode {
    let week = match read_week(&args.week) {
        Ok(week) => week,
        Err(code) => return code,
    };
    let solved = match read_plan(&args.plan) {
        Ok(solved) => solved,
        Err(code) => return code,
    };
    let instance = solver::Instance::new(week);
    let differences = if args.peer { instance.check_peer(&solved.plan) } else { instance.check(&solved) };
    let plan = &solved.plan;
    if differences.is_empty() {
        println!(
            "{} slots served, {} unserved, {} points: all of it is right",
            plan.assignments.len(),
            plan.unserved.len(),
            plan.score
        );
        return ExitCode::SUCCESS;
    }
    differences.iter().for_each(|difference| println!("{difference}"));
    ExitCode::FAILURE
}
