//! What hangs on a family.

use diesel::prelude::*;

use super::{count, forget_rehearsals, hand_over};
use crate::basics::ids::{CaregiverId, ChildId, FamilyId, RequestId};
use crate::basics::{EmailAddress, Instant};
use crate::caregivers::Pairing;
use crate::context::Context;
use crate::families::Child;
use crate::store::schema::{
    children, enquiries, events, families, links, notes, offers, outbox, pairings, request_children, requests, slots,
};

/// Holds the row until the transaction ends, so that two changes of what hangs on it come one after the other.
pub fn hold(context: &mut Context, id: &FamilyId) -> anyhow::Result<()> {
    let mine = families::table.filter(families::organiser_id.eq(&context.organiser.id)).filter(families::id.eq(id));
    diesel::update(mine).set(families::phone.eq(families::phone)).execute(context.connection)?;
    Ok(())
}

pub fn slots(context: &mut Context, id: &FamilyId) -> anyhow::Result<i64> {
    count!(context, slots, family_id, id)
}

pub fn letters(context: &mut Context, id: &FamilyId) -> anyhow::Result<i64> {
    count!(context, outbox, family_id, id)
}

pub fn notes(context: &mut Context, id: &FamilyId) -> anyhow::Result<i64> {
    count!(context, notes, family_id, id)
}

pub fn entries(context: &mut Context, id: &FamilyId) -> anyhow::Result<i64> {
    count!(context, events, family_id, id)
}

/// The children of the one that goes, each with the child of the other that it is, where it has that one already.
fn both(context: &mut Context, stays: &FamilyId, goes: &FamilyId) -> anyhow::Result<Vec<(ChildId, Option<ChildId>)>> {
    let (known, others) = (crate::families::children(context, stays)?, crate::families::children(context, goes)?);
    let same = |one: &Child, other: &Child| {
        one.born() == other.born() && one.first_name.to_lowercase() == other.first_name.to_lowercase()
    };
    Ok(others
        .into_iter()
        .map(|child| {
            let twin = known.iter().find(|one| same(one, &child)).map(|one| one.id.clone());
            (child.id, twin)
        })
        .collect())
}

/// The children of the one that goes that the other does not have.
pub fn new_children(context: &mut Context, stays: &FamilyId, goes: &FamilyId) -> anyhow::Result<Vec<ChildId>> {
    let all = both(context, stays, goes)?;
    Ok(all.into_iter().filter(|(_, twin)| twin.is_none()).map(|(id, _)| id).collect())
}

/// Hands the children over; who is there twice is there once, also in what was asked for it.
pub fn children(context: &mut Context, stays: &FamilyId, goes: &FamilyId) -> anyhow::Result<()> {
    for (child, twin) in both(context, stays, goes)? {
        let Some(twin) = twin else { continue };
        let asked = request_children::table.filter(request_children::child_id.eq(&child));
        let asked: Vec<RequestId> = asked.select(request_children::request_id).load(context.connection)?;
        let with_twin = request_children::table
            .filter(request_children::child_id.eq(&twin))
            .filter(request_children::request_id.eq_any(&asked));
        let with_twin: Vec<RequestId> = with_twin.select(request_children::request_id).load(context.connection)?;
        diesel::update(
            request_children::table
                .filter(request_children::child_id.eq(&child))
                .filter(request_children::request_id.ne_all(with_twin)),
        )
        .set(request_children::child_id.eq(&twin))
        .execute(context.connection)?;
        diesel::delete(request_children::table.filter(request_children::child_id.eq(&child)))
            .execute(context.connection)?;
        diesel::delete(children::table.find(&child)).execute(context.connection)?;
    }
    hand_over!(context, children, family_id, goes, stays);
    Ok(())
}

fn wishes(context: &mut Context, id: &FamilyId) -> anyhow::Result<Vec<(CaregiverId, Pairing)>> {
    let mine =
        pairings::table.filter(pairings::organiser_id.eq(&context.organiser.id)).filter(pairings::family_id.eq(id));
    Ok(mine.select((pairings::caregiver_id, pairings::kind)).load(context.connection)?)
}

/// Hands the wishes over; where the two say different things of somebody, never counts.
pub fn pairings(context: &mut Context, stays: &FamilyId, goes: &FamilyId) -> anyhow::Result<()> {
    let (known, others) = (wishes(context, stays)?, wishes(context, goes)?);
    for (who, kind) in others {
        if !known.iter().any(|(one, _)| *one == who) {
            continue;
        }
        if kind == Pairing::Never {
            let hers = pairings::table.filter(pairings::family_id.eq(stays)).filter(pairings::caregiver_id.eq(&who));
            diesel::update(hers).set(pairings::kind.eq(Pairing::Never)).execute(context.connection)?;
        }
        let gone = pairings::table.filter(pairings::family_id.eq(goes)).filter(pairings::caregiver_id.eq(&who));
        diesel::delete(gone).execute(context.connection)?;
    }
    hand_over!(context, pairings, family_id, goes, stays);
    Ok(())
}

/// Hands over what was asked and offered.
pub fn asked(context: &mut Context, stays: &FamilyId, goes: &FamilyId) -> anyhow::Result<()> {
    hand_over!(context, enquiries, family_id, goes, stays);
    hand_over!(context, requests, family_id, goes, stays);
    hand_over!(context, slots, family_id, goes, stays);
    hand_over!(context, offers, family_id, goes, stays);
    forget_rehearsals(context, goes.as_str())?;
    Ok(())
}

/// Hands over what was written to it and about it, and what it did.
pub fn said(context: &mut Context, stays: &FamilyId, goes: &FamilyId) -> anyhow::Result<()> {
    hand_over!(context, outbox, family_id, goes, stays);
    hand_over!(context, links, family_id, goes, stays);
    hand_over!(context, events, family_id, goes, stays);
    hand_over!(context, events, actor_id, goes.as_str(), stays.as_str());
    Ok(())
}

type Kept = (Option<EmailAddress>, Instant, String);

fn kept(context: &mut Context, id: &FamilyId) -> anyhow::Result<Kept> {
    let mine = families::table.filter(families::organiser_id.eq(&context.organiser.id)).filter(families::id.eq(id));
    Ok(mine.select((families::email, families::created_at, families::needs)).first(context.connection)?)
}

/// The one that goes is gone. What the other does not know of itself it knows from it: its address, and what is good to
/// know; and it has been here since the first of the two came.
pub fn facts(context: &mut Context, stays: &FamilyId, goes: &FamilyId) -> anyhow::Result<()> {
    let (known, other) = (kept(context, stays)?, kept(context, goes)?);
    diesel::delete(families::table.find(goes)).execute(context.connection)?;
    let needs = if known.2.is_empty() { other.2 } else { known.2 };
    diesel::update(families::table.find(stays))
        .set((
            families::email.eq(known.0.or(other.0)),
            families::needs.eq(needs),
            families::created_at.eq(known.1.min(other.1)),
        ))
        .execute(context.connection)?;
    Ok(())
}
