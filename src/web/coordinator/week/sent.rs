//! Every offer of a week with its state, when she was reminded and when she will be; filtered by state.

use actix_web::web;
use askama::Template;

use domain::basics::IsoWeek;
use domain::offers::{self, Sent, State};
use domain::words::Words;

use super::pages::Pages;
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/weeks/{week}/offers" => show,
}

/// So many are shown on a page.
const MOST: usize = 100;

/// An offer in words.
struct Row {
    name: String,
    href: String,
    slot: String,
    slot_href: String,
    state: &'static str,
    answer_by: String,
    reminded: String,
    reminds: String,
}

#[derive(Template)]
#[template(path = "week_page/offers.html")]
struct OffersPage {
    layout: Layout,
    week: String,
    heading: String,
    /// Each state of which there are offers: the address, its name with how many, and whether it is shown.
    states: Vec<(String, String, bool)>,
    rows: Vec<Row>,
    pages: Vec<(String, String, bool)>,
}

async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let query = Fields::from_pairs(query.into_inner());
    let all = desk.read(move |context| Ok(offers::sent_in_week(context, parsed)?)).await?;
    let (words, wanted) = (&desk.visit.words, State::parse(query.get("state")));
    let here = format!("/weeks/{parsed}/offers");
    let shown = |state: Option<State>| all.iter().filter(move |sent| state.is_none_or(|s| sent.offer.state == s));
    let mut states = vec![(here.clone(), words.say1("offers-all", "count", all.len()), wanted.is_none())];
    for state in State::ALL {
        let count = shown(Some(*state)).count();
        if count > 0 || wanted == Some(*state) {
            let name = words.named("offer-state-desk", state.as_str());
            let text = words.say2("offers-of-state", "state", name, "count", count);
            states.push((format!("{here}?state={}", state.as_str()), text, wanted == Some(*state)));
        }
    }
    let chosen: Vec<&Sent> = shown(wanted).collect();
    let pages = Pages::of_many(chosen.len(), MOST, query.get("page"));
    let filter = wanted.map_or("", State::as_str);
    let link = |(more, text, current): &(String, String, bool)| {
        (format!("{here}?state={filter}{more}"), text.clone(), *current)
    };
    desk.visit.show(&OffersPage {
        layout: desk.layout(words.say("offers-title"), "/weeks"),
        week: parsed.to_string(),
        heading: words.week(parsed),
        states,
        pages: pages.links.iter().map(link).collect(),
        rows: pages.part(chosen).map(|sent| row(&desk, words, sent)).collect(),
    })
}

fn row(desk: &Desk, words: &Words, sent: &Sent) -> Row {
    let (start, end) = (sent.slot.wall_start(), sent.slot.wall_end());
    let moment = |at| words.moment(at, desk.organiser.zone());
    Row {
        name: sent.caregiver.clone(),
        href: format!("/caregivers/{}", sent.offer.caregiver_id),
        slot: format!("{}, {} – {}", words.day(start.date()), words.hours(start, end), sent.family),
        slot_href: match sent.slot.cancelled_at {
            Some(_) => format!("/families/{}", sent.slot.family_id),
            None => format!("/weeks/{}/slots/{}", sent.slot.week, sent.slot.id),
        },
        state: sent.offer.state.as_str(),
        answer_by: moment(sent.offer.answer_by),
        reminded: sent.reminded_at.map(moment).unwrap_or_default(),
        reminds: sent.reminds_at.map(moment).unwrap_or_default(),
    }
}
