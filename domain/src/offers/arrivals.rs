//! On the day itself: she says that she has arrived, a family says that nobody has come. Each is one press, by link or at
//! the desk for whoever is on the telephone, and is taken back as easily. Where anybody is, nobody asks.

use std::collections::HashMap;

use super::letters::Matter;
use super::{Offer, State, rows};
use crate::basics::Instant;
use crate::basics::ids::{FamilyId, OfferId, SlotId};
use crate::choices;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::planning::Role;
use crate::requests::{self, Slot};
use crate::store::Connection;

choices! {
    /// What is said about somebody's coming.
    Said {
        /// She is there.
        Arrived => "arrived",
        /// She is not, says the family.
        NobodyCame => "nobody-came",
    }
}

impl Said {
    fn kinds(self) -> (Kind, Kind) {
        match self {
            Said::Arrived => (Kind::Arrived, Kind::ArrivalTakenBack),
            Said::NobodyCame => (Kind::NobodyCame, Kind::NobodyCameTakenBack),
        }
    }
}

/// What came of saying it, or of taking it back; shown by the messages `arrival-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// It is so now, or was so already.
    Now,
    /// It is too early to say so.
    Early,
    /// It is over, or nobody was to come.
    Over,
    /// There is no such offer or slot of hers.
    Unknown,
}

/// So many minutes before the start somebody can say that she has arrived.
const EARLY_MINUTES: i64 = 30;

/// Whether it can be said of a slot now, and if not, why.
fn in_time(context: &Context, slot: &Slot, said: Said) -> Spoken {
    let from = match said {
        Said::Arrived => slot.starts_at.plus_minutes(-EARLY_MINUTES),
        Said::NobodyCame => slot.starts_at,
    };
    match context.now {
        _ if slot.cancelled_at.is_some() => Spoken::Over,
        now if now < from => Spoken::Early,
        now if now >= slot.ends_at => Spoken::Over,
        _ => Spoken::Now,
    }
}

/// Whether somebody who has accepted can say now that she has arrived, or take it back: no organiser asks who did not
/// switch it on.
pub fn may_arrive(context: &Context, offer: &Offer, slot: &Slot) -> bool {
    let asked = context.organiser.seen_minutes > 0 && offer.state == State::Accepted;
    asked && in_time(context, slot, Said::Arrived) == Spoken::Now
}

/// Whether a family can say now that nobody has come, or take it back.
pub fn may_miss(now: Instant, offer: &Offer, slot: &Slot) -> bool {
    let runs = slot.starts_at <= now && now < slot.ends_at && slot.cancelled_at.is_none();
    runs && offer.state == State::Accepted && offer.role == Role::Caregiver
}

/// She has arrived; or, pressed by mistake, she has not.
pub fn arrive(context: &mut Context, offer: &OfferId, stands: bool) -> anyhow::Result<Spoken> {
    let Some(offer) = rows::get(context, offer)? else { return Ok(Spoken::Unknown) };
    let Some(matter) = Matter::of(context, &offer)? else { return Ok(Spoken::Unknown) };
    if offer.state != State::Accepted || context.organiser.seen_minutes == 0 {
        return Ok(Spoken::Over);
    }
    say(context, &offer, &matter, Said::Arrived, stands)
}

/// A family says that nobody has come; or that somebody has after all. A slot of another family is unknown here.
pub fn nobody_came(context: &mut Context, family: &FamilyId, slot: &SlotId, stands: bool) -> anyhow::Result<Spoken> {
    if requests::slot(context, slot)?.is_none_or(|found| &found.family_id != family) {
        return Ok(Spoken::Unknown);
    }
    let accepted = rows::living(context, slot, Role::Caregiver)?.filter(|offer| offer.state == State::Accepted);
    let Some(offer) = accepted else { return Ok(Spoken::Over) };
    let Some(matter) = Matter::of(context, &offer)? else { return Ok(Spoken::Unknown) };
    say(context, &offer, &matter, Said::NobodyCame, stands)
}

/// Writes it down once, or takes it away.
fn say(context: &mut Context, offer: &Offer, matter: &Matter, said: Said, stands: bool) -> anyhow::Result<Spoken> {
    let in_time = in_time(context, &matter.slot, said);
    if in_time != Spoken::Now {
        return Ok(in_time);
    }
    let (kind, taken_back) = said.kinds();
    let (changed, kind) = if stands {
        (rows::arrivals::insert(context, &offer.id, said)?, kind)
    } else {
        (rows::arrivals::delete(context, &offer.id, said)?, taken_back)
    };
    if changed {
        let entry = Entry::new(kind).slot(&offer.slot_id).caregiver(&offer.caregiver_id).family(&matter.family.id);
        journal::record(context, &entry.offer(&offer.id))?;
    }
    Ok(Spoken::Now)
}

/// What was said of these offers, and when.
pub fn said_of(context: &mut Context, offers: &[OfferId]) -> anyhow::Result<HashMap<(OfferId, Said), Instant>> {
    rows::arrivals::of_offers(context, offers)
}

/// Forgets what was said before a moment, at most so many rows, and that somebody arrived in the journal too: when
/// people come to work is nobody's business for longer. How many rows went.
pub fn forget_arrivals(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    let gone = rows::arrivals::delete_before(connection, before, most)?;
    Ok(gone + journal::forget_of(connection, &[Kind::Arrived, Kind::ArrivalTakenBack], before, most)?)
}
