//! The coordinator's list of what has not reached people: e-mails waiting, set aside or dropped, and what is to be told on the telephone.

use actix_web::web;
use askama::Template;

use crate::basics::ids::LetterId;
use crate::families;
use crate::journal::{self, Entry, Kind};
use crate::organisers::Desk;
use crate::outbox::{self, Posted, ToTell};
use crate::web::{Answer, Fields, Frame, Refusal};

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/letters").get(list).post(try_again)).route("/letters/told", web::post().to(told));
}

/// What a family without an e-mail address is to be told.
struct Call {
    id: String,
    name: String,
    /// The language of the text, and of the family.
    language: String,
    phone: String,
    subject: String,
    text: String,
    written: String,
}

#[derive(Template)]
#[template(path = "letters_page/list.html")]
struct ListPage {
    frame: Frame,
    letters: Vec<(Posted, String)>,
    calls: Vec<Call>,
}

async fn list(desk: Desk) -> Answer {
    let organiser = desk.organiser.id.clone();
    let read = desk
        .visit
        .database
        .read(move |c| Ok((outbox::unsent(c, &organiser)?, outbox::to_tell(c, &organiser)?, families::by_id(c, &organiser)?)));
    let (letters, to_tell, families) = read.await?;
    let zone = desk.organiser.zone();
    let call = |told: ToTell| {
        let family = told.family.as_ref().and_then(|id| families.get(id));
        Call {
            id: told.id.to_string(),
            name: family.map_or_else(String::new, |f| f.name.clone()),
            language: family.map_or_else(String::new, |f| f.language.clone()),
            phone: told.phone,
            subject: told.subject,
            text: told.text,
            written: desk.visit.words.moment(told.written_at, zone),
        }
    };
    let mut calls: Vec<Call> = to_tell.into_iter().map(call).collect();
    // Family by family, what was written last first.
    calls.sort_by(|a, b| a.name.cmp(&b.name));
    let letters = letters.into_iter().map(|l| (l.clone(), desk.visit.words.moment(l.written_at, zone))).collect();
    desk.visit.show(&ListPage { frame: desk.frame(desk.visit.words.say("letters-title"), "/letters"), letters, calls })
}

async fn told(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = LetterId::parse(fields.get("letter")).ok_or(Refusal::NotFound)?;
    let (now, organiser) = (desk.now(), desk.organiser.id.clone());
    let actor = desk.actor();
    desk.visit
        .database
        .write(move |c| match outbox::told(c, now, &organiser, &id)? {
            Some(family) => {
                let entry = Entry::new(&organiser, Kind::LetterTold, &actor);
                journal::record(c, now, &family.iter().fold(entry, |entry, id| entry.family(id)))
            }
            None => Ok(()),
        })
        .await?;
    desk.visit.go("/letters")
}

async fn try_again(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let id = LetterId::parse(fields.get("letter")).ok_or(Refusal::NotFound)?;
    let (now, organiser) = (desk.now(), desk.organiser.id.clone());
    desk.visit.database.write(move |c| outbox::try_again(c, now, &organiser, &id)).await?;
    desk.visit.go("/letters")
}
