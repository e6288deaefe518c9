//! A family's own page, by link: what it asked, who comes, what it costs.

use actix_web::web;
use askama::Template;

use super::access::FamilyAccess;
use super::household::{Household, SlotCard, kept};
use crate::routes;
use crate::web::kit::{Answer, Fields, Layout};

routes! {
    Link get "/family/{token}" => show,
}

#[derive(Template)]
#[template(path = "family_page/page.html")]
struct FamilyPage {
    layout: Layout,
    path: String,
    said: Option<String>,
    name: String,
    coming: Vec<SlotCard>,
    over: Vec<SlotCard>,
    /// What is kept of the family, as label and value.
    kept: Vec<(String, String)>,
}

async fn show(access: FamilyAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let home = Household::of(&access).await?;
    let words = &access.visit.words;
    let (coming, over) = home.cards(words, access.visit.now())?;
    let said = Fields::from_pairs(query.into_inner());
    let said = ["asked", "cancelled"].into_iter().find(|kind| said.has("said", kind)).map(|kind| words.named("family-said", kind));
    let page = FamilyPage {
        layout: access.layout("family-page-title"),
        path: access.base.clone(),
        said,
        name: home.family.name.clone(),
        coming,
        over,
        kept: kept(&home, words),
    };
    access.visit.show(&page)
}
