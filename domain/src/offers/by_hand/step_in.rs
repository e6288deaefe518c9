//! Nobody came to what has begun: somebody else, who is on the telephone, comes now instead.

use super::{ByHand, may_serve};
use crate::basics::ids::{CaregiverId, SlotId};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::offers::letters::{self, Matter};
use crate::offers::rows::{self, NewOffer};
use crate::offers::{Said, State, arrivals, commitments, make};
use crate::planning::{self, Obstacle, Role};

/// Gives what runs, and to which nobody came, to somebody who says on the telephone that she comes now. The family hears
/// who comes, and its calendar too; whoever did not come is told nothing that she does not know. Her word stands above
/// her hours, as with any answer; no other rule gives way.
pub fn step_in(context: &mut Context, slot: &SlotId, caregiver: &CaregiverId) -> anyhow::Result<ByHand> {
    let found = match may_serve(context, slot, caregiver)? {
        Ok(found) => found,
        Err(why) => return Ok(why),
    };
    let accepted = rows::living(context, slot, Role::Caregiver)?.filter(|offer| offer.state == State::Accepted);
    let Some(absent) = accepted.filter(|_| found.starts_at <= context.now && context.now < found.ends_at) else {
        return Ok(ByHand::Over);
    };
    let missed = arrivals::said_of(context, std::slice::from_ref(&absent.id))?;
    if &absent.caregiver_id == caregiver || !missed.contains_key(&(absent.id.clone(), Said::NobodyCame)) {
        return Ok(ByHand::AcceptedFirst);
    }
    let mut others = commitments(context, found.week, &[State::Accepted])?;
    others.standing.retain(|standing| &standing.slot != slot);
    let whom = (slot, caregiver, Role::Caregiver);
    let mut obstacles = planning::in_the_way_of_yes(context, found.week, others, whom)?;
    // The pin is that of whoever did not come.
    obstacles.retain(|obstacle: &Obstacle| obstacle.rule != "pinned");
    if !obstacles.is_empty() {
        return Ok(ByHand::InTheWay(obstacles));
    }
    if !rows::change(context, &absent.id, State::Accepted, State::Withdrawn)? {
        return Ok(ByHand::Over);
    }
    make::record_withdrawn(context, &absent)?;
    make::end_trainee(context, slot)?;
    planning::free(context, slot, &absent.caregiver_id, Role::Caregiver, false)?;
    planning::keep(context, found.week, slot, caregiver, Role::Caregiver)?;
    let new = NewOffer {
        publication: None,
        caregiver,
        role: Role::Caregiver,
        state: State::Accepted,
        answer_by: context.now,
    };
    let offer = make::make(context, &found, &new)?;
    let entry = Entry::new(Kind::OfferAccepted).slot(slot).caregiver(caregiver).offer(&offer.id);
    journal::record(context, &entry)?;
    match Matter::of(context, &offer)? {
        Some(matter) => letters::comes(context, &matter).map(|()| ByHand::Done),
        None => Ok(ByHand::Unknown),
    }
}
