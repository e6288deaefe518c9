//! Somebody was invited to become a coordinator: she gives her name, chooses a password, and logs in.

use actix_web::web;
use askama::Template;
use domain::limits::Limits;
use domain::links::Grant;
use domain::organisers::{self, Invitation, JoinInput, JoinedDesk};

use crate::routes;
use crate::web::kit::refusal::Ended;
use crate::web::kit::{Access, Answer, ByLink, Faults, Fields, Layout, Refusal};

routes! {
    Link get "/invited/{token}" => form,
    Link post "/invited/{token}" => join,
}

/// What the fields are called.
const LABELS: &[(&str, &str)] =
    &[("name", "family-name"), ("password", "invited-password"), ("again", "invited-again")];

#[derive(Template)]
#[template(path = "organisers/invited.html")]
struct InvitedPage {
    layout: Layout,
    invitation: Invitation,
    organiser: String,
    fields: Fields,
    faults: Faults,
}

/// The invitation that a link belongs to.
async fn asked(link: ByLink) -> Result<(ByLink, Invitation), Refusal> {
    let Grant::Invitation(id) = link.grant.clone() else { return Err(Refusal::LinkUnknown) };
    let ended = || Refusal::LinkEnded(Ended::Invitation);
    let found = link.read(move |context| organisers::invitation(context, &id)?.ok_or_else(ended)).await?;
    let language = link.organiser.language.clone();
    Ok((link.in_language_of(&language), found))
}

fn page(link: &ByLink, invitation: Invitation, fields: Fields, faults: Faults) -> InvitedPage {
    let (layout, organiser) = (link.layout("invited-title"), link.organiser.name.clone());
    InvitedPage { layout, invitation, organiser, fields, faults }
}

async fn form(link: ByLink) -> Answer {
    let (link, invitation) = asked(link).await?;
    let fields = Fields::from_pairs([("name", invitation.name.clone())]);
    link.visit.show(&page(&link, invitation, fields, Faults::default()))
}

async fn join(link: ByLink, limits: web::Data<Limits>, fields: Fields) -> Answer {
    let (link, invitation) = asked(link).await?;
    let typed = |name: &str| fields.get(name).to_owned();
    let input = JoinInput { name: typed("name"), password: typed("password"), again: typed("again") };
    let (name, password) = match input.parse() {
        Ok(read) => read,
        Err(faults) => {
            let mut labelled = Faults::with_labels(LABELS);
            faults.noted().for_each(|(field, message)| labelled.note(field, message.clone()));
            return link.visit.show_again(&page(&link, invitation, fields, labelled));
        }
    };
    let turn = limits.turn_to_hash().await.map_err(Refusal::TooMany)?;
    let hashed = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        organisers::hash_password(&password)
    });
    let hash = hashed.await.map_err(anyhow::Error::from)??;
    let id = invitation.id.clone();
    match link.write(move |context| Ok(organisers::join_desk(context, &id, &name, &hash)?)).await? {
        JoinedDesk::Joined(_) => link.visit.go("/login?joined=yes"),
        JoinedDesk::Taken | JoinedDesk::Gone => Err(Refusal::LinkEnded(Ended::Invitation)),
    }
}
