//! The table `letter_bodies`: what letters say, until they went.

use diesel::prelude::*;

use crate::basics::ids::LetterId;
use crate::store::Connection;
use crate::store::schema::letter_bodies;

/// With more letters waiting than these the table of what they say is made anew later.
const MOST_RENEWED: i64 = 1000;

/// Whose it is, subject, text, HTML, calendar.
type Said<'a> = (LetterId, &'a str, &'a str, &'a str, Option<&'a str>);

/// What a letter says.
pub fn insert(connection: &mut Connection, (id, subject, text, html, calendar): &Said<'_>) -> anyhow::Result<()> {
    diesel::insert_into(letter_bodies::table)
        .values((
            letter_bodies::letter_id.eq(id),
            letter_bodies::subject.eq(subject),
            letter_bodies::body_text.eq(text),
            letter_bodies::body_html.eq(html),
            letter_bodies::calendar.eq(calendar),
        ))
        .execute(connection)?;
    Ok(())
}

/// What letters said goes.
pub fn wipe(connection: &mut Connection, ids: &[LetterId]) -> anyhow::Result<()> {
    diesel::delete(letter_bodies::table.filter(letter_bodies::letter_id.eq_any(ids))).execute(connection)?;
    Ok(())
}

/// Makes the table of what letters say anew, when it is small: pages that were split while letters came and went keep
/// copies of what was deleted since. PostgreSQL sees to it by itself.
pub fn renew(connection: &mut Connection) -> anyhow::Result<()> {
    type Body = (LetterId, String, String, String, Option<String>);
    let waiting: i64 = letter_bodies::table.count().get_result(connection)?;
    if matches!(connection, Connection::Postgres(_)) || waiting > MOST_RENEWED {
        return Ok(());
    }
    let bodies: Vec<Body> = letter_bodies::table.load(connection)?;
    diesel::delete(letter_bodies::table).execute(connection)?;
    for (id, subject, text, html, calendar) in bodies {
        insert(connection, &(id, &subject, &text, &html, calendar.as_deref()))?;
    }
    Ok(())
}
