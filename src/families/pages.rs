//! The coordinator's list of families.

use actix_web::web;
use askama::Template;

use super::Family;
use crate::organisers::Desk;
use crate::web::{Answer, Fields, Frame};

/// The routes of this room.
pub fn routes(app: &mut web::ServiceConfig) {
    app.route("/families", web::get().to(list));
}

#[derive(Template)]
#[template(path = "families/list.html")]
struct ListPage {
    frame: Frame,
    families: Vec<Family>,
    all: usize,
    fields: Fields,
}

async fn list(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let organiser = desk.organiser.id.clone();
    let fields = Fields::from_pairs(query.into_inner());
    let wanted = fields.get("q").trim().to_lowercase();
    let mut families = desk.visit.database.read(move |c| super::all(c, &organiser)).await?;
    let all = families.len();
    families.retain(|f| [&f.name, &f.locality, &f.postcode].iter().any(|text| text.to_lowercase().contains(&wanted)));
    let frame = desk.frame(desk.visit.words.say("families-title"), "/families");
    desk.visit.show(&ListPage { frame, families, all, fields })
}
