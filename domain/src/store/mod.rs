//! The database: SQLite inside by default, PostgreSQL where one machine is outgrown.
//!
//! Rooms write their queries once, over [`Connection`]. Reads take a connection from a pool; writes go one at a time on
//! SQLite (a single writer answers faster and more evenly than several that wait for each other) and through the pool
//! on PostgreSQL.

mod connect;
mod file;
pub mod migrate;
#[allow(missing_docs)]
pub mod schema;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use diesel::connection::SimpleConnection;
use diesel::r2d2::{Pool, PooledConnection};
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::{QueryableByName, RunQueryDsl};
use tokio::sync::Semaphore;

use connect::Manager;
pub use connect::{AnyConnection as Connection, DatabaseUrl};

/// Runs the same diesel expression on whichever database the connection is to, for the few that cannot be written
/// over the enum: `ON CONFLICT` and inserting many rows at once.
#[macro_export]
macro_rules! on_either {
    ($connection:expr, |$c:ident| $query:expr) => {
        match $connection {
            $crate::store::Connection::Sqlite($c) => $query,
            $crate::store::Connection::Postgres($c) => $query,
        }
    };
}

/// The most ids that one query is asked with: fewer than either database takes.
const MOST_IDS: usize = 1000;

/// Asks a query with many ids, in as few parts as the databases take; what was found, in the order of the parts.
pub fn by_ids<I, T>(ids: &[I], mut ask: impl FnMut(&[I]) -> diesel::QueryResult<Vec<T>>) -> anyhow::Result<Vec<T>> {
    let mut found = Vec::new();
    for part in ids.chunks(MOST_IDS) {
        found.extend(ask(part)?);
    }
    Ok(found)
}

/// A handle on the database; clones share its connections.
#[derive(Clone)]
pub struct Database {
    readers: Pool<Manager>,
    writers: Pool<Manager>,
    /// Who waits for a connection waits here; only the next few do so on a thread.
    reading: Arc<Semaphore>,
    writing: Arc<Semaphore>,
    patience: Duration,
    url: Arc<DatabaseUrl>,
}

/// How long jobs and commands wait for a connection.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a page does: somebody is waiting for it, and is better told to come again.
const PATIENCE_OF_PAGES: Duration = Duration::from_secs(3);
const READERS: u32 = 8;
/// So many wait for a connection on a thread already: then it is never idle while somebody is being woken.
const IN_LINE: u32 = 4;

impl Database {
    /// Opens the database that `url` names; SQLite files are made where there is none.
    ///
    /// # Errors
    /// At once, in words, where the folder of an SQLite file is not there or the file cannot be written.
    pub fn open(url: DatabaseUrl) -> anyhow::Result<Self> {
        if let DatabaseUrl::Sqlite(path) = &url {
            file::make_ready(Path::new(path))?;
        }
        let writers = if url.is_sqlite() { 1 } else { 8 };
        let pool = |size: u32| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .connection_timeout(PATIENCE)
                .test_on_check_out(!url.is_sqlite())
                .build(Manager::new(url.clone()))
                .with_context(|| format!("cannot open the database {url}"))
        };
        let turns = |connections: u32| Arc::new(Semaphore::new((connections + IN_LINE) as usize));
        Ok(Database {
            writers: pool(writers)?,
            readers: pool(READERS)?,
            reading: turns(READERS),
            writing: turns(writers),
            patience: PATIENCE,
            url: Arc::new(url),
        })
    }

    /// The same database for whoever cannot wait long.
    pub fn for_pages(&self) -> Self {
        Database { patience: PATIENCE_OF_PAGES, ..self.clone() }
    }

    /// Which database this is.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Reads off the async threads.
    pub async fn read<T, F>(&self, work: F) -> anyhow::Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> anyhow::Result<T> + Send + 'static,
    {
        self.try_read(work).await
    }

    /// [`read`](Self::read) for work that can also end in a refusal of its own.
    pub async fn try_read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
        F: FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    {
        self.in_turn(&self.reading, move |this| work(&mut *this.connection(&this.readers)?)).await
    }

    /// Writes in one transaction, off the async threads. On PostgreSQL the work is done again when the database
    /// could not order it among others, so it must leave nothing behind but rows.
    pub async fn write<T, F>(&self, work: F) -> anyhow::Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> anyhow::Result<T> + Send + 'static,
    {
        self.try_write(work).await
    }

    /// [`write`](Self::write) for work that can also end in a refusal of its own: then nothing of it is kept.
    pub async fn try_write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
        F: FnMut(&mut Connection) -> Result<T, E> + Send + 'static,
    {
        self.in_turn(&self.writing, move |this| this.try_write_now(work)).await
    }

    /// Writes what may be lost in a power cut, such as how often somebody tried something.
    pub async fn write_lightly<T, F>(&self, mut work: F) -> anyhow::Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> anyhow::Result<T> + Send + 'static,
    {
        let light = move |this: Self| connect::light_transaction(&mut *this.connection(&this.writers)?, &mut work);
        self.in_turn(&self.writing, light).await
    }

    /// Works on a thread of its own as soon as it is its turn. The turn is over when the work is, whoever still waits
    /// for it.
    async fn in_turn<T, E, F>(&self, turns: &Arc<Semaphore>, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
        F: FnOnce(Self) -> Result<T, E> + Send + 'static,
    {
        let Ok(Ok(turn)) = tokio::time::timeout(self.patience, turns.clone().acquire_owned()).await else {
            return Err(anyhow::Error::new(Unavailable).into());
        };
        let this = self.clone();
        let worked = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work(this)
        });
        match worked.await {
            Ok(outcome) => outcome,
            Err(panic) => Err(anyhow::Error::from(panic).into()),
        }
    }

    /// [`read`](Self::read) on this thread.
    pub fn read_now<T>(&self, work: impl FnOnce(&mut Connection) -> anyhow::Result<T>) -> anyhow::Result<T> {
        work(&mut *self.connection(&self.readers)?)
    }

    /// [`write`](Self::write) on this thread.
    pub fn write_now<T>(&self, work: impl FnMut(&mut Connection) -> anyhow::Result<T>) -> anyhow::Result<T> {
        self.try_write_now(work)
    }

    fn try_write_now<T, E: Failure>(&self, mut work: impl FnMut(&mut Connection) -> Result<T, E>) -> Result<T, E> {
        let mut connection = self.connection(&self.writers)?;
        for tries in 1..16 {
            match connect::write_transaction(&mut connection, &mut work) {
                // The one who went first needs a moment to be done; those who wait for it do not come back in step.
                Err(error) if error.surprise().is_some_and(lost_a_race) => {
                    let chance: f64 = rand::random_range(0.5..2.0);
                    std::thread::sleep(std::time::Duration::from_millis(3 * tries * tries).mul_f64(chance))
                }
                outcome => return outcome,
            }
        }
        connect::write_transaction(&mut connection, &mut work)
    }

    /// Empties SQLite's write-ahead log into the file, so that what was deleted is in neither of the two; whether it is
    /// empty now. When a long read is in the way the log stays until the next time, for nobody can write while this
    /// waits: most of it is copied before, while others write. PostgreSQL sees to it by itself (autovacuum).
    pub fn shed_log(&self) -> anyhow::Result<bool> {
        if !self.url.is_sqlite() {
            return Ok(true);
        }
        self.connection(&self.readers)?.batch_execute("PRAGMA wal_checkpoint(PASSIVE);")?;
        let mut writer = self.connection(&self.writers)?;
        writer.batch_execute("PRAGMA busy_timeout = 500;")?;
        let shed = match &mut *writer {
            Connection::Sqlite(c) => diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result::<Checkpoint>(c),
            Connection::Postgres(_) => Ok(Checkpoint { busy: 0 }),
        };
        // Whatever came of it: the one writer is as patient afterwards as before.
        writer.batch_execute("PRAGMA busy_timeout = 5000;")?;
        Ok(shed?.busy == 0)
    }

    /// Lets SQLite count what its tables hold, where it has not or much has changed: by that it chooses among its indexes,
    /// and it forgets it with a table that a migration makes anew. PostgreSQL does so by itself.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn take_stock(&self) -> anyhow::Result<()> {
        match self.url.is_sqlite() {
            // All tables, and each by a sample: seconds at the most.
            true => Ok(self.connection(&self.writers)?.batch_execute("PRAGMA optimize = 0x10012;")?),
            false => Ok(()),
        }
    }

    fn connection(&self, pool: &Pool<Manager>) -> anyhow::Result<PooledConnection<Manager>> {
        pool.get_timeout(self.patience).map_err(|error| anyhow::Error::new(Unavailable).context(error.to_string()))
    }
}

/// Why work on the database did not end well: a surprise, or a refusal that whoever asked knows what to do with.
pub trait Failure: From<anyhow::Error> + Send + 'static {
    /// The surprise, where it is one.
    fn surprise(&self) -> Option<&anyhow::Error>;
}

impl Failure for anyhow::Error {
    fn surprise(&self) -> Option<&anyhow::Error> {
        Some(self)
    }
}

/// What SQLite says of a checkpoint.
#[derive(QueryableByName)]
struct Checkpoint {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    busy: i32,
}

/// The database could not be asked: it is worth trying again soon.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("no database connection is free")]
pub struct Unavailable;

/// Whether something failed because the database takes nothing at the moment: it is locked by somebody else, its disk
/// is full, it is away, or too many wait for it. Nothing was kept, and nothing is wrong with what was asked.
pub fn is_unavailable(error: &anyhow::Error) -> bool {
    const SAID: [&str; 12] = [
        "database is locked",
        "database table is locked",
        "disk is full",
        "disk I/O error",
        "unable to open database file",
        "No space left on device",
        "could not extend file",
        "could not write",
        "terminating connection",
        "the database system is",
        "could not connect",
        "server closed the connection",
    ];
    let of_diesel = |cause: &(dyn std::error::Error + 'static)| match cause.downcast_ref::<DieselError>() {
        Some(DieselError::DatabaseError(kind, info)) => {
            matches!(kind, DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::SerializationFailure)
                || SAID.iter().any(|said| info.message().contains(said))
        }
        Some(DieselError::BrokenTransactionManager | DieselError::RollbackErrorOnCommit { .. }) => true,
        _ => false,
    };
    error.downcast_ref::<Unavailable>().is_some()
        || error.chain().any(|cause| cause.is::<Unavailable>() || of_diesel(cause))
}

/// Whether a transaction failed only because another went first.
fn lost_a_race(error: &anyhow::Error) -> bool {
    match error.downcast_ref::<DieselError>() {
        // A row with the same key came in between: the second look finds it and says so.
        Some(DieselError::DatabaseError(
            DatabaseErrorKind::SerializationFailure | DatabaseErrorKind::UniqueViolation,
            _,
        )) => true,
        Some(DieselError::DatabaseError(DatabaseErrorKind::Unknown, info)) => {
            info.message().contains("deadlock detected")
        }
        _ => false,
    }
}
