//! Who may see and change what is a family's: the family itself by its link, or a coordinator at her desk.

use std::pin::Pin;
use std::sync::Arc;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use domain::basics::ids::FamilyId;
use domain::context::{Acting, Actor, Organiser};
use domain::families::{self, Family};
use domain::links::Grant;

use crate::web::kit::{Access, ByLink, Desk, Fields, Layout, Refusal, Visit};

/// A family, and who looks at it.
#[derive(Clone)]
pub struct FamilyAccess {
    /// The request; by link in the family's language.
    pub visit: Visit,
    /// Its organiser.
    pub organiser: Arc<Organiser>,
    /// The family.
    pub family: Family,
    /// What the addresses of its pages begin with.
    pub base: String,
    /// The coordinator's desk, where she looks.
    pub desk: Option<Desk>,
}

impl FamilyAccess {
    /// A layout for a page with the title that `key` names.
    pub fn layout(&self, key: &str) -> Layout {
        let title = self.visit.words.say(key);
        match &self.desk {
            Some(desk) => desk.layout(title, "/families"),
            None => self.visit.layout(title).of_organiser(&self.organiser),
        }
    }

    /// What the forms of a desk carry; empty by link.
    pub fn form_token(&self) -> String {
        self.desk.as_ref().map(|desk| desk.form_token.clone()).unwrap_or_default()
    }

    /// Refuses a form that did not come from one of the desk's pages. By link the token in the address is proof enough.
    pub fn expects(&self, fields: &Fields) -> Result<(), Refusal> {
        self.desk.as_ref().map_or(Ok(()), |desk| desk.expects(fields))
    }
}

impl Access for FamilyAccess {
    fn visit(&self) -> &Visit {
        &self.visit
    }

    fn acting(&self) -> Acting {
        match &self.desk {
            Some(desk) => desk.acting(),
            None => self.visit.acting(&self.organiser, Actor::Family(self.family.id.clone())),
        }
    }
}

async fn by_link(link: ByLink) -> Result<FamilyAccess, Refusal> {
    let Grant::FamilyPage(id) = link.grant.clone() else { return Err(Refusal::LinkUnknown) };
    let family = link.read(move |context| families::get(context, &id)?.ok_or(Refusal::LinkUnknown)).await?;
    let ByLink { visit, organiser, base, .. } = link.in_language_of(&family.language);
    Ok(FamilyAccess { visit, organiser, family, base, desk: None })
}

async fn at_desk(desk: Desk, id: &str) -> Result<FamilyAccess, Refusal> {
    let id = FamilyId::parse(id).ok_or(Refusal::NotFound)?;
    let family = desk.read(move |context| families::get(context, &id)?.ok_or(Refusal::NotFound)).await?;
    let base = format!("/families/{}", family.id);
    Ok(FamilyAccess { visit: desk.visit.clone(), organiser: desk.organiser.clone(), family, base, desk: Some(desk) })
}

impl FromRequest for FamilyAccess {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        match request.match_info().get("family").map(str::to_owned) {
            Some(id) => {
                let desk = Desk::from_request(request, payload);
                Box::pin(async move { at_desk(desk.await?, &id).await })
            }
            None => {
                let link = ByLink::from_request(request, payload);
                Box::pin(async move { by_link(link.await?).await })
            }
        }
    }
}
