//! A caregiver is away for a time, or stops: what she was offered in that time is taken back, and the families who
//! counted on her hear it as they hear a refusal.

use super::letters::Matter;
use super::{Offer, State, answer, rows};
use crate::basics::ids::CaregiverId;
use crate::basics::local_time::start_of_day;
use crate::caregivers::{self, NewAbsence};
use crate::context::{Actor, Context};
use crate::journal::{self, Entry, Kind};
use crate::planning;

/// What came of saying that somebody is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WentAway {
    /// She is not planned then; so many slots that she had are free again.
    Away {
        /// Slots whose offers were taken back.
        freed: usize,
    },
    /// She has accepted a slot that begins so soon that she calls, and nothing was changed.
    CallFirst,
    /// There is no such caregiver with this organiser.
    NobodyThere,
}

/// Her living offers that an absence would take back.
pub fn in_the_way(
    context: &mut Context,
    caregiver: &CaregiverId,
    absence: &NewAbsence,
) -> anyhow::Result<Vec<(Offer, Matter)>> {
    let mut found = Vec::new();
    for offer in rows::of_caregiver(context, caregiver)? {
        let Some(matter) = Matter::of(context, &offer)? else { continue };
        let day = matter.slot.wall_start().date();
        if matter.slot.starts_at > context.now && absence.from <= day && absence.until.is_none_or(|last| day <= last) {
            found.push((offer, matter));
        }
    }
    Ok(found)
}

/// Somebody is away: she is not planned, and what she had in that time is free again.
pub fn go_away(context: &mut Context, caregiver: &CaregiverId, absence: &NewAbsence) -> anyhow::Result<WentAway> {
    if caregivers::get(context, caregiver)?.is_none() {
        return Ok(WentAway::NobodyThere);
    }
    let hers = in_the_way(context, caregiver, absence)?;
    let cutoff = context.now.plus_hours(i64::from(context.organiser.cutoff_hours));
    let by_link = matches!(context.actor, Actor::Caregiver(_));
    if by_link && hers.iter().any(|(offer, matter)| offer.state == State::Accepted && matter.slot.starts_at <= cutoff) {
        return Ok(WentAway::CallFirst);
    }
    caregivers::say_absence(context, caregiver, absence)?;
    let freed = hers.len();
    for (offer, matter) in hers {
        take_back(context, &offer, &matter)?;
    }
    let zone = context.organiser.zone();
    let until = absence.until.and_then(|last| last.succ_opt()).map(|day| start_of_day(day, zone));
    let from = start_of_day(absence.from, zone).max(context.now);
    planning::free_between(context, caregiver, from, until)?;
    Ok(WentAway::Away { freed })
}

/// Takes one offer back. She knows, so nobody writes to her; the family that counted on her hears it.
fn take_back(context: &mut Context, offer: &Offer, matter: &Matter) -> anyhow::Result<()> {
    if !rows::change(context, &offer.id, offer.state, State::Withdrawn)? {
        return Ok(());
    }
    let entry = Entry::new(Kind::OfferWithdrawn).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(context, &entry)?;
    planning::free(context, &offer.slot_id, &offer.caregiver_id, offer.role, false)?;
    answer::does_not_come(context, offer, matter)
}
