//! What time brings: offers expire, answers are asked for once more, both are reminded the day before, and a family for whom nobody
//! was found so far hears it.

use std::collections::HashMap;

use super::letters::{self, Matter};
use super::{Offer, State, make, rows};
use crate::basics::Instant;
use crate::basics::ids::{OrganiserId, SlotId};
use crate::families;
use crate::journal::{self, Actor, Entry, Kind};
use crate::organisers::{self, Organiser};
use crate::planning::{self, Role};
use crate::requests;
use crate::store::{Connection, Database};
use crate::web::Site;

/// Whoever was asked so few hours ago needs no reminder yet.
const FRESH_HOURS: i64 = 12;

/// Whoever asked on the day itself hears so few hours before that nobody was found.
const LAST_HOURS: i64 = 2;

/// One thing that is due.
#[derive(Clone)]
enum Due {
    /// Nobody answered in time.
    Expire(Offer),
    /// Half of the time to answer is gone.
    AskAgain(Offer),
    /// It is tomorrow.
    Remind(Offer),
    /// It is tomorrow, and nobody has it.
    NobodyFound(OrganiserId, SlotId),
}

/// Does what is due by now, each thing in a transaction of its own: one that fails is told of and does not keep the others from
/// being done.
///
/// # Errors
/// The last of those that failed.
pub async fn do_due(database: &Database, now: Instant, site: &Site) -> anyhow::Result<()> {
    let (organisers, due) = database.read(move |c| Ok((organisers::all(c)?, due(c, now)?))).await?;
    let organisers: HashMap<OrganiserId, Organiser> = organisers.into_iter().map(|o| (o.id.clone(), o)).collect();
    let mut outcome = Ok(());
    for one in due {
        let (site, organisers) = (site.clone(), organisers.clone());
        if let Err(error) = database.write(move |c| carry_out(c, now, &site, &organisers, &one)).await {
            tracing::error!("something due could not be done: {error:#}");
            outcome = Err(error);
        }
    }
    outcome
}

fn due(connection: &mut Connection, now: Instant) -> anyhow::Result<Vec<Due>> {
    let mut due: Vec<Due> = rows::overdue(connection, now)?.into_iter().map(Due::Expire).collect();
    due.extend(rows::waiting_unreminded(connection)?.into_iter().filter(|o| half_gone(o, now)).map(Due::AskAgain));
    let (tomorrow, fresh) = (now.plus_hours(24), now.plus_hours(-FRESH_HOURS));
    due.extend(rows::soon_unreminded(connection, now, tomorrow, fresh)?.into_iter().map(Due::Remind));
    let unserved = rows::soon_unserved(connection, now, tomorrow, fresh, now.plus_hours(LAST_HOURS))?;
    due.extend(unserved.into_iter().map(|(organiser, slot)| Due::NobodyFound(organiser, slot)));
    Ok(due)
}

fn carry_out(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organisers: &HashMap<OrganiserId, Organiser>,
    due: &Due,
) -> anyhow::Result<()> {
    let whose = match due {
        Due::Expire(offer) | Due::AskAgain(offer) | Due::Remind(offer) => &offer.organiser_id,
        Due::NobodyFound(organiser, _) => organiser,
    };
    let Some(organiser) = organisers.get(whose) else { return Ok(()) };
    match due {
        Due::Expire(offer) => {
            // Answered meanwhile: then it is not expired.
            if !rows::change(connection, &offer.id, State::Offered, State::Expired)? {
                return Ok(());
            }
            record(connection, now, offer, Kind::OfferExpired)?;
            if offer.role() == Role::Caregiver {
                make::end_trainee(connection, now, site, &Actor::Program, organiser, &offer.slot_id)?;
            }
            planning::free(connection, &offer.organiser_id, &offer.slot_id, &offer.caregiver_id, offer.role(), false)
        }
        Due::AskAgain(offer) => {
            let Some(matter) = still(connection, organiser, offer, Kind::AnswerAsked)? else { return Ok(()) };
            record(connection, now, offer, Kind::AnswerAsked)?;
            letters::answer_asked(connection, now, site, offer, &matter)
        }
        Due::Remind(offer) => {
            let Some(matter) = still(connection, organiser, offer, Kind::Reminded)? else { return Ok(()) };
            record(connection, now, offer, Kind::Reminded)?;
            letters::tomorrow(connection, now, site, offer, &matter)
        }
        Due::NobodyFound(_, slot) => {
            let told = journal::of_slot(connection, slot)?.iter().any(|event| event.kind == Kind::NobodyFound.as_str());
            if told || rows::living(connection, slot, Role::Caregiver)?.is_some() {
                return Ok(());
            }
            let still_asked = |slot: &requests::Slot| slot.cancelled_at.is_none() && slot.starts_at > now;
            let Some(slot) = requests::slot(connection, &organiser.id, slot)?.filter(still_asked) else { return Ok(()) };
            let Some(family) = families::get(connection, &organiser.id, &slot.family_id)? else { return Ok(()) };
            let entry = Entry::new(&organiser.id, Kind::NobodyFound, &Actor::Program).slot(&slot.id).family(&slot.family_id);
            journal::record(connection, now, &entry)?;
            letters::nobody_found(connection, now, site, organiser, &slot, &family)
        }
    }
}

/// What a letter about an offer is about, if the offer is still as it was and the letter has not been written before.
fn still(connection: &mut Connection, organiser: &Organiser, offer: &Offer, kind: Kind) -> anyhow::Result<Option<Matter>> {
    let same = super::get(connection, &organiser.id, &offer.id)?.is_some_and(|now| now.state() == offer.state());
    if !same || journal::has_happened_to_offer(connection, &offer.id, kind)? {
        return Ok(None);
    }
    Matter::of(connection, organiser, offer)
}

/// Whether half of the time to answer is gone, and it was long enough to be worth a reminder.
fn half_gone(offer: &Offer, now: Instant) -> bool {
    let whole = offer.answer_by.minutes_since(offer.made_at);
    whole >= 240 && now.minutes_since(offer.made_at) * 2 >= whole && now < offer.answer_by
}

fn record(connection: &mut Connection, now: Instant, offer: &Offer, kind: Kind) -> anyhow::Result<()> {
    let entry = Entry::new(&offer.organiser_id, kind, &Actor::Program).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(connection, now, &entry)
}
