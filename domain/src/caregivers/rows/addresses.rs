//! The table `new_addresses`, and the address that a caregiver has.

use diesel::prelude::*;

use crate::basics::EmailAddress;
use crate::basics::ids::CaregiverId;
use crate::context::Context;
use crate::store::schema::{caregivers, new_addresses};

/// Writes a new address down, in place of any that was given before and not proved.
pub fn give(context: &mut Context, id: &CaregiverId, email: &EmailAddress) -> anyhow::Result<()> {
    forget(context, id)?;
    diesel::insert_into(new_addresses::table)
        .values((
            new_addresses::caregiver_id.eq(id),
            new_addresses::organiser_id.eq(&context.organiser.id),
            new_addresses::email.eq(email),
            new_addresses::given_at.eq(context.now),
        ))
        .execute(context.connection)?;
    Ok(())
}

pub fn given(context: &mut Context, id: &CaregiverId) -> anyhow::Result<Option<EmailAddress>> {
    let hers = new_addresses::table.filter(new_addresses::organiser_id.eq(&context.organiser.id)).filter(new_addresses::caregiver_id.eq(id));
    Ok(hers.select(new_addresses::email).first(context.connection).optional()?)
}

pub fn forget(context: &mut Context, id: &CaregiverId) -> anyhow::Result<()> {
    let hers = new_addresses::table.filter(new_addresses::organiser_id.eq(&context.organiser.id)).filter(new_addresses::caregiver_id.eq(id));
    diesel::delete(hers).execute(context.connection)?;
    Ok(())
}

/// Sets the address that a caregiver has.
pub fn set(context: &mut Context, id: &CaregiverId, email: &EmailAddress) -> anyhow::Result<()> {
    let mine = caregivers::table.filter(caregivers::organiser_id.eq(&context.organiser.id)).filter(caregivers::id.eq(id));
    diesel::update(mine).set(caregivers::email.eq(email)).execute(context.connection)?;
    Ok(())
}
