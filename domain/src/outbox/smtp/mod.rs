//! Handing letters to a mail server: its connections, and what its answers mean.

mod line;
mod server;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::address::Address;
use tokio::time::{Instant, timeout};

use super::Patience;
use super::mailer::{Attempt, Fault};
use line::{Failed, Line, Step, Trouble};
pub use server::Server;

/// A connection is let go after so many letters, and when it has had nothing to do for so long.
const MOST_LETTERS: u32 = 100;
const IDLE: Duration = Duration::from_secs(10);

/// The connections to the mail server that wait for a next letter. Whoever sends takes one out; only one on which
/// everything went well is put back.
#[derive(Clone)]
pub struct Post {
    server: Arc<Server>,
    patience: Patience,
    waiting: Arc<Mutex<Vec<(Line, Instant)>>>,
}

/// A letter as the mail server sees it.
pub struct Parcel {
    /// Who sends, where delivery reports go.
    pub from: Address,
    /// To whom.
    pub to: Address,
    /// The bytes.
    pub letter: Vec<u8>,
}

impl Post {
    pub fn new(server: Server, patience: Patience) -> Self {
        Post { server: Arc::new(server), patience, waiting: Arc::default() }
    }

    /// Hands one letter over.
    pub async fn send(&self, parcel: &Parcel) -> Attempt {
        // Once the server has taken the sender, it is this letter that takes long; before, it is the server.
        let sender_taken = AtomicBool::new(false);
        match timeout(self.patience.job, self.hand_over(parcel, &sender_taken)).await {
            Ok(Ok(line)) => {
                self.put_back(line);
                Attempt::Sent
            }
            Ok(Err(failed)) => meaning(&failed),
            Err(_) if sender_taken.into_inner() => Attempt::Later("the mail server did not answer in time".to_owned()),
            Err(_) => {
                Attempt::Unfit(Fault { step: "greeting", reason: "the mail server did not answer in time".to_owned() })
            }
        }
    }

    async fn hand_over(&self, parcel: &Parcel, sender_taken: &AtomicBool) -> Result<Line, Failed> {
        let line = self.introduced(parcel).await?;
        sender_taken.store(true, Ordering::Relaxed);
        line.to(self.patience.command, &parcel.to).await?.letter(&self.patience, &parcel.letter).await
    }

    /// A connection on which the server has taken the sender. One that has served before may have ended meanwhile: that
    /// tells nothing about the server.
    async fn introduced(&self, parcel: &Parcel) -> Result<Line, Failed> {
        let limit = self.patience.command;
        if let Some(line) = self.take()
            && let Ok(line) = line.reset(limit).await
            && let Ok(line) = line.from(limit, &parcel.from).await
        {
            return Ok(line);
        }
        Line::open(&self.server, &self.patience).await?.from(limit, &parcel.from).await
    }

    fn take(&self) -> Option<Line> {
        self.close_idle();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop().map(|(line, _)| line)
    }

    fn put_back(&self, line: Line) {
        if line.letters >= MOST_LETTERS {
            tokio::spawn(line.close(self.patience.command));
        } else {
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push((line, Instant::now()));
        }
    }

    /// Says goodbye on the connections that have had nothing to do for a while.
    pub fn close_idle(&self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let (kept, idle) = waiting.drain(..).partition(|(_, since)| since.elapsed() < IDLE);
        *waiting = kept;
        let idle: Vec<(Line, Instant)> = idle;
        for (line, _) in idle {
            tokio::spawn(line.close(self.patience.command));
        }
    }

    /// Says goodbye on all of them.
    pub async fn close(&self) {
        let waiting = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        let limit = self.patience.command.min(Duration::from_secs(2));
        let mut goodbyes = tokio::task::JoinSet::new();
        for (line, _) in waiting {
            goodbyes.spawn(line.close(limit));
        }
        goodbyes.join_all().await;
    }
}

/// What a failure means for the letter. Before the recipient is named it is about the installation: all letters wait,
/// and none of them is to blame. After that a 5xx is final for this letter alone.
fn meaning(failed: &Failed) -> Attempt {
    let reason = failed.to_string();
    let fault = |step| Attempt::Unfit(Fault { step, reason: reason.clone() });
    match (failed.step, &failed.trouble) {
        (Step::Greeting | Step::Reset, _) => fault("greeting"),
        (Step::StartTls, _) => fault("STARTTLS"),
        (Step::Auth, _) => fault("AUTH"),
        (Step::Mail, _) => fault("MAIL FROM"),
        (Step::Recipient, Trouble::Refused(code, text)) => match blamed(*code, text) {
            Blamed::Recipient => Attempt::Never(reason),
            Blamed::Sender => fault("RCPT TO"),
            Blamed::Unclear => Attempt::Later(reason),
        },
        (_, Trouble::Refused(..)) => Attempt::Never(reason),
        (_, _) => Attempt::Later(reason),
    }
}

#[derive(Debug, PartialEq)]
enum Blamed {
    Recipient,
    Sender,
    Unclear,
}

/// Whom a 5xx answer to RCPT is about. Postfix by default answers only there what it has against client and sender
/// (`smtpd_delay_reject`). Reply codes: RFC 4954 (530, 535, 538); enhanced codes: RFC 3463 and RFC 4954 (X.1.7, X.1.8:
/// the sender's address; X.7.8, X.7.9, X.7.11: authentication). "Relaying denied" is told of a client that may not, and
/// of a domain that the server does not know: such a letter is tried again.
fn blamed(code: u16, text: &str) -> Blamed {
    let enhanced = text.split_whitespace().next().unwrap_or_default();
    let lower = text.to_lowercase();
    if matches!(code, 530 | 535 | 538) || ["5.1.7", "5.1.8", "5.7.8", "5.7.9", "5.7.11"].contains(&enhanced) {
        Blamed::Sender
    } else if lower.contains("relay") && (lower.contains("denied") || lower.contains("not permitted")) {
        Blamed::Unclear
    } else {
        Blamed::Recipient
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_about_the_recipient_or_the_letter_is_final() {
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
    fn what_a_server_has_against_us_may_come_with_the_recipient() {
        for (code, text, blame) in [
            (550, "5.1.1 <a@b.be>: Recipient address rejected: User unknown", Blamed::Recipient),
            (550, "no such user", Blamed::Recipient),
            (530, "5.7.0 Authentication required", Blamed::Sender),
            (553, "5.1.8 <wijk@x.be>: Sender address rejected: Domain not found", Blamed::Sender),
            (554, "5.7.1 <a@b.be>: Relay access denied", Blamed::Unclear),
            (550, "relaying denied", Blamed::Unclear),
        ] {
            assert_eq!(blamed(code, text), blame, "{text}");
        }
    }
}
