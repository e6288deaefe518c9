//! A slot is cancelled: by the family, or on the telephone.

use actix_web::web;
use askama::Template;
use domain::basics::ids::SlotId;
use domain::offers;
use domain::requests::{self, Cancelled};

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
    /// The whole rest of its series, in words.
    rest: Option<String>,
}

fn slot(path: (String, String)) -> Result<SlotId, Refusal> {
    SlotId::parse(&path.1).ok_or(Refusal::NotFound)
}

/// Asks whether she means it.
pub async fn form(access: FamilyAccess, path: web::Path<(String, String)>) -> Answer {
    let slot = slot(path.into_inner())?;
    let home = Household::of(&access).await?;
    let found = home.slots.iter().find(|s| s.id == slot).ok_or(Refusal::NotFound)?;
    let words = &access.visit.words;
    let card = home.card(found, words, access.visit.now())?;
    let of_series = found.clone();
    let rest = access.read(move |context| Ok(requests::rest_of_series(context, &of_series)?)).await?;
    let rest = rest
        .last()
        .filter(|_| rest.len() > 1)
        .map(|last| words.say2("cancel-which-rest", "count", rest.len(), "last", words.date(last.wall_start().date())));
    let page = CancelPage {
        layout: access.layout("cancel-title"),
        back: access.base.clone(),
        form_token: access.form_token(),
        late: card.caregiver.is_some() && found.starts_at.plus_hours(-LATE_HOURS) <= access.visit.now(),
        card,
        rest,
    };
    access.visit.show(&page)
}

/// Cancels it.
pub async fn cancel(access: FamilyAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let (family, slot) = (access.person.id.clone(), slot(path.into_inner())?);
    let cancelled = slot.clone();
    if fields.has("which", "rest") {
        let some = access.write(move |context| Ok(offers::cancel_rest_of_series(context, &family, &slot)?)).await?;
        return access.visit.go(&if some {
            format!("{}?said=cancelled-series", access.base)
        } else {
            access.base.clone()
        });
    }
    match access.write(move |context| Ok(offers::cancel_slot(context, &family, &slot)?)).await? {
        Cancelled::Unknown => Err(Refusal::NotFound),
        Cancelled::Now(_) | Cancelled::Before => {
            access.visit.go(&format!("{}?said=cancelled&slot={cancelled}", access.base))
        }
        Cancelled::Begun => access.visit.go(&access.base),
    }
}
