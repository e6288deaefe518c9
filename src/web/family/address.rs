//! A family's e-mail address: another one is given, on its page or on the telephone, and counts once it is proved by
//! its link.

use actix_web::web;
use askama::Template;
use domain::context::{Actor, Context};
use domain::families::{self, Family, Heard};
use domain::limits::Limits;
use domain::links::{self, Grant};
use domain::words::Message;

use super::access::FamilyAccess;
use super::{desk, page};
use crate::routes;
use crate::web::kit::refusal::Ended;
use crate::web::kit::{Access, Answer, ByLink, Faults, Fields, Layout, Refusal};

routes! {
    Link post "/family/{token}/address" => hear,
    Desk post "/families/{family}/address" => hear,
    Link get "/confirm/{token}" => show,
    Link post "/confirm/{token}" => prove,
}

/// Writes down an address that a family gives, and has it proved.
async fn hear(access: FamilyAccess, limits: web::Data<Limits>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let mut faults = Faults::default();
    if let Some(email) = faults.email("email", fields.get("email")) {
        let (family, shared) = (access.person.id.clone(), fields.has("shared", "yes"));
        let (asked, given) = (|heard: &Heard| matches!(heard, Heard::Asked), email.clone());
        let verb = move |context: &mut Context| families::hear_address(context, &family, &given, shared);
        match access.giving_address(&limits, &email, asked, verb).await? {
            Heard::Unknown => return Err(Refusal::NotFound),
            Heard::Asked => return access.visit.go(&format!("{}?said=address", access.base)),
            Heard::Same => return access.visit.go(&format!("{}?said=same-address", access.base)),
            Heard::Shared(others) => {
                let names: Vec<String> = others.into_iter().map(|family| family.name).collect();
                faults.note("email", Message::new("fault-email-elsewhere").with("names", names.join(", ")));
            }
        }
    }
    if access.desk.is_some() {
        desk::again(&access, fields, faults).await
    } else {
        page::again(&access, fields, faults).await
    }
}

#[derive(Template)]
#[template(path = "family_page/address.html")]
struct AddressPage {
    layout: Layout,
    /// Whether it was proved before this visit.
    before: bool,
    /// Whether the family has another address, which this one would replace.
    instead: bool,
    /// The address that it is about.
    email: String,
}

async fn whose(link: ByLink) -> Result<(ByLink, Family), Refusal> {
    let Grant::ProveFamily(id) = link.grant.clone() else { return Err(Refusal::LinkUnknown) };
    let family = link.read(move |context| families::get(context, &id)?.ok_or(Refusal::LinkUnknown)).await?;
    Ok((link.in_language_of(&family.language), family))
}

async fn show(link: ByLink) -> Answer {
    let (link, family) = whose(link).await?;
    let email = family.email_heard.as_ref().or(family.email.as_ref()).map(ToString::to_string).unwrap_or_default();
    let (before, instead) = (family.email_heard.is_none(), family.email.is_some());
    link.visit.show(&AddressPage { layout: link.layout("mailbox-title"), before, instead, email })
}

/// Proves the address, and goes on to the family's page.
async fn prove(link: ByLink) -> Answer {
    let (link, family) = whose(link).await?;
    let token = link.token();
    let proved = link.write(move |context| {
        context.actor = Actor::Family(family.id.clone());
        let lives = families::prove_heard(context, &family)?.ok_or(Refusal::LinkEnded(Ended::Proof))?;
        Ok(links::issue_after(context, &Grant::FamilyPage(family.id.clone()), &token, lives)?)
    });
    let page = proved.await?;
    link.visit.go(&format!("{page}?said=address-proved"))
}
