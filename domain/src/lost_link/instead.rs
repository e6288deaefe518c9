//! What the desk does about a letter that did not arrive: what it said is wiped and cannot be sent again, so its reader
//! gets a new link to everything that is hers now.

use crate::basics::ids::LetterId;
use crate::context::Context;
use crate::journal::{self, Kind};
use crate::outbox;
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
pub fn send_link_instead(context: &mut Context, letter: &LetterId) -> anyhow::Result<Instead> {
    let Some((whom, address)) = outbox::let_go(context, letter)? else { return Ok(Instead::NotThere) };
    let corrected = match (&whom.family, &whom.caregiver) {
        // A letter to the office is about both and goes to neither: there is nobody to send a link to.
        (Some(_), Some(_)) => return Ok(Instead::Sent),
        (Some(id), None) => families::get(context, id)?.and_then(|family| family.email),
        (None, Some(id)) => caregivers::get(context, id)?.map(|caregiver| caregiver.email),
        (None, None) => None,
    };
    super::send_links(context, &corrected.unwrap_or(address))?;
    journal::record(context, &whom.note(Kind::LetterInstead))?;
    Ok(Instead::Sent)
}
