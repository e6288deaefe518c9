//! What everything that happened leaves behind: an id that sorts by its moment, a letter's envelope, a link, a line in the journal.

use chrono::{DateTime, Duration, Utc};
use rand::RngExt;

use super::past::Past;
use super::rows::{Value, at, id, null, number, text};

/// Days that the links of families and caregivers open, and those to an offer; for a month more they are told to be over.
pub const PAGE_DAYS: i64 = 90;
pub const OFFER_DAYS: i64 = 30;
const OVER_DAYS: i64 = 30;

/// Whom and what something is about.
#[derive(Clone, Copy, Default)]
pub struct Concerns<'a> {
    pub family: Option<&'a str>,
    pub caregiver: Option<&'a str>,
    pub slot: Option<&'a str>,
    pub offer: Option<&'a str>,
    pub week: Option<&'a str>,
}

impl Past<'_> {
    /// An id of version 7, which sorts by its moment.
    pub fn id(&mut self, moment: DateTime<Utc>) -> String {
        let (high, low): (u16, u64) = (self.random.random(), self.random.random());
        let millis = moment.timestamp_millis().max(0) as u64;
        let (head, tail) = (millis >> 16, millis & 0xffff);
        let (version, variant) = (0x7000 | (high & 0x0fff), 0x8000 | ((low >> 48) & 0x3fff));
        format!("{head:08x}-{tail:04x}-{version:04x}-{variant:04x}-{:012x}", low & 0xffff_ffff_ffff)
    }

    /// A letter that was sent, and of which only the envelope is left.
    pub fn letter(
        &mut self,
        written: DateTime<Utc>,
        letter: &str,
        (family, caregiver): (Option<&str>, Option<&str>),
        to: &str,
    ) -> anyhow::Result<()> {
        let own = self.id(written);
        let row: [Value; 20] = [
            text(&own),
            text(&self.organiser),
            id(family),
            id(caregiver),
            text("Wijk"),
            text(to),
            text(to.split('@').nth(1).unwrap_or_default()),
            text("leen@wijk.example"),
            text(letter),
            null(),
            text(&own),
            text("sent"),
            number(1),
            at(written),
            null(),
            null(),
            null(),
            null(),
            at(written),
            at(written + Duration::seconds(2)),
        ];
        self.database.add("outbox", row)
    }

    /// A link, unless it has been forgotten since.
    pub fn link(&mut self, issued: DateTime<Utc>, purpose: &str, days: i64, opens: Concerns<'_>) -> anyhow::Result<()> {
        if issued + Duration::days(days + OVER_DAYS) < self.now {
            return Ok(());
        }
        let hash: String = (0..4).map(|_| format!("{:016x}", self.random.random::<u64>())).collect();
        let row = [
            text(&hash),
            text(&self.organiser),
            text(purpose),
            id(opens.family),
            id(opens.caregiver),
            id(opens.offer),
            null(),
            at(issued),
            at(issued + Duration::days(days)),
        ];
        self.database.add("links", row)
    }

    pub fn event(
        &mut self,
        when: DateTime<Utc>,
        kind: &str,
        (actor_kind, actor): (&str, Option<&str>),
        about: Concerns<'_>,
        detail: &str,
    ) -> anyhow::Result<()> {
        let row = [
            text(&self.id(when)),
            text(&self.organiser),
            at(when),
            text(kind),
            text(actor_kind),
            id(actor),
            id(about.family),
            id(about.caregiver),
            id(about.slot),
            id(about.offer),
            id(about.week),
            text(detail),
        ];
        self.database.add("events", row)
    }
}
