//! A moment in UTC, to the second, as both databases keep it.

use chrono::{DateTime, NaiveDateTime, TimeZone, Timelike, Utc};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Timestamp;

/// A moment in UTC. Seconds are enough for childcare, and both databases agree on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Timestamp)]
pub struct Instant(NaiveDateTime);

impl Instant {
    /// This moment, cut to the second.
    pub fn from_utc(moment: DateTime<Utc>) -> Self {
        let naive = moment.naive_utc();
        Instant(naive.with_nanosecond(0).unwrap_or(naive))
    }

    /// This moment as chrono's UTC date and time.
    pub fn utc(self) -> DateTime<Utc> {
        self.0.and_utc()
    }

    /// This moment in a time zone.
    pub fn local<Z: TimeZone>(self, zone: &Z) -> DateTime<Z> {
        self.utc().with_timezone(zone)
    }

    /// The moment `seconds` later (earlier when negative).
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Instant(self.0 + chrono::Duration::seconds(seconds))
    }

    /// The moment `minutes` later (earlier when negative).
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes * 60)
    }

    /// The moment `hours` later (earlier when negative).
    pub fn plus_hours(self, hours: i64) -> Self {
        self.plus_seconds(hours * 3600)
    }

    /// Elapsed whole minutes since `earlier`.
    pub fn minutes_since(self, earlier: Instant) -> i64 {
        (self.0 - earlier.0).num_minutes()
    }
}

impl<DB: Backend> ToSql<Timestamp, DB> for Instant
where
    NaiveDateTime: ToSql<Timestamp, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<Timestamp, DB> for Instant
where
    NaiveDateTime: FromSql<Timestamp, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        NaiveDateTime::from_sql(bytes).map(Instant)
    }
}
