//! She has arrived: one press on the day, by her link or on the telephone, taken back as easily.

use actix_web::web;

use domain::basics::ids::OfferId;
use domain::context::Context;
use domain::offers::{self, Offer, Said, Spoken};
use domain::requests::Slot;
use domain::words::Words;

use super::access::CaregiverAccess;
use super::offers::hers;
use crate::routes;
use crate::web::kit::{Access, Answer, Fields, Refusal};

routes! {
    Link post "/caregiver/{token}/offers/{offer}/arrived" => arrived,
    Link post "/caregiver/{token}/offers/{offer}/not-arrived" => not_arrived,
    Desk post "/caregivers/{caregiver}/offers/{offer}/arrived" => arrived,
    Desk post "/caregivers/{caregiver}/offers/{offer}/not-arrived" => not_arrived,
}

/// What can be said now of her coming.
pub struct Arrival {
    /// When she said that she has arrived, in words.
    pub said: Option<String>,
}

impl Arrival {
    /// Of one of her offers; none where it is not asked now.
    pub fn of(context: &mut Context, words: &Words, offer: &Offer, slot: &Slot) -> anyhow::Result<Option<Self>> {
        if !offers::may_arrive(context, offer, slot) {
            return Ok(None);
        }
        let said = offers::said_of(context, std::slice::from_ref(&offer.id))?;
        let at = said.get(&(offer.id.clone(), Said::Arrived));
        Ok(Some(Arrival { said: at.map(|at| words.moment(*at, context.organiser.zone())) }))
    }
}

/// What came of saying it, as [`said`](super::offer::said) knows it.
pub fn kind(spoken: Spoken, stands: bool) -> &'static str {
    match spoken {
        Spoken::Now if stands => "arrived",
        Spoken::Now => "not-arrived",
        Spoken::Early => "arrived-early",
        Spoken::Over | Spoken::Unknown => "arrived-over",
    }
}

async fn arrived(her: CaregiverAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    say(her, &path.1, fields, true).await
}

async fn not_arrived(her: CaregiverAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    say(her, &path.1, fields, false).await
}

async fn say(her: CaregiverAccess, offer: &str, fields: Fields, stands: bool) -> Answer {
    her.expects(&fields)?;
    let (id, caregiver) = (OfferId::parse(offer).ok_or(Refusal::NotFound)?, her.person.id.clone());
    let said = her.write(move |context| {
        hers(context, &id, &caregiver)?;
        Ok(offers::arrive(context, &id, stands)?)
    });
    let kind = kind(said.await?, stands);
    let page = if her.desk.is_some() { "/shifts" } else { "" };
    her.visit.go(&format!("{}{page}?done={kind}", her.base))
}
