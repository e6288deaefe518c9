//! Families are known at the address of a request, and what was typed fits none of them: whose request is it?

use askama::Template;
use domain::enquiries::Known;
use domain::families::{Change, Detail};
use domain::words::Words;

use crate::web::kit::{Faults, Layout};

/// The question as a page.
#[derive(Template)]
#[template(path = "requests/which.html")]
pub struct WhichPage {
    layout: Layout,
    /// Where the answer goes.
    action: String,
    /// What the answer carries along.
    carried: Vec<(String, String)>,
    form_token: String,
    known: Vec<KnownFamily>,
    faults: Faults,
}

/// A family to choose.
struct KnownFamily {
    id: String,
    name: String,
    /// What would change: what, as it is known, as it was typed.
    changes: Vec<(String, String, String)>,
    /// Whether it is known where it lives, so that this can be kept.
    can_stay: bool,
}

impl WhichPage {
    /// The question about these families, with what is wrong with the answer.
    pub fn new(layout: Layout, action: String, known: Vec<Known>, faults: Faults) -> Self {
        let words = &layout.words;
        let family = |known: Known| KnownFamily {
            id: known.family.id.to_string(),
            name: known.family.name.clone(),
            changes: known.changes.iter().map(|change| told(change, words)).collect(),
            can_stay: !known.family.is_forgotten(),
        };
        let known = known.into_iter().map(family).collect();
        WhichPage { action, carried: Vec::new(), form_token: String::new(), known, faults, layout }
    }

    /// For a coordinator who has the family on the telephone; `carried` is what she has typed.
    pub fn at_desk(mut self, form_token: &str, carried: Vec<(String, String)>) -> Self {
        self.form_token = form_token.to_owned();
        self.carried = carried;
        self
    }
}

/// What would change, in words.
fn told(change: &Change, words: &Words) -> (String, String, String) {
    let value = |value: &str| match change.detail {
        _ if value.is_empty() => words.say("which-nothing"),
        Detail::Language => words.named("spoken", value),
        Detail::Speaks => value.split(',').map(|code| words.named("spoken", code)).collect::<Vec<_>>().join(", "),
        Detail::SingleParent | Detail::Trainees => words.named("which", value),
        _ => value.to_owned(),
    };
    (words.named("family-detail", change.detail.as_str()), value(&change.before), value(&change.after))
}
