//! One connection to the mail server, one command at a time.
//!
//! Every step takes the connection and gives it back only when the answer that was expected came in time. A step that
//! fails, runs out of time or is dropped in mid-command lets go of the connection, so that no answer is ever read for a
//! later command.

use std::fmt::Display;
use std::time::Duration;

use lettre::address::Address;
use lettre::transport::smtp::authentication::Mechanism;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::response::{Response, Severity};
use tokio::time::timeout;

use super::server::{Server, Tls};
use crate::outbox::Patience;

/// The steps of handing over a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Greeting,
    StartTls,
    Auth,
    Reset,
    Mail,
    Recipient,
    Data,
    Body,
}

/// What a step met instead of the answer that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A 5xx answer, with its text.
    Refused(u16, String),
    /// A 4xx answer, with its text.
    NotNow(u16, String),
    /// No answer in time.
    Silence,
    /// The connection broke, or the answer was none that belongs here.
    Broken(String),
}

/// Where it ended, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    pub step: Step,
    pub trouble: Trouble,
}

impl Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let step = match self.step {
            Step::Greeting => "greeting",
            Step::StartTls => "STARTTLS",
            Step::Auth => "AUTH",
            Step::Reset => "RSET",
            Step::Mail => "MAIL FROM",
            Step::Recipient => "RCPT TO",
            Step::Data => "DATA",
            Step::Body => "end of data",
        };
        match &self.trouble {
            Trouble::Refused(code, text) | Trouble::NotNow(code, text) => write!(f, "{step}: {code} {text}"),
            Trouble::Silence => write!(f, "{step}: the mail server did not answer in time"),
            Trouble::Broken(reason) => write!(f, "{step}: {reason}"),
        }
    }
}

/// A connection that waits for its next command.
pub struct Line {
    connection: AsyncSmtpConnection,
    /// How many letters went over it.
    pub letters: u32,
}

impl Line {
    /// Connects, says who we are, and proves it.
    pub async fn open(server: &Server, patience: &Patience) -> Result<Line, Failed> {
        let (limit, address) = (patience.command * 2, (server.host.as_str(), server.port));
        let wrapped = match &server.tls {
            Tls::Wrapped(parameters) => Some(parameters.clone()),
            _ => None,
        };
        let opening =
            AsyncSmtpConnection::connect_tokio1(address, Some(patience.command), &server.hello, wrapped, None);
        let mut connection = in_time(Step::Greeting, patience.command + limit, opening).await?;
        let secret = match &server.tls {
            Tls::Required(parameters) => Some(parameters),
            Tls::Opportunistic(parameters) if connection.can_starttls() => Some(parameters),
            _ => None,
        };
        if let Some(parameters) = secret {
            in_time(Step::StartTls, limit, connection.starttls(parameters.clone(), &server.hello)).await?;
        }
        if let Some(credentials) = &server.credentials {
            let mechanisms = [Mechanism::Plain, Mechanism::Login];
            in_time(Step::Auth, limit, connection.auth(&mechanisms, credentials)).await?;
        }
        Ok(Line { connection, letters: 0 })
    }

    /// Begins anew on a connection that has served before; one that has ended meanwhile shows here.
    pub async fn reset(self, limit: Duration) -> Result<Line, Failed> {
        self.say(Step::Reset, limit, Rset).await
    }

    /// Who sends.
    pub async fn from(self, limit: Duration, sender: &Address) -> Result<Line, Failed> {
        self.say(Step::Mail, limit, Mail::new(Some(sender.clone()), Vec::new())).await
    }

    /// To whom.
    pub async fn to(self, limit: Duration, recipient: &Address) -> Result<Line, Failed> {
        self.say(Step::Recipient, limit, Rcpt::new(recipient.clone(), Vec::new())).await
    }

    /// The letter itself. With the answer to it the letter is the server's.
    pub async fn letter(self, patience: &Patience, letter: &[u8]) -> Result<Line, Failed> {
        let mut line = self.say(Step::Data, patience.command, Data).await?;
        let response = in_time(Step::Body, patience.body, line.connection.message(letter)).await?;
        expect(Step::Body, &response)?;
        line.letters += 1;
        Ok(line)
    }

    /// Says goodbye; whatever is answered, it is over.
    pub async fn close(mut self, limit: Duration) {
        // A server that does not answer a goodbye has its letters already.
        timeout(limit, self.connection.quit()).await.ok();
    }

    async fn say(mut self, step: Step, limit: Duration, command: impl Display) -> Result<Line, Failed> {
        let response = in_time(step, limit, self.connection.command(command)).await?;
        expect(step, &response)?;
        Ok(self)
    }
}

/// An answer of another kind than the step asks for belongs to another command, or to none.
fn expect(step: Step, response: &Response) -> Result<(), Failed> {
    let expected = match step {
        Step::Data => response.has_code(354),
        _ => response.code().severity == Severity::PositiveCompletion,
    };
    let reason =
        || Trouble::Broken(format!("the mail server answered {}, which does not belong here", response.code()));
    if expected { Ok(()) } else { Err(Failed { step, trouble: reason() }) }
}

async fn in_time<T>(
    step: Step,
    limit: Duration,
    work: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
) -> Result<T, Failed> {
    let trouble = match timeout(limit, work).await {
        Ok(Ok(value)) => return Ok(value),
        Ok(Err(error)) => trouble(&error),
        Err(_) => Trouble::Silence,
    };
    Err(Failed { step, trouble })
}

fn trouble(error: &lettre::transport::smtp::Error) -> Trouble {
    let text = || std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    match error.status() {
        Some(code) if error.is_permanent() => Trouble::Refused(code.into(), text()),
        Some(code) => Trouble::NotNow(code.into(), text()),
        None if error.is_timeout() => Trouble::Silence,
        None => Trouble::Broken(error.to_string()),
    }
}
