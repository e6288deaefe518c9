//! `bounced`.

use std::io::Read;
use std::process::ExitCode;

use anyhow::Context;

use crate::config::Config;
use domain::outbox::report::{self, Report};
use domain::outbox::{self, Bounced};
use domain::store::Database;

/// The mail server keeps the report and tries again (EX_TEMPFAIL of sysexits.h).
const TRY_AGAIN: u8 = 75;

/// Takes one report. What changes nothing ends well too, so that the mail server does not answer a report by another.
pub fn run(config: anyhow::Result<Config>) -> ExitCode {
    match config.and_then(|config| take(&config)) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(TRY_AGAIN)
        }
    }
}

fn take(config: &Config) -> anyhow::Result<String> {
    let mut raw = Vec::new();
    std::io::stdin()
        .take(report::LARGEST as u64)
        .read_to_end(&mut raw)
        .context("the report cannot be read from standard input")?;
    let (letter, reason) = match report::read(&raw) {
        Report::Failed(letter, reason) => (letter, reason),
        Report::Nothing => return Ok("This is no report of a letter that failed; nothing changes.".to_owned()),
        Report::Unknown => return Ok("The report does not say which letter failed; nothing changes.".to_owned()),
    };
    let database = Database::open(config.database.clone())?;
    let said = match database.write_now(|c| outbox::bounced(c, &letter, &reason))? {
        Bounced::Noted => format!("Letter {letter} came back; it stands with the calls."),
        Bounced::NotSent => format!("Letter {letter} is not one that was sent and not yet told; nothing changes."),
        Bounced::Unknown => format!("There is no letter {letter} here; nothing changes."),
    };
    Ok(said)
}
