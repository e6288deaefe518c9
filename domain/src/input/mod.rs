//! Inputs: what is read from a form or an API, checked once, and what is wrong with it, field by field.

use crate::basics::text::{self, TextFault};
use crate::basics::{EmailAddress, Place, place};
use crate::words::{Message, Words};

/// What is wrong with an input, field by field. A field in a repeated part is named with its row: `from-2`.
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
    pub fn line(&mut self, field: &str, typed: &str, most: usize) -> Option<String> {
        self.keep(field, text::line(typed, most).map_err(text_message))
    }

    /// One line that may be empty.
    pub fn optional_line(&mut self, field: &str, typed: &str, most: usize) -> Option<String> {
        self.keep(field, text::optional_line(typed, most).map_err(text_message))
    }

    /// Some lines that may be empty.
    pub fn paragraph(&mut self, field: &str, typed: &str, most: usize) -> Option<String> {
        let said = |fault| if fault == TextFault::Control { Message::new("fault-control-text") } else { text_message(fault) };
        self.keep(field, text::paragraph(typed, most).map_err(said))
    }

    /// An e-mail address.
    pub fn email(&mut self, field: &str, typed: &str) -> Option<EmailAddress> {
        self.keep(field, EmailAddress::parse(typed).ok_or_else(|| Message::new("fault-email")))
    }

    /// A telephone number, as people write one.
    pub fn phone(&mut self, field: &str, typed: &str) -> Option<String> {
        let typed = typed.trim();
        let digits = typed.chars().filter(char::is_ascii_digit).count();
        let usable = (8..=15).contains(&digits) && typed.len() <= 30 && typed.chars().all(|c| c.is_ascii_digit() || "+ ./()-".contains(c));
        self.keep(field, if usable { Ok(typed.to_owned()) } else { Err(Message::new("fault-phone")) })
    }

    /// A postcode with its locality.
    pub fn place(&mut self, field: &str, typed: &str) -> Option<&'static Place> {
        let read = place::parse(typed).map_err(|fault| match fault {
            place::PlaceFault::Unknown => Message::new("fault-place-unknown"),
            place::PlaceFault::Several(names) => Message::new("fault-place-several").with("names", names.join(", ")),
        });
        self.keep(field, read)
    }

    /// One of a list of choices.
    pub fn choice<T>(&mut self, field: &str, typed: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.keep(field, parse(typed).ok_or_else(|| Message::new("fault-choice")))
    }

    /// A whole number between two bounds.
    pub fn number(&mut self, field: &str, typed: &str, least: i32, most: i32) -> Option<i32> {
        let read = typed.trim().parse().ok().filter(|n| (least..=most).contains(n));
        self.keep(field, read.ok_or_else(|| Message::new("fault-number").with("least", least).with("most", most)))
    }

    /// Languages, ticked or written: BCP 47 tags.
    pub fn languages<T: AsRef<str>>(&mut self, field: &str, typed: &[T]) -> Option<Vec<String>> {
        let tags: Vec<String> =
            typed.iter().flat_map(|v| v.as_ref().split(',')).map(|t| t.trim().to_lowercase()).filter(|t| !t.is_empty()).collect();
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
