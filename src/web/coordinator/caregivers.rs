//! The coordinator's list of caregivers.

use actix_web::web;
use askama::Template;
use domain::caregivers::{self, Caregiver, Stage, State};
use domain::words::Words;

use crate::routes;
use crate::web::kit::absence::told;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout};

routes! {
    Desk get "/caregivers" => list,
}

/// A caregiver in the list.
struct Row {
    caregiver: Caregiver,
    /// Her name, told apart from others who have it too.
    name: String,
    state: State,
    /// That she is away, or will be: why, and until when.
    absences: Vec<String>,
}

#[derive(Template)]
#[template(path = "caregivers/list.html")]
struct ListPage {
    layout: Layout,
    caregivers: Vec<Row>,
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
    let read = desk.read(|context| Ok((caregivers::all(context)?, caregivers::absences(context)?, context.today())));
    let (all, absences, today) = read.await?;
    let words = &desk.visit.words;
    let (everybody, names) = (all.len(), caregivers::told_apart(&all));
    let mut caregivers: Vec<Row> = all
        .into_iter()
        .map(|caregiver| {
            let hers = absences.get(&caregiver.id).map_or(&[][..], Vec::as_slice);
            let lasting = hers.iter().filter(|one| one.until_day.is_none_or(|until| until >= today));
            Row {
                state: caregiver.state(hers, today),
                absences: lasting.map(|one| told(words, one.kind, one.from_day, one.until_day)).collect(),
                name: names.get(&caregiver.id).cloned().unwrap_or_default(),
                caregiver,
            }
        })
        .collect();
    let wanted = |field: &str, value: &str| fields.get(field).is_empty() || fields.get(field) == value;
    // Who has stopped is in the list only where she is looked for.
    caregivers.retain(|row| {
        let stage = wanted("stage", row.caregiver.terms.stage.as_str());
        stage && wanted("state", row.state.as_str()) && (row.state != State::Left || !fields.get("state").is_empty())
    });
    // Who waits for the coordinator stands first.
    caregivers.sort_by_key(|row| (row.state != State::Waiting, row.state == State::Unproved, row.state == State::Away));
    let layout = desk.layout(desk.visit.words.say("caregivers-title"), "/caregivers");
    desk.visit.show(&ListPage { layout, caregivers, everybody, fields })
}
