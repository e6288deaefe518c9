//! A caregiver's answer: by her link, or on the telephone with a coordinator. What is known is gathered, what comes of
//! it is decided without a database, and only then is anything written.

mod decide;

use super::letters::{self, Matter};
use super::{Offer, State, asking, is_late, make, rows};
use crate::basics::ids::OfferId;
use crate::context::{Actor, Context};
use crate::families::Family;
use crate::journal::{self, Entry, Kind};
use crate::planning::{self, Decided, Obstacle, Role};
use crate::requests::{self, Slot};
use crate::training::Missing;

use decide::{Facts, Verdict, decide};

/// What she answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// She comes.
    Accept,
    /// She does not come.
    Decline,
}

impl Answer {
    /// The answer that a form's button stands for.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "accept" => Some(Answer::Accept),
            "decline" => Some(Answer::Decline),
            _ => None,
        }
    }

    fn state(self) -> State {
        match self {
            Answer::Accept => State::Accepted,
            Answer::Decline => State::Declined,
        }
    }
}

/// What came of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answered {
    /// It is so now; or it was so already, and nothing more happened.
    Now(State),
    /// It can no longer be answered, for it stands like this.
    Over(State),
    /// She had said yes and it begins soon: she is asked whether she means it.
    Confirm,
    /// Somebody else has it by now.
    Taken,
    /// Rules are in the way of her yes, given what else she has accepted.
    InTheWay(Vec<Obstacle>),
    /// She cannot come, for by now she misses what the organiser's ladder asks.
    Missing(Vec<Missing>),
}

/// Takes an answer. The same answer twice is one answer. `sure` is whether she was told what a late no means.
pub fn answer(context: &mut Context, id: &OfferId, answer: Answer, sure: bool) -> anyhow::Result<Option<Answered>> {
    let Some(offer) = by_now(context, id)? else { return Ok(None) };
    if offer.state == State::Asked {
        // Her yes changes what the others were asked.
        requests::hold(context, &offer.slot_id)?;
    }
    let Some(matter) = Matter::of(context, &offer)? else { return Ok(None) };
    let facts = facts(context, &offer, &matter, answer, sure)?;
    Ok(Some(match decide(&facts, answer) {
        Verdict::Stays(answered) => answered,
        Verdict::Changes => apply(context, &offer, &matter, answer)?,
    }))
}

/// The offer that a link speaks of by now: where she was asked anew since, for the same slot and part, it is that one. An
/// old e-mail of hers is as good as the new one.
pub fn by_now(context: &mut Context, id: &OfferId) -> anyhow::Result<Option<Offer>> {
    let Some(offer) = rows::get(context, id)? else { return Ok(None) };
    Ok(Some(rows::standing_of(context, &offer.slot_id, offer.role, &offer.caregiver_id)?.unwrap_or(offer)))
}

/// Whether she who said no could still say yes: nobody else was asked since, and nobody forbade it.
pub fn leaves_room(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<bool> {
    let taken = rows::living(context, &offer.slot_id, offer.role)?.is_some_and(|living| living.id != offer.id);
    Ok(!taken && !forbidden(context, offer, matter)?)
}

fn facts(context: &mut Context, offer: &Offer, matter: &Matter, answer: Answer, sure: bool) -> anyhow::Result<Facts> {
    let asks_for_it =
        answer == Answer::Accept && matches!(offer.state, State::Offered | State::Asked | State::Declined);
    let taken = rows::living(context, &offer.slot_id, offer.role)?.is_some_and(|living| living.id != offer.id);
    let accompanied =
        offer.role == Role::Caregiver || rows::living(context, &offer.slot_id, Role::Caregiver)?.is_some();
    let open = matter.slot.starts_at > context.now && matter.slot.cancelled_at.is_none();
    let possible = asks_for_it && open && !taken && accompanied;
    let missing =
        if possible { planning::barred(context, &matter.slot, &offer.caregiver_id, offer.role)? } else { Vec::new() };
    let obstacles = if possible { obstacles(context, offer, matter)? } else { Vec::new() };
    Ok(Facts {
        now: context.now,
        state: offer.state,
        answer_by: offer.answer_by,
        starts_at: matter.slot.starts_at,
        cancelled: matter.slot.cancelled_at.is_some(),
        asked_first: is_late(context, &matter.slot) && matches!(context.actor, Actor::Caregiver(_)) && !sure,
        taken,
        accompanied,
        forbidden: asks_for_it && forbidden(context, offer, matter)?,
        missing,
        obstacles,
    })
}

/// Whether a coordinator has decided that she does not come to this slot.
fn forbidden(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<bool> {
    let hers = |d: &planning::Decision| {
        d.slot == offer.slot_id && d.caregiver == offer.caregiver_id && d.kind == Decided::Forbid
    };
    Ok(planning::decisions(context, matter.slot.week)?.iter().any(hers))
}

fn obstacles(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<Vec<Obstacle>> {
    let week = matter.slot.week;
    let commitments = super::commitments(context, week, &[State::Accepted])?;
    planning::in_the_way_of_yes(context, week, commitments, (&offer.slot_id, &offer.caregiver_id, offer.role))
}

/// Writes an answer down, with all that follows from it.
fn apply(context: &mut Context, offer: &Offer, matter: &Matter, answer: Answer) -> anyhow::Result<Answered> {
    if !rows::change(context, &offer.id, offer.state, answer.state())? {
        // Another answer came in between; it stands.
        let stands = rows::get(context, &offer.id)?.map_or(State::Withdrawn, |o| o.state);
        return Ok(if stands == answer.state() { Answered::Now(stands) } else { Answered::Over(stands) });
    }
    let kind = if answer == Answer::Accept { Kind::OfferAccepted } else { Kind::OfferDeclined };
    let (slot, who) = (&offer.slot_id, &offer.caregiver_id);
    journal::record(context, &Entry::new(kind).slot(slot).caregiver(who).offer(&offer.id))?;
    match answer {
        Answer::Accept => {
            if offer.state != State::Offered {
                planning::keep(context, matter.slot.week, slot, who, offer.role)?;
            }
            letters::comes(context, matter)?;
            asking::thank_the_others(context, offer)?;
        }
        Answer::Decline => {
            planning::free(context, slot, who, offer.role, true)?;
            does_not_come(context, offer, matter)?;
        }
    }
    Ok(Answered::Now(answer.state()))
}

/// Tells whoever counted on her; whoever was to go along with her does not come either. Shortly before, the office
/// hears it at once.
fn does_not_come(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<()> {
    let mut lost = Vec::new();
    let late = frees(context, offer, matter, &mut lost)?;
    letters::called_off_all(context, lost)?;
    if late && context.actor.coordinator().is_none() { letters::late_no(context, matter) } else { Ok(()) }
}

/// Tells company that she does not come, and puts aside what her family has lost, to be told with all else that it
/// loses; whether it is so late that the office must hear it at once.
pub(super) fn frees(
    context: &mut Context,
    offer: &Offer,
    matter: &Matter,
    lost: &mut Vec<Matter>,
) -> anyhow::Result<bool> {
    match (offer.role, offer.state) {
        // Nobody counted on her alone.
        (_, State::Asked) => {}
        (Role::Trainee, before) => letters::stays_away(context, before, matter)?,
        (Role::Caregiver, before) => {
            make::end_trainee(context, &offer.slot_id)?;
            if before == State::Accepted {
                lost.push(matter.clone());
            }
        }
    }
    if offer.state != State::Accepted || !is_late(context, &matter.slot) {
        return Ok(false);
    }
    let entry = Entry::new(Kind::LateNo).slot(&offer.slot_id).caregiver(&offer.caregiver_id).family(&matter.family.id);
    journal::record(context, &entry.offer(&offer.id))?;
    Ok(true)
}

/// The family's exact address, for whoever has accepted and until the shift is over; that it was read is written down.
pub fn reveal_address(context: &mut Context, id: &OfferId) -> anyhow::Result<Option<(Slot, Family)>> {
    let Some((offer, matter)) = may_see_address(context, id)? else { return Ok(None) };
    let (family, slot) = (&matter.family.id, &offer.slot_id);
    journal::record(
        context,
        &Entry::new(Kind::AddressRead).family(family).caregiver(&offer.caregiver_id).slot(slot).offer(id),
    )?;
    Ok(Some((matter.slot, matter.family)))
}

/// An address that was revealed stays on the page so many minutes.
const REVEALED_MINUTES: i64 = 30;

/// The address that was revealed just now, to be shown by the page that follows the button.
pub fn revealed_address(context: &mut Context, id: &OfferId) -> anyhow::Result<Option<(Slot, Family)>> {
    let since = context.now.plus_minutes(-REVEALED_MINUTES);
    if journal::last_of_offer(context, id, Kind::AddressRead)?.is_none_or(|read| read < since) {
        return Ok(None);
    }
    Ok(may_see_address(context, id)?.map(|(_, matter)| (matter.slot, matter.family)))
}

fn may_see_address(context: &mut Context, id: &OfferId) -> anyhow::Result<Option<(Offer, Matter)>> {
    let Some(offer) = rows::get(context, id)?.filter(|o| o.state == State::Accepted) else { return Ok(None) };
    let now = context.now;
    let matter = Matter::of(context, &offer)?.filter(|m| m.slot.ends_at > now && m.slot.cancelled_at.is_none());
    Ok(matter.map(|matter| (offer, matter)))
}
