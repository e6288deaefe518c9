//! The table `outbox` as the worker sees it: claimed by a lease, settled by compare-and-set on that lease.

use diesel::prelude::*;
use rand::seq::SliceRandom;

use super::bodies::wipe;
use super::{gone, released};
use crate::basics::ids::LetterId;
use crate::basics::{EmailAddress, Instant};
use crate::outbox::State;
use crate::outbox::lanes::{Candidate, Wanted};
use crate::store::Connection;
use crate::store::schema::{letter_bodies, mail_faults, outbox};

/// A letter that this worker has claimed.
#[derive(Clone, Debug, Queryable)]
pub struct Claimed {
    pub id: LetterId,
    pub recipient: EmailAddress,
    pub domain: String,
    pub from_name: String,
    pub reply_to: Option<EmailAddress>,
    pub matter: Option<String>,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub calendar: Option<String>,
    pub message_id: String,
    /// Which attempt this is, from 1.
    pub attempts: i32,
    pub useless_after: Option<Instant>,
    pub written_at: Instant,
}

/// What an attempt comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Sent,
    /// It goes no more: the state it ends in, and why.
    Aside(State, String),
    /// It goes again at a moment.
    Later(Instant, String),
    /// It was not to blame: this was no attempt, and the letters that waited as long go before it.
    Unfit(Instant, String),
}

/// A letter that was claimed, and what came of it.
#[derive(Clone, Debug)]
pub struct Settled {
    pub id: LetterId,
    pub lease: String,
    pub outcome: Outcome,
}

/// Letters that are due, those due longest first; with `shared`, these in any order, so that workers side by side
/// seldom want the same.
pub fn candidates(
    connection: &mut Connection,
    now: Instant,
    wanted: &Wanted,
    shared: bool,
) -> QueryResult<Vec<Candidate>> {
    let mut query = outbox::table
        .filter(outbox::state.eq(State::Waiting))
        .filter(outbox::due_at.le(now))
        .filter(outbox::leased_until.is_null().or(outbox::leased_until.lt(now)))
        .order((outbox::due_at, outbox::id))
        .limit(i64::try_from(wanted.most).unwrap_or(i64::MAX))
        .select((outbox::id, outbox::domain, outbox::attempts))
        .into_boxed();
    if !wanted.without.is_empty() {
        query = query.filter(outbox::domain.ne_all(wanted.without.clone()));
    }
    if wanted.fresh {
        query = query.filter(outbox::attempts.eq(0));
    }
    let mut rows: Vec<(LetterId, String, i32)> = query.load(connection)?;
    if shared {
        rows.shuffle(&mut rand::rng());
    }
    Ok(rows.into_iter().map(|(id, domain, attempts)| Candidate { id, domain, again: attempts > 0 }).collect())
}

/// Claims those of the letters that are still free, until `until`; that is an attempt for each, whatever becomes of it.
pub fn claim(
    connection: &mut Connection,
    now: Instant,
    until: Instant,
    lease: &str,
    ids: &[LetterId],
) -> anyhow::Result<Vec<Claimed>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let free = outbox::leased_until.is_null().or(outbox::leased_until.lt(now));
    let claimed = diesel::update(
        outbox::table.filter(outbox::id.eq_any(ids)).filter(outbox::state.eq(State::Waiting)).filter(free),
    )
    .set((outbox::lease.eq(lease), outbox::leased_until.eq(until), outbox::attempts.eq(outbox::attempts + 1)))
    .execute(connection)?;
    if claimed == 0 {
        return Ok(Vec::new());
    }
    let columns = (
        outbox::id,
        outbox::recipient,
        outbox::domain,
        outbox::from_name,
        outbox::reply_to,
        outbox::matter,
        letter_bodies::subject,
        letter_bodies::body_text,
        letter_bodies::body_html,
        letter_bodies::calendar,
        outbox::message_id,
        outbox::attempts,
        outbox::useless_after,
        outbox::written_at,
    );
    let mine =
        outbox::table.inner_join(letter_bodies::table).filter(outbox::id.eq_any(ids)).filter(outbox::lease.eq(lease));
    Ok(mine.order(outbox::id).select(columns).load(connection)?)
}

/// Whether a letter about the same matter was written after this one: then this one would contradict it.
pub fn is_overtaken(connection: &mut Connection, letter: &Claimed) -> anyhow::Result<bool> {
    let Some(matter) = &letter.matter else { return Ok(false) };
    let newer = outbox::table.filter(outbox::matter.eq(matter)).filter(outbox::id.gt(&letter.id));
    Ok(newer.count().get_result::<i64>(connection)? > 0)
}

/// Writes down what became of a claimed letter, unless the lease has passed to another worker meanwhile.
pub fn settle(connection: &mut Connection, now: Instant, settled: &Settled) -> anyhow::Result<()> {
    let mine = outbox::table
        .filter(outbox::id.eq(&settled.id))
        .filter(outbox::lease.eq(&settled.lease))
        .filter(outbox::state.eq(State::Waiting));
    let changed = match &settled.outcome {
        Outcome::Sent => diesel::update(mine).set((released(), gone(State::Sent, now))).execute(connection)?,
        Outcome::Aside(state, reason) => diesel::update(mine)
            .set((released(), gone(*state, now), outbox::last_error.eq(reason)))
            .execute(connection)?,
        Outcome::Later(due, reason) => diesel::update(mine)
            .set((released(), outbox::due_at.eq(*due), outbox::last_error.eq(reason)))
            .execute(connection)?,
        Outcome::Unfit(due, reason) => {
            let tried =
                (outbox::due_at.eq(*due), outbox::last_error.eq(reason), outbox::attempts.eq(outbox::attempts - 1));
            diesel::update(mine).set((released(), tried)).execute(connection)?
        }
    };
    let over = matches!(settled.outcome, Outcome::Sent | Outcome::Aside(..));
    if changed == 1 && over { wipe(connection, std::slice::from_ref(&settled.id)) } else { Ok(()) }
}

/// Frees every lease: right after a start, where no other worker can hold one.
pub fn free_leases(connection: &mut Connection) -> anyhow::Result<usize> {
    Ok(diesel::update(outbox::table.filter(outbox::lease.is_not_null())).set(released()).execute(connection)?)
}

/// Writes down that the mail server refuses this installation.
pub fn note_fault(connection: &mut Connection, now: Instant, reason: &str) -> anyhow::Result<()> {
    let noted = diesel::update(mail_faults::table).set((mail_faults::tried_at.eq(now), mail_faults::reason.eq(reason)));
    if noted.execute(connection)? == 0 {
        diesel::insert_into(mail_faults::table)
            .values((
                mail_faults::id.eq(1),
                mail_faults::since.eq(now),
                mail_faults::tried_at.eq(now),
                mail_faults::reason.eq(reason),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Writes down that the mail server takes letters.
pub fn clear_fault(connection: &mut Connection) -> anyhow::Result<()> {
    diesel::delete(mail_faults::table).execute(connection)?;
    Ok(())
}
