//! The table `invitations`. One waits as long as its time is not over; what is used or taken back is over at once.

use diesel::prelude::*;

use super::super::{Invitation, Role};
use crate::basics::ids::InvitationId;
use crate::basics::{EmailAddress, Instant};
use crate::context::Context;
use crate::store::Connection;
use crate::store::schema::{coordinators, invitations};

pub fn insert(
    context: &mut Context,
    (name, role): (&str, Role),
    email: &EmailAddress,
    until: Instant,
) -> anyhow::Result<InvitationId> {
    let id = InvitationId::new();
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(&id),
            invitations::organiser_id.eq(&context.organiser.id),
            invitations::email.eq(email),
            invitations::name.eq(name),
            invitations::role.eq(role),
            invitations::invited_by.eq(context.actor.coordinator().map(|id| id.as_str()).unwrap_or_default()),
            invitations::invited_at.eq(context.now),
            invitations::expires_at.eq(until),
        ))
        .execute(context.connection)?;
    Ok(id)
}

pub fn waiting(context: &mut Context) -> anyhow::Result<Vec<Invitation>> {
    let mine = invitations::table
        .inner_join(coordinators::table)
        .filter(invitations::organiser_id.eq(&context.organiser.id))
        .filter(invitations::expires_at.gt(context.now));
    let columns = (
        invitations::id,
        invitations::organiser_id,
        invitations::email,
        invitations::name,
        invitations::role,
        coordinators::name,
        invitations::expires_at,
    );
    Ok(mine.order(invitations::id).select(columns).load(context.connection)?)
}

pub fn end(context: &mut Context, id: &InvitationId) -> anyhow::Result<()> {
    let mine = invitations::table.find(id).filter(invitations::organiser_id.eq(&context.organiser.id));
    diesel::update(mine).set(invitations::expires_at.eq(context.now)).execute(context.connection)?;
    Ok(())
}

pub fn over(connection: &mut Connection, before: Instant) -> anyhow::Result<Vec<InvitationId>> {
    Ok(invitations::table.filter(invitations::expires_at.lt(before)).select(invitations::id).load(connection)?)
}

pub fn delete(connection: &mut Connection, ids: &[InvitationId]) -> anyhow::Result<usize> {
    Ok(diesel::delete(invitations::table.filter(invitations::id.eq_any(ids))).execute(connection)?)
}
