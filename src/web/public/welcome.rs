//! The proof of a caregiver's address: GET shows, POST proves.

use askama::Template;
use domain::caregivers::{self, Caregiver, Proved};
use domain::context::Actor;
use domain::links::{self, Grant};

use crate::routes;
use crate::web::kit::{Access, Answer, ByLink, Layout, Refusal};

routes! {
    Link get "/welcome/{token}" => form,
    Link post "/welcome/{token}" => prove,
}

#[derive(Template)]
#[template(path = "caregivers/welcome.html")]
struct WelcomePage {
    layout: Layout,
    /// Whether the address was proved before.
    before: bool,
    /// The address that it is about.
    email: String,
}

/// Whose address the link proves.
async fn asked(link: ByLink) -> Result<(ByLink, Caregiver), Refusal> {
    let Grant::ProveCaregiver(id) = link.grant.clone() else { return Err(Refusal::LinkUnknown) };
    let caregiver = link.read(move |context| caregivers::get(context, &id)?.ok_or(Refusal::LinkUnknown)).await?;
    Ok((link.in_language_of(&caregiver.profile.language), caregiver))
}

async fn form(link: ByLink) -> Answer {
    let (link, caregiver) = asked(link).await?;
    let (before, email) = (caregiver.proved_at.is_some(), caregiver.email.to_string());
    let page = WelcomePage { layout: link.layout("welcome-title"), before, email };
    link.visit.show(&page)
}

/// Proves the address and leads to her page. Whoever was here before under this address goes to the page she has.
async fn prove(link: ByLink) -> Answer {
    let (link, caregiver) = asked(link).await?;
    let token = link.token();
    let proved = link.write(move |context| {
        context.actor = Actor::Caregiver(caregiver.id.clone());
        let (id, before) = match caregivers::prove(context, &caregiver)? {
            Proved::Proved => (caregiver.id.clone(), caregiver.proved_at.is_some()),
            Proved::ByAnother(id) => (id, true),
        };
        Ok((links::issue_after(context, &Grant::CaregiverPage(id), &token, context.now)?, before))
    });
    let (page, before) = proved.await?;
    link.visit.go(&format!("{page}?done={}", if before { "known" } else { "proved" }))
}
