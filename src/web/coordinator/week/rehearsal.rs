//! The rehearsal of absences, as a page: the most fragile days and families first, and what could be refilled by whom.

mod found;
mod lines;

use actix_web::web;
use askama::Template;

use domain::basics::IsoWeek;
use domain::planning::{self, Engine, Rehearsal, Rehearsed, Stands};
use domain::weekly_run;
use domain::words::Words;

use super::{Seen, look};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

use found::Found;

routes! {
    Desk get "/weeks/{week}/rehearsal" => show,
    Desk get "/weeks/{week}/rehearsal/state" => state,
    Desk post "/weeks/{week}/rehearse" => rehearse,
}

/// Seconds after which the page is loaded again while a rehearsal is under way.
const REFRESH: u32 = 3;

#[derive(Template)]
#[template(path = "week_page/rehearsal.html")]
struct RehearsalPage {
    layout: Layout,
    week: String,
    heading: String,
    /// Whether one is being computed.
    under_way: bool,
    /// Whether there is a plan that can be rehearsed.
    planned: bool,
    /// Why the last one found nothing.
    failure: Option<String>,
    /// Of which plan it is, and what has changed since.
    of: Option<String>,
    stale: Option<String>,
    found: Option<Found>,
}

/// The line that stands while it is computed, and the figures that the script waits for.
#[derive(Template)]
#[template(path = "week_page/rehearsing.html")]
struct Rehearsing {
    words: Words,
    week: String,
    under_way: bool,
}

/// What is said of a rehearsal that is not of the plan as it is now.
fn stale(words: &Words, rehearsed: &Rehearsed, seen: &Seen) -> Option<String> {
    match rehearsed.stands(&seen.view)? {
        Stands::Now => None,
        Stands::WeekChanged => Some(words.say("rehearsal-week-changed")),
        Stands::PlanChanged => Some(words.say("rehearsal-plan-changed")),
    }
}

async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let seen = look(&desk, &week).await?;
    let parsed = seen.week;
    let rehearsal = desk.read(move |context| Ok(planning::rehearsal(context, parsed)?)).await?;
    let (words, now) = (&desk.visit.words, desk.now());
    let rehearsed = seen.rehearsed.as_ref();
    let under_way = rehearsed.is_some_and(|rehearsed| rehearsed.is_under_way(now));
    let of = rehearsed.and_then(|rehearsed| rehearsed.looked_at);
    let mut layout = desk.layout(words.say("rehearsal-title"), "/weeks");
    layout.here = format!("/weeks/{parsed}/rehearsal");
    layout.refresh = under_way.then_some(REFRESH);
    let query = Fields::from_pairs(query.into_inner());
    desk.visit.show(&RehearsalPage {
        layout,
        week: parsed.to_string(),
        heading: words.week(parsed),
        under_way,
        planned: seen.view.has_plan(),
        failure: rehearsed
            .and_then(|rehearsed| rehearsed.failure(now))
            .map(|why| words.named("rehearsal-not", why.as_str())),
        of: of.map(|at| words.say1("rehearsal-of", "moment", words.moment(at, desk.organiser.zone()))),
        stale: rehearsed.filter(|_| rehearsal.is_some()).and_then(|rehearsed| stale(words, rehearsed, &seen)),
        found: rehearsal.map(|rehearsal| Found::new(words, &seen, rehearsal, &query)),
    })
}

/// What changes on the page while a rehearsal is computed, for the script that keeps it up to date.
async fn state(desk: Desk, week: web::Path<String>) -> Answer {
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let rehearsed = desk.read(move |context| Ok(planning::rehearsed(context, parsed)?)).await?;
    let rehearsed = rehearsed.ok_or(Refusal::NotFound)?;
    let words = desk.visit.words.clone();
    let under_way = rehearsed.is_under_way(desk.now());
    desk.visit.show(&Rehearsing { words, week: parsed.to_string(), under_way })
}

async fn rehearse(desk: Desk, week: web::Path<String>, fields: Fields, engine: web::Data<Engine>) -> Answer {
    desk.expects(&fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    // One that is under way already is the one that was asked for.
    weekly_run::rehearse(&engine, &desk.acting(), parsed).await?;
    desk.visit.go(&format!("/weeks/{parsed}/rehearsal"))
}

/// What a rehearsal comes to, in short: how often somebody's illness would leave a family alone, and whose most.
pub(super) fn summary(words: &Words, seen: &Seen, rehearsal: &Rehearsal) -> Vec<String> {
    let harmful: Vec<_> = rehearsal.absences.iter().filter(|absence| absence.lost_minutes > 0).collect();
    if harmful.is_empty() {
        return vec![words.say("rehearsal-all-refilled")];
    }
    let worst = harmful.iter().take(3).map(|absence| lines::worst(words, seen, absence));
    let said = [
        words.say2("rehearsal-harmful", "count", harmful.len(), "all", rehearsal.absences.len()),
        words.say1("rehearsal-fragile", "count", rehearsal.families.len()),
    ];
    said.into_iter().chain(worst).collect()
}

/// What the page before publishing says of it.
pub(super) fn in_short(words: &Words, seen: &Seen, rehearsal: Option<&Rehearsal>) -> Vec<String> {
    let rehearsed = seen.rehearsed.as_ref().zip(rehearsal);
    let Some((rehearsed, rehearsal)) = rehearsed else { return vec![words.say("rehearsal-none")] };
    // Of a plan that is no more it would name people who are not in this one.
    if rehearsed.is_of_plan(&seen.view) {
        summary(words, seen, rehearsal)
    } else {
        vec![words.say("rehearsal-short-changed")]
    }
}
