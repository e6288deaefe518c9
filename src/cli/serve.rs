//! `serve` and `worker`.

use std::net::TcpListener;

use anyhow::Context;

use crate::app::{Wiring, log_to_stderr, until_stopped};
use domain::basics::Clock;
use crate::config::Config;

/// Serves until it is told to stop; without pages it is a worker alone.
pub fn run(config: &Config, pages: bool) -> anyhow::Result<()> {
    log_to_stderr("info");
    let listener =
        pages.then(|| TcpListener::bind(config.listen)).transpose().with_context(|| format!("cannot listen on {}", config.listen))?;
    actix_web::rt::System::new().block_on(async {
        // Inside the runtime, for the connections to a mail server live in it.
        let wiring = Wiring::new(config, std::env::current_exe()?, Clock::default())?;
        tracing::info!(database = %config.database, "wijkopvang starts");
        if let Some(listener) = &listener {
            tracing::info!("pages at http://{}", listener.local_addr()?);
            if wiring.site.leads_nowhere() {
                tracing::warn!("base_url is not set: links in e-mails begin with {} and work for nobody", config.base_url);
            } else if !config.is_named && !config.listen.ip().is_loopback() {
                tracing::warn!("base_url is not set: links in e-mails begin with {}; say what people type", config.base_url);
            }
        }
        until_stopped(&wiring, listener, config.worker || !pages).await
    })
}
