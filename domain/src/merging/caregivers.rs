//! Two caregivers who are one.

use super::{InTheWay, Merged, Moved, Preview, overlaps, rows, solving};
use crate::basics::ids::CaregiverId;
use crate::caregivers::{self, Caregiver};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::links;
use crate::notes::{self, About};
use crate::offers;
use crate::outbox;
use crate::requests::{self, Slot};

/// What would happen if one caregiver went over into another; none where there are no two.
pub fn preview_caregivers(
    context: &mut Context,
    stays: &CaregiverId,
    goes: &CaregiverId,
) -> anyhow::Result<Option<Preview>> {
    Ok(match both(context, stays, goes)? {
        Some((one, other)) => Some(preview(context, &one, &other)?),
        None => None,
    })
}

fn both(
    context: &mut Context,
    stays: &CaregiverId,
    goes: &CaregiverId,
) -> anyhow::Result<Option<(Caregiver, Caregiver)>> {
    let other = if stays == goes { None } else { caregivers::get(context, goes)? };
    Ok(caregivers::get(context, stays)?.zip(other))
}

fn preview(context: &mut Context, stays: &Caregiver, goes: &Caregiver) -> anyhow::Result<Preview> {
    let mut in_the_way = overlaps(&to_come(context, &stays.id)?, &to_come(context, &goes.id)?);
    if goes.is_admitted() && !stays.is_admitted() {
        in_the_way.push(InTheWay::OtherIsAdmitted);
    }
    if goes.proved_at.is_some() && stays.proved_at.is_none() {
        // Her letters would go to an address that may be a stranger's.
        in_the_way.push(InTheWay::OtherIsProved);
    }
    in_the_way.extend(solving(context)?);
    let moved = vec![
        (Moved::Offers, rows::caregivers::offers(context, &goes.id)?),
        (Moved::Certificates, rows::caregivers::certificates(context, &goes.id)?),
        (Moved::Letters, rows::caregivers::letters(context, &goes.id)?),
        (Moved::Notes, rows::caregivers::notes(context, &goes.id)?),
        (Moved::Entries, rows::caregivers::entries(context, &goes.id)?),
    ];
    Ok(Preview::new(moved, in_the_way))
}

/// What she has, or was offered alone, from now on.
fn to_come(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<Vec<Slot>> {
    let standing = offers::of_caregiver(context, caregiver)?.into_iter().filter(|offer| offer.state.is_living());
    let ids: Vec<_> = standing.map(|offer| offer.slot_id).collect();
    requests::slots(context, &ids)
}

/// Makes two caregivers one, if nothing is in the way and it is as it was seen.
pub fn merge_caregivers(
    context: &mut Context,
    stays: &CaregiverId,
    goes: &CaregiverId,
    seen: &str,
) -> anyhow::Result<Merged> {
    rows::caregivers::hold(context, stays)?;
    rows::caregivers::hold(context, goes)?;
    let Some((one, other)) = both(context, stays, goes)? else { return Ok(Merged::Unknown) };
    let preview = preview(context, &one, &other)?;
    if !preview.in_the_way.is_empty() || preview.mark() != seen {
        return Ok(Merged::SeeAgain);
    }
    links::end_of_caregiver(context, goes)?;
    let waiting = rows::caregivers::questions(context, stays, goes)?;
    rows::caregivers::shown(context, stays, goes)?;
    rows::caregivers::hours(context, stays, goes)?;
    rows::caregivers::pairings(context, stays, goes)?;
    rows::caregivers::planned(context, stays, goes)?;
    notes::hand_over(context, &About::Caregiver(goes.clone()), &About::Caregiver(stays.clone()))?;
    rows::caregivers::said(context, stays, goes)?;
    outbox::readdress_caregiver(context, stays, &one.email)?;
    // What she was asked by links that have ended she is asked anew.
    offers::ask_anew(context, &waiting)?;
    journal::record(context, &Entry::new(Kind::Merged).caregiver(stays).detail("caregivers"))?;
    Ok(Merged::Done)
}
