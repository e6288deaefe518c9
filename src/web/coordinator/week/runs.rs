//! The runs of a week that are kept: listed, two compared, week and plan as files, and a plan made elsewhere taken in.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;

use domain::basics::IsoWeek;
use domain::basics::ids::RunId;
use domain::offers;
use domain::planning::{self, Comparison, Figure, Files, PlanTerms, Run, RunState, TakenPlan, written_figure};
use domain::words::{Message, Words};

use super::wording::{percent, reasons};
use super::{Seen, look, weights};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal, Upload};

routes! {
    Desk get "/weeks/{week}/runs" => show,
    Desk get "/weeks/{week}/runs/{run}/{file}" => download,
    Desk post "/weeks/{week}/plan/upload" => take,
}

/// So many visits and people of a comparison are named.
const MOST_NAMED: usize = 200;

/// A run in the list.
struct Row {
    id: String,
    when: String,
    by: String,
    state: String,
    tone: &'static str,
    seconds: String,
    score: String,
    gap: String,
    has_plan: bool,
    has_week: bool,
    /// Where its weights are otherwise than the settings.
    weights: Option<String>,
}

/// What differs between two runs, in words.
struct Difference {
    summary: Vec<(String, String, String)>,
    gained: Vec<String>,
    lost: Vec<(String, String)>,
    moved: Vec<String>,
    people: Vec<(String, String, String)>,
    /// Weights that are not the same in both and in the settings: each, and the settings'.
    weights: Vec<(String, [String; 3])>,
}

#[derive(Template)]
#[template(path = "week_page/runs.html")]
struct RunsPage {
    layout: Layout,
    week: String,
    heading: String,
    rows: Vec<Row>,
    /// The two that are compared: before and after.
    pair: [String; 2],
    difference: Option<Difference>,
    /// What is to be said about the comparison or a file.
    problems: Vec<String>,
}

impl RunsPage {
    async fn new(desk: &Desk, week: &str) -> Result<Self, Refusal> {
        let parsed = IsoWeek::parse(week).ok_or(Refusal::NotFound)?;
        let read =
            desk.read(move |context| Ok((planning::runs_of_week(context, parsed)?, planning::plan_terms(context)?)));
        let (runs, settings) = read.await?;
        let words = &desk.visit.words;
        let with_plan = |run: &&Run| run.state == RunState::Finished;
        let mut newest = runs.iter().filter(with_plan).map(|run| run.id.to_string());
        let last = newest.next().unwrap_or_default();
        Ok(RunsPage {
            layout: desk.layout(words.say("runs-title"), "/weeks"),
            week: week.to_owned(),
            heading: words.week(parsed),
            pair: [newest.next().unwrap_or_else(|| last.clone()), last],
            rows: runs.iter().map(|run| row(desk, &settings, run)).collect(),
            difference: None,
            problems: Vec::new(),
        })
    }

    /// Whether a run is the one before, or the one after.
    fn is_chosen(&self, place: usize, row: &Row) -> bool {
        self.pair[place] == row.id
    }

    /// Whether there are two plans to compare.
    fn comparable(&self) -> bool {
        self.rows.iter().filter(|row| row.has_plan).count() > 1
    }
}

fn row(desk: &Desk, settings: &PlanTerms, run: &Run) -> Row {
    let words = &desk.visit.words;
    let (state, tone) = match run.state {
        RunState::Running => ("run-running", "running"),
        RunState::Finished => ("run-finished", "done"),
        RunState::Failed => ("run-failed", "failed"),
    };
    let lasted = run.finished_at.map(|end| (end.utc() - run.started_at.utc()).num_seconds());
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    Row {
        id: run.id.to_string(),
        when: words.moment(run.started_at, desk.organiser.zone()),
        by: words.named("actor", &run.started_by),
        state: words.say(state),
        tone,
        seconds: or_dash(lasted.map(|seconds| format!("{seconds} s"))),
        score: or_dash(run.score.map(|score| words.number(score))),
        gap: or_dash(run.gap.map(|gap| percent(words, gap))),
        has_plan: run.state == RunState::Finished,
        has_week: run.time_limit > 0,
        weights: weights::told(words, settings, run),
    }
}

async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let mut page = RunsPage::new(&desk, &week).await?;
    let query = Fields::from_pairs(query.into_inner());
    let asked = [query.get("before"), query.get("after")];
    if asked.iter().any(|id| !id.is_empty()) {
        page.pair = asked.map(str::to_owned);
        match compared(&desk, &week, &page.pair).await? {
            Some(difference) => page.difference = Some(difference),
            None => page.problems.push(desk.visit.words.say("runs-nothing-to-compare")),
        }
    }
    desk.visit.show(&page)
}

/// What differs between two runs; nothing where one of them is not there or has no plan.
async fn compared(desk: &Desk, week: &str, pair: &[String; 2]) -> Result<Option<Difference>, Refusal> {
    let (Some(before), Some(after)) = (RunId::parse(&pair[0]), RunId::parse(&pair[1])) else { return Ok(None) };
    let read = desk.read(move |context| Ok((planning::files(context, &before)?, planning::files(context, &after)?)));
    let (Some(before), Some(after)) = read.await? else { return Ok(None) };
    let Some(found) = planning::compare(&before, &after)? else { return Ok(None) };
    Ok(Some(in_words(&desk.visit.words, &look(desk, week).await?, &found)))
}

fn in_words(words: &Words, seen: &Seen, found: &Comparison) -> Difference {
    let visit = |slot: &str| seen.visit(words, slot);
    let why = |unserved: &Option<domain::planning::Unserved>| match unserved {
        Some(unserved) => {
            let told = reasons(words, unserved, true).into_iter().map(|(count, rule)| format!("{count} {rule}"));
            told.collect::<Vec<_>>().join(", ")
        }
        None => words.say("runs-not-asked"),
    };
    let moved = |(slot, before, after): &(String, String, String)| {
        let message = Message::new("runs-moved-one").with("visit", visit(slot));
        words.tell(&message.with("before", seen.name(before)).with("after", seen.name(after)))
    };
    let hours =
        |who: &String, [before, after]: &[i64; 2]| (seen.name(who), words.duration(*before), words.duration(*after));
    let both = |key: &str, [before, after]: [String; 2]| (words.say(key), before, after);
    let mut people: Vec<_> = found.minutes.iter().map(|(who, minutes)| hours(who, minutes)).collect();
    people.sort();
    people.truncate(MOST_NAMED);
    let weight = |(figure, [before, after]): &(Figure, [f64; 2])| {
        let usual = seen.settings.get(*figure);
        let differs = before != after || *after != usual;
        let told = [*before, *after, usual].map(written_figure);
        differs.then(|| (words.named("figure", figure.as_str()), told))
    };
    Difference {
        summary: vec![
            both("tile-served", found.served.map(|count| count.to_string())),
            both("tile-score", found.score.map(|score| words.number(score))),
        ],
        gained: found.gained.iter().take(MOST_NAMED).map(|slot| visit(slot)).collect(),
        lost: found.lost.iter().take(MOST_NAMED).map(|(slot, unserved)| (visit(slot), why(unserved))).collect(),
        moved: found.moved.iter().take(MOST_NAMED).map(moved).collect(),
        people,
        weights: found.weights.iter().filter_map(weight).collect(),
    }
}

/// The week or the plan of a run, as the file that the contract describes.
async fn download(desk: Desk, path: web::Path<(String, String, String)>) -> Answer {
    let (week, run, file) = path.into_inner();
    let (Some(week), Some(id)) = (IsoWeek::parse(&week), RunId::parse(&run)) else { return Err(Refusal::NotFound) };
    let found = desk.read(move |context| Ok(planning::files(context, &id)?)).await?;
    let Some(Files { week: asked, plan }) = found else { return Err(Refusal::NotFound) };
    let text = match file.as_str() {
        "week.json" => asked,
        "plan.json" => plan.ok_or(Refusal::NotFound)?,
        _ => return Err(Refusal::NotFound),
    };
    let name = format!("attachment; filename=\"{week}-{file}\"");
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_DISPOSITION, name))
        .content_type("application/json; charset=utf-8")
        .body(text))
}

/// Takes a plan that was made elsewhere.
async fn take(desk: Desk, week: web::Path<String>, form: Upload) -> Answer {
    desk.expects(&form.fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let words = &desk.visit.words;
    let Ok(text) = String::from_utf8(form.file.to_vec()) else {
        return refused(&desk, &week, vec![words.say("plan-unreadable")]).await;
    };
    let taken = desk.write(move |context| {
        let view = offers::view_week(context, parsed)?;
        Ok(planning::take_plan(context, parsed, &view, &text)?)
    });
    let problems = match taken.await? {
        TakenPlan::Taken => return desk.visit.go(&format!("/weeks/{week}?said=plan-taken")),
        TakenPlan::Unreadable(faults) => std::iter::once(words.say("plan-unreadable")).chain(faults).collect(),
        TakenPlan::OtherWeek(other) => vec![words.say1("plan-other-week", "week", other)],
        TakenPlan::Strangers(count) => vec![words.say1("plan-strangers", "count", count)],
        TakenPlan::Broken(broken) => {
            let seen = look(&desk, &week).await?;
            let told = broken.iter().take(MOST_NAMED).map(|rule| seen.broken(words, rule));
            std::iter::once(words.say("plan-broken")).chain(told).collect()
        }
    };
    refused(&desk, &week, problems).await
}

async fn refused(desk: &Desk, week: &str, problems: Vec<String>) -> Answer {
    desk.visit.show_again(&RunsPage { problems, ..RunsPage::new(desk, week).await? })
}
