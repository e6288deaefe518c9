//! What time brings: offers expire, answers are asked for once more, both are reminded the day before.

use std::collections::HashMap;

use super::letters::{self, Matter};
use super::{Offer, State, make, rows};
use crate::basics::Instant;
use crate::basics::ids::OrganiserId;
use crate::journal::{self, Actor, Entry, Kind};
use crate::organisers::{self, Organiser};
use crate::planning::{self, Role};
use crate::store::Connection;
use crate::web::Site;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Offers that expired.
    pub expired: usize,
    /// Answers asked for once more.
    pub asked: usize,
    /// Shifts that both were reminded of.
    pub reminded: usize,
}

/// Whoever was asked so few hours ago needs no reminder yet.
const FRESH_HOURS: i64 = 12;

/// Does what is due by now.
pub fn due(connection: &mut Connection, now: Instant, site: &Site) -> anyhow::Result<Due> {
    let organisers: HashMap<OrganiserId, Organiser> = organisers::all(connection)?.into_iter().map(|o| (o.id.clone(), o)).collect();
    let mut done = Due::default();
    for offer in rows::overdue(connection, now)? {
        if rows::change(connection, &offer.id, State::Offered, State::Expired)? {
            record(connection, now, &offer, Kind::OfferExpired)?;
            if let Some(organiser) = organisers.get(&offer.organiser_id).filter(|_| offer.role() == Role::Caregiver) {
                make::end_trainee(connection, now, site, &Actor::Program, organiser, &offer.slot_id)?;
            }
            planning::free(connection, &offer.organiser_id, &offer.slot_id, &offer.caregiver_id, offer.role(), false)?;
            done.expired += 1;
        }
    }
    for offer in rows::waiting_unreminded(connection)?.into_iter().filter(|o| half_gone(o, now)) {
        let Some(matter) = matter(connection, &organisers, &offer)? else { continue };
        record(connection, now, &offer, Kind::AnswerAsked)?;
        letters::answer_asked(connection, now, site, &offer, &matter)?;
        done.asked += 1;
    }
    for offer in rows::soon_unreminded(connection, now, now.plus_hours(24), now.plus_hours(-FRESH_HOURS))? {
        let Some(matter) = matter(connection, &organisers, &offer)? else { continue };
        record(connection, now, &offer, Kind::Reminded)?;
        letters::tomorrow(connection, now, site, &offer, &matter)?;
        done.reminded += 1;
    }
    Ok(done)
}

/// Whether half of the time to answer is gone, and it was long enough to be worth a reminder.
fn half_gone(offer: &Offer, now: Instant) -> bool {
    let whole = offer.answer_by.minutes_since(offer.made_at);
    whole >= 240 && now.minutes_since(offer.made_at) * 2 >= whole && now < offer.answer_by
}

fn matter(connection: &mut Connection, organisers: &HashMap<OrganiserId, Organiser>, offer: &Offer) -> anyhow::Result<Option<Matter>> {
    organisers.get(&offer.organiser_id).map_or(Ok(None), |organiser| Matter::of(connection, organiser, offer))
}

fn record(connection: &mut Connection, now: Instant, offer: &Offer, kind: Kind) -> anyhow::Result<()> {
    let entry = Entry::new(&offer.organiser_id, kind, &Actor::Program).slot(&offer.slot_id).caregiver(&offer.caregiver_id).offer(&offer.id);
    journal::record(connection, now, &entry)
}
