//! The week as a pipeline: where it stands, and what blocks the next step.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use domain::basics::IsoWeek;
use domain::enquiries;
use domain::offers::State;
use domain::planning::{DoubtfulRoof, Effort};
use domain::requests;
use domain::today::{self, Expected};
use domain::weekly_run;
use domain::words::{Message, Words};

use super::precheck::{Cause, hopeless};
use super::run::{RunCard, outcome, run_card};
use super::weights::{self, WeightField};
use super::wording::percent;
use super::{Seen, look};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout};

routes! {
    Desk get "/weeks" => weeks,
    Desk get "/weeks/{week}" => show,
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

#[derive(Template)]
#[template(path = "week_page/overview.html")]
pub(super) struct WeekPage {
    layout: Layout,
    week: String,
    heading: String,
    previous: String,
    next: String,
    said: Option<(String, &'static str)>,
    problems: Vec<String>,
    /// What was wrong with the options of a solve, each with its field.
    pub(super) wrong: Vec<(&'static str, String)>,
    /// The options as they were typed, or as the organiser has them: seconds, and the gap in percent.
    seconds: String,
    gap: String,
    weights: Vec<WeightField>,
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
    hopeless: Vec<Cause>,
    hopeless_count: usize,
    without_hours: Vec<(String, String)>,
    /// How many visits wait for an answer that can still be given.
    unanswered: usize,
    /// Who has not been seen since it began, each with the slot's page.
    not_seen: Vec<(String, String)>,
    /// What the plan comes to, in one sentence.
    outcome: Option<String>,
    solvable: bool,
    publishable: bool,
    published: bool,
    /// Whether there is a plan, so that absences can be rehearsed with it.
    planned: bool,
}

async fn show(desk: Desk, week: web::Path<String>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let seen = look(&desk, &week).await?;
    let query = Fields::from_pairs(query.into_inner());
    let all = query.has("show", "conflicts");
    let said = said(&desk.visit.words, &query);
    let mut page = WeekPage::new(&desk, &seen, said, Vec::new());
    if all {
        (page.conflicts, page.more_conflicts) = seen.conflicts(&desk.visit.words, desk.now(), usize::MAX);
    }
    let expected = desk.read(|context| Ok(today::not_seen(context)?)).await?;
    let of_week = expected.iter().filter(|one| one.asked.slot.week == seen.week);
    page.not_seen = of_week.map(|one| not_seen(&desk.visit.words, one)).collect();
    desk.visit.show(&page)
}

/// Who was to come where, and the slot's page.
fn not_seen(words: &Words, one: &Expected) -> (String, String) {
    let slot = &one.asked.slot;
    let when = format!("{}, {}", words.day(slot.wall_start().date()), words.hours(slot.wall_start(), slot.wall_end()));
    let message = Message::new("week-not-seen-one").with("name", &one.caregiver.name).with("when", when);
    (words.tell(&message.with("family", &one.family.name)), format!("/weeks/{}/slots/{}", slot.week, slot.id))
}

/// What was just done, and the tone in which that is said.
fn said(words: &Words, query: &Fields) -> Option<(String, &'static str)> {
    let kinds = [
        ("week-said-published", "good"),
        ("week-said-stopping", "info"),
        ("week-said-under-way", "wait"),
        ("week-said-nothing", "wait"),
        ("week-said-nothing-planned", "wait"),
        ("week-said-hours-asked", "good"),
        ("week-said-reminded", "good"),
        ("week-said-plan-taken", "good"),
    ];
    let count: usize = query.get("count").parse().unwrap_or_default();
    let asked = |key: &str| key.strip_prefix("week-said-").is_some_and(|kind| query.has("said", kind));
    let (key, tone) = kinds.into_iter().find(|(key, _)| asked(key))?;
    Some((words.say1(key, "count", count), tone))
}

/// A caregiver who may live with a family: asked, with the way to the family's page, where it is answered.
fn doubt(seen: &Seen, words: &Words, roof: &DoubtfulRoof) -> (String, Option<String>) {
    let family = seen.family_names.get(&roof.family).map_or("–", String::as_str);
    let message =
        Message::new("block-same-roof").with("family", family).with("caregiver", seen.name(roof.caregiver.as_str()));
    (words.tell(&message), Some(format!("/families/{}", roof.family)))
}

impl WeekPage {
    pub(super) fn new(desk: &Desk, seen: &Seen, said: Option<(String, &'static str)>, problems: Vec<String>) -> Self {
        let words = &desk.visit.words;
        let today = desk.now().local(&desk.organiser.zone()).date_naive();
        let run = run_card(desk, seen);
        let running = run.as_ref().is_some_and(|r| r.running);
        let mut layout = desk.layout(words.week(seen.week), "/weeks");
        layout.here = format!("/weeks/{}", seen.week);
        layout.refresh = running.then_some(10);
        let (conflicts, more_conflicts) = seen.conflicts(words, desk.now(), MOST_CONFLICTS);
        let hopeless = if seen.view.run.is_none() { hopeless(seen, words) } else { Vec::new() };
        let hopeless_count = hopeless.iter().map(|cause| cause.slots.len()).sum();
        WeekPage {
            layout,
            week: seen.week.to_string(),
            heading: words.week(seen.week),
            previous: seen.week.previous().to_string(),
            next: seen.week.next().to_string(),
            said,
            problems,
            wrong: Vec::new(),
            seconds: desk.organiser.solve_seconds.to_string(),
            gap: (Effort::USUAL_GAP * 100.0).to_string(),
            weights: weights::fields(words, &seen.settings, None, &Faults::default()),
            steps: steps(seen, words, today),
            blocks: blocks(seen, words),
            conflicts,
            more_conflicts,
            left_out: seen.left_out(words),
            tiles: tiles(seen, words),
            run,
            hopeless,
            hopeless_count,
            without_hours: weekly_run::without_hours(&seen.view, seen.week, &seen.absences)
                .iter()
                .map(|c| (c.id.to_string(), seen.name(c.id.as_str())))
                .collect(),
            unanswered: seen.unanswered(desk.now()),
            not_seen: Vec::new(),
            outcome: outcome(seen, words),
            solvable: !running && !seen.slots().is_empty(),
            publishable: !running
                && seen.view.has_plan()
                && (seen.view.publication.is_none() || seen.unpublished() > 0),
            published: seen.view.publication.is_some(),
            planned: seen.view.has_plan(),
        }
    }

    /// The page again, with the options of a solve as they were typed and what is wrong with them.
    pub(super) fn typed(desk: &Desk, seen: &Seen, fields: &Fields, faults: &Faults) -> Self {
        let words = &desk.visit.words;
        let weights = weights::fields(words, &seen.settings, Some(fields), faults);
        let effort = ["seconds", "gap"].into_iter().filter_map(|field| Some((field, faults.of(field, words)?)));
        let wrong = effort.chain(weights.iter().filter_map(|one| one.field.wrong(words))).collect();
        let (seconds, gap) = (fields.get("seconds").to_owned(), fields.get("gap").to_owned());
        WeekPage { wrong, seconds, gap, weights, ..WeekPage::new(desk, seen, None, Vec::new()) }
    }

    /// Whether something is wrong with a weight, so that the weights are unfolded.
    fn weights_wrong(&self) -> bool {
        self.weights.iter().any(|one| one.field.fault.is_some())
    }
}

/// collecting → checked → solved → rehearsed → published → running → settled.
fn steps(seen: &Seen, words: &Words, today: NaiveDate) -> Vec<Step> {
    let [monday, .., sunday] = seen.week.days();
    let collected = !seen.slots().is_empty();
    let checked = collected && seen.view.contradictions.is_empty();
    let published = seen.view.publication.is_some();
    let reached = [
        collected,
        checked,
        checked && seen.view.has_plan(),
        checked && seen.rehearsed.as_ref().is_some_and(|rehearsed| rehearsed.is_of_plan(&seen.view)),
        published,
        published && today >= monday,
        published && today > sunday,
    ];
    let current = reached.iter().rposition(|done| *done).unwrap_or(0);
    let names = ["collecting", "checked", "solved", "rehearsed", "published", "running", "settled"];
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
        blocks.push((words.say1("block-waiting", "count", waiting), board("day&state=offered")));
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

/// The most conflicts of settled slots that are told unless all are asked for.
const MOST_CONFLICTS: usize = 50;
