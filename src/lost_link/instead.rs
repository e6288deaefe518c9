//! What the desk does about a letter that did not arrive: what it said is wiped and cannot be sent again, so its reader
//! gets a new link to everything that is hers now.

use crate::basics::Instant;
use crate::basics::ids::LetterId;
use crate::journal::{self, Actor, Entry, Kind};
use crate::organisers::Organiser;
use crate::outbox::{self, Whom};
use crate::store::Connection;
use crate::web::Site;
use crate::{caregivers, families};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// A new link goes to the address that its reader has now.
    Sent,
    /// The letter stands there no more: somebody else did it already.
    NotThere,
}

/// Sends a new link instead of a letter that was set aside or came back.
pub fn send_link_instead(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    actor: &Actor,
    letter: &LetterId,
) -> anyhow::Result<Instead> {
    let Some((whom, address)) = outbox::let_go(connection, now, &organiser.id, letter)? else {
        return Ok(Instead::NotThere);
    };
    let corrected = match (&whom.family, &whom.caregiver) {
        (Some(id), _) => families::get(connection, &organiser.id, id)?.and_then(|family| family.email),
        (None, Some(id)) => caregivers::get(connection, &organiser.id, id)?.map(|caregiver| caregiver.email),
        (None, None) => None,
    };
    super::send_links(connection, now, site, organiser, &corrected.unwrap_or(address))?;
    journal::record(connection, now, &entry(organiser, Kind::LetterInstead, actor, &whom))?;
    Ok(Instead::Sent)
}

/// An entry about somebody's letter.
pub fn entry(organiser: &Organiser, kind: Kind, actor: &Actor, whom: &Whom) -> Entry {
    let entry = Entry::new(&organiser.id, kind, actor);
    let entry = whom.family.iter().fold(entry, |entry, id| entry.family(id));
    whom.caregiver.iter().fold(entry, |entry, id| entry.caregiver(id))
}
