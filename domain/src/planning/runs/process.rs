//! Carries a run out: the program itself, as `wijkopvang solve`, in a process beside this one.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStderr, Command};

use super::turn::{Turn, UnderWay};
use super::{Moment, end_without_plan};
use crate::basics::ids::RunId;
use crate::basics::{Clock, IsoWeek};
use crate::context::{Acting, Organiser, Site};
use crate::journal::{self, Entry, Kind};
use crate::planning::{draft, rows};
use crate::store::Database;

/// What it takes to carry runs out.
#[derive(Clone)]
pub struct Engine {
    /// The database.
    pub database: Database,
    /// The clock.
    pub clock: Clock,
    /// Where this installation stands.
    pub site: Arc<Site>,
    /// This program.
    pub program: PathBuf,
    /// Threads of one solve.
    pub threads: u32,
    /// The file by which solves go one after another.
    pub queue: PathBuf,
    /// What is under way here.
    pub under_way: UnderWay,
}

/// What the names of the folders began with in which runs exchanged files with their processes until version 0.2; the
/// id follows.
pub const FOLDER_PREFIX: &str = "wijkopvang-";

/// The most moments kept of a run.
const MOST_MOMENTS: usize = 300;

impl Engine {
    /// The program by itself, now.
    pub fn acting(&self, organiser: &Arc<Organiser>) -> Acting {
        Acting::program(self.clock.now(), organiser.clone(), self.site.clone())
    }

    /// Waits until it is this run's turn; meanwhile the run says that it waits. None: it was ended before.
    pub async fn turn(&self, organiser: &Arc<Organiser>, week: IsoWeek, id: &RunId) -> anyhow::Result<Option<Turn>> {
        let _under_way = self.under_way.one_more();
        let mut waited = false;
        let why = loop {
            if let Some(turn) = Turn::take(&self.queue, waited)? {
                return Ok(Some(turn));
            }
            waited = true;
            let (now, key) = (self.clock.now(), id.clone());
            let waiting = serde_json::to_string(&[Moment::waiting()])?;
            if self.database.write(move |c| rows::runs::beat(c, now, &key, &waiting)).await? {
                break "stopped";
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(500)) => {}
                () = self.under_way.ending() => break "interrupted",
            }
        };
        let (acting, id) = (self.acting(organiser), id.clone());
        self.database.write(move |c| end_without_plan(&mut acting.on(c), week, &id, why)).await?;
        Ok(None)
    }

    /// Carries a run out to its end, in its turn; whether its plan is the draft now, and is to be rehearsed. Whatever
    /// happens, the run is not left "running".
    pub async fn carry_out(
        &self,
        organiser: &Arc<Organiser>,
        week: IsoWeek,
        id: &RunId,
        turn: Turn,
    ) -> anyhow::Result<bool> {
        let _under_way = self.under_way.one_more();
        let outcome = self.solve(id).await.and_then(|(file, plan)| checked(&file, &plan));
        drop(turn);
        let (acting, id) = (self.acting(organiser), id.clone());
        match outcome {
            Ok(plan) => {
                self.database
                    .write(move |c| {
                        let context = &mut acting.on(c);
                        if !rows::runs::finish(context, &id, &plan)? {
                            return Ok(false);
                        }
                        draft::replace(context, week, &plan.plan.assignments)?;
                        rows::rehearsals::begin(context, &week.to_string())?;
                        journal::record(context, &Entry::new(Kind::SolveFinished).week(week))?;
                        Ok(true)
                    })
                    .await
            }
            Err(error) => {
                let reason = format!("{error:#}");
                tracing::error!(%week, "a solve failed: {reason}");
                self.database.write(move |c| end_without_plan(&mut acting.on(c), week, &id, &reason)).await?;
                Ok(false)
            }
        }
    }

    /// Solves in a process of its own and gives back the week and the plan as they were written. They go through pipes:
    /// whatever ends the solver or this program, no file is left of them.
    async fn solve(&self, id: &RunId) -> anyhow::Result<(String, String)> {
        let key = id.clone();
        let (file, effort, seed) = self.database.read(move |c| rows::runs::order(c, &key)).await?;
        let mut child = Command::new(&self.program)
            .args([
                "solve",
                "/dev/stdin",
                "--time-limit",
                &effort.seconds.to_string(),
                "--gap",
                &effort.gap.to_string(),
            ])
            .args(["--threads", &self.threads.to_string(), "--seed", &seed.to_string(), "--progress"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("the solver cannot be started")?;
        give_way(&child);
        let (mut week, mut plan) =
            (child.stdin.take().context("no way in")?, child.stdout.take().context("no way out")?);
        let given = async {
            // One that ends without reading says why itself.
            let _ = week.write_all(file.as_bytes()).await;
            drop(week);
        };
        let taken = async {
            let mut written = String::new();
            plan.read_to_string(&mut written).await.map(|_| written)
        };
        let ((), written, followed) = tokio::join!(given, taken, self.follow(id, child));
        followed?;
        let written = written?;
        anyhow::ensure!(!written.is_empty(), "the solver left no plan");
        Ok((file, written))
    }

    /// Follows a solve: what it reports is written down each second, and a wish to stop is passed on.
    async fn follow(&self, id: &RunId, mut child: Child) -> anyhow::Result<()> {
        let stderr = child.stderr.take().context("the solver says nothing")?;
        let mut lines = BufReader::new(stderr).lines();
        let mut tick = tokio::time::interval(Duration::from_millis(500));
        let (mut moments, mut words, mut open, mut told) = (Vec::new(), Vec::new(), true, false);
        let status = loop {
            tokio::select! {
                line = next_line(&mut lines), if open => match line {
                    Some(line) => match serde_json::from_str::<Moment>(&line) {
                        Ok(moment) => keep(&mut moments, moment),
                        Err(_) => words.push(line),
                    },
                    None => open = false,
                },
                _ = tick.tick() => told = self.beat(id, &moments, &child, told).await?,
                status = child.wait(), if !open => break status?,
                () = self.under_way.ending() => {
                    child.kill().await?;
                    bail!("interrupted");
                }
            }
        };
        self.beat(id, &moments, &child, true).await?;
        if !status.success() {
            bail!("the solver ended with {status}: {}", words.join(" "));
        }
        Ok(())
    }

    /// Writes down that the run lives and what it knows; passes a wish to stop on, once.
    async fn beat(&self, id: &RunId, moments: &[Moment], child: &Child, told: bool) -> anyhow::Result<bool> {
        let (now, id, progress) = (self.clock.now(), id.clone(), serde_json::to_string(moments)?);
        let stop = self.database.write(move |c| rows::runs::beat(c, now, &id, &progress)).await?;
        if stop
            && !told
            && let Some(pid) = child.id().and_then(|pid| rustix::process::Pid::from_raw(pid as i32))
        {
            rustix::process::kill_process(pid, rustix::process::Signal::TERM)?;
        }
        Ok(stop || told)
    }
}

/// Lets everything else on this machine go first: pages are answered as fast while a week is solved.
fn give_way(child: &Child) {
    let pid = child.id().and_then(|pid| rustix::process::Pid::from_raw(pid as i32));
    if let Err(error) = rustix::process::setpriority_process(pid, 10) {
        tracing::warn!("the solver runs at the same priority as the pages: {error}");
    }
}

async fn next_line(lines: &mut Lines<BufReader<ChildStderr>>) -> Option<String> {
    lines.next_line().await.unwrap_or_default()
}

/// Keeps a moment; when there are too many, every other of the older ones goes.
fn keep(moments: &mut Vec<Moment>, moment: Moment) {
    if moments.len() >= MOST_MOMENTS {
        let mut index = 0;
        moments.retain(|_| {
            index += 1;
            index % 2 == 0
        });
    }
    moments.push(moment);
}

/// The plan, after the independent check: the solver does not mark its own homework.
fn checked(file: &str, plan: &str) -> anyhow::Result<solver::Solved> {
    let faults = |faults: Vec<solver::Fault>| {
        anyhow::anyhow!(
            "{}",
            faults.iter().map(|f| format!("{}: {}", f.path, f.message)).collect::<Vec<_>>().join("; ")
        )
    };
    let (week, plan) = (solver::read_week(file).map_err(faults)?, solver::read_plan(plan).map_err(faults)?);
    let differences = solver::Instance::new(week).check(&plan);
    if !differences.is_empty() {
        bail!(
            "the plan does not pass the check: {}",
            differences.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        );
    }
    Ok(plan)
}
