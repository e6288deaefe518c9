//! The outbox and its worker by themselves, with time-outs and a clock of the test's own.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio::task::JoinHandle;
use domain::basics::{Clock, EmailAddress};
use domain::outbox::MailRoute;
use domain::outbox::{Mailer, Patience, Worker};
use domain::store::{Database, DatabaseUrl, migrate};

use super::{Kind, Tables, new_database};

/// An outbox that sends.
pub struct Sending {
    pub database: Database,
    pub clock: Clock,
    folder: tempfile::TempDir,
    mailer: Mailer,
    running: Vec<(watch::Sender<bool>, JoinHandle<()>)>,
}

/// Time-outs that follow from this one for a command, and a log that is shed soon.
pub fn patience(command_millis: u64) -> Patience {
    let patience = Patience::with_command(Duration::from_millis(command_millis));
    Patience { drain: Duration::from_millis(200), shed: Duration::from_millis(300), ..patience }
}

impl Sending {
    /// An empty outbox before a mail server.
    pub fn to(route: &str, patience: Patience) -> Self {
        Self::on(Kind::Sqlite, route, patience)
    }

    /// The same, on a database.
    pub fn on(kind: Kind, route: &str, patience: Patience) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = match kind {
            Kind::Sqlite => DatabaseUrl::Sqlite(folder.path().join("wijkopvang.db").display().to_string()),
            Kind::Postgres => DatabaseUrl::parse(&new_database()).unwrap(),
        };
        let database = Database::open(url).unwrap();
        migrate::run(&database).unwrap();
        let from = EmailAddress::parse("wijkopvang@gent.example").unwrap();
        let mailer = Mailer::new(&MailRoute::Smtp(route.to_owned()), &from, None, patience).unwrap();
        let sending = Sending { database, clock: Clock::default(), folder, mailer, running: Vec::new() };
        sending.tables().execute(ORGANISER);
        sending
    }

    pub fn tables(&self) -> Tables<'_> {
        Tables(&self.database)
    }

    /// Letters wait, one to each address, with a secret of its own.
    pub fn write(&self, addresses: &[String]) {
        write_letters(&self.tables(), addresses);
    }

    /// A worker begins.
    pub fn start(&mut self) {
        let (stop, stopped) = watch::channel(false);
        let worker = Worker { database: self.database.clone(), clock: self.clock.clone(), mailer: self.mailer.clone() };
        self.running.push((stop, tokio::spawn(worker.run(stopped))));
    }

    /// Every worker stops; how long that took.
    pub async fn stop(&mut self) -> Duration {
        let since = Instant::now();
        for (stop, _) in &self.running {
            stop.send_replace(true);
        }
        for (_, worker) in self.running.drain(..) {
            worker.await.unwrap();
        }
        since.elapsed()
    }

    /// State and attempts of each letter, by address.
    pub fn states(&self) -> BTreeMap<String, String> {
        let sql = "SELECT recipient || ' ' || state || ' ' || attempts AS value FROM outbox";
        let split = |row: String| row.split_once(' ').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        self.tables().texts(sql).into_iter().map(split).collect()
    }

    /// How many letters are in a state.
    pub fn count(&self, state: &str) -> i64 {
        self.tables().number(&format!("SELECT count(*) AS value FROM outbox WHERE state = '{state}'"))
    }

    /// Waits until something holds, while the clock goes ten times as fast.
    pub async fn until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let patience = Instant::now() + Duration::from_secs(60);
        while !holds(self) {
            assert!(Instant::now() < patience, "{what}: {:?}", self.states());
            tokio::time::sleep(Duration::from_millis(100)).await;
            self.clock.advance(1);
        }
    }

    /// All bytes of the database's files.
    pub fn bytes(&self) -> Vec<u8> {
        let all =
            std::fs::read_dir(self.folder.path()).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
        all.collect::<Vec<_>>().concat()
    }
}

/// What only the letter to an address says.
pub fn secret(address: &str) -> String {
    format!("http://wijk.example/prove/secret-of-{}.", address.replace('@', "-at-"))
}

const COLUMNS: &str =
    "(id, organiser_id, from_name, recipient, domain, letter, message_id, state, attempts, due_at, written_at)";

/// A letter of the one organiser that waits, as rows of its two tables.
fn letter(address: &str, text: &str) -> (String, String) {
    let (id, domain, then) = (uuid::Uuid::now_v7(), address.rsplit('@').next().unwrap(), "2026-01-01 08:00:00");
    (
        format!(
            "('{id}', (SELECT id FROM organisers), 'Gent', '{address}', '{domain}', 'letter-prove', '{id}', 'waiting', 0,
                '{then}', '{then}')"
        ),
        format!("('{id}', 'Uw link', '{text}', '<p>{text}</p>', NULL)"),
    )
}

/// Letters wait in a database, one to each address.
pub fn write_letters(tables: &Tables<'_>, addresses: &[String]) {
    for some in addresses.chunks(500) {
        let (rows, bodies): (Vec<String>, Vec<String>) =
            some.iter().map(|address| letter(address, &secret(address))).unzip();
        tables.execute(&format!("INSERT INTO outbox {COLUMNS} VALUES {}", rows.join(", ")));
        tables.execute(&format!("INSERT INTO letter_bodies VALUES {}", bodies.join(", ")));
    }
}

const ORGANISER: &str = "INSERT INTO organisers (id, slug, name, scheme, time_zone, language, contact_name,
        contact_phone, contact_email, price_cents, lead_hours, answer_hours, cutoff_hours, run_weekday, run_time,
        solve_seconds, same_place_minutes, created_at)
    VALUES ('o', 'gent', 'Gent', 'wijk-werken', 'Europe/Brussels', 'nl', 'Leen', '09 123 45 67', 'leen@gent.example',
        750, 72, 24, 12, 4, '10:00', 60, 10, '2026-11-01 08:00:00')";
