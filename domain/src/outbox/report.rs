//! Delivery reports (RFC 3464, and those of qmail, which are older): which letter did not arrive, and why.
//!
//! Read line by line. A report says by itself which letter it is about: in the address that it comes to, when the
//! installation has an address for reports (the letter's id stands after a plus sign), or in the headers of the letter
//! that it returns.

use crate::basics::EmailAddress;
use crate::basics::ids::LetterId;

/// So many bytes of a report are read; servers return the headers early, and long letters late.
pub const LARGEST: usize = 1 << 20;
const LONGEST_REASON: usize = 500;

/// What a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// This letter did not and will not arrive.
    Failed(LetterId, String),
    /// It did not fail for good, such as a delay, or it is no delivery report, such as an answering machine's.
    Nothing,
    /// Something failed, but the report does not say which letter.
    Unknown,
}

/// Where reports about a letter go.
pub fn return_path(bounces: &EmailAddress, letter: &LetterId) -> String {
    let (local, domain) = bounces.as_str().rsplit_once('@').unwrap_or_default();
    format!("{local}+{letter}@{domain}")
}

/// Reads a report as it came.
pub fn read(raw: &[u8]) -> Report {
    let text = String::from_utf8_lossy(&raw[..raw.len().min(LARGEST)]);
    let fields = fields(&text);
    let named = |name: &'static str| {
        fields.iter().filter(move |(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    };
    let of_qmail = text_of_qmail(&text);
    if of_qmail.is_none() && !named("Action").any(|action| first_word(action).eq_ignore_ascii_case("failed")) {
        return Report::Nothing;
    }
    let returned_to =
        ["To", "Delivered-To", "X-Original-To", "Envelope-To"].into_iter().flat_map(named).find_map(after_plus);
    // The report's own Message-ID comes first and is none of ours: ours are ids.
    let Some(letter) = returned_to.or_else(|| named("Message-ID").find_map(before_at)) else { return Report::Unknown };
    let told = named("Diagnostic-Code").next().or_else(|| named("Status").next()).or(of_qmail);
    let reason = told.unwrap_or("it came back");
    let plain: String = reason.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_REASON).collect();
    Report::Failed(letter, plain)
}

/// What a report of qmail gives as the reason; none where it is no such report. It begins with "Hi. This is the", and tells
/// after each recipient's address why; it only comes when the sender has given up
/// (cr.yp.to/proto/qsbmf.txt).
fn text_of_qmail(text: &str) -> Option<&str> {
    let mut lines = text.lines().map(str::trim_end).skip_while(|line| !line.starts_with("Hi. This is the ")).skip(1);
    let after_the_address = lines.by_ref().find(|line| line.starts_with('<') && line.ends_with(">:"));
    after_the_address.and_then(|_| lines.next())
}

/// Every `Name: value` of the report and of what it encloses, continued lines put together.
fn fields(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut().filter(|_| open) {
                value.push(' ');
                value.push_str(line.trim());
            }
            continue;
        }
        let name_and_value =
            line.split_once(':').filter(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic()));
        open = name_and_value.is_some();
        if let Some((name, value)) = name_and_value {
            fields.push((name.to_owned(), value.trim().to_owned()));
        }
    }
    fields
}

fn first_word(text: &str) -> &str {
    text.split([' ', ';', '(']).next().unwrap_or_default()
}

/// The id in `reports+ID@example`.
fn after_plus(address: &str) -> Option<LetterId> {
    let (local, _) = address.trim_matches(['<', '>', ' ']).rsplit_once('@')?;
    LetterId::parse(local.rsplit_once('+')?.1)
}

/// The id in `<ID@example>`.
fn before_at(message_id: &str) -> Option<LetterId> {
    LetterId::parse(message_id.trim_matches(['<', '>', ' ']).split_once('@')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01935f2e-7c1a-7000-8000-0123456789ab";

    fn report(to: &str, action: &str, original: &str) -> Report {
        let text = format!(
            "From: MAILER-DAEMON@mail.example\r\nTo: {to}\r\nMessage-ID: <20261125.ABC@mail.example>\r\n\
             Content-Type: multipart/report;\r\n report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\r\n\
             I'm sorry: your message could not be delivered.\r\n\r\n--x\r\n\
             Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n\
             Final-Recipient: rfc822; fatma@huis.example\r\nAction: {action}\r\nStatus: 5.1.1\r\n\
             Diagnostic-Code: smtp; 550 5.1.1\r\n <fatma@huis.example>: unknown\r\n\r\n--x\r\n\
             Content-Type: text/rfc822-headers\r\n\r\nSubject: Uw opvang\r\n{original}\r\n\r\n--x--\r\n"
        );
        read(text.as_bytes())
    }

    fn failed() -> Report {
        let id = LetterId::parse(ID).expect("an id");
        Report::Failed(id, "smtp; 550 5.1.1 <fatma@huis.example>: unknown".to_owned())
    }

    #[test]
    fn the_address_that_a_report_comes_to_names_the_letter() {
        assert_eq!(report(&format!("<reports+{ID}@gent.example>"), "failed", ""), failed());
        let bounces = EmailAddress::parse("reports@gent.example").expect("an address");
        assert_eq!(return_path(&bounces, &LetterId::parse(ID).expect("an id")), format!("reports+{ID}@gent.example"));
    }

    #[test]
    fn so_do_the_headers_that_it_returns() {
        assert_eq!(
            report("wijkopvang@gent.example", "failed (undeliverable)", &format!("Message-ID: <{ID}@gent.example>")),
            failed()
        );
        assert_eq!(
            report("wijkopvang@gent.example", "failed", &format!("Message-Id:\r\n <{ID}@gent.example>")),
            failed()
        );
    }

    #[test]
    fn what_has_not_failed_for_good_changes_nothing() {
        let original = format!("Message-ID: <{ID}@gent.example>");
        for action in ["delayed", "delivered", "relayed", "expanded"] {
            assert_eq!(report("wijkopvang@gent.example", action, &original), Report::Nothing, "{action}");
        }
        assert_eq!(read(format!("Subject: Afwezig\r\n{original}\r\n\r\nIk ben weg.").as_bytes()), Report::Nothing);
        assert_eq!(read(b"\xff\xfe\0"), Report::Nothing);
        assert_eq!(report("wijkopvang@gent.example", "failed", "X: y"), Report::Unknown);
    }

    #[test]
    fn a_report_of_qmail_says_which_and_why() {
        let id = LetterId::new();
        let report = format!(
            "From: MAILER-DAEMON@mx.example\nTo: reports@wijk.example\nSubject: failure notice\n\n\
             Hi. This is the qmail-send program at mx.example.\n\
             I'm afraid I wasn't able to deliver your message to the following addresses.\n\
             This is a permanent error; I've given up. Sorry it didn't work out.\n\n\
             <fatma@huis.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n\
             --- Below this line is a copy of the message.\n\n\
             Return-Path: <wijk@wijk.example>\nMessage-ID: <{id}@wijk.example>\nSubject: Kunt u komen?\n"
        );
        let reason = "Sorry, no mailbox here by that name. (#5.1.1)".to_owned();
        assert_eq!(read(report.as_bytes()), Report::Failed(id, reason));
        assert_eq!(read(b"Subject: re\n\nHi. This is the neighbour. We are away.\n"), Report::Nothing);
    }
}
