//! Publishing a week: only a plan that an independent check finds in order; what was published is stored as it was.

use anyhow::ensure;
use diesel::Queryable;

use super::judgement::BrokenRule;
use super::{View, rows, steps};
use crate::basics::ids::PublicationId;
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};

/// A published plan.
#[derive(Clone, Debug, Queryable)]
pub struct Publication {
    /// Its id.
    pub id: PublicationId,
    /// The how manieth of this week, from 1.
    pub revision: i32,
    /// When it was published.
    pub published_at: Instant,
}

/// What came of publishing.
#[derive(Clone, Debug)]
pub enum Published {
    /// It is published.
    Published(PublicationId),
    /// The plan breaks rules; each is named, and nothing was published.
    Refused(Vec<BrokenRule>),
    /// There is no plan.
    NothingPlanned,
}

/// Publishes the draft of a week as it was looked at, after the independent check against the week as it is now.
pub fn publish(context: &mut Context, week: IsoWeek, view: &View) -> anyhow::Result<Published> {
    if !view.has_plan() {
        return Ok(Published::NothingPlanned);
    }
    // What stays without being planned is in no file, so in no plan of it either.
    let plan = view.instance.plan_of(view.planned());
    let differences = view.instance.check_plan(&plan);
    let broken: Vec<BrokenRule> = differences.iter().filter_map(BrokenRule::of).collect();
    if !broken.is_empty() {
        return Ok(Published::Refused(broken));
    }
    ensure!(differences.is_empty(), "the draft's own figures do not pass the check: {}", differences[0]);
    let files = (serde_json::to_string(&*view.week)?, serde_json::to_string(&plan)?);
    let before = latest(context, week)?;
    if let Some(same) = &before
        && rows::publications::plan(context, &same.id)? == files.1
    {
        // Pressed again, it is the same publication.
        return Ok(Published::Published(same.id.clone()));
    }
    let revision = before.map_or(1, |p| p.revision + 1);
    let id = rows::publications::insert(context, &week.to_string(), revision, context.actor.kind(), &files)?;
    // What has been sent out is not taken back by pressing "undo".
    steps::end(context, week)?;
    journal::record(context, &Entry::new(Kind::Published).week(week).detail(revision))?;
    Ok(Published::Published(id))
}

/// The last publication of a week.
pub fn latest(context: &mut Context, week: IsoWeek) -> anyhow::Result<Option<Publication>> {
    rows::publications::latest(context, &week.to_string())
}

/// All publications of a week, the first one first.
pub fn publications(context: &mut Context, week: IsoWeek) -> anyhow::Result<Vec<Publication>> {
    rows::publications::of_week(context, &week.to_string())
}
