//! The proof of an address: GET shows, POST proves.

use actix_web::web;
use askama::Template;

use super::super::{Caregiver, Proved, get, prove as prove_address};
use crate::basics::Instant;
use crate::journal::Actor;
use crate::links::{self, Grant};
use crate::organisers::{self, Organiser};
use crate::store::Connection;
use crate::web::{Answer, Frame, Refusal, Visit};

#[derive(Template)]
#[template(path = "caregivers/welcome.html")]
struct WelcomePage {
    frame: Frame,
    /// The way to her page, once the address is proved.
    page: Option<String>,
    /// Whether she was with us before.
    before: bool,
}

/// Whose address the link with this token proves.
fn asked(connection: &mut Connection, now: Instant, token: &str) -> anyhow::Result<Result<(Organiser, Caregiver), Refusal>> {
    let link = match links::open(connection, now, token, "welcome") {
        Ok(link) => link,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Grant::ProveCaregiver(id) = &link.grant else { return Ok(Err(Refusal::LinkUnknown)) };
    let Some(caregiver) = get(connection, &link.organiser, id)? else { return Ok(Err(Refusal::LinkUnknown)) };
    Ok(Ok((organisers::get(connection, &link.organiser)?, caregiver)))
}

/// Asks whether the address is hers.
pub async fn form(visit: Visit, token: web::Path<String>) -> Answer {
    let now = visit.now();
    let (organiser, caregiver) = visit.database.read(move |c| asked(c, now, &token)).await??;
    let visit = visit.in_language_of(&caregiver.language);
    let frame = organiser.frame(visit.frame(visit.words.say("welcome-title")));
    visit.show(&WelcomePage { frame, page: None, before: caregiver.proved_at.is_some() })
}

/// Proves the address, and shows the way to her page. Whoever was here before under this address goes to the page she has.
pub async fn prove(visit: Visit, token: web::Path<String>) -> Answer {
    let now = visit.now();
    let outcome = visit.database.write(move |c| {
        let (organiser, caregiver) = match asked(c, now, &token)? {
            Ok(found) => found,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let proved = prove_address(c, now, &Actor::Caregiver(caregiver.id.clone()), &organiser.id, &caregiver)?;
        let (id, before) = match proved {
            Proved::Proved => (caregiver.id.clone(), caregiver.proved_at.is_some()),
            Proved::ByAnother(id) => (id, true),
        };
        let page = links::issue_after(c, now, &organiser.id, &Grant::CaregiverPage(id), &token)?;
        Ok(Ok((organiser, caregiver.language, page, before)))
    });
    let (organiser, language, page, before) = outcome.await??;
    let visit = visit.in_language_of(&language);
    let frame = organiser.frame(visit.frame(visit.words.say("welcome-title")));
    visit.show(&WelcomePage { frame, page: Some(page), before })
}
