//! Forms: what was typed, kept as it was typed.

use std::future::Future;
use std::pin::Pin;

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Bytes};
use domain::input;
use domain::words::Words;

use crate::web::kit::Refusal;

/// What was typed into a form: names and values, in order, a name perhaps many times.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Fields with these values, to fill a form in advance.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        Fields(pairs.into_iter().map(|(n, v)| (n.into(), v.into())).collect())
    }

    /// The first value of a field; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// All values of a field.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect()
    }

    /// Whether the field is there with this value: a ticked box, a chosen option.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(n, v)| n == name && v == value)
    }

    /// The value in row `index` of a repeated field: `date` in row 2 is the field `date-2`.
    pub fn at(&self, name: &str, index: &usize) -> &str {
        self.get(&format!("{name}-{index}"))
    }

    /// All fields, in their order.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The fields, in their order.
    pub fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }

    /// A form as a browser sends it. Characters that nobody types are taken out (a NUL) or become what they stand for
    /// (the line and paragraph separators of Unicode, a line break), at this one door for all forms.
    pub fn read(body: &[u8]) -> Result<Self, Refusal> {
        let mut fields: Vec<(String, String)> = serde_urlencoded::from_bytes(body).map_err(|_| Refusal::Unreadable)?;
        for text in fields.iter_mut().flat_map(|(name, value)| [name, value]) {
            if text.contains(['\0', '\u{2028}', '\u{2029}']) {
                *text = text.replace('\0', "").replace(['\u{2028}', '\u{2029}'], "\n");
            }
        }
        Ok(Fields(fields))
    }

    /// What is kept where it is not what was typed, each with its label: what somebody else has saved meanwhile. What a
    /// form carries unseen has no label and is left out.
    pub fn kept_against(&self, typed: &Fields, words: &Words) -> Vec<(String, String)> {
        let mut names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        names.dedup();
        let differ = names.into_iter().filter(|name| self.all(name) != typed.all(name));
        differ.filter_map(|name| Some((input::label(name, words)?, self.told(name, words)))).collect()
    }

    /// All values of a field as they are read.
    fn told(&self, name: &str, words: &Words) -> String {
        self.all(name).iter().map(|value| input::in_words(name, value, words)).collect::<Vec<_>>().join(", ")
    }

    /// Sets a field, in place of any value it has.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_owned(), value.into()));
    }
}

/// The largest form taken, in bytes.
pub const LARGEST_FORM: usize = 64 * 1024;

impl FromRequest for Fields {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Bytes::from_request(request, payload);
        Box::pin(async move {
            let body = body.await.map_err(|_| Refusal::TooLarge)?;
            if body.len() > LARGEST_FORM {
                return Err(Refusal::TooLarge);
            }
            Fields::read(&body)
        })
    }
}
