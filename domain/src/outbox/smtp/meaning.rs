//! What a mail server's refusal means for a letter: whom it is about decides whether it is final.

use super::super::mailer::{Attempt, Fault};
use super::line::{Failed, Step, Trouble};

/// What a failure means for the letter. Before the recipient is named it is about the installation: all letters wait,
/// and none of them is to blame. After that it is what the answer says that it is about.
pub fn meaning(failed: &Failed) -> Attempt {
    let reason = failed.to_string();
    let fault = |step| Attempt::Unfit(Fault { step, reason: reason.clone() });
    match (failed.step, &failed.trouble) {
        (Step::Greeting | Step::Reset, _) => fault("greeting"),
        (Step::StartTls, _) => fault("STARTTLS"),
        (Step::Auth, _) => fault("AUTH"),
        (Step::Mail, _) => fault("MAIL FROM"),
        (step, Trouble::Refused(code, text)) => match about(*code, text) {
            About::ThisLetter => Attempt::Never(reason),
            About::Installation => fault(if step == Step::Recipient { "RCPT TO" } else { "DATA" }),
            About::Unclear => Attempt::Later(reason),
        },
        (_, _) => Attempt::Later(reason),
    }
}

/// What a refusal is about.
#[derive(Debug, PartialEq)]
enum About {
    /// Its recipient, or what it says: for this one it is final.
    ThisLetter,
    /// Who sends: the machine, its name, the account, the address, how much it sends. All letters wait for the repair.
    Installation,
    /// Nobody can tell, or it passes: tried again.
    Unclear,
}

/// What a server says of the installation in its own words, whatever code it chose. Postfix by default says all that it
/// has against client, greeting and sender only when the recipient is named (`smtpd_delay_reject`).
const OF_THE_INSTALLATION: [&str; 18] = [
    "client host",
    "helo command",
    "sender address",
    "sender rejected",
    "sender is unauthenticated",
    "not owned by user",
    "blocked using",
    "blacklist",
    "blocklist",
    "block list",
    "spamhaus",
    "limit exceeded",
    "sending limit",
    "sending quota",
    "too many messages",
    "unauthenticated",
    "authentication required",
    "reverse dns",
];

/// What a 5xx answer to RCPT, to DATA or to the letter itself is about. Reply codes: RFC 4954 (530, 535, 538). Enhanced
/// codes: RFC 3463, RFC 4954, RFC 7372 and RFC 7505: 5.1.7 and 5.1.8 are about the sender's address, other 5.1 and 5.2 about
/// the recipient's, 5.6 and 5.3.4 about what the letter is; 5.4.5 is congestion, 5.5 a misunderstanding, 5.7.8 to 5.7.14
/// the account, 5.7.20 to 5.7.27 how the sender shows who it is. "Relaying denied" is told of a client that may not, and of
/// a domain that the server does not know; a mailbox that is full empties: such letters are tried again.
fn about(code: u16, text: &str) -> About {
    let enhanced = text.split_whitespace().next().unwrap_or_default();
    let lower = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let number = |part: usize| enhanced.split('.').nth(part).and_then(|n| n.parse::<u16>().ok());
    let known = enhanced.starts_with("5.").then(|| number(1).zip(number(2))).flatten();
    match known {
        _ if matches!(code, 530 | 535 | 538) => About::Installation,
        Some((1, 7 | 8) | (4, 5) | (7, 8..=14 | 20..=27)) => About::Installation,
        Some((1, _)) => About::ThisLetter,
        Some((2, 2) | (5, _)) => About::Unclear,
        Some((2 | 6, _) | (3, 4)) => About::ThisLetter,
        _ if says(&OF_THE_INSTALLATION) => About::Installation,
        _ if says(&["relay"]) && says(&["denied", "not permitted", "prohibited"]) => About::Unclear,
        Some((3 | 4, _)) => About::Unclear,
        _ => About::ThisLetter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_the_recipient_is_named_nothing_is_final() {
        let refused =
            |step, code, text: &str| meaning(&Failed { step, trouble: Trouble::Refused(code, text.to_owned()) });
        for step in [Step::Greeting, Step::StartTls, Step::Auth, Step::Mail] {
            assert!(matches!(refused(step, 550, "no"), Attempt::Unfit(_)), "{step:?}");
        }
        for step in [Step::Recipient, Step::Data, Step::Body] {
            assert!(matches!(refused(step, 550, "no"), Attempt::Never(_)), "{step:?}");
            let silent = meaning(&Failed { step, trouble: Trouble::Silence });
            assert!(matches!(silent, Attempt::Later(_)), "{step:?}");
        }
    }

    #[test]
    fn what_a_server_has_against_us_may_come_with_the_recipient_or_the_letter() {
        use About::{Installation, ThisLetter, Unclear};
        for (code, text, of) in [
            (550, "5.1.1 <a@b.be>: Recipient address rejected: User unknown", ThisLetter),
            (550, "no such user", ThisLetter),
            (550, "5.2.1 mailbox disabled", ThisLetter),
            (556, "5.1.10 the domain takes no mail", ThisLetter),
            (552, "5.3.4 message too big", ThisLetter),
            (554, "5.6.0 malformed", ThisLetter),
            (554, "5.7.1 rejected as spam", ThisLetter),
            (552, "5.2.2 mailbox full", Unclear),
            (503, "5.5.1 nested MAIL command", Unclear),
            (554, "5.7.1 <a@b.be>: Relay access denied", Unclear),
            (550, "relaying denied", Unclear),
            (554, "5.3.0 system trouble", Unclear),
            (530, "5.7.0 Authentication required", Installation),
            (553, "5.1.8 <wijk@x.be>: Sender address rejected: Domain not found", Installation),
            (554, "5.7.1 <x[192.0.2.1]>: Client host rejected: Access denied", Installation),
            (554, "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using a list", Installation),
            (553, "5.7.1 <wijk@x.be>: Sender address rejected: not owned by user wijk", Installation),
            (550, "5.7.1 <localhost>: Helo command rejected: need fully-qualified hostname", Installation),
            (550, "5.4.5 Daily user sending limit exceeded", Installation),
            (550, "5.7.26 this mail is unauthenticated", Installation),
            (550, "Message rejected: sending quota exceeded", Installation),
        ] {
            assert_eq!(about(code, text), of, "{text}");
        }
    }
}
