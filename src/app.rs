//! The composition root: what is wired to what, the whole route table, the list of jobs.

mod health;
mod running;

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
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

use domain::basics::Clock;
use domain::context;
use domain::limits::Limits;
use domain::outbox::{self, Mailer, Patience, Worker};
use domain::planning::{self, Engine};
use domain::store::{Database, migrate};
use domain::{enquiries, lost_link, offers, retention, today, weekly_run};

use crate::config::Config;
use crate::web as pages;
use crate::web::kit::connections::{self, Connections, WatchedBody, WatchedStream};
use crate::web::kit::route::{Rights, Route, Shown};
use crate::web::kit::{Site, error_pages, form, middleware, site_files};

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
        // What SQLite has counted is read by a connection when it is opened: so those that serve are opened afterwards.
        let first = Database::open(config.database.clone())?;
        migrate::run(&first)?;
        first.take_stock()?;
        drop(first);
        let database = Database::open(config.database.clone())?;
        database.write_now(enquiries::note_addresses)?;
        let address = Arc::new(context::Site { base_url: config.base_url.clone(), sender: config.mail_from.clone() });
        Ok(Wiring {
            engine: Engine {
                database: database.clone(),
                clock: clock.clone(),
                site: address.clone(),
                program,
                threads: config.solver_threads,
                queue: planning::queue_of_machine(),
                under_way: planning::UnderWay::default(),
            },
            mailer: Mailer::new(
                &config.mail,
                &config.mail_from,
                config.mail_bounces.as_ref(),
                Patience::with_command(config.mail_timeout),
            )?,
            site: Site {
                address,
                mailbox_url: config.mailbox_url.clone(),
                behind_proxy: config.behind_proxy,
                is_named: config.is_named,
            },
            limits: Limits::new(database.for_pages()),
            health: Health::default(),
            retention: retention::Daily::default(),
            database,
            clock,
        })
    }
}

/// The pages, by who looks at them. What stands first is looked for first.
const PAGES: [&[&[Route]]; 4] =
    [pages::public::PAGES, pages::coordinator::PAGES, pages::family::PAGES, pages::caregiver::PAGES];

/// The whole route table.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    PAGES.into_iter().flatten().copied().flatten()
}

fn serve(app: &mut web::ServiceConfig) {
    app.route("/health", web::get().to(health::answer)).route("/static/{mark}/{file}", web::get().to(site_files::file));
    for route in routes() {
        app.route(route.path, (route.serve)());
    }
    let shown = routes().filter(|route| route.method == "get").map(|route| route.path).collect();
    app.app_data(web::Data::new(Shown(shown))).app_data(web::Data::new(Rights::of(routes())));
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
            .finish(map_config(site(&wiring), |()| AppConfig::default()));
        let admit = move |stream: TcpStream| {
            let admitted = connections.admit(stream).map(|(stream, peer)| (stream, Protocol::Http1, Some(peer)));
            std::future::ready(admitted.map_err(DispatchError::Io))
        };
        fn_service(admit).and_then(pages)
    })?;
    Ok(server.run())
}

/// All pages, with what holds for each of them; what is wrapped last stands outermost.
fn site(
    wiring: &Wiring,
) -> impl ServiceFactory<
    Request,
    Config = AppConfig,
    Response = ServiceResponse<WatchedBody>,
    Error = actix_web::Error,
    InitError = (),
> + use<> {
    App::new()
        .app_data(web::Data::new(wiring.database.for_pages()))
        .app_data(web::Data::new(wiring.clock.clone()))
        .app_data(web::Data::new(wiring.site.clone()))
        .app_data(web::Data::new(wiring.engine.clone()))
        .app_data(web::Data::new(wiring.limits.clone()))
        .app_data(web::Data::new(wiring.health.clone()))
        .app_data(web::PayloadConfig::new(form::LARGEST_FORM))
        .wrap(from_fn(middleware::same_site))
        .wrap(from_fn(middleware::no_nul))
        .wrap(from_fn(connections::body_in_time))
        .wrap(from_fn(error_pages::as_pages))
        .wrap(from_fn(middleware::headers))
        .wrap(Compress::default())
        .wrap(from_fn(connections::watched))
        .configure(serve)
        .into_factory()
}

/// The worker: the outbox, what time brings, and what is forgotten, each by itself, for forgetting may take long. It
/// ends soon after `stop` turns true.
pub fn start_worker(wiring: &Wiring, stop: watch::Receiver<bool>) -> [JoinHandle<()>; 3] {
    let worker =
        Worker { database: wiring.database.clone(), clock: wiring.clock.clone(), mailer: wiring.mailer.clone() };
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
    let (now, site) = (wiring.clock.now(), wiring.site.address.clone());
    let at = site.clone();
    let done = [
        offers::do_due(&wiring.database, now, &site).await,
        wiring.database.write(move |c| planning::bury_silent(c, now, &at).map(drop)).await,
        wiring.database.write(move |c| outbox::drop_late(c, now).map(drop)).await,
        lost_link::answer(&wiring.database, now, &site).await,
        weekly_run::start_due(&wiring.engine).await.map(drop),
        today::alert_offices(&wiring.database, now, &site).await,
    ];
    // One that fails does not keep the others from being done.
    done.into_iter().collect()
}
