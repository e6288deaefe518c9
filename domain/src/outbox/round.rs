//! The worker at work: what is under way, what is back, and when it ends.

use std::collections::HashMap;

use tokio::sync::watch;
use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::{Duration, Instant as Moment};

use super::Patience;
use super::lanes::Lanes;
use super::mailer::{Attempt, Fault};
use super::rows::bodies;
use super::rows::queue::{self, Claimed, Settled};
use super::worker::{Turn, Worker, judge};
use crate::store::Database;

/// How often is looked for letters while nothing else happens.
const IDLE: Duration = Duration::from_secs(1);

/// A letter that is being sent.
struct Flight {
    letter: Claimed,
    lease: String,
    since: Moment,
}

/// The worker at work.
pub(super) struct Round {
    worker: Worker,
    patience: Patience,
    lanes: Lanes,
    sending: JoinSet<Attempt>,
    flights: HashMap<Id, Flight>,
    settled: Vec<Settled>,
    /// When the mail server last took a sender from us.
    taken_at: Option<Moment>,
    /// What is to be written down about the mail server: that it refuses us, and why, or that it does not.
    news: Option<Option<Fault>>,
    /// Since when the write-ahead log holds what was wiped.
    wiped_at: Option<Moment>,
    shedding: JoinSet<bool>,
    /// When a look behind thousands of letters that may not go found none; the next one is a while later.
    barren_at: Option<Moment>,
}

impl Round {
    pub(super) fn new(worker: Worker) -> Self {
        Round {
            patience: worker.mailer.patience,
            worker,
            lanes: Lanes::new(),
            sending: JoinSet::new(),
            flights: HashMap::new(),
            settled: Vec::new(),
            taken_at: None,
            news: None,
            wiped_at: None,
            shedding: JoinSet::new(),
            barren_at: None,
        }
    }

    pub(super) async fn run(mut self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let rest = match self.turn(true).await {
                Ok(true) => Duration::ZERO,
                Ok(false) => IDLE,
                Err(error) => {
                    tracing::error!("the outbox is stuck for now: {error:#}");
                    IDLE
                }
            };
            self.shed_log();
            self.worker.mailer.rest();
            if rest > Duration::ZERO {
                tokio::select! {
                    Some(landed) = self.sending.join_next_with_id() => self.land(landed),
                    _ = tokio::time::sleep(rest) => {}
                    _ = stop.changed() => {}
                }
            }
            while let Some(landed) = self.sending.try_join_next_with_id() {
                self.land(landed);
            }
        }
        self.drain().await;
    }

    /// Lets what is under way come to an end, and cuts off what does not: it is sent again after the next start.
    async fn drain(&mut self) {
        let end = Moment::now() + self.patience.drain;
        while let Ok(Some(landed)) = tokio::time::timeout_at(end, self.sending.join_next_with_id()).await {
            self.land(landed);
        }
        self.sending.abort_all();
        while let Some(landed) = self.sending.join_next_with_id().await {
            self.land(landed);
        }
        if let Err(error) = self.turn(false).await {
            tracing::error!("what became of the last letters cannot be written down: {error:#}");
        }
        self.worker.mailer.close().await;
        let database = self.worker.database.clone();
        if tokio::task::spawn_blocking(move || shed(&database)).await.is_err() {
            tracing::warn!("the write-ahead log was not shed");
        }
    }

    /// Writes down what came of letters and sends more of them; whether there is more to do at once.
    async fn turn(&mut self, more: bool) -> anyhow::Result<bool> {
        self.tell_news().await?;
        let slow = self.flights.values().filter(|f| f.since.elapsed() >= self.patience.brisk).count();
        let room = if more { self.lanes.room(self.worker.clock.now(), self.flights.len() - slow, slow) } else { 0 };
        let deep = self.barren_at.is_none_or(|at| at.elapsed() >= IDLE);
        let Turn { to_send, done, barren } = self.worker.turn(&self.lanes, room, deep, self.settled.clone()).await?;
        if deep && room > 0 {
            self.barren_at = barren.then(Moment::now);
        }
        if !self.settled.is_empty() {
            self.wiped_at.get_or_insert_with(Moment::now);
        }
        self.settled = done;
        for (letter, lease) in to_send {
            self.lanes.begin(&letter.id, &letter.domain, letter.attempts > 1);
            let (mailer, parcel) = (self.worker.mailer.clone(), letter.clone());
            // On a task of its own: a letter that makes it panic costs one attempt, and the worker lives on.
            let id = self.sending.spawn(async move { mailer.send(&parcel).await }).id();
            self.flights.insert(id, Flight { letter, lease, since: Moment::now() });
        }
        Ok(!self.settled.is_empty())
    }

    /// A letter is back.
    fn land(&mut self, landed: Result<(Id, Attempt), JoinError>) {
        let (id, attempt, heard) = match landed {
            Ok((id, attempt)) => (id, attempt, true),
            Err(error) if error.is_cancelled() => {
                (error.id(), Attempt::Later("the program was stopped meanwhile".to_owned()), false)
            }
            Err(error) => (error.id(), Attempt::Later("it could not be handled".to_owned()), false),
        };
        let Some(Flight { letter, lease, since }) = self.flights.remove(&id) else { return };
        let stalled = (heard && !matches!(attempt, Attempt::Unfit(_))).then(|| since.elapsed() >= self.patience.brisk);
        self.lanes.end(&letter.id, &letter.domain, letter.attempts > 1, stalled);
        match &attempt {
            Attempt::Unfit(fault) => self.refused(fault, since),
            _ if heard => self.taken(),
            _ => {}
        }
        if !matches!(attempt, Attempt::Sent) {
            // What the mail server said may hold an address: it goes to the database, not to the log.
            tracing::warn!(letter = %letter.id, attempt = letter.attempts, "a letter was not sent");
        }
        self.settled.push(judge(&letter, &lease, attempt, self.worker.clock.now()));
    }

    /// The mail server has taken a sender from us, whatever it said to the recipient.
    fn taken(&mut self) {
        if self.lanes.open_up() || self.taken_at.is_none() {
            self.news = Some(None);
        }
        self.taken_at = Some(Moment::now());
    }

    /// The mail server would not have us. Where it took others' letters meanwhile, it only wants fewer at a time.
    fn refused(&mut self, fault: &Fault, since: Moment) {
        if self.taken_at.is_some_and(|taken| taken > since) {
            self.lanes.narrow();
            return;
        }
        tracing::error!(step = fault.step, "the mail server refuses this installation; all letters wait");
        self.lanes.shut(self.worker.clock.now());
        self.news = Some(Some(fault.clone()));
    }

    async fn tell_news(&mut self) -> anyhow::Result<()> {
        let Some(news) = self.news.clone() else { return Ok(()) };
        let now = self.worker.clock.now();
        self.worker
            .database
            .write(move |c| match &news {
                Some(fault) => queue::note_fault(c, now, &fault.reason),
                None => queue::clear_fault(c),
            })
            .await?;
        self.news = None;
        Ok(())
    }

    /// Sheds the log some seconds after letters were wiped, beside the sending; again when something was in the way.
    fn shed_log(&mut self) {
        while let Some(shed) = self.shedding.try_join_next() {
            if !shed.unwrap_or(false) {
                self.wiped_at.get_or_insert_with(Moment::now);
            }
        }
        if self.shedding.is_empty() && self.wiped_at.is_some_and(|since| since.elapsed() >= self.patience.shed) {
            self.wiped_at = None;
            let database = self.worker.database.clone();
            self.shedding.spawn_blocking(move || shed(&database));
        }
    }
}

/// Whether nothing of what was wiped is left, neither in the table nor in the log.
fn shed(database: &Database) -> bool {
    let shed = database.write_now(bodies::renew).and_then(|()| database.shed_log());
    shed.unwrap_or_else(|error| {
        tracing::warn!("the write-ahead log cannot be shed for now: {error:#}");
        false
    })
}
