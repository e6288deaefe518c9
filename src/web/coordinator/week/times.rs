//! Times near by at which somebody could come to a slot that nobody has: for the telephone. Each has passed the rules as
//! the page is made; nothing is changed by it.

use domain::basics::ids::SlotId;
use domain::planning::Door;
use domain::words::{Message, Words};

use super::Seen;
use crate::web::kit::Desk;
use crate::web::kit::reach::Reach;

/// So many times are shown, the nearest first.
const MOST_TIMES: usize = 6;
/// So many who could come are named of each.
const MOST_NAMED: usize = 4;

/// A time at which somebody could come.
pub struct TimeNear {
    pub when: String,
    /// What is different, in short.
    pub how: String,
    /// Who could come: name, page, and what speaks for her.
    pub who: Vec<(String, String, String)>,
    /// What to say to the family, in its language, and the links that open a message with it.
    pub text: String,
    pub message: Option<(String, String)>,
}

/// The times near a slot that has nobody, as they are now.
pub(super) fn near(desk: &Desk, seen: &Seen, slot: &SlotId) -> Vec<TimeNear> {
    let now = desk.now();
    let coming = |door: &Door| domain::basics::Instant::from_utc(door.start.to_utc()) > now;
    let doors = seen.view.doors(slot).into_iter().filter(coming).take(MOST_TIMES);
    doors.map(|door| time(desk, seen, slot, &door)).collect()
}

fn hours(words: &Words, door: &Door) -> String {
    let (start, end) = (door.start.naive_local(), door.end.naive_local());
    format!("{}, {}", words.day(start.date()), words.hours(start, end))
}

fn time(desk: &Desk, seen: &Seen, slot: &SlotId, door: &Door) -> TimeNear {
    let words = &desk.visit.words;
    let who = door.visitors.iter().take(MOST_NAMED).map(|visitor| {
        let known = if visitor.known { words.say("near-known") } else { String::new() };
        let travel = words.say1("near-travel", "travel", words.duration(visitor.travel_minutes));
        let told = [known, travel].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        (seen.name(&visitor.caregiver), format!("/caregivers/{}", visitor.caregiver), told)
    });
    let family = seen.slot(slot).and_then(|slot| seen.view.families.get(&slot.family_id));
    let (text, message) = family.map_or((String::new(), None), |family| {
        let hers = Words::of(&family.language).plain();
        let asked = Message::new("near-message").with("time", hours(&hers, door));
        let reach = Reach::saying(desk, &family.name, &family.phone, &family.language, &asked);
        (reach.text, reach.message)
    });
    TimeNear { when: hours(words, door), how: how(words, door), who: who.collect(), text, message }
}

/// What is different from what was asked.
fn how(words: &Words, door: &Door) -> String {
    let moved = |key: &str, minutes: i64| words.say1(key, "time", words.duration(minutes.abs()));
    let parts = [
        (door.days_later != 0).then(|| words.say("near-other-day")),
        (door.minutes_later > 0).then(|| moved("near-later", door.minutes_later)),
        (door.minutes_later < 0).then(|| moved("near-earlier", door.minutes_later)),
        (door.minutes_less > 0).then(|| moved("near-shorter", door.minutes_less)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
