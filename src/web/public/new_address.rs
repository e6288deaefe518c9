//! The proof of a caregiver's new address: GET shows, POST proves, and leads to her page.

use askama::Template;
use domain::caregivers::{self, AddressProved, Caregiver};
use domain::context::Actor;
use domain::links::Grant;

use crate::routes;
use crate::web::kit::{Access, Answer, ByLink, Layout, Refusal};

routes! {
    Link get "/new-address/{token}" => form,
    Link post "/new-address/{token}" => prove,
}

#[derive(Template)]
#[template(path = "caregivers/new_address.html")]
struct NewAddressPage {
    layout: Layout,
    /// The address that would be proved; none where nothing waits any more.
    given: Option<String>,
}

/// Whose new address the link proves.
async fn asked(link: ByLink) -> Result<(ByLink, Caregiver), Refusal> {
    let Grant::ProveNewAddress(id) = link.grant.clone() else { return Err(Refusal::LinkUnknown) };
    let caregiver = link.read(move |context| caregivers::get(context, &id)?.ok_or(Refusal::LinkUnknown)).await?;
    Ok((link.in_language_of(&caregiver.profile.language), caregiver))
}

async fn form(link: ByLink) -> Answer {
    let (link, caregiver) = asked(link).await?;
    let given = link.read(move |context| Ok(caregivers::address_given(context, &caregiver.id)?)).await?;
    link.visit
        .show(&NewAddressPage { layout: link.layout("new-address-title"), given: given.map(|email| email.to_string()) })
}

async fn prove(link: ByLink) -> Answer {
    let (link, caregiver) = asked(link).await?;
    let proved = link.write(move |context| {
        context.actor = Actor::Caregiver(caregiver.id.clone());
        Ok(caregivers::prove_new_address(context, &caregiver)?)
    });
    match proved.await? {
        AddressProved::Changed(page) => link.visit.go(&format!("{page}?done=address")),
        AddressProved::Nothing | AddressProved::Taken => {
            link.visit.show(&NewAddressPage { layout: link.layout("new-address-title"), given: None })
        }
    }
}
