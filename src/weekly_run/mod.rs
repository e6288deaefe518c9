//! The weekly run: by a coordinator's button, by itself at the organiser's day and time, or by command.

use chrono::Days;

use crate::basics::local_time::{DayTime, moment};
use crate::basics::{Instant, IsoWeek};
use crate::journal::Actor;
use crate::offers;
use crate::organisers::{self, Organiser};
use crate::planning::{self, Begun, Engine};

/// Begins a run of a week and gives it back at once; it goes on in the background.
pub async fn start(engine: &Engine, organiser: &Organiser, week: IsoWeek, actor: &Actor) -> anyhow::Result<Begun> {
    let begun = begin(engine, organiser, week, actor).await?;
    if let Begun::Begun(id) = &begun {
        let (engine, organiser, id) = (engine.clone(), organiser.id.clone(), id.clone());
        tokio::spawn(async move {
            if let Err(error) = engine.carry_out(&organiser, week, &id).await {
                tracing::error!(%week, "a run could not be written down: {error:#}");
            }
        });
    }
    Ok(begun)
}

/// Runs a week to its end.
pub async fn run_to_end(engine: &Engine, organiser: &Organiser, week: IsoWeek) -> anyhow::Result<Begun> {
    let begun = begin(engine, organiser, week, &Actor::Program).await?;
    if let Begun::Begun(id) = &begun {
        engine.carry_out(&organiser.id, week, id).await?;
    }
    Ok(begun)
}

async fn begin(engine: &Engine, organiser: &Organiser, week: IsoWeek, actor: &Actor) -> anyhow::Result<Begun> {
    let (now, organiser, actor) = (engine.clock.now(), organiser.clone(), actor.clone());
    engine
        .database
        .write(move |c| {
            let view = offers::view_week(c, now, &organiser, week)?;
            planning::begin(c, now, &actor, &organiser.id, week, &view.week, organiser.solve_seconds)
        })
        .await
}

/// Starts the run of every organiser whose day and time have come and that has not run since; which weeks they were.
pub async fn start_due(engine: &Engine) -> anyhow::Result<Vec<IsoWeek>> {
    let now = engine.clock.now();
    let mut started = Vec::new();
    for organiser in engine.database.read(organisers::all).await? {
        let Some((since, week)) = due_since(&organiser, now) else { continue };
        let id = organiser.id.clone();
        let last = engine.database.read(move |c| planning::latest_run(c, &id, week)).await?;
        if last.is_some_and(|run| run.started_at >= since) {
            continue;
        }
        let why_not = match start(engine, &organiser, week, &Actor::Program).await? {
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
        let id = organiser.id.clone();
        engine.database.write(move |c| planning::record_failure(c, now, &id, week, &why_not)).await?;
    }
    Ok(started)
}

/// The last time at which the weekly run should have begun, and the week that it plans: the next one. A run that was missed
/// for more than a day is left to the coordinator.
fn due_since(organiser: &Organiser, now: Instant) -> Option<(Instant, IsoWeek)> {
    let (zone, time) = (organiser.zone(), DayTime::parse(&organiser.run_time)?);
    let this_week = IsoWeek::of(now.local(&zone).date_naive());
    let day = this_week.monday() + Days::new(u64::try_from(organiser.run_weekday.checked_sub(1)?).ok()?);
    // Where the clock jumps over the time, the run begins when the clock lands.
    let since = (0..=180).find_map(|late| moment(time.on(day) + chrono::Duration::minutes(late), zone).first())?;
    (since <= now && now < since.plus_hours(24)).then_some((since, this_week.next()))
}
