//! Who may see and change what is a caregiver's: she herself by her link, or a coordinator at her desk.

use std::pin::Pin;
use std::sync::Arc;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use chrono::NaiveDate;
use domain::basics::ids::CaregiverId;
use domain::caregivers::{self, Caregiver};
use domain::context::{Acting, Actor, Organiser};
use domain::links::Grant;

use crate::web::kit::layout::NavLink;
use crate::web::kit::{Access, ByLink, Desk, Fields, Layout, Refusal, Visit};

/// A caregiver, and who looks at her pages.
#[derive(Clone)]
pub struct CaregiverAccess {
    /// The request; by link in her language.
    pub visit: Visit,
    /// Her organiser.
    pub organiser: Arc<Organiser>,
    /// She.
    pub caregiver: Caregiver,
    /// What the addresses of her pages begin with.
    pub base: String,
    /// The coordinator's desk, where she looks.
    pub desk: Option<Desk>,
}

impl CaregiverAccess {
    /// Today, where the organiser is.
    pub fn today(&self) -> NaiveDate {
        self.visit.now().local(&self.organiser.zone()).date_naive()
    }

    /// A layout for the part of her pages that stands at `part` under her address. By link it bears the title that
    /// `key` names and her navigation; at the desk her name and the desk's.
    pub fn layout(&self, key: &str, part: &str) -> Layout {
        let here = format!("{}{part}", self.base);
        match &self.desk {
            Some(desk) => desk.layout(self.caregiver.profile.name.clone(), "/caregivers").at(here),
            None => self.layout_by_link(key, part).at(here),
        }
    }

    fn layout_by_link(&self, key: &str, part: &str) -> Layout {
        let words = &self.visit.words;
        let mut layout = self.visit.layout(words.say(key)).of_organiser(&self.organiser);
        layout.home = self.base.clone();
        layout.nav = [("", "caregiver-page-nav"), ("/availability", "caregiver-page-nav-availability")]
            .iter()
            .map(|(to, label)| NavLink {
                href: format!("{}{to}", self.base),
                label: words.say(label),
                current: *to == part,
            })
            .collect();
        layout
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

impl Access for CaregiverAccess {
    fn visit(&self) -> &Visit {
        &self.visit
    }

    fn acting(&self) -> Acting {
        match &self.desk {
            Some(desk) => desk.acting(),
            None => self.visit.acting(&self.organiser, Actor::Caregiver(self.caregiver.id.clone())),
        }
    }
}

async fn by_link(link: ByLink) -> Result<CaregiverAccess, Refusal> {
    let Grant::CaregiverPage(id) = link.grant.clone() else { return Err(Refusal::LinkUnknown) };
    let caregiver = link.read(move |context| caregivers::get(context, &id)?.ok_or(Refusal::LinkUnknown)).await?;
    let ByLink { visit, organiser, base, .. } = link.in_language_of(&caregiver.profile.language);
    Ok(CaregiverAccess { visit, organiser, caregiver, base, desk: None })
}

async fn at_desk(desk: Desk, id: &str) -> Result<CaregiverAccess, Refusal> {
    let id = CaregiverId::parse(id).ok_or(Refusal::NotFound)?;
    let caregiver = desk.read(move |context| caregivers::get(context, &id)?.ok_or(Refusal::NotFound)).await?;
    let base = format!("/caregivers/{}", caregiver.id);
    Ok(CaregiverAccess {
        visit: desk.visit.clone(),
        organiser: desk.organiser.clone(),
        caregiver,
        base,
        desk: Some(desk),
    })
}

impl FromRequest for CaregiverAccess {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        match request.match_info().get("caregiver").map(str::to_owned) {
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
