//! What a family does that whoever comes to it must hear of: it asks again from another address, it cancels.

use uuid::Uuid;

use super::make;
use crate::basics::ids::{FamilyId, SlotId};
use crate::context::Context;
use crate::families::{self, Family};
use crate::requests::{self, Ask, Cancelled};

/// Counts the request of a family that is known: at once. Where it has moved, whoever comes hears so.
pub fn ask_again(context: &mut Context, family: &Family, submission: &str, ask: &Ask) -> anyhow::Result<()> {
    // The same form again, with other times in it, is another request.
    let other = requests::family_of(context, submission)?.is_some() && !requests::stands(context, &family.id, &ask.slots)?;
    let submission = if other { Uuid::now_v7().to_string() } else { submission.to_owned() };
    let place = ask.household.place;
    let moved = (&family.street, &family.postcode, &family.locality) != (&ask.household.street, &place.postcode, &place.name);
    families::update(context, &family.id, &ask.household)?;
    requests::count(context, &family.id, &submission, ask)?;
    if moved { make::family_moved(context, &family.id) } else { Ok(()) }
}

/// Cancels a slot of a family and tells whoever was to come. A slot of another family is unknown here.
pub fn cancel_slot(context: &mut Context, family: &FamilyId, slot: &SlotId) -> anyhow::Result<Cancelled> {
    if requests::slot(context, slot)?.is_none_or(|found| &found.family_id != family) {
        return Ok(Cancelled::Unknown);
    }
    let outcome = requests::cancel(context, slot)?;
    if let Cancelled::Now(_) = outcome {
        make::slot_cancelled(context, slot)?;
    }
    Ok(outcome)
}
