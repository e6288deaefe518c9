//! What is offered to her and what she has accepted, on her own page.

use actix_web::web;
use askama::Template;

use domain::basics::ids::{CaregiverId, OfferId};
use domain::caregivers::Caregiver;
use domain::context::Context;
use domain::families::Family;
use domain::offers::{self, Answered, Matter, State};
use domain::words::Words;

use super::access::CaregiverAccess;
use super::arrival::Arrival;
use super::home::HomePage;
use super::offer::{company, kind, said};
use crate::routes;
use crate::web::kit::obstacles::in_her_way;
use crate::web::kit::{Access, Answer, Fields, Layout, Refusal};

routes! {
    Link post "/caregiver/{token}/offers/{offer}" => respond,
    Link get "/caregiver/{token}/offers/{offer}/address" => address,
    Link post "/caregiver/{token}/offers/{offer}/address" => reveal,
}

/// An offer as she sees it.
pub struct OfferCard {
    pub id: OfferId,
    pub when: String,
    pub place: String,
    /// Who else comes, in a sentence.
    pub company: Option<String>,
    pub state: State,
    pub answer_by: String,
    /// Whether it has not begun, so that she can still say no.
    pub changeable: bool,
    /// Whether a no is late by now: the office hears it at once.
    pub late: bool,
    /// What she can say of her coming, on the day.
    pub arrival: Option<Arrival>,
}

/// Reads what is offered to a caregiver and not over, the soonest first.
pub fn cards(context: &mut Context, caregiver: &Caregiver, words: &Words) -> anyhow::Result<Vec<OfferCard>> {
    let mut cards = Vec::new();
    for offer in offers::of_caregiver(context, &caregiver.id)? {
        let Some(matter) = Matter::of(context, &offer)? else { continue };
        cards.push(OfferCard {
            when: matter.when(words),
            place: matter.place(),
            company: company(words, &matter),
            state: offer.state,
            answer_by: words.moment(offer.answer_by, context.organiser.zone()),
            changeable: matter.slot.starts_at > context.now,
            late: offers::is_late(context, &matter.slot),
            arrival: Arrival::of(context, words, &offer, &matter.slot)?,
            id: offer.id,
        });
    }
    Ok(cards)
}

/// Her own offer of this id, with what it is about; she answers no other.
pub(super) fn hers(context: &mut Context, id: &OfferId, caregiver: &CaregiverId) -> Result<Matter, Refusal> {
    let mine = offers::get(context, id)?.filter(|offer| &offer.caregiver_id == caregiver).ok_or(Refusal::NotFound)?;
    Matter::of(context, &mine)?.ok_or(Refusal::NotFound)
}

/// Takes her answer to one of her offers.
async fn respond(her: CaregiverAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    let answer = offers::Answer::parse(fields.get("answer")).ok_or(Refusal::Unreadable)?;
    let (id, caregiver) = (OfferId::parse(&path.1).ok_or(Refusal::NotFound)?, her.person.id.clone());
    let (words, sure) = (her.visit.words.clone(), fields.has("sure", "yes"));
    let outcome = her.write(move |context| {
        let matter = hers(context, &id, &caregiver)?;
        let answered = offers::answer(context, &id, answer, sure)?.ok_or(Refusal::NotFound)?;
        let problems = match &answered {
            Answered::InTheWay(obstacles) => in_her_way(context, &words, obstacles)?,
            _ => Vec::new(),
        };
        Ok((kind(&answered, matter.role, &matter.slot, context.now), problems))
    });
    let (kind, problems) = outcome.await?;
    if problems.is_empty() {
        return her.visit.go(&format!("{}?done={}", her.base, kind));
    }
    let said = said(kind, &her.visit.words);
    her.visit.show_again(&HomePage::new(&her).await?.saying(said, problems))
}

#[derive(Template)]
#[template(path = "caregiver_page/address.html")]
struct AddressPage {
    layout: Layout,
    base: String,
    when: String,
    family: Family,
}

/// Writes down that she looks at the address of a family that she has accepted to go to, and leads on to it.
async fn reveal(her: CaregiverAccess, path: web::Path<(String, String)>) -> Answer {
    let (id, caregiver) = (OfferId::parse(&path.1).ok_or(Refusal::NotFound)?, her.person.id.clone());
    let offer = id.clone();
    let shown = her.write(move |context| {
        hers(context, &id, &caregiver)?;
        offers::reveal_address(context, &id)?.ok_or(Refusal::NotFound)
    });
    shown.await?;
    her.visit.go_on(&format!("{}/offers/{offer}/address", her.base), offer.as_str())
}

/// Shows the address, if she has asked for it just now; otherwise the way to ask.
async fn address(her: CaregiverAccess, path: web::Path<(String, String)>) -> Answer {
    let (id, caregiver) = (OfferId::parse(&path.1).ok_or(Refusal::NotFound)?, her.person.id.clone());
    if !her.visit.has_pressed(id.as_str()) {
        return her.visit.go(&her.base);
    }
    let found = her.read(move |context| {
        hers(context, &id, &caregiver)?;
        Ok(offers::revealed_address(context, &id)?)
    });
    let Some((slot, family)) = found.await? else { return her.visit.go(&her.base) };
    let words = &her.visit.words;
    let when = format!("{}, {}", words.date(slot.wall_start().date()), words.hours(slot.wall_start(), slot.wall_end()));
    let layout = her.layout("offer-address", "");
    her.visit.show(&AddressPage { layout, base: her.base.clone(), when, family })
}
