//! The family's calendar entry: one UID for life, a higher SEQUENCE with each change, CANCEL under the same UID, times
//! in UTC.
//!
//! People share their calendars: the entry has no link by which anything can be changed, only the way to a new one. Its
//! organiser is the address that the e-mail itself comes from, the same whoever is contact person meanwhile.

use icalendar::{Calendar, Component, EventLike, EventStatus, Property};

use crate::basics::{EmailAddress, Instant};
use crate::context::{Organiser, Site};
use crate::requests::Slot;
use crate::words::{Message, Words};

/// What stands in the entry. No street, no child's name.
pub struct Entry<'a> {
    pub slot: &'a Slot,
    pub sequence: i32,
    pub now: Instant,
    pub family: &'a EmailAddress,
    pub organiser: &'a Organiser,
    pub site: &'a Site,
    pub locality: &'a str,
    pub caregiver: &'a str,
    /// Who goes along to learn, by first name.
    pub trainee: Option<&'a str>,
    pub cancelled: bool,
}

/// The calendar file of a slot.
pub fn file(words: &Words, entry: &Entry<'_>) -> String {
    let summary = match entry.trainee {
        Some(trainee) => words.say2("calendar-summary-along", "caregiver", entry.caregiver, "trainee", trainee),
        None => words.say1("calendar-summary", "caregiver", entry.caregiver),
    };
    let mut event = icalendar::Event::new();
    event
        .uid(&format!("slot-{}@wijkopvang", entry.slot.id))
        .timestamp(entry.now.utc())
        .starts(entry.slot.starts_at.utc())
        .ends(entry.slot.ends_at.utc())
        .summary(&summary)
        .description(&description(words, entry))
        .location(entry.locality)
        .status(if entry.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .sequence(entry.sequence.unsigned_abs());
    event.append_property(Property::new("ORGANIZER", format!("mailto:{}", entry.site.sender)).done());
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

/// Whom to call, and where a new link to the family's own page is asked for.
fn description(words: &Words, entry: &Entry<'_>) -> String {
    let message = Message::new("calendar-description")
        .with("name", &entry.organiser.contact_name)
        .with("phone", &entry.organiser.contact_phone)
        .with("link", entry.site.link(&format!("/o/{}/link", entry.organiser.slug)));
    words.tell(&message)
}
