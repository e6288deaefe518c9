//! The week as a pipeline: where it stands, what blocks the next step, the solve as it goes.

use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

use domain::basics::IsoWeek;
use domain::basics::ids::SlotId;
use domain::enquiries;
use domain::offers::State;
use domain::planning::{self, Begun, DoubtfulRoof, Engine, Run, RunState};
use domain::requests;
use domain::weekly_run;
use domain::words::{Message, Words};

use super::chart::Chart;
use super::wording::{percent, reasons};
use super::{Seen, look};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/weeks" => weeks,
    Desk get "/weeks/{week}" => show,
    Desk get "/weeks/{week}/run" => live,
    Desk post "/weeks/{week}/solve" => solve,
    Desk post "/weeks/{week}/stop" => stop,
}

#[derive(Template)]
#[template(path = "week_page/weeks.html")]
struct WeeksPage {
    layout: Layout,
    weeks: Vec<(String, String, i64, bool)>,
    unproved: i64,
}

async fn weeks(desk: Desk) -> Answer {
    let this_week = IsoWeek::of(desk.now().local(&desk.organiser.zone()).date_naive());
    let read = desk.read(move |context| {
        let counts = requests::weeks_with_slots(context, this_week.previous())?;
        Ok((counts, enquiries::count_waiting(context)?))
    });
    let (counts, unproved) = read.await?;
    let mut all: Vec<IsoWeek> = std::iter::successors(Some(this_week.previous()), |w| Some(w.next())).take(5).collect();
    all.extend(counts.iter().map(|(week, _)| *week));
    all.sort();
    all.dedup();
    let count = |week: IsoWeek| counts.iter().find(|(w, _)| *w == week).map_or(0, |(_, n)| *n);
    let words = &desk.visit.words;
    let weeks = all.into_iter().map(|w| (w.to_string(), words.week(w), count(w), w == this_week.next())).collect();
    desk.visit.show(&WeeksPage { layout: desk.layout(words.say("nav-weeks"), "/weeks"), weeks, unproved })
}

/// One step of the pipeline.
struct Step {
    name: String,
    done: bool,
    current: bool,
}

/// A figure in a tile: its label, what it says, its tone.
struct Tile {
    label: String,
    value: String,
    tone: &'static str,
}

/// A run as it is shown.
struct RunCard {
    running: bool,
    /// Whether it waits until another week is solved.
    waiting: bool,
    stopping: bool,
    /// Why it ended without a plan, and the times that the reason names.
    failed: Option<(String, Vec<(String, String)>)>,
    seconds: i64,
    limit: i32,
    line: String,
    rows: Vec<[String; 4]>,
    chart: Option<Chart>,
}

#[derive(Template)]
#[template(path = "week_page/overview.html")]
struct WeekPage {
    layout: Layout,
    week: String,
    heading: String,
    previous: String,
    next: String,
    said: Option<(String, &'static str)>,
    problems: Vec<String>,
    steps: Vec<Step>,
    blocks: Vec<(String, Option<String>)>,
    /// What stays although a rule of today is against it: each with the slot's page.
    conflicts: Vec<(String, Option<String>)>,
    /// How many more there are than are shown.
    more_conflicts: usize,
    /// Rows that were left out, each with the page where it can be mended.
    left_out: Vec<(String, String)>,
    tiles: Vec<Tile>,
    run: Option<RunCard>,
    hopeless: Vec<(String, String, Vec<(usize, String)>)>,
    without_hours: Vec<(String, String)>,
    solvable: bool,
    publishable: bool,
    published: bool,
}

async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let seen = look(&desk, &week).await?;
    let said = Fields::from_pairs(query.into_inner());
    let all = said.has("show", "conflicts");
    let kinds = [
        ("published", "good"),
        ("stopping", "info"),
        ("under-way", "wait"),
        ("nothing", "wait"),
        ("nothing-planned", "wait"),
    ];
    let said = kinds
        .iter()
        .find(|(kind, _)| said.has("said", kind))
        .map(|(kind, tone)| (desk.visit.words.named("week-said", kind), *tone));
    let mut page = WeekPage::new(&desk, &seen, said, Vec::new());
    if all {
        (page.conflicts, page.more_conflicts) = seen.conflicts(&desk.visit.words, desk.now(), usize::MAX);
    }
    desk.visit.show(&page)
}

/// A caregiver who may live with a family: asked, with the way to the family's page, where it is answered.
fn doubt(seen: &Seen, words: &Words, roof: &DoubtfulRoof) -> (String, Option<String>) {
    let family = seen.family_names.get(&roof.family).map_or("–", String::as_str);
    let message =
        Message::new("block-same-roof").with("family", family).with("caregiver", seen.name(roof.caregiver.as_str()));
    (words.tell(&message), Some(format!("/families/{}", roof.family)))
}

impl WeekPage {
    fn new(desk: &Desk, seen: &Seen, said: Option<(String, &'static str)>, problems: Vec<String>) -> Self {
        let words = &desk.visit.words;
        let today = desk.now().local(&desk.organiser.zone()).date_naive();
        let run = run_card(desk, seen);
        let running = run.as_ref().is_some_and(|r| r.running);
        let mut layout = desk.layout(words.week(seen.week), "/weeks");
        layout.here = format!("/weeks/{}", seen.week);
        layout.refresh = running.then_some(10);
        let (conflicts, more_conflicts) = seen.conflicts(words, desk.now(), MOST_CONFLICTS);
        let hopeless = if seen.view.run.is_none() { hopeless(seen, words) } else { Vec::new() };
        WeekPage {
            layout,
            week: seen.week.to_string(),
            heading: words.week(seen.week),
            previous: seen.week.previous().to_string(),
            next: seen.week.next().to_string(),
            said,
            problems,
            steps: steps(seen, words, today),
            blocks: blocks(seen, words),
            conflicts,
            more_conflicts,
            left_out: seen.left_out(words),
            tiles: tiles(seen, words),
            run,
            hopeless,
            without_hours: seen.without_hours().iter().map(|c| (c.id.to_string(), seen.name(c.id.as_str()))).collect(),
            solvable: !running && !seen.slots().is_empty(),
            publishable: !running
                && seen.view.has_plan()
                && (seen.view.publication.is_none() || seen.unpublished() > 0),
            published: seen.view.publication.is_some(),
        }
    }
}

/// collecting → checked → solved → published → running → settled.
fn steps(seen: &Seen, words: &Words, today: NaiveDate) -> Vec<Step> {
    let [monday, .., sunday] = seen.week.days();
    let collected = !seen.slots().is_empty();
    let checked = collected && seen.view.contradictions.is_empty();
    let published = seen.view.publication.is_some();
    let reached = [
        collected,
        checked,
        checked && seen.view.has_plan(),
        published,
        published && today >= monday,
        published && today > sunday,
    ];
    let current = reached.iter().rposition(|done| *done).unwrap_or(0);
    let names = ["collecting", "checked", "solved", "published", "running", "settled"];
    names
        .iter()
        .enumerate()
        .map(|(i, name)| Step {
            name: words.named("step", name),
            done: reached[i] && i < current,
            current: i == current,
        })
        .collect()
}

/// What stands in the way of the next step, each with the way to mend it.
fn blocks(seen: &Seen, words: &Words) -> Vec<(String, Option<String>)> {
    let board = |by: &str| Some(format!("/weeks/{}/board?by={by}", seen.week));
    if seen.slots().is_empty() {
        return vec![(words.say("block-no-slots"), None)];
    }
    let mut blocks: Vec<(String, Option<String>)> =
        seen.view.contradictions.iter().map(|c| (seen.contradiction(words, c), board("day"))).collect();
    if !seen.view.has_plan() {
        blocks.push((words.say("block-not-solved"), None));
        blocks.extend(seen.view.doubtful.iter().map(|roof| doubt(seen, words, roof)));
        return blocks;
    }
    blocks.extend(seen.lacking(words, None).into_iter().map(|text| (text, board("day"))));
    blocks.extend(seen.judged().broken.iter().map(|b| (seen.broken(words, b), board("day"))));
    let unfilled = seen.open();
    if unfilled > 0 {
        blocks.push((words.say1("block-unfilled", "count", unfilled), board("unfilled")));
    }
    let changed = seen.unpublished();
    let waiting = seen.offers.values().filter(|o| o.state.is_awaited()).count();
    if seen.view.publication.is_none() {
        blocks.push((words.say("block-not-published"), None));
    } else if changed > 0 {
        blocks.push((words.say1("block-changed", "count", changed), board("day")));
    }
    if waiting > 0 {
        blocks.push((words.say1("block-waiting", "count", waiting), board("day")));
    }
    blocks.extend(seen.view.doubtful.iter().map(|roof| doubt(seen, words, roof)));
    blocks
}

fn tiles(seen: &Seen, words: &Words) -> Vec<Tile> {
    let tile = |label: &str, value: String, tone| Tile { label: words.say(label), value, tone };
    let (served, all) = (seen.served(), seen.slots().len());
    let mut tiles = vec![tile(
        "tile-served",
        words.say2("served-of", "served", served, "all", all),
        if served == all && all > 0 { "good" } else { "" },
    )];
    if served > 0 {
        tiles.push(tile("tile-score", words.number(seen.judged().score), ""));
    }
    if let Some(gap) = seen.gap().filter(|_| served > 0) {
        tiles.push(tile(
            "tile-gap",
            words.say1("within-of-best", "gap", percent(words, gap)),
            if gap <= 0.01 { "good" } else { "wait" },
        ));
    }
    let fallen = seen.fallen();
    if fallen > 0 {
        tiles.push(tile("tile-since", words.say1("tile-fallen", "count", fallen), "wait"));
    }
    let accepted = seen.offers.values().filter(|o| o.state == State::Accepted).count();
    if seen.view.publication.is_some() {
        tiles.push(tile(
            "tile-accepted",
            words.say2("served-of", "served", accepted, "all", served),
            if accepted == served { "good" } else { "wait" },
        ));
    }
    tiles
}

/// Where a run stands, in one sentence.
fn line(words: &Words, moment: &planning::Moment, changed: bool) -> String {
    let (Some(score), Some(bound), Some(gap)) = (moment.score, moment.bound, moment.gap) else {
        return words.say("run-starting");
    };
    let message = Message::new(if changed { "run-line-then" } else { "run-line" })
        .with("seconds", words.tenths(moment.seconds))
        .with("score", words.number(score));
    words.tell(&message.with("bound", words.number(bound)).with("gap", percent(words, gap)))
}

/// The card of a run: what it knew over time, and how it stands.
fn card(desk: &Desk, run: &Run, changed: bool, failed: Option<(String, Vec<(String, String)>)>) -> RunCard {
    let words = &desk.visit.words;
    let moments = run.moments();
    let points = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |v| words.number(v));
    let gap = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |g| percent(words, g));
    let row =
        |m: &planning::Moment| [format!("{} s", words.tenths(m.seconds)), points(m.score), points(m.bound), gap(m.gap)];
    let step = moments.len().div_ceil(12).max(1);
    let mut rows: Vec<[String; 4]> = moments.iter().step_by(step).map(row).collect();
    rows.extend(moments.last().filter(|_| moments.len() > 1).map(row));
    rows.dedup();
    let waiting = run.is_waiting();
    if waiting {
        rows.clear();
    }
    let line = match moments.last() {
        _ if waiting => words.say("run-waits"),
        Some(moment) => line(words, moment, changed),
        None => words.say("run-starting"),
    };
    let end = run.finished_at.unwrap_or_else(|| desk.now());
    let seconds = ((end.utc() - run.started_at.utc()).num_seconds()).clamp(0, i64::from(run.time_limit));
    RunCard {
        running: run.state == RunState::Running,
        waiting,
        stopping: run.stop_asked,
        failed,
        seconds: if waiting { 0 } else { seconds },
        limit: run.time_limit,
        line,
        chart: Chart::of(&moments),
        rows,
    }
}

fn run_card(desk: &Desk, seen: &Seen) -> Option<RunCard> {
    let run = seen.view.run.as_ref()?;
    let changed = seen.change_since_run().is_some_and(|change| change.abs() > 0.01);
    let failed = run.state == RunState::Failed;
    let failed = failed.then(|| seen.failure(&desk.visit.words, run.failure.as_deref().unwrap_or_default()));
    Some(card(desk, run, changed, failed))
}

#[derive(Template)]
#[template(path = "week_page/live.html")]
struct LiveRun {
    words: Words,
    week: String,
    run: RunCard,
}

/// What changes on the page of a week while it is solved: a part of it, for the script that keeps the page up to date.
async fn live(desk: Desk, week: web::Path<String>) -> Answer {
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let run = desk.read(move |context| Ok(planning::latest_run(context, parsed)?)).await?.ok_or(Refusal::NotFound)?;
    let part =
        LiveRun { words: desk.visit.words.clone(), week: parsed.to_string(), run: card(&desk, &run, false, None) };
    desk.visit.show(&part)
}

/// The most conflicts of settled slots that are told unless all are asked for.
const MOST_CONFLICTS: usize = 50;
/// The most slots that nobody could serve that are told one by one; all of them stand on the board under what is
/// unfilled.
const MOST_HOPELESS: usize = 100;

fn hopeless(seen: &Seen, words: &Words) -> Vec<(String, String, Vec<(usize, String)>)> {
    let describe = |u: &planning::Unserved| {
        let slot = seen.slot(&SlotId::parse(&u.slot)?)?;
        let when =
            format!("{}, {}", words.day(slot.wall_start().date()), words.hours(slot.wall_start(), slot.wall_end()));
        Some((
            slot.id.to_string(),
            format!("{when} – {}, {}", seen.family(slot), seen.place(slot)),
            reasons(words, u, seen.view.run.is_some()),
        ))
    };
    seen.view.hopeless().iter().filter_map(describe).take(MOST_HOPELESS).collect()
}

async fn solve(desk: Desk, week: web::Path<String>, fields: Fields, engine: web::Data<Engine>) -> Answer {
    desk.expects(&fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    match weekly_run::start(&engine, &desk.acting(), parsed).await? {
        Begun::Begun(_) => desk.visit.go(&format!("/weeks/{week}")),
        Begun::Nothing => desk.visit.go(&format!("/weeks/{week}?said=nothing")),
        Begun::UnderWay(_) => {
            let page = WeekPage::new(
                &desk,
                &look(&desk, &week).await?,
                Some((desk.visit.words.say("week-said-under-way"), "wait")),
                Vec::new(),
            );
            let html = page.render().map_err(anyhow::Error::from)?;
            Ok(HttpResponse::Conflict().content_type("text/html; charset=utf-8").body(html))
        }
        Begun::Contradictions(found) => {
            let seen = look(&desk, &week).await?;
            let named = found.iter().map(|c| seen.contradiction(&desk.visit.words, c)).collect();
            desk.visit.show_again(&WeekPage::new(&desk, &seen, None, named))
        }
    }
}

async fn stop(desk: Desk, week: web::Path<String>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    desk.write(move |context| Ok(planning::ask_to_stop(context, parsed)?)).await?;
    desk.visit.go(&format!("/weeks/{week}?said=stopping"))
}
