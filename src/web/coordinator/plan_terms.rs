//! The rules and weights by which the weeks are planned.

use actix_web::web;
use askama::Template;

use domain::basics::mark::Saved;
use domain::planning::{self, Figure, PlanTerms, written_figure};

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal};

routes! {
    Administrator get "/settings/plan" => form,
    Administrator post "/settings/plan" => save,
}

/// A figure as the page shows it.
struct ShownFigure {
    /// The name of its field.
    field: &'static str,
    label: String,
    hint: String,
    /// What it can be, and what it is at first.
    bounds: String,
    typed: String,
    fault: Option<String>,
}

#[derive(Template)]
#[template(path = "settings_page/plan.html")]
struct PlanPage {
    layout: Layout,
    opened: String,
    rules: Vec<ShownFigure>,
    weights: Vec<ShownFigure>,
    faults: Faults,
    saved: bool,
    /// What somebody else has saved since the form was opened, where it is not what was typed.
    meanwhile: Vec<(String, String)>,
}

impl PlanPage {
    fn new(desk: &Desk, opened: String, fields: &Fields, faults: Faults) -> Self {
        let words = &desk.visit.words;
        let shown = |figure: &Figure| {
            let (field, bounds) = (figure.as_str(), figure.bounds());
            let key = if bounds.legal { "figure-bounds-legal" } else { "figure-bounds" };
            let told = domain::words::Message::new(key)
                .with("first", written_figure(figure.at_first()))
                .with("least", written_figure(bounds.least))
                .with("most", written_figure(bounds.most));
            ShownFigure {
                field,
                label: words.named("figure", field),
                hint: words.named("figure-hint", field),
                bounds: words.tell(&told),
                typed: fields.get(field).to_owned(),
                fault: faults.of(field, words),
            }
        };
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

    fn parts(&self) -> [(&'static str, &[ShownFigure]); 2] {
        [("settings-rules", &self.rules), ("settings-weights", &self.weights)]
    }

    /// The faults with the figures they are in.
    fn wrong(&self) -> Vec<(&'static str, String)> {
        let colon = self.layout.words.say("label-colon");
        let told = |one: &ShownFigure| Some((one.field, format!("{}{colon}{}", one.label, one.fault.as_ref()?)));
        self.rules.iter().chain(&self.weights).filter_map(told).collect()
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
