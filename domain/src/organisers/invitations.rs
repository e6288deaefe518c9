//! Invitations: somebody is asked by e-mail to become a coordinator, chooses a password by the link, and is one. The link
//! ends when it is used or taken back, and after seven days.

use diesel::Queryable;

use super::{Added, Role, SHORTEST_PASSWORD, letters, rows};
use crate::basics::ids::{CoordinatorId, InvitationId, OrganiserId};
use crate::basics::{EmailAddress, Instant};
use crate::context::{Actor, Context};
use crate::input::Faults;
use crate::journal::{self, Entry, Kind};
use crate::links::{self, Grant};
use crate::store::Connection;
use crate::words::Message;

/// The most characters of a password: more is no password, and each costs time.
const LONGEST_PASSWORD: usize = 200;

/// Somebody who was asked.
#[derive(Clone, Debug, Queryable)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// For whom.
    pub organiser_id: OrganiserId,
    /// The address that it went to.
    pub email: EmailAddress,
    /// The name of whoever is asked.
    pub name: String,
    /// What she is to be.
    pub role: Role,
    /// The name of who asked her.
    pub invited_by: String,
    /// Until when the link holds.
    pub expires_at: Instant,
}

/// What came of an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// It is on its way; one of before to the same address has ended.
    Sent,
    /// Somebody logs in with this address already.
    Taken,
}

/// Invites somebody to become a coordinator.
pub fn invite(context: &mut Context, name: &str, email: &EmailAddress, role: Role) -> anyhow::Result<Invited> {
    if rows::coordinator_by_email(context.connection, email)?.is_some() {
        return Ok(Invited::Taken);
    }
    for before in invitations(context)?.into_iter().filter(|before| before.email == *email) {
        end(context, &before.id)?;
    }
    let until = context.now.plus_hours(7 * 24);
    let id = rows::invitations::insert(context, (name, role), email, until)?;
    let path = links::issue(context, &Grant::Invitation(id))?;
    letters::invited(context, (name, role), email, (context.site.link(&path), until))?;
    journal::record(context, &Entry::new(Kind::CoordinatorInvited).detail(role.as_str()))?;
    Ok(Invited::Sent)
}

/// The invitations that wait for an answer, the oldest first.
pub fn invitations(context: &mut Context) -> anyhow::Result<Vec<Invitation>> {
    rows::invitations::waiting(context)
}

/// An invitation that waits for an answer.
pub fn invitation(context: &mut Context, id: &InvitationId) -> anyhow::Result<Option<Invitation>> {
    Ok(invitations(context)?.into_iter().find(|one| one.id == *id))
}

/// Takes an invitation back; whether it still waited.
pub fn withdraw(context: &mut Context, id: &InvitationId) -> anyhow::Result<bool> {
    if invitation(context, id)?.is_none() {
        return Ok(false);
    }
    end(context, id)?;
    journal::record(context, &Entry::new(Kind::InvitationWithdrawn))?;
    Ok(true)
}

fn end(context: &mut Context, id: &InvitationId) -> anyhow::Result<()> {
    links::end_invitation(context, id)?;
    rows::invitations::end(context, id)
}

/// What somebody types who was invited.
#[derive(Clone, Debug)]
pub struct JoinInput {
    /// Her name.
    pub name: String,
    /// The password that she chooses.
    pub password: String,
    /// The same once more.
    pub again: String,
}

impl JoinInput {
    /// Reads name and password: or everything that is wrong with them.
    pub fn parse(&self) -> Result<(String, String), Faults> {
        let mut faults = Faults::default();
        let name = faults.line("name", &self.name, 120);
        let length = self.password.chars().count();
        if !(SHORTEST_PASSWORD..=LONGEST_PASSWORD).contains(&length) {
            let message = Message::new("invited-fault-password").with("least", SHORTEST_PASSWORD);
            faults.note("password", message.with("most", LONGEST_PASSWORD));
        } else if self.password != self.again {
            faults.note("again", Message::new("invited-fault-again"));
        }
        match name {
            Some(name) if faults.none() => Ok((name, self.password.clone())),
            _ => Err(faults),
        }
    }
}

/// What came of answering an invitation.
#[derive(Clone, Debug, PartialEq)]
pub enum JoinedDesk {
    /// She can log in from now on.
    Joined(CoordinatorId),
    /// Somebody logs in with this address already.
    Taken,
    /// The invitation does not wait any more.
    Gone,
}

/// Makes somebody a coordinator who was invited; `hash` is that of the password she chose.
pub fn join_desk(context: &mut Context, id: &InvitationId, name: &str, hash: &str) -> anyhow::Result<JoinedDesk> {
    let Some(invitation) = invitation(context, id)? else { return Ok(JoinedDesk::Gone) };
    let Invitation { email, role, .. } = invitation;
    let added = if rows::coordinator_by_email(context.connection, &email)?.is_some() {
        Added::Taken
    } else {
        let (now, organiser) = (context.now, context.organiser.id.clone());
        Added::Added(rows::insert_coordinator(context.connection, now, &organiser, &email, (name, role), hash)?)
    };
    end(context, id)?;
    let Added::Added(coordinator) = added else { return Ok(JoinedDesk::Taken) };
    context.actor = Actor::Coordinator(coordinator.clone());
    journal::record(context, &Entry::new(Kind::CoordinatorJoined).detail(role.as_str()))?;
    Ok(JoinedDesk::Joined(coordinator))
}

/// Forgets invitations that were over before a moment, with their links; how many.
pub fn forget_invitations(connection: &mut Connection, before: Instant) -> anyhow::Result<usize> {
    let over = rows::invitations::over(connection, before)?;
    links::forget_invitations(connection, &over)?;
    rows::invitations::delete(connection, &over)
}
