//! Making and taking back offers: at publication, for the next best after a refusal, when a slot is cancelled.

use std::collections::BTreeMap;

use super::letters::{self, Matter};
use super::rows::{self, NewOffer};
use super::{Offer, State, view_week};
use crate::basics::ids::{CaregiverId, FamilyId, PublicationId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::journal::{self, Actor, Entry, Kind};
use crate::organisers::Organiser;
use crate::planning::{self, BrokenRule, Given, Obstacle, Published, Role};
use crate::requests::{self, Slot};
use crate::store::Connection;
use crate::web::Site;

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
pub fn publish_week(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    actor: &Actor,
    organiser: &Organiser,
    week: IsoWeek,
) -> anyhow::Result<PublishedWeek> {
    let view = view_week(connection, now, organiser, week)?;
    let (publication, plan) = match planning::publish(connection, now, actor, &organiser.id, week, &view.week)? {
        Published::Published(id, plan) => (id, plan),
        Published::Refused(reasons) => return Ok(PublishedWeek::Refused(reasons)),
        Published::NothingPlanned => return Ok(PublishedWeek::NothingPlanned),
    };
    let mut wanted: Vec<(Slot, Role, Option<CaregiverId>)> = Vec::new();
    for slot in requests::slots_of_week(connection, &organiser.id, week)? {
        let planned = plan.iter().find(|a| a.slot == slot.id.as_str());
        wanted.push((slot.clone(), Role::Caregiver, planned.and_then(|a| CaregiverId::parse(&a.caregiver))));
        wanted.push((slot, Role::Trainee, planned.and_then(|a| a.trainee.as_deref()).and_then(CaregiverId::parse)));
    }
    let (mut made, mut withdrawn) = (BTreeMap::<CaregiverId, Vec<Offer>>::new(), 0);
    for (slot, role, who) in wanted.into_iter().filter(|(slot, ..)| slot.starts_at > now) {
        let living = rows::living(connection, &slot.id, role)?;
        if living.as_ref().map(|o| &o.caregiver_id) == who.as_ref() {
            continue;
        }
        if let Some(old) = living {
            take_back(connection, now, site, actor, organiser, &old, false)?;
            withdrawn += 1;
        }
        if let Some(who) = who {
            let offer = make(connection, now, actor, organiser, Some(&publication), &slot, &who, role)?;
            made.entry(who).or_default().push(offer);
        }
    }
    for offers in made.values() {
        letters::offered(connection, now, site, organiser, offers)?;
    }
    Ok(PublishedWeek::Done { offered: made.values().map(Vec::len).sum(), withdrawn })
}

/// Offers a slot to somebody whom the coordinator chose: the next best after a refusal, or anyone the rules allow.
pub fn offer_to(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    actor: &Actor,
    organiser: &Organiser,
    slot: &SlotId,
    caregiver: &CaregiverId,
) -> anyhow::Result<Offered> {
    let Some(found) = requests::slot(connection, &organiser.id, slot)?.filter(|s| s.cancelled_at.is_none() && s.starts_at > now) else {
        return Ok(Offered::Over);
    };
    let Some(week) = found.week() else { return Ok(Offered::Over) };
    if rows::living(connection, slot, Role::Caregiver)?.is_some() {
        return Ok(Offered::Taken);
    }
    let view = view_week(connection, now, organiser, week)?;
    if let Given::Refused(obstacles) = planning::give(connection, now, actor, &organiser.id, week, &view.week, slot, caregiver)? {
        return Ok(Offered::Refused(obstacles));
    }
    let offer = make(connection, now, actor, organiser, None, &found, caregiver, Role::Caregiver)?;
    letters::offered(connection, now, site, organiser, &[offer])?;
    Ok(Offered::Sent)
}

/// A slot was cancelled: whoever was to come is told, and the family has it in writing.
pub fn slot_cancelled(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    actor: &Actor,
    organiser: &Organiser,
    slot: &SlotId,
) -> anyhow::Result<()> {
    for role in [Role::Caregiver, Role::Trainee] {
        if let Some(living) = rows::living(connection, slot, role)? {
            take_back(connection, now, site, actor, organiser, &living, true)?;
        }
    }
    Ok(())
}

fn make(
    connection: &mut Connection,
    now: Instant,
    actor: &Actor,
    organiser: &Organiser,
    publication: Option<&PublicationId>,
    slot: &Slot,
    caregiver: &CaregiverId,
    role: Role,
) -> anyhow::Result<Offer> {
    let new = NewOffer {
        organiser: &organiser.id,
        publication,
        slot: &slot.id,
        caregiver,
        role,
        answer_by: answer_by(now, organiser, slot.starts_at),
    };
    let id = rows::insert(connection, now, &new)?;
    let entry = Entry::new(&organiser.id, Kind::Offered, actor).slot(&slot.id).caregiver(caregiver).offer(&id);
    journal::record(connection, now, &entry)?;
    rows::get(connection, &organiser.id, &id)?.ok_or_else(|| anyhow::anyhow!("an offer that was just made is gone"))
}

/// By when an answer is needed: the organiser's answering time, but early enough before the start to find somebody else,
/// and with half an hour at the least where the slot allows it.
fn answer_by(now: Instant, organiser: &Organiser, starts_at: Instant) -> Instant {
    let early_enough = starts_at.plus_hours(-i64::from(organiser.cutoff_hours));
    let wanted = now.plus_hours(i64::from(organiser.answer_hours)).min(early_enough);
    wanted.max(now.plus_minutes(30)).min(starts_at)
}

/// Nobody serves the slot any more, so nobody goes along either.
pub fn end_trainee(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    actor: &Actor,
    organiser: &Organiser,
    slot: &SlotId,
) -> anyhow::Result<()> {
    match rows::living(connection, slot, Role::Trainee)? {
        Some(along) => take_back(connection, now, site, actor, organiser, &along, false),
        None => Ok(()),
    }
}

fn take_back(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    actor: &Actor,
    organiser: &Organiser,
    offer: &Offer,
    by_family: bool,
) -> anyhow::Result<()> {
    let before = offer.state();
    if !rows::change(connection, &offer.id, before, State::Withdrawn)? {
        return Ok(());
    }
    let entry = Entry::new(&organiser.id, Kind::OfferWithdrawn, actor).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(connection, now, &entry)?;
    match Matter::of(connection, organiser, offer)? {
        Some(matter) => letters::ended(connection, now, site, before, offer, &matter, by_family),
        None => Ok(()),
    }
}

/// Tells whoever has accepted to come to a family that it has moved.
pub fn family_moved(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    family: &FamilyId,
) -> anyhow::Result<()> {
    let coming = requests::slots_of_family(connection, family)?.into_iter().filter(|s| s.starts_at > now && s.cancelled_at.is_none());
    for slot in coming {
        for role in [Role::Caregiver, Role::Trainee] {
            let accepted = rows::living(connection, &slot.id, role)?.filter(|offer| offer.state() == State::Accepted);
            let Some(offer) = accepted else { continue };
            if let Some(matter) = Matter::of(connection, organiser, &offer)? {
                letters::moved(connection, now, site, &offer, &matter)?;
            }
        }
    }
    Ok(())
}
