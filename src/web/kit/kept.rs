//! What was typed into a form that was refused: kept beside the refusal, so that nothing has to be typed twice.

use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest};

use domain::input;
use domain::words::Words;

use crate::web::kit::form::LARGEST_FORM;
use crate::web::kit::{Fields, middleware, upload, visit};

/// The body of a request, as [`body_in_time`](super::connections::body_in_time) has read it.
#[derive(Clone)]
pub struct Body(pub Bytes);

/// The form token of whoever is logged in.
#[derive(Clone)]
pub struct FormToken(pub String);

/// The largest form that is carried along from page to page, as a browser sends it; escaped once more it still is a
/// form.
const LARGEST_CARRIED: usize = LARGEST_FORM / 3;

/// Fields that are not typed: tokens, numbers of rows, the button.
const UNTYPED: [&str; 12] = [
    "form_token",
    "submission",
    "do",
    "switch",
    "language",
    "children",
    "slots",
    "next",
    "kept",
    "enquiry",
    "is_she",
    "person",
];

/// What the paths end in of forms that are shown again, filled in, where that is asked.
const SHOWN_AGAIN: [&str; 4] = ["/ask", "/families/new", "/join", "/caregivers/new"];

/// The button of a form that asks to show it, filled in, and to do nothing.
const SHOW: (&str, &str) = ("do", "show");

/// Whether a form is only to be shown, with what was typed into it.
pub fn is_to_be_shown(fields: &Fields) -> bool {
    fields.has(SHOW.0, SHOW.1)
}

/// A form that was refused.
#[derive(Clone, Debug)]
pub struct KeptForm {
    /// Where it goes.
    pub path: String,
    /// What it held, without the secrets in it.
    pub fields: Vec<(String, String)>,
    /// The button that was pressed.
    pub button: String,
    /// Whether it is small enough to be sent again as it is.
    pub can_be_sent: bool,
    /// Whether the form can be shown again, filled in.
    pub can_be_shown: bool,
}

impl KeptForm {
    /// The form that a request brought; none where it came from elsewhere or holds nothing that was typed.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        // What somebody else's page has sent is never shown as if people had typed it here.
        let ours = middleware::is_ours(request);
        if !ours && !middleware::is_other_name(request) {
            return None;
        }
        // Nobody types a file, and a browser does not let it be filled in again.
        if upload::is_brought_by(request) {
            return None;
        }
        let body = request.extensions().get::<Body>()?.0.clone();
        let form = KeptForm::new(request.path(), Fields::read(&body).ok()?, ours && body.len() <= LARGEST_CARRIED)?;
        let typed = form.typed().next().is_some();
        typed.then_some(form)
    }

    fn new(path: &str, fields: Fields, can_be_sent: bool) -> Option<Self> {
        let unsaid = ["form_token", "password", SHOW.0];
        let button = fields.get(SHOW.0).to_owned();
        let known = fields.into_pairs().into_iter().filter(|(name, _)| !unsaid.contains(&name.as_str())).collect();
        let can_be_shown = can_be_sent && SHOWN_AGAIN.iter().any(|end| path.ends_with(end));
        Some(KeptForm { path: visit::own_path(path)?.to_owned(), fields: known, button, can_be_sent, can_be_shown })
    }

    /// What people typed.
    fn typed(&self) -> impl Iterator<Item = &(String, String)> {
        self.fields.iter().filter(|(name, value)| !UNTYPED.contains(&name.as_str()) && !value.trim().is_empty())
    }

    /// What people typed, to be read: the label of each field, empty where it has none, and the value in words.
    pub fn told(&self, words: &Words) -> Vec<(String, String)> {
        let label = |name: &str| input::label_in_row(name, words).unwrap_or_default();
        let shown = self.typed().chain(self.fields.iter().filter(|(name, _)| name == "language"));
        shown.map(|(name, value)| (label(name), input::in_words(name, value, words))).collect()
    }

    /// For a link that opens nothing any more: it cannot be sent there. What was asked can be asked by the open form.
    pub fn at_dead_link(mut self, organiser: Option<&str>) -> Self {
        self.can_be_sent = false;
        match organiser.filter(|_| self.path.ends_with("/ask")) {
            Some(slug) => self.path = format!("/o/{slug}/ask"),
            None => self.can_be_shown = false,
        }
        self
    }

    /// As one field of another form.
    pub fn packed(&self) -> anyhow::Result<String> {
        let path = [("", self.path.as_str())];
        let fields = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let button = Some((SHOW.0, self.button.as_str())).filter(|(_, button)| !button.is_empty());
        Ok(serde_urlencoded::to_string(path.into_iter().chain(fields).chain(button).collect::<Vec<_>>())?)
    }

    /// A form that was packed; none where nothing was, or where it would go elsewhere.
    pub fn unpacked(text: &str) -> Option<Self> {
        let mut fields = Fields::read(text.as_bytes()).ok()?.into_pairs();
        if fields.first().is_none_or(|(name, _)| !name.is_empty()) {
            return None;
        }
        let (_, path) = fields.remove(0);
        KeptForm::new(&path, Fields::from_pairs(fields), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_carried_whole_and_without_secrets() {
        let typed = [
            ("name", "Şahin & zoon"),
            ("password", "geheim"),
            ("form_token", "00"),
            ("wishes", "een\ntwee"),
            ("do", "send"),
        ];
        let form = KeptForm::new("/families/new", Fields::from_pairs(typed), true).expect("a form");
        let again = KeptForm::unpacked(&form.packed().expect("packed")).expect("unpacked");
        let told = again.told(&Words::of("nl").plain());
        let told: Vec<(&str, &str)> = told.iter().map(|(label, value)| (label.as_str(), value.as_str())).collect();
        assert_eq!(again.path, "/families/new");
        assert_eq!(told, [("Naam", "Şahin & zoon"), ("Wensen", "een\ntwee")]);
        assert_eq!((again.fields, again.button), (form.fields, "send".to_owned()));
        for elsewhere in ["", "name=x", "=//elders.example&name=x", "=https%3A%2F%2Felders.example"] {
            assert!(KeptForm::unpacked(elsewhere).is_none(), "{elsewhere}");
        }
    }
}
