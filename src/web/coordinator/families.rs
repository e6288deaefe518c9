//! The coordinator's list of families.

use actix_web::web;
use askama::Template;

use domain::basics::text::searchable;
use domain::enquiries;
use domain::families::{self, Family};

use super::week::pages::Pages;
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout};

routes! {
    Desk get "/families" => list,
}

/// Families on one page of the list.
const FAMILIES_A_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "families/list.html")]
struct ListPage {
    layout: Layout,
    families: Vec<Family>,
    all: usize,
    /// How many requests wait for the proof of their address.
    waiting: i64,
    /// What follows `?q=…`, the text, and whether it is this page.
    pages: Vec<(String, String, bool)>,
    fields: Fields,
}

async fn list(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let fields = Fields::from_pairs(query.into_inner());
    let wanted = searchable(fields.get("q"));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = digits(&wanted);
    let (mut families, waiting) =
        desk.read(|context| Ok((families::all(context)?, enquiries::count_waiting(context)?))).await?;
    let all = families.len();
    families.retain(|f| {
        let email = f.email.as_ref().or(f.email_heard.as_ref()).map_or("", |email| email.as_str());
        let by_number = number.len() >= 4 && digits(&f.phone).contains(&number);
        by_number || [&f.name, &f.locality, &f.postcode, email].iter().any(|text| searchable(text).contains(&wanted))
    });
    let pages = Pages::of_many(families.len(), FAMILIES_A_PAGE, fields.get("page"));
    let layout = desk.layout(desk.visit.words.say("families-title"), "/families");
    let (shown, pages) = (pages.part(families).collect(), pages.links);
    desk.visit.show(&ListPage { layout, families: shown, all, waiting, pages, fields })
}
