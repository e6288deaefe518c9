//! Forgetting: what the register promises about how long things are kept is carried out here, once a day.
//!
//! Each room knows how to forget what is in its own tables; this one knows when, and in which order the tables allow
//! it. Every family and caregiver goes in a transaction of its own, everything else in small batches, so that nobody at
//! a page has to wait.

mod people;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, ensure};
use tokio::sync::Mutex;

use crate::basics::Instant;
use crate::privacy::Period;
use crate::store::{Connection, Database};
use crate::{caregivers, enquiries, families, journal, limits, links, notes, offers, organisers, outbox, planning};

/// The most rows that one transaction forgets.
const MOST: i64 = 500;

/// Whoever waits for the database needs a moment to notice that it is free.
const LEAST_REST: Duration = Duration::from_millis(5);

/// Hours from one time to the next, and to the next try when something failed.
const HOURS: i64 = 24;
const HOURS_AFTER_A_FAILURE: i64 = 1;

/// When it is time again. Clones share it, so that one process forgets once a day; that several do is no harm.
#[derive(Clone, Debug, Default)]
pub struct Daily(Arc<Mutex<Option<Instant>>>);

impl Daily {
    /// Forgets what is due, unless that was done less than a day ago. Whoever asks meanwhile waits until it is done.
    pub async fn due(&self, database: &Database, now: Instant) -> anyhow::Result<()> {
        let mut next = self.0.lock().await;
        if next.is_some_and(|next| now < next) {
            return Ok(());
        }
        let database = database.clone();
        let done =
            tokio::task::spawn_blocking(move || forget(&database, now)).await.context("forgetting ended badly")?;
        *next = Some(now.plus_hours(if done.is_ok() { HOURS } else { HOURS_AFTER_A_FAILURE }));
        done
    }
}

/// Forgets everything whose time has come. A period that fails does not keep the others from being carried out.
pub fn forget(database: &Database, now: Instant) -> anyhow::Result<()> {
    let mut failed = 0;
    for period in Period::ALL {
        match carry_out(database, *period, now) {
            Ok(0) => {}
            Ok(gone) => tracing::info!(gone, "forgotten: what is kept until {period}"),
            Err(error) => {
                tracing::error!("not all that is kept until {period} was forgotten: {error:#}");
                failed += 1;
            }
        }
    }
    let leftovers = planning::remove_leftovers(&std::env::temp_dir(), SystemTime::now())
        .context("the solver's old files cannot be looked for");
    database.take_stock()?;
    database.shed_log().and(leftovers.map(drop))?;
    ensure!(
        failed == 0,
        "{failed} of the periods could not be carried out; they are tried again in {HOURS_AFTER_A_FAILURE} h"
    );
    Ok(())
}

/// Carries one period out; how much went.
fn carry_out(database: &Database, period: Period, now: Instant) -> anyhow::Result<usize> {
    // Without a span it goes with what people do, and there is nothing to look for.
    let Some(before) = period.span().map(|span| span.before(now)) else { return Ok(0) };
    match period {
        Period::InUse | Period::UntilProved | Period::UntilSent => Ok(0),
        Period::Session => database.write_now(|c| organisers::forget_sessions(c, before)),
        Period::Tries => in_batches(database, |c| limits::forget_over(c, before, MOST)),
        Period::LostLink => database.write_now(|c| links::forget_lost(c, before)),
        Period::Enquiry => in_batches(database, |c| enquiries::forget_unproved(c, before, MOST)),
        Period::HeardAddress => database.write_now(|c| {
            let asked = links::asked_to_prove_since(c, before)?;
            families::forget_heard(c, before, &asked)
        }),
        Period::NewAddress => database.write_now(|c| caregivers::forget_new_addresses(c, before)),
        Period::Link => in_batches(database, |c| links::forget_over(c, before, MOST)),
        Period::Invitation => database.write_now(|c| organisers::forget_invitations(c, before)),
        Period::UnprovedCaregiver => people::caregivers(database, before, caregivers::State::Unproved),
        Period::Applicant => people::caregivers(database, before, caregivers::State::Waiting),
        Period::FamilyDetails => people::details_of_families(database, before),
        Period::Letter => in_batches(database, |c| outbox::forget(c, before, MOST)),
        Period::Illness => database.write_now(|c| caregivers::forget_illness(c, before)),
        Period::Arrival => in_batches(database, |c| offers::forget_arrivals(c, before, MOST)),
        Period::Note => in_batches(database, |c| notes::forget(c, before, MOST)),
        Period::AvailabilityDay => in_batches(database, |c| caregivers::forget_exceptions(c, before, MOST)),
        Period::Planning => in_batches(database, |c| planning::forget_planning(c, before, MOST)),
        Period::Publication => in_batches(database, |c| planning::forget_publications(c, before, MOST)),
        Period::MinutesByHand => database.write_now(|c| caregivers::forget_minutes_by_hand(c, before)),
        Period::Family => people::families(database, before),
        Period::Caregiver => people::caregivers(database, before, caregivers::State::Active),
        Period::Coordinator => people::coordinators(database, before),
        Period::Journal => in_batches(database, |c| journal::forget(c, before, MOST)),
    }
}

/// Writes in one transaction, and then rests as long as that took: SQLite has one writer, and others who wait for it
/// come in between.
fn write<T>(database: &Database, work: impl FnMut(&mut Connection) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let began = std::time::Instant::now();
    let done = database.write_now(work);
    std::thread::sleep(began.elapsed().max(LEAST_REST));
    done
}

/// Forgets in one transaction after another, until nothing is left to forget.
fn in_batches(
    database: &Database,
    mut batch: impl FnMut(&mut Connection) -> anyhow::Result<usize>,
) -> anyhow::Result<usize> {
    let mut all = 0;
    loop {
        match write(database, &mut batch)? {
            0 => return Ok(all),
            gone => all += gone,
        }
    }
}
