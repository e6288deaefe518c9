//! What was typed into a form that was refused: kept beside the refusal, so that nothing has to be typed twice.

use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest};

use crate::web::kit::form::LARGEST_FORM;
use crate::web::kit::{Fields, middleware, visit};

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
const UNTYPED: [&str; 9] =
    ["form_token", "submission", "do", "switch", "language", "children", "slots", "next", "kept"];

/// A form that was refused.
#[derive(Clone, Debug)]
pub struct KeptForm {
    /// Where it goes.
    pub path: String,
    /// What it held, without the secrets in it.
    pub fields: Vec<(String, String)>,
    /// Whether it is small enough to be sent again as it is.
    pub can_be_sent: bool,
}

impl KeptForm {
    /// The form that a request brought; none where it came from elsewhere or holds nothing that was typed.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        // What somebody else's page has sent is never shown as if people had typed it here.
        let ours = middleware::is_ours(request);
        if !ours && !middleware::is_other_name(request) {
            return None;
        }
        let body = request.extensions().get::<Body>()?.0.clone();
        let form = KeptForm::new(request.path(), Fields::read(&body).ok()?, ours && body.len() <= LARGEST_CARRIED)?;
        (!form.typed().is_empty()).then_some(form)
    }

    fn new(path: &str, fields: Fields, can_be_sent: bool) -> Option<Self> {
        let known =
            fields.into_pairs().into_iter().filter(|(name, _)| name != "form_token" && name != "password").collect();
        Some(KeptForm { path: visit::own_path(path)?.to_owned(), fields: known, can_be_sent })
    }

    /// What people typed, to be read.
    pub fn typed(&self) -> Vec<&str> {
        let typed =
            self.fields.iter().filter(|(name, value)| !UNTYPED.contains(&name.as_str()) && !value.trim().is_empty());
        typed.map(|(_, value)| value.as_str()).collect()
    }

    /// As one field of another form.
    pub fn packed(&self) -> anyhow::Result<String> {
        let path = [("", self.path.as_str())];
        let fields = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        Ok(serde_urlencoded::to_string(path.into_iter().chain(fields).collect::<Vec<_>>())?)
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
        assert_eq!((again.path.as_str(), again.typed()), ("/families/new", vec!["Şahin & zoon", "een\ntwee"]));
        assert_eq!(again.fields, form.fields);
        for elsewhere in ["", "name=x", "=//elders.example&name=x", "=https%3A%2F%2Felders.example"] {
            assert!(KeptForm::unpacked(elsewhere).is_none(), "{elsewhere}");
        }
    }
}
