//! A letter as it goes over the wire; the same bytes each time.

use anyhow::Context;
use lettre::Message;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, MultiPartKind, SinglePart};

use super::rows::queue::Claimed;
use crate::basics::EmailAddress;

/// Tells answering machines not to answer.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Puts a letter together.
pub fn message(from: &EmailAddress, letter: &Claimed) -> anyhow::Result<Message> {
    let domain = from.domain();
    let part = |kind, name: &str| MultiPart::builder().kind(kind).boundary(format!("{name}-{}", letter.id));
    let mut bodies = part(MultiPartKind::Alternative, "bodies")
        .singlepart(SinglePart::plain(letter.text.clone()))
        .singlepart(SinglePart::html(letter.html.clone()));
    let calendars = calendars(letter.calendar.as_deref().unwrap_or_default());
    let mut files = Vec::new();
    for (number, calendar) in (1..).zip(&calendars) {
        let method = calendar.lines().find_map(|l| l.trim().strip_prefix("METHOD:")).unwrap_or("PUBLISH");
        let kind = ContentType::parse(&format!("text/calendar; method={method}; charset=utf-8"))?;
        let mut name = "wijkopvang.ics".to_owned();
        if calendars.len() == 1 {
            bodies = bodies.singlepart(SinglePart::builder().header(kind.clone()).body((*calendar).to_owned()));
        } else {
            // Of several, none is what the letter is: each is a file beside it.
            name = format!("wijkopvang-{number}.ics");
        }
        files.push(Attachment::new(name).body((*calendar).to_owned(), kind));
    }
    let body = match files.is_empty() {
        true => bodies,
        false => {
            let whole = part(MultiPartKind::Mixed, "letter").multipart(bodies);
            files.into_iter().fold(whole, MultiPart::singlepart)
        }
    };
    let mut message = Message::builder().from(Mailbox::new(display_name(&letter.from_name), from.as_str().parse()?));
    if let Some(address) = &letter.reply_to {
        message = message.reply_to(Mailbox::new(None, address.as_str().parse()?));
    }
    message
        .to(Mailbox::new(None, letter.recipient.as_str().parse()?))
        .subject(&letter.subject)
        .message_id(Some(format!("<{}@{domain}>", letter.message_id)))
        .date(letter.written_at.utc().into())
        .header(AutoSubmitted)
        .multipart(body)
        .context("the letter cannot be put together")
}

/// The calendars that a letter carries, one for each entry that it changes: a file about several entries is understood by
/// few.
fn calendars(text: &str) -> Vec<&str> {
    let starts: Vec<usize> = text.match_indices("BEGIN:VCALENDAR").map(|(start, _)| start).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

/// A name that can stand before an address: one line, nothing that ends it, closes its quotes or turns what follows.
/// lettre panics on a line break in it.
fn display_name(name: &str) -> Option<String> {
    let unfit = |c: char| {
        c.is_control()
            || matches!(c, '"' | '\\' | '<' | '>' | '\u{200b}'..='\u{200f}')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let plain: String = name.chars().map(|c| if unfit(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(80).collect();
    (!short.is_empty()).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::{calendars, display_name};

    #[test]
    fn each_entry_has_a_file() {
        let one = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n";
        assert!(calendars("").is_empty());
        assert_eq!(calendars(one), [one]);
        assert_eq!(calendars(&one.repeat(3)), [one; 3]);
    }

    #[test]
    fn a_name_before_an_address_is_one_line_without_quotes() {
        assert_eq!(display_name("Wijkopvang Gent"), Some("Wijkopvang Gent".into()));
        assert_eq!(display_name("O'Hara, \"De Mug\"\r\nBcc: x@y.be"), Some("O'Hara, De Mug Bcc: x@y.be".into()));
        assert_eq!(display_name("Sint-Jan\u{2028}\u{202e}"), Some("Sint-Jan".into()));
        assert_eq!(display_name(" \n "), None);
    }
}
