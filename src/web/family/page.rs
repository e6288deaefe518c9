//! A family's own page, by link: what it asked, who comes, what it costs.

use actix_web::web;
use askama::Template;
use domain::basics::ids::SlotId;

use super::access::FamilyAccess;
use super::household::{Household, SlotCard, kept};
use crate::routes;
use crate::web::kit::{Answer, Faults, Fields, Layout};

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
    /// The address that it gave and that is not proved yet.
    heard: Option<String>,
    fields: Fields,
    faults: Faults,
}

impl FamilyPage {
    fn new(
        access: &FamilyAccess,
        home: &Household,
        said: Option<String>,
        fields: Fields,
        faults: Faults,
    ) -> anyhow::Result<Self> {
        let words = &access.visit.words;
        let (coming, over) = home.cards(words, access.visit.now())?;
        Ok(FamilyPage {
            layout: access.layout("family-page-title").at(access.base.clone()),
            path: access.base.clone(),
            said,
            name: home.family.name.clone(),
            coming,
            over,
            kept: kept(home, words),
            heard: home.family.email_heard.as_ref().map(ToString::to_string),
            fields,
            faults,
        })
    }
}

/// The page once more, with what was typed into one of its forms and what is wrong with it.
pub async fn again(access: &FamilyAccess, fields: Fields, faults: Faults) -> Answer {
    let home = Household::of(access).await?;
    access.visit.show_again(&FamilyPage::new(access, &home, None, fields, faults)?)
}

const SAID: [&str; 7] =
    ["asked", "cancelled", "cancelled-series", "counted", "address", "same-address", "address-proved"];

async fn show(access: FamilyAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let home = Household::of(&access).await?;
    let words = &access.visit.words;
    let said = Fields::from_pairs(query.into_inner());
    let told = match SlotId::parse(said.get("slot")).filter(|_| said.has("said", "cancelled")) {
        Some(slot) => home.told(&access, slot).await?,
        None => None,
    };
    let said = match told {
        Some(caregiver) => Some(words.say1("family-said-cancelled-told", "caregiver", caregiver)),
        None => SAID.into_iter().find(|kind| said.has("said", kind)).map(|kind| words.named("family-said", kind)),
    };
    access.visit.show(&FamilyPage::new(&access, &home, said, Fields::default(), Faults::default())?)
}
