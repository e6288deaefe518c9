//! How letters leave: to a mail server, or into a folder.

use std::path::{Path, PathBuf};

use anyhow::Context;
use lettre::address::Address;
use tokio::io::AsyncWriteExt;

use super::Patience;
use super::message::message;
use super::report;
use super::rows::queue::Claimed;
use super::smtp::{Parcel, Post, Server};
use crate::basics::EmailAddress;
use super::MailRoute;

/// What came of handing over one letter.
#[derive(Clone, Debug)]
pub enum Attempt {
    /// It was taken.
    Sent,
    /// It will never be taken.
    Never(String),
    /// This letter was not taken for now.
    Later(String),
    /// No letter is taken for now: the fault is the installation's.
    Unfit(Fault),
}

/// What the mail server has against this installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The step at which it said so; it names nobody, so it may stand in a log.
    pub step: &'static str,
    /// What it said.
    pub reason: String,
}

/// How letters leave.
#[derive(Clone)]
pub struct Mailer {
    route: Route,
    from: EmailAddress,
    bounces: Option<EmailAddress>,
    /// How long is waited.
    pub patience: Patience,
}

#[derive(Clone)]
enum Route {
    Folder(PathBuf),
    Smtp(Post),
}

impl Mailer {
    /// A mailer for the configured route. Delivery reports go to `bounces`, with the letter's id after a plus sign, or
    /// else to `from`.
    pub fn new(
        route: &MailRoute,
        from: &EmailAddress,
        bounces: Option<&EmailAddress>,
        patience: Patience,
    ) -> anyhow::Result<Self> {
        patience.check()?;
        let route = match route {
            MailRoute::Folder(path) => {
                std::fs::create_dir_all(path)
                    .with_context(|| format!("cannot make the mail folder {}", path.display()))?;
                Route::Folder(path.clone())
            }
            MailRoute::Smtp(url) => {
                let server = Server::parse(url).context("mail: the address of the mail server cannot be used")?;
                Route::Smtp(Post::new(server, patience))
            }
        };
        Ok(Mailer { route, from: from.clone(), bounces: bounces.cloned(), patience })
    }

    /// Hands one letter over.
    pub async fn send(&self, letter: &Claimed) -> Attempt {
        let message = match message(&self.from, letter) {
            Ok(message) => message.formatted(),
            Err(error) => return Attempt::Never(format!("{error:#}")),
        };
        match &self.route {
            Route::Folder(folder) => match write_whole(folder, letter.id.as_str(), &message).await {
                Ok(()) => Attempt::Sent,
                Err(error) => {
                    Attempt::Unfit(Fault { step: "folder", reason: format!("{}: {error}", folder.display()) })
                }
            },
            Route::Smtp(post) => match self.addresses(letter) {
                Ok((from, to)) => post.send(&Parcel { from, to, letter: message }).await,
                Err(error) => Attempt::Never(format!("{error:#}")),
            },
        }
    }

    fn addresses(&self, letter: &Claimed) -> anyhow::Result<(Address, Address)> {
        let from = match &self.bounces {
            Some(bounces) => report::return_path(bounces, &letter.id),
            None => self.from.as_str().to_owned(),
        };
        Ok((from.parse()?, letter.recipient.as_str().parse()?))
    }

    /// Lets go of connections that have had nothing to do for a while.
    pub fn rest(&self) {
        if let Route::Smtp(post) = &self.route {
            post.close_idle();
        }
    }

    /// Lets go of every connection.
    pub async fn close(&self) {
        if let Route::Smtp(post) = &self.route {
            post.close().await;
        }
    }
}

/// Writes a file that only its owner reads, so that whoever looks finds all of it or nothing.
async fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let unfinished = folder.join(format!(".{name}"));
    let mut file =
        tokio::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished).await?;
    file.write_all(bytes).await?;
    file.flush().await?;
    drop(file);
    tokio::fs::rename(unfinished, folder.join(format!("{name}.eml"))).await
}
