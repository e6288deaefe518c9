//! The weekly run: by a coordinator's button, by itself at the organiser's day and time, or by command.

mod readiness;

use std::sync::Arc;

use chrono::Days;

use crate::basics::ids::RunId;
use crate::basics::local_time::moment;
use crate::basics::{Instant, IsoWeek};
use crate::context::{Acting, Organiser};
use crate::offers;
use crate::organisers;
use crate::planning::{self, Begun, Engine, View};

pub use readiness::{ask_for_hours, without_hours};

/// Begins a run of a week and gives it back at once; it goes on in the background.
pub async fn start(engine: &Engine, acting: &Acting, week: IsoWeek) -> anyhow::Result<Begun> {
    let begun = begin(engine, acting, week).await?;
    if let Begun::Begun(id) = &begun {
        let (engine, organiser, id) = (engine.clone(), acting.organiser.clone(), id.clone());
        tokio::spawn(async move {
            if let Err(error) = carry_out(&engine, &organiser, week, &id).await {
                tracing::error!(%week, "a run could not be written down: {error:#}");
            }
        });
    }
    Ok(begun)
}

/// Runs a week to its end.
pub async fn run_to_end(engine: &Engine, organiser: &Arc<Organiser>, week: IsoWeek) -> anyhow::Result<Begun> {
    let begun = begin(engine, &engine.acting(organiser), week).await?;
    if let Begun::Begun(id) = &begun {
        carry_out(engine, organiser, week, id).await?;
    }
    Ok(begun)
}

/// Carries a run out when it is its turn, with the week as it is then.
async fn carry_out(engine: &Engine, organiser: &Arc<Organiser>, week: IsoWeek, id: &RunId) -> anyhow::Result<()> {
    let Some(turn) = engine.turn(organiser, week, id).await? else { return Ok(()) };
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

async fn begin(engine: &Engine, acting: &Acting, week: IsoWeek) -> anyhow::Result<Begun> {
    let view = Arc::new(view(engine, acting, week).await?);
    let acting = acting.clone();
    engine
        .database
        .write(move |c| {
            let context = &mut acting.on(c);
            let seconds = context.organiser.solve_seconds;
            planning::begin(context, week, &view, seconds)
        })
        .await
}

/// Starts the run of every organiser whose day and time have come and that has not run since; which weeks they were.
pub async fn start_due(engine: &Engine) -> anyhow::Result<Vec<IsoWeek>> {
    let now = engine.clock.now();
    let mut started = Vec::new();
    for organiser in engine.database.read(organisers::all).await? {
        let Some((since, week)) = due_since(&organiser, now) else { continue };
        let organiser = Arc::new(organiser);
        let acting = engine.acting(&organiser);
        let last = engine.database.read(move |c| planning::latest_run(&mut acting.on(c), week)).await?;
        if last.is_some_and(|run| run.started_at >= since) {
            continue;
        }
        let why_not = match start(engine, &engine.acting(&organiser), week).await? {
            Begun::Begun(_) => {
                tracing::info!(organiser = organiser.slug, %week, "the weekly run has begun");
                started.push(week);
                continue;
            }
            Begun::UnderWay(_) => continue,
            Begun::Nothing => "nothing".to_owned(),
            Begun::Contradictions(named) => named.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        };
        // Written down once, so that the coordinator sees it and the run is not tried again all day.
        let acting = engine.acting(&organiser);
        engine.database.write(move |c| planning::record_failure(&mut acting.on(c), week, &why_not)).await?;
    }
    Ok(started)
}

/// The last time at which the weekly run should have begun, and the week that it plans: the next one. A run that was
/// missed for more than a day is left to the coordinator.
fn due_since(organiser: &Organiser, now: Instant) -> Option<(Instant, IsoWeek)> {
    let (zone, time) = (organiser.zone(), organiser.run_time);
    let this_week = IsoWeek::of(now.local(&zone).date_naive());
    let day = this_week.monday() + Days::new(u64::try_from(organiser.run_weekday.checked_sub(1)?).ok()?);
    // Where the clock jumps over the time, the run begins when the clock lands.
    let since = (0..=180).find_map(|late| moment(time.on(day) + chrono::Duration::minutes(late), zone).first())?;
    (since <= now && now < since.plus_hours(24)).then_some((since, this_week.next()))
}
