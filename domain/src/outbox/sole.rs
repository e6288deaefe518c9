//! Of one SQLite file one process sends: whoever sends holds a lock on a file beside it. The system lets go of the lock
//! when the process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, bail};

use crate::store::DatabaseUrl;

/// The right to send what is in a database, as long as this value lives.
#[derive(Debug)]
pub struct SoleSender {
    _lock: Option<File>,
}

impl SoleSender {
    /// Refuses, in words, when another process sends from the same SQLite file. On PostgreSQL several may.
    pub fn claim(database: &DatabaseUrl) -> anyhow::Result<Self> {
        let DatabaseUrl::Sqlite(path) = database else { return Ok(SoleSender { _lock: None }) };
        // The same file by another path, or by a link, is the same file.
        let path = Path::new(path).canonicalize().with_context(|| format!("there is no database {path}"))?;
        let lock = path.with_added_extension("sender");
        let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&lock);
        let file =
            file.with_context(|| format!("cannot write {}, by which one process alone sends e-mails", lock.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(SoleSender { _lock: Some(file) }),
            Err(TryLockError::WouldBlock) => bail!(
                "another process already sends the e-mails of {}: with SQLite only one may, or people would get \
                 everything twice. Stop that one first, or let this one only show pages (worker = false)",
                path.display()
            ),
            Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("cannot lock {}", lock.display())),
        }
    }
}
