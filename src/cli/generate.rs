//! `wijkopvang generate`: a made-up week on real municipalities.

use super::destination::Destination;
use clap::Args;
use solver::Wanted;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Make up a realistic week on real Flemish municipalities.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// How many caregivers, trainees among them.
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub caregivers: usize,
    /// How many slots.
    #[arg(long, value_name = "M", default_value_t = 220)]
    pub slots: usize,
    /// The same seed gives the same week.
    #[arg(long, value_name = "K", default_value_t = 1)]
    pub seed: u64,
    /// The ISO week, like 2026-W48.
    #[arg(long, value_name = "W", default_value = "2026-W48")]
    pub week: String,
    /// Home care in one town: many short visits, everybody in reach of everybody.
    #[arg(long)]
    pub dense: bool,
    /// The version of the week format, 1 or 2.
    #[arg(long, value_name = "VERSION", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=2))]
    pub format: u8,
    /// Where the week file goes; standard output when left out.
    #[arg(long, value_name = "WEEK.json")]
    pub out: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &GenerateArgs) -> ExitCode {
    let wanted = Wanted {
        caregivers: args.caregivers,
        slots: args.slots,
        seed: args.seed,
        week: args.week.clone(),
        dense: args.dense,
        format_1: args.format == 1,
    };
    let destination = match args.out.as_deref().map(|path| Destination::prepare("--out", path)).transpose() {
        Ok(destination) => destination,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::FAILURE;
        }
    };
    let made = solver::generate(&wanted).and_then(|week| serde_json::to_string(&week).map_err(|e| e.to_string()));
    let written = made.and_then(|json| match &destination {
        Some(destination) => destination.write(&(json + "\n")),
        None => std::io::stdout().write_all((json + "\n").as_bytes()).map_err(|error| error.to_string()),
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
