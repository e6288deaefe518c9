//! What is offered to her and what she has accepted, on her own page.

use std::collections::HashMap;

use actix_web::web;
use askama::Template;

use super::Her;
use crate::basics::Instant;
use crate::basics::ids::{FamilyId, OfferId, SlotId};
use crate::caregivers::Caregiver;
use crate::families::{self, Family};
use crate::offers::{self, Answered, Offer, State};
use crate::organisers::Organiser;
use crate::planning::Role;
use crate::requests::{self, Slot};
use crate::store::Connection;
use crate::web::{Answer, Fields, Frame, Refusal};
use crate::words::Words;

/// An offer as she sees it.
pub struct OfferCard {
    pub id: OfferId,
    pub when: String,
    pub place: String,
    pub along: bool,
    pub state: State,
    pub answer_by: String,
}

/// What is offered to her, with the slots and the places.
pub struct Offers {
    offers: Vec<Offer>,
    slots: HashMap<SlotId, Slot>,
    families: HashMap<FamilyId, Family>,
}

impl Offers {
    /// Reads what is offered to a caregiver and not over.
    pub fn of(connection: &mut Connection, now: Instant, organiser: &Organiser, caregiver: &Caregiver) -> anyhow::Result<Self> {
        let offers = offers::of_caregiver(connection, now, &caregiver.id)?;
        let ids: Vec<SlotId> = offers.iter().map(|o| o.slot_id.clone()).collect();
        let slots: HashMap<SlotId, Slot> =
            requests::slots(connection, &organiser.id, &ids)?.into_iter().map(|s| (s.id.clone(), s)).collect();
        let mut of_slots = HashMap::new();
        for slot in slots.values() {
            of_slots.extend(families::get(connection, &organiser.id, &slot.family_id)?.map(|family| (family.id.clone(), family)));
        }
        Ok(Offers { offers, slots, families: of_slots })
    }

    /// The cards, the soonest first.
    pub fn cards(&self, words: &Words, organiser: &Organiser) -> Vec<OfferCard> {
        let card = |offer: &Offer| {
            let slot = self.slots.get(&offer.slot_id)?;
            let family = self.families.get(&slot.family_id)?;
            let start = slot.wall_start();
            Some(OfferCard {
                id: offer.id.clone(),
                when: format!("{}, {}", words.date(start.date()), words.hours(start, slot.wall_end())),
                place: format!("{} {}", family.postcode, family.locality),
                along: offer.role() == Role::Trainee,
                state: offer.state(),
                answer_by: words.moment(offer.answer_by, organiser.zone()),
            })
        };
        self.offers.iter().filter_map(card).collect()
    }
}

/// Takes her answer to one of her offers.
pub async fn respond(her: Her, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let answer = offers::Answer::parse(fields.get("answer")).ok_or(Refusal::Unreadable)?;
    let id = OfferId::parse(&path.1).ok_or(Refusal::NotFound)?;
    let (visit, organiser, caregiver, actor) = (her.visit.clone(), her.organiser.clone(), her.caregiver.id.clone(), her.actor());
    let answered = her.visit.database.write(move |c| {
        // She answers her own offers alone.
        if offers::get(c, &organiser.id, &id)?.is_none_or(|o| o.caregiver_id != caregiver) {
            return Ok(None);
        }
        offers::answer(c, visit.now(), &visit.site, &organiser, &id, answer, &actor)
    });
    let done = match answered.await?.ok_or(Refusal::NotFound)? {
        Answered::Now(State::Accepted) => "accepted",
        Answered::Now(_) => "declined",
        Answered::TooLate(_) => "too-late",
        Answered::Taken => "taken",
        Answered::Over(_) => "over",
    };
    her.visit.go(&format!("{}?done={done}", her.base))
}

/// What came of an answer, for the page that it leads back to.
pub fn said(done: &str, words: &Words) -> Option<(String, &'static str)> {
    let kinds = [("accepted", "good"), ("declined", "info"), ("too-late", "wait"), ("taken", "wait"), ("over", "wait")];
    kinds.iter().find(|(kind, _)| *kind == done).map(|(kind, tone)| (words.named("offer-said", kind), *tone))
}

#[derive(Template)]
#[template(path = "caregiver_page/address.html")]
struct AddressPage {
    frame: Frame,
    base: String,
    when: String,
    family: Family,
}

/// Shows her the address of a family that she has accepted to go to; that she looked is written down.
pub async fn address(her: Her, path: web::Path<(String, String)>) -> Answer {
    let id = OfferId::parse(&path.1).ok_or(Refusal::NotFound)?;
    let (now, organiser, caregiver, actor) = (her.visit.now(), her.organiser.clone(), her.caregiver.id.clone(), her.actor());
    let shown = her.visit.database.write(move |c| {
        if offers::get(c, &organiser.id, &id)?.is_none_or(|o| o.caregiver_id != caregiver) {
            return Ok(None);
        }
        offers::reveal_address(c, now, &organiser, &id, &actor)
    });
    let (slot, family) = shown.await?.ok_or(Refusal::NotFound)?;
    let words = &her.visit.words;
    let when = format!("{}, {}", words.date(slot.wall_start().date()), words.hours(slot.wall_start(), slot.wall_end()));
    let mut frame = her.frame("offer-address", "");
    frame.here = her.base.clone();
    her.visit.show(&AddressPage { frame, base: her.base.clone(), when, family })
}
