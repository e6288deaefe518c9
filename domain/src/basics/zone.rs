//! A time zone, as the databases keep it.

use chrono_tz::Tz;

use crate::read_from_text;

/// A time zone by its IANA name, such as `Europe/Brussels`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, diesel::deserialize::FromSqlRow)]
pub struct Zone(pub Tz);

impl Zone {
    /// The zone with this name.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Zone)
    }
}

read_from_text!(Zone);
