//! What hangs on a caregiver.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{count, forget_rehearsals, hand_over};
use crate::basics::ids::{CaregiverId, FamilyId, OfferId, SlotId};
use crate::caregivers::Pairing;
use crate::context::Context;
use crate::offers::State;
use crate::planning::Role;
use crate::store::schema::{
    absences, availability_exceptions, availability_patterns, caregivers, certificates, decisions, draft_assignments,
    events, gate_exceptions, hand_steps, links, minutes_by_hand, new_addresses, notes, offers, outbox, pairings,
    waivers,
};

/// Holds the row until the transaction ends, so that two changes of what hangs on it come one after the other.
pub fn hold(context: &mut Context, id: &CaregiverId) -> anyhow::Result<()> {
    let mine =
        caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id)).filter(caregivers::id.eq(id));
    diesel::update(mine).set(caregivers::submission.eq(caregivers::submission)).execute(context.connection)?;
    Ok(())
}

pub fn offers(context: &mut Context, id: &CaregiverId) -> anyhow::Result<i64> {
    count!(context, offers, caregiver_id, id)
}

pub fn certificates(context: &mut Context, id: &CaregiverId) -> anyhow::Result<i64> {
    count!(context, certificates, caregiver_id, id)
}

pub fn letters(context: &mut Context, id: &CaregiverId) -> anyhow::Result<i64> {
    count!(context, outbox, caregiver_id, id)
}

pub fn notes(context: &mut Context, id: &CaregiverId) -> anyhow::Result<i64> {
    count!(context, notes, caregiver_id, id)
}

pub fn entries(context: &mut Context, id: &CaregiverId) -> anyhow::Result<i64> {
    count!(context, events, caregiver_id, id)
}

type StandingOffer = (OfferId, SlotId, Role, State);

fn standing(context: &mut Context, id: &CaregiverId) -> anyhow::Result<Vec<StandingOffer>> {
    let hers = offers::table
        .filter(offers::organiser_id.eq(&context.organiser.id))
        .filter(offers::caregiver_id.eq(id))
        .filter(offers::state.eq_any(State::STANDING));
    let columns = (offers::id, offers::slot_id, offers::role, offers::state);
    Ok(hers.select(columns).load(context.connection)?)
}

/// Hands over what she was offered. Asked for the same slot under both names she is asked once. What still waits for her
/// answer.
pub fn questions(context: &mut Context, stays: &CaregiverId, goes: &CaregiverId) -> anyhow::Result<Vec<OfferId>> {
    let (known, others) = (standing(context, stays)?, standing(context, goes)?);
    let mut waiting = Vec::new();
    for (offer, slot, role, state) in others {
        if known.iter().any(|(_, one, part, _)| *one == slot && *part == role) {
            diesel::update(offers::table.find(&offer))
                .set(offers::state.eq(State::Withdrawn))
                .execute(context.connection)?;
        } else if state.is_awaited() {
            waiting.push(offer);
        }
    }
    hand_over!(context, offers, caregiver_id, goes, stays);
    Ok(waiting)
}

/// Hands over what she has shown, what was signed for, and when she was away.
pub fn shown(context: &mut Context, stays: &CaregiverId, goes: &CaregiverId) -> anyhow::Result<()> {
    hand_over!(context, certificates, caregiver_id, goes, stays);
    hand_over!(context, gate_exceptions, caregiver_id, goes, stays);
    hand_over!(context, absences, caregiver_id, goes, stays);
    diesel::delete(new_addresses::table.filter(new_addresses::caregiver_id.eq(goes))).execute(context.connection)?;
    Ok(())
}

/// Her hours: the pattern of the one that stays holds, and where it has none that of the other; so of each date. Hours
/// worked elsewhere are added up.
pub fn hours(context: &mut Context, stays: &CaregiverId, goes: &CaregiverId) -> anyhow::Result<()> {
    let pattern = availability_patterns::table.filter(availability_patterns::caregiver_id.eq(stays));
    if diesel::select(diesel::dsl::exists(pattern)).get_result(context.connection)? {
        diesel::delete(availability_patterns::table.filter(availability_patterns::caregiver_id.eq(goes)))
            .execute(context.connection)?;
    }
    hand_over!(context, availability_patterns, caregiver_id, goes, stays);
    let days: Vec<NaiveDate> = availability_exceptions::table
        .filter(availability_exceptions::caregiver_id.eq(stays))
        .select(availability_exceptions::day)
        .distinct()
        .load(context.connection)?;
    diesel::delete(
        availability_exceptions::table
            .filter(availability_exceptions::caregiver_id.eq(goes))
            .filter(availability_exceptions::day.eq_any(days)),
    )
    .execute(context.connection)?;
    hand_over!(context, availability_exceptions, caregiver_id, goes, stays);
    let elsewhere: Vec<(String, i32)> = minutes_by_hand::table
        .filter(minutes_by_hand::caregiver_id.eq(goes))
        .select((minutes_by_hand::month, minutes_by_hand::minutes))
        .load(context.connection)?;
    for (month, minutes) in elsewhere {
        let same = minutes_by_hand::table
            .filter(minutes_by_hand::caregiver_id.eq(stays))
            .filter(minutes_by_hand::month.eq(&month));
        let added = diesel::update(same)
            .set(minutes_by_hand::minutes.eq(minutes_by_hand::minutes + minutes))
            .execute(context.connection)?;
        let hers = minutes_by_hand::table
            .filter(minutes_by_hand::caregiver_id.eq(goes))
            .filter(minutes_by_hand::month.eq(&month));
        if added > 0 {
            diesel::delete(hers).execute(context.connection)?;
        } else {
            diesel::update(hers).set(minutes_by_hand::caregiver_id.eq(stays)).execute(context.connection)?;
        }
    }
    Ok(())
}

fn wished(context: &mut Context, id: &CaregiverId) -> anyhow::Result<Vec<(FamilyId, Pairing)>> {
    let hers =
        pairings::table.filter(pairings::organiser_id.eq(&context.organiser.id)).filter(pairings::caregiver_id.eq(id));
    Ok(hers.select((pairings::family_id, pairings::kind)).load(context.connection)?)
}

/// Hands the families' wishes over; where they differ, never counts.
pub fn pairings(context: &mut Context, stays: &CaregiverId, goes: &CaregiverId) -> anyhow::Result<()> {
    let (known, others) = (wished(context, stays)?, wished(context, goes)?);
    for (family, kind) in others {
        if !known.iter().any(|(one, _)| *one == family) {
            continue;
        }
        if kind == Pairing::Never {
            let hers = pairings::table.filter(pairings::caregiver_id.eq(stays)).filter(pairings::family_id.eq(&family));
            diesel::update(hers).set(pairings::kind.eq(Pairing::Never)).execute(context.connection)?;
        }
        let gone = pairings::table.filter(pairings::caregiver_id.eq(goes)).filter(pairings::family_id.eq(&family));
        diesel::delete(gone).execute(context.connection)?;
    }
    hand_over!(context, pairings, caregiver_id, goes, stays);
    Ok(())
}

/// Hands over what a coordinator set aside for her; of what was set aside twice, the first.
fn waived(context: &mut Context, stays: &CaregiverId, goes: &CaregiverId) -> anyhow::Result<()> {
    let known: Vec<(SlotId, String)> = waivers::table
        .filter(waivers::organiser_id.eq(&context.organiser.id))
        .filter(waivers::caregiver_id.eq(stays))
        .select((waivers::slot_id, waivers::policy))
        .load(context.connection)?;
    for (slot, policy) in known {
        let twice = waivers::table.filter(waivers::caregiver_id.eq(goes)).filter(waivers::slot_id.eq(slot));
        diesel::delete(twice.filter(waivers::policy.eq(policy))).execute(context.connection)?;
    }
    hand_over!(context, waivers, caregiver_id, goes, stays);
    Ok(())
}

/// Hands over what is planned and decided; nobody goes along with herself.
pub fn planned(context: &mut Context, stays: &CaregiverId, goes: &CaregiverId) -> anyhow::Result<()> {
    let decided: HashSet<SlotId> = decisions::table
        .filter(decisions::caregiver_id.eq(stays))
        .select(decisions::slot_id)
        .load(context.connection)?
        .into_iter()
        .collect();
    let decided: Vec<SlotId> = decided.into_iter().collect();
    let twice = decisions::table.filter(decisions::caregiver_id.eq(goes)).filter(decisions::slot_id.eq_any(decided));
    diesel::delete(twice).execute(context.connection)?;
    hand_over!(context, decisions, caregiver_id, goes, stays);
    waived(context, stays, goes)?;
    // A step by hand that speaks of her by the name that goes can no longer be taken back.
    let named = format!("%{goes}%");
    let steps = hand_steps::table.filter(hand_steps::organiser_id.eq(&context.organiser.id)).filter(
        hand_steps::caregiver_id.eq(goes).or(hand_steps::stood.like(named.clone())).or(hand_steps::stands.like(named)),
    );
    diesel::delete(steps).execute(context.connection)?;
    forget_rehearsals(context, goes.as_str())?;
    hand_over!(context, draft_assignments, caregiver_id, goes, stays);
    hand_over!(context, draft_assignments, trainee_id, goes, stays);
    let alone = draft_assignments::table
        .filter(draft_assignments::caregiver_id.eq(stays))
        .filter(draft_assignments::trainee_id.eq(stays));
    diesel::update(alone).set(draft_assignments::trainee_id.eq(None::<CaregiverId>)).execute(context.connection)?;
    Ok(())
}

/// Hands over what was written to her and about her, and what she did; and the one that goes is gone.
pub fn said(context: &mut Context, stays: &CaregiverId, goes: &CaregiverId) -> anyhow::Result<()> {
    hand_over!(context, outbox, caregiver_id, goes, stays);
    hand_over!(context, links, caregiver_id, goes, stays);
    hand_over!(context, events, caregiver_id, goes, stays);
    hand_over!(context, events, actor_id, goes.as_str(), stays.as_str());
    diesel::delete(caregivers::table.find(goes)).execute(context.connection)?;
    Ok(())
}
