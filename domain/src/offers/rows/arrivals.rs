//! The table `arrivals`: what was said about somebody's coming.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::basics::Instant;
use crate::basics::ids::OfferId;
use crate::context::Context;
use crate::offers::Said;
use crate::on_either;
use crate::store::Connection;
use crate::store::schema::arrivals;

/// Writes it down, unless it was said before; whether it is new.
pub fn insert(context: &mut Context, offer: &OfferId, said: Said) -> anyhow::Result<bool> {
    let row = (
        arrivals::offer_id.eq(offer),
        arrivals::said.eq(said),
        arrivals::organiser_id.eq(&context.organiser.id),
        arrivals::said_at.eq(context.now),
        arrivals::said_by.eq(context.actor.kind()),
    );
    let written = on_either!(&mut *context.connection, |c| diesel::insert_into(arrivals::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(written == 1)
}

/// Takes it away; whether it was there.
pub fn delete(context: &mut Context, offer: &OfferId, said: Said) -> anyhow::Result<bool> {
    let gone = diesel::delete(arrivals::table.find((offer, said))).execute(context.connection)?;
    Ok(gone == 1)
}

pub fn of_offers(context: &mut Context, offers: &[OfferId]) -> anyhow::Result<HashMap<(OfferId, Said), Instant>> {
    let found: Vec<(OfferId, Said, Instant)> = arrivals::table
        .filter(arrivals::organiser_id.eq(&context.organiser.id))
        .filter(arrivals::offer_id.eq_any(offers))
        .select((arrivals::offer_id, arrivals::said, arrivals::said_at))
        .load(context.connection)?;
    Ok(found.into_iter().map(|(offer, said, at)| ((offer, said), at)).collect())
}

pub fn delete_before(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    let old: Vec<(OfferId, Said)> = arrivals::table
        .filter(arrivals::said_at.lt(before))
        .limit(most)
        .select((arrivals::offer_id, arrivals::said))
        .load(connection)?;
    let mut gone = 0;
    for key in old {
        gone += diesel::delete(arrivals::table.find(key)).execute(connection)?;
    }
    Ok(gone)
}

pub fn delete_of_offers(connection: &mut Connection, offers: &[OfferId]) -> anyhow::Result<()> {
    diesel::delete(arrivals::table.filter(arrivals::offer_id.eq_any(offers))).execute(connection)?;
    Ok(())
}
