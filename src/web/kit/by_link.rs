//! A visitor who came by a link of an e-mail: the first part of the path says for what, the second is the token.

use std::pin::Pin;
use std::sync::Arc;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use domain::context::{Acting, Actor, Organiser};
use domain::links::{self, Grant, Opened};
use domain::store::Connection;
use domain::{enquiries, organisers};

use crate::web::kit::refusal::Ended;
use crate::web::kit::{Access, Layout, Refusal, Visit};

/// Somebody who holds a link.
#[derive(Clone)]
pub struct ByLink {
    /// The request.
    pub visit: Visit,
    /// Whose link it is.
    pub organiser: Arc<Organiser>,
    /// What it grants.
    pub grant: Grant,
    /// The path of the link itself.
    pub base: String,
}

impl ByLink {
    /// A layout with the organiser's name and contact person; `title` is the key of its title.
    pub fn layout(&self, title: &str) -> Layout {
        self.visit.layout(self.visit.words.say(title)).of_organiser(&self.organiser).at(self.base.clone())
    }

    /// The token of the link.
    pub fn token(&self) -> String {
        self.base.rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// The same in a person's own language, unless she chose another by hand.
    pub fn in_language_of(mut self, code: &str) -> Self {
        self.visit = self.visit.in_language_of(code);
        self
    }
}

impl Access for ByLink {
    fn visit(&self) -> &Visit {
        &self.visit
    }

    fn acting(&self) -> Acting {
        self.visit.acting(&self.organiser, Actor::Visitor)
    }
}

/// Why a link was ended before its time.
fn why(connection: &mut Connection, grant: Option<Grant>) -> anyhow::Result<Ended> {
    Ok(match grant {
        Some(Grant::ProveEnquiry(id)) if enquiries::counts(connection, &id)? => Ended::Counted,
        Some(Grant::ProveEnquiry(_)) | None => Ended::Request,
        Some(Grant::ProveFamily(_) | Grant::ProveCaregiver(_) | Grant::ProveNewAddress(_)) => Ended::Proof,
        Some(Grant::Invitation(_)) => Ended::Invitation,
        Some(Grant::FamilyPage(_) | Grant::CaregiverPage(_) | Grant::CaregiverCalendar(_) | Grant::AnswerOffer(_)) => {
            Ended::Page
        }
    })
}

impl FromRequest for ByLink {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visit = Visit::of(request).ok_or(Refusal::LinkUnknown);
        let prefix = request.path().split('/').nth(1).unwrap_or_default().to_owned();
        let token = request.match_info().get("token").unwrap_or_default().to_owned();
        Box::pin(async move {
            let visit = visit?;
            let (now, base) = (visit.now(), format!("/{prefix}/{token}"));
            let opened = visit.database.try_read(move |c| {
                let link = match links::open(c, now, &token, &prefix)? {
                    Opened::Valid(link) => link,
                    Opened::Over if prefix == "invited" => return Err(Refusal::LinkEnded(Ended::Invitation)),
                    Opened::Over => return Err(Refusal::LinkOver),
                    Opened::Ended(grant) => return Err(Refusal::LinkEnded(why(c, grant)?)),
                    Opened::Unknown => return Err(Refusal::LinkUnknown),
                };
                Ok((organisers::get(c, &link.organiser)?, link.grant))
            });
            let (organiser, grant) = opened.await?;
            Ok(ByLink { visit: visit.at(&organiser), organiser: Arc::new(organiser), grant, base })
        })
    }
}
