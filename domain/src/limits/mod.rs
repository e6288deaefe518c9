//! Limits on what somebody may try who need not say who she is: log-in, open forms, letters to an address that is not
//! proved.
//!
//! What was tried is counted in the database, so that limits hold over restarts and in every process; only hashes are
//! kept. Who is over a limit is remembered here as well, so that a flood is turned away without a row being written for
//! each of it.

mod rows;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::basics::{EmailAddress, Instant};
use crate::store::{Connection, Database};

/// How many tries of a kind there may be in how many minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// What is counted; it is hashed together with who is counted.
    pub name: &'static str,
    /// The most tries.
    pub most: i32,
    /// From the first of them.
    pub minutes: i64,
}

/// Open forms from one address. A school or a library where many ask at one time has one address for all of them.
pub const FORMS: Limit = Limit { name: "forms", most: 100, minutes: 10 };
/// Letters that an open form may cause to one e-mail address: as many as a social worker asks for in a morning.
pub const LETTERS: Limit = Limit { name: "letters", most: 10, minutes: 60 };
/// The same in a day.
pub const LETTERS_A_DAY: Limit = Limit { name: "letters-a-day", most: 20, minutes: 24 * 60 };
/// New addresses that one person gives by her link: each causes a letter to somebody who may be a stranger.
pub const NEW_ADDRESSES: Limit = Limit { name: "new-addresses", most: 5, minutes: 24 * 60 };
/// Log-ins from one address.
pub const LOG_INS: Limit = Limit { name: "log-ins", most: 30, minutes: 10 };
/// Log-ins to one account from one address.
pub const LOG_INS_TO_ONE: Limit = Limit { name: "log-ins-to-one", most: 8, minutes: 10 };
/// Log-ins to one account with a device from which its owner has logged in before.
pub const KNOWN_DEVICE: Limit = Limit { name: "known-device", most: 20, minutes: 10 };
/// Wrong log-ins to one account, wherever they come from. They are never refused for their number, only slowed down.
pub const GUESSES: Limit = Limit { name: "guesses", most: i32::MAX, minutes: 60 };

/// So many wrong log-ins to one account cost no time.
const FREE_GUESSES: i32 = 5;
/// The longest that one more waits.
const LONGEST_DELAY: Duration = Duration::from_secs(16);
/// So many may wait at one time for one account, each from an address of its own, so that whoever guesses takes one place
/// and leaves the owner hers; the others are told to come again.
const MOST_SLOWED: usize = 24;
/// Passwords are hashed so many at a time, for each takes 19 MiB and a core; so many more may wait.
const HASHES: usize = 2;
const MOST_WAITING_HASHES: usize = 32;
/// Over-limit keys that are remembered; more than that, and all are counted in the database again.
const MOST_REMEMBERED: usize = 50_000;

/// For whoever is over a limit: after how many it is worth trying again.
pub type Seconds = i64;

/// A turn to hash a password, until it is dropped.
pub struct Turn {
    _now: OwnedSemaphorePermit,
    _in_line: OwnedSemaphorePermit,
}

/// What is counted, for whom, as hashes; in one order everywhere, so that two who count the same never wait for each
/// other in a circle.
#[derive(Clone)]
pub struct Tries(Vec<(String, Limit)>);

impl Tries {
    /// Each of these limits, for somebody.
    pub fn new(tries: &[(Limit, &str)]) -> Self {
        let mut keys: Vec<(String, Limit)> = tries.iter().map(|(limit, who)| (key(*limit, who), *limit)).collect();
        keys.sort_by(|a, b| a.0.cmp(&b.0));
        Tries(keys)
    }

    /// What an open form counts as: one from this address.
    pub fn of_open_form(peer: &str) -> Self {
        Tries::new(&[(FORMS, peer)])
    }

    /// What a letter to somebody who need not have asked for it counts as: one to this mailbox.
    pub fn of_letter(email: &EmailAddress) -> Self {
        let mailbox = mailbox(email);
        Tries::new(&[(LETTERS, &mailbox), (LETTERS_A_DAY, &mailbox)])
    }

    /// What a new address counts as that somebody gives by her link: one letter to this mailbox, and one of hers.
    pub fn of_new_address(email: &EmailAddress, person: &str) -> Self {
        let mailbox = mailbox(email);
        Tries::new(&[(LETTERS, &mailbox), (LETTERS_A_DAY, &mailbox), (NEW_ADDRESSES, person)])
    }
}

/// All limits; clones share what they know.
#[derive(Clone)]
pub struct Limits {
    database: Database,
    over: Arc<Mutex<HashMap<String, Instant>>>,
    /// From where somebody waits, for each account.
    slowed: Arc<Mutex<HashMap<String, Vec<String>>>>,
    hashes: Arc<Semaphore>,
    waiting_hashes: Arc<Semaphore>,
}

impl Limits {
    /// Limits that are counted in this database.
    pub fn new(database: Database) -> Self {
        Limits {
            database,
            over: Arc::default(),
            slowed: Arc::default(),
            hashes: Arc::new(Semaphore::new(HASHES)),
            waiting_hashes: Arc::new(Semaphore::new(HASHES + MOST_WAITING_HASHES)),
        }
    }

    /// Counts a try against some limits, each for somebody; all of them are counted, whether or not one is exceeded.
    pub async fn count(&self, now: Instant, tries: &[(Limit, &str)]) -> anyhow::Result<Result<(), Seconds>> {
        let tries = Tries::new(tries);
        if let Err(seconds) = self.allow(now, &tries) {
            return Ok(Err(seconds));
        }
        let this = self.clone();
        self.database.write_lightly(move |c| this.count_with(c, now, &tries)).await
    }

    /// Whether nobody of these is known to be over a limit: asked before any work is done, and answered without the
    /// database.
    pub fn allow(&self, now: Instant, tries: &Tries) -> Result<(), Seconds> {
        let over = self.over.lock().unwrap_or_else(PoisonError::into_inner);
        let until = tries.0.iter().filter_map(|(key, _)| over.get(key)).filter(|until| now < **until).max();
        until.map_or(Ok(()), |until| Err(wait(now, *until)))
    }

    /// [`count`](Self::count) as part of a write, which whoever is over a limit is to end with a refusal.
    pub fn count_with(
        &self,
        connection: &mut Connection,
        now: Instant,
        tries: &Tries,
    ) -> anyhow::Result<Result<(), Seconds>> {
        let keys: Vec<_> = tries.0.iter().map(|(key, limit)| (key.clone(), now.plus_minutes(limit.minutes))).collect();
        let counted = rows::count(connection, now, &keys)?;
        let most = |key: &str| tries.0.iter().find(|(known, _)| known == key).map_or(i32::MAX, |(_, limit)| limit.most);
        let exceeded: Vec<_> = counted
            .into_iter()
            .filter(|one| one.count > most(&one.key_hash))
            .map(|one| (one.key_hash, one.ends_at))
            .collect();
        self.remember(now, &exceeded);
        Ok(exceeded.iter().map(|(_, ends)| *ends).max().map_or(Ok(()), |until| Err(wait(now, until))))
    }

    /// A try that turned out well is not held against anybody.
    pub async fn give_back(&self, tries: &[(Limit, &str)]) -> anyhow::Result<()> {
        let keys: Vec<String> = tries.iter().map(|(limit, who)| key(*limit, who)).collect();
        self.database.write_lightly(move |c| rows::give_back(c, &keys)).await
    }

    /// Counts one more log-in to an account and lets it wait, the longer the more were wrong in the last hour, wherever
    /// they came from. An account is never closed: its owner waits as well, for seconds.
    pub async fn slow_down(&self, now: Instant, account: &str, peer: &str) -> anyhow::Result<Result<(), Seconds>> {
        let key = key(GUESSES, account);
        let (counted, wanted) = (key.clone(), now.plus_minutes(GUESSES.minutes));
        let counted = self.database.write_lightly(move |c| rows::count(c, now, &[(counted.clone(), wanted)])).await?;
        let delay = delay(counted.first().map_or(0, |one| one.count));
        if delay.is_zero() {
            return Ok(Ok(()));
        }
        let Some(_place) = Slowed::enter(&self.slowed, &key, peer) else {
            // Not tried, so not counted.
            self.database.write_lightly(move |c| rows::give_back(c, std::slice::from_ref(&key))).await?;
            return Ok(Err(delay.as_secs().try_into().unwrap_or(60)));
        };
        tokio::time::sleep(delay).await;
        Ok(Ok(()))
    }

    /// A turn to hash a password; none when too many wait for one already.
    pub async fn turn_to_hash(&self) -> Result<Turn, Seconds> {
        let waiting = self.waiting_hashes.clone().try_acquire_owned().map_err(|_| 5)?;
        let turn = self.hashes.clone().acquire_owned().await.map_err(|_| 5)?;
        Ok(Turn { _now: turn, _in_line: waiting })
    }

    fn remember(&self, now: Instant, exceeded: &[(String, Instant)]) {
        if exceeded.is_empty() {
            return;
        }
        let mut over = self.over.lock().unwrap_or_else(PoisonError::into_inner);
        if over.len() >= MOST_REMEMBERED {
            over.retain(|_, until| now < *until);
        }
        if over.len() < MOST_REMEMBERED {
            over.extend(exceeded.iter().cloned());
        }
    }
}

/// A place among those who wait, until it is dropped.
struct Slowed<'a> {
    all: &'a Mutex<HashMap<String, Vec<String>>>,
    key: &'a str,
    peer: &'a str,
}

impl<'a> Slowed<'a> {
    fn enter(all: &'a Mutex<HashMap<String, Vec<String>>>, key: &'a str, peer: &'a str) -> Option<Self> {
        let mut waiting = all.lock().unwrap_or_else(PoisonError::into_inner);
        let peers = waiting.entry(key.to_owned()).or_default();
        if peers.len() >= MOST_SLOWED || peers.iter().any(|one| one == peer) {
            return None;
        }
        peers.push(peer.to_owned());
        Some(Slowed { all, key, peer })
    }
}

impl Drop for Slowed<'_> {
    fn drop(&mut self) {
        let mut waiting = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(peers) = waiting.get_mut(self.key) else { return };
        peers.retain(|peer| peer != self.peer);
        if peers.is_empty() {
            waiting.remove(self.key);
        }
    }
}

/// Writes a row that means nothing and takes it away again, to see whether anything is kept. It is long, so that it
/// finds no room where the disk has none left for what people ask.
pub fn try_to_write(connection: &mut Connection, now: Instant) -> anyhow::Result<()> {
    let key = "0".repeat(if matches!(connection, Connection::Sqlite(_)) { 64 * 1024 } else { 64 });
    rows::count(connection, now, &[(key.clone(), now)])?;
    rows::delete(connection, &key)
}

/// Forgets what was tried in windows that were over before a moment, at most so many; how many.
pub fn forget_over(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    rows::delete_over(connection, before, most)
}

/// An e-mail address as limits count it: what stands after a plus reaches the same mailbox.
fn mailbox(address: &EmailAddress) -> String {
    match address.as_str().rsplit_once('@') {
        Some((local, domain)) => format!("{}@{domain}", local.split_once('+').map_or(local, |(name, _)| name)),
        None => address.to_string(),
    }
}

fn key(limit: Limit, who: &str) -> String {
    hex::encode(&Sha256::digest(format!("{} {who}", limit.name).as_bytes())[..16])
}

fn wait(now: Instant, until: Instant) -> Seconds {
    (until.utc() - now.utc()).num_seconds().max(1)
}

/// Twice as long for each guess more.
fn delay(guesses: i32) -> Duration {
    match u32::try_from(guesses - FREE_GUESSES) {
        Ok(more @ 1..) => Duration::from_secs(1 << (more - 1).min(10)).min(LONGEST_DELAY),
        _ => Duration::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plus_addresses_and_case_are_one_mailbox() {
        let count = |text: &str| mailbox(&EmailAddress::parse(text).expect("an address"));
        assert_eq!(count("Fatma+1@Huis.example"), "fatma@huis.example");
        assert_eq!(count("fatma+een+twee@huis.example"), count("fatma@huis.example"));
        assert_ne!(count("fatma@huis.example"), count("fatma@thuis.example"));
    }

    #[test]
    fn guesses_cost_more_and_more_and_never_too_much() {
        let seconds: Vec<u64> = (1..=12).map(|guesses| delay(guesses).as_secs()).collect();
        assert_eq!(seconds, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 16, 16]);
        assert_eq!(delay(i32::MAX), LONGEST_DELAY);
    }
}
