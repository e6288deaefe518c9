//! Runs of the solver: each in a process of its own, so that it slows nothing down and, when it is killed, takes
//! nothing with it.

mod comparison;
mod process;
mod turn;

use std::sync::Arc;

use diesel::{Queryable, Selectable};
use serde::{Deserialize, Serialize};
use solver::Contradiction;

use super::{Chosen, OwnWeights, PlanTerms, View, plan_terms, rows};
use crate::basics::ids::RunId;
use crate::basics::{Instant, IsoWeek};
use crate::choices;
use crate::context::{Acting, Actor, Context, Site};
use crate::journal::{self, Entry, Kind};
use crate::organisers;
use crate::store::Connection;
use crate::store::schema::plan_runs;

pub use comparison::{Comparison, Files, compare};
pub use process::{Engine, FOLDER_PREFIX};
pub use turn::{Turn, UnderWay, queue_of_machine};

choices! {
    /// How a run stands.
    RunState {
        /// It is solving.
        Running => "running",
        /// It ended with a plan.
        Finished => "finished",
        /// It ended without one.
        Failed => "failed",
    }
}

/// One run of the solver.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = plan_runs)]
pub struct Run {
    /// Its id.
    pub id: RunId,
    /// How it stands.
    pub state: RunState,
    /// Who began it, as in the kind of an actor.
    pub started_by: String,
    /// When it began.
    pub started_at: Instant,
    /// When it was last heard of.
    pub beat_at: Instant,
    /// When it ended.
    pub finished_at: Option<Instant>,
    /// Whether it was asked to stop early.
    pub stop_asked: bool,
    /// The seconds it may take.
    pub time_limit: i32,
    /// How near to the best possible was near enough, as a part of it.
    pub gap_asked: f64,
    progress: String,
    /// The score of its plan.
    pub score: Option<f64>,
    /// No plan scores more: proven.
    pub bound: Option<f64>,
    /// How far the score is from the bound, as a part of it.
    pub gap: Option<f64>,
    /// Why it ended without a plan.
    pub failure: Option<String>,
    weights: Option<String>,
}

/// What a run knew at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// Seconds since it began.
    pub seconds: f64,
    /// What it was doing.
    pub phase: String,
    /// The score of the best plan so far.
    pub score: Option<f64>,
    /// The bound so far.
    pub bound: Option<f64>,
    /// The gap so far.
    pub gap: Option<f64>,
}

/// What a run is doing before it is its turn; every other phase is named by the solver.
const WAITING: &str = "waiting";

impl Moment {
    fn waiting() -> Self {
        Moment { seconds: 0.0, phase: WAITING.to_owned(), score: None, bound: None, gap: None }
    }
}

impl Run {
    /// Whether it waits for its turn.
    pub fn is_waiting(&self) -> bool {
        self.state == RunState::Running && self.moments().last().is_some_and(|moment| moment.phase == WAITING)
    }

    /// The weights that were chosen for it.
    pub fn own_weights(&self) -> OwnWeights {
        OwnWeights::read(self.weights.as_deref())
    }

    /// What it knew over time.
    pub fn moments(&self) -> Vec<Moment> {
        serde_json::from_str(&self.progress).unwrap_or_default()
    }
}

/// What came of asking for a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Begun {
    /// It begins; whoever asked must now carry it out.
    Begun(RunId),
    /// One is under way for this week.
    UnderWay(RunId),
    /// There is nothing to plan: no slots, or nobody who could come.
    Nothing,
    /// The pins contradict the rules or each other; all are named.
    Contradictions(Vec<Contradiction>),
}

/// How long a run may take, and how near to the best possible is near enough, as a part of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// Seconds.
    pub seconds: i32,
    /// 0 for the best possible.
    pub gap: f64,
}

impl Effort {
    /// The gap at which a plan is called the best possible unless something else is asked.
    pub const USUAL_GAP: f64 = 1e-4;

    /// As long as the organiser's weekly run, towards the best possible.
    pub fn usual(context: &Context) -> Self {
        Effort { seconds: context.organiser.solve_seconds, gap: Effort::USUAL_GAP }
    }
}

/// A run not heard of for so long is dead: its process was killed.
const SILENT_SECONDS: i64 = 30;

/// Begins a run: it is written down, with the week as it is now.
pub fn begin(context: &mut Context, week: IsoWeek, view: &View, chosen: &Chosen) -> anyhow::Result<Begun> {
    if view.week.slots.is_empty() || view.week.caregivers.is_empty() {
        return Ok(Begun::Nothing);
    }
    let name = week.to_string();
    if let Some(running) = rows::runs::running(context, &name)? {
        if running.beat_at.plus_seconds(SILENT_SECONDS) > context.now {
            return Ok(Begun::UnderWay(running.id));
        }
        end_without_plan(context, week, &running.id, "interrupted")?;
    }
    if !view.contradictions.is_empty() {
        return Ok(Begun::Contradictions(view.contradictions.clone()));
    }
    let effort = chosen.effort.unwrap_or_else(|| Effort::usual(context));
    let terms = chosen.weights.over(plan_terms(context)?);
    let new = rows::runs::New {
        started_by: context.actor.kind(),
        effort,
        file: file_of(view, &terms)?,
        weights: chosen.weights.kept()?,
    };
    let id = rows::runs::insert(context, &name, &new)?;
    journal::record(context, &Entry::new(Kind::SolveStarted).week(week))?;
    Ok(Begun::Begun(id))
}

/// A run has waited for its turn: it solves the week as it is now.
pub fn renew(context: &mut Context, id: &RunId, view: &View) -> anyhow::Result<()> {
    let own = OwnWeights::read(rows::runs::weights(context, id)?.as_deref());
    let terms = own.over(plan_terms(context)?);
    rows::runs::renew(context, id, &file_of(view, &terms)?)
}

/// The week file of a run: by its own weights, not by those of the run before, by which the week is looked at.
fn file_of(view: &View, terms: &PlanTerms) -> anyhow::Result<String> {
    let mut file = (*view.week).clone();
    file.weights = terms.weights();
    Ok(serde_json::to_string(&file)?)
}

/// Writes down that a run ended without a plan. The draft and whatever is published stay as they were.
fn end_without_plan(context: &mut Context, week: IsoWeek, id: &RunId, reason: &str) -> anyhow::Result<()> {
    if rows::runs::fail(context, id, reason)? {
        journal::record(context, &Entry::new(Kind::SolveFailed).week(week))?;
    }
    Ok(())
}

/// Writes down a run that could not even begin, and why.
pub fn record_failure(context: &mut Context, week: IsoWeek, reason: &str) -> anyhow::Result<()> {
    let none = Effort { seconds: 0, gap: 0.0 };
    let new = rows::runs::New { started_by: Actor::Program.kind(), effort: none, file: "{}".to_owned(), weights: None };
    let id = rows::runs::insert(context, &week.to_string(), &new)?;
    end_without_plan(context, week, &id, reason)
}

/// Ends the runs that have not been heard of for so long that their process must be gone; how many.
pub fn bury_silent(connection: &mut Connection, now: Instant, site: &Arc<Site>) -> anyhow::Result<usize> {
    let silent = rows::runs::silent_since(connection, now.plus_seconds(-SILENT_SECONDS))?;
    for (organiser, week, id) in &silent {
        let acting = Acting::program(now, Arc::new(organisers::get(connection, organiser)?), site.clone());
        end_without_plan(&mut acting.on(connection), *week, id, "interrupted")?;
    }
    Ok(silent.len())
}

/// Asks the run of a week to stop and keep the best plan it has.
pub fn ask_to_stop(context: &mut Context, week: IsoWeek) -> anyhow::Result<()> {
    rows::runs::ask_to_stop(context, &week.to_string())
}

/// All runs of a week that are kept, the newest first.
pub fn runs_of_week(context: &mut Context, week: IsoWeek) -> anyhow::Result<Vec<Run>> {
    rows::runs::of_week(context, &week.to_string())
}

/// The week and the plan of a run, as files.
pub fn files(context: &mut Context, id: &RunId) -> anyhow::Result<Option<Files>> {
    Ok(rows::runs::files(context, id)?.map(|(week, plan)| Files { week, plan }))
}

/// The last run of a week.
pub fn latest_run(context: &mut Context, week: IsoWeek) -> anyhow::Result<Option<Run>> {
    rows::runs::latest(context, &week.to_string())
}
