//! A caregiver is away for a time, or stops: what she was offered in that time is taken back, the families who counted on
//! her hear it as they hear a refusal, and others are asked in the same press where a coordinator chose them.

use super::asking::{self, AnswerWithin, AskFault, Asking, Question};
use super::letters::{self, Matter};
use super::{Offer, State, answer, make, rows};
use crate::basics::ids::CaregiverId;
use crate::basics::local_time::start_of_day;
use crate::caregivers::{self, NewAbsence};
use crate::context::{Actor, Context};
use crate::planning;

/// What came of saying that somebody is away.
#[derive(Clone, Debug, PartialEq)]
pub enum WentAway {
    /// She is not planned then.
    Away {
        /// So many slots that she had are free again.
        freed: usize,
        /// For so many of them others were asked.
        asked: usize,
    },
    /// Somebody who was to be asked cannot be: nothing was changed and nobody was asked.
    NobodyAsked(Vec<AskFault>),
    /// There is no such caregiver with this organiser.
    NobodyThere,
}

/// What an absence meets.
#[derive(Clone, Debug, Default)]
pub struct InTheWay {
    /// Offers that it takes back.
    pub taken_back: Vec<(Offer, Matter)>,
    /// What has begun and is not over: it stays hers, and people have to talk.
    pub running: Vec<(Offer, Matter)>,
}

/// What an absence of hers would meet.
pub fn in_the_way(context: &mut Context, caregiver: &CaregiverId, absence: &NewAbsence) -> anyhow::Result<InTheWay> {
    let mut found = InTheWay::default();
    for offer in rows::of_caregiver(context, caregiver)? {
        let Some(matter) = Matter::of(context, &offer)? else { continue };
        let day = matter.slot.wall_start().date();
        if day < absence.from || absence.until.is_some_and(|last| last < day) {
            continue;
        }
        if matter.slot.starts_at > context.now {
            found.taken_back.push((offer, matter));
        } else if offer.state == State::Accepted {
            found.running.push((offer, matter));
        }
    }
    Ok(found)
}

/// Somebody is away: she is not planned, and what she had in that time is free again.
pub fn go_away(context: &mut Context, caregiver: &CaregiverId, absence: &NewAbsence) -> anyhow::Result<WentAway> {
    go_away_and_ask(context, caregiver, absence, &[], AnswerWithin::Usual)
}

/// The same, and others are asked for what falls free: all of it, or nothing.
pub fn go_away_and_ask(
    context: &mut Context,
    caregiver: &CaregiverId,
    absence: &NewAbsence,
    questions: &[Question],
    within: AnswerWithin,
) -> anyhow::Result<WentAway> {
    if caregivers::get(context, caregiver)?.is_none() {
        return Ok(WentAway::NobodyThere);
    }
    let faults = asking::faults(context, questions, Some(caregiver))?;
    if !faults.is_empty() {
        return Ok(WentAway::NobodyAsked(faults));
    }
    let hers = in_the_way(context, caregiver, absence)?.taken_back;
    caregivers::say_absence(context, caregiver, absence)?;
    let mut lost = Vec::new();
    for (offer, matter) in &hers {
        take_back(context, offer, matter, &mut lost)?;
    }
    letters::called_off_all(context, lost)?;
    let zone = context.organiser.zone();
    let until = absence.until.and_then(|last| last.succ_opt()).map(|day| start_of_day(day, zone));
    let from = start_of_day(absence.from, zone).max(context.now);
    planning::free_between(context, caregiver, from, until)?;
    let promised: Vec<&Matter> =
        hers.iter().filter(|(offer, _)| offer.state == State::Accepted).map(|(_, matter)| matter).collect();
    if matches!(context.actor, Actor::Caregiver(_)) {
        letters::away(context, &promised)?;
    }
    let asked = match asking::send(context, questions, within)? {
        Asking::Sent { slots, .. } => slots,
        Asking::Refused(_) => 0,
    };
    Ok(WentAway::Away { freed: hers.len(), asked })
}

/// Takes one offer back. She knows, so nobody writes to her; the family that counted on her hears of all that it loses at
/// once, and so does the office.
fn take_back(context: &mut Context, offer: &Offer, matter: &Matter, lost: &mut Vec<Matter>) -> anyhow::Result<()> {
    if !rows::change(context, &offer.id, offer.state, State::Withdrawn)? {
        return Ok(());
    }
    make::record_withdrawn(context, offer)?;
    planning::free(context, &offer.slot_id, &offer.caregiver_id, offer.role, false)?;
    answer::frees(context, offer, matter, lost).map(drop)
}
