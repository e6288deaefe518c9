//! What stands in calendars. The family's entry: one UID for life, a higher SEQUENCE with each change, CANCEL under the same UID, times
//! in UTC.
//!
//! People share their calendars: the entry has no link by which anything can be changed, only the way to a new one. Its
//! organiser is the address that the e-mail itself comes from, the same whoever is contact person meanwhile.

use icalendar::{Calendar, Component, EventLike, EventStatus, Property};

use crate::basics::ids::FamilyId;
use crate::basics::{EmailAddress, Instant};
use crate::caregivers::Caregiver;
use crate::context::{Context, Organiser, Site};
use crate::families;
use crate::offers::{self, Offer, State};
use crate::planning::Role;
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
        .description(&whom_to_call(words, entry.organiser, entry.site))
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

/// A shift of a caregiver, as her calendar shows it.
struct Shift<'a> {
    slot: &'a Slot,
    /// Where about it is; the address stays behind its button.
    locality: &'a str,
    /// Whether she goes along to learn.
    learns: bool,
    /// Whether it waits for her answer.
    waits: bool,
}

/// So many days back and ahead a caregiver's calendar shows.
const CALENDAR_DAYS: (i64, i64) = (31, 366);

/// What a caregiver comes to and what waits for her answer, as a calendar file.
pub fn of_caregiver(context: &mut Context, caregiver: &Caregiver) -> anyhow::Result<String> {
    let (back, ahead) = CALENDAR_DAYS;
    let (from, until) = (context.now.plus_hours(-24 * back), context.now.plus_hours(24 * ahead));
    let all = offers::between(context, &caregiver.id, from, until)?;
    let families: Vec<FamilyId> = all.iter().map(|(_, slot, _)| slot.family_id.clone()).collect();
    let families = families::by_ids(context, &families)?;
    let now = context.now;
    let stands = |offer: &Offer, slot: &Slot| {
        let waits = offer.state.is_awaited() && slot.starts_at > now;
        slot.cancelled_at.is_none() && (offer.state == State::Accepted || waits)
    };
    let shifts: Vec<Shift> = all
        .iter()
        .filter(|(offer, slot, _)| stands(offer, slot))
        .map(|(offer, slot, _)| Shift {
            slot,
            locality: families.get(&slot.family_id).map_or("", |family| family.locality.as_str()),
            learns: offer.role == Role::Trainee,
            waits: offer.state != State::Accepted,
        })
        .collect();
    let words = Words::of(&caregiver.profile.language).plain();
    Ok(feed(&words, context, &shifts))
}

/// All shifts of a caregiver as a calendar that programs read again and again.
fn feed(words: &Words, context: &Context, shifts: &[Shift<'_>]) -> String {
    let organiser = &context.organiser;
    let mut calendar = Calendar::new();
    calendar.name(&words.say1("calendar-feed-name", "organiser", &organiser.name));
    calendar.append_property(Property::new("METHOD", "PUBLISH").done());
    calendar.append_property(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done());
    for shift in shifts {
        let key = match (shift.waits, shift.learns) {
            (true, _) => "calendar-feed-offer",
            (false, true) => "calendar-feed-along",
            (false, false) => "calendar-feed-shift",
        };
        let mut event = icalendar::Event::new();
        event
            .uid(&format!("shift-{}@wijkopvang", shift.slot.id))
            .timestamp(context.now.utc())
            .starts(shift.slot.starts_at.utc())
            .ends(shift.slot.ends_at.utc())
            .summary(&words.say1(key, "place", shift.locality))
            .description(&whom_to_call(words, organiser, &context.site))
            .location(shift.locality)
            .status(if shift.waits { EventStatus::Tentative } else { EventStatus::Confirmed });
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// Whom to call, and where a new link to one's own page is asked for.
fn whom_to_call(words: &Words, organiser: &Organiser, site: &Site) -> String {
    let message = Message::new("calendar-description")
        .with("name", &organiser.contact_name)
        .with("phone", &organiser.contact_phone)
        .with("link", site.link(&format!("/o/{}/link", organiser.slug)));
    words.tell(&message)
}
