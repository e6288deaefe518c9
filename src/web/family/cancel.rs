//! A slot is cancelled: by the family, or on the telephone.

use actix_web::web;
use askama::Template;
use domain::basics::ids::SlotId;
use domain::offers;
use domain::requests::Cancelled;

use super::access::FamilyAccess;
use super::household::{Household, SlotCard};
use crate::web::kit::{Access, Answer, Fields, Layout, Refusal};

/// Within so many hours of the start a cancellation is late, where somebody was to come.
const LATE_HOURS: i64 = 24;

#[derive(Template)]
#[template(path = "family_page/cancel.html")]
struct CancelPage {
    layout: Layout,
    back: String,
    form_token: String,
    card: SlotCard,
    late: bool,
}

fn slot(path: (String, String)) -> Result<SlotId, Refusal> {
    SlotId::parse(&path.1).ok_or(Refusal::NotFound)
}

/// Asks whether she means it.
pub async fn form(access: FamilyAccess, path: web::Path<(String, String)>) -> Answer {
    let slot = slot(path.into_inner())?;
    let home = Household::of(&access).await?;
    let found = home.slots.iter().find(|s| s.id == slot).ok_or(Refusal::NotFound)?;
    let card = home.card(found, &access.visit.words, access.visit.now())?;
    let page = CancelPage {
        layout: access.layout("cancel-title"),
        back: access.base.clone(),
        form_token: access.form_token(),
        late: card.caregiver.is_some() && found.starts_at.plus_hours(-LATE_HOURS) <= access.visit.now(),
        card,
    };
    access.visit.show(&page)
}

/// Cancels it.
pub async fn cancel(access: FamilyAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let (family, slot) = (access.person.id.clone(), slot(path.into_inner())?);
    let cancelled = slot.clone();
    match access.write(move |context| Ok(offers::cancel_slot(context, &family, &slot)?)).await? {
        Cancelled::Unknown => Err(Refusal::NotFound),
        Cancelled::Now(_) | Cancelled::Before => {
            access.visit.go(&format!("{}?said=cancelled&slot={cancelled}", access.base))
        }
        Cancelled::Begun => access.visit.go(&access.base),
    }
}
