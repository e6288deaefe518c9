//! The program `town`.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use town::{bench, demo, history, stories};

/// A made-up town that uses Wijkopvang as people do.
#[derive(Parser)]
#[command(name = "town", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Try it out: a made-up town on this machine, with its e-mails shown as pages.
    Demo(demo::DemoArgs),
    /// Write a city with a past into an empty database, to measure pages on.
    History(history::HistoryArgs),
    /// Measure every page of the coordinator in such a city.
    Bench(bench::BenchArgs),
    /// Tell the story of the town for several sizes and seeds, each from an empty folder, and say how each ended.
    Stories(stories::StoriesArgs),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Demo(args) => demo::run(&args),
        Command::History(args) => history::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::Stories(args) => stories::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
