//! What a family does that whoever comes to it must hear of: it asks again from another address, it cancels.

use uuid::Uuid;

use super::letters::{self, Matter};
use super::{Offer, State, is_late, make, rows};
use crate::basics::ids::{FamilyId, SlotId};
use crate::context::Context;
use crate::families::{self, ChildFacts, Family, Household};
use crate::journal::{self, Entry, Kind};
use crate::planning::Role;
use crate::requests::{self, Ask, Cancelled};

/// Counts the request of a family that is known: at once. Where it has moved, whoever comes hears so.
pub fn ask_again(context: &mut Context, family: &Family, submission: &str, ask: &Ask) -> anyhow::Result<()> {
    // The same form again, with other times in it, is another request.
    let other =
        requests::family_of(context, submission)?.is_some() && !requests::stands(context, &family.id, &ask.slots)?;
    let submission = if other { Uuid::now_v7().to_string() } else { submission.to_owned() };
    families::update(context, &family.id, &ask.household)?;
    requests::count(context, &family.id, &submission, ask)?;
    let moved = families::get(context, &family.id)?.is_some_and(|now| lives(&now) != lives(family));
    if moved { make::family_moved(context, &family.id) } else { Ok(()) }
}

/// What came of changing the facts of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactsChanged {
    /// They are so now; whoever comes to it hears where it lives, where that is another place.
    Changed,
    /// Somebody else has changed them since the form was opened.
    ChangedMeanwhile,
    /// There is no such family, or a child that is not its own.
    Unknown,
}

/// A coordinator changes what is known of a family and its children.
pub fn change_facts(
    context: &mut Context,
    id: &FamilyId,
    household: &Household,
    children: &[ChildFacts],
    opened: &str,
) -> anyhow::Result<FactsChanged> {
    let Some(before) = families::get(context, id)? else { return Ok(FactsChanged::Unknown) };
    let known = families::children(context, id)?;
    if families::mark(&before, &known) != opened {
        return Ok(FactsChanged::ChangedMeanwhile);
    }
    let own = |child: &ChildFacts| child.id.as_ref().is_none_or(|id| known.iter().any(|one| one.id == *id));
    if !children.iter().all(own) {
        return Ok(FactsChanged::Unknown);
    }
    families::change(context, id, household, children)?;
    let moved = families::get(context, id)?.is_some_and(|now| lives(&now) != lives(&before));
    if moved {
        make::family_moved(context, id)?;
    }
    Ok(FactsChanged::Changed)
}

fn lives(family: &Family) -> (&str, &str, &str) {
    (&family.street, &family.postcode, &family.locality)
}

/// Cancels a slot of a family and tells whoever was to come; shortly before, the office hears it at once. A slot of
/// another family is unknown here.
pub fn cancel_slot(context: &mut Context, family: &FamilyId, slot: &SlotId) -> anyhow::Result<Cancelled> {
    let Some(found) = requests::slot(context, slot)?.filter(|found| &found.family_id == family) else {
        return Ok(Cancelled::Unknown);
    };
    let accepted = rows::living(context, slot, Role::Caregiver)?.filter(|offer| offer.state == State::Accepted);
    let outcome = requests::cancel(context, slot)?;
    if let Cancelled::Now(_) = outcome {
        make::slot_cancelled(context, slot)?;
        if let Some(offer) = accepted.filter(|_| is_late(context, &found)) {
            cancelled_late(context, &offer)?;
        }
    }
    Ok(outcome)
}

/// Cancels a slot of a family and all that come every week after it; tells whether there was any.
pub fn cancel_rest_of_series(context: &mut Context, family: &FamilyId, slot: &SlotId) -> anyhow::Result<bool> {
    let Some(found) = requests::slot(context, slot)?.filter(|found| &found.family_id == family) else {
        return Ok(false);
    };
    let mut some = false;
    for slot in requests::rest_of_series(context, &found)? {
        some |= matches!(cancel_slot(context, family, &slot.id)?, Cancelled::Now(_));
    }
    Ok(some)
}

fn cancelled_late(context: &mut Context, offer: &Offer) -> anyhow::Result<()> {
    let Some(matter) = Matter::of(context, offer)? else { return Ok(()) };
    let entry = Entry::new(Kind::LateCancellation)
        .slot(&offer.slot_id)
        .caregiver(&offer.caregiver_id)
        .family(&matter.family.id);
    journal::record(context, &entry.offer(&offer.id))?;
    if context.actor.coordinator().is_some() { Ok(()) } else { letters::late_cancellation(context, &matter) }
}
