//! Making and taking back offers: at publication, for the next best after a refusal, when a slot is cancelled.

use std::collections::BTreeMap;

use super::letters::{self, Matter};
use super::rows::{self, NewOffer};
use super::{Offer, State, view_week};
use crate::basics::ids::{CaregiverId, FamilyId, PublicationId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::context::Organiser;
use crate::planning::{self, BrokenRule, Given, Obstacle, Published, Role};
use crate::requests::{self, Slot};

/// What came of publishing a week.
#[derive(Clone, Debug)]
pub enum PublishedWeek {
    /// So many new offers went out, and so many were taken back.
    Done {
        /// New offers.
        offered: usize,
        /// Offers taken back.
        withdrawn: usize,
    },
    /// The plan breaks rules; each is named, and nothing was published.
    Refused(Vec<BrokenRule>),
    /// There is no plan.
    NothingPlanned,
    /// The plan is another by now than the one that was looked over.
    Changed,
}

/// What came of offering one slot to somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Offered {
    /// The offer is on its way.
    Sent,
    /// Somebody else has a living offer for it.
    Taken,
    /// Rules are in the way.
    Refused(Vec<Obstacle>),
    /// The slot has begun, or was cancelled.
    Over,
}

/// Publishes a week: the plan is checked and stored, what is new is offered, what is no longer so is taken back.
/// `seen` marks the draft that was looked over: nothing else is published.
pub fn publish_week(context: &mut Context, week: IsoWeek, seen: &str) -> anyhow::Result<PublishedWeek> {
    let view = view_week(context, week)?;
    if planning::mark(&view.draft) != seen {
        return Ok(PublishedWeek::Changed);
    }
    let (publication, plan) = match planning::publish(context, week, &view)? {
        Published::Published(id, plan) => (id, plan),
        Published::Refused(reasons) => return Ok(PublishedWeek::Refused(reasons)),
        Published::NothingPlanned => return Ok(PublishedWeek::NothingPlanned),
    };
    let mut wanted: Vec<(Slot, Role, Option<CaregiverId>)> = Vec::new();
    for slot in requests::slots_of_week(context, week)? {
        let planned = plan.iter().find(|a| a.slot == slot.id.as_str());
        wanted.push((slot.clone(), Role::Caregiver, planned.and_then(|a| CaregiverId::parse(&a.caregiver))));
        wanted.push((slot, Role::Trainee, planned.and_then(|a| a.trainee.as_deref()).and_then(CaregiverId::parse)));
    }
    let (mut made, mut withdrawn) = (BTreeMap::<CaregiverId, Vec<Offer>>::new(), 0);
    wanted.retain(|(slot, ..)| slot.starts_at > context.now);
    for (slot, role, who) in wanted {
        let living = rows::living(context, &slot.id, role)?;
        if living.as_ref().map(|o| &o.caregiver_id) == who.as_ref() {
            continue;
        }
        if let Some(old) = living {
            take_back(context, &old, false)?;
            withdrawn += 1;
        }
        if let Some(who) = who {
            let offer = make(context, Some(&publication), &slot, &who, role)?;
            made.entry(who).or_default().push(offer);
        }
    }
    for offers in made.values() {
        letters::offered(context, offers)?;
    }
    Ok(PublishedWeek::Done { offered: made.values().map(Vec::len).sum(), withdrawn })
}

/// Offers a slot to somebody whom the coordinator chose: the next best after a refusal, or anyone the rules allow.
pub fn offer_to(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<Offered> {
    let Some(found) = requests::slot(context, slot)?.filter(|s| s.cancelled_at.is_none() && s.starts_at > context.now) else {
        return Ok(Offered::Over);
    };
    let week = found.week;
    if rows::living(context, slot, Role::Caregiver)?.is_some() {
        return Ok(Offered::Taken);
    }
    let view = view_week(context, week)?;
    if let Given::Refused(obstacles) = planning::give(context, week, &view, slot, caregiver)? {
        return Ok(Offered::Refused(obstacles));
    }
    let offer = make(context, None, &found, caregiver, Role::Caregiver)?;
    letters::offered(context, &[offer])?;
    Ok(Offered::Sent)
}

/// A slot was cancelled: whoever was to come is told, and the family has it in writing.
pub fn slot_cancelled(context: &mut Context, slot: &SlotId) -> anyhow::Result<()> {
    for role in [Role::Caregiver, Role::Trainee] {
        if let Some(living) = rows::living(context, slot, role)? {
            take_back(context, &living, true)?;
        }
    }
    Ok(())
}

fn make(context: &mut Context, publication: Option<&PublicationId>, slot: &Slot, caregiver: &CaregiverId, role: Role) -> anyhow::Result<Offer> {
    let new = NewOffer {
        publication,
        slot: &slot.id,
        caregiver,
        role,
        answer_by: answer_by(context.now, &context.organiser, slot.starts_at),
    };
    let id = rows::insert(context, &new)?;
    let entry = Entry::new(Kind::Offered).slot(&slot.id).caregiver(caregiver).offer(&id);
    journal::record(context, &entry)?;
    rows::get(context, &id)?.ok_or_else(|| anyhow::anyhow!("an offer that was just made is gone"))
}

/// By when an answer is needed: the organiser's answering time, but early enough before the start to find somebody else,
/// and with half an hour at the least where the slot allows it.
fn answer_by(now: Instant, organiser: &Organiser, starts_at: Instant) -> Instant {
    let early_enough = starts_at.plus_hours(-i64::from(organiser.cutoff_hours));
    let wanted = now.plus_hours(i64::from(organiser.answer_hours)).min(early_enough);
    wanted.max(now.plus_minutes(30)).min(starts_at)
}

/// Nobody serves the slot any more, so nobody goes along either.
pub fn end_trainee(context: &mut Context, slot: &SlotId) -> anyhow::Result<()> {
    match rows::living(context, slot, Role::Trainee)? {
        Some(along) => take_back(context, &along, false),
        None => Ok(()),
    }
}

fn take_back(context: &mut Context, offer: &Offer, by_family: bool) -> anyhow::Result<()> {
    let before = offer.state;
    if !rows::change(context, &offer.id, before, State::Withdrawn)? {
        return Ok(());
    }
    let entry = Entry::new(Kind::OfferWithdrawn).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(context, &entry)?;
    match Matter::of(context, offer)? {
        Some(matter) => letters::ended(context, before, offer, &matter, by_family),
        None => Ok(()),
    }
}

/// Tells whoever has accepted to come to a family that it has moved.
pub fn family_moved(context: &mut Context, family: &FamilyId) -> anyhow::Result<()> {
    let now = context.now;
    let slots = requests::slots_of_family(context, family)?.into_iter();
    for slot in slots.filter(|s| s.starts_at > now && s.cancelled_at.is_none()) {
        for role in [Role::Caregiver, Role::Trainee] {
            let accepted = rows::living(context, &slot.id, role)?.filter(|offer| offer.state == State::Accepted);
            let Some(offer) = accepted else { continue };
            if let Some(matter) = Matter::of(context, &offer)? {
                letters::moved(context, &offer, &matter)?;
            }
        }
    }
    Ok(())
}
