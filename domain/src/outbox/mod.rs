//! E-mails: written in the transaction of the change that they tell of, sent by the worker, kept when they fail.
//!
//! Delivery is at least once: a crash between sending and settling sends the same bytes, with the same Message-ID,
//! again.

mod added;
mod lanes;
mod letter;
mod mailer;
mod message;
mod patience;
pub mod report;
mod round;
mod rows;
mod smtp;
mod sole;
mod state;
mod worker;

use std::path::PathBuf;

use diesel::Queryable;

use crate::basics::ids::{CaregiverId, FamilyId, LetterId};
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::store::{Connection, Database};

pub use added::{AddedTo, added, all_added, parse_added, preview, set_added};
pub use letter::{Letter, Rendered, Signature};
pub use mailer::Mailer;
pub use patience::Patience;
pub use sole::SoleSender;
pub use state::State;
pub use worker::Worker;

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
    /// The family it goes to, or that a letter to the office is about: when the family is forgotten, the letter is.
    pub family: Option<&'a FamilyId>,
    /// The caregiver it goes to, or whom a letter to the office is about.
    pub caregiver: Option<&'a CaregiverId>,
    /// Where it goes.
    pub to: Reach<'a>,
    /// The name of the letter, for the coordinator's list: the message `letter-…`.
    pub name: &'static str,
    /// What it is about, where the last word counts: such a letter waits a little, and while one waits a newer one
    /// about the same matter takes its place. The key names the thing and the recipient.
    pub matter: Option<String>,
    /// The moment from which it would only confuse, such as the start of the shift it offers.
    pub useless_after: Option<Instant>,
}

/// Whose letter it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whom {
    /// The family it went to.
    pub family: Option<FamilyId>,
    /// The caregiver it went to.
    pub caregiver: Option<CaregiverId>,
}

impl Whom {
    /// An entry of the journal about a letter of hers.
    pub fn note(&self, kind: Kind) -> Entry {
        let entry = self.family.iter().fold(Entry::new(kind), |entry, id| entry.family(id));
        self.caregiver.iter().fold(entry, |entry, id| entry.caregiver(id))
    }
}

/// A letter in the outbox, as a coordinator sees it.
#[derive(Clone, Debug)]
pub struct Posted {
    /// Its id.
    pub id: LetterId,
    /// Whose it is.
    pub whom: Whom,
    /// The address it goes to.
    pub recipient: String,
    /// Its name, as in [`Envelope::name`].
    pub name: String,
    /// What became of it.
    pub state: State,
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

/// What came of a delivery report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounced {
    /// The letter stands with the calls now.
    Noted,
    /// The letter is there, but was not sent, or is told already.
    NotSent,
    /// There is no such letter (any more).
    Unknown,
}

/// What the mail server has against this installation: until it is mended, every letter waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailFault {
    /// Since when.
    pub since: Instant,
    /// When it was tried last.
    pub tried_at: Instant,
    /// What the mail server said.
    pub reason: String,
}

/// Puts a letter into the outbox, rendered, in the transaction of `connection`, with what its organiser adds to it. An
/// answer to it goes to who signs it.
pub fn post(context: &mut Context, envelope: &Envelope<'_>, letter: &Letter) -> anyhow::Result<()> {
    let letter = added::with_added(context, envelope.name, letter)?;
    rows::insert(context, envelope, &letter.signature, &letter.render()?)
}

/// What waits to be said about a matter is not said after all.
pub fn take_back(context: &mut Context, matter: &str) -> anyhow::Result<()> {
    rows::take_back(context, matter)
}

/// Whether anything about a matter was said, or is on its way: a letter that presumes it would surprise its reader else.
pub fn was_said(context: &mut Context, matter: &str) -> anyhow::Result<bool> {
    rows::was_said(context, matter)
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
    match rows::told(context, id)? {
        Some(whom) => journal::record(context, &whom.note(Kind::LetterTold)),
        None => Ok(()),
    }
}

/// What was still to be told to a family goes by e-mail, for it has an address now; how many.
pub fn write_instead(context: &mut Context, family: &FamilyId, email: &EmailAddress) -> anyhow::Result<usize> {
    rows::write_instead(context, family, email)
}

/// What has not left yet for a family goes where it is reached by now.
pub fn readdress_family(context: &mut Context, family: &FamilyId, email: Option<&EmailAddress>) -> anyhow::Result<()> {
    match email {
        Some(email) => rows::readdress(context, &Whom { family: Some(family.clone()), caregiver: None }, email),
        None => Ok(()),
    }
}

/// What has not left yet for a caregiver goes where she is reached by now; questions that she is asked anew are let go.
pub fn readdress_caregiver(context: &mut Context, caregiver: &CaregiverId, email: &EmailAddress) -> anyhow::Result<()> {
    let whom = Whom { family: None, caregiver: Some(caregiver.clone()) };
    rows::replace_questions(context, caregiver)?;
    rows::readdress(context, &whom, email)
}

/// Lets go of what did not reach a caregiver, for another letter goes instead.
pub fn replace_unreached(context: &mut Context, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::replace_unreached(context, caregiver)
}

/// Lets go of what was to be told or sent and would only confuse by now; how many.
pub fn drop_late(connection: &mut Connection, now: Instant) -> anyhow::Result<usize> {
    rows::drop_late(connection, now)
}

/// Letters of an organiser that were not sent: those set aside first, then those waiting.
pub fn unsent(context: &mut Context) -> anyhow::Result<Vec<Posted>> {
    rows::unsent(context)
}

/// The letters to one person, and those to the office about her, the newest first, at most so many.
pub fn of_person(context: &mut Context, whom: &Whom, most: i64) -> anyhow::Result<Vec<Posted>> {
    rows::of_person(context, whom, most)
}

/// Letters of an organiser that were sent and came back, the newest first.
pub fn returned(context: &mut Context) -> anyhow::Result<Vec<Posted>> {
    rows::returned(context)
}

/// A letter that was set aside or came back is let go, for something else is sent instead: what it said is wiped, so
/// that it cannot be sent again. Whose it was and where it went, if it still stood there.
pub fn let_go(context: &mut Context, id: &LetterId) -> anyhow::Result<Option<(Whom, EmailAddress)>> {
    rows::let_go(context, id)
}

/// A delivery report says that a letter did not arrive.
pub fn bounced(connection: &mut Connection, id: &LetterId, reason: &str) -> anyhow::Result<Bounced> {
    rows::bounced(connection, id, reason)
}

/// What the mail server has against this installation, if it has.
pub fn fault(connection: &mut Connection) -> anyhow::Result<Option<MailFault>> {
    rows::fault(connection)
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
