//! The command line.

mod advise;
mod asked;
mod bounced;
mod check;
mod destination;
mod doors;
mod explain;
mod generate;
mod import;
mod people;
mod plan;
mod rehearse;
mod serve;
mod solve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Config;
use domain::store::{Database, migrate};

/// Flexible childcare at home, scheduled: from a family's request to a confirmed slot in its calendar.
#[derive(Parser)]
#[command(name = "wijkopvang", version, arg_required_else_help = true)]
struct Arguments {
    /// The configuration file; each of its fields can also be set by an environment variable, WIJKOPVANG_ and the
    /// field's name.
    #[arg(long, global = true, env = "WIJKOPVANG_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages, with a worker inside unless the configuration says otherwise.
    Serve,
    /// Send the e-mails and start the weekly runs, beside one or more servers.
    Worker,
    /// Take a delivery report from standard input, as a mail server pipes it: the letter that came back stands with the
    /// calls.
    Bounced,
    /// Bring the database to the shape that this version knows.
    Migrate,
    /// Run the weekly plan of an organiser by hand, without publishing it.
    Plan(plan::PlanArgs),
    /// Solve a week file.
    Solve(solve::SolveArgs),
    /// Check a plan file against its week file.
    Check(check::CheckArgs),
    /// Explain why a slot of a plan is unserved, and what would fill it; or how evenly the work falls.
    Explain(explain::ExplainArgs),
    /// Tell other times for a slot at which somebody could come.
    Doors(doors::DoorsArgs),
    /// Advise from past weeks: which certificate, caregiver, hour or cap would have served the most.
    Advise(advise::AdviseArgs),
    /// Rehearse the absence of each caregiver on each day of a plan.
    Rehearse(rehearse::RehearseArgs),
    /// Make up a realistic week file.
    Generate(generate::GenerateArgs),
    /// Take families, caregivers, hours or certificates in from a CSV file.
    Import(import::ImportArgs),
    /// Organisers: municipalities, welfare offices, companies.
    #[command(subcommand)]
    Organiser(people::OrganiserCommand),
    /// Coordinators, who plan for an organiser.
    #[command(subcommand)]
    Coordinator(people::CoordinatorCommand),
}

/// Runs the program.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let config = || -> anyhow::Result<Config> { Ok(Config::from_environment(arguments.config.as_deref())?) };
    let outcome = match &arguments.command {
        Command::Solve(args) => return solve::run(args),
        Command::Check(args) => return check::run(args),
        Command::Explain(args) => return explain::run(args),
        Command::Doors(args) => return doors::run(args),
        Command::Advise(args) => return advise::run(args),
        Command::Rehearse(args) => return rehearse::run(args),
        Command::Generate(args) => return generate::run(args),
        Command::Bounced => return bounced::run(config()),
        Command::Serve => config().and_then(|config| serve::run(&config, true)),
        Command::Worker => config().and_then(|config| serve::run(&config, false)),
        Command::Migrate => config().and_then(|config| migrate(&config)),
        Command::Plan(args) => config().and_then(|config| plan::run(&config, args)),
        Command::Import(args) => config().and_then(|config| import::run(&config, args)),
        Command::Organiser(command) => config().and_then(|config| people::of_organisers(&config, command)),
        Command::Coordinator(command) => config().and_then(|config| people::of_coordinators(&config, command)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn migrate(config: &Config) -> anyhow::Result<()> {
    let ran = migrate::run(&Database::open(config.database.clone())?)?;
    match ran.as_slice() {
        [] => println!("The database is up to date."),
        names => names.iter().for_each(|name| println!("ran {name}")),
    }
    Ok(())
}
