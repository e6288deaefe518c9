//! What time brings: offers expire, answers are asked for again, both are reminded the day before, a family for whom
//! nobody was found so far hears it, and what is open is proposed to whoever became free.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::letters::{self, Matter};
use super::{Offer, State, chasing, make, rows, unanswered, waiting_list};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, OrganiserId, SlotId};
use crate::context::{Acting, Context, Organiser, Site};
use crate::families;
use crate::journal::{self, Entry, Kind};
use crate::organisers;
use crate::planning::{self, Role};
use crate::requests;
use crate::store::{Connection, Database};

/// Whoever was asked so few hours ago needs no reminder yet.
const FRESH_HOURS: i64 = 12;

/// Whoever asked on the day itself hears so few hours before that nobody was found.
const LAST_HOURS: i64 = 2;

/// One thing that is due.
#[derive(Clone)]
enum Due {
    /// Nobody answered in time.
    Expire(Offer),
    /// It is time to remind somebody: all that she has not answered.
    AskAgain(Vec<Offer>),
    /// It is tomorrow.
    Remind(Offer),
    /// It is tomorrow, and nobody has it.
    NobodyFound(OrganiserId, SlotId),
    /// They became free, and something may be open that they could come to.
    Propose(OrganiserId, Vec<(CaregiverId, Instant)>),
}

impl Due {
    /// Whose it is.
    fn organiser(&self) -> Option<&OrganiserId> {
        match self {
            Due::Expire(offer) | Due::Remind(offer) => Some(&offer.organiser_id),
            Due::AskAgain(offers) => offers.first().map(|offer| &offer.organiser_id),
            Due::NobodyFound(organiser, _) | Due::Propose(organiser, _) => Some(organiser),
        }
    }
}

/// Does what is due by now, each thing in a transaction of its own: one that fails is told of and does not keep the
/// others from being done.
///
/// # Errors
/// The last of those that failed.
pub async fn do_due(database: &Database, now: Instant, site: &Arc<Site>) -> anyhow::Result<()> {
    let gathered = database.read(move |c| {
        let organisers = organisers::all(c)?;
        let due = due(c, &organisers, now)?;
        Ok((organisers, due))
    });
    let (organisers, due) = gathered.await?;
    let organisers: HashMap<OrganiserId, Arc<Organiser>> =
        organisers.into_iter().map(|o| (o.id.clone(), Arc::new(o))).collect();
    let mut outcome = Ok(());
    for one in due {
        let Some(organiser) = one.organiser().and_then(|id| organisers.get(id)) else { continue };
        let acting = Acting::program(now, organiser.clone(), site.clone());
        if let Err(error) = database.write(move |c| carry_out(&mut acting.on(c), &one)).await {
            tracing::error!("something due could not be done: {error:#}");
            outcome = Err(error);
        }
    }
    outcome
}

fn due(connection: &mut Connection, organisers: &[Organiser], now: Instant) -> anyhow::Result<Vec<Due>> {
    let mut due: Vec<Due> = rows::overdue(connection, now)?.into_iter().map(Due::Expire).collect();
    due.extend(unanswered(connection, organisers, now)?.into_iter().map(Due::AskAgain));
    let (tomorrow, fresh) = (now.plus_hours(24), now.plus_hours(-FRESH_HOURS));
    due.extend(rows::soon_unreminded(connection, now, tomorrow, fresh)?.into_iter().map(Due::Remind));
    let unserved = rows::soon_unserved(connection, now, tomorrow, fresh, now.plus_hours(LAST_HOURS))?;
    due.extend(unserved.into_iter().map(|(organiser, slot)| Due::NobodyFound(organiser, slot)));
    for organiser in organisers {
        let freed = waiting_list::who_became_free(connection, &organiser.id, now)?;
        due.extend((!freed.is_empty()).then(|| Due::Propose(organiser.id.clone(), freed)));
    }
    Ok(due)
}

/// All that each person has not answered who is to be reminded of any of it.
fn unanswered(connection: &mut Connection, organisers: &[Organiser], now: Instant) -> anyhow::Result<Vec<Vec<Offer>>> {
    let last = rows::chasing::last_reminders(connection)?;
    let mut waiting: BTreeMap<CaregiverId, (bool, Vec<Offer>)> = BTreeMap::new();
    for offer in rows::chasing::awaited(connection)? {
        let Some(organiser) = organisers.iter().find(|organiser| organiser.id == offer.organiser_id) else { continue };
        let (due, offers) = waiting.entry(offer.caregiver_id.clone()).or_default();
        *due = *due || chasing::is_due(&offer, organiser, last.get(&offer.id).copied(), now);
        offers.push(offer);
    }
    Ok(waiting.into_values().filter(|(due, _)| *due).map(|(_, offers)| offers).collect())
}

fn carry_out(context: &mut Context, due: &Due) -> anyhow::Result<()> {
    match due {
        Due::Expire(offer) => {
            // Answered meanwhile: then it is not expired.
            if !rows::change(context, &offer.id, offer.state, State::Expired)? {
                return Ok(());
            }
            record(context, offer, Kind::OfferExpired)?;
            if offer.state == State::Asked {
                return Ok(());
            }
            if offer.role == Role::Caregiver {
                make::end_trainee(context, &offer.slot_id)?;
            }
            planning::free(context, &offer.slot_id, &offer.caregiver_id, offer.role, false)
        }
        Due::AskAgain(offers) => unanswered::remind_if_due(context, offers),
        Due::Remind(offer) => {
            let Some(matter) = still(context, offer, Kind::Reminded)? else { return Ok(()) };
            record(context, offer, Kind::Reminded)?;
            letters::tomorrow(context, offer, &matter)
        }
        Due::NobodyFound(_, slot) => {
            let told = journal::of_slot(context, slot)?.iter().any(|event| event.kind == Kind::NobodyFound);
            let asked = !rows::asked(context, std::slice::from_ref(slot))?.is_empty();
            if told || asked || rows::living(context, slot, Role::Caregiver)?.is_some() {
                return Ok(());
            }
            let now = context.now;
            let still_asked = |slot: &requests::Slot| slot.cancelled_at.is_none() && slot.starts_at > now;
            let Some(slot) = requests::slot(context, slot)?.filter(still_asked) else { return Ok(()) };
            let Some(family) = families::get(context, &slot.family_id)? else { return Ok(()) };
            let entry = Entry::new(Kind::NobodyFound).slot(&slot.id).family(&slot.family_id);
            journal::record(context, &entry)?;
            letters::nobody_found(context, &slot, &family)
        }
        Due::Propose(_, freed) => waiting_list::propose(context, freed),
    }
}

/// What a letter about an offer is about, if the offer is still as it was and the letter has not been written before.
fn still(context: &mut Context, offer: &Offer, kind: Kind) -> anyhow::Result<Option<Matter>> {
    let same = super::get(context, &offer.id)?.is_some_and(|now| now.state == offer.state);
    if !same || journal::has_happened_to_offer(context, &offer.id, kind)? {
        return Ok(None);
    }
    Matter::of(context, offer)
}

fn record(context: &mut Context, offer: &Offer, kind: Kind) -> anyhow::Result<()> {
    let entry = Entry::new(kind).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(context, &entry)
}
