//! `wijkopvang rehearse WEEK.json PLAN.json`: what each absence would do to a plan.

use super::asked::{WeekAndPlan, tell};
use clap::Args;
use std::process::ExitCode;

/// Rehearse absences: for each caregiver and day, which slots others could take over (handing one other slot on at
/// most), and which families and days are the most fragile.
#[derive(Debug, Args)]
pub struct RehearseArgs {
    #[command(flatten)]
    files: WeekAndPlan,
    /// Threads to use; all cores when left out.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Answer in JSON: the members `absences`, `families` and `days`; minutes throughout.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &RehearseArgs) -> ExitCode {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = args.threads.map_or_else(cores, usize::from);
    match args.files.read() {
        Ok((instance, solved)) => tell(&instance.rehearse(&solved.plan.assignments, threads), args.json),
        Err(code) => code,
    }
}
