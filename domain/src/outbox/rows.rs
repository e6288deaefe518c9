//! The table `outbox` as the rooms and the coordinator see it; as the worker sees it in [`queue`].

pub mod added;
pub mod bodies;
pub mod queue;

use anyhow::anyhow;
use diesel::dsl::Eq;
use diesel::prelude::*;

use bodies::wipe;

use super::letter::{Rendered, Signature};
use super::{Bounced, Envelope, MailFault, Posted, Reach, State, ToTell, Whom};
use crate::basics::ids::{CaregiverId, FamilyId, LetterId};
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::store::Connection;
use crate::store::schema::{letter_bodies, mail_faults, outbox};

/// How long a letter about a matter waits before it goes, in seconds, in case another takes its place…
const SETTLES: i64 = 10;
/// … each twice as long as the one before that went in the last hour, up to about ten minutes.
const MOST_DOUBLINGS: u32 = 6;

/// So many letters are dropped at a time: a write is never of unbounded size.
const MOST_DROPPED: i64 = 500;

pub fn insert(
    context: &mut Context,
    envelope: &Envelope<'_>,
    signature: &Signature,
    rendered: &Rendered,
) -> anyhow::Result<()> {
    let id = LetterId::new();
    let (recipient, domain, state) = match envelope.to {
        Reach::Email(address) => (address.as_str(), address.domain(), State::Waiting),
        Reach::Telephone(number) => (number, "", State::ToCall),
    };
    let settles = match &envelope.matter {
        Some(matter) => make_way(context, matter)?,
        None => 0,
    };
    diesel::insert_into(outbox::table)
        .values((
            outbox::message_id.eq(id.to_string()),
            outbox::id.eq(&id),
            outbox::organiser_id.eq(&context.organiser.id),
            outbox::family_id.eq(envelope.family),
            outbox::caregiver_id.eq(envelope.caregiver),
            outbox::recipient.eq(recipient),
            outbox::domain.eq(domain),
            outbox::from_name.eq(&signature.organiser),
            outbox::reply_to.eq(EmailAddress::parse(&signature.email)),
            outbox::letter.eq(envelope.name),
            outbox::matter.eq(&envelope.matter),
            outbox::state.eq(state),
            outbox::attempts.eq(0),
            outbox::due_at.eq(context.now.plus_seconds(settles)),
            outbox::useless_after.eq(envelope.useless_after),
            outbox::written_at.eq(context.now),
        ))
        .execute(context.connection)?;
    bodies::insert(
        context.connection,
        &(id, &*rendered.subject, &*rendered.text, &*rendered.html, rendered.calendar.as_deref()),
    )
}

/// What still waits to be said about a matter is overtaken by the letter that comes now; how many seconds that one
/// waits, in case it is overtaken too.
fn make_way(context: &mut Context, matter: &str) -> anyhow::Result<i64> {
    take_back(context, matter)?;
    let went = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::matter.eq(matter))
        .filter(outbox::state.eq_any([State::Sent, State::Bounced]))
        .filter(outbox::settled_at.gt(context.now.plus_hours(-1)));
    let went = went.count().get_result::<i64>(context.connection)?;
    Ok(SETTLES << u32::try_from(went).unwrap_or(u32::MAX).min(MOST_DOUBLINGS))
}

/// What waits to be said about a matter is not said; a letter that is being sent goes.
pub fn take_back(context: &mut Context, matter: &str) -> anyhow::Result<()> {
    let waits = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::matter.eq(matter))
        .filter(outbox::state.eq_any([State::Waiting, State::ToCall]))
        .filter(outbox::leased_until.is_null().or(outbox::leased_until.lt(context.now)));
    let overtaken: Vec<LetterId> = waits.select(outbox::id).load(context.connection)?;
    end(context.connection, context.now, &overtaken, State::Replaced, OVERTAKEN)
}

/// Whether anything about a matter was said, or is on its way.
pub fn was_said(context: &mut Context, matter: &str) -> anyhow::Result<bool> {
    let said = outbox::state.eq_any([State::Sent, State::Bounced, State::Told]);
    let goes = outbox::state.eq(State::Waiting).and(outbox::leased_until.gt(context.now));
    let found = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::matter.eq(matter))
        .filter(said.or(goes.assume_not_null()));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(context.connection)?)
}

/// Why a letter was replaced.
pub const OVERTAKEN: &str = "a newer letter took its place";
/// Why a letter was dropped that came to nothing in time.
pub const PAST: &str = "its moment is past";

/// Letters end in a state, for a reason. What they said goes: nothing readable, no link, stays behind.
fn end(connection: &mut Connection, now: Instant, ids: &[LetterId], state: State, reason: &str) -> anyhow::Result<()> {
    diesel::update(outbox::table.filter(outbox::id.eq_any(ids)))
        .set((released(), gone(state, now), outbox::last_error.eq(reason)))
        .execute(connection)?;
    wipe(connection, ids)
}

/// Ended in a state.
fn gone(state: State, now: Instant) -> (Eq<outbox::state, State>, Eq<outbox::settled_at, Instant>) {
    (outbox::state.eq(state), outbox::settled_at.eq(now))
}

/// Nobody holds it any more.
fn released() -> (Eq<outbox::lease, Option<String>>, Eq<outbox::leased_until, Option<Instant>>) {
    (outbox::lease.eq(None), outbox::leased_until.eq(None))
}

pub fn unsent(context: &mut Context) -> anyhow::Result<Vec<Posted>> {
    posted(context, &[State::Waiting, State::Failed, State::Dropped])
}

pub fn returned(context: &mut Context) -> anyhow::Result<Vec<Posted>> {
    posted(context, &[State::Bounced])
}

/// The letters to one family or caregiver, and those to the office about her, the newest first.
pub fn of_person(context: &mut Context, whom: &Whom, most: i64) -> anyhow::Result<Vec<Posted>> {
    let mut mine = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .order(outbox::id.desc())
        .limit(most)
        .select(POSTED)
        .into_boxed();
    if let Some(id) = &whom.family {
        mine = mine.filter(outbox::family_id.eq(id));
    }
    if let Some(id) = &whom.caregiver {
        mine = mine.filter(outbox::caregiver_id.eq(id));
    }
    let rows: Vec<Row> = mine.load(context.connection)?;
    rows.into_iter().map(read).collect()
}

type Row = (LetterId, Option<FamilyId>, Option<CaregiverId>, String, String, String, i32, Option<String>, Instant);

fn posted(context: &mut Context, states: &[State]) -> anyhow::Result<Vec<Posted>> {
    let rows: Vec<Row> = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::state.eq_any(states.to_vec()))
        .order((outbox::state, outbox::id.desc()))
        .limit(500)
        .select(POSTED)
        .load(context.connection)?;
    rows.into_iter().map(read).collect()
}

const POSTED: (
    outbox::id,
    outbox::family_id,
    outbox::caregiver_id,
    outbox::recipient,
    outbox::letter,
    outbox::state,
    outbox::attempts,
    outbox::last_error,
    outbox::written_at,
) = (
    outbox::id,
    outbox::family_id,
    outbox::caregiver_id,
    outbox::recipient,
    outbox::letter,
    outbox::state,
    outbox::attempts,
    outbox::last_error,
    outbox::written_at,
);

fn read(
    (id, family, caregiver, recipient, name, state, attempts, last_error, written_at): Row,
) -> anyhow::Result<Posted> {
    let state = State::parse(&state).ok_or_else(|| anyhow!("outbox, row {id}: {state:?} is no state of a letter"))?;
    Ok(Posted { id, whom: Whom { family, caregiver }, recipient, name, state, attempts, last_error, written_at })
}

pub fn let_go(context: &mut Context, id: &LetterId) -> anyhow::Result<Option<Addressed>> {
    let mine = || {
        let of = outbox::table.filter(outbox::id.eq(id)).filter(outbox::organiser_id.eq(&context.organiser.id));
        of.filter(outbox::state.eq_any([State::Failed, State::Bounced]))
    };
    let whom = mine()
        .select((outbox::family_id, outbox::caregiver_id, outbox::recipient))
        .first(context.connection)
        .optional()?;
    let Some((family, caregiver, recipient)) = whom else { return Ok(None) };
    diesel::update(mine()).set(gone(State::Replaced, context.now)).execute(context.connection)?;
    Ok(Some((Whom { family, caregiver }, recipient)))
}

/// Whose letter it was, and where it went.
type Addressed = (Whom, EmailAddress);

pub fn count_waiting(connection: &mut Connection) -> anyhow::Result<i64> {
    Ok(outbox::table.filter(outbox::state.eq(State::Waiting)).count().get_result(connection)?)
}

pub fn to_tell(context: &mut Context) -> anyhow::Result<Vec<ToTell>> {
    let columns = (
        outbox::id,
        outbox::family_id,
        outbox::recipient,
        letter_bodies::subject,
        letter_bodies::body_text,
        outbox::written_at,
    );
    let found = outbox::table
        .inner_join(letter_bodies::table)
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::state.eq(State::ToCall));
    Ok(found.order(outbox::id.desc()).limit(200).select(columns).load(context.connection)?)
}

pub fn count_to_tell(context: &mut Context) -> anyhow::Result<i64> {
    let calls = [State::ToCall, State::Bounced];
    let waiting =
        outbox::table.filter(outbox::organiser_id.eq(&context.organiser.id)).filter(outbox::state.eq_any(calls));
    Ok(waiting.count().get_result(context.connection)?)
}

pub fn told(context: &mut Context, id: &LetterId) -> anyhow::Result<Option<Whom>> {
    let mine = || {
        let of = outbox::table.filter(outbox::id.eq(id)).filter(outbox::organiser_id.eq(&context.organiser.id));
        of.filter(outbox::state.eq_any([State::ToCall, State::Failed, State::Bounced]))
    };
    let whom = mine().select((outbox::family_id, outbox::caregiver_id)).first(context.connection).optional()?;
    let told = diesel::update(mine()).set(gone(State::Told, context.now)).execute(context.connection)? == 1;
    if told {
        wipe(context.connection, std::slice::from_ref(id))?;
    }
    Ok(whom.filter(|_| told).map(|(family, caregiver)| Whom { family, caregiver }))
}

pub fn write_instead(context: &mut Context, family: &FamilyId, email: &EmailAddress) -> anyhow::Result<usize> {
    let calls = outbox::table.filter(outbox::family_id.eq(family)).filter(outbox::state.eq(State::ToCall));
    let sent = (
        outbox::state.eq(State::Waiting),
        outbox::recipient.eq(email),
        outbox::domain.eq(email.domain()),
        outbox::due_at.eq(context.now),
    );
    Ok(diesel::update(calls).set(sent).execute(context.connection)?)
}

/// Letters to one person alone: those to the office about her name the other side too, or go elsewhere.
pub fn readdress(context: &mut Context, whom: &Whom, email: &EmailAddress) -> anyhow::Result<()> {
    let office = context.organiser.contact_email.clone();
    let waiting = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::state.eq(State::Waiting))
        .filter(outbox::recipient.ne(office));
    let set = (outbox::recipient.eq(email.as_str()), outbox::domain.eq(email.domain()));
    match (&whom.family, &whom.caregiver) {
        (Some(id), _) => {
            diesel::update(waiting.filter(outbox::family_id.eq(id)).filter(outbox::caregiver_id.is_null()))
                .set(set)
                .execute(context.connection)?
        }
        (_, Some(id)) => {
            diesel::update(waiting.filter(outbox::caregiver_id.eq(id)).filter(outbox::family_id.is_null()))
                .set(set)
                .execute(context.connection)?
        }
        (None, None) => 0,
    };
    Ok(())
}

/// What did not reach a caregiver is let go: another letter goes instead.
pub fn replace_unreached(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let unreached = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::caregiver_id.eq(caregiver))
        .filter(outbox::family_id.is_null())
        .filter(outbox::state.eq_any([State::Failed, State::Bounced]));
    diesel::update(unreached).set(gone(State::Replaced, context.now)).execute(context.connection)?;
    Ok(())
}

/// The questions that wait for a caregiver are let go.
pub fn replace_questions(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let waiting = outbox::table
        .filter(outbox::organiser_id.eq(&context.organiser.id))
        .filter(outbox::caregiver_id.eq(caregiver))
        .filter(outbox::state.eq(State::Waiting))
        .filter(outbox::letter.eq_any(["letter-offer", "letter-asked", "letter-reminder-answer"]));
    let ids: Vec<LetterId> = waiting.select(outbox::id).load(context.connection)?;
    end(context.connection, context.now, &ids, State::Replaced, OVERTAKEN)
}

pub fn drop_late(connection: &mut Connection, now: Instant) -> anyhow::Result<usize> {
    let late = |state| outbox::table.filter(outbox::state.eq(state)).filter(outbox::useless_after.le(now));
    let untold: Vec<LetterId> = late(State::ToCall).limit(MOST_DROPPED).select(outbox::id).load(connection)?;
    end(connection, now, &untold, State::Dropped, "nobody told it in time")?;
    let free = outbox::leased_until.is_null().or(outbox::leased_until.lt(now));
    let unsent: Vec<LetterId> =
        late(State::Waiting).filter(free).limit(MOST_DROPPED).select(outbox::id).load(connection)?;
    end(connection, now, &unsent, State::Dropped, PAST)?;
    Ok(untold.len() + unsent.len())
}

pub fn bounced(connection: &mut Connection, id: &LetterId, reason: &str) -> anyhow::Result<Bounced> {
    let sent = outbox::table.filter(outbox::id.eq(id)).filter(outbox::state.eq(State::Sent));
    let set = (outbox::state.eq(State::Bounced), outbox::last_error.eq(reason));
    if diesel::update(sent).set(set).execute(connection)? == 1 {
        return Ok(Bounced::Noted);
    }
    let known = outbox::table.filter(outbox::id.eq(id)).count().get_result::<i64>(connection)? > 0;
    Ok(if known { Bounced::NotSent } else { Bounced::Unknown })
}

pub fn fault(connection: &mut Connection) -> anyhow::Result<Option<MailFault>> {
    let columns = (mail_faults::since, mail_faults::tried_at, mail_faults::reason);
    let found = mail_faults::table.select(columns).first::<(Instant, Instant, String)>(connection).optional()?;
    Ok(found.map(|(since, tried_at, reason)| MailFault { since, tried_at, reason }))
}

pub fn delete_before(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    let old: Vec<LetterId> =
        outbox::table.filter(outbox::written_at.lt(before)).limit(most).select(outbox::id).load(connection)?;
    delete(connection, &old)
}

pub fn delete_of_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    let theirs: Vec<LetterId> =
        outbox::table.filter(outbox::family_id.eq(family)).select(outbox::id).load(connection)?;
    delete(connection, &theirs).map(drop)
}

pub fn delete_of_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    let hers: Vec<LetterId> =
        outbox::table.filter(outbox::caregiver_id.eq(caregiver)).select(outbox::id).load(connection)?;
    delete(connection, &hers).map(drop)
}

fn delete(connection: &mut Connection, ids: &[LetterId]) -> anyhow::Result<usize> {
    wipe(connection, ids)?;
    Ok(diesel::delete(outbox::table.filter(outbox::id.eq_any(ids))).execute(connection)?)
}
