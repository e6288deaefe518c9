//! The worker's side: claims letters one by one and hands them to the mail server, or to the folder.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, MultiPartKind, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::sync::watch;

use super::MailRoute;
use super::rows::{self, Claimed, Outcome};
use crate::basics::{Clock, EmailAddress, Instant};
use crate::store::Database;

/// How long a mail server may take over one letter; less than the lease, so that nobody else sends it meanwhile.
const SEND_TIMEOUT: Duration = Duration::from_secs(45);
const LEASE_SECONDS: i64 = 120;
const MOST_ATTEMPTS: i32 = 12;
const IDLE: Duration = Duration::from_secs(1);

/// How letters leave.
#[derive(Clone)]
pub struct Mailer {
    route: Route,
    from: EmailAddress,
}

#[derive(Clone)]
enum Route {
    Folder(PathBuf),
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

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

impl Mailer {
    /// A mailer for the configured route.
    pub fn new(route: &MailRoute, from: &EmailAddress) -> anyhow::Result<Self> {
        let route = match route {
            MailRoute::Folder(path) => {
                std::fs::create_dir_all(path).with_context(|| format!("cannot make the mail folder {}", path.display()))?;
                Route::Folder(path.clone())
            }
            MailRoute::Smtp(url) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).context("the mail server's address cannot be used")?;
                Route::Smtp(Box::new(transport.timeout(Some(Duration::from_secs(30))).build()))
            }
        };
        Ok(Mailer { route, from: from.clone() })
    }

    /// The letter as it goes over the wire; the same bytes each time.
    fn message(&self, letter: &Claimed) -> anyhow::Result<Message> {
        let domain = self.from.as_str().rsplit('@').next().unwrap_or("localhost");
        let part = |kind, name: &str| MultiPart::builder().kind(kind).boundary(format!("{name}-{}", letter.id));
        let mut bodies = part(MultiPartKind::Alternative, "bodies")
            .singlepart(SinglePart::plain(letter.text.clone()))
            .singlepart(SinglePart::html(letter.html.clone()));
        let mut whole = None;
        if let Some(calendar) = &letter.calendar {
            let method = calendar.lines().find_map(|l| l.trim().strip_prefix("METHOD:")).unwrap_or("PUBLISH");
            let kind = ContentType::parse(&format!("text/calendar; method={method}; charset=utf-8"))?;
            bodies = bodies.singlepart(SinglePart::builder().header(kind.clone()).body(calendar.clone()));
            whole = Some(Attachment::new("wijkopvang.ics".to_owned()).body(calendar.clone(), kind));
        }
        let body = match whole {
            Some(attachment) => part(MultiPartKind::Mixed, "letter").multipart(bodies).singlepart(attachment),
            None => bodies,
        };
        let mut message = Message::builder().from(Mailbox::new(None, self.from.as_str().parse()?));
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

    async fn send(&self, letter: &Claimed) -> Attempt {
        let message = match self.message(letter) {
            Ok(message) => message,
            Err(error) => return Attempt::Never(format!("{error:#}")),
        };
        match &self.route {
            Route::Folder(folder) => match write_whole(folder, &letter.id.to_string(), &message.formatted()).await {
                Ok(()) => Attempt::Sent,
                Err(error) => Attempt::Later(error.to_string()),
            },
            Route::Smtp(transport) => match tokio::time::timeout(SEND_TIMEOUT, transport.send(message)).await {
                Ok(Ok(_)) => Attempt::Sent,
                Ok(Err(error)) if error.is_permanent() => Attempt::Never(error.to_string()),
                Ok(Err(error)) => Attempt::Later(error.to_string()),
                Err(_) => Attempt::Later("the mail server did not answer in time".to_owned()),
            },
        }
    }
}

enum Attempt {
    Sent,
    Never(String),
    Later(String),
}

/// Writes a file so that whoever looks finds all of it or nothing.
async fn write_whole(folder: &std::path::Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let unfinished = folder.join(format!(".{name}"));
    tokio::fs::write(&unfinished, bytes).await?;
    tokio::fs::rename(unfinished, folder.join(format!("{name}.eml"))).await
}

/// Sends what is in the outbox until it is told to stop.
#[derive(Clone)]
pub struct Worker {
    /// The database.
    pub database: Database,
    /// The clock.
    pub clock: Clock,
    /// How letters leave.
    pub mailer: Mailer,
}

impl Worker {
    /// Works until `stop` turns true. On SQLite nobody else can hold a lease at the start, so letters that a killed
    /// process had claimed go out at once.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        if self.database.url().is_sqlite()
            && let Err(error) = self.database.write(rows::free_leases).await
        {
            tracing::error!("the outbox cannot be read: {error:#}");
        }
        while !*stop.borrow() {
            // On a task of its own: a letter that makes it panic costs one attempt, and the worker lives on.
            let one = self.clone();
            let again = match tokio::spawn(async move { one.send_one().await }).await {
                Ok(Ok(sent)) => sent,
                Ok(Err(error)) => {
                    tracing::error!("the outbox is stuck for now: {error:#}");
                    false
                }
                Err(panic) => {
                    tracing::error!("a letter could not be handled: {panic}");
                    true
                }
            };
            if !again {
                tokio::select! { _ = tokio::time::sleep(IDLE) => {}, _ = stop.changed() => {} }
            }
        }
    }

    /// Sends the letter that has been due longest; whether there was one.
    pub async fn send_one(&self) -> anyhow::Result<bool> {
        let now = self.clock.now();
        let lease = uuid::Uuid::now_v7().to_string();
        let mine = lease.clone();
        let claimed = self.database.write(move |c| rows::claim(c, now, now.plus_seconds(LEASE_SECONDS), &mine)).await?;
        let Some(letter) = claimed else { return Ok(false) };
        let outcome = if letter.attempts > MOST_ATTEMPTS {
            Outcome::Aside("failed", "it could not be handled".to_owned())
        } else if letter.useless_after.is_some_and(|end| end <= now) {
            Outcome::Aside("dropped", "its moment is past".to_owned())
        } else {
            judge(self.mailer.send(&letter).await, &letter, now)
        };
        if outcome != Outcome::Sent {
            // What the mail server said may hold an address: it goes to the database, not to the log.
            tracing::warn!(letter = %letter.id, attempt = letter.attempts, "a letter was not sent");
        }
        let now = self.clock.now();
        self.database.write(move |c| rows::settle(c, now, &letter.id, &lease, &outcome)).await?;
        Ok(true)
    }
}

/// What an attempt means: sent, set aside, or to be tried again, each wait longer than the one before (n⁴ seconds and some jitter).
fn judge(attempt: Attempt, letter: &Claimed, now: Instant) -> Outcome {
    let tries = letter.attempts;
    match attempt {
        Attempt::Sent => Outcome::Sent,
        Attempt::Never(reason) => Outcome::Aside("failed", reason),
        Attempt::Later(reason) if tries >= MOST_ATTEMPTS => Outcome::Aside("failed", reason),
        Attempt::Later(reason) => {
            let jitter = rand::random_range(0..=i64::from(tries));
            Outcome::Later(now.plus_seconds(i64::from(tries).pow(4) + jitter), reason)
        }
    }
}
