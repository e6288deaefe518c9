//! How somebody is reached from her page: her number to call, and a message in her language that the coordinator's own
//! telephone sends. The program sends nothing of it.

use domain::basics::text;
use domain::words::{Message, Words};

use crate::web::kit::Desk;

/// Whom a coordinator can reach here, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The number, as it was given.
    pub phone: String,
    /// What opens a short message, and what opens WhatsApp; none where the number is not one that can be written to.
    pub message: Option<(String, String)>,
    /// The message, in her language.
    pub text: String,
    /// That language.
    pub language: String,
}

impl Reach {
    /// Somebody with this name, number and language.
    pub fn of(desk: &Desk, name: &str, phone: &str, language: &str) -> Self {
        Self::with(desk, name, phone, language, None)
    }

    /// The same, with something to say after the greeting.
    pub fn saying(desk: &Desk, name: &str, phone: &str, language: &str, more: &Message) -> Self {
        Self::with(desk, name, phone, language, Some(more))
    }

    fn with(desk: &Desk, name: &str, phone: &str, language: &str, more: Option<&Message>) -> Self {
        let words = Words::of(language).plain();
        let first = name.split_whitespace().next().unwrap_or(name);
        let message = Message::new("reach-message").with("name", first);
        let message = message.with("coordinator", &desk.coordinator.name).with("organiser", &desk.organiser.name);
        let more = more.map(|more| format!(" {}", words.tell(more))).unwrap_or_default();
        let text = words.tell(&message) + &more;
        Reach { phone: phone.to_owned(), message: links(phone, &text), language: words.code(), text }
    }
}

/// The two links of a message to a number.
fn links(phone: &str, text: &str) -> Option<(String, String)> {
    let number = international(phone)?;
    let said = encoded(text);
    Some((format!("sms:+{number}?body={said}"), format!("https://wa.me/{number}?text={said}")))
}

/// The number with its country, in figures alone; without one it is a Belgian number.
fn international(phone: &str) -> Option<String> {
    let typed = text::plain(phone);
    let figures: String = typed.chars().filter(char::is_ascii_digit).collect();
    let number = match (typed.trim_start().starts_with('+'), figures.strip_prefix("00")) {
        (true, _) => format!("{}{}", figures.get(..2)?, figures.get(2..)?.trim_start_matches('0')),
        (false, Some(abroad)) => abroad.to_owned(),
        (false, None) => format!("32{}", text::telephone(phone)),
    };
    (8..=15).contains(&number.len()).then_some(number)
}

/// A text as it stands in the address of a link: a plus would stay one in a short message.
fn encoded(text: &str) -> String {
    let form = serde_urlencoded::to_string([("", text)]).unwrap_or_default();
    form.trim_start_matches('=').replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_their_country() {
        for (typed, number) in [
            ("0470 12 34 56", Some("32470123456")),
            ("+32 470 12 34 56", Some("32470123456")),
            ("+32 (0)470 12 34 56", Some("32470123456")),
            ("0032 470/12.34.56", Some("32470123456")),
            ("+31 6 12345678", Some("31612345678")),
            ("09 000 00 00", Some("3290000000")),
            ("+", None),
            ("", None),
            ("112", None),
        ] {
            assert_eq!(international(typed).as_deref(), number, "{typed}");
        }
    }

    #[test]
    fn what_is_said_stays_whole_in_a_link() {
        let (sms, whatsapp) = links("0470 12 34 56", "Dag Zoë & co, 1+1?").expect("a number");
        assert_eq!(sms, "sms:+32470123456?body=Dag%20Zo%C3%AB%20%26%20co%2C%201%2B1%3F");
        assert!(whatsapp.starts_with("https://wa.me/32470123456?text=Dag%20Zo"), "{whatsapp}");
    }
}
