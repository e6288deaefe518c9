//! The weights that are chosen for one run, and where those of a run are otherwise than the settings.

use domain::planning::{Figure, PlanTerms, Run, written_figure};
use domain::words::{Message, Words};

use super::super::figure_fields::FigureField;
use crate::web::kit::{Faults, Fields};

/// A weight as the form of a solve shows it: a number, and where scripts run a slider beside it.
pub struct WeightField {
    pub field: FigureField,
    /// How far the slider goes, from where, in which steps.
    pub least: f64,
    pub most: f64,
    pub step: f64,
}

/// A slider goes to so many times what is set, in so many steps; what is further is typed.
const TIMES: f64 = 4.0;
const STEPS: f64 = 80.0;

/// The fields, with what was typed in them, or else the organiser's own weights.
pub fn fields(words: &Words, settings: &PlanTerms, typed: Option<&Fields>, faults: &Faults) -> Vec<WeightField> {
    let own = Figure::weights().map(|figure| (figure.as_str(), written_figure(settings.get(figure))));
    let own = Fields::from_pairs(own);
    let set_to = |set: f64| Message::new("solve-weight-bounds").with("set", written_figure(set));
    let field = |figure: Figure| {
        let (bounds, set) = (figure.bounds(), settings.get(figure));
        let most = if set > 0.0 { (TIMES * set).min(bounds.most) } else { bounds.most / 100.0 };
        WeightField {
            field: FigureField::new(words, figure, set_to(set), typed.unwrap_or(&own), faults),
            least: bounds.least,
            most: most.max(bounds.least),
            step: most / STEPS,
        }
    };
    Figure::weights().map(field).collect()
}

/// Where the weights of a run are otherwise than the settings are now, in one line; nothing where they are the same.
pub fn told(words: &Words, settings: &PlanTerms, run: &Run) -> Option<String> {
    let one = |(figure, value): (Figure, f64)| {
        let message = Message::new("run-weight").with("name", words.named("figure", figure.as_str()));
        words.tell(&message.with("value", written_figure(value)).with("usual", written_figure(settings.get(figure))))
    };
    let own = run.own_weights();
    let differ = own.each().filter(|(figure, value)| settings.get(*figure) != *value);
    let told: Vec<String> = differ.map(one).collect();
    (!told.is_empty()).then(|| words.say1("run-weights", "list", words.list(told)))
}
