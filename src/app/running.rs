//! The program as it runs: its log, and how it stops.

use std::io::IsTerminal;
use std::net::TcpListener;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use super::{Wiring, server, start_worker};
use domain::outbox::SoleSender;

/// Logs at a level, or as `RUST_LOG` says.
pub fn log_to_stderr(level: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    // A second call in one process (a test) keeps the first subscriber.
    if tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .try_init()
        .is_err()
    {
        tracing::debug!("logging was set up before");
    }
}

/// Runs server and worker until SIGTERM or SIGINT; then what is under way is finished.
pub async fn until_stopped(wiring: &Wiring, listener: Option<TcpListener>, with_worker: bool) -> anyhow::Result<()> {
    // Until the end: whoever would send beside this process is refused.
    let _sole = with_worker.then(|| SoleSender::claim(wiring.database.url())).transpose()?;
    let (stop, stopped) = watch::channel(false);
    let jobs = with_worker.then(|| start_worker(wiring, stopped));
    let server = listener.map(|listener| server(listener, wiring)).transpose()?;
    let handle = server.as_ref().map(actix_web::dev::Server::handle);
    let serving = server.map(actix_web::rt::spawn);
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
    tracing::info!("stopping");
    stop.send_replace(true);
    // A solve ends with this process, and says so at once; tomorrow's is better than one that nobody follows.
    wiring.engine.under_way.end_all().await;
    if let Some(handle) = handle {
        handle.stop(true).await;
    }
    if let Some(serving) = serving {
        serving.await??;
    }
    for job in jobs.into_iter().flatten() {
        job.await?;
    }
    Ok(())
}
