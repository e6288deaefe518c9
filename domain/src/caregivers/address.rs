//! An address that ended: a caregiver has a new e-mail address. Until a letter to the new one has been answered the old
//! one holds; afterwards every link in the old mailbox ends, and a note goes there that says nothing but that.

use super::{Caregiver, Sent, get, letters, rows, send_link};
use crate::basics::EmailAddress;
use crate::basics::ids::CaregiverId;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::links::{self, Grant};
use crate::outbox;

/// What came of giving a new address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressGiven {
    /// A letter asks at the new address; until it is answered the old one holds.
    Asked,
    /// Her first address was never proved: the new one stands in its place, and is asked.
    Corrected,
    /// It is the address she has.
    Same,
    /// Somebody else here has proved it; told to a coordinator alone.
    Taken(CaregiverId),
    /// There is no such caregiver with this organiser.
    NobodyThere,
}

/// Takes a new address of a caregiver. Where it is that of another she hears the same as otherwise, and it is the owner
/// who gets the letter: that somebody gave her address.
pub fn give_address(context: &mut Context, id: &CaregiverId, email: &EmailAddress) -> anyhow::Result<AddressGiven> {
    let Some(caregiver) = get(context, id)? else { return Ok(AddressGiven::NobodyThere) };
    if caregiver.email == *email {
        rows::addresses::forget(context, id)?;
        links::end_new_address(context, id)?;
        return Ok(AddressGiven::Same);
    }
    if let Some(other) = rows::proved_by_email(context, email)? {
        if context.actor.coordinator().is_some() {
            return Ok(AddressGiven::Taken(other.id));
        }
        rows::addresses::give(context, id, email)?;
        links::end_new_address(context, id)?;
        letters::tell_owner(context, &other)?;
        return Ok(AddressGiven::Asked);
    }
    journal::record(context, &Entry::new(Kind::AddressGiven).caregiver(id))?;
    if caregiver.proved_at.is_none() {
        correct(context, caregiver, email)?;
        return Ok(AddressGiven::Corrected);
    }
    rows::addresses::give(context, id, email)?;
    links::end_new_address(context, id)?;
    let path = links::issue(context, &Grant::ProveNewAddress(id.clone()))?;
    let link = context.site.link(&path);
    letters::post_to(context, &caregiver, email, "caregiver-new-address", Some(&link))?;
    Ok(AddressGiven::Asked)
}

/// Puts another address in the place of one that was never proved: what went to the wrong one opens nothing, and the
/// right one is asked.
pub(super) fn correct(context: &mut Context, caregiver: Caregiver, email: &EmailAddress) -> anyhow::Result<Sent> {
    rows::addresses::set(context, &caregiver.id, email)?;
    links::end_of_caregiver(context, &caregiver.id)?;
    outbox::replace_unreached(context, &caregiver.id)?;
    send_link(context, &Caregiver { email: email.clone(), ..caregiver })
}

/// The address that a caregiver has given and not proved yet.
pub fn address_given(context: &mut Context, id: &CaregiverId) -> anyhow::Result<Option<EmailAddress>> {
    rows::addresses::given(context, id)
}

/// What came of answering the letter to a new address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressProved {
    /// Letters go there from now on; the link to her page is this one's path.
    Changed(String),
    /// Nothing waits to be proved: it was done before, or another address was given since.
    Nothing,
    /// Somebody else here has proved it meanwhile.
    Taken,
}

/// Notes that the new address of a caregiver is hers.
pub fn prove_new_address(context: &mut Context, caregiver: &Caregiver) -> anyhow::Result<AddressProved> {
    let Some(email) = rows::addresses::given(context, &caregiver.id)? else { return Ok(AddressProved::Nothing) };
    if rows::proved_by_email(context, &email)?.is_some_and(|other| other.id != caregiver.id) {
        return Ok(AddressProved::Taken);
    }
    rows::addresses::set(context, &caregiver.id, &email)?;
    rows::addresses::forget(context, &caregiver.id)?;
    let page = Grant::CaregiverPage(caregiver.id.clone());
    let lives = links::lives_until(context, &page)?;
    links::end_of_caregiver(context, &caregiver.id)?;
    letters::post_to(context, caregiver, &caregiver.email, "caregiver-address-ended", None)?;
    journal::record(context, &Entry::new(Kind::AddressChanged).caregiver(&caregiver.id))?;
    let path = links::issue_until(context, &page, lives)?;
    letters::post_to(context, caregiver, &email, "caregiver-link", Some(&context.site.link(&path)))?;
    Ok(AddressProved::Changed(links::issue(context, &page)?))
}
