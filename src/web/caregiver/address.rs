//! An e-mail address that ended: she, or a coordinator for her, gives the new one; a letter there asks whether it is
//! hers.

use actix_web::web;
use askama::Template;

use domain::caregivers::{self, AddressGiven};
use domain::context::Context;
use domain::limits::Limits;
use domain::words::Message;

use super::access::CaregiverAccess;
use crate::routes;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal};

routes! {
    Link get "/caregiver/{token}/email" => show,
    Link post "/caregiver/{token}/email" => give,
    Desk get "/caregivers/{caregiver}/email" => show,
    Desk post "/caregivers/{caregiver}/email" => give,
}

#[derive(Template)]
#[template(path = "caregivers/address.html")]
struct AddressPage {
    layout: Layout,
    base: String,
    form_token: String,
    id: String,
    /// Her name, at the desk.
    name: String,
    /// The address that holds.
    email: String,
    /// The address that waits to be proved.
    given: Option<String>,
    /// What has just been done, as in the messages `new-address-done-…`.
    done: Option<&'static str>,
    fields: Fields,
    faults: Faults,
}

impl AddressPage {
    async fn new(access: &CaregiverAccess, fields: Fields, faults: Faults) -> Result<Self, Refusal> {
        let id = access.person.id.clone();
        let given = access.read(move |context| Ok(caregivers::address_given(context, &id)?)).await?;
        Ok(AddressPage {
            layout: access.layout("new-address-title", "/email"),
            base: access.base.clone(),
            form_token: access.form_token(),
            id: access.person.id.to_string(),
            name: if access.desk.is_some() { access.person.profile.name.clone() } else { String::new() },
            email: access.person.email.to_string(),
            given: given.map(|email| email.to_string()),
            done: None,
            fields,
            faults,
        })
    }
}

async fn show(access: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let mut page = AddressPage::new(&access, Fields::default(), Faults::default()).await?;
    page.done = ["asked", "corrected", "same"].into_iter().find(|done| query.has("done", done));
    access.visit.show(&page)
}

async fn give(access: CaregiverAccess, limits: web::Data<Limits>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let mut faults = Faults::default();
    let Some(email) = faults.email("email", fields.get("email")) else {
        return access.visit.show_again(&AddressPage::new(&access, fields, faults).await?);
    };
    let id = access.person.id.clone();
    let given = email.clone();
    let asked = |given: &AddressGiven| matches!(given, AddressGiven::Asked | AddressGiven::Corrected);
    let verb = move |context: &mut Context| caregivers::give_address(context, &id, &given);
    let done = match access.giving_address(&limits, &email, asked, verb).await? {
        AddressGiven::Asked => "asked",
        AddressGiven::Corrected => "corrected",
        AddressGiven::Same => "same",
        AddressGiven::NobodyThere => return Err(Refusal::NotFound),
        AddressGiven::Taken(_) => {
            faults.note("email", Message::new("join-fault-known"));
            return access.visit.show_again(&AddressPage::new(&access, fields, faults).await?);
        }
    };
    access.visit.go(&format!("{}/email?done={done}", access.base))
}
