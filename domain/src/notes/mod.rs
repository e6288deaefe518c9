//! Notes that coordinators write about a family or a caregiver: a call, what was agreed. Only they read them.

mod rows;

use diesel::Queryable;

use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, FamilyId, NoteId};
use crate::choices;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::store::Connection;

choices! {
    /// What a note is about; shown by the messages `note-kind-…`.
    NoteKind {
        /// What was said on the telephone.
        Call => "call",
        /// Anything else.
        Note => "note",
    }
}

/// About whom a note is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A family.
    Family(FamilyId),
    /// A caregiver.
    Caregiver(CaregiverId),
}

/// A note.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// What it is about.
    pub kind: NoteKind,
    /// What was written.
    pub text: String,
    /// When.
    pub written_at: Instant,
    /// By whom: her name.
    pub by: String,
}

/// The longest note.
pub const LONGEST: usize = 1_000;

/// So many are shown, the newest first.
const MOST: i64 = 100;

/// Whom the journal names.
fn entry(kind: Kind, about: &About) -> Entry {
    match about {
        About::Family(id) => Entry::new(kind).family(id),
        About::Caregiver(id) => Entry::new(kind).caregiver(id),
    }
}

/// Writes a note down. Only a coordinator does; whether it was one.
pub fn write(context: &mut Context, about: &About, kind: NoteKind, text: &str) -> anyhow::Result<bool> {
    let Some(by) = context.actor.coordinator().cloned() else { return Ok(false) };
    rows::insert(context, about, &by, kind, text)?;
    journal::record(context, &entry(Kind::NoteWritten, about))?;
    Ok(true)
}

/// Takes a note away; whether it was there.
pub fn remove(context: &mut Context, about: &About, id: &NoteId) -> anyhow::Result<bool> {
    let gone = rows::delete(context, about, id)?;
    if gone {
        journal::record(context, &entry(Kind::NoteRemoved, about))?;
    }
    Ok(gone)
}

/// The notes about somebody, the newest first.
pub fn about(context: &mut Context, about: &About) -> anyhow::Result<Vec<Note>> {
    rows::about(context, about, MOST)
}

/// Two families or two caregivers are one: the notes about the one are notes about the other.
pub fn hand_over(context: &mut Context, from: &About, to: &About) -> anyhow::Result<()> {
    rows::hand_over(context, from, to)
}

/// Forgets notes that were written before a moment, at most so many; how many.
pub fn forget(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    rows::delete_before(connection, before, most)
}

/// Forgets the notes about somebody who goes.
pub fn forget_about(connection: &mut Connection, about: &About) -> anyhow::Result<()> {
    rows::delete_about(connection, about)
}
