//! `town history`: a city with a past, written straight into a database in seconds, so that pages can be measured where much has
//! happened. Nobody fills in a form here: the rows are those that a year of use leaves behind, within what the register keeps.

mod past;
mod people;
mod rows;
mod traces;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::ensure;
use chrono::Utc;
use clap::Args;

use crate::program::Program;
use crate::story;
use crate::week::Week;
use past::Past;
use rows::Database;

/// A city with a past, in a database that has nothing in it.
#[derive(Clone, Debug, Args)]
pub struct HistoryArgs {
    /// `sqlite:PATH` or `postgres://USER@HOST/NAME`.
    #[arg(long)]
    pub database: String,
    /// How many caregivers work there.
    #[arg(long, default_value_t = 300)]
    pub caregivers: usize,
    /// How many slots are asked each week.
    #[arg(long, default_value_t = 1300)]
    pub slots: usize,
    /// How many weeks lie behind it.
    #[arg(long, default_value_t = 52)]
    pub weeks: u32,
    /// Another seed makes other people.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The program `wijkopvang`; the one beside this program where none is named.
    #[arg(long, value_name = "FILE")]
    pub program: Option<PathBuf>,
}

/// Makes the city, and says what there is.
pub fn run(args: &HistoryArgs) -> anyhow::Result<()> {
    let began = Instant::now();
    actix_web::rt::System::new().block_on(make(args))?;
    println!("written in {:.1} s; the coordinator is {} / {}", began.elapsed().as_secs_f64(), story::COORDINATOR.0, story::COORDINATOR.1);
    Ok(())
}

/// Makes the city: the program itself makes the tables and the organiser, then the past is written. The week of today is under
/// way, and the coming one is asked and waits to be planned.
pub async fn make(args: &HistoryArgs) -> anyhow::Result<()> {
    ensure!(args.caregivers > 0 && args.slots > 0, "a city has a caregiver and a slot at least");
    let folder = tempfile::tempdir()?;
    let program = Program::new(args.program.as_deref(), folder.path(), ([127, 0, 0, 1], 8080).into(), None)?.with_database(&args.database);
    story::found(&program).await?;
    let file = made_up_week(&program, folder.path(), args).await?;
    let mut database = Database::open(&args.database)?;
    let now = Utc::now();
    let this_week = Week::of(now.with_timezone(&chrono_tz::Europe::Brussels).date_naive());
    let mut past = Past::new(&mut database, args, now, file)?;
    past.people(this_week)?;
    for back in (0..=i64::from(args.weeks)).rev() {
        past.week(this_week.plus(-back), true)?;
    }
    past.week(this_week.plus(1), false)?;
    database.finish()?;
    for (table, rows) in database.written() {
        println!("{table:<24} {rows:>8}");
    }
    Ok(())
}

/// A week file of the right size, for the past publications and runs, which nobody reads again.
async fn made_up_week(program: &Program, folder: &Path, args: &HistoryArgs) -> anyhow::Result<String> {
    let path = folder.join("week.json");
    let (caregivers, slots, out) = (args.caregivers.to_string(), args.slots.to_string(), path.display().to_string());
    program.run(&["generate", "--caregivers", &caregivers, "--slots", &slots, "--out", &out], "").await?;
    Ok(std::fs::read_to_string(path)?)
}
