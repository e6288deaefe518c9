//! The first page after log-in: what has to be done now, the most urgent first, each with the button or the link that
//! does it.

mod sections;
mod weeks;

use actix_web::web;
use askama::Template;

use domain::basics::ids::{CaregiverId, SlotId};
use domain::context::Context;
use domain::offers::by_hand::{self, ByHand};
use domain::today::{self, Today};

use self::sections::Section;
use self::weeks::{FirstWeek, WeekCard};
use crate::routes;
use crate::web::kit::by_hand::problems;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/today" => show,
    Desk post "/today/offer" => offer,
    Desk post "/today/step-in" => step_in,
}

#[derive(Template)]
#[template(path = "today_page/today.html")]
struct TodayPage {
    layout: Layout,
    heading: String,
    said: Option<String>,
    /// Why an offer was not made.
    problems: Vec<String>,
    /// Since when no letter leaves.
    stuck: Option<String>,
    first_week: Option<FirstWeek>,
    sections: Vec<Section>,
    quiet: bool,
    weeks: Vec<WeekCard>,
}

impl TodayPage {
    fn new(desk: &Desk, today: Today) -> Self {
        let words = &desk.visit.words;
        let date = desk.now().local(&desk.organiser.zone()).date_naive();
        TodayPage {
            layout: desk.layout(words.say("nav-today"), "/today").at("/today".to_owned()),
            heading: words.say1("today-title", "day", words.day(date)),
            said: None,
            problems: Vec::new(),
            stuck: today.stuck_since.map(|since| words.moment(since, desk.organiser.zone())),
            quiet: today.is_quiet(),
            weeks: weeks::cards(words, &today.weeks),
            first_week: today.first_week.as_deref().map(|steps| FirstWeek::new(words, steps, &today.weeks)),
            sections: sections::of(desk, today),
        }
    }
}

async fn show(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let today = desk.read(|context| Ok(today::gather(context)?)).await?;
    let kinds = ["offered", "stepped-in"];
    let said = kinds.into_iter().find(|kind| query.has("said", kind));
    let said = said.map(|kind| desk.visit.words.named("today-said", kind));
    desk.visit.show(&TodayPage { said, ..TodayPage::new(&desk, today) })
}

/// Offers a slot to one of those who could come in somebody's place.
async fn offer(desk: Desk, fields: Fields) -> Answer {
    choose(desk, fields, by_hand::offer, "offered").await
}

/// Notes that one of those who could come comes now, where nobody came.
async fn step_in(desk: Desk, fields: Fields) -> Answer {
    choose(desk, fields, by_hand::step_in, "stepped-in").await
}

async fn choose(
    desk: Desk,
    fields: Fields,
    verb: fn(&mut Context, &SlotId, &CaregiverId) -> anyhow::Result<ByHand>,
    done: &str,
) -> Answer {
    desk.expects(&fields)?;
    let slot = SlotId::parse(fields.get("slot")).ok_or(Refusal::NotFound)?;
    let who = CaregiverId::parse(fields.get("caregiver")).ok_or(Refusal::NotFound)?;
    let words = &desk.visit.words;
    let problems = match desk.write(move |context| Ok(verb(context, &slot, &who)?)).await? {
        ByHand::Done => return desk.visit.go(&format!("/today?said={done}")),
        ByHand::Unknown => return Err(Refusal::NotFound),
        outcome => problems(words, &outcome),
    };
    let today = desk.read(|context| Ok(today::gather(context)?)).await?;
    desk.visit.show_again(&TodayPage { problems, ..TodayPage::new(&desk, today) })
}
