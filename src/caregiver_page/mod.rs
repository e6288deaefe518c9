//! The caregiver's own page, by her link: what is planned, when she can work, how many hours are left, how she learns.

mod availability;
pub mod caps;
mod home;
mod offers;

use std::future::Future;
use std::pin::Pin;

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use chrono::NaiveDate;

use crate::basics::Instant;
use crate::caregivers::{self, Caregiver};
use crate::journal::Actor;
use crate::links::{self, Grant};
use crate::organisers::{self, Organiser};
use crate::store::Connection;
use crate::web::frame::NavLink;
use crate::web::{Frame, Refusal, Visit};

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.route("/caregiver/{token}", web::get().to(home::show))
        .route("/caregiver/{token}/offers/{offer}", web::post().to(offers::respond))
        .route("/caregiver/{token}/offers/{offer}/address", web::post().to(offers::address))
        .route("/caregiver/{token}/languages", web::post().to(home::change_languages))
        .service(web::resource("/caregiver/{token}/availability").get(availability::show).post(availability::change_pattern))
        .route("/caregiver/{token}/exceptions", web::post().to(availability::set_exception))
        .route("/caregiver/{token}/exceptions/{day}/remove", web::post().to(availability::remove_exception));
}

/// A caregiver who came by the link to her page.
pub struct Her {
    /// The request, in her language.
    pub visit: Visit,
    /// Her organiser.
    pub organiser: Organiser,
    /// She.
    pub caregiver: Caregiver,
    /// What the addresses of her pages begin with.
    pub base: String,
}

impl Her {
    /// She, as the journal names her.
    pub fn actor(&self) -> Actor {
        Actor::Caregiver(self.caregiver.id.clone())
    }

    /// Today, where she lives.
    pub fn today(&self) -> NaiveDate {
        self.visit.now().local(&self.organiser.zone()).date_naive()
    }

    /// A frame with her navigation; `current` is the part of her pages that this one is.
    pub fn frame(&self, title: &str, current: &str) -> Frame {
        let words = &self.visit.words;
        let mut frame = self.organiser.frame(self.visit.frame(words.say(title)));
        frame.home = self.base.clone();
        frame.here = format!("{}{current}", self.base);
        frame.nav = [("", "caregiver-page-nav"), ("/availability", "caregiver-page-nav-availability")]
            .iter()
            .map(|(part, label)| NavLink { href: format!("{}{part}", self.base), label: words.say(label), current: *part == current })
            .collect();
        frame
    }
}

impl FromRequest for Her {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visit = Visit::of(request).ok_or(Refusal::LinkUnknown);
        let token = request.match_info().get("token").unwrap_or_default().to_owned();
        Box::pin(async move {
            let visit = visit?;
            let (now, base) = (visit.now(), format!("/caregiver/{token}"));
            let (organiser, caregiver) = visit.database.read(move |c| open(c, now, &token)).await??;
            Ok(Her { visit: visit.in_language_of(&caregiver.language), organiser, caregiver, base })
        })
    }
}

/// Whose page the link with this token opens.
fn open(connection: &mut Connection, now: Instant, token: &str) -> anyhow::Result<Result<(Organiser, Caregiver), Refusal>> {
    let link = match links::open(connection, now, token, "caregiver") {
        Ok(link) => link,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Grant::CaregiverPage(id) = &link.grant else { return Ok(Err(Refusal::LinkUnknown)) };
    let Some(caregiver) = caregivers::get(connection, &link.organiser, id)? else { return Ok(Err(Refusal::LinkUnknown)) };
    Ok(Ok((organisers::get(connection, &link.organiser)?, caregiver)))
}
