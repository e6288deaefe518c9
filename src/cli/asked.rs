//! What the commands that ask about a plan have in common: the week file, the plan that must be one of that week, and
//! an answer as text or as JSON.

use super::solve::{read_text, read_week};
use clap::Args;
use serde::Serialize;
use solver::{Instance, Solved};
use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Faults of a plan told at most; `check` tells all.
const TOLD: usize = 5;

/// A week file and a plan of it.
#[derive(Debug, Args)]
pub struct WeekAndPlan {
    /// The week file.
    pub week: PathBuf,
    /// The plan file.
    pub plan: PathBuf,
}

/// Reads a plan file, or says what is wrong with it.
pub(super) fn read_plan(path: &Path) -> Result<Solved, ExitCode> {
    let text = read_text(path).map_err(|message| {
        eprintln!("{message}");
        ExitCode::FAILURE
    })?;
    solver::read_plan(&text).map_err(|faults| {
        faults.iter().for_each(|fault| eprintln!("{}: {fault}", path.display()));
        ExitCode::FAILURE
    })
}

impl WeekAndPlan {
    /// Reads both. The plan must be of this week and keep its rules, for whoever asks what could be changed in it.
    pub fn read(&self) -> Result<(Instance, Solved), ExitCode> {
        let instance = Instance::new(read_week(&self.week)?);
        let solved = read_plan(&self.plan)?;
        let differences = instance.check_peer(&solved.plan);
        if differences.is_empty() {
            return Ok((instance, solved));
        }
        let (plan, week) = (self.plan.display(), self.week.display());
        differences.iter().take(TOLD).for_each(|difference| eprintln!("{plan}: {difference}"));
        let more = differences.len().saturating_sub(TOLD);
        let rest = if more > 0 { format!(" ({more} more)") } else { String::new() };
        eprintln!("{plan} is no plan of {week}{rest}; `wijkopvang check` tells all, `wijkopvang solve` makes one");
        Err(ExitCode::FAILURE)
    }
}

/// Prints an answer: as JSON where that was asked for.
pub(super) fn tell(answer: &(impl Serialize + Display), json: bool) -> ExitCode {
    let text = match json {
        true => serde_json::to_string_pretty(answer),
        false => Ok(answer.to_string()),
    };
    let written = text
        .map_err(|error| error.to_string())
        .and_then(|text| std::io::stdout().write_all((text + "\n").as_bytes()).map_err(|error| error.to_string()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the answer cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}
