//! Whose turn it is: one solve at a time on this machine, over processes too, for each takes every core. And the word
//! that ends all of them.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use tokio::sync::watch;

/// The right to solve; it ends when it is dropped, or when this process does.
pub struct Turn {
    _lock: File,
    /// Whether somebody else was first, so that the week may have changed meanwhile.
    pub waited: bool,
}

impl Turn {
    /// Takes the turn, if it is nobody's.
    pub(super) fn take(file: &Path, waited: bool) -> anyhow::Result<Option<Self>> {
        let lock = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(file);
        let lock =
            lock.with_context(|| format!("{} cannot be opened, by which solves go one after another", file.display()))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Turn { _lock: lock, waited })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

/// Where turns are taken: the same file for everybody who runs this program as this user on this machine.
pub fn queue_of_machine() -> PathBuf {
    std::env::temp_dir().join(format!("wijkopvang-solver-{}.lock", rustix::process::getuid().as_raw()))
}

/// The solves that are under way in this process, and the word that ends them.
#[derive(Clone)]
pub struct UnderWay {
    ending: Arc<watch::Sender<bool>>,
    count: Arc<watch::Sender<usize>>,
}

impl Default for UnderWay {
    fn default() -> Self {
        UnderWay { ending: Arc::new(watch::Sender::new(false)), count: Arc::new(watch::Sender::new(0)) }
    }
}

/// One that is under way, as long as it is not dropped.
pub struct OneMore(Arc<watch::Sender<usize>>);

impl UnderWay {
    pub(in crate::planning) fn one_more(&self) -> OneMore {
        self.count.send_modify(|count| *count += 1);
        OneMore(self.count.clone())
    }

    /// Waits until all are to end.
    pub(in crate::planning) async fn ending(&self) {
        // The sender is in `self`, so it is never gone.
        let _ = self.ending.subscribe().wait_for(|ending| *ending).await;
    }

    /// Ends all that are under way, and waits until each has said so.
    pub async fn end_all(&self) {
        self.ending.send_replace(true);
        let _ = self.count.subscribe().wait_for(|count| *count == 0).await;
    }
}

impl Drop for OneMore {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}
