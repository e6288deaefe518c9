//! Two families that are one.

use super::{InTheWay, Merged, Moved, Preview, overlaps, rows, solving};
use crate::basics::ids::FamilyId;
use crate::context::Context;
use crate::families;
use crate::journal::{self, Entry, Kind};
use crate::links;
use crate::notes::{self, About};
use crate::outbox;
use crate::requests::{self, Slot};

/// What would happen if one family went over into another; none where there are no two.
pub fn preview_families(context: &mut Context, stays: &FamilyId, goes: &FamilyId) -> anyhow::Result<Option<Preview>> {
    let there = families::by_ids(context, &[stays.clone(), goes.clone()])?;
    if there.len() != 2 {
        return Ok(None);
    }
    let mut in_the_way: Vec<InTheWay> = overlaps(&to_come(context, stays)?, &to_come(context, goes)?);
    in_the_way.extend(solving(context)?);
    let children = rows::families::new_children(context, stays, goes)?.len();
    let moved = vec![
        (Moved::Slots, rows::families::slots(context, goes)?),
        (Moved::Children, i64::try_from(children)?),
        (Moved::Letters, rows::families::letters(context, goes)?),
        (Moved::Notes, rows::families::notes(context, goes)?),
        (Moved::Entries, rows::families::entries(context, goes)?),
    ];
    Ok(Some(Preview::new(moved, in_the_way)))
}

/// What a family asks from now on.
fn to_come(context: &mut Context, family: &FamilyId) -> anyhow::Result<Vec<Slot>> {
    let now = context.now;
    let mut slots = requests::slots_of_family(context, family)?;
    slots.retain(|slot| slot.cancelled_at.is_none() && slot.ends_at > now);
    Ok(slots)
}

/// Makes two families one, if nothing is in the way and it is as it was seen.
pub fn merge_families(context: &mut Context, stays: &FamilyId, goes: &FamilyId, seen: &str) -> anyhow::Result<Merged> {
    rows::families::hold(context, stays)?;
    rows::families::hold(context, goes)?;
    let Some(preview) = preview_families(context, stays, goes)? else { return Ok(Merged::Unknown) };
    if !preview.in_the_way.is_empty() || preview.mark() != seen {
        return Ok(Merged::SeeAgain);
    }
    links::end_of_family(context, goes)?;
    rows::families::children(context, stays, goes)?;
    rows::families::pairings(context, stays, goes)?;
    rows::families::asked(context, stays, goes)?;
    notes::hand_over(context, &About::Family(goes.clone()), &About::Family(stays.clone()))?;
    rows::families::said(context, stays, goes)?;
    rows::families::facts(context, stays, goes)?;
    if let Some(family) = families::get(context, stays)? {
        outbox::readdress_family(context, stays, family.email.as_ref())?;
    }
    journal::record(context, &Entry::new(Kind::Merged).family(stays).detail("families"))?;
    Ok(Merged::Done)
}
