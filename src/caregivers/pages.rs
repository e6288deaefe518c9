//! The pages of this room, and the coordinator's list.

mod availability;
pub mod join;
mod profile;
mod welcome;

use actix_web::web;
use askama::Template;

use super::{Caregiver, Stage, State};
use crate::basics::ids::CaregiverId;
use crate::organisers::Desk;
use crate::web::{Answer, Fields, Frame, Refusal};
use crate::words::Words;

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.service(web::resource("/o/{organiser}/join").get(join::form).post(join::join))
        .route("/o/{organiser}/joined", web::get().to(join::joined))
        .service(web::resource("/welcome/{token}").get(welcome::form).post(welcome::prove))
        .route("/caregivers", web::get().to(list))
        .service(web::resource("/caregivers/new").get(join::telephone_form).post(join::telephone))
        .route("/caregivers/{id}", web::get().to(profile::show))
        .route("/caregivers/{id}/profile", web::post().to(profile::change_profile))
        .route("/caregivers/{id}/terms", web::post().to(profile::change_terms))
        .route("/caregivers/{id}/minutes", web::post().to(profile::set_minutes))
        .route("/caregivers/{id}/admit", web::post().to(profile::admit))
        .route("/caregivers/{id}/link", web::post().to(profile::send_link))
        .service(web::resource("/caregivers/{id}/availability").get(availability::show).post(availability::change_pattern))
        .route("/caregivers/{id}/exceptions", web::post().to(availability::set_exception))
        .route("/caregivers/{id}/exceptions/{day}/remove", web::post().to(availability::remove_exception));
}

#[derive(Template)]
#[template(path = "caregivers/list.html")]
struct ListPage {
    frame: Frame,
    caregivers: Vec<Caregiver>,
    everybody: usize,
    fields: Fields,
}

impl ListPage {
    fn states(&self) -> Vec<(String, String)> {
        choices(&self.frame.words, "caregiver-state", &State::ALL.map(State::as_str))
    }

    fn stages(&self) -> Vec<(String, String)> {
        choices(&self.frame.words, "stage", &Stage::ALL.iter().map(|s| s.as_str()).collect::<Vec<_>>())
    }
}

/// "Everything", and the values named by the messages `<stem>-…`.
fn choices(words: &Words, stem: &str, values: &[&str]) -> Vec<(String, String)> {
    let all = (String::new(), words.say("caregivers-all"));
    std::iter::once(all).chain(values.iter().map(|v| ((*v).to_owned(), words.named(stem, v)))).collect()
}

async fn list(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let fields = Fields::from_pairs(query.into_inner());
    let organiser = desk.organiser.id.clone();
    let mut caregivers = desk.visit.database.read(move |c| super::all(c, &organiser)).await?;
    let everybody = caregivers.len();
    let wanted = |field: &str, value: &str| fields.get(field).is_empty() || fields.get(field) == value;
    caregivers.retain(|c| wanted("state", c.state().as_str()) && wanted("stage", c.stage.as_str()));
    // Who waits for the coordinator stands first.
    caregivers.sort_by_key(|c| (c.state() != State::Waiting, c.state() == State::Unproved));
    let frame = desk.frame(desk.visit.words.say("caregivers-title"), "/caregivers");
    desk.visit.show(&ListPage { frame, caregivers, everybody, fields })
}

/// The caregiver of this desk's organiser that a path names.
pub async fn of_desk(desk: &Desk, id: &str) -> Result<Caregiver, Refusal> {
    let id = CaregiverId::parse(id).ok_or(Refusal::NotFound)?;
    let organiser = desk.organiser.id.clone();
    desk.visit.database.read(move |c| super::get(c, &organiser, &id)).await?.ok_or(Refusal::NotFound)
}
