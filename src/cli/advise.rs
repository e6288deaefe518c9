//! `wijkopvang advise WEEK.json…`: what one change would have served in past weeks.

use super::asked::tell;
use super::solve::read_week;
use clap::Args;
use solver::{Options, Watch};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Advise from past weeks: what one more certificate, one more caregiver in a place, one longer window or one higher cap
/// would have served, in hours and families, each between two proved bounds.
#[derive(Debug, Args)]
pub struct AdviseArgs {
    /// One to twelve week files of one organiser, each of another week.
    #[arg(required = true, value_name = "WEEK")]
    weeks: Vec<PathBuf>,
    /// Seconds for all of it; the more there are, the closer the bounds.
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0)]
    time_limit: f64,
    /// Threads to use; all cores when left out.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Answer in JSON: `weeks`, `changes` (`change`, `whom`, and `least`, `found` and `most` of `minutes` and
    /// `families`), `looked_at`, `sure`.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &AdviseArgs) -> ExitCode {
    let start = Instant::now();
    if !(args.time_limit > 0.0 && args.time_limit.is_finite()) {
        eprintln!("--time-limit {} must be a number of seconds above 0", args.time_limit);
        return ExitCode::FAILURE;
    }
    let mut weeks = Vec::new();
    for path in &args.weeks {
        match read_week(path) {
            Ok(week) => weeks.push(week),
            Err(code) => return code,
        }
    }
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = args.threads.map_or_else(cores, usize::from);
    let options = Options { time_limit: args.time_limit, threads, ..Options::default() };
    let elapsed = || start.elapsed().as_secs_f64();
    match solver::advise(&weeks, &options, &Watch { elapsed: &elapsed, stop: &|| false }) {
        Ok(advice) => tell(&advice, args.json),
        Err(none) => {
            eprintln!("{none}");
            ExitCode::FAILURE
        }
    }
}
