//! The solve of a week: begun, followed as it goes, stopped early; and what its plan comes to.

use actix_web::{HttpResponse, web};
use askama::Template;

use domain::basics::IsoWeek;
use domain::planning::{self, Begun, Chosen, Effort, Engine, Figure, OwnWeights, PlanTerms, Run, RunState};
use domain::weekly_run;
use domain::words::{Message, Words};

use super::chart::Chart;
use super::overview::WeekPage;
use super::wording::percent;
use super::{Seen, look, weights};
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Refusal};

routes! {
    Desk get "/weeks/{week}/run" => live,
    Desk post "/weeks/{week}/solve" => solve,
    Desk post "/weeks/{week}/stop" => stop,
}

/// A run as it is shown.
pub(super) struct RunCard {
    pub(super) running: bool,
    /// Whether it waits until another week is solved.
    pub(super) waiting: bool,
    pub(super) stopping: bool,
    /// Why it ended without a plan, and the times that the reason names.
    pub(super) failed: Option<(String, Vec<(String, String)>)>,
    pub(super) seconds: i64,
    pub(super) limit: i32,
    pub(super) line: String,
    /// Where its weights are otherwise than the settings.
    pub(super) weights: Option<String>,
    pub(super) rows: Vec<[String; 4]>,
    pub(super) chart: Option<Chart>,
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
        weights: None,
        chart: Chart::of(&moments),
        rows,
    }
}

pub(super) fn run_card(desk: &Desk, seen: &Seen) -> Option<RunCard> {
    let run = seen.view.run.as_ref()?;
    let changed = seen.change_since_run().is_some_and(|change| change.abs() > 0.01);
    let failed = run.state == RunState::Failed;
    let failed = failed.then(|| seen.failure(&desk.visit.words, run.failure.as_deref().unwrap_or_default()));
    let weights = weights::told(&desk.visit.words, &seen.settings, run);
    Some(RunCard { weights, ..card(desk, run, changed, failed) })
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

/// What the plan comes to: how much of it is filled, how much better it could be, and how much nobody could ever fill.
pub(super) fn outcome(seen: &Seen, words: &Words) -> Option<String> {
    let (served, all) = (seen.served(), seen.slots().len());
    let gap = seen.gap().filter(|_| served > 0)?;
    let filled = words.say2("outcome-filled", "served", served, "all", all);
    let better = match gap {
        0.0 => words.say("outcome-best"),
        gap => words.say1("outcome-better", "gap", percent(words, gap)),
    };
    let open = seen.open();
    let never = seen.view.hopeless().len();
    let unfilled = (open > 0).then(|| words.say2("outcome-unfilled", "count", open, "never", never));
    Some([Some(filled), Some(better), unfilled].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// How long a run may take at most, in seconds.
const MOST_SECONDS: i32 = 3600;

/// What was chosen beside the button; nothing was chosen where the fields are not there.
fn chosen(settings: &PlanTerms, fields: &Fields) -> Result<Chosen, Faults> {
    let typed = |field: &str| fields.get(field).trim().to_owned();
    let given = |field: &str| fields.pairs().iter().any(|(name, _)| name == field);
    let mut faults = Faults::default();
    let mut chosen = Chosen::default();
    if !typed("seconds").is_empty() || !typed("gap").is_empty() {
        let seconds = typed("seconds").parse().ok().filter(|seconds| (1..=MOST_SECONDS).contains(seconds));
        let wrong = || Message::new("solve-seconds-wrong").with("most", MOST_SECONDS);
        let seconds = faults.keep("seconds", seconds.ok_or_else(wrong));
        // In percent, with a point or a comma.
        let gap = typed("gap").replace(',', ".").parse().ok().filter(|percent: &f64| (0.0..=50.0).contains(percent));
        let gap = faults.keep("gap", gap.ok_or_else(|| Message::new("solve-gap-wrong")));
        chosen.effort = seconds.zip(gap).map(|(seconds, percent)| Effort { seconds, gap: percent / 100.0 });
    }
    if Figure::weights().any(|figure| given(figure.as_str())) {
        match OwnWeights::parse(settings, |figure| typed(figure.as_str())) {
            Ok(weights) => chosen.weights = weights,
            Err(wrong) => wrong.noted().for_each(|(field, message)| faults.note(field, message.clone())),
        }
    }
    if faults.none() { Ok(chosen) } else { Err(faults) }
}

async fn solve(desk: Desk, week: web::Path<String>, fields: Fields, engine: web::Data<Engine>) -> Answer {
    desk.expects(&fields)?;
    let parsed = IsoWeek::parse(&week).ok_or(Refusal::NotFound)?;
    let settings = desk.read(|context| Ok(planning::plan_terms(context)?)).await?;
    let chosen = match chosen(&settings, &fields) {
        Ok(chosen) => chosen,
        Err(faults) => {
            let seen = look(&desk, &week).await?;
            return desk.visit.show_again(&WeekPage::typed(&desk, &seen, &fields, &faults));
        }
    };
    match weekly_run::start(&engine, &desk.acting(), parsed, chosen).await? {
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
