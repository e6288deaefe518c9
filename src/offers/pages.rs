//! A caregiver's answer to one offer, by the link in her e-mail. GET shows, POST acts; the address is behind a button, so that
//! a mail scanner that follows links never sees it.

use actix_web::web;
use askama::Template;

use super::{Answer, Answered, Offer, State, letters::Matter};
use crate::basics::ids::{CaregiverId, OfferId};
use crate::families::Family;
use crate::journal::Actor;
use crate::links::{self, Grant};
use crate::organisers::{self, Organiser};
use crate::planning::Role;
use crate::requests;
use crate::store::Connection;
use crate::vouchers;
use crate::web::{self as pages, Fields, Frame, Refusal, Visit};

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/offer/{token}").get(show).post(respond)).route("/offer/{token}/address", web::post().to(address));
}

#[derive(Template)]
#[template(path = "offers/offer.html")]
struct OfferPage {
    frame: Frame,
    heading: String,
    /// The path of the link itself.
    path: String,
    state: State,
    along: bool,
    when: String,
    duration: String,
    place: String,
    ages: String,
    answer_by: String,
    open: bool,
    changeable: bool,
    over: bool,
    /// What came of pressing a button: the message to show, and its tone.
    said: Option<(String, &'static str)>,
    address: Option<Family>,
}

/// What a link to an offer opens.
struct Opened {
    organiser: Organiser,
    offer: Offer,
    matter: Matter,
    ages: Vec<String>,
}

fn open(connection: &mut Connection, visit: &Visit, token: &str) -> anyhow::Result<Result<Opened, Refusal>> {
    let link = match links::open(connection, visit.now(), token, "offer") {
        Ok(link) => link,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Grant::AnswerOffer(id) = &link.grant else { return Ok(Err(Refusal::LinkUnknown)) };
    let organiser = organisers::get(connection, &link.organiser)?;
    let Some(offer) = super::get(connection, &organiser.id, id)? else { return Ok(Err(Refusal::LinkUnknown)) };
    let Some(matter) = Matter::of(connection, &organiser, &offer)? else { return Ok(Err(Refusal::LinkUnknown)) };
    let day = matter.slot.wall_start().date();
    let figures = vouchers::figures(&organiser.scheme, day)?;
    let born = requests::children_of_slot(connection, &organiser.id, &matter.slot)?;
    let ages = born.iter().filter_map(|b| figures.age_band(*b, day)).map(|band| band.name.clone()).collect();
    Ok(Ok(Opened { organiser, offer, matter, ages }))
}

impl OfferPage {
    fn new(visit: &Visit, opened: &Opened) -> Self {
        let mut visit = visit.clone().in_language_of(&opened.matter.caregiver.language);
        visit.path = visit.path.trim_end_matches("/address").to_owned();
        let (words, slot, now) = (&visit.words, &opened.matter.slot, visit.now());
        let state = match opened.offer.state() {
            State::Offered if opened.offer.answer_by <= now => State::Expired,
            state => state,
        };
        let cutoff = slot.starts_at.plus_hours(-i64::from(opened.organiser.cutoff_hours));
        let standing = slot.cancelled_at.is_none() && slot.starts_at > now;
        // What was taken back or not answered in time concerns her no more.
        let concerns_her = !matches!(state, State::Withdrawn | State::Expired);
        let place = format!("{} {}", opened.matter.family.postcode, opened.matter.family.locality);
        OfferPage {
            path: visit.path.clone(),
            heading: words.say(match state {
                State::Accepted if slot.ends_at > now && slot.cancelled_at.is_none() => "offer-title-accepted",
                State::Offered | State::Declined if standing => "offer-title",
                _ => "offer-title-closed",
            }),
            frame: opened.organiser.frame(visit.frame(words.say("offer-title"))),
            state,
            along: opened.offer.role() == Role::Trainee,
            when: opened.matter.when(words),
            duration: words.duration(slot.minutes()),
            place: if concerns_her { place } else { String::new() },
            ages: opened.ages.iter().filter(|_| concerns_her).map(|band| words.named("age-band", band)).collect::<Vec<_>>().join(", "),
            answer_by: words.moment(opened.offer.answer_by, opened.organiser.zone()),
            open: standing && state == State::Offered,
            changeable: standing && (state == State::Declined || state == State::Accepted && cutoff > now),
            over: slot.ends_at <= now || slot.cancelled_at.is_some(),
            said: None,
            address: None,
        }
    }
}

async fn show(visit: Visit, token: web::Path<String>) -> pages::Answer {
    let at = visit.clone();
    let opened = visit.database.read(move |c| open(c, &at, &token)).await??;
    visit.show(&OfferPage::new(&visit, &opened))
}

async fn respond(visit: Visit, token: web::Path<String>, fields: Fields) -> pages::Answer {
    let answer = Answer::parse(fields.get("answer")).ok_or(Refusal::Unreadable)?;
    let at = visit.clone();
    let outcome = visit.database.write(move |c| {
        let opened = match open(c, &at, &token)? {
            Ok(opened) => opened,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let actor = Actor::Caregiver(opened.offer.caregiver_id.clone());
        let answered = super::answer(c, at.now(), &at.site, &opened.organiser, &opened.offer.id, answer, &actor)?;
        let Some(answered) = answered else { return Ok(Err(Refusal::LinkUnknown)) };
        Ok(open(c, &at, &token)?.map(|opened| (opened, answered)))
    });
    let (opened, answered) = outcome.await??;
    let mut page = OfferPage::new(&visit, &opened);
    let words = &page.frame.words;
    page.said = Some(match answered {
        Answered::Now(State::Accepted) => (words.say("offer-said-accepted"), "good"),
        Answered::Now(_) => (words.say("offer-said-declined"), "info"),
        Answered::TooLate(_) => (words.say("offer-said-too-late"), "wait"),
        Answered::Taken => (words.say("offer-said-taken"), "wait"),
        Answered::Over(_) => (words.say("offer-said-over"), "wait"),
    });
    visit.show(&page)
}

async fn address(visit: Visit, token: web::Path<String>) -> pages::Answer {
    let at = visit.clone();
    let outcome = visit.database.write(move |c| {
        let opened = match open(c, &at, &token)? {
            Ok(opened) => opened,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (offer, who): (&OfferId, &CaregiverId) = (&opened.offer.id, &opened.offer.caregiver_id);
        let address = super::reveal_address(c, at.now(), &opened.organiser, offer, &Actor::Caregiver(who.clone()))?;
        Ok(Ok((opened, address.map(|(_, family)| family))))
    });
    let (opened, address) = outcome.await??;
    let mut page = OfferPage::new(&visit, &opened);
    page.address = address;
    visit.show(&page)
}
