//! The composition root: what is wired to what, the whole route table, the list of jobs.

mod health;
mod running;

use std::net::TcpListener;
use std::path::PathBuf;
use std::time::Duration;

use actix_http::error::DispatchError;
use actix_http::{HttpService, KeepAlive, Protocol, Request};
use actix_service::{IntoServiceFactory, ServiceFactory, ServiceFactoryExt, fn_service, map_config};
use actix_web::dev::{AppConfig, Server, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, web};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::basics::Clock;
use crate::config::{Config, MailRoute};
use crate::limits::Limits;
use crate::outbox::{self, Mailer, Worker};
use crate::planning::{self, Engine};
use crate::store::{Database, migrate};
use crate::web::connections::{self, Connections, WatchedBody, WatchedStream};
use crate::web::{Site, form, guard, site_files};
use crate::{
    caregiver_page, caregivers, families, family_page, letters_page, lost_link, mailbox, offers, organisers, requests, retention,
    settings_page, training, week_page, weekly_run,
};

pub use health::Health;
pub use running::{log_to_stderr, until_stopped};

/// Everything that is wired together.
#[derive(Clone)]
pub struct Wiring {
    /// The database.
    pub database: Database,
    /// The clock.
    pub clock: Clock,
    /// Where this installation stands.
    pub site: Site,
    /// How solves are carried out.
    pub engine: Engine,
    /// How e-mails leave.
    pub mailer: Mailer,
    /// The folder whose e-mails are shown as pages, in the demonstration.
    pub mailbox: Option<PathBuf>,
    /// How often strangers may try.
    pub limits: Limits,
    /// Whether the database takes what is written.
    pub health: Health,
    /// When something is to be forgotten again.
    pub retention: retention::Daily,
}

impl Wiring {
    /// Wires what a configuration asks for. `program` is this program, which solves in a process of its own.
    pub fn new(config: &Config, program: PathBuf, clock: Clock) -> anyhow::Result<Self> {
        let database = Database::open(config.database.clone())?;
        migrate::run(&database)?;
        database.write_now(requests::note_addresses)?;
        let folder = match &config.mail {
            MailRoute::Folder(folder) if config.show_mailbox => Some(folder.clone()),
            _ => None,
        };
        Ok(Wiring {
            engine: Engine { database: database.clone(), clock: clock.clone(), program, threads: config.solver_threads },
            mailer: Mailer::new(&config.mail, &config.mail_from)?,
            site: Site {
                base_url: config.base_url.clone(),
                show_mailbox: folder.is_some(),
                behind_proxy: config.behind_proxy,
                is_named: config.is_named,
            },
            mailbox: folder,
            limits: Limits::new(database.for_pages()),
            health: Health::default(),
            retention: retention::Daily::default(),
            database,
            clock,
        })
    }
}

/// The whole route table, room by room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.route("/health", web::get().to(health::answer))
        .route("/static/{file}", web::get().to(site_files::file))
        .configure(organisers::pages::routes)
        .configure(caregivers::pages::routes)
        .configure(training::pages::routes)
        .configure(requests::pages::routes)
        .configure(families::pages::routes)
        .configure(family_page::routes)
        .configure(offers::pages::routes)
        .configure(caregiver_page::routes)
        .configure(lost_link::routes)
        .configure(week_page::routes)
        .configure(letters_page::routes)
        .configure(settings_page::routes)
        .configure(mailbox::routes);
}

/// The web server on a listener; it runs when it is awaited.
pub fn server(listener: TcpListener, wiring: &Wiring) -> std::io::Result<Server> {
    let wiring = wiring.clone();
    let connections = Connections::new(wiring.site.behind_proxy);
    // As many may knock at one moment as a browser's reload by a whole town brings; the standard library asks for 128.
    rustix::net::listen(&listener, 1024)?;
    // Connections are capped by us, each with an answer; the server itself would leave those above its cap without one.
    let server = Server::build().shutdown_timeout(20).disable_signals();
    let stopping = server.graceful_shutdown_signal();
    let server = server.listen("pages", listener, move || {
        let (connections, stopping) = (connections.clone(), stopping.clone());
        let pages = HttpService::build()
            .keep_alive(KeepAlive::Timeout(connections::KEEP))
            .client_request_timeout(Duration::from_secs(5))
            .client_disconnect_timeout(Duration::from_secs(2))
            .graceful_shutdown_signal(move || {
                let stopping = stopping.clone();
                async move { stopping.notified().await }
            })
            .on_connect_ext(|stream: &WatchedStream, data| drop(data.insert(stream.watch())))
            .finish(map_config(pages(&wiring), |()| AppConfig::default()));
        let admit = move |stream: TcpStream| {
            let admitted = connections.admit(stream).map(|(stream, peer)| (stream, Protocol::Http1, Some(peer)));
            std::future::ready(admitted.map_err(DispatchError::Io))
        };
        fn_service(admit).and_then(pages)
    })?;
    Ok(server.run())
}

/// All pages, with what holds for each of them; what is wrapped last stands outermost.
fn pages(
    wiring: &Wiring,
) -> impl ServiceFactory<Request, Config = AppConfig, Response = ServiceResponse<WatchedBody>, Error = actix_web::Error, InitError = ()> + use<>
{
    App::new()
        .app_data(web::Data::new(wiring.database.for_pages()))
        .app_data(web::Data::new(wiring.clock.clone()))
        .app_data(web::Data::new(wiring.site.clone()))
        .app_data(web::Data::new(wiring.engine.clone()))
        .app_data(web::Data::new(wiring.mailbox.clone()))
        .app_data(web::Data::new(wiring.limits.clone()))
        .app_data(web::Data::new(wiring.health.clone()))
        .app_data(web::PayloadConfig::new(form::LARGEST_FORM))
        .wrap(from_fn(guard::same_site))
        .wrap(from_fn(guard::no_nul))
        .wrap(from_fn(connections::body_in_time))
        .wrap(from_fn(lost_link::refused::as_pages))
        .wrap(from_fn(guard::headers))
        .wrap(Compress::default())
        .wrap(from_fn(connections::watched))
        .configure(routes)
        .into_factory()
}

/// The worker: the outbox, what time brings, and what is forgotten, each by itself, for forgetting may take long. It ends soon after
/// `stop` turns true.
pub fn start_worker(wiring: &Wiring, stop: watch::Receiver<bool>) -> [JoinHandle<()>; 3] {
    let worker = Worker { database: wiring.database.clone(), clock: wiring.clock.clone(), mailer: wiring.mailer.clone() };
    let jobs = repeat(wiring.clone(), stop.clone(), |wiring| async move { do_what_is_due(&wiring).await });
    let forgetting = repeat(wiring.clone(), stop.clone(), |wiring| async move { forget(&wiring).await });
    [tokio::spawn(worker.run(stop)), tokio::spawn(jobs), tokio::spawn(forgetting)]
}

/// Does something again and again, whatever became of it the time before.
async fn repeat<F>(wiring: Wiring, mut stop: watch::Receiver<bool>, job: impl Fn(Wiring) -> F)
where
    F: Future<Output = anyhow::Result<()>> + Send + 'static,
{
    while !*stop.borrow() {
        match tokio::spawn(job(wiring.clone())).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!("a job failed and will be tried again: {error:#}"),
            Err(panic) => tracing::error!("a job ended badly and will be tried again: {panic}"),
        }
        tokio::select! { _ = tokio::time::sleep(Duration::from_secs(20)) => {}, _ = stop.changed() => {} }
    }
}

/// The list of jobs: each looks by itself whether there is something to do.
pub async fn do_jobs(wiring: &Wiring) -> anyhow::Result<()> {
    let due = do_what_is_due(wiring).await;
    forget(wiring).await.and(due)
}

async fn forget(wiring: &Wiring) -> anyhow::Result<()> {
    wiring.retention.due(&wiring.database, wiring.clock.now()).await
}

async fn do_what_is_due(wiring: &Wiring) -> anyhow::Result<()> {
    let (now, site) = (wiring.clock.now(), wiring.site.clone());
    let done = [
        offers::do_due(&wiring.database, now, &site).await,
        wiring.database.write(move |c| planning::bury_silent(c, now).map(drop)).await,
        wiring.database.write(move |c| outbox::drop_untold(c, now).map(drop)).await,
        lost_link::answer(&wiring.database, now, &wiring.site).await,
        weekly_run::start_due(&wiring.engine).await.map(drop),
    ];
    // One that fails does not keep the others from being done.
    done.into_iter().collect()
}
