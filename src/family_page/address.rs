//! The address that a family gave on the telephone, proved by its link.

use actix_web::web;
use askama::Template;

use crate::basics::Instant;
use crate::families::{self, Family};
use crate::links::{self, Grant};
use crate::organisers::{self, Organiser};
use crate::store::Connection;
use crate::web::{Answer, Frame, Refusal, Visit};

/// The routes of this part of the room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/confirm/{token}").get(show).post(prove));
}

/// How it stands with the address.
enum Standing {
    /// It waits for the button.
    Asked,
    /// It is the family's; the way to its page.
    Proved(String),
    /// Another family has proved it.
    Elsewhere,
}

#[derive(Template)]
#[template(path = "family_page/address.html")]
struct AddressPage {
    frame: Frame,
    standing: Standing,
}

fn open(connection: &mut Connection, now: Instant, token: &str) -> anyhow::Result<Result<(Organiser, Family), Refusal>> {
    let link = match links::open(connection, now, token, "confirm") {
        Ok(link) => link,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Grant::ProveFamily(id) = &link.grant else { return Ok(Err(Refusal::LinkUnknown)) };
    let organiser = organisers::get(connection, &link.organiser)?;
    let family = families::get(connection, &organiser.id, id)?;
    Ok(family.map(|family| (organiser, family)).ok_or(Refusal::LinkUnknown))
}

async fn show(visit: Visit, token: web::Path<String>) -> Answer {
    let now = visit.now();
    let (organiser, family) = visit.database.read(move |c| open(c, now, &token)).await??;
    answer(visit, &organiser, &family, Standing::Asked)
}

async fn prove(visit: Visit, token: web::Path<String>) -> Answer {
    let (now, site) = (visit.now(), visit.site.clone());
    let proved = visit.database.write(move |c| {
        let (organiser, family) = match open(c, now, &token)? {
            Ok(found) => found,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let standing = match families::prove_heard(c, now, &organiser.id, &family)? {
            false => Standing::Elsewhere,
            true => {
                let page = links::issue_after(c, now, &organiser.id, &Grant::FamilyPage(family.id.clone()), &token)?;
                Standing::Proved(site.link(&page))
            }
        };
        Ok(Ok((organiser, family, standing)))
    });
    let (organiser, family, standing) = proved.await??;
    answer(visit, &organiser, &family, standing)
}

fn answer(visit: Visit, organiser: &Organiser, family: &Family, standing: Standing) -> Answer {
    let visit = visit.in_language_of(&family.language);
    let frame = organiser.frame(visit.frame(visit.words.say("address-title")));
    visit.show(&AddressPage { frame, standing })
}
