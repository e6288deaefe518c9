//! What differs between the two databases: how to connect, how to begin a write.

use std::fmt;

use anyhow::{Context as _, bail};
use diesel::connection::{AnsiTransactionManager, Connection as _, SimpleConnection, TransactionManager};
use diesel::{PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};

/// A connection to either database; queries are written over it once.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// SQLite, inside the program.
    Sqlite(SqliteConnection),
    /// PostgreSQL, over the network or a socket.
    Postgres(PgConnection),
}

/// Where the data is.
#[derive(Clone, Debug, PartialEq)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(String),
    /// A `postgres://` address.
    Postgres(String),
}

impl DatabaseUrl {
    /// Reads `sqlite:PATH` or `postgres://…`. Any other scheme is refused, so that a typing error never
    /// becomes a new, empty SQLite file.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        match text.split_once(':') {
            Some(("sqlite", path)) if !path.trim_start_matches('/').is_empty() => {
                let path = path.strip_prefix("//").unwrap_or(path);
                Ok(DatabaseUrl::Sqlite(path.to_owned()))
            }
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => {
                Ok(DatabaseUrl::Postgres(text.to_owned()))
            }
            _ => bail!("write sqlite:PATH or postgres://USER@HOST/NAME"),
        }
    }

    /// A text, perhaps one of the database's own libraries, without what of this address nobody should read in a log.
    fn hidden_in(&self, text: &str) -> String {
        let DatabaseUrl::Postgres(url) = self else { return text.to_owned() };
        let account = url.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')).map(|(account, _)| account);
        let parameters = url.split_once('?').map_or("", |(_, parameters)| parameters).split('&');
        let passwords = parameters.filter_map(|p| p.split_once('=')).filter(|(name, _)| *name == "password");
        let secrets = account.into_iter().chain(passwords.map(|(_, value)| value)).filter(|secret| !secret.is_empty());
        secrets.fold(text.to_owned(), |text, secret| text.replace(secret, "…"))
    }

    /// Whether this is SQLite.
    pub fn is_sqlite(&self) -> bool {
        matches!(self, DatabaseUrl::Sqlite(_))
    }
}

impl fmt::Display for DatabaseUrl {
    /// Without a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseUrl::Sqlite(path) => write!(f, "sqlite:{path}"),
            DatabaseUrl::Postgres(url) => match (url.split_once("://"), url.rsplit_once('@')) {
                (Some((scheme, _)), Some((_, rest))) => write!(f, "{scheme}://…@{rest}"),
                _ => f.write_str(url),
            },
        }
    }
}

/// Makes connections for the pool, each with its promises read back.
pub struct Manager {
    url: DatabaseUrl,
}

impl Manager {
    pub fn new(url: DatabaseUrl) -> Self {
        Manager { url }
    }

    fn establish(&self) -> anyhow::Result<AnyConnection> {
        match &self.url {
            DatabaseUrl::Postgres(url) => Ok(AnyConnection::Postgres(PgConnection::establish(url)?)),
            DatabaseUrl::Sqlite(path) => {
                let mut connection = SqliteConnection::establish(path)?;
                keep_promises(&mut connection).context("SQLite refuses a setting that this program relies on")?;
                Ok(AnyConnection::Sqlite(connection))
            }
        }
    }
}

impl diesel::r2d2::ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = ConnectFault;

    fn connect(&self) -> Result<AnyConnection, ConnectFault> {
        self.establish().map_err(|error| ConnectFault(self.url.hidden_in(&format!("{error:#}"))))
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), ConnectFault> {
        connection.batch_execute("SELECT 1").map_err(|error| ConnectFault(error.to_string()))
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        std::thread::panicking() || AnsiTransactionManager::is_broken_on(connection)
    }
}

/// Whether a connection was left inside a transaction that cannot be ended.
trait Broken {
    fn is_broken_on(connection: &mut AnyConnection) -> bool;
}

impl Broken for AnsiTransactionManager {
    fn is_broken_on(connection: &mut AnyConnection) -> bool {
        match connection {
            AnyConnection::Sqlite(c) => {
                <Self as TransactionManager<SqliteConnection>>::is_broken_transaction_manager(c)
            }
            AnyConnection::Postgres(c) => <Self as TransactionManager<PgConnection>>::is_broken_transaction_manager(c),
        }
    }
}

/// Why no connection could be made.
#[derive(Debug)]
pub struct ConnectFault(String);

impl fmt::Display for ConnectFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConnectFault {}

/// Versions before this can lose committed writes when the write-ahead log is reset.
const OLDEST_SAFE_SQLITE: i32 = 3_051_003;

#[derive(QueryableByName)]
struct Pragma {
    #[diesel(sql_type = diesel::sql_types::Text)]
    value: String,
}

/// Sets what the product's promises rest on, and reads each setting back.
fn keep_promises(connection: &mut SqliteConnection) -> anyhow::Result<()> {
    // SAFETY: sqlite3_libversion_number reads a constant and takes no arguments.
    #[allow(unsafe_code)]
    let version = unsafe { libsqlite3_sys::sqlite3_libversion_number() };
    if version < OLDEST_SAFE_SQLITE {
        bail!("SQLite {version} is older than {OLDEST_SAFE_SQLITE}, the first that never loses a committed write");
    }
    connection.batch_execute(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
    )?;
    // A week of a city fits into the memory of a connection, and what is sorted stays there too.
    connection.batch_execute("PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;")?;
    let wanted = [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
        ("busy_timeout", "5000"),
    ];
    for (name, value) in wanted {
        let column = if name == "busy_timeout" { "timeout" } else { name };
        let found: Pragma =
            sql_query(format!("SELECT CAST({column} AS TEXT) AS value FROM pragma_{name}")).get_result(connection)?;
        if found.value != value {
            bail!("PRAGMA {name} is {} where {value} was asked for", found.value);
        }
    }
    Ok(())
}

/// One transaction of which a power cut may take the last moments away: nothing waits for the disk. On PostgreSQL two
/// that write one row go one after the other, where a [`write_transaction`] would have to begin again.
pub fn light_transaction<T>(
    connection: &mut AnyConnection,
    work: &mut impl FnMut(&mut AnyConnection) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    if let AnyConnection::Sqlite(inner) = connection {
        inner.batch_execute("PRAGMA synchronous = NORMAL")?;
        let outcome = write_transaction(connection, work);
        // Whatever came of it: the next write on this connection is synced again.
        connection.batch_execute("PRAGMA synchronous = FULL")?;
        return outcome;
    }
    connection.transaction(|connection| {
        connection.batch_execute("SET LOCAL synchronous_commit = off")?;
        work(connection)
    })
}

/// One transaction that may write. SQLite begins it IMMEDIATE: a plain BEGIN that reads first and writes later
/// fails as soon as another has written in between. PostgreSQL orders writes as if they came one after the other.
pub fn write_transaction<T, E: From<anyhow::Error>>(
    connection: &mut AnyConnection,
    work: &mut impl FnMut(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    match connection {
        AnyConnection::Postgres(inner) => {
            AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN ISOLATION LEVEL SERIALIZABLE")
        }
        AnyConnection::Sqlite(inner) => AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE"),
    }
    .map_err(anyhow::Error::from)?;
    match work(connection) {
        Ok(value) => {
            <AnyConnection as diesel::Connection>::TransactionManager::commit_transaction(connection)
                .map_err(anyhow::Error::from)?;
            Ok(value)
        }
        Err(error) => {
            // SQLite ends a transaction by itself when the disk is full; then there is nothing left to roll back, and
            // the first error is the one that matters. A connection that is left in any doubt is not used again.
            if let Err(after) =
                <AnyConnection as diesel::Connection>::TransactionManager::rollback_transaction(connection)
            {
                tracing::warn!("a transaction could not be rolled back: {after}");
            }
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use diesel::r2d2::ManageConnection;

    use super::*;

    #[test]
    fn what_the_library_says_of_a_broken_address_holds_no_password() {
        for url in ["postgres://u:geheim@[x/y", "postgres://u@/wijk?host=127.0.0.1&port=x&password=geheim"] {
            let manager = Manager::new(DatabaseUrl::parse(url).expect("it begins like one"));
            let Err(fault) = manager.connect() else { panic!("{url} leads nowhere") };
            assert!(!fault.to_string().contains("geheim") && !fault.to_string().is_empty(), "{fault}");
        }
    }
}
