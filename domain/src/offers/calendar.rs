//! The family's calendar entry: one UID for life, a higher SEQUENCE with each change, CANCEL under the same UID, times in UTC.

use icalendar::{Calendar, Component, EventLike, EventStatus, Property};

use crate::basics::{EmailAddress, Instant};
use crate::requests::Slot;
use crate::words::Words;

/// What stands in the entry. No street, no child's name.
pub struct Entry<'a> {
    pub slot: &'a Slot,
    pub sequence: i32,
    pub now: Instant,
    pub family: &'a EmailAddress,
    pub organiser_email: &'a str,
    pub locality: &'a str,
    pub caregiver: &'a str,
    pub link: &'a str,
    pub cancelled: bool,
}

/// The calendar file of a slot.
pub fn file(words: &Words, entry: &Entry<'_>) -> String {
    let mut event = icalendar::Event::new();
    event
        .uid(&format!("slot-{}@wijkopvang", entry.slot.id))
        .timestamp(entry.now.utc())
        .starts(entry.slot.starts_at.utc())
        .ends(entry.slot.ends_at.utc())
        .summary(&words.say1("calendar-summary", "caregiver", entry.caregiver))
        .description(entry.link)
        .location(entry.locality)
        .status(if entry.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .sequence(entry.sequence.unsigned_abs());
    event.append_property(Property::new("ORGANIZER", format!("mailto:{}", entry.organiser_email)).done());
    event.append_multi_property(
        Property::new("ATTENDEE", format!("mailto:{}", entry.family))
            .add_parameter("PARTSTAT", "ACCEPTED")
            .add_parameter("RSVP", "FALSE")
            .done(),
    );
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", if entry.cancelled { "CANCEL" } else { "REQUEST" }).done());
    calendar.push(event.done());
    calendar.to_string()
}
