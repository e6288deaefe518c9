//! The table `outbox`: claimed by a lease, settled by compare-and-set on that lease.

use diesel::dsl::Eq;
use diesel::prelude::*;

use super::letter::Rendered;
use super::{Envelope, Posted, Reach, ToTell};
use crate::context::Context;
use crate::basics::ids::{CaregiverId, FamilyId, LetterId};
use crate::basics::{EmailAddress, Instant};
use crate::store::Connection;
use crate::store::schema::outbox;

/// A letter that this worker has claimed.
#[derive(Clone, Debug, Queryable)]
pub struct Claimed {
    pub id: LetterId,
    pub recipient: EmailAddress,
    pub reply_to: Option<EmailAddress>,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub calendar: Option<String>,
    pub message_id: String,
    pub attempts: i32,
    pub useless_after: Option<Instant>,
    pub written_at: Instant,
}

/// What became of an attempt to send.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Sent,
    /// Nobody will ever take it, or it would only confuse by now.
    Aside(&'static str, String),
    Later(Instant, String),
}

pub fn insert(context: &mut Context, envelope: &Envelope<'_>, reply_to: Option<&EmailAddress>, rendered: &Rendered) -> anyhow::Result<()> {
    let id = LetterId::new();
    let (recipient, state) = match envelope.to {
        Reach::Email(address) => (address.as_str(), "waiting"),
        Reach::Telephone(number) => (number, "to-call"),
    };
    diesel::insert_into(outbox::table)
        .values((
            outbox::message_id.eq(id.to_string()),
            outbox::id.eq(id),
            outbox::organiser_id.eq(&context.organiser.id),
            outbox::family_id.eq(envelope.family),
            outbox::caregiver_id.eq(envelope.caregiver),
            outbox::recipient.eq(recipient),
            outbox::reply_to.eq(reply_to),
            outbox::letter.eq(envelope.name),
            outbox::subject.eq(&rendered.subject),
            outbox::body_text.eq(&rendered.text),
            outbox::body_html.eq(&rendered.html),
            outbox::calendar.eq(&rendered.calendar),
            outbox::state.eq(state),
            outbox::attempts.eq(0),
            outbox::due_at.eq(context.now),
            outbox::useless_after.eq(envelope.useless_after),
            outbox::written_at.eq(context.now),
        ))
        .execute(context.connection)?;
    Ok(())
}

/// Claims the letter that has been due longest, until `until`; that is an attempt, whatever becomes of it.
pub fn claim(connection: &mut Connection, now: Instant, until: Instant, lease: &str) -> anyhow::Result<Option<Claimed>> {
    let free = || outbox::leased_until.is_null().or(outbox::leased_until.lt(now));
    let next: Option<LetterId> = outbox::table
        .filter(outbox::state.eq("waiting"))
        .filter(outbox::due_at.le(now))
        .filter(free())
        .order((outbox::due_at, outbox::id))
        .select(outbox::id)
        .first(connection)
        .optional()?;
    let Some(id) = next else { return Ok(None) };
    let claimed = diesel::update(outbox::table.filter(outbox::id.eq(&id)).filter(outbox::state.eq("waiting")).filter(free()))
        .set((outbox::lease.eq(lease), outbox::leased_until.eq(until), outbox::attempts.eq(outbox::attempts + 1)))
        .execute(connection)?;
    if claimed == 0 {
        return Ok(None);
    }
    let letter = outbox::table
        .filter(outbox::id.eq(&id))
        .select((
            outbox::id,
            outbox::recipient,
            outbox::reply_to,
            outbox::subject,
            outbox::body_text,
            outbox::body_html,
            outbox::calendar,
            outbox::message_id,
            outbox::attempts,
            outbox::useless_after,
            outbox::written_at,
        ))
        .first(connection)?;
    Ok(Some(letter))
}

type Gone = (
    Eq<outbox::state, &'static str>,
    Eq<outbox::settled_at, Instant>,
    Eq<outbox::subject, &'static str>,
    Eq<outbox::body_text, &'static str>,
    Eq<outbox::body_html, &'static str>,
    Eq<outbox::calendar, Option<String>>,
);

/// A letter that is gone keeps no body: nothing readable, no link, stays behind.
fn gone(state: &'static str, now: Instant) -> Gone {
    (
        outbox::state.eq(state),
        outbox::settled_at.eq(now),
        outbox::subject.eq(""),
        outbox::body_text.eq(""),
        outbox::body_html.eq(""),
        outbox::calendar.eq(None::<String>),
    )
}

/// Writes down what became of a claimed letter, unless the lease has passed to another worker meanwhile.
pub fn settle(connection: &mut Connection, now: Instant, id: &LetterId, lease: &str, outcome: &Outcome) -> anyhow::Result<()> {
    let mine = outbox::table.filter(outbox::id.eq(id)).filter(outbox::lease.eq(lease));
    let released = (outbox::lease.eq(None::<String>), outbox::leased_until.eq(None::<Instant>));
    match outcome {
        Outcome::Sent => diesel::update(mine).set((released, gone("sent", now))).execute(connection)?,
        Outcome::Aside("dropped", reason) => {
            diesel::update(mine).set((released, gone("dropped", now), outbox::last_error.eq(reason))).execute(connection)?
        }
        Outcome::Aside(state, reason) => diesel::update(mine)
            .set((released, outbox::state.eq(*state), outbox::settled_at.eq(now), outbox::last_error.eq(reason)))
            .execute(connection)?,
        Outcome::Later(due, reason) => {
            diesel::update(mine).set((released, outbox::due_at.eq(*due), outbox::last_error.eq(reason))).execute(connection)?
        }
    };
    Ok(())
}

/// Frees every lease: right after a start, where no other worker can hold one.
pub fn free_leases(connection: &mut Connection) -> anyhow::Result<usize> {
    Ok(diesel::update(outbox::table.filter(outbox::lease.is_not_null()))
        .set((outbox::lease.eq(None::<String>), outbox::leased_until.eq(None::<Instant>)))
        .execute(connection)?)
}

pub fn unsent(context: &mut Context) -> anyhow::Result<Vec<Posted>> {
    let rows: Vec<(LetterId, String, String, String, i32, Option<String>, Instant)> = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::state.eq_any(["waiting", "failed", "dropped"]))
        .order((outbox::state, outbox::id.desc()))
        .limit(500)
        .select((outbox::id, outbox::recipient, outbox::letter, outbox::state, outbox::attempts, outbox::last_error, outbox::written_at))
        .load(context.connection)?;
    let posted = |(id, recipient, name, state, attempts, last_error, written_at)| Posted {
        id,
        recipient,
        name,
        state,
        attempts,
        last_error,
        written_at,
    };
    Ok(rows.into_iter().map(posted).collect())
}

pub fn try_again(context: &mut Context, id: &LetterId) -> anyhow::Result<bool> {
    let failed = outbox::table.filter(outbox::id.eq(id)).filter(outbox::organiser_id.eq(&context.organiser.id)).filter(outbox::state.eq("failed"));
    let changed = diesel::update(failed)
        .set((outbox::state.eq("waiting"), outbox::attempts.eq(0), outbox::due_at.eq(context.now), outbox::settled_at.eq(None::<Instant>)))
        .execute(context.connection)?;
    Ok(changed == 1)
}

pub fn count_waiting(connection: &mut Connection) -> anyhow::Result<i64> {
    Ok(outbox::table.filter(outbox::state.eq("waiting")).count().get_result(connection)?)
}

pub fn to_tell(context: &mut Context) -> anyhow::Result<Vec<ToTell>> {
    let found = outbox::table.filter(outbox::organiser_id.eq(&context.organiser.id)).filter(outbox::state.eq("to-call"));
    let columns = (outbox::id, outbox::family_id, outbox::recipient, outbox::subject, outbox::body_text, outbox::written_at);
    Ok(found.order(outbox::id.desc()).limit(200).select(columns).load(context.connection)?)
}

pub fn count_to_tell(context: &mut Context) -> anyhow::Result<i64> {
    let waiting = outbox::table.filter(outbox::organiser_id.eq(&context.organiser.id)).filter(outbox::state.eq("to-call"));
    Ok(waiting.count().get_result(context.connection)?)
}

pub fn told(context: &mut Context, id: &LetterId) -> anyhow::Result<Option<Option<FamilyId>>> {
    let mine = || outbox::table.filter(outbox::id.eq(id)).filter(outbox::organiser_id.eq(&context.organiser.id)).filter(outbox::state.eq("to-call"));
    let family = mine().select(outbox::family_id).first(context.connection).optional()?;
    let told = diesel::update(mine()).set(gone("told", context.now)).execute(context.connection)? == 1;
    Ok(family.filter(|_| told))
}

pub fn write_instead(context: &mut Context, family: &FamilyId, email: &EmailAddress) -> anyhow::Result<usize> {
    let calls = outbox::table.filter(outbox::family_id.eq(family)).filter(outbox::state.eq("to-call"));
    Ok(diesel::update(calls).set((outbox::state.eq("waiting"), outbox::recipient.eq(email), outbox::due_at.eq(context.now))).execute(context.connection)?)
}

pub fn drop_untold(connection: &mut Connection, now: Instant) -> anyhow::Result<usize> {
    let late = outbox::table.filter(outbox::state.eq("to-call")).filter(outbox::useless_after.le(now));
    Ok(diesel::update(late).set((gone("dropped", now), outbox::last_error.eq("nobody told it in time"))).execute(connection)?)
}

pub fn delete_before(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    let old: Vec<LetterId> = outbox::table.filter(outbox::written_at.lt(before)).limit(most).select(outbox::id).load(connection)?;
    Ok(diesel::delete(outbox::table.filter(outbox::id.eq_any(old))).execute(connection)?)
}

pub fn delete_of_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    diesel::delete(outbox::table.filter(outbox::family_id.eq(family))).execute(connection)?;
    Ok(())
}

pub fn delete_of_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    diesel::delete(outbox::table.filter(outbox::caregiver_id.eq(caregiver))).execute(connection)?;
    Ok(())
}
