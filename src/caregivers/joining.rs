//! The way in: the form, the proved address, the intake talk; and links for those who are in.

use super::{Caregiver, Newcomer, Terms, letters, rows};
use crate::basics::Instant;
use crate::basics::ids::{CaregiverId, CoordinatorId, OrganiserId};
use crate::journal::{self, Actor, Entry, Kind};
use crate::links::{self, Grant};
use crate::organisers::Organiser;
use crate::store::Connection;
use crate::web::Site;

/// What came of filling in the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// She is written down, and a letter asks her to prove her address.
    New(CaregiverId),
    /// This very form was sent before.
    Again,
    /// The address belongs to somebody who is here already.
    Known(CaregiverId),
}

/// Writes somebody down who wants to mind children: herself, or a coordinator for her. Who joins again with an address that is
/// proved already is not written down twice: a letter tells her so, unless a coordinator reads it here.
pub fn join(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    coordinator: Option<&CoordinatorId>,
    newcomer: &Newcomer,
) -> anyhow::Result<Joined> {
    if let Some(known) = rows::proved_by_email(connection, &organiser.id, &newcomer.email)? {
        if coordinator.is_none() {
            let path = links::issue(connection, now, &organiser.id, &Grant::CaregiverPage(known.id.clone()))?;
            letters::post(connection, now, organiser, &known, "caregiver-known", &site.link(&path))?;
        }
        return Ok(Joined::Known(known.id));
    }
    let Some(id) = rows::insert(connection, now, &organiser.id, newcomer, &Terms::at_first(), None)? else { return Ok(Joined::Again) };
    let actor = coordinator.map_or_else(|| Actor::Caregiver(id.clone()), |c| Actor::Coordinator(c.clone()));
    journal::record(connection, now, &Entry::new(&organiser.id, Kind::CaregiverJoined, &actor).caregiver(&id))?;
    if let Some(caregiver) = rows::get(connection, &organiser.id, &id)? {
        send_link(connection, now, site, organiser, &caregiver)?;
    }
    Ok(Joined::New(id))
}

/// What came of proving an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proved {
    /// It is proved, now or by an earlier click.
    Proved,
    /// It was proved before in another form that she sent. That one counts, under this id; this one is left aside.
    ByAnother(CaregiverId),
}

/// Notes that the address of this caregiver is hers. Of several forms with one address, the first that is proved counts.
pub fn prove(
    connection: &mut Connection,
    now: Instant,
    actor: &Actor,
    organiser: &OrganiserId,
    caregiver: &Caregiver,
) -> anyhow::Result<Proved> {
    match rows::proved_by_email(connection, organiser, &caregiver.email)? {
        Some(other) if other.id != caregiver.id => return Ok(Proved::ByAnother(other.id)),
        _ => {}
    }
    if rows::prove(connection, now, organiser, &caregiver.id)? {
        journal::record(connection, now, &Entry::new(organiser, Kind::CaregiverProved, actor).caregiver(&caregiver.id))?;
    }
    Ok(Proved::Proved)
}

/// What came of admitting somebody after the intake talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admitted {
    /// She is planned from now on, and a letter brings her link.
    Admitted,
    /// She was admitted before.
    Already,
    /// Nobody has proved or checked her address.
    AddressUnproved,
    /// The address was proved in another form of hers, under this id.
    AddressTaken(CaregiverId),
}

/// Admits somebody. `address_checked`: the coordinator has checked the e-mail address with her, which proves it.
pub fn admit(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    coordinator: &CoordinatorId,
    caregiver: &Caregiver,
    address_checked: bool,
) -> anyhow::Result<Admitted> {
    let actor = Actor::Coordinator(coordinator.clone());
    if caregiver.proved_at.is_none() {
        if !address_checked {
            return Ok(Admitted::AddressUnproved);
        }
        if let Proved::ByAnother(other) = prove(connection, now, &actor, &organiser.id, caregiver)? {
            return Ok(Admitted::AddressTaken(other));
        }
    }
    if !rows::admit(connection, now, &organiser.id, &caregiver.id)? {
        return Ok(Admitted::Already);
    }
    journal::record(connection, now, &Entry::new(&organiser.id, Kind::CaregiverAdmitted, &actor).caregiver(&caregiver.id))?;
    let path = links::issue(connection, now, &organiser.id, &Grant::CaregiverPage(caregiver.id.clone()))?;
    letters::post(connection, now, organiser, caregiver, "caregiver-admitted", &site.link(&path))?;
    Ok(Admitted::Admitted)
}

/// Which link was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// To her own page.
    Page,
    /// To prove her address.
    Proof,
}

/// What the link is for that she needs: her own page, or, as long as her address is not proved, its proof.
pub fn link_of(caregiver: &Caregiver) -> Grant {
    match caregiver.proved_at {
        Some(_) => Grant::CaregiverPage(caregiver.id.clone()),
        None => Grant::ProveCaregiver(caregiver.id.clone()),
    }
}

/// Sends her a link: to her own page, or, as long as her address is not proved, to prove it.
pub fn send_link(
    connection: &mut Connection,
    now: Instant,
    site: &Site,
    organiser: &Organiser,
    caregiver: &Caregiver,
) -> anyhow::Result<Sent> {
    let (letter, sent) = match caregiver.proved_at {
        Some(_) => ("caregiver-link", Sent::Page),
        None => ("caregiver-prove", Sent::Proof),
    };
    let path = links::issue_anew(connection, now, &organiser.id, &link_of(caregiver))?;
    letters::post(connection, now, organiser, caregiver, letter, &site.link(&path))?;
    Ok(sent)
}

#[cfg(test)]
mod tests;
