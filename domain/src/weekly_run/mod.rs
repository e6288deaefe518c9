//! The weekly run: by a coordinator's button, by itself at the organiser's day and time, or by command.

mod letters;
mod readiness;
mod schedule;

use std::sync::Arc;

use crate::basics::ids::RunId;
use crate::basics::{Instant, IsoWeek};
use crate::caregivers;
use crate::context::{Acting, Organiser};
use crate::journal::{self, Entry, Kind};
use crate::offers;
use crate::organisers;
use crate::planning::{self, Begun, Chosen, Engine, RehearsalBegun, RunState, View};
use crate::store::Connection;

use readiness::Readiness;
pub use readiness::{ask_for_hours, without_hours};

/// Begins a run of a week and gives it back at once; it goes on in the background, as the organiser has it where nothing
/// is chosen.
pub async fn start(engine: &Engine, acting: &Acting, week: IsoWeek, chosen: Chosen) -> anyhow::Result<Begun> {
    let begun = begin(engine, acting, week, chosen).await?;
    if let Begun::Begun(id) = &begun {
        go_on(engine, &acting.organiser, week, id.clone(), false);
    }
    Ok(begun)
}

/// Runs a week to its end.
pub async fn run_to_end(engine: &Engine, organiser: &Arc<Organiser>, week: IsoWeek) -> anyhow::Result<Begun> {
    let begun = begin(engine, &engine.acting(organiser), week, Chosen::default()).await?;
    if let Begun::Begun(id) = &begun
        && carry_out(engine, organiser, week, id).await?
    {
        rehearse_to_end(engine, organiser, week).await?;
    }
    Ok(begun)
}

/// Rehearses absences with the plan of a week as it is now, in the background.
pub async fn rehearse(engine: &Engine, acting: &Acting, week: IsoWeek) -> anyhow::Result<RehearsalBegun> {
    let hers = acting.clone();
    let begun = engine.database.write(move |c| planning::begin_rehearsal(&mut hers.on(c), week)).await?;
    if begun == RehearsalBegun::Begun {
        let (engine, organiser) = (engine.clone(), acting.organiser.clone());
        tokio::spawn(async move {
            if let Err(error) = rehearse_to_end(&engine, &organiser, week).await {
                tracing::error!(%week, "a rehearsal could not be written down: {error:#}");
            }
        });
    }
    Ok(begun)
}

/// Carries a rehearsal out that was begun.
async fn rehearse_to_end(engine: &Engine, organiser: &Arc<Organiser>, week: IsoWeek) -> anyhow::Result<()> {
    let view = Arc::new(view(engine, &engine.acting(organiser), week).await?);
    engine.rehearse(organiser, week, view).await
}

/// Carries a run out when it is its turn, with the week as it is then; whether its plan is the draft now.
async fn carry_out(engine: &Engine, organiser: &Arc<Organiser>, week: IsoWeek, id: &RunId) -> anyhow::Result<bool> {
    let Some(turn) = engine.turn(organiser, week, id).await? else { return Ok(false) };
    if turn.waited {
        let acting = engine.acting(organiser);
        let view = Arc::new(view(engine, &acting, week).await?);
        let id = id.clone();
        engine.database.write(move |c| planning::renew(&mut acting.on(c), &id, &view)).await?;
    }
    engine.carry_out(organiser, week, id, turn).await
}

/// Looks at a week while others write.
async fn view(engine: &Engine, acting: &Acting, week: IsoWeek) -> anyhow::Result<View> {
    let acting = acting.clone();
    engine.database.read(move |c| offers::view_week(&mut acting.on(c), week)).await
}

async fn begin(engine: &Engine, acting: &Acting, week: IsoWeek, chosen: Chosen) -> anyhow::Result<Begun> {
    let view = Arc::new(view(engine, acting, week).await?);
    let acting = acting.clone();
    engine.database.write(move |c| planning::begin(&mut acting.on(c), week, &view, &chosen)).await
}

/// Starts the run of every organiser whose day and time have come and that has not run since; which weeks they were. A
/// day before, the office hears what stands in the way, and afterwards what came of it.
pub async fn start_due(engine: &Engine) -> anyhow::Result<Vec<IsoWeek>> {
    let now = engine.clock.now();
    let mut started = Vec::new();
    for organiser in engine.database.read(organisers::all).await? {
        let organiser = Arc::new(organiser);
        if let Some((at, week)) = schedule::comes_soon(&organiser, now) {
            tell_before(engine, &organiser, at, week).await?;
        }
        if let Some((since, week)) = schedule::due_since(&organiser, now)
            && start_one(engine, &organiser, since, week).await?
        {
            started.push(week);
        }
    }
    Ok(started)
}

/// Starts one run that is due, unless it has run since; whether it has begun.
async fn start_one(engine: &Engine, organiser: &Arc<Organiser>, since: Instant, week: IsoWeek) -> anyhow::Result<bool> {
    let acting = engine.acting(organiser);
    let last = engine.database.read(move |c| planning::latest_run(&mut acting.on(c), week)).await?;
    if last.is_some_and(|run| run.started_at >= since) {
        return Ok(false);
    }
    let why_not = match begin(engine, &engine.acting(organiser), week, Chosen::default()).await? {
        Begun::Begun(id) => {
            tracing::info!(organiser = organiser.slug, %week, "the weekly run has begun");
            go_on(engine, organiser, week, id, true);
            return Ok(true);
        }
        Begun::UnderWay(_) => return Ok(false),
        Begun::Nothing => "nothing".to_owned(),
        Begun::Contradictions(named) => named.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    };
    // Written down once, so that the coordinator sees it and the run is not tried again all day.
    let acting = engine.acting(organiser);
    let written = move |c: &mut Connection| {
        let context = &mut acting.on(c);
        planning::record_failure(context, week, &why_not)?;
        // Where nothing is asked there is nothing to be sorry about.
        if why_not == "nothing" { Ok(()) } else { letters::not_planned(context, week) }
    };
    engine.database.write(written).await?;
    Ok(false)
}

/// Carries a run out in the background; where it began by itself, the office hears what came of it.
fn go_on(engine: &Engine, organiser: &Arc<Organiser>, week: IsoWeek, id: RunId, by_itself: bool) {
    let (engine, organiser) = (engine.clone(), organiser.clone());
    tokio::spawn(async move {
        let done = async {
            let planned = carry_out(&engine, &organiser, week, &id).await?;
            if by_itself {
                tell_after(&engine, &organiser, week).await?;
            }
            if planned { rehearse_to_end(&engine, &organiser, week).await } else { Ok(()) }
        };
        if let Err(error) = done.await {
            tracing::error!(%week, "a run could not be written down: {error:#}");
        }
    });
}

/// Tells the office what stands in the way of a run that comes soon, once.
async fn tell_before(engine: &Engine, organiser: &Arc<Organiser>, at: Instant, week: IsoWeek) -> anyhow::Result<()> {
    let acting = engine.acting(organiser);
    let told = engine.database.read(move |c| journal::happened_in_week(&mut acting.on(c), week, Kind::RunAnnounced));
    if told.await? {
        return Ok(());
    }
    let acting = engine.acting(organiser);
    let view = view(engine, &acting, week).await?;
    let write = move |c: &mut Connection| {
        let context = &mut acting.on(c);
        if view.slots.is_empty() || journal::happened_in_week(context, week, Kind::RunAnnounced)? {
            return Ok(());
        }
        let ready = Readiness::of(&view, week, &caregivers::absences(context)?);
        journal::record(context, &Entry::new(Kind::RunAnnounced).week(week))?;
        letters::before(context, week, at, &ready)
    };
    engine.database.write(write).await
}

/// Tells the office what came of a run.
async fn tell_after(engine: &Engine, organiser: &Arc<Organiser>, week: IsoWeek) -> anyhow::Result<()> {
    let acting = engine.acting(organiser);
    let view = view(engine, &acting, week).await?;
    let write = move |c: &mut Connection| {
        let context = &mut acting.on(c);
        match &view.run {
            Some(run) if run.state == RunState::Finished => letters::planned(context, week, run, &view),
            _ => letters::not_planned(context, week),
        }
    };
    engine.database.write(write).await
}
