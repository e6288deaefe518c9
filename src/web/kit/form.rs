//! Forms: what was typed, kept as it was typed.

use std::future::Future;
use std::pin::Pin;

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Bytes};

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

    /// Sets a field, in place of any value it has.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_owned(), value.into()));
    }
}

/// The largest form taken, in bytes.
pub const LARGEST_FORM: usize = 64 * 1024;

/// How long a form may take to arrive.
const LONGEST_WAIT: std::time::Duration = std::time::Duration::from_secs(10);

impl FromRequest for Fields {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Bytes::from_request(request, payload);
        Box::pin(async move {
            let body = tokio::time::timeout(LONGEST_WAIT, body).await.map_err(|_| Refusal::TooSlow)?.map_err(|_| Refusal::TooLarge)?;
            if body.len() > LARGEST_FORM {
                return Err(Refusal::TooLarge);
            }
            serde_urlencoded::from_bytes(&body).map(Fields).map_err(|_| Refusal::Unreadable)
        })
    }
}
