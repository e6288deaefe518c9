//! The worker: claims letters, sends them side by side, and writes down what became of each.

use tokio::sync::watch;

use super::State;
use super::lanes::{Choice, Lanes};
use super::mailer::{Attempt, Mailer};
use super::round::Round;
use super::rows::queue::{self, Claimed, Outcome, Settled};
use super::rows::{OVERTAKEN, PAST};
use crate::basics::{Clock, Instant};
use crate::store::{Connection, Database};

const MOST_ATTEMPTS: i32 = 12;

/// Sends what is in the outbox until it is told to stop.
#[derive(Clone)]
pub struct Worker {
    /// The database.
    pub database: Database,
    /// The clock.
    pub clock: Clock,
    /// How letters leave.
    pub mailer: Mailer,
}

impl Worker {
    /// Works until `stop` turns true. On SQLite nobody else can hold a lease at the start ([`super::SoleSender`]), so
    /// letters that a killed process had claimed go out at once.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        if self.database.url().is_sqlite()
            && let Err(error) = self.database.write(queue::free_leases).await
        {
            tracing::error!("the outbox cannot be read: {error:#}");
        }
        Round::new(self).run(stop).await;
    }

    /// Sends the letter that has been due longest; whether the next one can be sent.
    pub async fn send_one(&self) -> anyhow::Result<bool> {
        let Turn { to_send: claimed, done: mut settled, .. } = self.turn(&Lanes::new(), 1, true, Vec::new()).await?;
        let (mut again, found) = (true, !claimed.is_empty() || !settled.is_empty());
        for (letter, lease) in claimed {
            let attempt = self.mailer.send(&letter).await;
            again = !matches!(attempt, Attempt::Unfit(_));
            settled.push(judge(&letter, &lease, attempt, self.clock.now()));
        }
        self.turn(&Lanes::new(), 0, false, settled).await?;
        Ok(again && found)
    }

    /// Writes down what became of letters, and claims as many as there is room for, in one transaction.
    pub(super) async fn turn(
        &self,
        lanes: &Lanes,
        room: usize,
        deep: bool,
        settled: Vec<Settled>,
    ) -> anyhow::Result<Turn> {
        let now = self.clock.now();
        // Where others write, looking goes first, for a transaction that reads little is seldom in their way; and so it
        // does where nothing needs to be written yet.
        let shared = !self.database.url().is_sqlite();
        let mut chosen = None;
        if shared || settled.is_empty() {
            let lanes = lanes.clone();
            let look =
                move |c: &mut _| Ok(lanes.choose(room, deep, |wanted| queue::candidates(c, now, wanted, shared))?);
            chosen = Some(if room == 0 {
                Choice { chosen: Vec::new(), barren: false }
            } else {
                self.database.read(look).await?
            });
        }
        if settled.is_empty()
            && let Some(Choice { chosen, barren }) = &chosen
            && chosen.is_empty()
        {
            return Ok(Turn { barren: *barren, ..Turn::default() });
        }
        let lanes = lanes.clone();
        let lease = uuid::Uuid::now_v7().to_string();
        let until = now.plus_seconds(self.mailer.patience.lease);
        let work = move |c: &mut Connection| {
            for one in &settled {
                queue::settle(c, now, one)?;
            }
            let Choice { chosen, barren } = match &chosen {
                Some(choice) => choice.clone(),
                None => lanes.choose(room, deep, |wanted| queue::candidates(c, now, wanted, shared))?,
            };
            let mut turn = Turn { barren, ..Turn::default() };
            for letter in queue::claim(c, now, until, &lease, &chosen)? {
                match unsendable(&letter, now, queue::is_overtaken(c, &letter)?) {
                    Some(outcome) => turn.done.push(Settled { id: letter.id, lease: lease.clone(), outcome }),
                    None => turn.to_send.push((letter, lease.clone())),
                }
            }
            Ok(turn)
        };
        self.database.write(work).await
    }
}

/// What a turn at the outbox brought.
#[derive(Default)]
pub(super) struct Turn {
    /// What is to be sent, each with its lease.
    pub to_send: Vec<(Claimed, String)>,
    /// What is not to be sent any more, and is to be written down.
    pub done: Vec<Settled>,
    /// A look behind the letters that may not go now found none.
    pub barren: bool,
}

/// Why a letter that was claimed is not sent after all.
fn unsendable(letter: &Claimed, now: Instant, overtaken: bool) -> Option<Outcome> {
    if letter.attempts > MOST_ATTEMPTS {
        Some(Outcome::Aside(State::Failed, "it could not be handled".to_owned()))
    } else if letter.useless_after.is_some_and(|end| end <= now) {
        Some(Outcome::Aside(State::Dropped, PAST.to_owned()))
    } else if overtaken {
        Some(Outcome::Aside(State::Replaced, OVERTAKEN.to_owned()))
    } else {
        None
    }
}

/// What an attempt that ended `now` means: sent, set aside, or to be tried again, each wait longer than the one before
/// (n⁴ seconds and some jitter), with a last try before the letter is useless.
pub(super) fn judge(letter: &Claimed, lease: &str, attempt: Attempt, now: Instant) -> Settled {
    let tries = letter.attempts;
    let outcome = match attempt {
        Attempt::Sent => Outcome::Sent,
        Attempt::Never(reason) => Outcome::Aside(State::Failed, reason),
        Attempt::Unfit(fault) => Outcome::Unfit(now, fault.reason),
        Attempt::Later(reason) if tries >= MOST_ATTEMPTS => Outcome::Aside(State::Failed, reason),
        Attempt::Later(reason) => {
            let wait = i64::from(tries).pow(4) + rand::random_range(0..=i64::from(tries));
            Outcome::Later(in_time(now, now.plus_seconds(wait), letter.useless_after), reason)
        }
    };
    Settled { id: letter.id.clone(), lease: lease.to_owned(), outcome }
}

/// How long before a letter is useless it is tried for the last time, in seconds.
const LAST_TRY: i64 = 120;

/// When to try again: where the wait would be too long, once more while there is time, and else at the end, where it is
/// dropped.
fn in_time(now: Instant, due: Instant, useless_after: Option<Instant>) -> Instant {
    match useless_after {
        Some(end) if due >= end => Some(end.plus_seconds(-LAST_TRY)).filter(|last| *last > now).unwrap_or(end),
        _ => due,
    }
}

#[cfg(test)]
#[path = "worker_tests.rs"]
mod tests;
