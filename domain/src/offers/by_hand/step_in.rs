//! Nobody came to what has begun: somebody else, who is on the telephone, comes now instead.

use super::{ByHand, may_serve};
use crate::basics::ids::{CaregiverId, SlotId};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::offers::letters::{self, Matter};
use crate::offers::rows::{self, NewOffer};
use crate::offers::{Said, State, arrivals, make, view_week};
use crate::planning::{self, Obstacle, Role};

/// Gives what runs, and to which nobody came, to somebody who says on the telephone that she comes now. The family hears
/// who comes, and its calendar too; whoever did not come is told nothing that she does not know. She is held against every
/// rule, as whoever is ranked for the slot.
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
    let view = view_week(context, found.week)?;
    let Some(ranked) = view.rank(slot).into_iter().find(|ranked| &ranked.caregiver == caregiver) else {
        return Ok(ByHand::Unknown);
    };
    // The pin is that of whoever did not come.
    let obstacles: Vec<Obstacle> = ranked.obstacles.into_iter().filter(|o| o.rule != "pinned").collect();
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
