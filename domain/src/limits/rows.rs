//! The table `tries`.

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text, Timestamp};

use crate::basics::Instant;
use crate::on_either;
use crate::store::Connection;
use crate::store::schema::tries;

/// How often something was tried, and when its window ends.
#[derive(QueryableByName)]
pub struct Counted {
    #[diesel(sql_type = Text)]
    pub key_hash: String,
    #[diesel(sql_type = Integer)]
    pub count: i32,
    #[diesel(sql_type = Timestamp)]
    pub ends_at: Instant,
}

/// Counts one more of each key, or begins anew where the last window is over. One statement for all, for each open form pays for it;
/// both databases read `$1` as the first value that is bound.
pub fn count(connection: &mut Connection, now: Instant, keys: &[(String, Instant)]) -> anyhow::Result<Vec<Counted>> {
    let rows: Vec<String> = (0..keys.len()).map(|i| format!("(${}, ${}, 1)", 2 * i + 1, 2 * i + 2)).collect();
    let now_at = 2 * keys.len() + 1;
    let sql = format!(
        "INSERT INTO tries (key_hash, ends_at, count) VALUES {} ON CONFLICT (key_hash) DO UPDATE SET
           count = CASE WHEN tries.ends_at <= ${now_at} THEN 1 ELSE tries.count + 1 END,
           ends_at = CASE WHEN tries.ends_at <= ${now_at} THEN excluded.ends_at ELSE tries.ends_at END
         RETURNING key_hash, count, ends_at",
        rows.join(", ")
    );
    Ok(on_either!(connection, |c| {
        let mut query = diesel::sql_query(sql).into_boxed();
        for (key, ends) in keys {
            query = query.bind::<Text, _>(key).bind::<Timestamp, _>(ends);
        }
        query.bind::<Timestamp, _>(now).load(c)
    })?)
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
