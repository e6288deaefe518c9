//! Forms: what was typed, kept as it was typed, and what is wrong with it, beside its field.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Bytes};

use crate::basics::text::{self, TextFault};
use crate::basics::{EmailAddress, Place, place};
use crate::web::Refusal;
use crate::words::{Message, Words};

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

    /// The fields as a browser sends them, to be kept.
    pub fn encoded(&self) -> anyhow::Result<String> {
        Ok(serde_urlencoded::to_string(&self.0)?)
    }

    /// Fields that were kept.
    pub fn decoded(text: &str) -> anyhow::Result<Self> {
        Ok(Fields(serde_urlencoded::from_str(text)?))
    }

    /// The fields, in order.
    pub fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }

    /// A form as a browser sends it. Characters that nobody types are taken out (a NUL) or become what they stand for (the line and
    /// paragraph separators of Unicode, a line break), at this one door for all forms.
    pub fn read(body: &[u8]) -> Result<Self, Refusal> {
        let mut fields: Vec<(String, String)> = serde_urlencoded::from_bytes(body).map_err(|_| Refusal::Unreadable)?;
        for text in fields.iter_mut().flat_map(|(name, value)| [name, value]) {
            if text.contains(['\0', '\u{2028}', '\u{2029}']) {
                *text = text.replace('\0', "").replace(['\u{2028}', '\u{2029}'], "\n");
            }
        }
        Ok(Fields(fields))
    }

    /// The fields of which there may be some, as many of each name as there may be, each value cut after so many characters.
    pub fn only(&self, longest: usize, may_be: impl Fn(&str) -> usize) -> Self {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let mut kept = Vec::new();
        for (name, value) in &self.0 {
            let count = seen.entry(name).or_default();
            *count += 1;
            if *count <= may_be(name) {
                kept.push((name.clone(), value.chars().take(longest).collect()));
            }
        }
        Fields(kept)
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

/// What is wrong with a form, field by field.
#[derive(Clone, Debug, Default)]
pub struct Faults(Vec<(String, Message)>);

impl Faults {
    /// Whether nothing is wrong.
    pub fn none(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes what is wrong with a field. The first fault of a field stands.
    pub fn note(&mut self, field: &str, message: Message) {
        if !self.0.iter().any(|(f, _)| f == field) {
            self.0.push((field.to_owned(), message));
        }
    }

    /// What is wrong with a field, in words.
    pub fn of(&self, field: &str, words: &Words) -> Option<String> {
        self.0.iter().find(|(f, _)| f == field).map(|(_, m)| words.tell(m))
    }

    /// What is wrong with a field in row `index`.
    pub fn at(&self, field: &str, index: &usize, words: &Words) -> Option<String> {
        self.of(&format!("{field}-{index}"), words)
    }

    /// All faults, as field and words, in the order of the form.
    pub fn all(&self, words: &Words) -> Vec<(String, String)> {
        self.0.iter().map(|(field, message)| (field.clone(), words.tell(message))).collect()
    }

    /// The value, or a fault noted for `field`.
    pub fn keep<T>(&mut self, field: &str, value: Result<T, Message>) -> Option<T> {
        value.map_err(|message| self.note(field, message)).ok()
    }

    /// One line that must be there.
    pub fn line(&mut self, fields: &Fields, field: &str, most: usize) -> Option<String> {
        self.keep(field, text::line(fields.get(field), most).map_err(text_message))
    }

    /// One line that may be empty.
    pub fn optional_line(&mut self, fields: &Fields, field: &str, most: usize) -> Option<String> {
        self.keep(field, text::optional_line(fields.get(field), most).map_err(text_message))
    }

    /// Some lines that may be empty.
    pub fn paragraph(&mut self, fields: &Fields, field: &str, most: usize) -> Option<String> {
        let said = |fault| if fault == TextFault::Control { Message::new("fault-control-text") } else { text_message(fault) };
        self.keep(field, text::paragraph(fields.get(field), most).map_err(said))
    }

    /// An e-mail address.
    pub fn email(&mut self, fields: &Fields, field: &str) -> Option<EmailAddress> {
        self.keep(field, EmailAddress::parse(fields.get(field)).ok_or_else(|| Message::new("fault-email")))
    }

    /// A telephone number, as people write one.
    pub fn phone(&mut self, fields: &Fields, field: &str) -> Option<String> {
        let typed = fields.get(field).trim();
        let digits = typed.chars().filter(char::is_ascii_digit).count();
        let usable = (8..=15).contains(&digits) && typed.len() <= 30 && typed.chars().all(|c| c.is_ascii_digit() || "+ ./()-".contains(c));
        self.keep(field, if usable { Ok(typed.to_owned()) } else { Err(Message::new("fault-phone")) })
    }

    /// A postcode with its locality.
    pub fn place(&mut self, fields: &Fields, field: &str) -> Option<&'static Place> {
        let read = place::parse(fields.get(field)).map_err(|fault| match fault {
            place::PlaceFault::Unknown => Message::new("fault-place-unknown"),
            place::PlaceFault::Several(names) => Message::new("fault-place-several").with("names", names.join(", ")),
        });
        self.keep(field, read)
    }

    /// One of a list of choices.
    pub fn choice<T>(&mut self, fields: &Fields, field: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.keep(field, parse(fields.get(field)).ok_or_else(|| Message::new("fault-choice")))
    }

    /// A whole number between two bounds.
    pub fn number(&mut self, fields: &Fields, field: &str, least: i32, most: i32) -> Option<i32> {
        let read = fields.get(field).trim().parse().ok().filter(|n| (least..=most).contains(n));
        self.keep(field, read.ok_or_else(|| Message::new("fault-number").with("least", least).with("most", most)))
    }

    /// Languages, ticked or written: BCP 47 tags.
    pub fn languages(&mut self, fields: &Fields, field: &str) -> Option<Vec<String>> {
        let tags: Vec<String> =
            fields.all(field).iter().flat_map(|v| v.split(',')).map(|t| t.trim().to_lowercase()).filter(|t| !t.is_empty()).collect();
        let well_formed =
            tags.len() <= 12 && tags.iter().all(|t| (2..=8).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
        self.keep(field, if well_formed { Ok(tags) } else { Err(Message::new("fault-choice")) })
    }
}

fn text_message(fault: TextFault) -> Message {
    match fault {
        TextFault::Empty => Message::new("fault-empty"),
        TextFault::TooLong(most) => Message::new("fault-too-long").with("most", most),
        TextFault::Control => Message::new("fault-control"),
    }
}
