//! `wijkopvang solve WEEK.json`: a week file in, a plan file out.

use super::destination::Destination;
use clap::Args;
use sha2::{Digest, Sha256};
use signal_hook::consts::{SIGINT, SIGTERM};
use solver::{BoundCertificate, Instance, Options, Progress, Solved, Status, Unsolved, Watch, Week};
use std::fs;
use std::io::{IsTerminal, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Files above this size are refused: a region's week of 13,000 slots takes about 10 MB.
const LARGEST_FILE: u64 = 200 * 1024 * 1024;

/// The week file or its pins are at fault.
const MALFORMED: u8 = 2;

/// Solve a week file and write the plan with its proven bound.
#[derive(Debug, Args)]
pub struct SolveArgs {
    /// The week file.
    pub week: PathBuf,
    /// Where the plan goes; standard output when left out.
    #[arg(long, value_name = "PLAN.json")]
    pub out: Option<PathBuf>,
    /// Where the certificate of the bound goes: prices and cases with which others can recompute it.
    #[arg(long, value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// Seconds after which the best plan so far is written.
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0)]
    pub time_limit: f64,
    /// Relative gap between plan and bound that is good enough.
    #[arg(long, value_name = "REL", default_value_t = 1e-4)]
    pub gap: f64,
    /// Threads to use; all cores when left out.
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    /// The same seed and threads give the same plan, as long as the time limit does not cut in.
    #[arg(long, value_name = "K", default_value_t = 1)]
    pub seed: u64,
    /// Tell on standard error how far it is: a bar on a terminal, otherwise a JSON object a line.
    #[arg(long)]
    pub progress: bool,
}

/// Reads a text file, unless it is too large to be one of ours.
pub(super) fn read_text(path: &Path) -> Result<String, String> {
    let name = path.display();
    let file = fs::File::open(path).map_err(|error| format!("{name}: cannot be opened: {error}"))?;
    let mut text = String::new();
    match file.take(LARGEST_FILE + 1).read_to_string(&mut text) {
        Err(error) => Err(format!("{name}: cannot be read: {error}")),
        Ok(_) if text.len() as u64 > LARGEST_FILE => {
            let most = LARGEST_FILE / 1024 / 1024;
            Err(format!("{name}: is larger than {most} MB, the most that is read; split it into smaller weeks"))
        }
        Ok(_) => Ok(text),
    }
}

/// Reads a week file, or says all that is wrong with it.
pub(super) fn read_week(path: &Path) -> Result<Week, ExitCode> {
    read_hashed_week(path).map(|(week, _)| week)
}

/// The week, and the SHA-256 of its file.
fn read_hashed_week(path: &Path) -> Result<(Week, String), ExitCode> {
    let text = read_text(path).map_err(|message| {
        eprintln!("{message}");
        ExitCode::from(MALFORMED)
    })?;
    let hash = hex::encode(Sha256::digest(text.as_bytes()));
    solver::read_week(&text).map(|week| (week, hash)).map_err(|faults| {
        for fault in &faults {
            eprintln!("{}: {fault}", path.display());
        }
        ExitCode::from(MALFORMED)
    })
}

fn unusable(args: &SolveArgs) -> Option<String> {
    if !(args.time_limit > 0.0 && args.time_limit.is_finite()) {
        return Some(format!("--time-limit {} must be a number of seconds above 0", args.time_limit));
    }
    if !(args.gap >= 0.0 && args.gap.is_finite()) {
        return Some(format!("--gap {} must be a number of 0 or more, like 0.001", args.gap));
    }
    (args.threads == Some(0)).then(|| "--threads 0 would do nothing; leave it out to use all cores".to_owned())
}

/// Where the plan and its certificate go: to files of their own, or the plan to standard output, as `-` asks for too.
fn destinations(args: &SolveArgs) -> Result<(Option<Destination>, Option<Destination>), String> {
    let out = args.out.as_deref().filter(|path| *path != Path::new("-"));
    let mut taken = vec![args.week.as_path()];
    let mut prepared = Vec::new();
    for (option, path) in [("--out", out), ("--certificate", args.certificate.as_deref())] {
        prepared.push(match path {
            Some(path) => {
                Destination::differs(option, path, &taken)?;
                taken.push(path);
                Some(Destination::prepare(option, path)?)
            }
            None => None,
        });
    }
    let certificate = prepared.pop().flatten();
    Ok((prepared.pop().flatten(), certificate))
}

/// Runs the command.
pub fn run(args: &SolveArgs) -> ExitCode {
    let start = Instant::now();
    if let Some(message) = unusable(args) {
        eprintln!("{message}");
        return ExitCode::FAILURE;
    }
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        if let Err(error) = signal_hook::flag::register(signal, Arc::clone(&stop)) {
            eprintln!("signals cannot be listened to: {error}");
            return ExitCode::FAILURE;
        }
    }
    let (destination, certified) = match destinations(args) {
        Ok(destinations) => destinations,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::FAILURE;
        }
    };
    let (week, hash) = match read_hashed_week(&args.week) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let options = Options {
        gap: args.gap,
        threads: args.threads.unwrap_or_else(cores),
        seed: args.seed,
        time_limit: args.time_limit,
    };
    let elapsed = || start.elapsed().as_secs_f64();
    let stopped = || stop.load(Ordering::Relaxed);
    let watch = Watch { elapsed: &elapsed, stop: &stopped };
    let bar = args.progress && std::io::stderr().is_terminal();
    let mut report = |progress: &Progress| {
        if args.progress {
            show(progress, bar, options.time_limit);
        }
        if stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let instance = Instance::new(week);
    let solved = match &certified {
        Some(_) => solver::solve_with_certificate(&instance, &options, &watch, &mut report)
            .map(|(solved, certificate)| (solved, Some(BoundCertificate { sha256: hash, ..certificate }))),
        None => solver::solve(&instance, &options, &watch, &mut report).map(|solved| (solved, None)),
    };
    if bar {
        eprintln!();
    }
    match solved {
        Ok((solved, certificate)) => {
            let written = write_plan(destination.as_ref(), &solved);
            match certified.zip(certificate).map(|(file, certificate)| write_certificate(&file, &certificate)) {
                Some(Err(message)) => {
                    eprintln!("the certificate cannot be written: {message}");
                    ExitCode::FAILURE
                }
                _ => written,
            }
        }
        Err(Unsolved::Contradictions(found)) => {
            found.iter().for_each(|found| eprintln!("{}: {found}", args.week.display()));
            ExitCode::from(MALFORMED)
        }
        Err(other) => {
            eprintln!("{}: {other}", args.week.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes the plan to its file and says in one line what was found; without a file the plan goes to standard output,
/// and there too where the file cannot be written after all, so that it is not lost.
fn write_plan(destination: Option<&Destination>, solved: &Solved) -> ExitCode {
    let json = match serde_json::to_string_pretty(solved) {
        Ok(json) => json + "\n",
        Err(error) => {
            eprintln!("the plan cannot be written as JSON: {error}");
            return ExitCode::FAILURE;
        }
    };
    let failed = destination.and_then(|destination| destination.write(&json).err());
    if let Some(message) = &failed {
        eprintln!("the plan cannot be written to its file and goes to standard output: {message}");
    }
    let text = if destination.is_some() && failed.is_none() { in_one_line(solved) } else { json };
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) if failed.is_none() => ExitCode::SUCCESS,
        // Nobody reads the line that says what is in the file.
        Err(_) if destination.is_some() && failed.is_none() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the plan cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_certificate(file: &Destination, certificate: &BoundCertificate) -> Result<(), String> {
    let json = serde_json::to_string(certificate).map_err(|error| error.to_string())?;
    file.write(&(json + "\n"))
}

/// What was found, in one line.
fn in_one_line(solved: &Solved) -> String {
    let (plan, proof) = (&solved.plan, &solved.proof);
    let (served, all) = (plan.assignments.len(), plan.assignments.len() + plan.unserved.len());
    let how_good = match proof.status {
        Status::Optimal => "proved to be the best possible".to_owned(),
        _ => format!("at most {:.3} % below the best possible", 100.0 * proof.gap),
    };
    format!("{served} of {all} slots served, {:.1} points, {how_good}, {:.1} s\n", plan.score, solved.seconds)
}

/// One line of JSON, or a bar that is drawn over the one before.
fn show(progress: &Progress, bar: bool, limit: f64) {
    if !bar {
        let line = serde_json::json!({
            "seconds": (progress.seconds * 1000.0).round() / 1000.0,
            "phase": progress.phase.name(),
            "score": progress.score,
            "bound": progress.bound,
            "gap": progress.gap,
        });
        eprintln!("{line}");
        return;
    }
    let width = 30;
    let filled = ((progress.seconds / limit).clamp(0.0, 1.0) * f64::from(width)) as usize;
    let figures = match (progress.score, progress.gap) {
        (Some(score), Some(gap)) => format!("{score:.0} points, at most {:.3} % from the best possible", 100.0 * gap),
        _ => String::new(),
    };
    let bar: String = (0..width as usize).map(|place| if place < filled { '█' } else { '░' }).collect();
    eprint!("\r\x1b[2K{bar} {:.0} s {} {figures}", progress.seconds, progress.phase);
}
