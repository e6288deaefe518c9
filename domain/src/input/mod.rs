//! Inputs: what is read from a form or an API, checked once, and what is wrong with it, field by field.

mod labels;

use chrono::NaiveDate;

use crate::basics::house::House;
use crate::basics::local_time::DayTime;
use crate::basics::text::{self, TextFault};
use crate::basics::{EmailAddress, Place, day, place};
use crate::words::{Message, Words};

pub use labels::{in_words, label, label_in_row};

/// What is wrong with an input, field by field. A field in a repeated part is named with its row: `from-2`.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    noted: Vec<(String, Message)>,
    /// What the fields of this form are called that elsewhere are called otherwise: field and message.
    labels: &'static [(&'static str, &'static str)],
}

impl Faults {
    /// None yet, of a form with labels of its own: field and message.
    pub fn with_labels(labels: &'static [(&'static str, &'static str)]) -> Self {
        Faults { noted: Vec::new(), labels }
    }

    /// Whether nothing is wrong.
    pub fn none(&self) -> bool {
        self.noted.is_empty()
    }

    /// Notes what is wrong with a field. The first fault of a field stands.
    pub fn note(&mut self, field: &str, message: Message) {
        if !self.noted.iter().any(|(f, _)| f == field) {
            self.noted.push((field.to_owned(), message));
        }
    }

    /// What is wrong with a field, in words.
    pub fn of(&self, field: &str, words: &Words) -> Option<String> {
        self.noted.iter().find(|(f, _)| f == field).map(|(_, m)| words.tell(m))
    }

    /// What is wrong with a field in row `index`.
    pub fn at(&self, field: &str, index: &usize, words: &Words) -> Option<String> {
        self.of(&format!("{field}-{index}"), words)
    }

    /// All faults, as field and words, in the order of the form; the words name the field first.
    pub fn all(&self, words: &Words) -> Vec<(String, String)> {
        let told = |(field, message): &(String, Message)| {
            let wrong = words.tell(message);
            let own = self.labels.iter().find(|(name, _)| name == field).map(|(_, label)| words.say(label));
            let named = match own {
                Some(label) => labels::told(&label, &wrong, words),
                None => labels::named(field, &wrong, words),
            };
            (field.clone(), named)
        };
        self.noted.iter().map(told).collect()
    }

    /// All faults as they were noted: field and message.
    pub fn noted(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.noted.iter().map(|(field, message)| (field.as_str(), message))
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
        let said =
            |fault| if fault == TextFault::Control { Message::new("fault-control-text") } else { text_message(fault) };
        self.keep(field, text::paragraph(typed, most).map_err(said))
    }

    /// An e-mail address.
    pub fn email(&mut self, field: &str, typed: &str) -> Option<EmailAddress> {
        self.keep(field, EmailAddress::parse(typed).ok_or_else(|| Message::new("fault-email")))
    }

    /// A telephone number, as people write one.
    pub fn phone(&mut self, field: &str, typed: &str) -> Option<String> {
        let typed = text::plain(typed);
        let digits = typed.chars().filter(char::is_ascii_digit).count();
        let usable = (8..=15).contains(&digits)
            && typed.len() <= 30
            && typed.chars().all(|c| c.is_ascii_digit() || "+ ./()-".contains(c));
        self.keep(field, if usable { Ok(typed) } else { Err(Message::new("fault-phone")) })
    }

    /// A street with the number of the house, in figures that whoever comes can read; or with the word that there is
    /// none.
    pub fn street(&mut self, field: &str, typed: &str, most: usize) -> Option<String> {
        let street = text::western_digits(&self.line(field, typed, most)?);
        let numbered = House::parse(&street).is_numbered();
        self.keep(field, if numbered { Ok(street) } else { Err(Message::new("fault-street-number")) })
    }

    /// A date; `fault` where it is none.
    pub fn date(&mut self, field: &str, typed: &str, fault: &'static str) -> Option<NaiveDate> {
        self.keep(field, day::parse(typed).ok_or_else(|| Message::new(fault)))
    }

    /// A date that may be left out; `fault` where it is none.
    pub fn optional_date(&mut self, field: &str, typed: &str, fault: &'static str) -> Option<NaiveDate> {
        if text::plain(typed).is_empty() { None } else { self.date(field, typed, fault) }
    }

    /// A time of day; `fault` where it is none.
    pub fn time(&mut self, field: &str, typed: &str, fault: &'static str) -> Option<DayTime> {
        self.keep(field, DayTime::parse(typed).ok_or_else(|| Message::new(fault)))
    }

    /// A postcode with its locality.
    pub fn place(&mut self, field: &str, typed: &str) -> Option<&'static Place> {
        self.place_among(field, typed, |_| true, Message::new("fault-place-unknown"))
    }

    /// A postcode with its locality, of those that are offered; `outside` where it is none of them.
    pub fn place_among(
        &mut self,
        field: &str,
        typed: &str,
        offered: impl Fn(&Place) -> bool,
        outside: Message,
    ) -> Option<&'static Place> {
        let read = match place::parse(typed) {
            Ok(place) if offered(place) => Ok(place),
            Ok(_) => Err(outside),
            Err(place::PlaceFault::Unknown) => Err(Message::new("fault-place-unknown")),
            Err(place::PlaceFault::Several(places)) => {
                let choices: Vec<&Place> = places.into_iter().filter(|place| offered(place)).collect();
                let several = Message::new("fault-place-several").with("count", choices.len());
                let labels = |language| choices.iter().map(|p| p.label_in(language)).collect::<Vec<_>>().join(", ");
                Err(match choices.len() {
                    0 => outside,
                    _ => several.with("names", labels("")).with_in("nl", "names", labels("nl")),
                })
            }
        };
        self.keep(field, read)
    }

    /// One of a list of choices.
    pub fn choice<T>(&mut self, field: &str, typed: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.keep(field, parse(typed).ok_or_else(|| Message::new("fault-choice")))
    }

    /// A whole number between two bounds.
    pub fn number(&mut self, field: &str, typed: &str, least: i32, most: i32) -> Option<i32> {
        let read = text::plain(typed).parse().ok().filter(|n| (least..=most).contains(n));
        self.keep(field, read.ok_or_else(|| Message::new("fault-number").with("least", least).with("most", most)))
    }

    /// Languages, ticked or written: BCP 47 tags.
    pub fn languages<T: AsRef<str>>(&mut self, field: &str, typed: &[T]) -> Option<Vec<String>> {
        let tags: Vec<String> = typed
            .iter()
            .flat_map(|v| v.as_ref().split(','))
            .map(|t| text::plain(t).to_lowercase())
            .filter(|t| !t.is_empty())
            .collect();
        let well_formed = tags.len() <= 12
            && tags
                .iter()
                .all(|t| (2..=8).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
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
