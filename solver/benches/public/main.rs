//! Public instances next to their published values: home-care days in the week format (`.json`, with `optima.csv`) and
//! shift minimisation personnel task scheduling (`.dat`, with `cover_optima.csv` and `best_known.csv`).
//!
//! `cargo bench --profile dev --workspace --bench public -- FOLDER [SECONDS] [PART-OF-A-NAME]`: everything in the
//! folder is
//! solved, each question within so many seconds (20 when left out), and each plan checked. *Proved* is what our bound
//! says
//! in the words of the question. Exits with an error when an answer contradicts what was published: then one of the
//! two is
//! wrong. Nothing is read when no folder is named.
#![allow(clippy::unwrap_used)]

mod published;
mod smptsp;

use published::{Answer, Known, table};
use smptsp::Question;
use std::collections::HashMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;
use wijkopvang_solver::*;

/// Bounds are right within less than this, so a whole value may be read off them after rounding by it.
const ROUNDING: f64 = 1e-6;

/// How a question's value follows from a score.
#[derive(Debug, Clone, Copy)]
enum Reading {
    /// It is the score.
    Score,
    /// So many points for all slots, less the score: travel, or workers. Means nothing unless all are served.
    Under(f64),
}

impl Reading {
    /// Score and bound in the words of the question. Bounds are proven, so whole values follow by rounding.
    fn answer(self, score: f64, bound: f64) -> Answer {
        match self {
            Reading::Score => Answer {
                found: Some(score.round() as i64),
                proved: (bound + ROUNDING).floor() as i64,
                less_is_better: false,
            },
            Reading::Under(all) => Answer {
                found: Some((all - score).round() as i64),
                proved: ((all - bound - ROUNDING).ceil() as i64).max(0),
                less_is_better: true,
            },
        }
    }
}

struct Asked {
    name: String,
    question: &'static str,
    week: Result<Week, String>,
    reading: Reading,
    known: Option<Known>,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let Some(folder) = words.first().map(Path::new).filter(|folder| folder.is_dir()) else {
        println!(
            "name a folder of instances: cargo bench --profile dev --workspace --bench public -- FOLDER [SECONDS] [PART-OF-A-NAME]"
        );
        return;
    };
    let limit = words.get(1).map_or(20.0, |word| word.parse().expect("the second word is a number of seconds"));
    let wanted = words.get(2).map_or("", String::as_str);
    let asked = questions(folder).into_iter().filter(|asked| asked.name.contains(wanted));
    println!("| instance | asked | found | proved | published | s | |\n| --- | --- | --- | --- | --- | --- | --- |");
    let contradictions = asked.filter(|asked| contradicts(asked, limit)).count();
    assert!(contradictions == 0, "{contradictions} answers contradict what is published");
}

fn questions(folder: &Path) -> Vec<Asked> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let ending = |path: &Path, ending: &str| path.extension().is_some_and(|found| found == ending);
    let days = files.iter().filter(|path| ending(path, "json")).map(|path| home_care_day(folder, path));
    let tasks = files.iter().filter(|path| ending(path, "dat")).flat_map(|path| personnel_tasks(folder, path));
    days.chain(tasks).collect()
}

/// A table beside the instances; empty where there is none.
fn beside(folder: &Path, name: &str) -> HashMap<(String, String), String> {
    table(&fs::read_to_string(folder.join(name)).unwrap_or_default())
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// One image of a day; which of the three it is stands at the end of its name.
fn home_care_day(folder: &Path, path: &Path) -> Asked {
    let name = stem(path);
    let (day, image) = name.rsplit_once('-').unwrap_or((&name, ""));
    let (question, column) = match image {
        "C" => ("least travel", "C_min_travel"),
        "Dslots" => ("most slots", "Dslots_max"),
        "Dminutes" => ("most minutes", "Dminutes_max"),
        _ => ("score", ""),
    };
    let week = fs::read_to_string(path).map_err(|error| error.to_string());
    let week = week.and_then(|text| read_week(&text).map_err(|faults| faults[0].to_string()));
    let all = week.as_ref().map_or(0.0, |week| week.weights.served_per_slot * week.slots.len() as f64);
    let reading = if image == "C" { Reading::Under(all) } else { Reading::Score };
    let known =
        beside(folder, "optima.csv").get(&(day.to_owned(), column.to_owned())).and_then(|value| Known::read(value));
    Asked { name: day.to_owned(), question, week, reading, known }
}

/// What is published about one `.dat` file, and always the fewest workers.
fn personnel_tasks(folder: &Path, path: &Path) -> Vec<Asked> {
    let name = stem(path);
    let read = fs::read_to_string(path).map_err(|error| error.to_string()).and_then(|text| smptsp::read(&text));
    let week = |question| read.as_ref().map_err(Clone::clone).and_then(|instance| instance.week(question));
    let (cover, classic) = (beside(folder, "cover_optima.csv"), beside(folder, "best_known.csv"));
    let covered = |column: &str| cover.get(&(format!("{name}.dat"), column.to_owned())).cloned();
    let mut asked = Vec::new();
    if let Some(workers) = covered("first_K_workers").and_then(|count| count.parse().ok()) {
        for (question, column, kind) in [
            ("most tasks", "max_tasks", Question::MostTasks(workers)),
            ("most minutes", "max_task_minutes", Question::MostMinutes(workers)),
        ] {
            let known = covered(column).and_then(|value| Known::read(&value));
            asked.push(Asked { name: name.clone(), question, week: week(kind), reading: Reading::Score, known });
        }
    }
    let value = |column: &str| classic.get(&(name.clone(), column.to_owned())).and_then(|value| value.parse().ok());
    let known = value("lb").zip(value("ub_best_seen")).map(|(least, most)| Known { least, most });
    let all = read.as_ref().map_or(0.0, |instance| (smptsp::WORTH * instance.tasks.len()) as f64);
    let fewest = week(Question::FewestWorkers);
    asked.push(Asked { name, question: "fewest workers", week: fewest, reading: Reading::Under(all), known });
    asked
}

/// Solves, checks and prints one question.
fn contradicts(asked: &Asked, limit: f64) -> bool {
    let (name, question) = (&asked.name, asked.question);
    let week = match &asked.week {
        Ok(week) => week,
        Err(message) => {
            println!("| {name} | {question} | no week: {message} | | | | |");
            return false;
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let start = Instant::now();
    let elapsed = || start.elapsed().as_secs_f64();
    let options = Options { threads, time_limit: limit, gap: 1e-9, ..Options::default() };
    // A whole value is proved before the gap in points is closed.
    let plan =
        solve(&Instance::new(week.clone()), &options, &Watch { elapsed: &elapsed, stop: &|| false }, &mut |progress| {
            let answer = progress.score.zip(progress.bound).map(|(score, bound)| asked.reading.answer(score, bound));
            if answer.is_some_and(|answer| answer.found == Some(answer.proved)) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .unwrap();
    let seconds = elapsed();
    let differences = Instance::new(week.clone()).check(&plan);
    assert!(differences.is_empty(), "{name}: {}", differences[0]);
    let mut answer = asked.reading.answer(plan.plan.score, plan.proof.bound);
    if matches!(asked.reading, Reading::Under(_)) && !plan.plan.unserved.is_empty() {
        answer.found = None;
    }
    let found = answer.found.map_or_else(
        || format!("{} of {} slots", plan.plan.assignments.len(), week.slots.len()),
        |value| value.to_string(),
    );
    let (words, contradiction) = answer.judged(asked.known);
    let known = asked.known.map_or_else(String::new, Known::words);
    println!("| {name} | {question} | {found} | {} | {known} | {seconds:.1} | {words} |", answer.proved);
    contradiction
}
