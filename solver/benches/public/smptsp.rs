//! Shift minimisation personnel task scheduling: the `.dat` text of the OR-Library set "ptask" and of later ones, and
//! the three questions about it that a week can ask.
//!
//! A task is a slot, a worker a caregiver, a qualification a certificate for one task; there is no household, no rest,
//! no handover and no cap.
//! - *Most tasks*, *most minutes*: the first K workers only; a slot is worth 1, or its minutes.
//! - *Fewest workers*: all tasks by as few of all workers as possible. Leaving home takes one minute of travel and
//!   everything else none, so that a day costs whoever works on it one point, and a plan of all tasks scores
//!   `worth × tasks − workers`. Whatever a slot is worth, a bound on scores is then one on workers. It is worth
//!   more than one worker, so that plans of all tasks are the good ones; one that leaves a task out is no answer.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use wijkopvang_solver::{Week, read_week};

/// Minutes of the shortest slot there can be.
const SHORTEST_SLOT: i64 = 15;
/// Minutes of the longest day of the year, on which the clock goes back.
const LONGEST_DAY: i64 = 25 * 60;

/// What a slot is worth when the fewest workers are asked for, each of whom costs 1.
pub const WORTH: usize = 2;

/// One instance.
#[derive(Debug, PartialEq)]
pub struct Instance {
    /// Start and end of each task, in minutes; the end is not part of it.
    pub tasks: Vec<(i64, i64)>,
    /// The tasks that each worker is qualified for.
    pub workers: Vec<Vec<usize>>,
}

/// What is asked about an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The most tasks that the first so many workers cover.
    MostTasks(usize),
    /// The most minutes of tasks that the first so many workers cover.
    MostMinutes(usize),
    /// The fewest workers that cover all tasks.
    FewestWorkers,
}

/// The lines that say something, each with its number in the file.
struct Lines<'t> {
    rest: Box<dyn Iterator<Item = (usize, &'t str)> + 't>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        Lines {
            rest: Box::new(
                numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#') && !line.starts_with("Type")),
            ),
        }
    }

    fn next(&mut self, expected: &str) -> Result<(usize, &'t str), String> {
        self.rest
            .next()
            .ok_or_else(|| format!("the file ends where {expected} should stand; look whether it was cut off"))
    }

    /// The count in a line like `Jobs = 40`.
    fn count(&mut self, name: &str) -> Result<usize, String> {
        let (number, line) = self.next(&format!("\"{name} = \" and a count"))?;
        let count = line.strip_prefix(name).and_then(|rest| rest.trim().strip_prefix('=')).map(str::trim);
        count.and_then(|count| count.parse().ok()).ok_or_else(|| {
            format!("line {number}: {line:?} should be \"{name} = \" and a count; look whether the lines before it are as many as counted")
        })
    }
}

/// Reads the text of a `.dat` file.
///
/// # Errors
/// The first thing that is wrong with it, with its line and what to look for.
pub fn read(text: &str) -> Result<Instance, String> {
    let mut lines = Lines::of(text);
    let count = lines.count("Jobs")?;
    let tasks: Vec<_> = (0..count)
        .map(|task| lines.next(&format!("task {task} of {count}")).and_then(read_task))
        .collect::<Result<_, _>>()?;
    let count = lines.count("Qualifications")?;
    let worker =
        |worker| lines.next(&format!("worker {worker} of {count}")).and_then(|line| read_worker(line, tasks.len()));
    let workers: Vec<_> = (0..count).map(worker).collect::<Result<_, _>>()?;
    match lines.rest.next() {
        Some((number, line)) => {
            Err(format!("line {number}: {line:?} comes after the last worker; look whether the counts are right"))
        }
        None => Ok(Instance { tasks, workers }),
    }
}

fn read_task((number, line): (usize, &str)) -> Result<(i64, i64), String> {
    let minutes: Vec<i64> = line.split_whitespace().map_while(|word| word.parse().ok()).collect();
    match minutes[..] {
        [start, end] if line.split_whitespace().count() == 2 => match start < end {
            true => Ok((start, end)),
            false => Err(format!(
                "line {number}: the task ends at {end}, not after it starts at {start}; the start comes first"
            )),
        },
        _ => Err(format!("line {number}: {line:?} should be the start and the end of a task, two whole numbers")),
    }
}

fn read_worker((number, line): (usize, &str), tasks: usize) -> Result<Vec<usize>, String> {
    let malformed = || format!("line {number}: {line:?} should be a count, a colon, and so many numbers of tasks");
    let (count, listed) = line.split_once(':').ok_or_else(malformed)?;
    let count: usize = count.trim().parse().map_err(|_| malformed())?;
    let known: Vec<usize> =
        listed.split_whitespace().map(|word| word.parse().map_err(|_| malformed())).collect::<Result<_, _>>()?;
    if known.len() != count {
        return Err(format!(
            "line {number}: {count} tasks are announced and {} are listed; one of the two is wrong",
            known.len()
        ));
    }
    match known.iter().find(|&&task| task >= tasks) {
        Some(task) => {
            Err(format!("line {number}: there is no task {task}; tasks are numbered from 0 to {}", tasks as i64 - 1))
        }
        None => Ok(known),
    }
}

impl Instance {
    /// The question as a week.
    ///
    /// # Errors
    /// The instance does not fit the week format: a task shorter than 15 minutes or longer than 12 hours, or tasks that
    /// start too far apart.
    pub fn week(&self, question: Question) -> Result<Week, String> {
        let fewest = question == Question::FewestWorkers;
        let (workers, per_slot, per_minute) = match question {
            Question::MostTasks(workers) => (workers, 1, 0),
            Question::MostMinutes(workers) => (workers, 0, 1),
            Question::FewestWorkers => (self.workers.len(), WORTH, 0),
        };
        let tasks = if fewest { self.within_a_day()? } else { self.tasks.clone() };
        // The Sunday of 25 hours, or the Wednesday before, where tasks may run on into the next day.
        let first: DateTime<Utc> =
            if fewest { "2026-10-24T22:00:00Z" } else { "2026-10-20T22:00:00Z" }.parse().map_err(|e| format!("{e}"))?;
        let from = tasks.iter().map(|task| task.0).min().unwrap_or_default();
        let at = |minutes: i64| (first + TimeDelta::minutes(minutes - from)).to_rfc3339();
        let slots: Vec<_> =
            tasks.iter().enumerate().map(|(task, &(start, end))| slot(task, at(start), at(end))).collect();
        let always = json!([{"start": at(from - 1440), "end": at(from + 10 * 1440), "preference": "ok"}]);
        let caregivers: Vec<_> = self
            .workers
            .iter()
            .take(workers)
            .enumerate()
            .map(|(worker, tasks)| caregiver(worker, tasks, always.clone()))
            .collect();
        let zero = json!({"lat": 0, "lon": 0});
        let week = json!({
            "format": "wijkopvang-week/1", "week": "2026-W43", "time_zone": "Europe/Brussels",
            "rules": {"handover_minutes": 0, "daily_rest_minutes": 0, "weekly_rest_minutes": 0},
            "weights": {"served_per_slot": per_slot, "served_per_minute": per_minute, "priority": [1, 1, 1, 1, 1], "household_first": 0,
                "continuity": 0, "language": 0, "wanted_per_minute": 0, "if_needed_per_minute": 0,
                "travel_per_minute": u8::from(fewest), "shortfall_per_minute": 0, "learning_per_minute": 0, "change": 0},
            "travel": {"places": [zero, zero], "minutes": {"foot": [[0, 1], [0, 0]]}},
            "caregivers": caregivers, "slots": slots,
        });
        read_week(&week.to_string()).map_err(|faults| format!("cannot be written as a week: {}", faults[0]))
    }

    /// The tasks with starts less than a day apart, so that everyone has one round at most.
    ///
    /// Only which task ends before which other starts is of matter to the fewest workers. So a task that starts before
    /// any has ended may as well start a quarter of an hour before the first end.
    fn within_a_day(&self) -> Result<Vec<(i64, i64)>, String> {
        let first_end = self.tasks.iter().map(|task| task.1).min().unwrap_or_default();
        let later = |&(start, end): &(i64, i64)| {
            (if start < first_end { start.max(first_end - SHORTEST_SLOT) } else { start }, end)
        };
        let tasks: Vec<_> = self.tasks.iter().map(later).collect();
        let starts = || tasks.iter().map(|task| task.0);
        let apart = starts().max().unwrap_or_default() - starts().min().unwrap_or_default();
        if apart >= LONGEST_DAY {
            return Err(format!("tasks start {apart} minutes apart; a worker's round has to begin within one day"));
        }
        Ok(tasks)
    }
}

fn slot(task: usize, start: String, end: String) -> serde_json::Value {
    json!({
        "id": task.to_string(), "household": task.to_string(), "home": {"lat": 0, "lon": 0, "place": 1}, "start": start, "end": end,
        "requires": [task.to_string()], "languages": [], "priority": 1, "usual": [], "blocked": [], "pinned": null, "published": null,
    })
}

fn caregiver(worker: usize, tasks: &[usize], availability: serde_json::Value) -> serde_json::Value {
    let held = |task: &usize| json!({"code": task.to_string(), "valid_from": "2020-01-01", "valid_until": null});
    json!({
        "id": worker.to_string(), "home": {"lat": 0, "lon": 0, "place": 0}, "transport": "foot", "max_travel_minutes": 1,
        "stage": "qualified", "certificates": tasks.iter().map(held).collect::<Vec<_>>(), "languages": [], "availability": availability,
        "max_minutes_per_day": 100_000, "max_minutes_per_week": 100_000, "remaining_minutes_per_month": {}, "max_days": 7,
        "min_minutes_per_day": 0, "target_minutes": 0, "learning_minutes": 0, "mentors": [],
    })
}
