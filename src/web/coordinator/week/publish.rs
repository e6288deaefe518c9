//! Publishing a week: what it changes, and the one button that does it.

use actix_web::web;
use askama::Template;
use domain::basics::IsoWeek;
use domain::offers::{self, PublishedWeek};
use domain::planning::{self, BrokenRule};

use super::{Seen, look};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/weeks/{week}/publish" => publish_form,
    Desk post "/weeks/{week}/publish" => publish,
}

#[derive(Template)]
#[template(path = "week_page/publish.html")]
struct PublishPage {
    layout: Layout,
    week: String,
    heading: String,
    new_offers: usize,
    taken_back: usize,
    unfilled: usize,
    /// Which draft this page speaks of.
    mark: String,
    /// Whether the draft has changed since the page was shown.
    changed: bool,
    problems: Vec<String>,
    /// What whoever has accepted misses by now.
    lacking: Vec<String>,
    /// Who is planned by a coordinator's signature.
    signed: Vec<String>,
}

impl PublishPage {
    fn new(desk: &Desk, seen: &Seen, broken: &[BrokenRule]) -> Self {
        let count = |states: &[&str]| seen.slots().iter().filter(|s| states.contains(&seen.state(s))).count();
        PublishPage {
            layout: desk.layout(desk.visit.words.say("publish-title"), "/weeks"),
            week: seen.week.to_string(),
            heading: desk.visit.words.week(seen.week),
            new_offers: count(&["planned", "changed"]) + seen.new_trainees(),
            taken_back: count(&["changed", "dropped"]) + seen.dropped_trainees(),
            mark: planning::mark(&seen.view.draft),
            changed: false,
            unfilled: seen.open(),
            lacking: seen.lacking(&desk.visit.words, None),
            signed: seen.all_signed(&desk.visit.words),
            problems: broken.iter().map(|b| seen.broken(&desk.visit.words, b)).collect(),
        }
    }
}

async fn publish_form(desk: Desk, week: web::Path<String>) -> Answer {
    let seen = look(&desk, &week).await?;
    if !seen.view.has_plan() {
        return desk.visit.go(&format!("/weeks/{week}?said=nothing-planned"));
    }
    desk.visit.show(&PublishPage::new(&desk, &seen, &seen.judged().broken))
}

async fn publish(desk: Desk, week: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let mark = fields.get("draft").to_owned();
    match desk.write(move |context| Ok(offers::publish_week(context, parsed, &mark)?)).await? {
        PublishedWeek::Done { .. } => desk.visit.go(&format!("/weeks/{week}?said=published")),
        PublishedWeek::NothingPlanned => desk.visit.go(&format!("/weeks/{week}?said=nothing-planned")),
        PublishedWeek::Refused(broken) => {
            desk.visit.show_again(&PublishPage::new(&desk, &look(&desk, &week).await?, &broken))
        }
        PublishedWeek::Changed => {
            let page = PublishPage { changed: true, ..PublishPage::new(&desk, &look(&desk, &week).await?, &[]) };
            desk.visit.show_again(&page)
        }
    }
}
