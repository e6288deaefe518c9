//! Handing letters to a mail server: its connections, and what its answers mean.

mod line;
mod meaning;
mod server;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::address::Address;
use tokio::time::{Instant, timeout};

use super::Patience;
use super::mailer::{Attempt, Fault};
use line::{Failed, Line};
use meaning::meaning;
pub use server::Server;

/// A connection is let go after so many letters, and when it has had nothing to do for so long.
const MOST_LETTERS: u32 = 100;
const IDLE: Duration = Duration::from_secs(10);

/// The connections to the mail server that wait for a next letter. Whoever sends takes one out; only one on which
/// everything went well is put back.
#[derive(Clone)]
pub struct Post {
    server: Arc<Server>,
    patience: Patience,
    waiting: Arc<Mutex<Vec<(Line, Instant)>>>,
}

/// A letter as the mail server sees it.
pub struct Parcel {
    /// Who sends, where delivery reports go.
    pub from: Address,
    /// To whom.
    pub to: Address,
    /// The bytes.
    pub letter: Vec<u8>,
}

impl Post {
    pub fn new(server: Server, patience: Patience) -> Self {
        Post { server: Arc::new(server), patience, waiting: Arc::default() }
    }

    /// Hands one letter over.
    pub async fn send(&self, parcel: &Parcel) -> Attempt {
        // Once the server has taken the sender, it is this letter that takes long; before, it is the server.
        let sender_taken = AtomicBool::new(false);
        match timeout(self.patience.job, self.hand_over(parcel, &sender_taken)).await {
            Ok(Ok(line)) => {
                self.put_back(line);
                Attempt::Sent
            }
            Ok(Err(failed)) => meaning(&failed),
            Err(_) if sender_taken.into_inner() => Attempt::Later("the mail server did not answer in time".to_owned()),
            Err(_) => {
                Attempt::Unfit(Fault { step: "greeting", reason: "the mail server did not answer in time".to_owned() })
            }
        }
    }

    async fn hand_over(&self, parcel: &Parcel, sender_taken: &AtomicBool) -> Result<Line, Failed> {
        let line = self.introduced(parcel).await?;
        sender_taken.store(true, Ordering::Relaxed);
        line.to(self.patience.command, &parcel.to).await?.letter(&self.patience, &parcel.letter).await
    }

    /// A connection on which the server has taken the sender. One that has served before may have ended meanwhile: that
    /// tells nothing about the server.
    async fn introduced(&self, parcel: &Parcel) -> Result<Line, Failed> {
        let limit = self.patience.command;
        if let Some(line) = self.take()
            && let Ok(line) = line.reset(limit).await
            && let Ok(line) = line.from(limit, &parcel.from).await
        {
            return Ok(line);
        }
        Line::open(&self.server, &self.patience).await?.from(limit, &parcel.from).await
    }

    fn take(&self) -> Option<Line> {
        self.close_idle();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop().map(|(line, _)| line)
    }

    fn put_back(&self, line: Line) {
        if line.letters >= MOST_LETTERS {
            tokio::spawn(line.close(self.patience.command));
        } else {
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push((line, Instant::now()));
        }
    }

    /// Says goodbye on the connections that have had nothing to do for a while.
    pub fn close_idle(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let (kept, idle) = waiting.drain(..).partition(|(_, since)| since.elapsed() < IDLE);
        *waiting = kept;
        let idle: Vec<(Line, Instant)> = idle;
        for (line, _) in idle {
            tokio::spawn(line.close(self.patience.command));
        }
    }

    /// Says goodbye on all of them.
    pub async fn close(&self) {
        let waiting = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        let limit = self.patience.command.min(Duration::from_secs(2));
        let mut goodbyes = tokio::task::JoinSet::new();
        for (line, _) in waiting {
            goodbyes.spawn(line.close(limit));
        }
        goodbyes.join_all().await;
    }
}
