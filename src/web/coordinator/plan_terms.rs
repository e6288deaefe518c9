//! The rules and weights by which the weeks are planned.

use actix_web::web;
use askama::Template;

use domain::basics::mark::Saved;
use domain::planning::{self, Figure, PlanTerms, written_figure};

use super::figure_fields::FigureField;
use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal};

routes! {
    Administrator get "/settings/plan" => form,
    Administrator post "/settings/plan" => save,
}

#[derive(Template)]
#[template(path = "settings_page/plan.html")]
struct PlanPage {
    layout: Layout,
    opened: String,
    rules: Vec<FigureField>,
    weights: Vec<FigureField>,
    faults: Faults,
    saved: bool,
    /// What somebody else has saved since the form was opened, where it is not what was typed.
    meanwhile: Vec<(String, String)>,
}

impl PlanPage {
    fn new(desk: &Desk, opened: String, fields: &Fields, faults: Faults) -> Self {
        let words = &desk.visit.words;
        let shown = |figure: &Figure| FigureField::of_settings(words, *figure, fields, &faults);
        let (rules, weights): (Vec<&Figure>, Vec<&Figure>) = Figure::ALL.iter().partition(|figure| figure.is_rule());
        PlanPage {
            layout: desk.layout(words.say("settings-plan"), "/settings"),
            opened,
            rules: rules.into_iter().map(shown).collect(),
            weights: weights.into_iter().map(shown).collect(),
            faults,
            saved: false,
            meanwhile: Vec::new(),
        }
    }

    fn parts(&self) -> [(&'static str, &[FigureField]); 2] {
        [("settings-rules", &self.rules), ("settings-weights", &self.weights)]
    }

    /// The faults with the figures they are in.
    fn wrong(&self) -> Vec<(&'static str, String)> {
        self.rules.iter().chain(&self.weights).filter_map(|one| one.wrong(&self.layout.words)).collect()
    }
}

async fn kept(desk: &Desk) -> Result<(PlanTerms, Fields), Refusal> {
    let terms = desk.read(|context| Ok(planning::plan_terms(context)?)).await?;
    let fields = Figure::ALL.iter().map(|figure| (figure.as_str(), written_figure(terms.get(*figure))));
    let fields = Fields::from_pairs(fields);
    Ok((terms, fields))
}

async fn form(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let (terms, fields) = kept(&desk).await?;
    let mut page = PlanPage::new(&desk, terms.mark(), &fields, Faults::default());
    page.saved = Fields::from_pairs(query.into_inner()).has("said", "saved");
    desk.visit.show(&page)
}

async fn save(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let opened = fields.get("opened").to_owned();
    let terms = match PlanTerms::parse(|figure| fields.get(figure.as_str()).to_owned()) {
        Ok(terms) => terms,
        Err(faults) => return desk.visit.show_again(&PlanPage::new(&desk, opened, &fields, faults)),
    };
    match desk.write(move |context| Ok(planning::set_plan_terms(context, &terms, &opened)?)).await? {
        Saved::Saved => desk.visit.go("/settings/plan?said=saved"),
        Saved::ChangedMeanwhile => {
            let (now, kept) = kept(&desk).await?;
            let differs = Figure::ALL.iter().map(|one| one.as_str()).filter(|one| kept.get(one) != fields.get(one));
            let told = |one: &str| (desk.visit.words.named("figure", one), kept.get(one).to_owned());
            let meanwhile = differs.map(told).collect();
            let page = PlanPage::new(&desk, now.mark(), &fields, Faults::default());
            desk.visit.show_again(&PlanPage { meanwhile, ..page })
        }
    }
}
