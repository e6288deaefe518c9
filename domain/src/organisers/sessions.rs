//! Sessions of coordinators: who is logged in, since when, and when she was last seen.

use super::{Coordinator, password, rows};
use crate::basics::{EmailAddress, Instant};
use crate::store::Connection;

/// A coordinator who is logged in.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who.
    pub coordinator: Coordinator,
    /// When she logged in.
    pub began_at: Instant,
    /// When she last asked for a page, to the minute.
    pub seen_at: Instant,
}

/// The coordinator with this address, and the hash of her password.
pub fn by_email(connection: &mut Connection, email: &EmailAddress) -> anyhow::Result<Option<(Coordinator, String)>> {
    rows::coordinator_by_email(connection, email)
}

/// The same coordinator if the password is hers. Nobody takes as long as somebody with a wrong password: about 20 ms
/// and 19 MiB, so whoever calls this has waited for a [turn](crate::limits::Limits::turn_to_hash), on a thread of its
/// own.
pub fn recognise(known: Option<(Coordinator, String)>, typed: &str) -> Option<(Coordinator, String)> {
    let right = password::is_right(typed, known.as_ref().map(|(_, hash)| hash.as_str()));
    known.filter(|_| right)
}

/// Logs a coordinator in; `hash` is what is kept of her session's token.
pub fn begin_session(
    connection: &mut Connection,
    now: Instant,
    hash: &str,
    coordinator: &Coordinator,
) -> anyhow::Result<()> {
    rows::insert_session(connection, now, hash, coordinator)
}

/// The session with this hash, whether it is still good or not.
pub fn session(connection: &mut Connection, hash: &str) -> anyhow::Result<Option<Session>> {
    let found = rows::session(connection, hash)?;
    Ok(found.map(|(coordinator, began_at, seen_at)| Session { coordinator, began_at, seen_at }))
}

/// She asked for a page.
pub fn touch_session(connection: &mut Connection, now: Instant, hash: &str) -> anyhow::Result<()> {
    rows::touch_session(connection, now, hash)
}

/// Ends a session, and with it all that began before `oldest`.
pub fn end_session(connection: &mut Connection, hash: &str, oldest: Instant) -> anyhow::Result<()> {
    rows::end_session(connection, hash, oldest)
}
