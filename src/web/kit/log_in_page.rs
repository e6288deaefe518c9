//! The page on which a coordinator logs in: asked for, or in the place of another page.

use askama::Template;

use crate::web::kit::visit::{NOTHING_DONE, own_path};
use crate::web::kit::{Layout, Visit};

/// The page on which a coordinator logs in.
#[derive(Template)]
#[template(path = "organisers/log_in.html")]
pub struct LogInPage {
    layout: Layout,
    /// What was typed as her address.
    pub email: String,
    /// Whether she has just become a coordinator.
    pub joined: bool,
    /// Whether address and password do not belong together.
    pub wrong: bool,
    /// Whether she pressed a button that did nothing, for her session was over.
    nothing_done: bool,
    /// Where she wanted to go.
    next: String,
    /// What she had typed into a form when her session was over.
    kept: String,
}

impl LogInPage {
    /// For whoever wanted to go somewhere, perhaps with a form.
    pub fn new(visit: &Visit, next: &str, kept: String) -> Self {
        let mut layout = visit.layout(visit.words.say("log-in-title"));
        layout.here = "/login".to_owned();
        LogInPage {
            layout,
            email: String::new(),
            joined: false,
            wrong: false,
            nothing_done: next.ends_with(NOTHING_DONE),
            next: own_path(next).unwrap_or_default().to_owned(),
            kept,
        }
    }
}
