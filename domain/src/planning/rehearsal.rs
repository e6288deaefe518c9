//! The rehearsal of absences: what would become of a week's plan if each caregiver in turn were away on one day.
//!
//! For a city it takes a second or two, so no page waits for it. It is computed as soon as the plan of a run has become
//! the draft, and when a coordinator asks for it anew: in a thread of its own that lets everything else go first. A
//! solve has a process, for it takes minutes, every core and a library in another language. This is short, looks at a
//! bounded number of ways and is all our own; a process would have to read and prepare the week once more, which takes
//! as long as the answer. Of each week the last rehearsal is kept, with a mark of the plan that it is of.

use std::sync::Arc;

use diesel::{Queryable, Selectable};
use sha2::{Digest, Sha256};
use solver::Rehearsal;
use tokio::sync::oneshot;

use super::{Engine, View, draft, rows};
use crate::basics::{Instant, IsoWeek};
use crate::choices;
use crate::context::{Context, Organiser};
use crate::store::schema::rehearsals;

choices! {
    /// Why there is no rehearsal; told by the messages `rehearsal-not-…`.
    NotRehearsed {
        /// There is no plan.
        NothingPlanned => "nothing-planned",
        /// The plan breaks rules, so that nobody knows what else would.
        Broken => "broken",
        /// The program was told to end.
        Interrupted => "interrupted",
        /// It ended badly.
        Failed => "failed",
    }
}

/// How the rehearsal of a week stands, without what it found.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = rehearsals)]
pub struct Rehearsed {
    /// When the last one was begun.
    pub begun_at: Instant,
    ended_at: Option<Instant>,
    failure: Option<NotRehearsed>,
    /// When the plan was looked at of which something was found.
    pub looked_at: Option<Instant>,
    of_draft: Option<String>,
    of_week: Option<String>,
}

/// How what was found stands to the plan as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It is of this plan, in this week.
    Now,
    /// It is of this plan; what is asked, or who can work, or what was answered has changed.
    WeekChanged,
    /// It is of another plan.
    PlanChanged,
}

/// What came of asking for a rehearsal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RehearsalBegun {
    /// It begins; whoever asked must now carry it out.
    Begun,
    /// One is under way for this week.
    UnderWay,
}

/// One that has not ended after so long was lost with its program.
const LONGEST_SECONDS: i64 = 300;

/// So many who could come as things stand are kept of each slot.
const MOST_FREE: usize = 4;

impl Rehearsed {
    /// Whether it is being computed.
    pub fn is_under_way(&self, now: Instant) -> bool {
        self.ended_at.is_none() && self.begun_at.plus_seconds(LONGEST_SECONDS) > now
    }

    /// Why the last one found nothing, once it is over.
    pub fn failure(&self, now: Instant) -> Option<NotRehearsed> {
        match self.ended_at {
            None if self.is_under_way(now) => None,
            None => Some(NotRehearsed::Interrupted),
            Some(_) => self.failure,
        }
    }

    /// Whether what was found is of the plan as it is now; none where nothing was found yet.
    pub fn stands(&self, view: &View) -> Option<Stands> {
        let of_draft = self.of_draft.as_ref()?;
        if *of_draft != draft::mark(&view.draft) {
            return Some(Stands::PlanChanged);
        }
        let same = self.of_week.as_ref().is_some_and(|of_week| *of_week == view.mark_of_week());
        Some(if same { Stands::Now } else { Stands::WeekChanged })
    }

    /// Whether it is of this plan, whatever else has changed.
    pub fn is_of_plan(&self, view: &View) -> bool {
        self.of_draft.as_ref().is_some_and(|of_draft| *of_draft == draft::mark(&view.draft))
    }
}

impl View {
    /// A mark of everything that the solver knows of the week but the plan.
    fn mark_of_week(&self) -> String {
        // What cannot be written is like nothing that was.
        hex::encode(Sha256::digest(serde_json::to_vec(&*self.week).unwrap_or_default()))
    }

    /// What each absence would do to the plan.
    fn rehearse(&self) -> Result<Rehearsal, NotRehearsed> {
        if !self.has_plan() {
            return Err(NotRehearsed::NothingPlanned);
        }
        if !self.judge().broken.is_empty() {
            return Err(NotRehearsed::Broken);
        }
        let mut found = self.instance.rehearse(self.planned(), 1);
        for slot in found.absences.iter_mut().flat_map(|absence| &mut absence.slots) {
            slot.free.truncate(MOST_FREE);
        }
        Ok(found)
    }
}

/// Begins a rehearsal of a week: it is written down that one is under way.
pub fn begin_rehearsal(context: &mut Context, week: IsoWeek) -> anyhow::Result<RehearsalBegun> {
    let now = context.now;
    if rehearsed(context, week)?.is_some_and(|last| last.is_under_way(now)) {
        return Ok(RehearsalBegun::UnderWay);
    }
    rows::rehearsals::begin(context, &week.to_string())?;
    Ok(RehearsalBegun::Begun)
}

/// How the rehearsal of a week stands.
pub fn rehearsed(context: &mut Context, week: IsoWeek) -> anyhow::Result<Option<Rehearsed>> {
    rows::rehearsals::of_week(context, &week.to_string())
}

/// What the last rehearsal of a week found.
pub fn rehearsal(context: &mut Context, week: IsoWeek) -> anyhow::Result<Option<Rehearsal>> {
    let found = rows::rehearsals::found(context, &week.to_string())?;
    Ok(found.map(|found| serde_json::from_str(&found)).transpose()?)
}

impl Engine {
    /// Carries a rehearsal that was begun out, for a week as it was looked at. Whatever happens, it does not stay under
    /// way.
    pub async fn rehearse(&self, organiser: &Arc<Organiser>, week: IsoWeek, view: Arc<View>) -> anyhow::Result<()> {
        let _under_way = self.under_way.one_more();
        let looked_at = self.clock.now();
        let found = tokio::select! {
            found = beside(view.clone()) => found,
            () = self.under_way.ending() => Err(NotRehearsed::Interrupted),
        };
        let found = match found {
            Ok(found) => Ok(rows::rehearsals::Found {
                looked_at,
                of_draft: draft::mark(&view.draft),
                of_week: view.mark_of_week(),
                text: serde_json::to_string(&found)?,
            }),
            Err(why) => Err(why),
        };
        let acting = self.acting(organiser);
        self.database.write(move |c| rows::rehearsals::end(&mut acting.on(c), &week.to_string(), &found)).await
    }
}

/// Computes it in a thread of its own, while pages are answered.
async fn beside(view: Arc<View>) -> Result<Rehearsal, NotRehearsed> {
    let (answer, answered) = oneshot::channel();
    let thread = std::thread::Builder::new().name("rehearsal".to_owned()).spawn(move || {
        // Linux gives each thread a priority of its own: the pages keep theirs.
        if let Err(error) = rustix::process::setpriority_process(None, 10) {
            tracing::warn!("a rehearsal runs at the same priority as the pages: {error}");
        }
        // Nobody waits any more where the program is told to end.
        let _ = answer.send(view.rehearse());
    });
    if let Err(error) = thread {
        tracing::error!("a rehearsal cannot be started: {error}");
        return Err(NotRehearsed::Failed);
    }
    // A thread that panicked answers nothing.
    answered.await.unwrap_or(Err(NotRehearsed::Failed))
}
