//! Nobody has come: one press from the start on, by the family's link or on the telephone, taken back as easily.

use actix_web::web;

use domain::basics::ids::SlotId;
use domain::offers::{self, Spoken};

use super::access::FamilyAccess;
use crate::routes;
use crate::web::kit::{Access, Answer, Fields, Refusal};

routes! {
    Link post "/family/{token}/nobody-came/{slot}" => nobody_came,
    Link post "/family/{token}/came/{slot}" => came,
    Desk post "/families/{family}/nobody-came/{slot}" => nobody_came,
    Desk post "/families/{family}/came/{slot}" => came,
}

async fn nobody_came(access: FamilyAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    say(access, &path.1, fields, true).await
}

async fn came(access: FamilyAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    say(access, &path.1, fields, false).await
}

async fn say(access: FamilyAccess, slot: &str, fields: Fields, stands: bool) -> Answer {
    access.expects(&fields)?;
    let (family, slot) = (access.person.id.clone(), SlotId::parse(slot).ok_or(Refusal::NotFound)?);
    let spoken = access.write(move |context| Ok(offers::nobody_came(context, &family, &slot, stands)?)).await?;
    let kind = match spoken {
        Spoken::Now if stands => "nobody-came",
        Spoken::Now => "came",
        Spoken::Early | Spoken::Over => "nobody-came-not-now",
        Spoken::Unknown => return Err(Refusal::NotFound),
    };
    access.visit.go(&format!("{}?said={kind}", access.base))
}
