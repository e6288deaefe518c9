//! The coordinator's list of families.

use actix_web::web;
use askama::Template;

use super::Family;
use crate::basics::text::searchable;
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
    let wanted = searchable(fields.get("q"));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = digits(&wanted);
    let mut families = desk.visit.database.read(move |c| super::all(c, &organiser)).await?;
    let all = families.len();
    families.retain(|f| {
        let email = f.email.as_ref().or(f.email_heard.as_ref()).map_or("", |email| email.as_str());
        let by_number = number.len() >= 4 && digits(&f.phone).contains(&number);
        by_number || [&f.name, &f.locality, &f.postcode, email].iter().any(|text| searchable(text).contains(&wanted))
    });
    let frame = desk.frame(desk.visit.words.say("families-title"), "/families");
    desk.visit.show(&ListPage { frame, families, all, fields })
}
