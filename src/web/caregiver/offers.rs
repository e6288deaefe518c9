//! What is offered to her and what she has accepted, on her own page.

use std::collections::HashMap;

use actix_web::web;
use askama::Template;

use domain::basics::ids::{FamilyId, OfferId, SlotId};
use domain::caregivers::Caregiver;
use domain::context::{Context, Organiser};
use domain::families::{self, Family};
use domain::offers::{self, Answered, Offer, State};
use domain::planning::Role;
use domain::requests::{self, Slot};
use domain::words::Words;

use super::access::CaregiverAccess;
use crate::routes;
use crate::web::kit::{Access, Answer, Fields, Layout, Refusal};

routes! {
    Link post "/caregiver/{token}/offers/{offer}" => respond,
    Link post "/caregiver/{token}/offers/{offer}/address" => address,
}

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
    pub fn of(context: &mut Context, caregiver: &Caregiver) -> anyhow::Result<Self> {
        let offers = offers::of_caregiver(context, &caregiver.id)?;
        let ids: Vec<SlotId> = offers.iter().map(|o| o.slot_id.clone()).collect();
        let slots: HashMap<SlotId, Slot> =
            requests::slots(context, &ids)?.into_iter().map(|s| (s.id.clone(), s)).collect();
        let mut of_slots = HashMap::new();
        for slot in slots.values() {
            of_slots.extend(families::get(context, &slot.family_id)?.map(|family| (family.id.clone(), family)));
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
                along: offer.role == Role::Trainee,
                state: offer.state,
                answer_by: words.moment(offer.answer_by, organiser.zone()),
            })
        };
        self.offers.iter().filter_map(card).collect()
    }
}

/// Takes her answer to one of her offers.
async fn respond(her: CaregiverAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let answer = offers::Answer::parse(fields.get("answer")).ok_or(Refusal::Unreadable)?;
    let (id, caregiver) = (OfferId::parse(&path.1).ok_or(Refusal::NotFound)?, her.caregiver.id.clone());
    let answered = her.write(move |context| {
        // She answers her own offers alone.
        if offers::get(context, &id)?.is_none_or(|o| o.caregiver_id != caregiver) {
            return Err(Refusal::NotFound);
        }
        offers::answer(context, &id, answer)?.ok_or(Refusal::NotFound)
    });
    let done = match answered.await? {
        Answered::Now(State::Accepted) => "accepted",
        Answered::Now(_) => "declined",
        Answered::TooLate(_) => "too-late",
        Answered::Taken => "taken",
        Answered::Missing(_) => "missing",
        Answered::Over(_) => "over",
    };
    her.visit.go(&format!("{}?done={done}", her.base))
}

/// What came of an answer, for the page that it leads back to.
pub fn said(done: &str, words: &Words) -> Option<(String, &'static str)> {
    let kinds = [("accepted", "good"), ("declined", "info"), ("too-late", "wait"), ("taken", "wait"), ("over", "wait"), ("missing", "wait")];
    kinds.iter().find(|(kind, _)| *kind == done).map(|(kind, tone)| (words.named("offer-said", kind), *tone))
}

#[derive(Template)]
#[template(path = "caregiver_page/address.html")]
struct AddressPage {
    layout: Layout,
    base: String,
    when: String,
    family: Family,
}

/// Shows her the address of a family that she has accepted to go to; that she looked is written down.
async fn address(her: CaregiverAccess, path: web::Path<(String, String)>) -> Answer {
    let (id, caregiver) = (OfferId::parse(&path.1).ok_or(Refusal::NotFound)?, her.caregiver.id.clone());
    let shown = her.write(move |context| {
        if offers::get(context, &id)?.is_none_or(|o| o.caregiver_id != caregiver) {
            return Err(Refusal::NotFound);
        }
        offers::reveal_address(context, &id)?.ok_or(Refusal::NotFound)
    });
    let (slot, family) = shown.await?;
    let words = &her.visit.words;
    let when = format!("{}, {}", words.date(slot.wall_start().date()), words.hours(slot.wall_start(), slot.wall_end()));
    let layout = her.layout("offer-address", "");
    her.visit.show(&AddressPage { layout, base: her.base.clone(), when, family })
}
