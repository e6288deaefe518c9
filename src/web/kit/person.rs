//! A field that people do not see was filled in: by a program, or by somebody's password manager. So it is asked once
//! more, with everything that was typed.

use askama::Template;

use crate::web::kit::{Answer, Fields, Layout, Visit};

#[derive(Template)]
#[template(path = "web/person.html")]
struct PersonPage {
    layout: Layout,
    /// Where the form goes.
    action: String,
    /// What was typed, but for the field that people do not see.
    typed: Vec<(String, String)>,
}

/// Whether it has to be asked whether a person sends this form.
pub fn in_doubt(fields: &Fields) -> bool {
    !fields.get("website").is_empty() && !fields.has("person", "yes")
}

/// Asks it: the form is not taken before the button is pressed.
pub fn ask(visit: &Visit, layout: Layout, fields: &Fields) -> Answer {
    let typed = fields.pairs().iter().filter(|(name, _)| name != "website" && name != "person").cloned().collect();
    visit.show_again(&PersonPage { action: layout.here.clone(), layout, typed })
}
