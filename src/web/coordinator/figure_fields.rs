//! The fields in which rules and weights are typed: in the settings, and for one run.

use domain::planning::{Figure, written_figure};
use domain::words::{Message, Words};

use crate::web::kit::{Faults, Fields};

/// A figure as a form shows it.
pub struct FigureField {
    /// The name of its field.
    pub field: &'static str,
    pub label: String,
    pub hint: String,
    /// What it can be, and what it is at first.
    pub bounds: String,
    pub typed: String,
    pub fault: Option<String>,
}

impl FigureField {
    /// A figure of the settings.
    pub fn of_settings(words: &Words, figure: Figure, fields: &Fields, faults: &Faults) -> Self {
        let key = if figure.bounds().legal { "figure-bounds-legal" } else { "figure-bounds" };
        Self::new(words, figure, Message::new(key).with("first", written_figure(figure.at_first())), fields, faults)
    }

    /// A figure with a message about its bounds, `least` and `most`.
    pub fn new(words: &Words, figure: Figure, told: Message, fields: &Fields, faults: &Faults) -> Self {
        let (field, bounds) = (figure.as_str(), figure.bounds());
        let told = told.with("least", written_figure(bounds.least)).with("most", written_figure(bounds.most));
        FigureField {
            field,
            label: words.named("figure", field),
            hint: words.named("figure-hint", field),
            bounds: words.tell(&told),
            typed: fields.get(field).to_owned(),
            fault: faults.of(field, words),
        }
    }

    /// What is wrong with it, after its name.
    pub fn wrong(&self, words: &Words) -> Option<(&'static str, String)> {
        let colon = words.say("label-colon");
        Some((self.field, format!("{}{colon}{}", self.label, self.fault.as_ref()?)))
    }
}
