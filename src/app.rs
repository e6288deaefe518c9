//! The composition root: what is wired to what, the whole route table, the list of jobs.

mod running;

use std::net::TcpListener;
use std::path::PathBuf;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::KeepAlive;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpResponse, HttpServer, web};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::basics::Clock;
use crate::config::{Config, MailRoute};
use crate::outbox::{self, Mailer, Patience, Worker};
use crate::planning::{self, Engine};
use crate::store::{Database, migrate};
use crate::web::{Site, form, guard, site_files};
use crate::{
    caregiver_page, caregivers, families, family_page, letters_page, lost_link, mailbox, offers, organisers, requests, retention,
    settings_page, training, week_page, weekly_run,
};

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
    /// When something is to be forgotten again.
    pub retention: retention::Daily,
}

impl Wiring {
    /// Wires what a configuration asks for. `program` is this program, which solves in a process of its own.
    pub fn new(config: &Config, program: PathBuf, clock: Clock) -> anyhow::Result<Self> {
        let database = Database::open(config.database.clone())?;
        migrate::run(&database)?;
        let folder = match &config.mail {
            MailRoute::Folder(folder) if config.show_mailbox => Some(folder.clone()),
            _ => None,
        };
        Ok(Wiring {
            engine: Engine { database: database.clone(), clock: clock.clone(), program, threads: config.solver_threads },
            mailer: Mailer::new(&config.mail, &config.mail_from, config.mail_bounces.as_ref(), Patience::with_command(config.mail_timeout))?,
            site: Site { base_url: config.base_url.clone(), show_mailbox: folder.is_some(), behind_proxy: config.behind_proxy },
            mailbox: folder,
            retention: retention::Daily::default(),
            database,
            clock,
        })
    }
}

/// The whole route table, room by room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.route("/health", web::get().to(health))
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

/// Says whether the program answers and reaches its database.
async fn health(database: web::Data<Database>) -> HttpResponse {
    match database.read(organisers::all).await {
        Ok(_) => HttpResponse::Ok().content_type("text/plain").body("ok\n"),
        Err(_) => HttpResponse::ServiceUnavailable().content_type("text/plain").body("the database does not answer\n"),
    }
}

/// The web server on a listener; it runs when it is awaited.
pub fn server(listener: TcpListener, wiring: &Wiring) -> std::io::Result<Server> {
    let wiring = wiring.clone();
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::new(wiring.database.clone()))
            .app_data(web::Data::new(wiring.clock.clone()))
            .app_data(web::Data::new(wiring.site.clone()))
            .app_data(web::Data::new(wiring.engine.clone()))
            .app_data(web::Data::new(wiring.mailbox.clone()))
            .app_data(web::PayloadConfig::new(form::LARGEST_FORM))
            .wrap(from_fn(guard::same_site))
            .wrap(from_fn(lost_link::refused::as_pages))
            .wrap(from_fn(guard::headers))
            .wrap(Compress::default())
            .configure(routes)
    })
    .keep_alive(KeepAlive::Timeout(Duration::from_secs(15)))
    .client_request_timeout(Duration::from_secs(5))
    .max_connections(1024)
    .shutdown_timeout(20)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(server)
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
        wiring.database.write(move |c| outbox::drop_late(c, now).map(drop)).await,
        weekly_run::start_due(&wiring.engine).await.map(drop),
    ];
    // One that fails does not keep the others from being done.
    done.into_iter().collect()
}
