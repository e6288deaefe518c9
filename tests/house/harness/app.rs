//! The real server on a free port, the real worker, a clock that can be moved, and a database of its own.

use std::cell::RefCell;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use domain::basics::ids::OrganiserId;
use domain::basics::money::Cents;
use domain::basics::{Clock, EmailAddress, IsoWeek};
use domain::organisers::{self, Added, NewOrganiser, Role};
use domain::outbox::Worker;
use tempfile::TempDir;
use tokio::sync::watch;
use town::mail::{Mail, Postman};
use town::visitor::Page;
use wijkopvang::app::{self, Wiring};
use wijkopvang::config::Config;

use super::{Guest, Tables, postgres};

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// The name and password with which the coordinator of the first organiser logs in; the address differs from test to
/// test.
pub const COORDINATOR: (&str, &str) = ("Leen Peeters", "samen-in-de-wijk");

/// The whole service, for one test.
pub struct TestApp {
    pub wiring: Wiring,
    pub base_url: String,
    /// The address and port of the server.
    pub listens_at: std::net::SocketAddr,
    /// A number of its own: people's addresses end in it, so that limits per address do not reach from test to test.
    pub number: u32,
    folder: TempDir,
    postman: RefCell<Postman>,
    stop: watch::Sender<bool>,
    running: Option<JoinHandle<()>>,
    letters_may_wait: bool,
}

impl TestApp {
    /// On SQLite, on a Wednesday morning.
    pub async fn start() -> Self {
        Self::start_on(Kind::Sqlite).await
    }

    /// On a database, on Wednesday 18 November 2026 at nine o'clock in Brussels.
    pub async fn start_on(kind: Kind) -> Self {
        Self::start_at(kind, "2026-11-18T08:00:00Z").await
    }

    /// On a database, at a moment.
    pub async fn start_at(kind: Kind, moment: &str) -> Self {
        Self::start_with(kind, moment, &[]).await
    }

    /// On a database, at a moment, with fields of the configuration; `program` is what solves.
    pub async fn start_with(kind: Kind, moment: &str, fields: &[(&str, &str)]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let listens_at = listener.local_addr().unwrap();
        let base_url = format!("http://{listens_at}");
        let database = match kind {
            Kind::Sqlite => format!("sqlite:{}", folder.path().join("wijkopvang.db").display()),
            Kind::Postgres => postgres::new_database(),
        };
        let mailbox = folder.path().join("mailbox");
        let config = Config::read(None, |variable| match variable {
            "WIJKOPVANG_DATABASE" => Some(database.clone()),
            "WIJKOPVANG_BASE_URL" if !fields.iter().any(|(field, _)| *field == "base_url") => Some(base_url.clone()),
            "WIJKOPVANG_MAIL_FROM" => Some("wijkopvang@gent.example".to_owned()),
            "WIJKOPVANG_MAIL" if !fields.iter().any(|(field, _)| *field == "mail") => {
                Some(format!("folder:{}", mailbox.display()))
            }
            _ => fields
                .iter()
                .find(|(field, _)| variable == format!("WIJKOPVANG_{}", field.to_uppercase()))
                .map(|(_, v)| (*v).to_owned()),
        });
        let clock = Clock::default();
        let wanted: DateTime<Utc> = moment.parse().unwrap();
        clock.advance((wanted - clock.now().utc()).num_seconds());
        let program = fields
            .iter()
            .find(|(field, _)| *field == "program")
            .map_or(env!("CARGO_BIN_EXE_wijkopvang"), |(_, path)| path);
        let mut wiring = Wiring::new(&config.unwrap(), PathBuf::from(program), clock).unwrap();
        // Each test is a machine of its own: one whose solver hangs keeps no other waiting.
        wiring.engine.queue = folder.path().join("solver.lock");
        std::fs::create_dir_all(&mailbox).unwrap();
        let (stop, stopped) = watch::channel(false);
        let running = run(listener, &wiring, stopped);
        let app = TestApp {
            postman: RefCell::new(Postman::new(&mailbox)),
            wiring,
            base_url,
            listens_at,
            number,
            folder,
            stop,
            running: Some(running),
            letters_may_wait: false,
        };
        app.add_organiser("gent", "Wijkopvang Gent", &["9000", "9030", "9032", "9040", "9050"]);
        app
    }

    /// Adds an organiser with its coordinator, as the commands do.
    pub fn add_organiser(&self, slug: &str, name: &str, postcodes: &[&str]) -> OrganiserId {
        let now = self.wiring.clock.now();
        let new = NewOrganiser {
            slug: slug.to_owned(),
            name: name.to_owned(),
            scheme: "wijk-werken".to_owned(),
            language: "nl".to_owned(),
            zone: chrono_tz::Europe::Brussels,
            postcodes: postcodes.iter().map(|p| (*p).to_owned()).collect(),
            contact_name: COORDINATOR.0.to_owned(),
            contact_phone: "09 000 00 00".to_owned(),
            contact_email: EmailAddress::parse("leen@wijk.example").unwrap(),
            price: Cents(745),
            solve_seconds: 10,
        };
        let email = EmailAddress::parse(&self.coordinator(slug)).unwrap();
        let added = self.wiring.database.write_now(|c| {
            let Added::Added(id) = organisers::add(c, now, &new)? else { panic!("{slug} is there already") };
            organisers::add_coordinator(c, now, &id, &email, COORDINATOR.0, Role::Administrator, COORDINATOR.1)?;
            Ok(id)
        });
        added.unwrap()
    }

    /// The address with which an organiser's coordinator logs in.
    pub fn coordinator(&self, slug: &str) -> String {
        format!("coordinator.{slug}{}@wijk.example", self.number)
    }

    /// An address of this machine from which only this test comes.
    pub fn peer(&self) -> IpAddr {
        let [.., a, b] = self.number.to_be_bytes();
        IpAddr::V4(Ipv4Addr::new(127, 81, a, b))
    }

    /// Somebody with a fresh browser.
    pub fn guest(&self) -> Guest {
        Guest::new(&self.base_url, self.peer())
    }

    /// The coordinator of the first organiser, logged in.
    pub async fn desk(&self) -> Guest {
        self.desk_of("gent").await
    }

    /// The coordinator of an organiser, logged in.
    pub async fn desk_of(&self, slug: &str) -> Guest {
        let mut desk = self.guest();
        let page = desk.open("/login").await;
        let page =
            desk.send(&page, "password", &[("email", &self.coordinator(slug)), ("password", COORDINATOR.1)]).await;
        assert_eq!(page.path, "/today", "she is logged in");
        desk
    }

    /// A coordinator invites somebody.
    pub async fn invites(&self, desk: &mut Guest, name: &str, email: &str, role: &str) -> Page {
        let page = desk.open("/coordinators").await;
        desk.try_send(&page, "/invite", &[("name", name), ("email", email), ("role", role)], None).await
    }

    /// Somebody who was invited in a role, has chosen a password and is logged in.
    pub async fn coordinator_as(&self, desk: &mut Guest, name: &str, role: &str) -> Guest {
        let email = format!("{}{}@wijk.example", name.to_lowercase().replace(' ', "."), self.number);
        self.invites(desk, name, &email, role).await.ok().unwrap();
        let mut she = self.guest();
        let page = she.open(&self.link(&email, "/invited/").await).await;
        let page = she.send(&page, "password", &[("password", COORDINATOR.1), ("again", COORDINATOR.1)]).await;
        let page = she.send(&page, "password", &[("email", &email), ("password", COORDINATOR.1)]).await;
        assert_eq!(page.path, "/today", "she is logged in");
        she
    }

    /// The tables, as they are.
    pub fn tables(&self) -> Tables<'_> {
        Tables(&self.wiring.database)
    }

    /// The file of the database, where it is SQLite.
    pub fn database_file(&self) -> PathBuf {
        self.folder.path().join("wijkopvang.db")
    }

    /// All bytes of the database's files, its log among them, where it is SQLite.
    pub fn database_bytes(&self) -> Vec<u8> {
        let file = self.database_file();
        let log = std::fs::read(format!("{}-wal", file.display())).unwrap_or_default();
        [std::fs::read(file).unwrap(), log].concat()
    }

    /// Today, in Brussels.
    pub fn today(&self) -> NaiveDate {
        self.wiring.clock.now().local(&chrono_tz::Europe::Brussels).date_naive()
    }

    /// The week that is planned: the coming one.
    pub fn week(&self) -> IsoWeek {
        IsoWeek::of(self.today()).next()
    }

    /// Moves the clock on, and does what time brings.
    pub async fn pass(&self, hours: i64) {
        self.wiring.clock.advance(hours * 3600);
        app::do_jobs(&self.wiring).await.unwrap();
    }

    /// Moves the clock to a wall time in Brussels.
    pub async fn pass_until(&self, day: NaiveDate, time: &str) {
        let wall = day.and_time(time.parse().unwrap());
        let wanted = chrono_tz::Europe::Brussels.from_local_datetime(&wall).earliest().unwrap();
        self.wiring.clock.advance((wanted.to_utc() - self.wiring.clock.now().utc()).num_seconds());
        app::do_jobs(&self.wiring).await.unwrap();
    }

    /// Lets every letter that is due go out, and those that wait a little in case a newer one takes their place.
    pub async fn deliver(&self) {
        let Wiring { database, clock, mailer, site, .. } = self.wiring.clone();
        domain::lost_link::answer(&database, clock.now(), &site.address).await.unwrap();
        self.tables().execute("UPDATE outbox SET due_at = written_at WHERE state = 'waiting' AND matter IS NOT NULL");
        let worker = Worker { database, clock, mailer };
        while worker.send_one().await.unwrap() {}
        let until = Instant::now() + Duration::from_secs(10);
        while self.waiting() > 0 {
            assert!(Instant::now() < until, "letters are left waiting");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// The folder in which every letter lands.
    pub fn mail_folder(&self) -> PathBuf {
        self.folder.path().join("mailbox")
    }

    /// How many letters wait.
    pub fn waiting(&self) -> i64 {
        self.tables().number("SELECT count(*) AS value FROM outbox WHERE state = 'waiting'")
    }

    /// Everything that an address has received by now, oldest first.
    pub async fn mails(&self, address: &str) -> Vec<Mail> {
        self.deliver().await;
        self.postman.borrow_mut().all(address).unwrap()
    }

    /// The last e-mail that an address has received by now.
    pub async fn last_mail(&self, address: &str) -> Mail {
        self.mails(address).await.pop().unwrap_or_else(|| panic!("{address} has received nothing"))
    }

    /// The last link of a kind in the e-mails to an address.
    pub async fn link(&self, address: &str, prefix: &str) -> String {
        let mails = self.mails(address).await;
        let found = mails.iter().rev().find_map(|mail| mail.links(prefix).into_iter().next());
        found.unwrap_or_else(|| {
            panic!(
                "{address} has received no link to {prefix}: {:?}",
                mails.iter().map(|m| &m.subject).collect::<Vec<_>>()
            )
        })
    }

    /// The e-mails as they were sent, oldest first.
    pub async fn raw_mails(&self) -> Vec<String> {
        self.deliver().await;
        let entries = std::fs::read_dir(self.mail_folder()).unwrap();
        let mut paths: Vec<PathBuf> =
            entries.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "eml")).collect();
        paths.sort();
        paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }

    /// This test leaves letters waiting on purpose.
    pub fn letters_may_wait(&mut self) {
        self.letters_may_wait = true;
    }
}

/// Server and worker, on a thread of their own.
fn run(listener: TcpListener, wiring: &Wiring, mut stopped: watch::Receiver<bool>) -> JoinHandle<()> {
    let wiring = wiring.clone();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async {
            let jobs = app::start_worker(&wiring, stopped.clone());
            let server = app::server(listener, &wiring).unwrap();
            let handle = server.handle();
            let serving = actix_web::rt::spawn(server);
            stopped.wait_for(|stop| *stop).await.ok();
            handle.stop(false).await;
            serving.await.unwrap().unwrap();
            for job in jobs {
                job.await.unwrap();
            }
        });
    })
}

impl Drop for TestApp {
    /// A test that leaves letters waiting has not looked at all that it caused.
    fn drop(&mut self) {
        let until = Instant::now() + Duration::from_secs(5);
        while !std::thread::panicking() && !self.letters_may_wait && self.waiting() > 0 {
            assert!(Instant::now() < until, "letters are left waiting");
            std::thread::sleep(Duration::from_millis(20));
        }
        self.stop.send_replace(true);
        if let Some(running) = self.running.take()
            && running.join().is_err()
            && !std::thread::panicking()
        {
            panic!("the server ended badly");
        }
    }
}
