//! The coordinator's list of e-mails that were not sent: waiting, set aside, dropped.

use actix_web::web;
use askama::Template;

use crate::basics::ids::LetterId;
use crate::organisers::Desk;
use crate::outbox::{self, Posted};
use crate::web::{Answer, Fields, Frame, Refusal};

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/letters").get(list).post(try_again));
}

#[derive(Template)]
#[template(path = "letters_page/list.html")]
struct ListPage {
    frame: Frame,
    letters: Vec<(Posted, String)>,
}

async fn list(desk: Desk) -> Answer {
    let organiser = desk.organiser.id.clone();
    let letters = desk.visit.database.read(move |c| outbox::unsent(c, &organiser)).await?;
    let zone = desk.organiser.zone();
    let letters = letters.into_iter().map(|l| (l.clone(), desk.visit.words.moment(l.written_at, zone))).collect();
    desk.visit.show(&ListPage { frame: desk.frame(desk.visit.words.say("letters-title"), "/letters"), letters })
}

async fn try_again(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = LetterId::parse(fields.get("letter")).ok_or(Refusal::NotFound)?;
    let (now, organiser) = (desk.now(), desk.organiser.id.clone());
    desk.visit.database.write(move |c| outbox::try_again(c, now, &organiser, &id)).await?;
    desk.visit.go("/letters")
}
