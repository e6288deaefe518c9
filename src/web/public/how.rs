//! How we plan: a page for everybody, made from the rules, the ladder and the weights that are in force.

use askama::Template;

use domain::caregivers::Stage;
use domain::planning::{self, Figure, Ground, PlanTerms, rules_by_ground};
use domain::training;
use domain::vouchers::{self, AgeBand, Figures, Ladder, REASONS};
use domain::words::{Message, Words};

use crate::routes;
use crate::web::kit::{Access, Answer, Layout, Public};

routes! {
    Anyone get "/o/{organiser}/how-we-plan" => how,
}

#[derive(Template)]
#[template(path = "requests/how.html")]
struct HowPage {
    layout: Layout,
    /// On what rules stand, and the rules.
    rules: Vec<(String, Vec<String>)>,
    /// What is asked of whoever comes, in parts.
    asked: Vec<(String, Vec<String>)>,
    /// Reasons for care, the most urgent first; those of one step together.
    reasons: Vec<String>,
    urgency: String,
    /// What is preferred, and how strongly.
    preferences: Vec<(String, String)>,
}

async fn how(public: Public) -> Answer {
    let terms = public.read(|context| Ok(planning::plan_terms(context)?)).await?;
    let (words, organiser) = (&public.visit.words, &public.organiser);
    let today = public.visit.now().local(&organiser.zone()).date_naive();
    let figures = vouchers::figures(&organiser.scheme, today)?;
    let ladder = training::ladder(organiser, today)?;
    let of_ground = |(ground, names): (Ground, Vec<&str>)| {
        let mut lines: Vec<String> = names.into_iter().map(|rule| told(words, rule, &terms, figures)).collect();
        if ground == Ground::Policy {
            lines.push(words.say1("how-lead-time", "hours", organiser.lead_hours));
        }
        (words.named("how-ground", ground.as_str()), lines)
    };
    let prefer = |(figure, strength): (Figure, planning::Strength)| {
        (words.named("how-prefer", figure.as_str()), words.named("how-strength", strength.as_str()))
    };
    public.visit.show(&HowPage {
        layout: public.layout("how-title"),
        rules: rules_by_ground().into_iter().map(of_ground).collect(),
        asked: asked(words, figures, &ladder),
        reasons: reasons(words, figures),
        urgency: words.say1("how-urgency", "times", words.tenths(planning::urgency(&terms))),
        preferences: planning::preferences(&terms).into_iter().map(prefer).collect(),
    })
}

/// A rule in words, with its figures.
fn told(words: &Words, rule: &str, terms: &PlanTerms, figures: &Figures) -> String {
    let time = |figure: Figure| words.duration(terms.get(figure) as i64);
    let message = Message::new(format!("how-rule-{rule}"))
        .with("daily", time(Figure::DailyRest))
        .with("weekly", time(Figure::WeeklyRest))
        .with("handover", time(Figure::Handover))
        .with("month", words.duration(figures.month_cap_minutes))
        .with("year", words.duration(figures.year_cap_minutes));
    words.tell(&message)
}

/// What the ladder asks: of everybody who comes, of whoever serves alone, and more for each age.
fn asked(words: &Words, figures: &Figures, ladder: &Ladder) -> Vec<(String, Vec<String>)> {
    let named = |codes: Vec<&str>| codes.into_iter().map(|code| words.named("certificate", code)).collect::<Vec<_>>();
    let along: Vec<&str> = ladder.asked_at(Stage::Trainee).collect();
    let alone = |bands: &[&AgeBand]| {
        let asked = ladder.asked(Stage::Qualified, bands);
        asked.into_iter().filter(|code| !along.contains(code)).collect::<Vec<_>>()
    };
    let of_age = |band: &AgeBand| {
        let title = words.say1("how-asked-age", "age", words.named("age-band", &band.name));
        (title, named(alone(&[band])))
    };
    std::iter::once((words.say("how-asked-everybody"), named(along.clone())))
        .chain(figures.age_bands.iter().map(of_age))
        .filter(|(_, certificates)| !certificates.is_empty())
        .collect()
}

/// The reasons for care in steps, the most urgent first.
fn reasons(words: &Words, figures: &Figures) -> Vec<String> {
    let of_step = |step: i32| {
        let here = REASONS.iter().filter(|reason| figures.priority(reason, false) == step);
        words.list(here.map(|reason| words.named("purpose", reason)))
    };
    (1..=5).rev().map(of_step).filter(|line| !line.is_empty()).collect()
}
