//! The coordinator's list of caregivers.

use actix_web::web;
use askama::Template;
use domain::caregivers::{self, Caregiver, Stage, State};
use domain::words::Words;

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout};

routes! {
    Desk get "/caregivers" => list,
}

#[derive(Template)]
#[template(path = "caregivers/list.html")]
struct ListPage {
    layout: Layout,
    caregivers: Vec<Caregiver>,
    everybody: usize,
    fields: Fields,
}

impl ListPage {
    fn states(&self) -> Vec<(String, String)> {
        choices(&self.layout.words, "caregiver-state", &State::ALL.map(State::as_str))
    }

    fn stages(&self) -> Vec<(String, String)> {
        choices(&self.layout.words, "stage", &Stage::ALL.iter().map(|s| s.as_str()).collect::<Vec<_>>())
    }
}

/// "Everything", and the values named by the messages `<stem>-…`.
fn choices(words: &Words, stem: &str, values: &[&str]) -> Vec<(String, String)> {
    let all = (String::new(), words.say("caregivers-all"));
    std::iter::once(all).chain(values.iter().map(|v| ((*v).to_owned(), words.named(stem, v)))).collect()
}

async fn list(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let fields = Fields::from_pairs(query.into_inner());
    let mut caregivers = desk.read(|context| Ok(caregivers::all(context)?)).await?;
    let everybody = caregivers.len();
    let wanted = |field: &str, value: &str| fields.get(field).is_empty() || fields.get(field) == value;
    caregivers.retain(|c| wanted("state", c.state().as_str()) && wanted("stage", c.terms.stage.as_str()));
    // Who waits for the coordinator stands first.
    caregivers.sort_by_key(|c| (c.state() != State::Waiting, c.state() == State::Unproved));
    let layout = desk.layout(desk.visit.words.say("caregivers-title"), "/caregivers");
    desk.visit.show(&ListPage { layout, caregivers, everybody, fields })
}
