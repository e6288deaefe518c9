//! What a family asked in any week or month, with who comes, the hours and the price.

use actix_web::web;
use askama::Template;

use super::access::FamilyAccess;
use super::household::{Household, SlotCard};
use crate::routes;
use crate::web::kit::period::Period;
use crate::web::kit::{Answer, Fields, Layout};
use domain::vouchers;

routes! {
    Desk get "/families/{family}/shifts" => show,
}

#[derive(Template)]
#[template(path = "family_page/shifts.html")]
struct ShiftsPage {
    layout: Layout,
    base: String,
    id: String,
    name: String,
    period: String,
    ways: [(String, String, String); 3],
    cards: Vec<SlotCard>,
    /// Hours that were asked, and of these that somebody came to or comes to; with their price.
    asked: String,
    served: String,
    price: String,
}

async fn show(access: FamilyAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let (words, now) = (&access.visit.words, access.visit.now());
    let today = now.local(&access.organiser.zone()).date_naive();
    let period = Period::read(&Fields::from_pairs(query.into_inner()), today);
    let (from, until) = period.bounds(access.organiser.zone());
    let mut home = Household::of(&access).await?;
    home.slots.retain(|slot| from <= slot.starts_at && slot.starts_at < until);
    home.slots.reverse();
    let (mut asked, mut served, mut price) = (0, 0, domain::basics::money::Cents(0));
    let mut cards = Vec::new();
    for slot in &home.slots {
        let card = home.card(slot, words, now)?;
        if slot.cancelled_at.is_none() {
            asked += slot.minutes();
        }
        if ["past", "confirmed"].contains(&card.state) {
            let figures = vouchers::figures(&access.organiser.scheme, slot.wall_start().date())?;
            served += slot.minutes();
            price = domain::basics::money::Cents(
                price.0 + vouchers::cost(figures, slot.minutes(), access.organiser.price()).price.0,
            );
        }
        cards.push(card);
    }
    let mut layout = access.layout("family-part-shifts").at(format!("{}/shifts", access.base));
    layout.title = access.person.name.clone();
    access.visit.show(&ShiftsPage {
        layout,
        base: access.base.clone(),
        id: access.person.id.to_string(),
        name: access.person.name.clone(),
        period: period.name(words),
        ways: period.ways(words),
        cards,
        asked: words.duration(asked),
        served: words.duration(served),
        price: words.money(price),
    })
}
