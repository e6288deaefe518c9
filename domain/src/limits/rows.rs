//! The table `tries`.

use diesel::dsl::case_when;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Timestamp};

use crate::basics::Instant;
use crate::on_either;
use crate::store::Connection;
use crate::store::schema::tries;

/// Counts one more, or begins anew where the last window is over; how many there are now, and when the window ends.
pub fn count(connection: &mut Connection, now: Instant, ends: Instant, key: &str) -> anyhow::Result<(i32, Instant)> {
    let over = || tries::ends_at.le(now);
    on_either!(connection, |c| {
        diesel::insert_into(tries::table)
            .values((tries::key_hash.eq(key), tries::ends_at.eq(ends), tries::count.eq(1)))
            .on_conflict(tries::key_hash)
            .do_update()
            .set((
                tries::count.eq(case_when(over(), 1.into_sql::<Integer>()).otherwise(tries::count + 1)),
                tries::ends_at.eq(case_when(over(), ends.into_sql::<Timestamp>()).otherwise(tries::ends_at)),
            ))
            .execute(c)
    })?;
    Ok(tries::table.find(key).select((tries::count, tries::ends_at)).first(connection)?)
}

pub fn give_back(connection: &mut Connection, keys: &[String]) -> anyhow::Result<()> {
    let some = tries::table.filter(tries::key_hash.eq_any(keys)).filter(tries::count.gt(0));
    diesel::update(some).set(tries::count.eq(tries::count - 1)).execute(connection)?;
    Ok(())
}

pub fn delete(connection: &mut Connection, key: &str) -> anyhow::Result<()> {
    diesel::delete(tries::table.find(key)).execute(connection)?;
    Ok(())
}

pub fn delete_over(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    let over: Vec<String> = tries::table.filter(tries::ends_at.lt(before)).limit(most).select(tries::key_hash).load(connection)?;
    Ok(diesel::delete(tries::table.filter(tries::key_hash.eq_any(over))).execute(connection)?)
}
