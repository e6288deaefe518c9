//! E-mails: written in the transaction of the change that they tell of, sent by the worker, kept when they fail.
//!
//! Delivery is at least once: a crash between sending and settling sends the same bytes, with the same Message-ID, again.

mod letter;
mod rows;
mod send;

use std::path::PathBuf;

use diesel::Queryable;

use crate::context::Context;
use crate::basics::ids::{CaregiverId, FamilyId, LetterId};
use crate::basics::{EmailAddress, Instant};
use crate::journal::{self, Entry, Kind};
use crate::store::{Connection, Database};

pub use letter::{Letter, Signature};
pub use send::{Mailer, Worker};

/// How e-mails leave.
#[derive(Clone, Debug, PartialEq)]
pub enum MailRoute {
    /// Each e-mail becomes an `.eml` file in this folder.
    Folder(PathBuf),
    /// Each e-mail goes to this SMTP server.
    Smtp(String),
}

/// How somebody is reached.
#[derive(Clone, Copy, Debug)]
pub enum Reach<'a> {
    /// By e-mail.
    Email(&'a EmailAddress),
    /// On the telephone: a coordinator tells what the letter says.
    Telephone(&'a str),
}

/// To whom a letter goes and why.
#[derive(Clone, Debug)]
pub struct Envelope<'a> {
    /// The family it goes to.
    pub family: Option<&'a FamilyId>,
    /// The caregiver it goes to.
    pub caregiver: Option<&'a CaregiverId>,
    /// Where it goes.
    pub to: Reach<'a>,
    /// The name of the letter, for the coordinator's list: the message `letter-…`.
    pub name: &'static str,
    /// The moment from which it would only confuse, such as the start of the shift it offers.
    pub useless_after: Option<Instant>,
}

/// A letter in the outbox, as a coordinator sees it.
#[derive(Clone, Debug)]
pub struct Posted {
    /// Its id.
    pub id: LetterId,
    /// To whom.
    pub recipient: String,
    /// Its name, as in [`Envelope::name`].
    pub name: String,
    /// `waiting`, `sent`, `failed` or `dropped`.
    pub state: String,
    /// How often it was tried.
    pub attempts: i32,
    /// What the mail server said last.
    pub last_error: Option<String>,
    /// When it was written.
    pub written_at: Instant,
}

/// A letter to somebody without an e-mail address: what is to be told on the telephone.
#[derive(Clone, Debug, Queryable)]
pub struct ToTell {
    /// Its id.
    pub id: LetterId,
    /// The family it is for.
    pub family: Option<FamilyId>,
    /// The telephone number.
    pub phone: String,
    /// Its subject, in the family's language.
    pub subject: String,
    /// What it says, in the family's language.
    pub text: String,
    /// When it was written.
    pub written_at: Instant,
}

/// Puts a letter into the outbox, rendered, in the transaction of `connection`. An answer to it goes to who signs it.
pub fn post(context: &mut Context, envelope: &Envelope<'_>, letter: &Letter) -> anyhow::Result<()> {
    rows::insert(context, envelope, EmailAddress::parse(&letter.signature.email).as_ref(), &letter.render()?)
}

/// Letters of an organiser that wait to be told on the telephone, the newest first.
pub fn to_tell(context: &mut Context) -> anyhow::Result<Vec<ToTell>> {
    rows::to_tell(context)
}

/// How many letters of an organiser wait to be told on the telephone.
pub fn count_to_tell(context: &mut Context) -> anyhow::Result<i64> {
    rows::count_to_tell(context)
}

/// A letter was told on the telephone; its text goes. Told twice is told once.
pub fn told(context: &mut Context, id: &LetterId) -> anyhow::Result<()> {
    let Some(family) = rows::told(context, id)? else { return Ok(()) };
    let entry = Entry::new(Kind::LetterTold);
    journal::record(context, &family.iter().fold(entry, |entry, id| entry.family(id)))
}

/// What was still to be told to a family goes by e-mail, for it has an address now; how many.
pub fn write_instead(context: &mut Context, family: &FamilyId, email: &EmailAddress) -> anyhow::Result<usize> {
    rows::write_instead(context, family, email)
}

/// Lets go of what was to be told on the telephone and would only confuse by now; how many.
pub fn drop_untold(connection: &mut Connection, now: Instant) -> anyhow::Result<usize> {
    rows::drop_untold(connection, now)
}

/// Letters of an organiser that were not sent: those set aside first, then those waiting.
pub fn unsent(context: &mut Context) -> anyhow::Result<Vec<Posted>> {
    rows::unsent(context)
}

/// Tries a letter that was set aside once more.
pub fn try_again(context: &mut Context, id: &LetterId) -> anyhow::Result<bool> {
    rows::try_again(context, id)
}

/// How many letters are waiting, for the tests that look whether anything was left behind.
pub async fn waiting(database: &Database) -> anyhow::Result<i64> {
    database.read(rows::count_waiting).await
}

/// Forgets letters that were written before a moment, at most so many; how many.
pub fn forget(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    rows::delete_before(connection, before, most)
}

/// Forgets the letters to a family that goes.
pub fn forget_family(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    rows::delete_of_family(connection, family)
}

/// Forgets the letters to a caregiver who goes.
pub fn forget_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::delete_of_caregiver(connection, caregiver)
}
