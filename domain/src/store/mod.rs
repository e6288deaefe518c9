//! The database: SQLite inside by default, PostgreSQL where one machine is outgrown.
//!
//! Rooms write their queries once, over [`Connection`]. Reads take a connection from a pool; writes go one at a time on
//! SQLite (a single writer answers faster and more evenly than several that wait for each other) and through the pool on PostgreSQL.

mod connect;
pub mod migrate;
#[allow(missing_docs)]
pub mod schema;

use std::sync::Arc;

use anyhow::Context as _;
use diesel::connection::SimpleConnection;
use diesel::r2d2::{Pool, PooledConnection};
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::{QueryableByName, RunQueryDsl};

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

/// A handle on the database; clones share its connections.
#[derive(Clone)]
pub struct Database {
    readers: Pool<Manager>,
    writers: Pool<Manager>,
    url: Arc<DatabaseUrl>,
}

impl Database {
    /// Opens the database that `url` names; SQLite files are made where there is none.
    pub fn open(url: DatabaseUrl) -> anyhow::Result<Self> {
        let writers = if url.is_sqlite() { 1 } else { 8 };
        let pool = |size: u32| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .connection_timeout(std::time::Duration::from_secs(15))
                .test_on_check_out(!url.is_sqlite())
                .build(Manager::new(url.clone()))
                .with_context(|| format!("cannot open the database {url}"))
        };
        Ok(Database { writers: pool(writers)?, readers: pool(8)?, url: Arc::new(url) })
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
        let this = self.clone();
        match tokio::task::spawn_blocking(move || work(&mut *this.connection(&this.readers)?)).await {
            Ok(outcome) => outcome,
            Err(panic) => Err(anyhow::Error::from(panic).into()),
        }
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
        let this = self.clone();
        match tokio::task::spawn_blocking(move || this.try_write_now(work)).await {
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
        for tries in 1..12 {
            match connect::write_transaction(&mut connection, &mut work) {
                // The one who went first needs a moment to be done.
                Err(error) if error.surprise().is_some_and(lost_a_race) => std::thread::sleep(std::time::Duration::from_millis(3 * tries * tries)),
                outcome => return outcome,
            }
        }
        connect::write_transaction(&mut connection, &mut work)
    }

    /// Empties SQLite's write-ahead log into the file, so that what was deleted is in neither of the two; whether it is empty now. When a
    /// long read is in the way the log stays until the next time, for nobody can write while this waits: most of it is copied before,
    /// while others write. PostgreSQL sees to it by itself (autovacuum).
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
        writer.batch_execute("PRAGMA busy_timeout = 10000;")?;
        Ok(shed?.busy == 0)
    }

    fn connection(&self, pool: &Pool<Manager>) -> anyhow::Result<PooledConnection<Manager>> {
        pool.get().context("no database connection is free")
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

/// Whether a transaction failed only because another went first.
fn lost_a_race(error: &anyhow::Error) -> bool {
    match error.downcast_ref::<DieselError>() {
        // A row with the same key came in between: the second look finds it and says so.
        Some(DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure | DatabaseErrorKind::UniqueViolation, _)) => true,
        Some(DieselError::DatabaseError(DatabaseErrorKind::Unknown, info)) => info.message().contains("deadlock detected"),
        _ => false,
    }
}
