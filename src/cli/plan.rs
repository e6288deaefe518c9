//! `plan`: the weekly run by hand.

use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::Wiring;
use crate::config::Config;
use domain::basics::{Clock, IsoWeek};
use domain::planning::{self, Begun, Engine, RunState};
use domain::{organisers, weekly_run};

/// Plan a week of an organiser. The plan is a draft until a coordinator publishes it.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// The organiser's name in addresses.
    organiser: String,
    /// The week, as in 2026-W48.
    week: String,
}

/// Runs the command.
pub fn run(config: &Config, args: &PlanArgs) -> anyhow::Result<()> {
    crate::app::log_to_stderr("info");
    let week =
        IsoWeek::parse(&args.week).with_context(|| format!("{:?} is no week; write it as in 2026-W48", args.week))?;
    actix_web::rt::System::new().block_on(async {
        let wiring = Wiring::new(config, std::env::current_exe()?, Clock::default())?;
        let slug = args.organiser.clone();
        let organiser = wiring.database.read(move |c| organisers::by_slug(c, &slug)).await?;
        let organiser = organiser.with_context(|| {
            format!("there is no organiser {:?}; add one with `wijkopvang organiser add`", args.organiser)
        })?;
        let organiser = Arc::new(organiser);
        end_when_told(&wiring.engine)?;
        match weekly_run::run_to_end(&wiring.engine, &organiser, week).await? {
            Begun::Begun(_) => {}
            Begun::UnderWay(_) => {
                bail!("a run of {week} is under way already; wait until it ends, or stop it on its page")
            }
            Begun::Nothing => {
                bail!("there is nothing to plan in {week}: no slots are asked, or no caregiver is active")
            }
            Begun::Contradictions(found) => {
                bail!(
                    "the pins contradict the rules or each other:\n{}",
                    found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
                )
            }
        }
        let acting = wiring.engine.acting(&organiser);
        let run = wiring
            .database
            .read(move |c| planning::latest_run(&mut acting.on(c), week))
            .await?
            .context("the run is gone")?;
        if run.state == RunState::Failed {
            bail!("no plan was found: {}", run.failure.unwrap_or_default());
        }
        let figure = |value: Option<f64>| value.unwrap_or_default();
        println!(
            "{week}: score {:.2}, bound {:.2}, gap {:.4} %",
            figure(run.score),
            figure(run.bound),
            figure(run.gap) * 100.0
        );
        println!("It is a draft: look it over and publish it at {}/weeks/{week}", config.base_url);
        Ok(())
    })
}

/// A run that is interrupted says so in the database, instead of reading "running" until it is missed.
fn end_when_told(engine: &Engine) -> anyhow::Result<()> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let under_way = engine.under_way.clone();
    actix_web::rt::spawn(async move {
        tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        under_way.end_all().await;
    });
    Ok(())
}
